"""Parts of an evidence bundle: what goes in, and how it is written."""
