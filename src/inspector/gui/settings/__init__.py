"""设置: how the program looks on this laptop."""
