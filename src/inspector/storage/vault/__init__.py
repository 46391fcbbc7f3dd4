"""The vault: what makes a laptop's disk unreadable, and who may open it."""
