"""The order in which cases are tried: seeds, one line of each shape, then a mixture that learns what pays."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from verifiers.corpus import Corpus, News
from verifiers.generate.dense import dense, templates
from verifiers.generate.documents import Style
from verifiers.generate.mutate import Context, mutate
from verifiers.generate.operands import INTEGER, NUMBER, WORD, operand_texts, solutions
from verifiers.generate.parts import Part, get, parts, put
from verifiers.generate.plan import ARGUMENT_FILE, SCENARIO, Channel, Made, Plan, make_case
from verifiers.generate.shapes import Shape, Shapes, fill
from verifiers.generate.sweep import Sweep
from verifiers.generate.systematic import swept_records, systematic
from verifiers.generate.values import clamp_numbers
from verifiers.observe import Case
from verifiers.runner import RunResult

MAX_SHAPE_PROBES = 700
MAX_SHAPE_PROBES_WITH_SEEDS = 150  # scenarios show how lines look
MAX_QUEUE = 20_000
_MAX_SWEPT = 6_000  # bytes
_FEW, _MANY, _CROWDS = 100, 20_000, 10  # numbers of lines that are tried on purpose, and how many such numbers
_CROWD_BYTES = 600_000
_CROWDS_AGAIN = 1_500  # cases after which they are tried again, with what was learned until then
_LINE_STYLES = ("lines", "family", "same", "headed", "sequence", "loop", "records")
_ENDINGS = (
    *("q", "quit", "exit", "0", "Q", "QUIT", "EXIT", "end", "END", "n", "N", "bye", "stop", "done", "x", "X"),
    *("9", "99", "999", "-1", "5", "4", "6", "7", "3", "8", ".", "*", "9999", "99999"),
)


def crowds(plan: Plan) -> list[int]:
    """Numbers of lines past the usual that the sources speak of, few and small ones first."""
    numbers = {n for n in (*plan.facts.sizes, *plan.facts.integers) if _FEW < n <= _MANY}
    if "cobol" in plan.facts.languages:  # PICTUREs of counters
        numbers |= {999, 9999}
    return sorted(numbers)[:_CROWDS]


@dataclass
class Explorer:
    """Makes cases one after the other and learns from what became of them."""

    plan: Plan
    corpus: Corpus
    rng: random.Random
    seeds: list[Case]
    slices: list[Case] = field(default_factory=list)

    _signatures: dict[frozenset[int] | tuple[object, ...], list[Shape]] = field(default_factory=dict)
    _priors: dict[int, float] = field(default_factory=dict)
    _queue: deque[tuple[Case, str]] = field(default_factory=deque)
    _contexts: dict[tuple[str, str], Context] = field(default_factory=dict)
    _constants: frozenset[int] = frozenset()
    _templates: dict[tuple[str, str], dict[bytes, list[bytes]]] = field(default_factory=dict)
    _drawn: int = 0
    _edges: dict[int, frozenset[int]] = field(default_factory=dict)
    _probed_stops: list[tuple[Shape, list[Shape]]] = field(default_factory=list)
    _stop_edges: list[frozenset[int]] = field(default_factory=list)
    _contents: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)

    _sweep: Sweep = field(init=False)
    _sweeps: list[Iterator[Made]] = field(default_factory=list)
    _swept_entries: int = 0
    _swept_records: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._sweep = Sweep(self.plan.values, self.rng)
        self._sweeps = [self._swept(case) for case in (*self.seeds, *self.slices)]
        facts = self.plan.facts
        scaled = (int(d.replace(".", "")) for d in facts.decimals)
        self._constants = frozenset(v for n in (*facts.integers, *facts.sizes, *scaled) for v in (n, -n))

    # ------------------------------------------------------------------ the order of things

    def cases(self) -> Iterator[Made | None]:
        """All cases, without end unless the program takes no input at all. None asks for what was made so far to
        be run and learned from before the next one is made."""
        for case in self.seeds:
            yield Made(case, SCENARIO)
        for case in self.slices:
            yield Made(case, "slice")
        if not self.plan.channels and not self.seeds:
            yield Made(Case(program=self.plan.program), "no input")
            return
        for made in self._made_up():
            if made is None:
                yield None
                continue
            case = made.case
            for part in parts(case):
                text = get(case, part)
                clamped = clamp_numbers(text, self.plan.facts)
                if clamped is not text and clamped != text:
                    case = put(case, part, clamped)
            case = self._ended(case)
            yield made if case is made.case else replace(made, case=case)

    def _ended(self, case: Case) -> Case:
        """The case with a last line that ends the dialogue, where the program would not end without."""
        channel = self.plan.channel_for("stdin")
        if channel is None or not channel.shapes.terminators or self.rng.random() < 0.01:
            return case
        lines = case.stdin.split(b"\n")
        if any(line.strip() in channel.shapes.terminators for line in lines[-3:]):
            return case
        glue = b"" if case.stdin.endswith(b"\n") or not case.stdin else b"\n"
        return replace(case, stdin=case.stdin + glue + self.rng.choice(channel.shapes.terminators) + b"\n")

    def _made_up(self) -> Iterator[Made | None]:
        if self.plan.generate:
            yield from self._plain_cases()
            yield from self._shape_probes()
            yield None
            self._weigh()
            yield from self._stop_probes()
            yield None
            self._find_stops()
            yield from self._crowds()
            yield None
        for number in itertools.count(1):
            if number == _CROWDS_AGAIN and self.plan.generate:
                yield from self._crowds()
            yield self._next()

    def _crowds(self) -> Iterator[Made]:
        """As many lines as a table, a counter or a limit of either side takes, and one more: lines of inputs that
        reached most, in turn, and the last of them alone."""
        counts = crowds(self.plan)
        by_reach = sorted(self.corpus.entries, key=lambda e: (-len(e.edges), e.size))
        small = [e for e in self.corpus.entries if any(get(e.case, p).strip() for p in parts(e.case) if p.kind != "argument")]
        entries = [*by_reach[:2], *sorted(small, key=lambda e: e.size)[:1]]
        for entry in entries if counts else ():
            for part in parts(entry.case):
                if part.kind == "argument":
                    continue
                lines = get(entry.case, part).splitlines(keepends=True)[:40]
                lines = [line if line.endswith(b"\n") else line + b"\n" for line in lines if line.strip()]
                choices = (lines, lines[-1:], sorted(lines, key=len)[:1]) if len(lines) > 1 else (lines,) if lines else ()
                for choice in choices:
                    for count in counts:
                        whole = choice * (count // len(choice) + 2)
                        for size in (count, count + 1):
                            text = b"".join(whole[:size])
                            if len(text) <= _CROWD_BYTES:
                                yield Made(put(entry.case, part, text), "crowd")

    def _plain_cases(self) -> Iterator[Made]:
        """Empty and nearly empty input, files missing or empty, the interface's examples."""
        plan = self.plan
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

    def _shape_probes(self) -> Iterator[Made]:
        """Each line shape alone: which of them does the program tell apart?"""
        shapes = [s for channel in self.plan.channels for s in channel.shapes.shapes]
        shapes.sort(key=lambda s: -s.weight)
        for shape in shapes:
            self._priors[id(shape)] = shape.weight
        for shape in shapes[: MAX_SHAPE_PROBES_WITH_SEEDS if self.seeds else MAX_SHAPE_PROBES]:
            made = make_case(self.plan, self.rng, shape)
            made.origin = "shape"
            made.shapes = [shape]
            yield made

    def _weigh(self) -> None:
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

    def _stop_probes(self) -> Iterator[Made]:
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

    def _find_stops(self) -> None:
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

    def _next(self) -> Made:
        if self.rng.random() < (0.65 if self.seeds else 0.25) and (made := self._next_swept()):
            return made
        if self.corpus.entries and self.rng.random() < (0.4 if self.seeds else 0.12):
            made = self._dense()
            if made is not None:
                return made
        dice = self.rng.random()
        if self.plan.generate and self.plan.channels and (dice < 0.35 or not self.corpus.entries):
            made = make_case(self.plan, self.rng)
            if self.rng.random() < 0.25:
                made = replace(made, case=self._mutated(made.case), origin="generated+mutated")
            return made
        if dice < 0.65:
            if not self._queue:
                self._expand()
            if self._queue:
                case, origin = self._queue.popleft()
                return Made(case, origin)
        if not self.corpus.entries:
            return Made(Case(program=self.plan.program), "plain")
        return Made(self._mutated(self.corpus.pick(self.rng).case), "mutated")

    # ------------------------------------------------------------------ sweeps

    def _next_swept(self) -> Made | None:
        """The next text of a boundary sweep: of the scenarios first, in turn, then of the inputs kept since."""
        while True:
            while not self._sweeps and self._swept_entries < len(self.corpus.by_edges):
                index = self.corpus.by_edges[self._swept_entries]
                self._swept_entries += 1
                case = self.corpus.entries[index].case
                if case.size() < _MAX_SWEPT:
                    self._sweeps.append(self._swept(case))
            if not self._sweeps:
                return None
            chosen = self.rng.randrange(len(self._sweeps))
            if made := next(self._sweeps[chosen], None):
                return made
            self._sweeps.pop(chosen)

    def _swept(self, case: Case) -> Iterator[Made]:
        for part in parts(case):
            text = get(case, part)
            if part.kind == "argument" or not text or self._is_fixed(case, part):
                continue
            context = self.context(part)
            if context.shapes.records:
                texts = swept_records(text, context, self.rng, self._swept_records, part.path)
            else:
                texts = self._sweep.texts(text)
            for changed in texts:
                # Sweeps ask about values: what they reach is counted for one in four.
                yield Made(put(case, part, changed), "sweep", plain=self.rng.random() < 0.75)

    # ------------------------------------------------------------------ mutation

    def _dense(self) -> Made | None:
        """A kept case with one of its texts full of varied lines; None where it has no text of lines."""
        from_seed = self.seeds and self.rng.random() < 0.6
        case = self.rng.choice([*self.seeds, *self.slices]) if from_seed else self.corpus.pick(self.rng).case
        texts = [
            part
            for part in parts(case)
            if part.kind != "argument" and b"\n" in get(case, part) and not self._is_fixed(case, part)
        ]
        texts = [p for p in texts if not self.context(p).shapes.records]
        if not texts:
            return None
        part = self.rng.choice(texts)
        key = (part.kind, part.path)
        self._drawn += 1
        if key not in self._templates or self._drawn % 200 == 0:
            known = [
                get(seed, p) for seed in (*self.seeds, *self.slices) for p in parts(seed) if (p.kind, p.path) == key
            ]
            self._templates[key] = templates([*known, *self._contents.get(key, [])])
        text = dense(self._templates[key], get(case, part), self.rng, self.plan.values)
        return Made(put(case, part, text), "dense")

    def _mutated(self, case: Case) -> Case:
        candidates = [p for p in parts(case) if not self._is_fixed(case, p)]
        if not candidates:
            return case
        if len(candidates) > 1 and self.rng.random() < 0.2:
            case = self._joined(case, candidates)
        weights = [1.0 if p.kind == "argument" else 2.0 + (1.0 if get(case, p) else 0.0) for p in candidates]
        for part in self.rng.choices(candidates, weights, k=self.rng.choice((1, 1, 1, 2))):
            text = get(case, part)
            if part.kind == "argument":
                text = mutate(text, self.rng, self.context(part), 1).replace(b"\n", b"")
                case = put(case, part, text[:200])
                if self.rng.random() < 0.2 and not case.steps:
                    return self._reargued(case)  # the other parts' numbers no longer hold
            else:
                case = put(case, part, mutate(text, self.rng, self.context(part)))
        return case

    def _joined(self, case: Case, candidates: list[Part]) -> Case:
        """A number or word of one text copied into another: keys that records of two files share."""
        source, target = self.rng.sample(candidates, 2)
        pattern = self.rng.choice((NUMBER, WORD))
        mine, theirs = get(case, source), get(case, target)
        given, spots = pattern.findall(mine[:8000]), list(pattern.finditer(theirs[:8000]))
        if not given or not spots:
            return case
        spot, new = self.rng.choice(spots), self.rng.choice(given)
        return put(case, target, theirs[: spot.start()] + new + theirs[spot.end() :])

    def _reargued(self, case: Case) -> Case:
        """One argument more, less, or elsewhere; a stretch of them repeated."""
        arguments = list(case.arguments)
        dice = self.rng.random()
        if dice < 0.3 and len(arguments) in range(1, 12):
            start = self.rng.randrange(len(arguments))
            stretch = arguments[start : start + self.rng.choice((1, 2, 2, 3))]
            arguments[start:start] = stretch * self.rng.choice((1, 1, 2))
        elif dice < 0.5 and arguments:
            arguments.pop(self.rng.randrange(len(arguments)))
        elif dice < 0.7:
            arguments.insert(self.rng.randrange(len(arguments) + 1), self.plan.values.word(self.rng))
        else:
            self.rng.shuffle(arguments)
        return replace(case, arguments=tuple(arguments))

    def _is_fixed(self, case: Case, part: Part) -> bool:
        """Parts that make no sense to change: an input that no channel is known to read, raw indexed files."""
        if part.kind == "stdin" and part.step < 0 and not case.stdin:
            return self.plan.channel_for("stdin") is None
        if part.kind == "argument" and get(case, part) == ARGUMENT_FILE.encode():
            return True
        if part.kind == "file" and (part.path in self.plan.indexed or b"\0" in get(case, part)):
            channel = self.plan.channel_for("file", part.path)
            return channel is None or not channel.shapes.records
        return False

    def context(self, part: Part) -> Context:
        """What mutation draws on for a part; texts of the same part seen before are there for splicing."""
        key = (part.kind, part.path)
        if key not in self._contexts:
            channel = self._channel(part)
            shapes = channel.shapes if channel else Shapes([])
            self._contexts[key] = Context(self.plan.values, shapes)
            self._contexts[key].tabs = self.plan.tabs
            self._contexts[key].returns = self.plan.returns
        self._contexts[key].others = self._contents.get(key, [])
        return self._contexts[key]

    def _channel(self, part: Part) -> Channel | None:
        if part.kind == "argument":
            return None
        return self.plan.channel_for("stdin" if part.kind == "stdin" else "file", part.path)

    # ------------------------------------------------------------------ systematic changes

    def _expand(self) -> None:
        """Queue every systematic change of the next kept input that was not expanded yet."""
        entry = self.corpus.to_expand()
        if entry is None:
            return
        entry.expanded = True
        room = 10 if entry.size < 400 else 4
        new: list[tuple[Case, str]] = []
        for part in parts(entry.case):
            if self._is_fixed(entry.case, part):
                continue
            text = get(entry.case, part)
            if len(text) > 4000:
                continue
            context = self.context(part)
            for changed in systematic(text, context, room):
                if part.kind == "argument":
                    changed = changed.replace(b"\n", b"")
                if changed != text:
                    new.append((put(entry.case, part, changed), "systematic"))
        self.rng.shuffle(new)
        self._queue.extend(new[: 120 + 20 * min(entry.news, 20)])
        while len(self._queue) > MAX_QUEUE:
            self._queue.popleft()

    # ------------------------------------------------------------------ learning

    def learn(self, made: Made, news: News, original: RunResult, translation: RunResult, now: int) -> None:
        """Reward what made a case that reached something new, and mine its comparisons."""
        if made.origin == "shape":
            edges: frozenset[int] | tuple[object, ...] = frozenset(e >> 3 for e in original.edges)
            if not edges:
                seen = original.observation
                edges = (seen.code, re.sub(rb"\d+", b"#", seen.stdout))
            for shape in made.shapes:
                self._signatures.setdefault(edges, []).append(shape)
                self._edges[id(shape)] = frozenset(e >> 3 for e in original.edges)
        elif made.origin == "stop":
            self._stop_edges.append(frozenset(e >> 3 for e in original.edges))
        self._reward(made.styles, news.edges)
        if not news.total:
            if made.origin in ("mutated", "operand") and self.rng.random() < 0.04:
                self._mine_operands(made.case, original, translation, 12)
            return

        for part in parts(made.case):
            text = get(made.case, part)
            if text and len(text) < 8000:
                known = self._contents.setdefault((part.kind, part.path), [])
                known.append(text)
                if len(known) > 200:
                    known.pop(self.rng.randrange(100))
        if news.edges or self.rng.random() < 0.3:
            self._mine_operands(made.case, original, translation, 40 if news.edges else 6)

    def _reward(self, styles: list[Style], news: int) -> None:
        for style in styles:
            style.uses += 1
            style.found += 1 if news else 0
            prior = self._priors.setdefault(id(style), style.weight)
            style.weight = max(0.35 * prior, prior * (1 + 5 * style.found) / (1 + style.uses / 6))

    def _mine_operands(self, case: Case, original: RunResult, translation: RunResult, room: int) -> None:
        """Operands that stand in the input, with what they were compared with: tried at once, up to `room` of
        each kind of change, and kept for mutation."""
        new: list[tuple[Part, bytes]] = []
        solving: list[tuple[Part, bytes]] = []
        limits: list[tuple[Part, bytes]] = []
        texts = [get(case, part) for part in parts(case)]
        numbers = {abs(int(m.group())) for text in texts for m in list(NUMBER.finditer(text[:2000]))[:8]}
        operands = (*original.operands, *translation.operands)
        for part in parts(case):
            text = get(case, part)
            if not text or len(text) > 2000 or self._is_fixed(case, part):
                continue
            context = self.context(part)
            solving += [(part, solved) for solved in solutions(operands, text, self._constants, numbers)]
            targets: dict[bytes, list[bytes]] = {}
            known = set(context.pairs)
            for here, wanted in operand_texts(operands, text):
                if INTEGER.fullmatch(here) and INTEGER.fullmatch(wanted) and int(wanted) in self._constants:
                    targets.setdefault(here, []).append(wanted)
                if (here, wanted) not in known:
                    context.pairs.append((here, wanted))
                at = text.find(here)
                new.append((part, text[:at] + wanted + text[at + len(here) :]))
            if len(targets) > 1:
                limits += [(part, self._at_limits(text, targets)) for _ in range(8)]
            del context.pairs[:-400]
        self.rng.shuffle(new)
        self.rng.shuffle(solving)
        for origin, changes in (("operand", new), ("solved", solving), ("limits", limits)):
            self._queue.extendleft((put(case, part, text), origin) for part, text in changes[:room])

    def _at_limits(self, text: bytes, targets: dict[bytes, list[bytes]]) -> bytes:
        """Most numbers replaced at once by constants that the program compares them with."""

        def one(match: re.Match[bytes]) -> bytes:
            wanted = targets.get(match.group())
            return self.rng.choice(wanted) if wanted and self.rng.random() < 0.8 else match.group()

        return NUMBER.sub(one, text)

    def ending_candidates(self) -> list[bytes]:
        """Words that may end a dialogue, likeliest first."""
        words = [w.encode() for w in _ENDINGS]
        mined = [k for k in self.plan.values.keywords if len(k) <= 8]
        stopping = [k for k in mined if re.search(rb"quit|exit|end|stop|bye|done|^q|^x", k, re.I)]
        return list(dict.fromkeys([*stopping, *words[:10], *mined[:30], *words[10:]]))[:48]
