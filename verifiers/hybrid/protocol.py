"""The data that hybrid builds speak of, and what a host's and a guest's language must offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from analyzers.model import Codebase, Module, Subprogram
from translators.protocol import ProbeUnit

MARK = "theseus-hybrid.json"
"""The file at the top of a hybrid tree that says what it is; `host/` and `guest/` lie beside it."""


MANIFESTS = ("Cargo.toml", "go.mod")
HIDDEN = ".hybrid"
"""Manifests have this suffix in a hybrid tree: a folder with one below the top is taken for a tree of its own."""


@dataclass(frozen=True)
class Glued:
    """One subprogram that is called across the border. `number` is its place in its table (moved or kept)."""

    number: int
    module: Module
    subprogram: Subprogram
    probe: ProbeUnit


@dataclass(frozen=True)
class Refused:
    """A module (`subprogram` empty) or a subprogram that stays in the original, and why."""

    module: str
    subprogram: str
    reason: str

    def __str__(self) -> str:
        return f"{self.module}{'.' if self.subprogram else ''}{self.subprogram}: {self.reason}"


@dataclass(frozen=True)
class Plan:
    """`moved` are called by the host and live in the guest; `kept` the other way round. `linked` are modules that
    did not move and of which the guest still needs more than `kept` offers: their translations come along."""

    moved: tuple[Glued, ...]
    kept: tuple[Glued, ...]
    refused: tuple[Refused, ...]
    linked: tuple[str, ...] = ()

    @property
    def modules(self) -> tuple[str, ...]:
        """Ids of the modules of which something moved."""
        return tuple(sorted({g.module.id for g in self.moved}))


class Host(Protocol):
    """The original's language as the host of replaced modules."""

    def undrivable(self, subprogram: Subprogram) -> str:
        """Why a subprogram of an original can't be a stub, or be called from the guest; empty when it can."""
        ...

    def unmovable(self, codebase: Codebase, root: Path, module: Module) -> str:
        """What the rest of the original does to a module as a whole that a replacement would not notice, or empty."""
        ...

    def tree(self, codebase: Codebase, root: Path, plan: Plan) -> dict[str, bytes]:
        """The original's files with the stubs in them. Raises TheseusError naming what can't be glued."""
        ...

    def crossing(self, subprogram: Subprogram) -> Subprogram:
        """The subprogram as it crosses the border: directions as the glue hands them over."""
        ...

    def leftovers(self, plan: Plan) -> tuple[str, ...]:
        """Symbols that only a program with the original's own bodies in it has."""
        ...


class Guest(Protocol):
    """The translation's language as a static library."""

    def tree(self, tree: dict[str, str], plan: Plan, raw: bool) -> dict[str, str]:
        """The composed translation with the glue in it. `raw`: arguments are bytes of storage (COBOL)."""
        ...

    def archive(self, source: Path, out: Path) -> Path:
        """Build the library in the sandbox, into the new folder `out`. Raises BuildError."""
        ...


def by_module(glued: Sequence[Glued]) -> dict[str, list[Glued]]:
    """Grouped by module id, in order."""
    found: dict[str, list[Glued]] = {}
    for item in glued:
        found.setdefault(item.module.id, []).append(item)
    return found


def unhide(folder: Path) -> None:
    """Give the manifests of a staged guest their names back."""
    for path in sorted(folder.rglob(f"*{HIDDEN}")):
        path.rename(path.with_suffix(""))
