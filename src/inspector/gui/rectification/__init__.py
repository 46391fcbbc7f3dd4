"""整改: what institutions still have to correct, by deadline."""
