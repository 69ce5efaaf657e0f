"""How long do a suite's programs run, and how long does Theseus take for one? A sample of the programs whose translation
shows the same, each built as its users build it (Rust with `--release`) and run beside its original, which the runner
builds: of some rounds, each taking turns, the quickest counts. What is compared are the sums: most of these programs end
within milliseconds.

Translating is measured too, on the sample's programs of about 200 lines: `theseus translate`, start-up included.
"""

from __future__ import annotations

import argparse
import datetime
import math
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
from tests.bench.conformance.quick import built, family_of, observed, original, prepared, put, working_folder
from translators.rules.translator import RulesTranslator
from workbench.services.folder import translate_path

ROUNDS = 5
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
    load: float  # the machine's, when it was over, 1 is one busy core
    programs: int = 0
    cpu: tuple[float, float] = (0.0, 0.0)
    wall: tuple[float, float] = (0.0, 0.0)
    translate: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        return self.wall[1] / self.wall[0] if self.wall[0] else math.nan


def measure(runner: ModuleType, suite: str, options: argparse.Namespace) -> Iterator[Times]:
    """Each target's figures, when its sample is through. Prints a line a program."""
    family = family_of(runner, suite, options)
    ours = sorted((n for n in family.names if runner.in_half(n)), key=runner.by_hash)
    command = f"python -m tests.bench.conformance times {suite} --to {options.to} --sample {options.sample}"
    for target in options.to.split(","):
        found = Times(suite, target, f"{command} --seed {options.seed}", str(datetime.date.today()), 0.0)
        for name in random.Random(options.seed).sample(ours, len(ours)):
            if found.programs == options.sample:
                break
            with working_folder() as work:
                _measured(found, runner, family, name, work, options)
        found.load = round(_load(), 1)
        yield found


def _measured(
    found: Times, runner: ModuleType, family: Any, name: str, work: Path, options: argparse.Namespace
) -> None:
    """Adds one program, when its translation is whole and shows the same."""
    source = prepared(family, name, work)
    expected = original(family, name, source, work, basis.kept(options))
    if expected is None:
        return
    translated = translate_path(source, found.target, RulesTranslator(whole=True))
    if not translated.whole:
        return
    old, new, tree = work / "original", work / "new", options.cache / "times" / found.target
    if not old.exists():
        family.build(source, old)
    put(tree, translated.files)
    built(runner, tree, found.target, new, release=True)
    if not new.exists() or observed(family, new, work / "seen") != expected:
        return
    taken = [[_taken(_run, family, exe, work) for exe in (old, new)] for _ in range(ROUNDS)]
    wall, cpu = ([min(times[side][kind] for times in taken) for side in (0, 1)] for kind in (0, 1))
    found.programs += 1
    found.wall = (found.wall[0] + wall[0], found.wall[1] + wall[1])
    found.cpu = (found.cpu[0] + cpu[0], found.cpu[1] + cpu[1])
    own = [p for p in source.iterdir() if p.is_file()]
    lines = sum(p.read_bytes().count(b"\n") for p in own)
    said = ""
    if lines in LINES:
        command = [options.theseus, "translate", source, "--to", found.target, "--out", work / "translated"]
        seconds, _ = _taken(lambda: subprocess.run([str(c) for c in command], capture_output=True, check=False))
        found.translate.append(seconds)
        said = f"; translated in {seconds:.2f} s ({lines} lines)"
    print(f"{name} {found.target}: {1e3 * wall[0]:.1f} ms, translation {1e3 * wall[1]:.1f} ms{said}", flush=True)


def _run(family: Any, exe: Path, work: Path) -> None:
    observed(family, exe, Path(tempfile.mkdtemp(dir=work)) / "r")


def _taken(act: Callable[..., object], *given: object) -> tuple[float, float]:
    """Seconds of the clock, and of the processor in processes that `act` started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    act(*given)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _load() -> float:
    return float(Path("/proc/loadavg").read_text().split()[0])


def section(found: Sequence[Times]) -> Iterator[str]:
    """The page's part on times."""
    if not found:
        return
    yield "## How long do they take?"
    yield ""
    yield "A seeded sample of the programs that are the same, built for use and run beside their originals (cobc and gnatmake"
    yield f"as the runner calls them, `gcc -O1`): the quickest of {ROUNDS} rounds each, summed. `translate` is `theseus translate` on"
    yield f"those among them of {LINES[0]} to {LINES[-1]} lines, start-up included: median and slowest."
    yield ""
    yield "| suite | target | programs | originals | translations | times | goal | CPU times | translate | load | measured |"
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
