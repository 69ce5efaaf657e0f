"""The inputs that reached something new, and which of them to build on next."""

from __future__ import annotations

import functools
import hashlib
import random
import re
from collections import Counter
from dataclasses import dataclass, field

from verifiers.generate.parts import get, parts
from verifiers.observe import Case, Observation, Outcome, plain_path
from verifiers.process_ids import without_own
from verifiers.runner import RunResult
from verifiers.stored_records import is_known
from verifiers.time_of_day import without_time_of_day

_DIGITS = re.compile(rb"\d+")
_MAGNITUDES = (b"#", b"#", b"##", b"##", b"###", b"###", b"####", b"####", b"#####", b"#####")
_BLANKS = re.compile(rb"[ \t]+")
MAX_KEPT_FOR_OUTPUT = 150  # programs that print what they read have no end of new outputs
MAX_KEPT_FOR_TRANSLATION = 300  # one that takes another way on every input must not crowd out the original
MAX_KEPT_FOR_NEARNESS = 200  # of either side
_LOOKED_AT = 60  # inputs of which the best is taken, for each that is taken
_WORD = re.compile(rb"[^\s,;:|=]*[A-Za-z][^\s,;:|=]*")


@dataclass
class Entry:
    """A kept input. `edges` are those of the original (numbers without hit class); `places` those comparisons at
    which its numbers came nearer to each other than those of any input before."""

    case: Case
    edges: frozenset[int]
    order: int
    size: int
    news: int
    by_edges: bool = True  # else only its output was new, or its numbers came nearer
    expanded: bool = False
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class News:
    """How much an input showed that none before had: edges of either side, lines of output, and numbers that came
    nearer to what they are compared with. `code`: edges of the original, hit classes aside."""

    edges: int = 0
    outputs: int = 0
    nearer: int = 0
    code: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        return self.edges + self.outputs + self.nearer


@dataclass
class Nearness:
    """How near the numbers that each place compares have come: whether both sides of its limit and the limit itself
    were met, and the least distance. `nearest` names the input that came nearest to a limit not yet met."""

    closeness: dict[int, int] = field(default_factory=dict)
    sides: dict[int, int] = field(default_factory=dict)
    nearest: dict[int, int] = field(default_factory=dict)  # place -> index of an entry
    met: dict[int, int] = field(default_factory=dict)  # place -> when a limit or a side of it was met last, in inputs

    def news(self, side: int, seen: tuple[int, ...], now: int) -> frozenset[int]:
        """The places at which a run came nearer than any before it; `side` keeps the two programs apart."""
        found = set()
        for packed in seen:
            place, sides, closeness = packed >> 16 | side << 16, packed >> 8 & 0xFF, packed & 0xFF
            known = self.sides.get(place, 0)
            if sides & ~known or closeness > self.closeness.get(place, 0):
                # Being there at all is what edges tell.
                if place in self.closeness:
                    found.add(place)
                if sides & ~known:
                    self.met[place] = now
                self.sides[place] = known | sides
                self.closeness[place] = max(closeness, self.closeness.get(place, 0))
        return frozenset(found)

    def keep(self, places: frozenset[int], index: int) -> None:
        """Remember an entry for the places at which it came nearest; those that were met need no more."""
        for place in places:
            self.nearest[place] = index

    def open(self) -> list[int]:
        """Entries that came nearest to limits of which one side, or the limit itself, was not met yet."""
        return sorted({index for place, index in self.nearest.items() if self.sides[place] != _BOTH_SIDES})


_BOTH_SIDES = 7


