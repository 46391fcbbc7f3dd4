"""The tables. Migrations build them; a test holds that both say the same."""
