"""What is tried first: next to nothing, each shape of line alone, and words that may end the reading."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from verifiers.generate.cobol_layout import Field
from verifiers.generate.plan import ARGUMENT_FILE, Made, Plan, make_case
from verifiers.generate.shapes import Shape, field_bytes, fill
from verifiers.generate.values import Values
from verifiers.observe import Case
from verifiers.runner import RunResult

MAX_SHAPE_PROBES = 700
_RECORD_CASES, _MOST_RECORDS = 32, 9
MAX_SHAPE_PROBES_WITH_SEEDS = 150  # scenarios show how lines look
_LINE_STYLES = ("lines", "family", "same", "headed", "sequence", "loop", "records")
_ENDINGS = (
    *("q", "quit", "exit", "0", "Q", "QUIT", "EXIT", "end", "END", "n", "N", "bye", "stop", "done", "x", "X"),
    *("9", "99", "999", "-1", "5", "4", "6", "7", "3", "8", ".", "*", "9999", "99999"),
)


def plain_cases(plan: Plan) -> Iterator[Made]:
    """Empty and nearly empty input, files missing or empty, the interface's examples."""
    paths = [c.path for c in plan.channels if c.kind == "file"]
    yield Made(Case(program=plan.program), "plain")
    empty = tuple((path, b"") for path in paths)
    named = (ARGUMENT_FILE.encode(),) if plan.argument_file else ()
    for text in (b"", b"\n", b"\n\n", b" \n", b"0\n", b"1\n", b"a\n", b"a", b"1 2 3\n", b"hello world\n"):
        files = tuple((path, text) for path in paths)
        stdin = text if plan.channel_for("stdin") else b""
        yield Made(Case(named, stdin, files or empty, program=plan.program), "plain")
    for length in plan.long_lines:
        for size in (length - 1, length, length + 1, 2 * length):
            for text in (b"a" * size + b"\n", (b"word " * size)[:size] + b"\n"):
                files = tuple((c.path, text) for c in plan.channels if c.kind == "file" and not c.shapes.records)
                stdin = text if plan.channel_for("stdin") else b""
                yield Made(Case(named, stdin, files or empty, program=plan.program), "plain")
    for channel in plan.channels:
        for example in channel.shapes.examples:
            if channel.kind == "stdin":
                yield Made(Case(stdin=example, files=empty, program=plan.program), "example")
            elif channel.kind == "file":
                files = tuple((p, example if p == channel.path else b"") for p in paths)
                yield Made(Case(named, b"", files, program=plan.program), "example")


def record_cases(plan: Plan, rng: random.Random) -> Iterator[Made]:
    """Files of a few records whose fields have two or three values each, the same ones in all files: what orders records,
    groups or matches them meets equal keys at once."""
    of_records = [c for c in plan.channels if c.kind == "file" and c.shapes.records]
    for _ in range(_RECORD_CASES if of_records else 0):
        pools: dict[tuple[int, Field], list[bytes]] = {}
        files: list[tuple[str, bytes]] = []
        for channel in of_records:
            layouts = [rng.choice(channel.shapes.records)] if rng.random() < 0.7 else channel.shapes.records
            records = []
            for _ in range(rng.randint(2, _MOST_RECORDS)):
                places = list(enumerate(replace(item, name="") for item in rng.choice(layouts)))
                for place in places:
                    if place not in pools:
                        pools[place] = [field_bytes(place[1], rng, plan.values) for _ in range(rng.choice((2, 2, 3)))]
                records.append(b"".join(rng.choice(pools[place]) for place in places))
            end = b"\n" if channel.shapes.record_newline else b""
            files.append((channel.path, b"".join(record + end for record in records)))
        yield Made(Case(files=tuple(files), program=plan.program), "records")


def ending_candidates(values: Values) -> list[bytes]:
    """Words that may end a dialogue, likeliest first."""
    words = [w.encode() for w in _ENDINGS]
    mined = [k for k in values.keywords if len(k) <= 8]
    stopping = [k for k in mined if re.search(rb"quit|exit|end|stop|bye|done|^q|^x", k, re.I)]
    return list(dict.fromkeys([*stopping, *words[:10], *mined[:30], *words[10:]]))[:48]


