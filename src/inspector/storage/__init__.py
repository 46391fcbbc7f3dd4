"""The data file and the file store; rows never leave this package."""
