"""The source languages, in one place."""

from __future__ import annotations

from analyzers import ada, c, cobol
from analyzers.source import Source

SOURCES: tuple[Source, ...] = (ada.SOURCE, c.SOURCE, cobol.SOURCE)
