"""What is gathered of one C file while its parts are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Function:
    """A function with a body. `specifiers` are the words before its name, of which one may be a macro for `static`;
    `body` is a hash of its text without blanks (0: too short to tell copies by)."""

    name: str
    line: int
    end_line: int
    specifiers: list[str]
    complexity: int
    calls: dict[str, None]
    body: int
    old_style: bool
    head: str
    locals: list[str]  # the names that it declares, where a condition has more branches

    def row(self) -> list[Any]:
        """As plain values, for the payload."""
        return [
            self.name, self.line, self.end_line, self.specifiers, self.complexity, list(self.calls), self.body,
        ]  # fmt: skip


@dataclass(slots=True)
class Found:
    """Names with the line of the first place that each stands at."""

    functions: list[Function] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)  # other names in bodies and initialisers
    type_uses: dict[str, int] = field(default_factory=dict)
    objects: dict[str, list[Any]] = field(default_factory=dict)  # line, specifiers, has a value
    prototypes: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    pointer_calls: dict[str, int] = field(default_factory=dict)
    assigned: dict[str, None] = field(default_factory=dict)  # "field=function", and of tables "structure#number=function"
    members: dict[str, list[str]] = field(default_factory=dict)  # of structures that may hold functions
    tables: dict[int, tuple[str, str]] = field(default_factory=dict)  # where an initialiser begins that is read next: structure, array
    hazards: dict[str, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # that tell of a standard of C

    def hazard(self, what: str, count: int = 1) -> None:
        self.hazards[what] = self.hazards.get(what, 0) + count
