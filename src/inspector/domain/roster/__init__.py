"""From an office's messy sheet to a judged preview."""
