"""The package format, without meaning."""
