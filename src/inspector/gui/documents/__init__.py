"""文书: every document with its number and state, and its pages."""
