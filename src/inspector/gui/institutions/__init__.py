"""机构: the register, filtered as one types, and a page about each institution."""
