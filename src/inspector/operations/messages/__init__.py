"""Kinds of record that travel, one file each."""
