"""开始检查: which institution, why, by which checklists, by whom."""
