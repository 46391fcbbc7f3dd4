"""检查: the heart; sections, items with their answers, findings and photos."""
