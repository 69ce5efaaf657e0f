"""Inputs that reached new code without the lines and words that have no part in it.

Chance brings an input to new code with a dozen lines, of which two led there. What is learned from it (how commands are
written, what they are about, which values to sweep over) is learned from those two. Runs cost time, so they are counted:
a small share of what was executed goes to them at most. What is left of an input may lack the line that ends the program;
so their time is counted as well.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from verifiers.generate.mutate import split_lines
from verifiers.generate.parts import Part, get, put
from verifiers.observe import Case
from verifiers.runner import RunResult

_SHARE = 0.25  # of the inputs executed so far
_FIRST = 300  # runs that are there from the start
_EACH = 200  # runs for one input at most
_SHARE_OF_TIME, _FIRST_SECONDS = 0.5, 2.0
_LEAST_WALL, _SLOWER = 0.2, 20  # seconds for a run at least, and times what the whole input took
_AT_ONCE = 16  # runs, before the time is looked at again
_MOST_LINES, _MOST_BYTES = 200, 6000
_MOST_WORDS = 40  # of a text whose words are left out one by one
_WORD = re.compile(rb"\n?[^\S\n]*\S+|\s")  # with what separates it from the one before it

Run = Callable[[list[Case], float], list[RunResult]]
"""Cases, and the seconds that each may take at most."""


@dataclass(frozen=True)
class Trimmed:
    """A case and its run; `whole`: none of its lines and words can be left out, each led to the new code."""

    case: Case
    result: RunResult
    whole: bool


@dataclass
class Trimmer:
    """`run` runs cases on the original, with its edges counted; none are run after the deadline. `endings`: lines of which
    a program needs one to end."""

    run: Run
    deadline: float = math.inf
    endings: Sequence[bytes] = ()
    spent: int = 0
    _room: int = 0
    _wall: float = 0.0
    _begun: float = field(default_factory=time.monotonic)
    _seconds: float = 0.0  # that runs took

    def trimmed(
        self, case: Case, result: RunResult, some: Iterable[Part], code: frozenset[int], executed: int
    ) -> Trimmed:
        """The case with as little in the given parts as reaches this code (edges, hit classes aside), as far as there is
        room for runs."""
        self._room = min(_EACH, int(_FIRST + _SHARE * executed) - self.spent)
        self._wall = max(_LEAST_WALL, _SLOWER * result.observation.seconds)
        whole = True
        for part in some:
            for words in (False, True):
                text = get(case, part)
                pieces = _WORD.findall(text) if words else split_lines(text)
                if len(text) > _MOST_BYTES or len(pieces) > (_MOST_WORDS if words else _MOST_LINES):
                    whole = False
                elif len(pieces) > 1:
                    case, result = _Search(self, case, part, code, words).fewer(pieces) or (case, result)
        return Trimmed(case, result, whole and self._room > 0)

    def spend(self, cases: list[Case]) -> list[RunResult]:
        """Run cases, as many as there is room and time for."""
        results: list[RunResult] = []
        cases = cases[: max(0, self._room)]
        for at in range(0, len(cases), _AT_ONCE):
            begun = time.monotonic()
            if begun > self.deadline or self._seconds > _FIRST_SECONDS + _SHARE_OF_TIME * (begun - self._begun):
                self._room = 0
                break
            some = cases[at : at + _AT_ONCE]
            results += self.run(some, self._wall)
            self._seconds += time.monotonic() - begun
            self._room -= len(some)
            self.spent += len(some)
        return results


@dataclass
class _Search:
    """Leaves out pieces of one part: halves, quarters, and so on, each size tried everywhere at once. Of `words`, the
    first one of a line always stays, of lines those that end the program."""

    trimmer: Trimmer
    case: Case
    part: Part
    code: frozenset[int]
    words: bool
    _found: tuple[Case, RunResult] | None = None

    def fewer(self, pieces: Sequence[bytes]) -> tuple[Case, RunResult] | None:
        size = len(pieces) // 2
        while size:
            starts = [s for s in range(0, len(pieces), size) if len(self._left(pieces, [s], size)) < len(pieces)]
            free = self._each([self._left(pieces, [s], size) for s in starts])
            gone = [s for s, left in zip(starts, free, strict=False) if left]
            pieces = self._without(pieces, gone, size)
            size = min(size, len(pieces)) // 2
        return self._found

    def _without(self, pieces: Sequence[bytes], gone: Sequence[int], size: int) -> Sequence[bytes]:
        """What is left when all runs of pieces are gone of which each can go alone; or as many of them, the last ones
        first, as can go together."""
        if len(gone) == 1:
            return self._left(pieces, gone, size)
        if not gone or self._each([self._left(pieces, gone, size)])[:1] == [True]:
            return self._left(pieces, gone, size)
        taken: list[int] = []
        for start in reversed(gone):
            if self._each([self._left(pieces, [*taken, start], size)])[:1] == [True]:
                taken.append(start)
        return self._left(pieces, taken, size)

    def _each(self, candidates: list[list[bytes]]) -> list[bool]:
        """Whether each of these reaches the code; the smallest that does is kept."""
        cases = [put(self.case, self.part, b"".join(pieces)) for pieces in candidates]
        results = self.trimmer.spend(cases)
        reached = [self.code <= {edge >> 3 for edge in result.edges} for result in results]
        for case, result, good in zip(cases, results, reached, strict=False):
            if good and (self._found is None or case.size() < self._found[0].size()):
                self._found = case, result
        return reached

    def _left(self, pieces: Sequence[bytes], gone: Iterable[int], size: int) -> list[bytes]:
        """The pieces without some runs of them."""
        out = {at for start in gone for at in range(start, start + size)}
        if not self.words:
            out -= {at for at, piece in enumerate(pieces) if piece.strip() in self.trimmer.endings}
        else:
            out -= {at for at, piece in enumerate(pieces) if at == 0 or piece.startswith(b"\n")}
        return [piece for at, piece in enumerate(pieces) if at not in out]
