"""Invented registers: for practice mode, the demonstration and the tests."""