@dataclass
class Probes:
    """Which shapes of lines the original tells apart, and which words end its reading. `seeded`: there are scenarios."""

    plan: Plan
    rng: random.Random
    seeded: bool
    _signatures: dict[frozenset[int] | tuple[object, ...], list[Shape]] = field(default_factory=dict)
    _priors: dict[int, float] = field(default_factory=dict)
    _edges: dict[int, frozenset[int]] = field(default_factory=dict)
    _probed_stops: list[tuple[Shape, list[Shape]]] = field(default_factory=list)
    _stop_edges: list[frozenset[int]] = field(default_factory=list)

    def shapes(self) -> Iterator[Made]:
        """Each line shape alone: which of them does the program tell apart?"""
        shapes = [s for channel in self.plan.channels for s in channel.shapes.shapes]
        shapes.sort(key=lambda s: -s.weight)
        for shape in shapes:
            self._priors[id(shape)] = shape.weight
        for shape in shapes[: MAX_SHAPE_PROBES_WITH_SEEDS if self.seeded else MAX_SHAPE_PROBES]:
            made = make_case(self.plan, self.rng, shape)
            made.origin = "shape"
            made.shapes = [shape]
            yield made

    def weigh(self) -> None:
        """Shapes that behaved alike share one weight, so that the many ways to be refused don't crowd out the few
        that are understood; and those count most that reach code which hardly any other reaches."""
        reached = Counter(edge for signature in self._signatures for edge in signature)
        commands = 0
        for signature, alike in self._signatures.items():
            own = sum(1 for edge in signature if reached[edge] <= 2)
            worth = 0.4 + min(own, 8) if any(isinstance(e, int) for e in signature) else 2.0
            families = {shape.family for shape in alike}
            if own and any(f.startswith(("keyword:", "char:")) for f in families):
                commands += 1
            for shape in alike:
                shape.weight = self._priors.get(id(shape), 1.0) * 0.05 + worth / len(alike)
        probed = {id(s) for alike in self._signatures.values() for s in alike}
        for channel in self.plan.channels:
            for shape in channel.shapes.shapes:
                if id(shape) not in probed:
                    shape.weight *= 0.1
            if commands >= 3:
                for style in channel.styles:
                    if style.name not in _LINE_STYLES:
                        style.weight *= 0.3

    def stops(self) -> Iterator[Made]:
        """Each keyword that stands alone, followed by lines that reach other code: does it end the reading?"""
        channel = self.plan.channel_for("stdin")
        if channel is None:
            return
        alone = [s for s in channel.shapes.shapes if len(s.line) == 1 and isinstance(s.line[0], bytes)]
        others = sorted(channel.shapes.shapes, key=lambda s: -s.weight)
        for shape in alone[:40]:
            word = shape.line[0]
            assert isinstance(word, bytes)
            after = [o for o in others if o.family != shape.family and o.line and self._edges.get(id(o))][:3]
            lines = [word, *(fill(o.line, self.rng, self.plan.values) for o in after)]
            self._probed_stops.append((shape, after))
            yield Made(Case(stdin=b"\n".join(lines) + b"\n", program=self.plan.program), "stop")

    def find_stops(self) -> None:
        channel = self.plan.channel_for("stdin")
        for (shape, after), edges in zip(self._probed_stops, self._stop_edges, strict=False):
            mine = self._edges.get(id(shape), frozenset())
            expected = frozenset().union(*(self._edges.get(id(o), frozenset()) for o in after))
            if channel is not None and mine and edges == mine and expected - mine:
                word = shape.line[0]
                assert isinstance(word, bytes)
                channel.shapes.stops.append(word)
                for other in channel.shapes.shapes:
                    if other.family == shape.family:
                        other.weight *= 0.15

    def learn(self, made: Made, original: RunResult) -> None:
        """Take in what the original did with one probe."""
        reached = frozenset(e >> 3 for e in original.edges)
        if made.origin == "stop":
            self._stop_edges.append(reached)
        elif made.origin == "shape":
            seen = original.observation
            signature = reached or (seen.code, re.sub(rb"\d+", b"#", seen.stdout))
            for shape in made.shapes:
                self._signatures.setdefault(signature, []).append(shape)
                self._edges[id(shape)] = reached
