"""The languages whose sources are looked through for what a program reads."""

from __future__ import annotations

from pathlib import Path

from verifiers.generate.sources.ada import AdaReader
from verifiers.generate.sources.c import CReader
from verifiers.generate.sources.cobol import CobolReader
from verifiers.generate.sources.go import GoReader
from verifiers.generate.sources.model import Reader
from verifiers.generate.sources.rust import RustReader

READERS: tuple[Reader, ...] = (CReader(), AdaReader(), CobolReader(), RustReader(), GoReader())


def reader_for(name: str) -> Reader | None:
    """The reader for a file of that name; None where its language is not known."""
    suffix = Path(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)
