"""Ada as a source language."""
