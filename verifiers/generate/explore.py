"""The order in which cases are tried: seeds, one line of each shape, then a mixture that learns what pays."""

from __future__ import annotations

import itertools
import random
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from verifiers.corpus import Corpus, News
from verifiers.generate.budget import Budget
from verifiers.generate.commands import Lessons
from verifiers.generate.crowds import crowded, crowds
from verifiers.generate.dense import dense, templates
from verifiers.generate.documents import Style
from verifiers.generate.leftovers import LEFTOVER, Leftovers
from verifiers.generate.long_numbers import LongNumbers
from verifiers.generate.mining import mined
from verifiers.generate.mutate import Context, mutate
from verifiers.generate.opening import Probes, plain_cases, record_cases
from verifiers.generate.operands import NUMBER, WORD
from verifiers.generate.options import rearranged
from verifiers.generate.parts import Part, get, parts, put
from verifiers.generate.plan import (
    ARGUMENT_FILE,
    SCENARIO,
    Channel,
    Made,
    Plan,
    make_case,
    make_environment,
    split_arguments,
)
from verifiers.generate.repeats import again, records_of, rounds
from verifiers.generate.scripts import Scripts
from verifiers.generate.shapes import Shapes, fill
from verifiers.generate.sweep import Sweep
from verifiers.generate.systematic import related, swept_arguments, swept_records, systematic
from verifiers.generate.tactics import Limits
from verifiers.observe import Case
from verifiers.runner import RunResult
from verifiers.trim import Trimmed

MAX_QUEUE = 20_000
_MAX_SWEPT = 6_000  # bytes
_CROWDS_AGAIN = 1_500  # cases after which they are tried again, with what was learned until then
_ENVIRONMENT, _ENVIRONMENT_AGAIN = 0.5, 0.15  # how often a case gets an environment, and another one than it has
_DRAWS = 12  # of a generator, until one has something to offer
_OTHER_ARGUMENTS = 0.4  # of the times that arguments are changed as a whole
_FORMS, _SYSTEMATIC = 0.6, 0.3  # of the changes due
_WORN = 0.3  # of what is repeated where commands and counters are known
_MOST_AGAIN = 200  # lines of a text of which a part is repeated
_RELATED = 80  # cases made of one in which numbers meet
# What each generator gets to begin with: where there are scenarios, and where there are none.
_SHARES_WITH_SEEDS = {
    "sweep": 0.62, "dense": 0.14, "script": 0.03, "generated": 0.05, "queued": 0.06, "related": 0.01, "mutated": 0.05,
    "again": 0.04,
}  # fmt: skip
_KEPT_WITH_SEEDS = 0.97  # scenarios reach the states that matter: what is to be found is found by sweeps over them
_SHARES = {
    "sweep": 0.17, "dense": 0.08, "script": 0.25, "generated": 0.14, "queued": 0.16, "related": 0.04, "mutated": 0.11,
    "again": 0.05,
}  # fmt: skip


