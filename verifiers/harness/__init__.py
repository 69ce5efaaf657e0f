"""Drivers around single modules, one file a language."""
