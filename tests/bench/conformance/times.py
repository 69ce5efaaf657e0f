"""How long do a suite's programs run, and how long does Theseus take for one? A sample of the programs whose translation
shows the same, each built as its users build it (Rust with `--release`) and run beside its original, which the runner
builds: of some rounds, each taking turns, the quickest counts. What is compared are the sums: most of these programs end
within milliseconds, and what a program takes that does nothing is measured beside them. All is built first; the clock is
used when nothing else works on the machine, which is waited for.

Translating is measured too, on the sample's programs of about 200 lines: `theseus translate`, start-up included, with
Python's own files compiled, as they are from a command's second use on.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import math
import os
import random
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.conformance import basis
from tests.bench.conformance.quick import (
    built,
    compiled,
    family_of,
    go_command,
    observed,
    original,
    prepared,
    put,
    working_folder,
)
from translators.rules.translator import RulesTranslator
from workbench.services.folder import translate_path

ROUNDS = 5
_QUIET = 5.0  # seconds
_STARTS = 50  # of programs that do nothing: the median counts
_NOTHING = {
    "c": ("nothing.c", "int main(void) { return 0; }\n", ("gcc", "-O1", "-o")),
    "rust": ("nothing.rs", "fn main() {}\n", ("rustc", "-O", "-o")),
    "go": ("nothing.go", "package main\n\nfunc main() {}\n", ("build", "-o")),
}
LINES = range(150, 251)
GOAL = {"nist": 1.0, "acats": 1.2, "ctorture": 1.2}  # issue 9: at most so much of the originals' time


@dataclass
class Times:
    """A suite's sample in one target. Sums of seconds over `programs`: the processor's and the clock's, of originals and of
    translations; `translate` has the seconds of one `theseus translate` each."""

    suite: str
    target: str
    command: str
    date: str
    load: float  # cores of the machine that were busy, these programs' own among them
    programs: int = 0
    cpu: tuple[float, float] = (0.0, 0.0)
    wall: tuple[float, float] = (0.0, 0.0)
    translate: list[float] = field(default_factory=list)
    start: tuple[float, float] = (0.0, 0.0)  # seconds of a program that does nothing: in C, in the target's language

    def ratio(self) -> float:
        return self.wall[1] / self.wall[0] if self.wall[0] else math.nan


@dataclass(frozen=True)
class _Pair:
    """A program and its translation, built; what else is in `work` is theirs too."""

    name: str
    target: str
    source: Path
    work: Path
    old: Path
    new: Path


def measure(runner: ModuleType, options: argparse.Namespace) -> Iterator[Times]:
    """The figures of each suite and target, when its sample is through. Prints a line a program."""
    with working_folder() as work:
        ready = [(suite, target, *_built(runner, suite, target, work / suite / target, options))
                 for suite in options.suites for target in options.to.split(",")]  # fmt: skip
        _wait()
        for suite, target, family, pairs in ready:
            command = f"python -m tests.bench.conformance times {suite} --to {options.to} --sample {options.sample}"
            found = Times(suite, target, f"{command} --seed {options.seed}", str(datetime.date.today()), 0.0)
            found.start = (_start(runner, "c", work), _start(runner, target, work))
            before, start = _busy(), time.perf_counter()
            for pair in pairs:
                _measured(found, family, pair, options)
            found.load = round((_busy() - before) / (time.perf_counter() - start), 1)
            yield found


def _built(
    runner: ModuleType, suite: str, target: str, work: Path, options: argparse.Namespace
) -> tuple[Any, list[_Pair]]:
    """The runner's object for the suite, and the sample, built below `work`."""
    family = family_of(runner, suite, options)
    ours = sorted((n for n in family.names if runner.in_half(n)), key=runner.by_hash)
    order = random.Random(options.seed).sample(ours, len(ours))
    pairs = (_pair(runner, family, name, target, work, options) for name in order)
    sample = list(itertools.islice(filter(None, pairs), options.sample))
    print(f"{suite} {target}: {len(sample)} programs are built", flush=True)
    return family, sample


def _pair(
    runner: ModuleType, family: Any, name: str, target: str, folder: Path, options: argparse.Namespace
) -> _Pair | None:
    """One program, when its translation is whole and shows the same."""
    work = folder / name
    source = prepared(family, name, work)
    expected = original(family, name, source, work, basis.kept(options))
    if expected is None:
        return None
    translated = translate_path(source, target, RulesTranslator(whole=True))
    if not translated.whole:
        return None
    pair = _Pair(name, target, source, work, work / "original", work / f"new-{target}")
    if not pair.old.exists():
        family.build(source, pair.old)
    tree = options.cache / "times" / target
    put(tree, translated.files)
    built(runner, tree, target, pair.new, release=True)
    return pair if pair.new.exists() and observed(family, pair.new, work / "seen") == expected else None