@dataclass
class Explorer:
    """Makes cases one after the other and learns from what became of them."""

    plan: Plan
    corpus: Corpus
    rng: random.Random
    seeds: list[Case]
    slices: list[Case] = field(default_factory=list)
    once: Iterable[Case] = ()  # tried once, and not built upon
    opening: bool = True  # whether a line of each shape is tried before the mixture

    _priors: dict[int, float] = field(default_factory=dict)
    _queue: deque[tuple[Case, str]] = field(default_factory=deque)  # what comparisons ask for
    _due: deque[tuple[Case, str]] = field(default_factory=deque)  # systematic changes
    _forms: deque[tuple[Case, str]] = field(default_factory=lambda: deque(maxlen=MAX_QUEUE))  # of arguments: each says much
    _contexts: dict[tuple[str, str], Context] = field(default_factory=dict)
    _constants: frozenset[int] = frozenset()
    _rounds: list[int] = field(default_factory=list)
    _letters: frozenset[bytes] = frozenset()
    _limits: Limits = field(init=False)
    _templates: dict[tuple[str, str], dict[bytes, list[bytes]]] = field(default_factory=dict)
    _drawn: int = 0
    _contents: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)

    _leftovers: Leftovers = field(init=False)
    _long_numbers: LongNumbers = field(init=False)
    _sweep: Sweep = field(init=False)
    _sweeps: list[Iterator[Made]] = field(default_factory=list)
    _swept_entries: int = 0
    _relating: Iterator[Made] = field(default_factory=lambda: iter(()))
    _related_entries: int = 0
    _budget: Budget = field(init=False)
    _probes: Probes = field(init=False)
    _scripts: dict[tuple[str, str], Scripts] = field(default_factory=dict)
    _swept_records: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._budget = Budget.of(_SHARES_WITH_SEEDS, _KEPT_WITH_SEEDS) if self.seeds else Budget.of(_SHARES)
        self._probes = Probes(self.plan, self.rng, bool(self.seeds))
        self._leftovers = Leftovers([n for n in self.plan.written if not self.plan.channel_for("file", n)], self.plan.indexed, self.plan.by_name)
        self._long_numbers = LongNumbers(self.plan.facts, random.Random(f"long numbers {self.rng.getstate()}"))
        self._sweep = Sweep(self.plan.values, self.rng)
        self._sweeps = [self._swept(case) for case in (*self.seeds, *self.slices)]
        facts = self.plan.facts
        scaled = (int(d.replace(".", "")) for d in facts.decimals)
        self._constants = frozenset(v for n in (*facts.integers, *facts.sizes, *scaled) for v in (n, -n))
        self._limits = Limits(self._constants)
        self._rounds = rounds(facts)
        self._letters = frozenset(word for word in self.plan.values.keywords if len(word) <= 3 and word.isalpha())

    # ------------------------------------------------------------------ the order of things

    def cases(self) -> Iterator[Made | None]:
        """All cases, without end unless the program takes no input at all. None asks for what was made so far to
        be run and learned from before the next one is made."""
        for case in self.seeds:
            yield Made(case, SCENARIO)
        for case in self.slices:
            yield Made(case, "slice")
        for case in self.once:
            yield Made(case, "crowd", plain=True)
        if not self.plan.channels and not self.plan.environment and not self.seeds:
            yield Made(Case(program=self.plan.program), "no input")
            return
        for made in self._made_up():
            if made is None:
                yield None
                continue
            case = self._surrounded(self._ended(self._long_numbers.given(made.case)))
            yield made if case is made.case else replace(made, case=case)
            if (again := self._leftovers.given(case, self.rng)) is not case:
                yield Made(again, LEFTOVER)

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

    def _surrounded(self, case: Case) -> Case:
        """The case in another environment, now and then."""
        if not self.plan.environment or self.rng.random() > (_ENVIRONMENT_AGAIN if case.environment else _ENVIRONMENT):
            return case
        asked = frozenset(self.plan.environment)
        given = tuple(pair for pair in case.environment if pair[0] not in asked)
        return replace(case, environment=(*given, *make_environment(self.plan, self.rng)))

    def _made_up(self) -> Iterator[Made | None]:
        if self.plan.generate and self.opening:
            yield from plain_cases(self.plan)
            yield from record_cases(self.plan, self.rng)
            yield from self._probes.shapes()
            yield None
            self._probes.weigh()
            yield from self._probes.stops()
            yield None
            self._probes.find_stops()
            yield from crowded(self.corpus, crowds(self.plan), self.context)
            yield None
        for number in itertools.count(1):
            if number == _CROWDS_AGAIN and self.plan.generate:
                yield from crowded(self.corpus, crowds(self.plan), self.context)
            yield self._next()

    def _next(self) -> Made:
        makers = {
            "sweep": self._next_swept,
            "dense": self._dense,
            "script": self._script,
            "generated": self._generated,
            "queued": self._next_queued,
            "related": self._next_related,
            "mutated": self._next_mutated,
            "again": self._again,
        }
        for _ in range(_DRAWS):
            name = self._budget.draw(self.rng)
            if made := makers[name]():
                return replace(made, maker=name)
        return self._generated() or self._next_mutated() or Made(Case(program=self.plan.program), "plain")

    def _generated(self) -> Made | None:
        if not self.plan.generate or not (self.plan.channels or self.plan.environment):
            return None
        made = make_case(self.plan, self.rng)
        if self.rng.random() < 0.25:
            made = replace(made, case=self._mutated(made.case), origin="generated+mutated")
        return made

    def _next_queued(self) -> Made | None:
        """What a comparison asks for, and every so often the next systematic change: the former never run out."""
        if self._forms and (not self._queue or self.rng.random() < _FORMS):
            return Made(*self._forms.popleft())
        if not self._queue or self.rng.random() < _SYSTEMATIC:
            if not self._due:
                self._expand()
            if self._due:
                return Made(*self._due.popleft())
        return Made(*self._queue.popleft()) if self._queue else None

    def _next_related(self) -> Made | None:
        """A kept case in which a number meets those before it; the next of one case after the other."""
        while True:
            if made := next(self._relating, None):
                return made
            if self._related_entries >= len(self.corpus.entries):
                return None
            self._relating = self._related(self.corpus.entries[self._related_entries].case)
            self._related_entries += 1

    def _related(self, case: Case) -> Iterator[Made]:
        new = []
        for part in parts(case):
            text = get(case, part)
            if part.kind == "argument" or len(text) > 4000 or self._is_fixed(case, part):
                continue
            if not self.context(part).shapes.records:
                new += [Made(put(case, part, changed), "related") for changed in related(text, self.plan.values)]
        self.rng.shuffle(new)
        yield from new[:_RELATED]

    def _next_mutated(self) -> Made | None:
        if not self.corpus.entries:
            return None
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
        free = [part for part in parts(case) if get(case, part) and not self._is_fixed(case, part)]
        arguments = [part for part in free if part.kind == "argument"]  # few, and each says much
        yield from (Made(changed, "sweep") for changed in swept_arguments(case, arguments, self._sweep))
        for part in free:
            if part.kind == "argument":
                continue
            text = get(case, part)
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
        if (found := self._of_lines()) is None:
            return None
        case, part, known = found
        return Made(put(case, part, dense(known, get(case, part), self.rng, self.plan.values)), "dense")

    def _again(self) -> Made | None:
        """A scenario or a kept case with a part of one of its texts repeated, or a command given as often as counters count."""
        if not self.corpus.entries:
            return None
        from_seed = self.seeds and self.rng.random() < 0.6
        case = self.rng.choice([*self.seeds, *self.slices]) if from_seed else self.corpus.pick(self.rng).case
        texts = [p for p in parts(case) if p.kind != "argument" and get(case, p).strip() and not self._is_fixed(case, p)]
        if not texts:
            return None
        part = self.rng.choice(texts)
        scripts = self._scripts.get((part.kind, part.path))
        if scripts and self.rng.random() < _WORN and (worn := scripts.worn(self._rounds, self.rng, self.plan.values)):
            return Made(put(case, part, worn), "again")
        context = self.context(part)
        lines, end = records_of(get(case, part), context)
        if not lines or len(lines) > _MOST_AGAIN:
            return None
        text = again(lines, self._rounds, self.rng, end, self._limits.drawn(self.rng))
        return Made(put(case, part, text), "again", plain=self.rng.random() < 0.5)

    def _script(self) -> Made | None:
        """Many lines that the original accepts, behind those of a kept case."""
        if not self._scripts or not self.corpus.entries:
            return None
        key = self.rng.choice(list(self._scripts))
        case = self.corpus.pick(self.rng).case
        part = next((p for p in parts(case) if (p.kind, p.path) == key and p.step < 0), None)
        if part is None or self._is_fixed(case, part) or self.context(part).shapes.records:
            return None
        text = self._scripts[key].write(get(case, part), self.rng, self.plan.values, self._limits.drawn(self.rng))
        return Made(put(case, part, text), "script") if text else None

    def _of_lines(self) -> tuple[Case, Part, dict[bytes, list[bytes]]] | None:
        """A scenario or a kept case, one of its texts that is made of lines, and the lines known of that text."""
        if not self.corpus.entries:
            return None
        from_seed = self.seeds and self.rng.random() < 0.6
        case = self.rng.choice([*self.seeds, *self.slices]) if from_seed else self.corpus.pick(self.rng).case
        texts = [part for part in self.texts(case) if b"\n" in get(case, part)]
        if not texts:
            return None
        part = self.rng.choice(texts)
        key = (part.kind, part.path)
        self._drawn += 1
        if key not in self._templates or self._drawn % 200 == 0:
            given = [
                get(seed, p) for seed in (*self.seeds, *self.slices) for p in parts(seed) if (p.kind, p.path) == key
            ]
            self._templates[key] = templates([*given, *self._contents.get(key, [])])
        return case, part, self._templates[key]

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
        """Other arguments altogether, or the same ones rearranged."""
        channel = self.plan.channel_for("arguments")
        if channel and channel.shapes.shapes and self.rng.random() < _OTHER_ARGUMENTS:
            made = split_arguments(fill(channel.shapes.pick(self.rng).line, self.rng, self.plan.values))
            kept = [a for a in case.arguments if a == ARGUMENT_FILE.encode()]
            return replace(case, arguments=(*kept, *made))
        return replace(case, arguments=rearranged(case.arguments, self.rng, self.plan.values))

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
            if text and part.kind != "argument" and len(parts(entry.case)) > 1:
                new.append((put(entry.case, part, b""), "systematic"))
            if len(text) > 4000:
                continue
            context = self.context(part)
            for changed in systematic(text, context, room):
                if part.kind == "argument":
                    changed = changed.replace(b"\n", b"")
                if changed != text:
                    new.append((put(entry.case, part, changed), "systematic"))
        self.rng.shuffle(new)
        self._due.extend(new[: 120 + 20 * min(entry.news, 20)])
        while len(self._queue) > MAX_QUEUE:
            self._queue.popleft()

    # ------------------------------------------------------------------ learning

    def texts(self, case: Case) -> list[Part]:
        """The parts of a case that are made of lines, and may be changed."""
        some = [p for p in parts(case) if p.kind != "argument" and not self._is_fixed(case, p)]
        return [part for part in some if not self.context(part).shapes.records]

    def learn(
        self,
        made: Made,
        news: News,
        original: RunResult,
        translation: RunResult,
        trimmed: Trimmed | None = None,
    ) -> None:
        """Reward what made a case that reached something new, and mine its comparisons. `trimmed` is what is left of it
        without what had no part in the new code, and the original's run of that: this is what is learned from."""
        self._probes.learn(made, original)
        self._leftovers.learn(original.observation, self.rng)
        self._reward(made.styles, news.edges)
        self._budget.learn(made.maker, made.case.size(), news.total)
        case, seen = (trimmed.case, trimmed.result) if trimmed else (made.case, original)
        if news.total or made.origin == "shape":
            for part in parts(case):
                if part.kind != "argument" and not self._is_fixed(case, part):
                    self._scripts.setdefault((part.kind, part.path), Scripts(Lessons(letters=self._letters))).learn(
                        get(case, part), seen.observation, news.edges > 1, trimmed is not None and trimmed.whole
                    )
        self._form(made.case, original, bool(news.edges))
        if not news.total:
            if made.origin in ("mutated", "operand") and self.rng.random() < 0.04:
                self._mine_operands(made.case, original, translation, 12)
            return

        if made.origin != "shown" and (news.edges or news.nearer):
            self._show(case)
        for part in parts(case):
            text = get(case, part)
            if text and len(text) < 8000:
                known = self._contents.setdefault((part.kind, part.path), [])
                known.append(text)
                if len(known) > 200:
                    known.pop(self.rng.randrange(100))
        if news.edges or news.nearer or self.rng.random() < 0.3:
            room = 40 if news.edges else 16 if news.nearer else 6
            self._mine_operands(case, seen, translation, room)
            if case != made.case and news.nearer:
                self._mine_operands(made.case, original, translation, room)

    def _form(self, case: Case, original: RunResult, new_code: bool) -> None:
        """Queue other forms of the arguments of a case: all, when it reached new code, and lists of those that were accepted."""
        seen = original.observation
        accepted = seen.code == 0 or not seen.stderr or (new_code and bool(seen.stdout))
        for part in parts(case):
            if part.kind == "argument" and not self._is_fixed(case, part):
                text = get(case, part)
                forms = self._sweep.new_forms(text) if new_code else []
                self._forms.extend((put(case, part, form), "systematic") for form in forms)
                lists = self._sweep.joined(text) if accepted else []
                self._forms.extendleft((put(case, part, form), "systematic") for form in reversed(lists))

    def _show(self, case: Case) -> None:
        """Queue a case that reached something new with all states on its way shown: where it ended up may not be seen
        otherwise."""
        for part in parts(case):
            if scripts := self._scripts.get((part.kind, part.path)):
                texts = scripts.shown(get(case, part), self.rng, self.plan.values)
                self._queue.extendleft((put(case, part, text), "shown") for text in texts)

    def _reward(self, styles: list[Style], news: int) -> None:
        for style in styles:
            style.uses += 1
            style.found += 1 if news else 0
            prior = self._priors.setdefault(id(style), style.weight)
            style.weight = max(0.35 * prior, prior * (1 + 5 * style.found) / (1 + style.uses / 6))

    def _mine_operands(self, case: Case, original: RunResult, translation: RunResult, room: int) -> None:
        operands = (*original.operands, *translation.operands)
        self._limits.learn(operands)
        new = mined(case, operands, self._constants, self.context, self._is_fixed, self.rng, room)
        self._queue.extendleft(new)
