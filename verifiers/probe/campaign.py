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
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.model import Direction, Subprogram
from verifiers.generate.facts import read_sources, scan
from verifiers.observe import Case, Observation, Outcome
from verifiers.probe import values
from verifiers.probe.bulk import Bulk
from verifiers.probe.values import Pool, Value
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import BuildError, BuildMode, Built, Toolchain, for_language, kept
from verifiers.verdict import (
    CallCounterexample,
    Coverage,
    Exclusion,
    FileLines,
    Progress,
    ProgressCallback,
    Side,
    Status,
    SubprogramVerdict,
    Verdict,
    no_progress,
    reached_enough,
)
from verifiers.work_folder import work_folder

_MARK = b"\x01"
_LONG, _SHORT = 250, 40  # calls a case, without and with module data
_KEPT, _REPLAYED = 800, 60  # cases of which lines are measured: at most, and at least whatever time it takes
_ENOUGH = 60  # calls that a subprogram needs at least (unless it takes nothing)
_SHRINKING_RUNS = 160
_EXAMPLES = 3
_CHANGED = {  # calls on which the sides differed once, and agreed when asked again: which side answered otherwise then
    "unstable": "the translation changed its answer from one run to the next",
    "nondeterministic": "the original changed its answer from one run to the next",
}
_CHANGED_ENOUGH = 20  # such calls: nothing more is asked of that subprogram
_AGREED = ("same", *_CHANGED)
_CUT_OFF = tuple(f"{outcome}" for outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT)) + tuple(
    f"{Outcome.SIGNALLED} {code}"
    for code in (9, 24, 25)  # what the sandbox and its limits stop a driver with
)
_DISTINCTION = RunLimits(wall_seconds=10.0, output_bytes=8 << 20)


@dataclass(frozen=True)
class ProbeRequest:
    """`original` and `translation` are complete trees whose one program is `driver`. `calls`: for each
    subprogram, one by one; `bulk`: for each of a module without data, in blocks, as far as a fifth of the budget goes;
    `stateful`: the module keeps data between calls; `pure`: nor does what it depends on, so that all inputs there are mean
    all there is; `raw`: arguments are bytes of storage."""

    original: dict[str, bytes]
    translation: dict[str, bytes]
    language: str
    target: str
    subprograms: tuple[Subprogram, ...]
    calls: int = 2000
    bulk: int = 500_000
    seed: int = 1
    budget: float = 60.0
    stateful: bool = False
    pure: bool = False
    raw: bool = False
    subject: str = ""


@dataclass(frozen=True)
class Call:
    subprogram: int
    arguments: tuple[Value, ...]


@dataclass(frozen=True)
class Answer:
    """What one call showed: what it printed and its answer line; or, when the driver died, how."""

    printed: bytes
    line: bytes
    death: str = ""


@dataclass
class _Tally:
    calls: int = 0
    answers: set[bytes] = field(default_factory=set)
    differences: int = 0
    undefined: int = 0
    resource: int = 0
    changed: Counter[str] = field(default_factory=Counter)  # by the keys of _CHANGED
    examples: dict[str, list[Case]] = field(default_factory=lambda: defaultdict(list))  # of these
    suspects: int = 0  # calls that were looked into alone
    counterexample: CallCounterexample | None = None


def probe(request: ProbeRequest, progress: ProgressCallback = no_progress) -> Verdict:
    """Run a module campaign. What does not build is an `unsupported` verdict with the compiler's words."""
    started = time.monotonic()
    with work_folder("probe") as name, ThreadPoolExecutor(6) as pool:
        campaign = _Campaign(request, name, pool, progress, started)
        try:
            return campaign.run()
        finally:
            campaign.close()


def again(request: ProbeRequest, calls: Sequence[str], progress: ProgressCallback = no_progress) -> tuple[str, str]:
    """Build both drivers anew and run these calls (as a counterexample has them); what the last one answered on
    each side. Raises BuildError."""
    started = time.monotonic()
    with work_folder("again") as name, ThreadPoolExecutor(2) as pool:
        campaign = _Campaign(request, name, pool, progress, started)
        try:
            return campaign.again(calls)
        finally:
            campaign.close()


