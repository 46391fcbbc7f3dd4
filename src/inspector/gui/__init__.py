"""Everything Qt: window, screens, widgets, jobs."""
