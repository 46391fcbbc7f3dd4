"""Kinds of document, one file each."""
