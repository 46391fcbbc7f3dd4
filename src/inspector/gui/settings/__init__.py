"""设置: the office, its officers, and how the program looks on this laptop."""
