"""统计: the year in figures, each of which opens to its cases."""
