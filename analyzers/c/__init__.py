"""C as a source language."""
