"""C as a source language. To know its files by their names takes nothing but this module."""

SUFFIXES = (".c", ".h")
