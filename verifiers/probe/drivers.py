"""Both drivers of a module campaign: their builds, what they answer, and which lines of the original they reach."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from verifiers.compare import own_stderr
from verifiers.observe import Case, Observation
from verifiers.probe.answers import Answer, parse
from verifiers.probe.calls import Call, ProbeRequest, case
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import BuildError, BuildMode, Built, Toolchain, for_language, kept
from verifiers.undefined import checked
from verifiers.verdict import Coverage, FileLines

_REPLAYED = 60  # cases of which lines are measured at least, whatever time it takes
_ALONE_SECONDS = 30.0
_DISTINCTION = RunLimits(wall_seconds=10.0, output_bytes=8 << 20)


@dataclass
class Drivers:
    """`builds` and `runners` by role; builds of the original other than the plain one are named after their mode.
    `leaves`: a run has left something behind, files or words on standard error."""

    request: ProbeRequest
    work: Path
    pool: ThreadPoolExecutor
    builds: dict[str, Built] = field(default_factory=dict)
    runners: dict[str, Runner] = field(default_factory=dict)
    leaves: bool = False
    _extra: dict[BuildMode, Future[Runner]] = field(default_factory=dict)

    def build(self, instrumented: bool = False) -> None:
        """Both drivers as they are shipped; `instrumented`: others of the original are begun as well. Raises BuildError."""
        request = self.request
        for role, files in (("original", request.original), ("translation", request.translation)):
            _write(self.work / f"{role}-tree", files)
        source, target = for_language(request.language), for_language(request.target)
        plain = [
            self.pool.submit(self._build, "original", source, BuildMode.PLAIN),
            self.pool.submit(self._build, "translation", target, BuildMode.PLAIN),
        ]
        if instrumented:
            for mode in (BuildMode.EDGES, BuildMode.LINES):
                if mode in source.modes:
                    self._extra[mode] = self.pool.submit(self._build, "original", source, mode, mode.value)
        for job in plain:
            job.result()

    def answers(self, calls: Sequence[Call], wall: float = 10.0) -> tuple[list[Answer], list[Answer]]:
        """What both sides answer to calls; each list ends with the first call that its driver did not survive."""
        return self.answered(case(self.request, calls), len(calls), wall)

    def answered(self, given: Case, lines: int, wall: float) -> tuple[list[Answer], list[Answer]]:
        """The same for a run that asks for so many answers."""
        return self.told(self.observed(given, wall), lines)

    def observed(self, given: Case, wall: float = 10.0) -> tuple[Observation, Observation]:
        """What both sides do in one run."""
        jobs = [self.pool.submit(self.runners[role].run_one, given, wall) for role in ("original", "translation")]
        left, right = (job.result().observation for job in jobs)
        self.leaves |= any(each.files or text for each, (text, _) in zip((left, right), self._own((left, right)), strict=True))
        return left, right

    def _own(self, seen: tuple[Observation, Observation]) -> list[tuple[bytes, bool]]:
        languages = (self.request.language, self.request.target)
        return [own_stderr(each.stderr, language) for each, language in zip(seen, languages, strict=True)]

    def told(self, seen: tuple[Observation, Observation], lines: int) -> tuple[list[Answer], list[Answer]]:
        """What the original and a translation (which may be a mutant) answered in runs that ask for so many answers."""
        own = self._own(seen)
        by_runtime = any(runtime for _, runtime in own)  # its message may be the program's own on the other side
        left, right = (
            self._parsed(each, lines, bool(text) and not by_runtime) for each, (text, _) in zip(seen, own, strict=True)
        )
        return left, right

    def _parsed(self, seen: Observation, lines: int, complained: bool) -> list[Answer]:
        answers = parse(seen, lines)
        if not answers or answers[-1].death:  # what stood in a buffer may be lost
            return answers
        files = tuple(file for file in seen.files if file[0] not in self.request.indexed)
        return [*answers[:-1], replace(answers[-1], files=files, complained=complained)]

    def is_undefined(self, calls: Sequence[Call]) -> bool:
        """Whether a build of the original with run-time checks is at fault on these calls, or answers them by what
        variables hold before they are given a value: there is no meaning to compare."""
        source = for_language(self.request.language)
        if BuildMode.SANITIZED not in source.modes or source.checks is None:
            return False
        if "sanitized" not in self.runners:
            try:
                self._build("original", source, BuildMode.SANITIZED, "sanitized")
            except BuildError:
                return False
        given, original = case(self.request, calls), self._runs("original")

        def alike(left: Observation, right: Observation) -> bool:
            return left.stdout == right.stdout

        return bool(checked(source.checks, given, original(given), self._runs("sanitized"), original, alike, alike).reason)

    def _runs(self, name: str) -> Callable[[Case], Observation]:
        return lambda given: self.runners[name].run_one(given, _ALONE_SECONDS).observation

    def instrumented(self, mode: BuildMode) -> Runner | None:
        """The original's runner in a mode, when the toolchain offers it and it builds there."""
        try:
            return self._extra[mode].result() if mode in self._extra else None
        except BuildError:
            return None

    def lines(self, cases: Sequence[Sequence[Call]], seconds: float) -> Coverage:
        """Which lines of the original these sequences of calls reach, as far as the time goes."""
        runner = self.instrumented(BuildMode.LINES)
        if runner is None:
            return Coverage()
        deadline = time.monotonic() + seconds
        for number, calls in enumerate(cases):
            if number >= _REPLAYED and time.monotonic() > deadline:
                break
            rest = calls
            while rest:  # a driver that dies by a signal leaves no counters: go on behind that call
                answers = parse(runner.run_one(case(self.request, rest), 20.0).observation, len(rest))
                rest = rest[len(answers) :] if answers and answers[-1].death else []
        runner.close()
        tables = for_language(self.request.language).covered_lines(self.builds["lines"])
        files = tuple(
            FileLines(t.file, tuple(sorted(t.hits)), tuple(sorted(n for n, hits in t.hits.items() if hits)))
            for t in tables
        )
        total, reached = sum(len(f.executable) for f in files), sum(len(f.reached) for f in files)
        return Coverage(lines_reached=reached, lines_total=total, files=files)

    def close(self) -> None:
        for runner in self.runners.values():
            runner.close()

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


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
