"""Small C trees for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from analyzers.c.source import SOURCE
from analyzers.model import Codebase, Module, SourceFile, Subprogram


def files_of(texts: Mapping[str, str]) -> list[SourceFile]:
    return [
        SourceFile(PurePosixPath(path), "c", text, hashlib.sha256(text.encode()).hexdigest())
        for path, text in sorted(texts.items())
    ]


def tree_of(texts: Mapping[str, str], root: str = "tree") -> Codebase:
    found = SOURCE.analyze(files_of(texts))
    return Codebase(root, found.modules, found.dependencies, found.diagnostics)


def module_of(text: str, name: str = "m") -> Module:
    return tree_of({f"{name}.c": text}).module(name)


def function_of(text: str, name: str = "") -> Subprogram:
    """The named function of one file, or its last."""
    subprograms = module_of(text).interface.subprograms
    return next(s for s in reversed(subprograms) if not name or s.name == name)
