"""交换: out to the stick and in from the stick, as two big steps."""
