"""What a target language is: where files go, how modules compose into a tree, how the tree is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from translators.protocol import Translation


@dataclass(frozen=True)
class Program:
    """An executable of the target tree: `name` of the binary and the module whose `main` it calls."""

    name: str
    module: str


class Target(Protocol):
    """A target language.

    Layout (fixed, so that people, models and rules agree):
    * Rust: one crate; module `m` is `src/m.rs` (and `src/m/…`), reached as `crate::m`; the support library is
      `src/theseus_rt/`, reached as `crate::theseus_rt`; a main module has `pub fn main()`; `src/lib.rs`,
      `src/bin/<program>.rs` and `Cargo.toml` are generated.
    * Go: one Go module called `migrated`; module `m` is package `m` in `m/m.go` (and other files of `m/`),
      imported as `migrated/m`; the support library is `migrated/theseusrt`; a main module has `func Main()`;
      `cmd/<program>/main.go` and `go.mod` are generated.
    """

    name: str

    def owns(self, module_id: str, path: str) -> bool:
        """Whether a file of the target tree belongs to that module."""
        ...

    def builds(self, path: str) -> bool:
        """Whether a file of that name is source that the target's tool takes on every machine: no tests, no
        assembly, no name by which it is left out."""
        ...

    def compose(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """Every file of the buildable tree: the modules', the support library's, the generated ones."""
        ...

    def standalone(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """The same tree as a package of its own: the target's own tool, called in it without arguments, builds
        the program when there is one only."""
        ...
