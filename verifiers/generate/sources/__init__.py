"""The languages whose sources are looked through for what a program reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from verifiers.generate.sources.ada import AdaReader
from verifiers.generate.sources.c import CReader
from verifiers.generate.sources.cobol import CobolReader
from verifiers.generate.sources.go import GoReader
from verifiers.generate.sources.model import Reader, Source
from verifiers.generate.sources.rust import RustReader

READERS: tuple[Reader, ...] = (CReader(), AdaReader(), CobolReader(), RustReader(), GoReader())


def by_reader(sources: Mapping[str, str]) -> tuple[dict[Reader, list[Source]], list[str]]:
    """The files (name -> text) of each language without comments and literals, and the names of those of none."""
    found: dict[Reader, list[Source]] = {}
    unknown = []
    for name, text in sources.items():
        if (reader := reader_for(name)) is None:
            unknown.append(name)
            continue
        lexed = reader.lex(text)
        found.setdefault(reader, []).append(Source(name, lexed.code, lexed.strings))
    return found, unknown


def reader_for(name: str) -> Reader | None:
    """The reader for a file of that name; None where its language is not known."""
    suffix = Path(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)
