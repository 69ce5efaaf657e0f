"""C as a source language: preprocessor, syntax, interfaces, modules and their edges."""

from analyzers.c.resolve import CSource

SOURCE = CSource()