@dataclass
class Corpus:
    """Kept inputs and everything seen so far.

    Something new is an edge (with its hit class) of either side, a line of the original's output that
    looks like none before once its numbers are taken out, or numbers that come nearer to each other, at a place of
    either side that compares them, than ever before (as libFuzzer's value profile has it). `edge_times` records when each edge of the
    original, hit class aside, was first reached, as a count of inputs.
    """

    entries: list[Entry] = field(default_factory=list)
    seen_original: set[int] = field(default_factory=set)
    seen_translation: set[int] = field(default_factory=set)
    seen_outputs: set[bytes] = field(default_factory=set)
    outputs: set[bytes] = field(default_factory=set)
    written: dict[str, set[bytes]] = field(default_factory=dict)  # by path: what files had in them that were not there before
    exact_outputs: set[bytes] = field(default_factory=set)
    kept_for_output: int = 0
    kept_for_translation: int = 0
    kept_for_nearness: Counter[int] = field(default_factory=Counter)  # of each side
    edge_times: dict[int, int] = field(default_factory=dict)
    by_edges: list[int] = field(default_factory=list)  # indexes of entries that reached a new edge
    best: dict[int, int] = field(default_factory=dict)  # edge -> index of its smallest entry
    clocks: frozenset[str] = frozenset()  # variables that tell the time of day, of which an answer hangs on no input
    nearness: Nearness = field(default_factory=Nearness)

    def consider(
        self, case: Case, original: RunResult, translation: RunResult, now: int, only_for_code: bool = False
    ) -> News:
        """Take in one executed input; returns what was new about it (nothing: it was not kept). `only_for_code`: it is built
        upon only where it reaches code of the original that none did before.

        An input on which the original was cut off teaches nothing that a comparison can use.
        """
        if original.observation.outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT):
            return News()
        new = original.edges - self.seen_original
        code = frozenset(edge >> 3 for edge in new) - self.edge_times.keys()
        if only_for_code and not code:
            return News()
        for edge in new:
            self.edge_times.setdefault(edge >> 3, now)
        self.seen_original |= new
        new_of_translation = translation.edges - self.seen_translation
        self.seen_translation |= new_of_translation
        if new_of_translation and not new:
            self.kept_for_translation += 1
            if self.kept_for_translation > MAX_KEPT_FOR_TRANSLATION:
                new_of_translation = frozenset()
        nearer = self._nearer(0, original.nearness, now) | self._nearer(1, translation.nearness, now)
        edges = 2 * len(new) + len(new_of_translation)
        outputs = self._new_outputs(case, original.observation)
        if outputs and not edges and not nearer:
            self.kept_for_output += 1
            if not original.edges and not translation.edges:
                edges = 1  # where nothing is instrumented, outputs are all there is to go by
        news = News(edges, outputs, len(nearer), code)
        if news.total:
            self._keep(case, original, now, news, nearer)
        return news

    def _nearer(self, side: int, seen: tuple[int, ...], now: int) -> frozenset[int]:
        """Places of one side at which numbers came nearer; each side can have so many inputs kept for that alone."""
        places = self.nearness.news(side, seen, now)
        self.kept_for_nearness[side] += bool(places)
        return places if self.kept_for_nearness[side] <= MAX_KEPT_FOR_NEARNESS else frozenset()

    def _new_outputs(self, case: Case, seen: Observation) -> int:
        # What changes from run to run by itself does not depend on the input; nor does the same answer once more, in which
        # a number is that of the process now and was not before.
        told = without_time_of_day(without_own(seen.stdout, seen.processes))
        exact = _digest(seen.stdout + str(seen.code).encode())
        answer = exact if told is seen.stdout else _digest(told + str(seen.code).encode())
        of_input = not case.environment or bool({name for name, _ in case.environment} - self.clocks)
        if exact not in self.exact_outputs:
            self.exact_outputs.add(exact)
            if of_input:
                self.outputs.add(answer)
        if of_input:
            self._note_written(case, seen)
        if self.kept_for_output >= MAX_KEPT_FOR_OUTPUT:
            return 0
        shapes = output_shapes(case, seen) - self.seen_outputs
        self.seen_outputs |= shapes
        return min(len(shapes), 3)

    def _note_written(self, case: Case, seen: Observation) -> None:
        given = {plain_path(path) for path, _ in case.files}
        for path, content in seen.plain_files:
            if content is not None and path not in given and not is_known(content):  # what a run time keeps has more in it
                told = without_time_of_day(without_own(content, seen.processes))
                self.written.setdefault(path, set()).add(_digest(told))

    @property
    def answers(self) -> int:
        """How many different answers the original gave: on standard output with its code, or in one file."""
        return max(map(len, (self.outputs, *self.written.values())))

    def _keep(self, case: Case, original: RunResult, now: int, news: News, nearer: frozenset[int]) -> None:
        edges = frozenset(e >> 3 for e in original.edges)
        index = len(self.entries)
        self.entries.append(Entry(case, edges, now, case.size(), news.total, news.edges > 0, places=nearer))
        self.nearness.keep(nearer, index)
        if not news.edges:
            return
        self.by_edges.append(index)
        for edge in edges:
            other = self.best.get(edge)
            if other is None or self.entries[other].size > self.entries[index].size:
                self.best[edge] = index

    def trimmed(self, case: Case, original: RunResult, now: int, code: frozenset[int]) -> None:
        """Keep what was left of the last input kept without what had no part in the code that it reached. It is what
        sweeps go over then; the whole one stays for what else it showed."""
        self._keep(case, original, now, News(edges=2 * len(code), code=code), frozenset())
        self.by_edges.pop(-2)

    def pick(self, rng: random.Random) -> Entry:
        """An input to build on: new ones and small ones that cover an edge best come first."""
        if rng.random() < 0.25 and (open_ := self.nearness.open()):
            return self.entries[rng.choice(open_)]
        dice = rng.random()
        if dice < 0.45 and self.by_edges:
            return self.entries[self.by_edges[-1 - int(len(self.by_edges) * rng.random() ** 3)]]
        if dice < 0.85 and self.best:
            return self.entries[rng.choice(sorted(set(self.best.values())))]
        return rng.choice(self.entries)

    def to_expand(self) -> Entry | None:
        """The next input whose systematic changes are due: those that cover an edge best come first."""
        for index in sorted(set(self.best.values()), key=lambda i: -self.entries[i].news):
            if not self.entries[index].expanded:
                return self.entries[index]
        return next((entry for entry in reversed(self.entries) if not entry.expanded), None)

    def edges(self) -> int:
        return len(self.edge_times)

    def late_edges(self, executed: int, share: float) -> int:
        """Edges first reached in the last `share` of the inputs."""
        start = executed * (1 - share)
        return sum(1 for time in self.edge_times.values() if time > start)

    def late_limits(self, executed: int, share: float) -> int:
        """Places that compare numbers at which a limit, or a side of it, was met for the first time in the last `share`
        of the inputs."""
        start = executed * (1 - share)
        return sum(1 for time in self.nearness.met.values() if time > start)

    def quiet(self, executed: int) -> int:
        return executed - max(self.edge_times.values(), default=0)

    def replay(self) -> list[Case]:
        """All kept inputs, for measuring coverage: first a few that together reach every edge, each the one that
        adds most to those before it, then the rest."""
        left = sorted(self.entries, key=lambda e: -len(e.edges))
        reached: set[int] = set()
        first: list[Entry] = []
        while left:
            best = max(left[:_LOOKED_AT], key=lambda e: len(e.edges - reached))
            if not best.edges - reached:
                break
            first.append(best)
            reached |= best.edges
            left = [e for e in left if e.edges - reached]
        chosen = set(map(id, first))
        return [entry.case for entry in (*first, *(e for e in self.entries if id(e) not in chosen))]


