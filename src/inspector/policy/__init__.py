"""Loads and validates the policy pack."""
