"""Long inputs that reached something new, cut down to the lines that it takes.

A few hundred lines of which four matter teach little: changes mostly hit the others. So lines are left out, in large
pieces first, as long as the input still reaches what was new about it (afl-tmin and Zeller's ddmin do the same).
Nothing waits for an answer: of all pieces of one size, each is left out in a case of its own; those that were not needed
are then left out together, and the pieces get smaller.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from verifiers.generate.parts import Part, get, parts, put
from verifiers.observe import Case

_LONG, _LARGEST = 10, 8000  # lines, bytes; what is shorter stays as it is, what is larger too
_PIECES = 8
_MOST_TRIALS = 120  # of one input
_MOST_WAITING, _AT_ONCE = 60, 4  # inputs


@dataclass
class Task:
    """One input being cut down. `wanted` are the edges (without hit class) that it must go on reaching; `waiting`
    counts trials under way, and `unneeded` are the pieces without which those that came back still reached them."""

    index: int  # of the corpus's entry
    case: Case
    part: Part
    lines: list[bytes]
    wanted: frozenset[int]
    size: int
    trials: int = 0
    waiting: int = 0
    unneeded: list[range] = field(default_factory=list)
    together: list[range] = field(default_factory=list)
    shortened: bool = False
    all_gone: bool = True  # all that could go at this size went

    def without(self, pieces: list[range]) -> Case:
        gone = {n for piece in pieces for n in piece}
        return put(self.case, self.part, b"".join(x for n, x in enumerate(self.lines) if n not in gone))


@dataclass(frozen=True)
class Trial:
    task: Task
    pieces: tuple[range, ...]


@dataclass
class Trimmer:
    """Hands out trials and takes in what they reached. `done` are finished tasks that became shorter."""

    done: list[Task] = field(default_factory=list)
    _waiting: deque[Task] = field(default_factory=lambda: deque(maxlen=_MOST_WAITING))
    _under_way: int = 0
    _trials: deque[tuple[Case, Trial]] = field(default_factory=deque)

    def add(self, index: int, case: Case, wanted: frozenset[int]) -> None:
        """Have an input cut down, if it is long: the last ones come first."""
        if case.size() > _LARGEST:
            return
        texts = [p for p in parts(case) if p.kind != "argument" and get(case, p).count(b"\n") > _LONG]
        if not wanted or len(texts) != 1:
            return
        lines = get(case, texts[0]).splitlines(keepends=True)
        self._waiting.append(Task(index, case, texts[0], lines, wanted, max(1, len(lines) // _PIECES)))

    def next(self) -> tuple[Case, Trial] | None:
        """The next trial; None where there is none before others come back."""
        while not self._trials and self._waiting and self._under_way < _AT_ONCE:
            self._under_way += 1
            self._ask(self._waiting.pop())
        return self._trials.popleft() if self._trials else None

    def answer(self, trial: Trial, reached: frozenset[int]) -> None:
        """What a trial reached (edges without hit class)."""
        task = trial.task
        task.waiting -= 1
        if task.together:
            self._answered_together(task, task.wanted <= reached)
            return
        if task.wanted <= reached:
            task.unneeded += trial.pieces
        if task.waiting:
            return
        if len(task.unneeded) > 1:
            task.together, task.unneeded, task.all_gone = task.unneeded, [], True
            self._try(task, task.together)
            return
        self._shorten(task, task.unneeded)
        self._go_on(task)

    def _answered_together(self, task: Task, reached: bool) -> None:
        """Pieces of which each alone was not needed: all of them, or else the first half, and so on."""
        if not reached and len(task.together) > 2:
            task.together, task.all_gone = task.together[: len(task.together) // 2], False
            self._try(task, task.together)
            return
        self._shorten(task, task.together if reached else task.together[:1])
        task.all_gone &= reached
        task.together = []
        self._go_on(task)

    def _go_on(self, task: Task) -> None:
        task.unneeded = []
        if task.all_gone:
            if task.size == 1:
                self._finish(task)
                return
            task.size = max(1, task.size // 4)
        task.all_gone = True
        self._ask(task)

    def _ask(self, task: Task) -> None:
        count = len(task.lines)
        if count < 2 or task.trials > _MOST_TRIALS:
            self._finish(task)
            return
        for start in range(0, count, task.size):
            self._try(task, [range(start, min(start + task.size, count))])

    def _try(self, task: Task, pieces: list[range]) -> None:
        task.trials += 1
        task.waiting += 1
        self._trials.append((task.without(pieces), Trial(task, tuple(pieces))))

    @staticmethod
    def _shorten(task: Task, pieces: list[range]) -> None:
        gone = {n for piece in pieces for n in piece}
        task.lines = [x for n, x in enumerate(task.lines) if n not in gone]
        task.shortened |= bool(gone)

    def _finish(self, task: Task) -> None:
        self._under_way -= 1
        if task.shortened:
            self.done.append(task)
