"""Paths and settings; standard library only."""
