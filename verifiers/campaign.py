"""One differential campaign over whole programs: generate, run both sides, compare, keep what is new.

`Campaign.run` is the whole story: batches of cases come from `_batches`, both sides run each batch at the
same time, `_absorb` compares, rewards what found something new and judges what differs. It ends with the
first confirmed difference or at the deadline. The sequence of cases depends on the seed and on what the
programs answer, never on the clock; only how many of them run does.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from verifiers import process_ids
from verifiers.compare import RuleSet, compare
from verifiers.corpus import Corpus, News
from verifiers.docket import Docket, Suspect, group_of
from verifiers.generate.explore import Explorer
from verifiers.generate.leftovers import LEFTOVER
from verifiers.generate.opening import ending_candidates
from verifiers.generate.plan import SCENARIO, Made, Plan
from verifiers.judge import Judge, Judgement
from verifiers.narrow import Narrower
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunResult
from verifiers.sides import Executor
from verifiers.trim import Trimmed, Trimmer
from verifiers.verdict import Exclusion

BATCH = 48
QUIET = 400  # inputs without a new edge, after which most run on the plain builds
_ENDINGS = 8  # last lines that are tried at once
_ENDED = 1 << 16  # bytes after which a program is taken for one that a line did not end
_EXAMPLES = 3
_LOOKS = 8  # programs that are looked at without any input first
_LOOK_SECONDS = 1.0  # for each of them
_NOT_LOOKED_INTO = "differences not looked into: too many were alike, and time ran out"
_LOOKING_SHARE = 0.4  # of the time so far may go to looking into differing inputs that are like others
_LOOKING_FIRST = 4.0  # seconds of it that are there from the start
_LOOKING_LAST = 0.5  # of `grace`, past the deadline, for those that still wait then


@dataclass
class Found:
    """A confirmed difference and after how many inputs it was found."""

    case: Case
    judgement: Judgement
    executed: int
    origin: str


@dataclass(frozen=True)
class _Batch:
    """Cases that are being run, and what will be seen of them: the original's results, the translation's."""

    made: list[Made]
    results: list[Future[list[RunResult]]]


@dataclass
class Campaign:
    """State of one campaign. `plain` run the original and the translation as they are shipped; `counting`, asked for
    once the seeds were looked at, gives those that count edges as well (None: there are none) and are slower; `forking`
    the plain ones with an original whose processes fork servers make. `slices` are inputs derived from the seeds."""

    plan: Plan
    seeds: list[Case]
    slices: list[Case]
    plain: tuple[Executor, Executor]
    counting: Callable[[], tuple[Executor, Executor] | None]
    judge: Judge
    rules: RuleSet
    languages: tuple[str, str]
    seed: int
    deadline: float
    watch: Callable[[int, Corpus], None] = lambda executed, corpus: None
    max_inputs: int = 0
    grace: float = 0.0  # seconds past the deadline that a slow machine may take to reach `enough` inputs
    enough: int = 0
    forking: Callable[[], tuple[Executor, Executor]] | None = None
    once: list[Case] = field(default_factory=list)  # tried behind the slices, and not built upon
    opening: bool = True  # whether inputs of every shape come before those made from others
    corpus: Corpus = field(default_factory=Corpus)
    executed: int = 0
    compared: int = 0
    origins: Counter[str] = field(default_factory=Counter)
    rules_needed: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    excluded: dict[tuple[str, str], list[Case]] = field(default_factory=dict)
    excluded_count: Counter[tuple[str, str]] = field(default_factory=Counter)
    scenarios_apart: list[tuple[str, str]] = field(default_factory=list)  # name, and why it decides nothing
    found: Found | None = None
    wall: float = 2.0
    seconds: float = 0.0
    narrower: Narrower = field(init=False)
    _executors: tuple[Executor, Executor] = field(init=False)
    _trimmer: Trimmer = field(init=False)
    _docket: Docket = field(default_factory=Docket)
    _looking: float = 0.0  # seconds
    _cut_off: int = 0
    _started: int = 0
    _begun: float = 0.0

    def run(self) -> Found | None:
        """Run until a difference is confirmed, the deadline comes, or nothing is left to try."""
        started = self._begun = time.monotonic()
        rng = random.Random(self.seed)
        self.narrower = Narrower(self.judge, self.plan.record_widths())
        if self._first_look():
            self.seconds = time.monotonic() - started
            return self.found
        self._executors = self.counting() or self.plain
        channel = self.plan.channel_for("stdin")
        endings = channel.shapes.terminators if channel else []
        self._trimmer = Trimmer(lambda cases, wall: self._executors[0].run(cases, min(wall, self.wall)), self.deadline, endings)
        self.corpus.clocks = frozenset(self.plan.choices)
        explorer = Explorer(self.plan, self.corpus, rng, self.seeds, self.slices, self.once, self.opening)
        with ThreadPoolExecutor(1) as mine, ThreadPoolExecutor(1) as theirs:
            self._learn_endings()
            running: _Batch | None = None
            for batch, last in self._batches(explorer):
                # The next batch is made while the one before it runs.
                next_running = self._start((mine, theirs), batch)
                if running:
                    self._finish(explorer, running)
                running = next_running
                if last:
                    self._finish(explorer, running)
                    running = None
                if self._ends():
                    break
            if running and not self.found:
                self._finish(explorer, running)
        self._look_into_rest()
        self.seconds = time.monotonic() - started
        return self.found

    def _first_look(self) -> bool:
        """The seeds, or else no input at all, on the plain builds, while the others are still being made: blatant faults
        show here."""
        looks, origin, wall = self.seeds, SCENARIO, self.wall
        if not looks:
            looks, origin, wall = [Case(program=name) for name in self.plan.programs[:_LOOKS]], "plain", _LOOK_SECONDS
        runs = [executor.run(looks, wall) for executor in self.plain]
        for number, (case, original, translation) in enumerate(zip(looks, *runs, strict=True), 1):
            mine, theirs = original.observation, translation.observation
            if _cut_off(mine) or compare(mine, theirs, self.languages, self.rules, case.files).same:
                continue
            if origin != SCENARIO and _cut_off(theirs):
                continue  # slow, or without end: that is looked into later, with more time
            smaller, judgement = self.narrower.judged(
                case, self.deadline, given=origin == SCENARIO, seen=(mine, theirs)
            )
            if judgement.kind == "divergent":
                self.executed = number
                self.origins[origin] = number
                self.found = Found(smaller, judgement, number, origin)
                return True
        return False

    def _ends(self) -> bool:
        late = time.monotonic() >= self.deadline + (self.grace if self.executed < self.enough else 0.0)
        return bool(self.found) or late or bool(self.max_inputs and self.executed >= self.max_inputs)

    def _batches(self, explorer: Explorer) -> Iterator[tuple[list[Made], bool]]:
        """Batches of cases, and whether the next one may only be made when all before it were learned from."""
        counted: list[Made] = []
        plain: list[Made] = []
        for made in explorer.cases():
            if made is not None:
                (plain if made.plain else counted).append(made)
            for batch in (counted, plain):
                if len(batch) == BATCH or (made is None and batch):
                    yield list(batch), made is None
                    batch.clear()
        for batch in (counted, plain):
            if batch:
                yield batch, True

    def _start(self, pools: tuple[ThreadPoolExecutor, ThreadPoolExecutor], batch: list[Made]) -> _Batch:
        """Have both sides run a batch, each in a thread of its own. Once edges are rare, three batches of four run on
        the plain builds, one of these exactly as they are shipped."""
        self._started += 1
        quiet = self.corpus.quiet(self.executed) > QUIET and self._started % 4
        executors = self._executors
        if quiet or batch[0].plain:
            executors = self.forking() if self.forking and self._started % 4 != 1 else self.plain
        cases, wall = [made.case for made in batch], self.wall
        return _Batch(batch, [pool.submit(e.run, cases, wall) for pool, e in zip(pools, executors, strict=True)])

    def _finish(self, explorer: Explorer, running: _Batch) -> None:
        original, translation = (future.result() for future in running.results)
        for made, mine, theirs in zip(running.made, original, translation, strict=True):
            self._absorb(explorer, made, mine, theirs)
            if self.found:
                break
        while not self.found and len(self._docket) and self._may_look():
            self._look_into_next()
        self.watch(self.executed, self.corpus)

    def _learn_endings(self) -> None:
        """A program that never ends on empty input needs a last line that ends it: find one (`quit`, `0`)."""
        channel = self.plan.channel_for("stdin")
        if channel is None or self.seeds:
            return
        empty = self._executors[0].run([Case(program=self.plan.program)], 1.0)[0].observation
        if empty.outcome not in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT):
            return
        self.wall = 0.6
        words = ending_candidates(self.plan.values)
        for at in range(0, len(words), _ENDINGS):
            some = words[at : at + _ENDINGS]
            tried = self._executors[0].run([Case(stdin=word + b"\n", program=self.plan.program) for word in some], 0.4, _ENDED)
            ending = [word for word, seen in zip(some, tried, strict=True) if seen.observation.outcome is Outcome.EXITED]
            channel.shapes.terminators += ending[: 2 - len(channel.shapes.terminators)]
            if len(channel.shapes.terminators) >= 2 or time.monotonic() > self.deadline:
                break

    def _absorb(self, explorer: Explorer, made: Made, original: RunResult, translation: RunResult) -> None:
        self.executed += 1
        self.origins[made.origin] += 1
        news = self.corpus.consider(made.case, original, translation, self.executed, made.origin == LEFTOVER)
        trimmed = self._trimmed(explorer, made, original, news)
        explorer.learn(made, news, original, translation, trimmed)
        mine, theirs = original.observation, translation.observation
        self._watch_time(mine)
        if _cut_off(mine) and _cut_off(theirs):
            self._set_apart("resource", "neither side ended within the limits", made.case)
            return
        if _cut_off(mine):
            self._set_apart("resource", "the original did not end within the limits", made.case)
            return
        comparison = compare(mine, theirs, self.languages, self.rules, made.case.files)
        if comparison.same and process_ids.RULE in comparison.rules:
            comparison = self.judge.once_more(made.case)
        if comparison.same and not _cut_off(theirs):
            self.compared += 1
            self.rules_needed.update(comparison.rules)
            self.notes.update(comparison.notes)
            return
        apart = None if made.origin == SCENARIO else self.judge.apart(made.case)
        group = "cut off" if _cut_off(theirs) else group_of(made.case, comparison, apart.reason if apart else "")
        suspect = Suspect(made.case, (mine, theirs), self.executed, made.origin, group)
        if made.origin == SCENARIO or self._docket.is_new(group, self._may_look()):
            self._docket.note(group)
            self._look_into(suspect)
        else:
            self._docket.put(suspect)

    def _trimmed(self, explorer: Explorer, made: Made, original: RunResult, news: News) -> Trimmed | None:
        """An input that reached new code without what had no part in that."""
        if not news.code or made.origin == SCENARIO or time.monotonic() > self.deadline:
            return None
        found = self._trimmer.trimmed(made.case, original, explorer.texts(made.case), news.code, self.executed)
        if found.case != made.case:
            self.corpus.trimmed(found.case, found.result, self.executed, news.code)
        return found

    def _may_look(self) -> bool:
        now = time.monotonic()
        return now < self.deadline and self._looking < _LOOKING_FIRST + _LOOKING_SHARE * (now - self._begun)

    def _look_into_next(self) -> None:
        if suspect := self._docket.take():
            self._look_into(suspect)

    def _look_into(self, suspect: Suspect) -> None:
        """Whether a differing input shows a difference of the programs; what it is set apart for, if not."""
        given = suspect.origin == SCENARIO
        begun = time.monotonic()
        case, judgement = self.narrower.judged(suspect.case, self.deadline + self.grace, given, suspect.seen)
        self._looking += time.monotonic() - begun
        if judgement.kind == "divergent":
            self.found = Found(case, judgement, suspect.executed, suspect.origin)
        elif judgement.kind == "same":
            self.compared += 1
            self.rules_needed.update(judgement.comparison.rules)
            self.notes.update(judgement.comparison.notes)
        else:
            self._set_apart(judgement.kind, judgement.reason, suspect.case)
            if given:
                self.scenarios_apart.append((suspect.case.name, judgement.reason))

    def _look_into_rest(self) -> None:
        """What still waits when inputs are no longer made; all of it is counted, looked into or not."""
        last = max(self.deadline, time.monotonic()) + self.grace * _LOOKING_LAST
        while not self.found and len(self._docket) and time.monotonic() < last:
            self._look_into_next()
        if self.found:
            return
        for suspect in self._docket.rest():
            apart = None if suspect.origin == SCENARIO else self.judge.apart(suspect.case)
            if apart and self.narrower.inside(suspect.case) is None:
                self._set_apart(apart.kind, apart.reason, suspect.case)
            else:
                self._set_apart("not-judged", _NOT_LOOKED_INTO, suspect.case)
        if self._docket.dropped:
            self.excluded.setdefault(("not-judged", _NOT_LOOKED_INTO), [])
            self.excluded_count["not-judged", _NOT_LOOKED_INTO] += self._docket.dropped

    def _set_apart(self, kind: str, reason: str, case: Case) -> None:
        key = (kind, reason)
        self.excluded_count[key] += 1
        examples = self.excluded.setdefault(key, [])
        if len(examples) < _EXAMPLES:
            examples.append(case)

    def _watch_time(self, seen: Observation) -> None:
        """Programs that often hang get less time each, so that the rest of the budget is not lost on them."""
        if seen.outcome is Outcome.TIMED_OUT:
            self._cut_off += 1
            if self._cut_off in (5, 20, 60):
                self.wall = max(0.25, self.wall / 2)

    def exclusions(self) -> tuple[Exclusion, ...]:
        return tuple(
            Exclusion(kind, count, reason, tuple(self.excluded[(kind, reason)]))
            for (kind, reason), count in sorted(self.excluded_count.items(), key=lambda item: -item[1])
        )


def _cut_off(seen: Observation) -> bool:
    return seen.outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT) or (
        seen.outcome is Outcome.SIGNALLED and seen.code in (9, 24, 25)
    )
