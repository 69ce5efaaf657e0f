"""The two programs of a comparison: their builds in every mode, and runners on them."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Protocol

from analyzers.tree import walk
from verifiers.observe import Case
from verifiers.runner import RunLimits, Runner, RunResult
from verifiers.toolchains import BuildError, BuildMode, Built, Toolchain, kept

RUNNERS = 4  # sandboxes a build
_PATIENCE = (1, 1, 8, 8, 32)  # by what the time for a case is divided after so many that were cut off


class Executor(Protocol):
    """Something that runs cases: a side in one build mode (tests use functions instead). `most_output`: bytes of each
    stream; 0: as many as usual."""

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]: ...


@dataclass
class ProgramSide:
    """One of the two source trees. Builds are made once a mode, in the background where asked early."""

    role: str
    path: Path
    toolchain: Toolchain
    work: Path
    limits: RunLimits
    pool: ThreadPoolExecutor
    passed_over: tuple[int, ...] = ()  # process ids, for each sandbox of a build; none: all sandboxes are alike
    _builds: dict[BuildMode, Future[Built]] = field(default_factory=dict)
    _executors: dict[tuple[BuildMode, bool], ModeExecutor] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.toolchain.language

    def start_build(self, mode: BuildMode) -> None:
        """Begin a build in the background; its errors appear when it is asked for."""
        if mode in self.toolchain.modes and mode not in self._builds:
            out = self.work / f"{self.role}-{mode}"
            self._builds[mode] = self.pool.submit(self._build, out, mode)

    def _build(self, out: Path, mode: BuildMode) -> Built:
        if self.role == "original":  # a translation changes with every attempt
            return kept.build(self.toolchain, self.path, out, mode)
        return self.toolchain.build(self.path, out, mode)

    def built(self, mode: BuildMode = BuildMode.PLAIN) -> Built | None:
        """The build in a mode; None when the toolchain does not offer it or only that build fails.

        Raises BuildError when the plain build fails.
        """
        if mode not in self.toolchain.modes:
            return None
        self.start_build(mode)
        try:
            return self._builds[mode].result()
        except BuildError:
            if mode is BuildMode.PLAIN:
                raise
            return None

    def ready(self, mode: BuildMode) -> bool:
        return mode in self._builds and self._builds[mode].done()

    def executor(self, mode: BuildMode, quick: bool = False) -> ModeExecutor | None:
        """Runs cases on one build; falls back to None like `built`. `quick`: an original's processes come from fork
        servers, never those of a translation, which could behave while it is asked that way."""
        built = self.built(mode)
        if built is None:
            return None
        forks = quick and self.role == "original" and not self.passed_over
        if (mode, forks) not in self._executors:
            # Counters of lines lie in one folder, which belongs to one sandbox at a time.
            count = 1 if built.coverage_folder else RUNNERS
            passed_over = self.passed_over or (0,) * RUNNERS
            runners = [Runner(built, self.limits, forks, passed_over[number]).__enter__() for number in range(count)]
            aside = Runner(built, self.limits, forks).__enter__() if count > 1 and not self.passed_over else None
            impatient = self.role != "original"
            self._executors[mode, forks] = ModeExecutor(runners, built, impatient, bool(self.passed_over), aside)
        return self._executors[mode, forks]

    def close(self) -> None:
        for executor in self._executors.values():
            executor.close()


@dataclass
class ModeExecutor:
    """Runs cases of one build, several at a time: programs also wait (Ada's tasking ends with a sleep of 10 ms). One thread
    sees to all of its sandboxes, for threads would wait for each other and for the one that makes up inputs.
    Cases that name a program run on a side's only program, whatever that is called. `impatient`: a program that
    hangs again and again within one call of `run` gets ever less time for the rest; whoever asks has to look at what
    was cut off alone. `turns`: the sandboxes are not alike, and few cases run in another one each time. `aside`: a sandbox
    for few cases, so that what is looked into does not wait until a batch has run; it starts at its first case."""

    runners: list[Runner]
    built: Built
    impatient: bool = False
    turns: bool = False
    aside: Runner | None = None
    _turn: int = 0
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    _lock: Lock = field(default_factory=Lock)
    _aside_lock: Lock = field(default_factory=Lock)

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        """The results in the order of the cases. Callers from several threads wait for each other, but those with few cases
        not for those with many."""
        adapted = [self._adapted(case) for case in cases]
        few = len(cases) < len(self.runners) * 2
        if few and self.aside is not None:
            with self._aside_lock:
                return self.aside.run_batch(adapted, self._walls(wall_seconds), most_output)
        with self._lock:
            if few:
                self._turn += self.turns
                runner = self.runners[self._turn % len(self.runners)]
                return runner.run_batch(adapted, self._walls(wall_seconds), most_output)
            # A sandbox ends with the thread that started it.
            return self._pool.submit(self._in_turn, adapted, wall_seconds, most_output).result()

    def _in_turn(self, cases: list[Case], wall_seconds: float, most_output: int) -> list[RunResult]:
        """All sandboxes get what they are asked, and then their answers are read in turn."""
        count = len(self.runners)
        running = [runner.results(cases[i::count], self._walls(wall_seconds), most_output) for i, runner in enumerate(self.runners)]
        try:
            begun = [next(some) for some in running]
            results: list[RunResult] = []
            for i in range(len(cases)):
                result = begun[i] if i < count else None
                while result is None:
                    result = next(running[i % count])
                results.append(result)
            return results
        finally:
            for some in running:
                some.close()

    def close(self) -> None:
        """End the sandboxes; what they counted is complete then."""
        for runner in (*self.runners, *([self.aside] if self.aside else ())):
            runner.close()
        self._pool.shutdown(wait=False)

    def _walls(self, wall_seconds: float) -> list[float]:
        return [wall_seconds / patience for patience in _PATIENCE] if self.impatient else [wall_seconds]

    def _adapted(self, case: Case) -> Case:
        programs = self.built.programs
        if len(programs) == 1:
            only = next(iter(programs))
            if case.steps:
                return replace(case, steps=tuple((only, a, s) for _, a, s in case.steps))
            return case if case.program == only else replace(case, program=only)
        return case


def tree_hash(path: Path) -> str:
    """SHA-256 over names and contents of a file, or of all files of a tree that a build gets to see, in order."""
    digest = hashlib.sha256()
    files = [path] if path.is_file() else list(walk(path))
    for file in files:
        name = file.name if path.is_file() else str(file.relative_to(path))
        content = file.read_bytes()
        digest.update(f"{len(name)} {name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
