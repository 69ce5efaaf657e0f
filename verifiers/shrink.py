"""Makes a counterexample small: fewer steps, files, arguments, records, lines, tokens and bytes, then simpler
values, for as long as the sides still differ in the same way.

The invariant of every function here: what it returns was accepted by `differs`, and is never larger in the
order of `simplicity` than what it was given.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from verifiers.generate.mutate import TOKEN, split_lines
from verifiers.generate.parts import Part, get, parts, put
from verifiers.observe import Case

Differs = Callable[[Case], bool]
T = TypeVar("T")
_ROUNDS = 6


@dataclass
class Shrinker:
    """`differs` says whether a smaller case still shows the difference; tried cases are remembered.

    `record_widths` gives the record length of files without line ends.
    """

    differs: Differs
    deadline: float
    record_widths: dict[str, int] = field(default_factory=dict)
    tried: int = 0
    _known: set[Case] = field(default_factory=set)

    def shrink(self, case: Case) -> Case:
        """Repeat all passes until none helps any more or time is up."""
        passes = (self._steps, self._arguments, self._files, self._environment, self._texts, self._values)
        for _ in range(_ROUNDS):
            before = case
            for step in passes:
                case = step(case)
            if case == before or time.monotonic() >= self.deadline:
                break
        return case

    def lines(self, case: Case) -> Case:
        """Only drop lines and records: quick, and every line that stays is one that was there."""
        for part in parts(case):
            if part.kind != "argument" and (text := get(case, part)):
                case = self._reduce(case, part, self.chunks(part, text))
        return case

    def accepts(self, case: Case) -> bool:
        if case in self._known or time.monotonic() >= self.deadline:
            return False
        self._known.add(case)
        self.tried += 1
        return self.differs(case)

    # ------------------------------------------------------------------ whole pieces

    def _steps(self, case: Case) -> Case:
        if len(case.steps) < 2:
            return case
        kept = self._list(list(case.steps), lambda steps: replace(case, steps=tuple(steps)) if steps else None)
        return replace(case, steps=tuple(kept))

    def _arguments(self, case: Case) -> Case:
        if not case.arguments:
            return case
        kept = self._list(list(case.arguments), lambda arguments: replace(case, arguments=tuple(arguments)))
        return replace(case, arguments=tuple(kept))

    def _files(self, case: Case) -> Case:
        if not case.files:
            return case
        kept = self._list(list(case.files), lambda files: replace(case, files=tuple(files)))
        return replace(case, files=tuple(kept))

    def _environment(self, case: Case) -> Case:
        if not case.environment:
            return case
        kept = self._list(list(case.environment), lambda variables: replace(case, environment=tuple(variables)))
        return replace(case, environment=tuple(kept))

    # ------------------------------------------------------------------ texts

    def _texts(self, case: Case) -> Case:
        for part in parts(case):
            text = get(case, part)
            if not text:
                continue
            case = self._reduce(case, part, self.chunks(part, text))
            if part.path not in self.record_widths:
                case = self._reduce(case, part, TOKEN.findall(get(case, part)))
                text = get(case, part)
                if len(text) <= 400:
                    case = self._reduce(case, part, [text[i : i + 1] for i in range(len(text))])
        return case

    def chunks(self, part: Part, text: bytes) -> list[bytes]:
        """The records or lines of a text, with their ends."""
        if width := self.record_widths.get(part.path):
            return [text[i : i + width] for i in range(0, len(text), width)]
        return split_lines(text)

    def _reduce(self, case: Case, part: Part, pieces: list[bytes]) -> Case:
        kept = self._list(pieces, lambda some: put(case, part, b"".join(some)))
        return put(case, part, b"".join(kept))

    def _list(self, items: list[T], build: Callable[[list[T]], Case | None]) -> list[T]:
        """Delta debugging by deletion: drop ever smaller runs of items while the difference stays.

        Each round either removes something or halves the run length, so it ends after O(n log n) trials.
        """
        size = len(items)
        while size >= 1 and items:
            at = 0
            removed = False
            while at < len(items):
                fewer = items[:at] + items[at + size :]
                candidate = build(fewer)
                if candidate is not None and self.accepts(candidate):
                    items = fewer
                    removed = True
                else:
                    at += size
                if time.monotonic() >= self.deadline:
                    return items
            if not removed or size > 1:
                size //= 2
        return items

    # ------------------------------------------------------------------ values

    def _values(self, case: Case) -> Case:
        """Numbers toward 0, words toward `a`, one token after the other; widths kept in fixed-width files."""
        for part in parts(case):
            position = 0
            while time.monotonic() < self.deadline:
                text = get(case, part)
                match = _VALUE.search(text, position)
                if match is None:
                    break
                before, after = text[: match.start()], text[match.end() :]
                token = self._token(case, part, before, match.group(), after)
                case = put(case, part, before + token + after)
                position = match.start() + max(1, len(token))
        return case

    def _token(self, case: Case, part: Part, before: bytes, token: bytes, after: bytes) -> bytes:
        def works(candidate: bytes) -> bool:
            return candidate != token and self.accepts(put(case, part, before + candidate + after))

        fixed = part.path in self.record_widths
        if token.isspace():
            return b" " if not fixed and works(b" ") else token
        if token[:1].isalpha():
            simple = [b"a" * len(token), b"A" * len(token)] if fixed or len(token) == 1 else [b"a", b"a" * len(token)]
            if set(token) <= set(b"aA"):
                simple = simple[:1] if not fixed else []
            return next((s for s in simple if works(s)), token)
        whole, point, fraction = token.partition(b".")
        if point and not fixed and works(whole):
            whole, point, fraction = whole, b"", b""
        value = int(whole)
        sign = -1 if value < 0 else 1
        if sign < 0 and not fixed and works(str(-value).encode() + point + fraction):
            sign = 1
        size = abs(value)

        def spelled(n: int) -> bytes:
            text = str(n).encode()
            if fixed or whole.lstrip(b"-").startswith(b"0"):
                text = text.rjust(len(whole.lstrip(b"-")), b"0")
            return (b"-" if sign < 0 and n else b"") + text + point + fraction

        for small in (0, 1):
            if small < size and works(spelled(small)):
                return spelled(small)
        step = size // 2
        while step:  # binary search for the least number that works, if the ones above it all do
            if works(spelled(size - step)):
                size -= step
            step //= 2
        return spelled(size)


_VALUE = re.compile(rb"-?\d+(?:\.\d+)?|[A-Za-z][A-Za-z0-9_]*|[^\S\n]{2,}")
