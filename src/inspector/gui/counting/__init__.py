"""清点: beds and residents room by room, by keys alone."""