@contextmanager
def bulk_of(request: ProbeRequest) -> Iterator[tuple[Bulk, tuple[Runner, Runner]]]:
    """The bulk of a campaign by itself, on fresh builds, with the runners of both drivers: for measuring it."""
    with work_folder("bulk") as name, ThreadPoolExecutor(2) as pool:
        campaign = _Campaign(request, name, pool, no_progress, time.monotonic())
        try:
            campaign.build_plain()
            facts = scan(read_sources(campaign.work / "original-tree"))
            runners = (campaign.runners["original"], campaign.runners["translation"])
            yield campaign.new_bulk(Pool.mined(facts)), runners
        finally:
            campaign.close()


@dataclass
class _Campaign:
    request: ProbeRequest
    work: Path
    pool: ThreadPoolExecutor
    progress: ProgressCallback
    started: float
    runners: dict[str, Runner] = field(default_factory=dict)
    builds: dict[str, Built] = field(default_factory=dict)
    tallies: dict[int, _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    extra: dict[BuildMode, Future[Runner]] = field(default_factory=dict)
    executed: int = 0
    bulk: Bulk | None = None

    # ------------------------------------------------------------------ the story

    def run(self) -> Verdict:
        request = self.request
        for role, files in (("original", request.original), ("translation", request.translation)):
            _write(self.work / f"{role}-tree", files)
        self._tell("build", "building both drivers")
        source, target = for_language(request.language), for_language(request.target)
        plain = [
            self.pool.submit(self._build, "original", source, BuildMode.PLAIN),
            self.pool.submit(self._build, "translation", target, BuildMode.PLAIN),
        ]
        for mode in (BuildMode.EDGES, BuildMode.LINES):
            if mode in source.modes:
                self.extra[mode] = self.pool.submit(self._build, "original", source, mode, mode.value)
        try:
            for job in plain:
                job.result()
        except BuildError as error:
            return self._verdict(Status.UNSUPPORTED, f"a driver cannot be built: {error}", Coverage())
        facts = scan(read_sources(self.work / "original-tree"))
        pool = Pool.mined(facts)
        rng = random.Random(request.seed)
        self._learn(pool, rng)
        kept = self._campaign(pool, rng)
        self._bulk(pool)
        self._tell("coverage", "measuring which lines were reached")
        coverage = self._lines(source, kept)
        return self._conclude(coverage)

    def again(self, calls: Sequence[str]) -> tuple[str, str]:
        self.build_plain()
        self._tell("calls", f"running {len(calls)} calls", 0.9)
        case = Case(stdin="".join(f"{call}\n" for call in calls).encode("latin-1"), program="driver")
        seen = [
            parse(self.runners[role].run_one(case, 30.0).observation, len(calls))
            for role in ("original", "translation")
        ]
        shown = [_shown(a[-1]) if len(a) == len(calls) or (a and a[-1].death) else "no answer" for a in seen]
        return shown[0], shown[1]

    def build_plain(self) -> None:
        """Both drivers as they are shipped. Raises BuildError."""
        request = self.request
        for role, files in (("original", request.original), ("translation", request.translation)):
            _write(self.work / f"{role}-tree", files)
        self._tell("build", "building both drivers")
        languages = {"original": request.language, "translation": request.target}
        jobs = [self.pool.submit(self._build, r, for_language(lang), BuildMode.PLAIN) for r, lang in languages.items()]
        for job in jobs:
            job.result()

    def _campaign(self, pool: Pool, rng: random.Random) -> list[list[Call]]:
        """Sequences of calls until each subprogram has had its share or time is up; returns some to replay."""
        request = self.request
        deadline = time.monotonic() + request.budget * 0.8  # from here: slow builds take nothing from the calls
        latest = deadline + 2 * request.budget  # for those that have not had enough for a verdict
        size = _SHORT if request.stateful else _LONG
        kept: list[list[Call]] = []
        wanted = list(range(len(request.subprograms)))
        while wanted and time.monotonic() < latest:
            if time.monotonic() > deadline:
                wanted = [i for i in wanted if self.tallies[i].calls < _ENOUGH]
                if not wanted:
                    break
            calls = [self._call(rng.choice(wanted), pool, rng) for _ in range(size)]
            if len(kept) < _KEPT:
                kept.append(calls)
            self._run(calls)
            wanted = [i for i in wanted if self._wants_more(i)]
            share = sum(min(1.0, t.calls / request.calls) for t in self.tallies.values()) / len(request.subprograms)
            self._tell("calls", f"{self.executed} calls", share)
        return kept

    def _bulk(self, pool: Pool) -> None:
        """Blocks of calls, for subprograms that agree so far. All of a subprogram's inputs where these are few."""
        request = self.request
        if request.stateful or not request.bulk:
            return
        wanted = [
            i for i, t in self.tallies.items() if t.counterexample is None and t.calls and not (t.resource or t.changed)
        ]
        self.bulk = bulk = self.new_bulk(pool)
        end = time.monotonic() + request.budget * 0.2
        for place, index in enumerate(sorted(wanted)):
            self._tell("calls", f"{self.executed} calls", place / len(wanted))
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
        return self._answered(
            Case(stdin="".join(f"{line}\n" for line in lines).encode(), program="driver"), len(lines), wall
        )

    def _counted(self, index: int, calls: int) -> None:
        self.tallies[index].calls += calls
        self.executed += calls

    def _settled(self, index: int) -> bool:
        return self.tallies[index].counterexample is not None

    def _alone(self, index: int, arguments: list[tuple[Value, ...]]) -> bool:
        """Try calls of which a block says that they matter; whether anything differed, or a driver died."""
        tally = self.tallies[index]
        before = tally.suspects
        self._run([Call(index, given) for given in arguments])
        return tally.suspects > before

    def _wants_more(self, index: int) -> bool:
        tally = self.tallies[index]
        takes_nothing = not self.request.subprograms[index].parameters and not self.request.stateful
        if tally.changed.total() >= _CHANGED_ENOUGH:
            return False
        return tally.counterexample is None and tally.calls < (3 if takes_nothing else self.request.calls)

    def _call(self, index: int, pool: Pool, rng: random.Random) -> Call:
        subprogram = self.request.subprograms[index]
        if self.request.raw:
            return Call(index, tuple(values.raw(p.type, rng, pool) for p in subprogram.parameters))
        return Call(index, tuple(values.arguments(subprogram, rng, pool)))

    def _run(self, calls: list[Call]) -> None:
        """Both sides over one sequence; after a death the rest starts anew."""
        while calls:
            left, right = self._answers(calls)
            count = min(len(left), len(right))
            for at in range(count):
                self._compare(calls, at, left[at], right[at])
            self.executed += count
            if count == 0:
                return
            calls = calls[count:] if left[count - 1].death or right[count - 1].death else []

    def _compare(self, calls: list[Call], at: int, left: Answer, right: Answer) -> None:
        tally = self.tallies[calls[at].subprogram]
        tally.calls += 1
        if len(tally.answers) < 5000:
            tally.answers.add(left.line)
        if left != right or left.death:
            tally.suspects += 1
        if left == right or tally.counterexample is not None:
            return
        history = calls[: at + 1] if self.request.stateful else [calls[at]]
        kind = self._judged(history, (left, right))
        if kind in _AGREED and not self.request.stateful and at:
            history = calls[: at + 1]  # what came before matters after all
            kind = self._judged(history, (left, right))
        if kind in _CHANGED:
            tally.changed[kind] += 1
            if len(tally.examples[kind]) < _EXAMPLES:
                tally.examples[kind].append(self._case(history))
        elif kind == "undefined":
            tally.undefined += 1
        elif kind == "resource":
            tally.resource += 1
        elif kind == "different":
            tally.differences += 1
            tally.counterexample = self._counterexample(self._shrunk(history))

    def _judged(self, history: list[Call], seen: tuple[Answer, Answer] | None = None) -> str:
        """Run a suspect alone: `same`, `different`, `undefined` (the original's fault) or `resource`. `seen` is what
        both sides answered to its last call when it became one: where they agree now, one of them changed its answer."""
        left, right = self._answers(history)
        if left == right:
            return _changed(seen, left[-1]) if seen and left else "same"
        if any(a and a[-1].death.startswith(Outcome.TIMED_OUT) for a in (left, right)):
            left, right = self._answers(history, wall=30.0)
            if left == right or (left and left[-1].death.startswith(Outcome.TIMED_OUT)):
                return "resource"
        if self._is_undefined(history):
            return "undefined"
        return "different"

    def _is_undefined(self, history: list[Call]) -> bool:
        """Whether the sanitizers find the original at fault on these calls (ISO C: no meaning to compare)."""
        source = for_language(self.request.language)
        if BuildMode.SANITIZED not in source.modes:
            return False
        if "sanitized" not in self.runners:
            try:
                self._build("original", source, BuildMode.SANITIZED, "sanitized")
            except BuildError:
                return False
        seen = self.runners["sanitized"].run_one(self._case(history), 30.0).observation
        return (seen.code == 99 and b"Sanitizer" in seen.stderr + seen.stdout) or b"runtime error:" in seen.stderr

    # ------------------------------------------------------------------ shrinking

    def _shrunk(self, history: list[Call]) -> list[Call]:
        """Fewer calls first, then simpler arguments, as long as both sides still differ for the same reason."""
        budget = _SHRINKING_RUNS
        deadline = time.monotonic() + 8.0

        def differs(candidate: list[Call]) -> bool:
            nonlocal budget
            budget -= 1
            return self._judged(candidate) == "different"

        size = max(1, len(history) // 2)
        while len(history) > 1 and size and budget > 0 and time.monotonic() < deadline:
            for start in range(0, len(history) - 1, size):
                candidate = history[:start] + history[min(start + size, len(history) - 1) :]
                if len(candidate) < len(history) and differs(candidate):
                    history = candidate
                    break
            else:
                size //= 2
        improved = not self.request.raw
        while improved and budget > 0 and time.monotonic() < deadline:
            improved = False
            for at, call in enumerate(history):
                for candidate_call in self._simpler(call):
                    candidate = [*history[:at], candidate_call, *history[at + 1 :]]
                    if budget > 0 and differs(candidate):
                        history, improved = candidate, True
                        break
        return history

    def _simpler(self, call: Call) -> list[Call]:
        subprogram = self.request.subprograms[call.subprogram]
        lengths = {getattr(p.type, "length_param", "") for p in subprogram.parameters}
        out = []
        for at, (parameter, value) in enumerate(zip(subprogram.parameters, call.arguments, strict=True)):
            if parameter.name in lengths:
                continue
            for simple in values.simpler(parameter.type, value)[:6]:
                out.append(Call(call.subprogram, (*call.arguments[:at], simple, *call.arguments[at + 1 :])))
        return out

    def _counterexample(self, history: list[Call]) -> CallCounterexample:
        left, right = self._answers(history)
        at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(history) - 1)
        shown = [_shown(answers[at]) if at < len(answers) else "no answer" for answers in (left, right)]
        lines = tuple(self._line(call) for call in history)
        return CallCounterexample(lines, shown[0], shown[1], tuple(self._readable(call) for call in history))

    # ------------------------------------------------------------------ running

    def _line(self, call: Call) -> str:
        subprogram = self.request.subprograms[call.subprogram]
        if self.request.raw:
            return " ".join([str(call.subprogram), *("x" + v.hex() for v in call.arguments)])
        out = [str(call.subprogram)]
        for parameter, value in zip(subprogram.parameters, call.arguments, strict=True):
            if parameter.direction is not Direction.OUT:
                out += values.tokens(parameter.type, value)
        return " ".join(out)

    def _readable(self, call: Call) -> str:
        subprogram = self.request.subprograms[call.subprogram]
        shown = []
        for parameter, value in zip(subprogram.parameters, call.arguments, strict=True):
            if self.request.raw:
                shown.append(f"{parameter.name} = {value!r}")
            elif parameter.direction is not Direction.OUT:
                shown.append(f"{parameter.name} = {values.readable(parameter.type, value)}")
        return f"{subprogram.name}({', '.join(shown)})"

    def _case(self, calls: Sequence[Call]) -> Case:
        return Case(stdin="".join(self._line(call) + "\n" for call in calls).encode(), program="driver")

    def _answers(self, calls: Sequence[Call], wall: float = 10.0) -> tuple[list[Answer], list[Answer]]:
        return self._answered(self._case(calls), len(calls), wall)

    def _answered(self, case: Case, lines: int, wall: float) -> tuple[list[Answer], list[Answer]]:
        jobs = [self.pool.submit(self.runners[role].run_one, case, wall) for role in ("original", "translation")]
        left, right = (parse(job.result().observation, lines) for job in jobs)
        return left, right

    def _build(self, role: str, toolchain: Toolchain, mode: BuildMode, name: str = "") -> Runner:
        name = name or role
        tree, out = self.work / f"{role}-tree", self.work / f"{name}-{mode}"
        if role == "original":
            built = kept.build(toolchain, tree, out, mode)
        else:
            built = toolchain.build(tree, out, mode)
        self.builds[name] = built
        self.runners[name] = Runner(built, _DISTINCTION)
        return self.runners[name]

    def _instrumented(self, mode: BuildMode) -> Runner | None:
        """The original's runner in a mode, when the toolchain offers it and it builds there."""
        try:
            return self.extra[mode].result() if mode in self.extra else None
        except BuildError:
            return None

    def _learn(self, pool: Pool, rng: random.Random) -> None:
        """What the original compares its arguments with, from a first round on the instrumented build."""
        runner = self._instrumented(BuildMode.EDGES)
        if runner is None:
            return
        for index in range(len(self.request.subprograms)):
            calls = [self._call(index, pool, rng) for _ in range(30)]
            pool.learn(runner.run_one(self._case(calls)).operands)
        runner.close()

    def _lines(self, source: Toolchain, kept: list[list[Call]]) -> Coverage:
        runner = self._instrumented(BuildMode.LINES)
        if runner is None:
            return Coverage()
        deadline = time.monotonic() + self.request.budget * 0.3
        for number, calls in enumerate(kept):
            if number >= _REPLAYED and time.monotonic() > deadline:
                break
            rest = calls
            while rest:  # a driver that dies by a signal leaves no counters: go on behind that call
                answers = parse(runner.run_one(self._case(rest), 20.0).observation, len(rest))
                rest = rest[len(answers) :] if answers and answers[-1].death else []
        runner.close()
        tables = source.covered_lines(self.builds["lines"])
        files = tuple(
            FileLines(t.file, tuple(sorted(t.hits)), tuple(sorted(n for n, hits in t.hits.items() if hits)))
            for t in tables
        )
        total, reached = sum(len(f.executable) for f in files), sum(len(f.reached) for f in files)
        return Coverage(lines_reached=reached, lines_total=total, files=files)

    def close(self) -> None:
        for runner in self.runners.values():
            runner.close()

    # ------------------------------------------------------------------ the verdict

    def _conclude(self, coverage: Coverage) -> Verdict:
        found = [self._subprogram(i, coverage) for i in range(len(self.request.subprograms))]
        counts = Counter(s.status for s in found)
        if counts[Status.DIVERGENT]:
            names = ", ".join(s.name for s in found if s.status is Status.DIVERGENT)
            status, reason = Status.DIVERGENT, f"answers differ in {names}"
        elif counts[Status.EQUIVALENT] == len(found):
            status, reason = Status.EQUIVALENT, f"no difference in {self.executed} calls of {len(found)} subprograms"
        else:
            weak = [s.name for s in found if s.status is not Status.EQUIVALENT]
            status, reason = Status.INCONCLUSIVE, f"too little is known of {', '.join(weak[:8])}"
        return self._verdict(status, reason, coverage, tuple(found))

    def _subprogram(self, index: int, coverage: Coverage) -> SubprogramVerdict:
        subprogram, tally = self.request.subprograms[index], self.tallies[index]
        excluded = []
        if tally.undefined:
            excluded.append(Exclusion("undefined", tally.undefined, "the sanitizers find the original at fault"))
        if tally.resource:
            excluded.append(Exclusion("resource", tally.resource, "took too long"))
        for kind, count in sorted(tally.changed.items()):
            excluded.append(Exclusion(kind, count, _CHANGED[kind], tuple(tally.examples[kind])))
        good = tally.calls - sum(e.count for e in excluded)
        exhausted = self.bulk is not None and index in self.bulk.exhausted and not excluded
        status, reason = Status.EQUIVALENT, f"no difference in {good} calls"
        if tally.counterexample is not None:
            status = Status.DIVERGENT
            reason = f"{tally.counterexample.readable[-1]}: {tally.counterexample.original} against {tally.counterexample.translation}"
        elif good < (_ENOUGH if subprogram.parameters or self.request.stateful else 1):
            status, reason = Status.INCONCLUSIVE, f"only {good} calls could be compared"
        elif self.bulk and index in self.bulk.unexplained:
            status = Status.INCONCLUSIVE
            reason = "many calls in a row differ, but none of them when called one by one; see whether it keeps data"
        elif tally.changed:
            status = Status.INCONCLUSIVE
            reason = "; ".join(f"on {n} calls {_CHANGED[kind]}" for kind, n in sorted(tally.changed.items()))
        elif exhausted:
            reason = f"exhaustive: no difference on any of its inputs ({good} calls)"
        elif lacking := _unreached(subprogram, coverage):
            status, reason = Status.INCONCLUSIVE, f"no difference in {good} calls, but {lacking}"
        return SubprogramVerdict(
            subprogram.name, status, reason, tally.calls, len(tally.answers), tally.differences,
            tuple(excluded), tally.counterexample,
            status is Status.EQUIVALENT and exhausted,
        )  # fmt: skip

    def _verdict(
        self, status: Status, reason: str, coverage: Coverage, found: tuple[SubprogramVerdict, ...] = ()
    ) -> Verdict:
        request = self.request
        sides = []
        for role, language in (("original", request.language), ("translation", request.target)):
            built = self.builds.get(role)
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
            seed=request.seed, budget=request.budget, seconds=time.monotonic() - self.started,
        )  # fmt: skip

    def _tell(self, stage: str, message: str, fraction: float = 0.0) -> None:
        self.progress(Progress(stage, message, fraction, self.executed))


