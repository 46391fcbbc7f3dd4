"""任务: what is known to wait, each one key from the work."""
