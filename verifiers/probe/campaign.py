"""One module campaign: both drivers built, fed the same calls, compared answer by answer.

A case is one driver process with many calls. Without module data every call stands alone, so cases are long;
with data a case is a sequence from the module's start, so that state is part of what is compared. A driver
that dies answers no more: its end is that call's outcome, and the calls after it go into another case.
When every subprogram has had its calls one by one, modules without data get the bulk (bulk.py): a hundred times as
many calls that the drivers make up themselves, and all inputs there are where these are few.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from analyzers.model import Subprogram
from verifiers.generate.facts import read_sources, scan, surroundings
from verifiers.harness.registry import for_source
from verifiers.observe import Case, Observation
from verifiers.probe.answers import Answer, shown
from verifiers.probe.bulk import Bulk
from verifiers.probe.calls import Call, ProbeRequest, arguments, case, lines_case
from verifiers.probe.comparison import Comparison
from verifiers.probe.conclude import ENOUGH, conclude, subprogram_verdict
from verifiers.probe.drivers import Drivers
from verifiers.probe.mutants import Check, weighed
from verifiers.probe.sequences import Sequences
from verifiers.probe.values import Pool, Value
from verifiers.runner import Runner, RunResult
from verifiers.toolchains import BuildError, BuildMode, for_language
from verifiers.verdict import (
    Coverage,
    MutationScore,
    Progress,
    ProgressCallback,
    Side,
    Status,
    SubprogramVerdict,
    Verdict,
    no_progress,
)
from verifiers.work_folder import work_folder

_KEPT = 800  # cases of which lines are measured, at most
_DRIVER = re.compile(r"(?:^|/)driver\.\w+$|(?:^|[/-])theseus_\w+\.\w+$")  # files of a driver itself
_EXPLORED = 0.4  # of the budget, at most, goes into sequences that are tried on the original alone
_USUAL, _LARGEST = 40, 8.0  # lines of a subprogram that gets as many calls as asked for; times as many, at most
_CHANGED_ENOUGH = 20  # calls answered otherwise the second time: nothing more is asked of that subprogram


def probe(request: ProbeRequest, progress: ProgressCallback = no_progress) -> Verdict:
    """Run a module campaign. What does not build is an `unsupported` verdict with the compiler's words."""
    with _campaign(request, "probe", 6, progress) as campaign:
        return campaign.run()


def again(request: ProbeRequest, calls: Sequence[str], progress: ProgressCallback = no_progress) -> tuple[str, str]:
    """Build both drivers anew and run these calls (as a counterexample has them); what the last one answered on
    each side. Raises BuildError."""
    with _campaign(request, "again", 2, progress) as campaign:
        return campaign.again(calls)


@contextmanager
def bulk_of(request: ProbeRequest) -> Iterator[tuple[Bulk, tuple[Runner, Runner]]]:
    """The bulk of a campaign by itself, on fresh builds, with the runners of both drivers: for measuring it."""
    with _campaign(request, "bulk", 2, no_progress) as campaign:
        campaign.drivers.build()
        runners = campaign.drivers.runners
        yield campaign.new_bulk(campaign.mined()), (runners["original"], runners["translation"])


@contextmanager
def _campaign(request: ProbeRequest, name: str, threads: int, progress: ProgressCallback) -> Iterator[_Campaign]:
    started = time.monotonic()
    with work_folder(name) as work, ThreadPoolExecutor(threads) as pool:
        drivers = Drivers(request, work, pool)
        try:
            yield _Campaign(request, drivers, progress, started)
        finally:
            drivers.close()


