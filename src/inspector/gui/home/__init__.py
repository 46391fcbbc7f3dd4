"""今日: what is urgent, each line one click from the work."""