def _changed(seen: tuple[Answer, Answer], now: Answer) -> str:
    """What to call it that the sides agree `now` and did not before. To be cut off once by a limit of the machine is no
    answer."""
    if any(answer.death.startswith(_CUT_OFF) for answer in seen):
        return "same"
    return "unstable" if seen[0] == now else "nondeterministic"


def parse(seen: Observation, calls: int) -> list[Answer]:
    """The answers in a driver's output; a driver that ended before its last call died in the next one."""
    out: list[Answer] = []
    rest = seen.stdout
    while len(out) < calls:
        at = rest.find(_MARK)
        end = rest.find(b"\n", at)
        if at < 0 or end < 0:
            break
        out.append(Answer(rest[:at], rest[at + 1 : end]))
        rest = rest[end + 1 :]
    if len(out) < calls:
        out.append(Answer(rest, b"", f"{seen.outcome} {seen.code}"))
    return out


def _unreached(subprogram: Subprogram, coverage: Coverage) -> str:
    """What the calls left of a subprogram, when that is too much; empty where lines were not measured."""
    lines = next((f for f in coverage.files if f.file == subprogram.span.file), None)
    first, last = subprogram.span.line, max(subprogram.span.line, subprogram.span.end_line)
    if lines is None or not any(first <= n <= last for n in lines.executable):
        return ""
    enough, reason = reached_enough(lines, first, last)
    return "" if enough else reason


def _shown(answer: Answer) -> str:
    if answer.death:
        return f"the driver ended: {answer.death}"
    text = re.sub(rb"x([0-9a-f]*)", lambda m: _quoted(m.group(1)), answer.line).decode("latin-1")
    return (repr(answer.printed)[1:] + " then " if answer.printed else "") + text


def _quoted(digits: bytes) -> bytes:
    if len(digits) % 2:
        return b"x" + digits
    return repr(bytes.fromhex(digits.decode()))[1:].encode("latin-1")


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