@dataclass
class _Campaign:
    request: ProbeRequest
    drivers: Drivers
    progress: ProgressCallback
    started: float
    comparison: Comparison = field(init=False)
    bulk: Bulk | None = None
    _around: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.comparison = Comparison(self.request, self.drivers)

    # ------------------------------------------------------------------ the story

    def run(self) -> Verdict:
        request = self.request
        self._tell("build", "building both drivers")
        try:
            self.drivers.build(instrumented=True)
        except BuildError as error:
            return self._verdict(Status.UNSUPPORTED, f"a driver cannot be built: {error}", Coverage())
        pool = self.mined()
        rng = random.Random(request.seed)
        sequences = Sequences(request, self._learn(pool, rng), rng)
        kept = self._one_by_one(sequences)
        self._in_bulk(pool)
        self._tell("coverage", "measuring which lines were reached")
        coverage = self.drivers.lines(kept, request.budget * 0.3)
        return self._concluded(coverage, sequences)

    def _concluded(self, coverage: Coverage, sequences: Sequences) -> Verdict:
        found = tuple(self.subprogram(i, coverage) for i in range(len(self.request.subprograms)))
        status, reason = conclude(found, self.comparison.executed)
        agreeing = any(each.status is Status.EQUIVALENT for each in found)
        if status is Status.DIVERGENT or not agreeing or not (self.request.stateful and self.request.mutants):
            return self._verdict(status, reason, coverage, found)
        check = self._check(sequences)
        score = check.score()
        if self.comparison.differs():
            found = tuple(self.subprogram(i, coverage) for i in range(len(self.request.subprograms)))
            return self._verdict(*conclude(found, self.comparison.executed), coverage, found)
        status, reason, found = weighed(check, score, found, status, reason)
        return self._verdict(status, reason, coverage, found, score)

    def _check(self, sequences: Sequences) -> Check:
        """The check by mutants, with what this campaign has."""
        def agree(given: Case, expected: Observation, shown: Observation) -> bool:
            left, right = self.drivers.told((expected, shown), given.stdin.count(b"\n"))
            return left == right

        return Check(
            self.request, self.comparison.replays, self.drivers.work, agree, lambda some, limits: sequences.around(some, limits, self._traced()),
            self.comparison.run, self.comparison.differs, lambda message: self._tell("mutants", message, 1.0),
        )  # fmt: skip

    def _traced(self) -> Callable[[Sequence[Call]], RunResult]:
        """Runs calls on the original so that it shows what it compares, where it can be built so."""
        runner = self.drivers.instrumented(BuildMode.EDGES) or self.drivers.runners["original"]
        return lambda calls: runner.run_one(case(self.request, calls))

    def again(self, calls: Sequence[str]) -> tuple[str, str]:
        self._tell("build", "building both drivers")
        self.drivers.build()
        self._tell("calls", f"running {len(calls)} calls", 0.9)
        seen = self.drivers.answered(lines_case(calls), len(calls), 30.0)
        said = [shown(a[-1]) if len(a) == len(calls) or (a and a[-1].death) else "no answer" for a in seen]
        return said[0], said[1]

    def mined(self) -> Pool:
        """What the original's sources mention."""
        sources = read_sources(self.drivers.work / "original-tree")
        called = {s.span.file for s in self.request.subprograms}
        own = {name: text for name, text in sources.items() if name in called or not _DRIVER.search(name)}
        pool = Pool.mined(scan(own))
        pool.any_float = for_source(self.request.language).any_float
        return pool

    def _learn(self, pool: Pool, rng: random.Random) -> list[Pool]:
        """What the original compares its arguments with, from a first round on the instrumented build. Returns what to draw
        each subprogram's arguments from."""
        runner = self.drivers.instrumented(BuildMode.EDGES)
        compared: list[set[int]] = [set() for _ in self.request.subprograms]
        if runner is not None:
            for index in range(len(compared)):
                calls = [Call(index, arguments(self.request, index, pool, rng)) for _ in range(30)]
                compared[index] = pool.learn(runner.run_one(case(self.request, calls)).operands)
        return [pool.focused(scan(self._text_of(s)), own) for s, own in zip(self.request.subprograms, compared, strict=True)]

    def _explore(self, sequences: Sequences) -> None:
        """Look for sequences that lead somewhere, on the original's instrumented build."""
        runner = self.drivers.instrumented(BuildMode.EDGES)
        if runner is None:
            return
        if self.request.stateful:
            self._tell("calls", "looking for calls that the original takes")
            sequences.explore(lambda calls: runner.run_one(case(self.request, calls)), self.request.budget * _EXPLORED)
        runner.close()

    def _text_of(self, subprogram: Subprogram) -> dict[str, str]:
        """A subprogram's own lines."""
        span = subprogram.span
        lines = self.request.original.get(span.file, b"").decode("latin-1").splitlines()
        return {span.file: "\n".join(lines[max(0, span.line - 1) : max(span.line, span.end_line)])}

    # ------------------------------------------------------------------ one by one

    def _one_by_one(self, sequences: Sequences) -> list[list[Call]]:
        """Sequences of calls until each subprogram has had its share or time is up; returns some to replay."""
        request = self.request
        kept: list[list[Call]] = []
        self._explore(sequences)
        deadline = time.monotonic() + request.budget * 0.8  # from here: slow builds take nothing from the calls
        latest = deadline + 2 * request.budget  # for those that have not had enough for a verdict
        wanted = list(range(len(request.subprograms)))
        while wanted and time.monotonic() < latest:
            if time.monotonic() > deadline:
                wanted = [i for i in wanted if self.comparison.tallies[i].calls < ENOUGH]
                if not wanted:
                    break
            calls = sequences.next(wanted)
            if len(kept) < _KEPT:
                kept.append(calls)
            for call, answer in self.comparison.run(calls):
                sequences.note(call, answer.line)
            wanted = [i for i in wanted if self._wants_more(i, sequences.filled[i])]
            share = sum(min(1.0, t.calls / self._share(i)) for i, t in self.comparison.tallies.items()) / len(request.subprograms)
            self._tell("calls", f"{self.comparison.executed} calls", share)
        return kept

    def _wants_more(self, index: int, filled: int) -> bool:
        tally = self.comparison.tallies[index]
        takes_nothing = not self.request.subprograms[index].parameters and not self.request.stateful
        if tally.changed.total() >= _CHANGED_ENOUGH:
            return False
        return tally.counterexample is None and tally.calls - filled < (3 if takes_nothing else self._share(index))

    def _share(self, index: int) -> float:
        """How many calls a subprogram gets. What keeps data gets more, the longer it is: a program of COBOL is one subprogram."""
        span = self.request.subprograms[index].span
        lines = span.end_line - span.line + 1 if self.request.stateful else 0
        return self.request.calls * min(_LARGEST, max(1.0, lines / _USUAL))

    # ------------------------------------------------------------------ in bulk

    def _in_bulk(self, pool: Pool) -> None:
        """Blocks of calls, for subprograms that agree so far. All of a subprogram's inputs where these are few."""
        request = self.request
        if request.stateful or not request.bulk:
            return
        wanted = [
            i for i, t in self.comparison.tallies.items() if t.counterexample is None and t.calls and not (t.resource or t.changed)
        ]
        self.bulk = bulk = self.new_bulk(pool)
        end = time.monotonic() + request.budget * 0.2
        for place, index in enumerate(sorted(wanted)):
            self._tell("calls", f"{self.comparison.executed} calls", place / len(wanted))
            now = time.monotonic()
            deadline = now + max(0.0, end - now) / (len(wanted) - place)
            if not (request.pure and bulk.all(index, deadline)):
                bulk.draw(index, request.bulk, deadline)

    def new_bulk(self, pool: Pool) -> Bulk:
        """The steering of blocks, over this campaign's drivers."""
        request = self.request
        rng = random.Random(request.seed)
        return Bulk(
            request.subprograms, request.raw, self._lines_answered, self._alone, self._counted, self._settled, pool, rng
        )

    def _lines_answered(self, lines: Sequence[str], wall: float) -> tuple[list[Answer], list[Answer]]:
        return self.drivers.answered(lines_case(lines), len(lines), wall)

    def _counted(self, index: int, calls: int) -> None:
        self.comparison.tallies[index].calls += calls
        self.comparison.executed += calls

    def _settled(self, index: int) -> bool:
        return self.comparison.tallies[index].counterexample is not None

    def _alone(self, index: int, given: list[tuple[Value, ...]]) -> bool:
        """Try calls of which a block says that they matter; whether anything differed, or a driver died."""
        tally = self.comparison.tallies[index]
        before = tally.suspects
        self.comparison.run([Call(index, one) for one in given])
        return tally.suspects > before

    # ------------------------------------------------------------------ the verdict

    def subprogram(self, index: int, coverage: Coverage) -> SubprogramVerdict:
        """What is known of one subprogram."""
        subprogram = self.request.subprograms[index]
        needed = ENOUGH if subprogram.parameters or self.request.stateful else 1
        exhausted, unexplained = (self.bulk.exhausted, self.bulk.unexplained) if self.bulk else (set(), set())
        return subprogram_verdict(
            subprogram, self.comparison.tallies[index], coverage, needed, index in exhausted, index in unexplained,
            self._surroundings(subprogram.span.file),
        )  # fmt: skip

    def _surroundings(self, file: str) -> tuple[str, ...]:
        """What a file of the original reads of where it runs, in words."""
        if file not in self._around:
            text = self.request.original.get(file, b"").decode("latin-1")
            found = surroundings({file: text})
            self._around[file] = (*(f"the variable {name} of the environment" for name in found.environment), *found.fixed)
        return self._around[file]

    def _verdict(
        self,
        status: Status,
        reason: str,
        coverage: Coverage,
        found: tuple[SubprogramVerdict, ...] = (),
        score: MutationScore | None = None,
    ) -> Verdict:
        request = self.request
        sides = []
        for role, language in (("original", request.language), ("translation", request.target)):
            built = self.drivers.builds.get(role)
            sides.append(
                Side(
                    path=request.subject,
                    language=language,
                    toolchain=for_language(language).version(),
                    programs=("driver",),
                    commands=built.commands if built else (),
                    coverage=coverage if role == "original" else Coverage(),
                )
            )
        return Verdict(
            status, reason, sides[0], sides[1], subject=request.subject, subprograms=found, io=("calls",),
            seed=request.seed, budget=request.budget, seconds=time.monotonic() - self.started, thresholds=request.thresholds, mutants=score,
        )  # fmt: skip

    def _tell(self, stage: str, message: str, fraction: float = 0.0) -> None:
        self.progress(Progress(stage, message, fraction, self.comparison.executed))
