"""Files that a program writes, there before it starts: what another run of it left, or something else.

Whether a file is made anew, added to or refused because it is there shows only then.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch

from verifiers.observe import Case, Observation

_SHARE = 0.12  # of the cases of programs that write files
_KEPT, _LONGEST = 8, 8000  # contents of a file, and their bytes
_OTHER = (b"", b"1\n", b"earlier text\nof two lines\n")


@dataclass
class Leftovers:
    """`names`: files that the sources speak of; `opaque`: patterns of those in a runtime's own format."""

    names: Iterable[str] = ()
    opaque: tuple[str, ...] = ()
    _contents: dict[str, list[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.names:
            if not self._is_opaque(name):
                self._contents[name] = []

    def learn(self, seen: Observation, rng: random.Random) -> None:
        """Keep what a run of the original wrote."""
        for name, content in seen.plain_files:
            if content is None or len(content) > _LONGEST or self._is_opaque(name):
                continue
            known = self._contents.setdefault(name, [])
            if content not in known:
                known.append(content)
                if len(known) > _KEPT:
                    known.pop(rng.randrange(_KEPT))

    def given(self, case: Case, rng: random.Random) -> Case:
        """The case with such files, now and then."""
        if not self._contents or case.steps or rng.random() > _SHARE:
            return case
        there = {name for name, _ in case.files}
        more = []
        for name, known in self._contents.items():
            if name not in there and rng.random() < 0.7:
                more.append((name, rng.choice(known) if known and rng.random() < 0.7 else rng.choice(_OTHER)))
        return replace(case, files=(*case.files, *more)) if more else case

    def _is_opaque(self, name: str) -> bool:
        return any(fnmatch(name, pattern) for pattern in self.opaque)
