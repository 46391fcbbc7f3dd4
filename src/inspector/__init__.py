"""养老检查: offline inspection of homes for the elderly."""