def _measured(found: Times, family: Any, pair: _Pair, options: argparse.Namespace) -> None:
    """Adds one program's figures."""
    taken = [[_taken(_run, family, exe, pair.work) for exe in (pair.old, pair.new)] for _ in range(ROUNDS)]
    wall, cpu = ([min(times[side][kind] for times in taken) for side in (0, 1)] for kind in (0, 1))
    found.programs += 1
    found.wall = (found.wall[0] + wall[0], found.wall[1] + wall[1])
    found.cpu = (found.cpu[0] + cpu[0], found.cpu[1] + cpu[1])
    own = [p for p in pair.source.iterdir() if p.is_file()]
    lines = sum(p.read_bytes().count(b"\n") for p in own)
    said = ""
    if lines in LINES:
        command = [options.theseus, "translate", pair.source, "--to", pair.target, "--out", pair.work / "translated"]
        lasting = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

        def translate() -> None:
            subprocess.run([str(c) for c in command], capture_output=True, check=False, env=lasting)

        translate()
        seconds, _ = _taken(translate)
        found.translate.append(seconds)
        said = f"; translated in {seconds:.2f} s ({lines} lines)"
    print(f"{pair.name} {pair.target}: {1e3 * wall[0]:.1f} ms, translation {1e3 * wall[1]:.1f} ms{said}", flush=True)


def _run(family: Any, exe: Path, work: Path) -> None:
    observed(family, exe, Path(tempfile.mkdtemp(dir=work)) / "r")


def _taken(act: Callable[..., object], *given: object) -> tuple[float, float]:
    """Seconds of the clock, and of the processor in processes that `act` started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    act(*given)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _start(runner: ModuleType, language: str, work: Path) -> float:
    """How long a program takes that does nothing."""
    name, text, build = _NOTHING[language]
    exe = work / f"nothing-{language}"
    if not exe.exists():
        (work / name).write_text(text, "utf-8")
        compiled([*[go_command()] * (language == "go"), *build, str(exe), name], work, runner.ENV)
    return statistics.median(_taken(subprocess.run, [str(exe)])[0] for _ in range(_STARTS))


def _busy() -> float:
    """Seconds of processor time that the whole machine has used since it was started (proc(5), /proc/stat: all columns but
    idle and iowait, up to steal)."""
    spent = [int(n) for n in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(spent) - spent[3] - spent[4]) / os.sysconf("SC_CLK_TCK")


def _wait() -> None:
    """Returns when nothing else works here: a twentieth of one core at most for some seconds."""
    while True:
        before = _busy()
        time.sleep(_QUIET)
        if _busy() - before < 0.05 * _QUIET:
            return


def section(found: Sequence[Times]) -> Iterator[str]:
    """The page's part on times."""
    if not found:
        return
    yield "## How long do they take?"
    yield ""
    yield "A seeded sample of the programs that are the same, built for use and run beside their originals (cobc and gnatmake"
    yield f"as the runner calls them, `gcc -O1`): the quickest of {ROUNDS} rounds each, summed. `translate` is `theseus translate` on"
    yield f"those among them of {LINES[0]} to {LINES[-1]} lines, start-up included: median and slowest. `busy cores`: of the whole"
    yield "machine, while this was measured; about 1 where nothing else worked there."
    starts = {one.target: one.start for one in found if one.start[1]}
    if starts:
        told = ", ".join(f"of {target.capitalize()} {1e3 * own:.2f} (of C beside it {1e3 * c:.2f})" for target, (c, own) in starts.items())
        yield f"A program that does nothing takes, in milliseconds: {told}; those of c-torture take little more."
    yield ""
    yield "| suite | target | programs | originals | translations | times | goal | CPU times | translate | busy cores | measured |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---|---:|---|"
    for one in found:
        goal = next((f"{most}" for prefix, most in GOAL.items() if one.suite.startswith(prefix)), "")
        translate = f"{statistics.median(one.translate):.2f} s, {max(one.translate):.2f} s of {len(one.translate)}" if one.translate else "none of that size"
        cpu = one.cpu[1] / one.cpu[0] if one.cpu[0] else math.nan
        yield (
            f"| {one.suite} | {one.target} | {one.programs} | {one.wall[0]:.2f} s | {one.wall[1]:.2f} s | {one.ratio():.2f} "
            f"| {goal} | {cpu:.2f} | {translate} | {one.load} | {one.date} |"
        )
    yield ""
    yield from (f"- {one.suite}, {one.target}: `{one.command}`" for one in found)
    yield ""
