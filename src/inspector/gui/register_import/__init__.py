"""机构: a register is looked at row by row before it is taken in."""