def _magnitude(match: re.Match[bytes]) -> bytes:
    length = len(match.group().lstrip(b"0"))
    if not length:
        return b"0"
    return _MAGNITUDES[length - 1] if length <= len(_MAGNITUDES) else b"######"


@functools.lru_cache(maxsize=1 << 13)  # most programs print the same lines again and again
def _shape(line: bytes) -> bytes:
    return _digest(_BLANKS.sub(b" ", _DIGITS.sub(_magnitude, line)))


@functools.lru_cache(maxsize=1 << 13)
def _words(line: bytes) -> tuple[bytes, ...]:
    return tuple(_WORD.findall(line))


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=8).digest()


def output_shapes(case: Case, seen: Observation) -> set[bytes]:
    """Lines of the output with numbers reduced to their magnitude and words of the input to one, and how the
    run ended."""
    texts = [seen.stdout, *(content for _, content in seen.files if content)]
    lines = {line[:80] for text in texts for line in text[:4000].split(b"\n")}
    shown = {word for line in lines for word in _words(line)}
    read = [get(case, part)[:4000] for part in parts(case)]
    given: set[bytes] = set()
    if any(word in text for text in read for word in shown):  # mostly none is
        given = {word for text in read for word in _WORD.findall(text)}

    def word(match: re.Match[bytes]) -> bytes:
        return b"w" if match.group() in given else match.group()

    shapes = {_shape(line if given.isdisjoint(_words(line)) else _WORD.sub(word, line)) for line in lines}
    shapes.add(_digest(f"{seen.outcome} {seen.code}".encode()))
    return shapes | {_digest(path.encode() + b" " + str(content is None).encode()) for path, content in seen.files}
