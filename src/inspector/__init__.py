"""养老检查: offline inspection of homes for the elderly."""

__version__ = "0.1.0"
