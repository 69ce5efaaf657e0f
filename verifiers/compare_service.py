"""What `theseus compare` does: two source trees in, one verdict out. No project, no database.

`compare` builds both sides, finds out how the original gets its input, runs a campaign, shrinks what it
found and weighs the evidence. It never raises for what is wrong with a program: that is the verdict.
"""

from __future__ import annotations

import functools
import os
import shlex
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from analyzers.model import TheseusError
from verifiers import process_ids, scenarios, scrutiny, toolchains
from verifiers.campaign import Campaign, Found
from verifiers.compare import FIXED, RULES, RuleSet, describe_rule, rule_set
from verifiers.corpus import Corpus
from verifiers.domain import make_domain, require_domain
from verifiers.evidence import any_made, conclude, measure_lines, weigh_mutants, without_mutants
from verifiers.generate.facts import read_sources
from verifiers.generate.inputless import may_read
from verifiers.generate.plan import SCENARIO, InterfaceFile, Plan, describe, make_plan, read_interface, ways_asked
from verifiers.judge import Judge, Run
from verifiers.mutate import mutator_for
from verifiers.mutate.check import Subject, check
from verifiers.observe import Case, Outcome
from verifiers.performance import measure
from verifiers.runner import RunLimits
from verifiers.shrink import Shrinker
from verifiers.sides import Executor, ProgramSide, tree_hash
from verifiers.slices import slices
from verifiers.time_of_day import PAUSE, reads_the_clock
from verifiers.toolchains import BuildError, BuildMode, Expander, ToolMissing
from verifiers.verdict import (
    CompareRequest,
    Counterexample,
    Coverage,
    Inputs,
    MutationScore,
    Performance,
    Progress,
    ProgressCallback,
    RuleUse,
    Side,
    Status,
    Verdict,
    no_progress,
)
from verifiers.work_folder import work_folder

_LEAST = 0.4  # share of the budget that inputs get, however long the builds took
_RESERVE = 0.12  # share of the budget kept for measuring and shrinking
_LARGER = 4  # times as many mutants, where a sample falls short
_INPUTLESS_TRIES = 64  # inputs for a program that provably takes none: the translation might
_LIMITS = RunLimits(wall_seconds=5.0, output_bytes=1 << 20)


def compare(
    request: CompareRequest, progress: ProgressCallback = no_progress, kept: list[Case] | None = None
) -> Verdict:
    """Compare two programs. `kept` is given the inputs worth keeping: together they reach all that the campaign
    reached. Raises TheseusError only for a request that makes no sense (paths, rules, flags)."""
    started = time.monotonic()
    rule_set(request.rules)
    require_domain(request.domain)
    for path in (request.original, request.translation, request.scenarios, request.interface):
        if path is not None and not path.exists():
            raise TheseusError(f"{path}: no such file or folder")
    with work_folder("compare") as temporary:
        work = request.work or temporary
        work.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(4) as pool:
            comparison = _Comparison(request, progress, started, work, pool, [] if kept is None else kept)
            try:
                return comparison.run()
            finally:
                comparison.close()


