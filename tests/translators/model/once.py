"""Real gates whose findings are kept, for many searches that are answered the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from translators.attempt import Finding, Gate

Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Once:
    """Gates as one: each answer is judged once, and `known` has what was said of it."""

    gates: Sequence[Gate]
    known: dict[Files, Finding] = field(default_factory=dict)

    def check(self, files: Mapping[str, str]) -> Finding:
        key = tuple(sorted(files.items()))
        if key not in self.known:
            for gate in self.gates:
                self.known[key] = gate.check(files)
                if not self.known[key].passed:
                    break
        return self.known[key]

    def by_text(self, path: str) -> dict[str, Finding]:
        """The findings, by the text of one file."""
        return {dict(files)[path]: finding for files, finding in self.known.items()}
