"""How a compiler is asked what it knows of files as they stand, without a build of the tree.

A language that has such a compiler gives its `compilations`, registered in `analyzers.registry.COMPILED`; whoever runs
them decides where and how long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from analyzers.survey.facts import Survey
from analyzers.survey.surface import Surface

TREE = "/src"
"""Where the compilers see the tree."""


@dataclass(frozen=True)
class Compilation:
    """One file's: a shell command, run in an empty folder, the files there that tell (patterns of names), and what
    they say by name; None when nothing."""

    path: str
    command: str
    reports: tuple[str, ...]
    read: Callable[[Mapping[str, str]], Surface | None]


Compiled = Callable[[Survey], Iterable[Compilation]]


def in_tree(path: str) -> str:
    """A compiler's path as the tree's own; empty for one outside."""
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == ".." and parts:
            parts.pop()
        elif part not in (".", ".."):
            parts.append(part)
    return "/".join(parts[2:]) if f"/{'/'.join(parts[1:2])}" == TREE and parts[:1] == ["/"] else ""


def paths_of(found: Survey, language: str) -> list[str]:
    return [f.path for f in found.files.values() if f.language == language]


def folders_of(paths: Sequence[str]) -> list[str]:
    return sorted({PurePosixPath(p).parent.as_posix() for p in paths})
