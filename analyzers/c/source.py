"""C: preprocessor, syntax, interfaces, modules and their edges."""

from analyzers.c.resolve import CSource

SOURCE = CSource()
