"""The inputs that reached something new, and which of them to build on next."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, field

from verifiers.observe import Case, Observation
from verifiers.runner import RunResult

_DIGITS = re.compile(rb"\d+")
_BLANKS = re.compile(rb"[ \t]+")
MAX_OUTPUT_SHAPES = 500


@dataclass
class Entry:
    """A kept input. `edges` are those of the original (numbers without hit class)."""

    case: Case
    edges: frozenset[int]
    order: int
    size: int
    news: int
    picked: int = 0


@dataclass
class Corpus:
    """Kept inputs and everything seen so far.

    Something new is an edge (with its hit class) of either side, or a line of the original's output that
    looks like none before once its numbers are taken out. `edge_times` records when each edge of the
    original, hit class aside, was first reached, as a count of inputs.
    """

    entries: list[Entry] = field(default_factory=list)
    seen_original: set[int] = field(default_factory=set)
    seen_translation: set[int] = field(default_factory=set)
    seen_outputs: set[bytes] = field(default_factory=set)
    outputs: set[bytes] = field(default_factory=set)
    edge_times: dict[int, int] = field(default_factory=dict)
    best: dict[int, int] = field(default_factory=dict)  # edge -> index of its smallest entry

    def consider(self, case: Case, original: RunResult, translation: RunResult, now: int) -> int:
        """Take in one executed input; returns how much was new about it (0: it was not kept)."""
        news = 0
        for edge in original.edges - self.seen_original:
            self.edge_times.setdefault(edge >> 3, now)
            news += 2
        self.seen_original |= original.edges
        news += len(translation.edges - self.seen_translation)
        self.seen_translation |= translation.edges
        news += self._new_outputs(original.observation)
        if news:
            self._keep(case, original, now, news)
        return news

    def _new_outputs(self, seen: Observation) -> int:
        self.outputs.add(hashlib.blake2b(seen.stdout + str(seen.code).encode(), digest_size=8).digest())
        if len(self.seen_outputs) >= MAX_OUTPUT_SHAPES:
            return 0
        shapes = output_shapes(seen) - self.seen_outputs
        self.seen_outputs |= shapes
        return min(len(shapes), 3)

    def _keep(self, case: Case, original: RunResult, now: int, news: int) -> None:
        edges = frozenset(e >> 3 for e in original.edges)
        index = len(self.entries)
        self.entries.append(Entry(case, edges, now, case.size(), news))
        for edge in edges:
            other = self.best.get(edge)
            if other is None or self.entries[other].size > self.entries[index].size:
                self.best[edge] = index

    def pick(self, rng: random.Random) -> Entry:
        """An input to build on: new ones and small ones that cover an edge best come first."""
        dice = rng.random()
        if dice < 0.4:
            entry = self.entries[-1 - int(len(self.entries) * rng.random() ** 3)]
        elif dice < 0.8 and self.best:
            favoured = sorted(set(self.best.values()))
            entry = self.entries[rng.choice(favoured)]
        else:
            entry = rng.choice(self.entries)
        entry.picked += 1
        return entry

    def edges(self) -> int:
        return len(self.edge_times)

    def late_edges(self, executed: int, share: float) -> int:
        """Edges first reached in the last `share` of the inputs."""
        start = executed * (1 - share)
        return sum(1 for time in self.edge_times.values() if time > start)

    def quiet(self, executed: int) -> int:
        return executed - max(self.edge_times.values(), default=0)

    def replay(self) -> list[Case]:
        """All kept inputs, for measuring coverage."""
        return [entry.case for entry in self.entries]


def output_shapes(seen: Observation) -> set[bytes]:
    """Lines of the output with numbers as `#`, and how the run ended: what kinds of answer there were."""
    lines = {_BLANKS.sub(b" ", _DIGITS.sub(b"#", line[:80])) for line in seen.stdout[:8000].split(b"\n")}
    lines.add(f"{seen.outcome} {seen.code}".encode())
    lines |= {path.encode() + b" " + str(content is None).encode() for path, content in seen.files}
    return {hashlib.blake2b(line, digest_size=8).digest() for line in lines}