@dataclass
class _Comparison:
    """One run of `compare`: the stages in order, with what they leave for each other."""

    request: CompareRequest
    progress: ProgressCallback
    started: float
    work: Path
    pool: ThreadPoolExecutor
    kept: list[Case]
    stages: dict[str, float] = field(default_factory=dict)
    sides: list[ProgramSide] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waited: float = 0.0  # seconds that the budget does not count

    # ------------------------------------------------------------------ stages

    def run(self) -> Verdict:
        request = self.request
        self._tell("build", "building both programs")
        original, translation = (
            self._side("original", request.original, request.original_language),
            self._side("translation", request.translation, request.translation_language),
        )
        self.sides = [original, translation]
        failure = self._build(original, translation)
        if failure is not None:
            return failure
        self._stage("build")
        if request.builds_apart:
            self.waited = time.monotonic() - self.started
        seeds = self._seeds()
        programs = self._programs(seeds)
        if isinstance(programs, Verdict):
            return programs
        plan = make_plan(
            request.original,
            request.translation,
            io=request.io,
            interface=self._interface,
            programs=tuple(programs),
            wide_domain=request.domain == "bytes",
            suffixes=(original.toolchain.suffixes, translation.toolchain.suffixes),
        )
        plan.may_read = self._way_in
        plan.generate = not seeds or len(programs) == 1
        rules = rule_set(request.rules, plan.indexed)
        accepted = plan.fixed if FIXED in rules else ()
        self.notes += [f"not varied: {what}" for what in accepted]
        plan.fixed = () if accepted else plan.fixed
        judge = self._judge(plan, seeds, rules)
        campaign = self._campaign(plan, seeds, judge, rules)
        self._tell("campaign", "inputs: " + ", ".join(describe(plan)))
        found = campaign.run()
        self.kept += campaign.corpus.replay()
        self._stage("campaign")
        if found is None:
            found = self._plain_replay(campaign, judge)
        self._stage("replay")
        coverage = Coverage(edges=campaign.corpus.edges() or None)
        reached = Coverage(edges=len({e >> 3 for e in campaign.corpus.seen_translation}) or None)
        if found is None:
            self._tell("coverage", "measuring which lines were reached")
            coverage = measure_lines(original, campaign.corpus.replay(), coverage, self._left())
            if request.both_lines:
                reached = measure_lines(translation, campaign.corpus.replay(), reached, self._left())
            self._stage("coverage")
        counterexample = self._shrunk(found, judge, plan) if found else None
        self._stage("shrink")
        status, reason, missing = conclude(campaign, plan, coverage, counterexample, request.thresholds)
        if status is Status.EQUIVALENT and scrutiny.RULE not in rules:
            status, reason, missing = self._scrutinized(status, reason, missing)
        score = None
        if status is Status.EQUIVALENT and (request.mutants or self._may_sample(plan)):
            score, found = self._mutants(campaign, judge)
            if found is not None:
                counterexample = self._shrunk(found, judge, plan)
                status, reason, missing = conclude(campaign, plan, coverage, counterexample, request.thresholds)
            elif request.mutants or any_made(score):
                status, reason, missing = weigh_mutants(score, request.thresholds, status, reason)
            self._stage("mutants")
        verdict = self._verdict(campaign, plan, rules, (coverage, reached), counterexample, judge, status, reason, missing)
        return replace(verdict, mutants=score, performance=self._performance(campaign) if found is None else None)

    def _performance(self, campaign: Campaign) -> Performance | None:
        """On scenarios, which are what is really done; on kept inputs where there are none."""
        self._tell("performance", "measuring time and memory")
        first, second = (side.built(BuildMode.PLAIN) for side in self.sides)
        assert first is not None and second is not None
        cases = campaign.seeds or campaign.corpus.replay()
        seconds = min(4.0, max(1.0, self.request.budget * 0.05))
        return measure(first, second, cases, seconds)

    def _scrutinized(
        self, status: Status, reason: str, missing: tuple[str, ...]
    ) -> tuple[Status, str, tuple[str, ...]]:
        """What agrees in the sandbox says little of a program that looks at where it is."""
        found = scrutiny.concerns(self.request.original, self.request.translation, frozenset(self.request.glue))
        if not found:
            return status, reason, missing
        text = "the translation does what a comparison in a sandbox cannot vouch for: " + "; ".join(map(str, found[:5]))
        text += f" (someone must look, and then give the rule '{scrutiny.RULE}')"
        return Status.INCONCLUSIVE, f"no difference found, but {text}", (*missing, text)

    def _may_sample(self, plan: Plan) -> bool:
        """Whether mutants are tried though nobody named a number."""
        return bool(self.request.sample and plan.may_read and mutator_for(self.sides[1].language))

    def _mutants(self, campaign: Campaign, judge: Judge) -> tuple[MutationScore, Found | None]:
        """How many mutants of the translation the kept inputs catch, or else a short search of their own."""
        translation = self.sides[1]
        if mutator_for(translation.language) is None:
            self.notes.append(f"there are no mutants for translations in {translation.language}")
            return MutationScore(), None
        subject = Subject(
            self.request.translation, translation.toolchain, self._plain()[1], translation.executor(BuildMode.EDGES)
        )
        score, found = check(
            campaign, judge, subject, self.request.mutants or self.request.sample, dict(self.request.judged), self.request.budget, self.work,
            lambda message: self._tell("mutants", message), self.request.thresholds.mutants,
            0 if self.request.mutants else self.request.sample * _LARGER,
        )  # fmt: skip
        if score is not None and not any_made(score):
            self.notes.append(without_mutants(score))
        if score is not None and score.by_stderr:
            self.notes.append("standard error held the same text on all inputs that were compared: a mutant that changes it counts as caught")
        return score or MutationScore(), found

    def _side(self, role: str, path: Path, language: str) -> ProgramSide:
        toolchain = toolchains.for_tree(path, language)
        passed_over = process_ids.PASSED_OVER[role] if self._asks_for_its_id else ()
        return ProgramSide(role, path, toolchain, self.work, _LIMITS, self.pool, passed_over)

    @functools.cached_property
    def _interface(self) -> InterfaceFile:
        return read_interface(self.request.interface)

    @functools.cached_property
    def _way_in(self) -> str:
        """How the original might take input; empty: provably not at all."""
        if ways_asked(self._interface.io or self.request.io) == set():
            return ""
        original = self.sides[0]
        way = may_read(read_sources(original.path, original.toolchain.suffixes, everything=True))
        expander = toolchains.EXPANDERS.get(original.language)
        if expander is None or not isinstance(original.toolchain, type(expander)):
            return way
        try:
            with tempfile.TemporaryDirectory(dir=self.work) as folder:
                return self._seen_by_the_compiler(expander, Path(folder), way)
        except TheseusError as error:
            return way or f"something that could not be looked at: {error}"

    def _seen_by_the_compiler(self, expander: Expander, folder: Path, way: str) -> str:
        """How an original in a language with a preprocessor might take input; `way`: so its sources say."""
        original = self.sides[0]
        text = expander.expanded(original.path, folder / "expanded")
        if not text:
            return way or "lines that say that they are from another file"
        if expanded := may_read({f"expanded{original.toolchain.suffixes[0]}": text}):
            return way or expanded
        built = original.built()
        return expander.reaches(built, folder / "reached") if built else way

    @functools.cached_property
    def _sources(self) -> dict[str, str]:
        return read_sources(self.request.original)

    @functools.cached_property
    def _asks_for_its_id(self) -> bool:
        return process_ids.asks_for_its_id(self._sources)

    def _build(self, original: ProgramSide, translation: ProgramSide) -> Verdict | None:
        for side in (original, translation):
            side.start_build(BuildMode.PLAIN)
        if self._way_in:
            original.start_build(BuildMode.EDGES)
            translation.start_build(BuildMode.EDGES)
        for side in (original, translation):
            try:
                side.built(BuildMode.PLAIN)
            except (BuildError, ToolMissing) as error:
                log = getattr(error, "log", "")
                what = f"the {side.role} cannot be built: {error}"
                return self._unsupported(what, side.role, f"{error}\n{log}".strip())
        if self._way_in:  # else its one run may show all, and no other build is needed
            self._build_for_lines()
        return None

    def _build_for_lines(self) -> None:
        self.sides[0].start_build(BuildMode.LINES)
        if self.request.both_lines:
            self.sides[1].start_build(BuildMode.LINES)

    def _seeds(self) -> list[Case]:
        found = scenarios.read(self.request.scenarios) if self.request.scenarios else []
        return [*found, *self.request.cases]

    def _programs(self, seeds: list[Case]) -> list[str] | Verdict:
        """The programs to make up inputs for; with several, those that both sides have."""
        builds = [side.built(BuildMode.PLAIN) for side in self.sides]
        names = [set(b.programs) if b else set() for b in builds]
        if len(names[0]) == 1:
            if len(names[1]) == 1 or names[0] <= names[1]:
                return [next(iter(names[0]))]
            return self._unsupported(
                f"the original has one program, the translation several ({', '.join(sorted(names[1]))}), "
                "none of the same name",
                "translation",
            )
        missing = names[0] - names[1]
        if missing:
            return self._unsupported(
                f"the original has programs that the translation lacks: {', '.join(sorted(missing))}", "translation"
            )
        if not seeds:
            self.notes.append("several programs and no scenarios: " + ", ".join(sorted(names[0])))
        used = {case.program for case in seeds if case.program} | {s[0] for case in seeds for s in case.steps}
        return sorted(names[0] - used) + sorted(names[0] & used)

    def _judge(self, plan: Plan, seeds: list[Case], rules: RuleSet) -> Judge:
        original, translation = self.sides
        return Judge(
            self._runner(original, BuildMode.PLAIN),
            self._runner(translation, BuildMode.PLAIN),
            (original.language, translation.language),
            rules,
            plan.original_facts,
            make_domain(self.request.domain, plan, seeds, plan.cobol),
            self._sanitized,
            original.toolchain.checks,
            frozenset(channel.path for channel in plan.channels if channel.kind == "file"),
            wall=_LIMITS.wall_seconds,
            reruns=process_ids.ASKING_RERUNS if self._asks_for_its_id else 1,
            pause=PAUSE if reads_the_clock(self._sources) else 0.0,
        )

    def _runner(self, side: ProgramSide, mode: BuildMode) -> Run:
        executor = side.executor(mode)
        assert executor is not None
        return lambda case, wall: executor.run([case], wall)[0].observation

    def _sanitized(self) -> Run | None:
        original = self.sides[0]
        if BuildMode.SANITIZED not in original.toolchain.modes or original.executor(BuildMode.SANITIZED) is None:
            return None
        return self._runner(original, BuildMode.SANITIZED)

    def _campaign(self, plan: Plan, seeds: list[Case], judge: Judge, rules: RuleSet) -> Campaign:
        request = self.request
        deadline = self.started + self.waited + self.request.budget * (1 - _RESERVE)
        deadline = max(deadline, time.monotonic() + self.request.budget * _LEAST)
        plain = self._runner(self.sides[0], BuildMode.PLAIN)
        cuts = slices(seeds, lambda case: plain(case, _LIMITS.wall_seconds), plan.indexed)

        def watch(executed: int, corpus: Corpus) -> None:
            self._tell("campaign", f"{executed} inputs, {corpus.edges()} edges", executed)

        return Campaign(
            plan,
            seeds,
            cuts,
            self._plain(),
            self._counting,
            judge,
            rules,
            (self.sides[0].language, self.sides[1].language),
            request.seed,
            max(deadline, time.monotonic() + 1.0),
            watch,
            request.max_inputs or (0 if plan.may_read else _INPUTLESS_TRIES),
            grace=max(request.budget * 0.5, 40.0),
            enough=request.thresholds.inputs,
            forking=lambda: self._plain(quick=True),
        )

    def _plain(self, quick: bool = False) -> tuple[Executor, Executor]:
        first, second = (side.executor(BuildMode.PLAIN, quick) for side in self.sides)
        assert first is not None and second is not None
        return first, second

    def _counting(self) -> tuple[Executor, Executor] | None:
        """Both sides with edges counted where that can be had; None where it can be on neither. The few inputs of an
        original that takes none are made up beforehand, and no edge could guide them."""
        if not self._way_in:
            self._build_for_lines()
            return None
        original, translation = self.sides
        counting = [original.executor(BuildMode.EDGES, quick=True), translation.executor(BuildMode.EDGES)]
        for side, executor in zip(self.sides, counting, strict=True):
            if executor is None:
                self.notes.append(f"no edge coverage of the {side.role} ({side.language}): its outputs guide instead")
        if not any(counting):
            return None
        first, second = (executor or plain for executor, plain in zip(counting, self._plain(), strict=True))
        return first, second

    def _plain_replay(self, campaign: Campaign, judge: Judge) -> Found | None:
        """Kept inputs once more on the builds without instrumentation."""
        deadline = time.monotonic() + max(1.0, self._left() * 0.4)
        for case in campaign.corpus.replay():
            if time.monotonic() > deadline:
                break
            seen = judge.original(case, campaign.wall)
            theirs = judge.translation(case, campaign.wall)
            if Outcome.TIMED_OUT in (seen.outcome, theirs.outcome) or seen.outcome is Outcome.OUTPUT_LIMIT:
                continue
            if seen.digest() != theirs.digest():
                judgement = judge.judge(case)
                if judgement.kind == "divergent":
                    return Found(case, judgement, campaign.executed, "replay")
        return None

    def _shrunk(self, found: Found, judge: Judge, plan: Plan) -> Counterexample:
        self._tell("shrink", "making the counterexample smaller")
        kinds = {d.kind for d in found.judgement.comparison.differences}
        unstable = "nondeterministic" in kinds
        given = found.origin == SCENARIO

        def differs(case: Case) -> bool:
            again = judge.judge(case, quick=True, given=given)
            return again.kind == "divergent" and bool(kinds & {d.kind for d in again.comparison.differences})

        seconds = min(20.0, max(8.0, self._left()))
        case = found.case
        if not unstable:
            case = Shrinker(differs, time.monotonic() + seconds, plan.record_widths()).shrink(case)
        final = judge.judge(case, given=given)
        if final.kind != "divergent":
            case, final = found.case, found.judgement
        assert final.original is not None and final.translation is not None
        return Counterexample(
            case,
            final.comparison.differences,
            final.original,
            final.translation,
            self._commands(case),
            found.case.size(),
            found.executed,
            found.origin,
        )

    # ------------------------------------------------------------------ the verdict

    def _verdict(
        self,
        campaign: Campaign,
        plan: Plan,
        rules: RuleSet,
        coverage: tuple[Coverage, Coverage],
        counterexample: Counterexample | None,
        judge: Judge,
        status: Status,
        reason: str,
        missing: tuple[str, ...],
    ) -> Verdict:
        names = {*campaign.rules_needed, *rules.asked}
        if plan.indexed:
            names.add("indexed-files")
        uses = tuple(
            RuleUse(r.name, describe_rule(r.name), campaign.rules_needed[r.name], r.name in rules.asked)
            for r in RULES
            if r.name in names
        )
        inputs = Inputs(
            executed=campaign.executed,
            compared=campaign.compared,
            from_scenarios=campaign.origins[SCENARIO],
            kept=len(campaign.corpus.entries),
            quiet=campaign.corpus.quiet(campaign.executed),
            late_edges=campaign.corpus.late_edges(campaign.executed, self.request.thresholds.late_share),
            limits=len(campaign.corpus.nearness.met),
            late_limits=campaign.corpus.late_limits(campaign.executed, self.request.thresholds.late_share),
            distinct_outputs=campaign.corpus.answers,
            per_second=round(campaign.executed / campaign.seconds, 1) if campaign.seconds else 0.0,
            origins=dict(sorted(campaign.origins.items())),
        )
        notes = [*self.notes, *(f"{text} on {count} inputs" for text, count in campaign.notes.items())]
        return Verdict(
            status,
            reason,
            self._described(0, coverage[0]),
            self._described(1, coverage[1]),
            subject=self.request.subject,
            missing=missing,
            inputs=inputs,
            io=describe(plan),
            domain=judge.domain.describe(),
            excluded=campaign.exclusions(),
            rules=uses,
            counterexample=counterexample,
            notes=tuple(notes),
            seed=self.request.seed,
            budget=self.request.budget,
            seconds=round(time.monotonic() - self.started, 3),
            stages={name: round(seconds, 3) for name, seconds in self.stages.items()},
            thresholds=self.request.thresholds,
        )

    def _described(self, index: int, coverage: Coverage, diagnostics: str = "") -> Side:
        path = (self.request.original, self.request.translation)[index]
        described = Side(str(path), sha256=tree_hash(path), coverage=coverage, diagnostics=diagnostics)
        if index < len(self.sides):
            side = self.sides[index]
            described = replace(described, language=side.language)
            try:
                described = replace(described, toolchain=side.toolchain.version())
                built = side.built(BuildMode.PLAIN)
            except TheseusError:
                return described
            if built:
                described = replace(
                    described, programs=tuple(built.programs), commands=built.commands, diagnostics=built.warnings
                )
        return described

    def _unsupported(self, reason: str, role: str, diagnostics: str = "") -> Verdict:
        texts = [diagnostics if role == r else "" for r in ("original", "translation")]
        return Verdict(
            Status.UNSUPPORTED,
            reason,
            self._described(0, Coverage(), texts[0]),
            self._described(1, Coverage(), texts[1]),
            subject=self.request.subject,
            seed=self.request.seed,
            budget=self.request.budget,
            seconds=round(time.monotonic() - self.started, 3),
            thresholds=self.request.thresholds,
        )

    def _commands(self, case: Case) -> tuple[str, ...]:
        out = []
        for side in self.sides:
            built = side.built(BuildMode.PLAIN)
            assert built is not None
            out.append(command_line(case, f"./{next(iter(built.programs))}" if len(built.programs) == 1 else "./"))
        return tuple(out)

    # ------------------------------------------------------------------ small things

    def _left(self) -> float:
        return self.started + self.waited + self.request.budget - time.monotonic()

    def _tell(self, stage: str, message: str, inputs: int = 0) -> None:
        passed = time.monotonic() - self.started - self.waited
        self.progress(Progress(stage, message, min(1.0, passed / max(self.request.budget, 0.1)), inputs))

    def _stage(self, name: str) -> None:
        self.stages[name] = time.monotonic() - self.started - sum(self.stages.values())

    def close(self) -> None:
        for side in self.sides:
            side.close()


def command_line(case: Case, program: str) -> str:
    """A case as lines for a POSIX shell, in an empty folder that holds the program."""
    lines = []
    for path, content in case.files:
        if "/" in path:
            lines.append(f"mkdir -p {shlex.quote(os.path.dirname(path))}")  # noqa: PTH120 - a path inside the case
        lines.append(f"printf {_printf(content)} > {shlex.quote(path)}")
    steps = case.steps or ((case.program, case.arguments, case.stdin),)
    for name, arguments, stdin in steps:
        command = program if not program.endswith("/") else program + name
        words = [*(f"{name}={shlex.quote(text)}" for name, text in case.environment), command, *(shlex.quote(a.decode("latin-1")) for a in arguments)]
        source = f"printf {_printf(stdin)} | " if stdin else ""
        lines.append(source + " ".join(words) + ("" if stdin else " < /dev/null"))
    return "\n".join(lines)


def _printf(content: bytes) -> str:
    out = []
    for byte in content:
        char = chr(byte)
        if char == "\n":
            out.append("\\n")
        elif char == "\\":
            out.append("\\\\")
        elif char == "%":
            out.append("%%")
        elif char == "'":
            out.append("'\\''")
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return "'" + "".join(out) + "'"
