"""Module campaigns: subprograms called through drivers on both sides, answer by answer."""
