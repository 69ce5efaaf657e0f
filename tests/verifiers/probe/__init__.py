"""Module campaigns."""
