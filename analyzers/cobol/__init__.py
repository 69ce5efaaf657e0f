"""COBOL as a source language."""
