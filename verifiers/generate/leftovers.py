"""Files that are there before a program starts, though it did not ask for them by a name that its sources tell: those that
it writes, as another run left them or with something else in them, and those that its input names.

Whether a file is made anew, added to or refused because it is there shows only then.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch

from verifiers.observe import Case, Observation

LEFTOVER = "leftover"  # the origin of such cases
_SHARE = 0.1  # of the cases, after which the same is tried with such files
_KEPT, _LONGEST = 8, 8000  # contents of a file, and their bytes
_OTHER = (b"", b"1\n", b"earlier text\nof two lines\n", b"12 7\n3,4\nend\n")
_NAME = re.compile(rb"(?=[.-]*\w)[\w.-]{1,24}")  # neither `.` nor `..`
_NAMED = 2  # files that the words of an input name, at most


@dataclass
class Leftovers:
    """`names`: files that the sources speak of; `opaque`: patterns of those in a runtime's own format; `by_name`: the
    words of an input may name files, too."""

    names: Iterable[str] = ()
    opaque: tuple[str, ...] = ()
    by_name: bool = False
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
        """The case with such files; often the case itself."""
        if not (self._contents or self.by_name) or case.steps or rng.random() > _SHARE:
            return case
        there = {name for name, _ in case.files}
        names = [name for name in self._contents if name not in there and rng.random() < 0.7]
        if self.by_name:
            words = [w for text in (*case.arguments, case.stdin[:400]) for w in _NAME.findall(text)]
            told = dict.fromkeys(w.decode("ascii", "ignore") for w in words if w.strip(b"."))
            names += [n for n in list(told)[:_NAMED] if n and n not in there and n not in names and not self._is_opaque(n)]
        every = [content for known in self._contents.values() for content in known]
        more = []
        for name in names:
            known = self._contents.get(name) or every
            more.append((name, rng.choice(known) if known and rng.random() < 0.6 else rng.choice(_OTHER)))
        return replace(case, files=(*case.files, *more)) if more else case

    def _is_opaque(self, name: str) -> bool:
        return any(fnmatch(name, pattern) for pattern in self.opaque)
