"""The main job on three real systems: the reference translations verified, and what `rules` alone achieves.

Works on copies in demo-out/, so it can be ended and started again: it goes on where it was.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from analyzers.model import TheseusError
from translators.targets import TARGETS
from workbench import config
from workbench.project import Project, init
from workbench.services import reporting, translation
from workbench.services.analysis import analyze
from workbench.services.run import Step, run

ROOT = Path(__file__).resolve().parents[1]
SYSTEMS = ("ada/adadb", "cobol/ledger", "c/telemetry")
PARTS = {"references": 20.0, "rules": 8.0}
"""Seconds for each whole-program campaign, builds apart. By rules a system in several programs has one for each."""


@dataclass(frozen=True)
class Job:
    """One system in one target: by the reference translations, or by rules alone."""

    system: str
    target: str
    part: str

    @property
    def name(self) -> str:
        return Path(self.system).name

    @property
    def label(self) -> str:
        return f"{self.name} to {self.target}, {self.part}"


@dataclass
class Done:
    """What came out of a job. `stages`: seconds each."""

    summary: dict[str, Any]
    page: Path
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def verdicts(self) -> str:
        return ", ".join(f"{n} {status}" for status, n in self.summary["verdicts"].items())

    @property
    def share(self) -> str:
        units = self.summary["units"]
        return f"{units['verified']} of {units['total']} ({units['verified'] / max(1, units['total']):.0%})"

    @property
    def times(self) -> str:
        return ", ".join(f"{name} {seconds:.0f}" for name, seconds in self.stages.items() if seconds >= 0.5)

    def good(self, part: str) -> bool:
        """References: every module with code is equivalent. Rules: half of the subprograms, and nothing diverges."""
        if part == "references":
            return not set(self.summary["verdicts"]) - {"equivalent", reporting.NOTHING}
        units = self.summary["units"]
        return units["verified"] * 2 >= units["total"] and not self.summary["verdicts"].get("divergent")


def jobs(only: str, to: str, part: str) -> list[Job]:
    """What is asked for, system by system."""
    return [
        Job(system, target, half)
        for system in SYSTEMS
        for half in PARTS
        for target in TARGETS
        if only in ("", Path(system).name) and to in ("", target) and part in ("", half)
    ]


def prepare(job: Job, out: Path, mutants: int) -> Project:
    """A copy of the system as a project, with that many mutants in a sample; its two targets share it."""
    folder = out / job.name if job.part == "references" else out / job.part / job.name
    if not folder.exists():
        shutil.copytree(ROOT / "corpora" / job.system, folder, ignore=shutil.ignore_patterns("reference"))
        text = config.TEMPLATE.format(name=f'"{job.name}"').replace("budget = 40.0", f"budget = {PARTS[job.part]}")
        text = text.replace("mutants = 24", f"mutants = {mutants}")
        (folder / config.FILE).write_text(text, "utf-8")
    return init(folder)[0]


def migrate(project: Project, job: Job, bar: Progress) -> Done:
    """The whole path for one job."""
    task = bar.add_task(job.label, total=None)
    stages: dict[str, float] = defaultdict(float)
    stage, since = "analyze", time.monotonic()

    def watch(step: Step) -> None:
        nonlocal stage, since
        stages[stage] += time.monotonic() - since
        stage, since = step.stage, time.monotonic()
        counts = " ".join(f"{n} {status}" for status, n in sorted(step.verdicts.items()))
        text = f"{job.label}: {step.stage} {step.module} {step.message}"[:80]
        bar.update(task, description=f"{text:<80} {counts}", completed=step.done, total=step.total)

    if job.part == "references":
        codebase, _ = analyze(project)
        translation.submit_all(project, codebase, job.target, ROOT / "corpora" / job.system / "reference" / job.target)
    result = run(project, job.target, translation.translator_named("rules", project), watch)
    page = reporting.write_report(project, result, job.target)
    bar.remove_task(task)
    return Done(reporting.summary(project, result, job.target), page, dict(stages))


def table_of(results: dict[Job, tuple[Done, float]]) -> Table:
    table = Table("system", "target", "by", "modules", "subprograms verified", "seconds", title="Verdicts")
    for job, (done, seconds) in results.items():
        table.add_row(job.name, job.target, job.part, done.verdicts, done.share, f"{seconds:.0f}")
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "demo-out")
    parser.add_argument("--only", choices=[Path(s).name for s in SYSTEMS], default="", help="only this system")
    parser.add_argument("--to", choices=list(TARGETS), default="", help="only this target")
    parser.add_argument("--part", choices=list(PARTS), default="", help="only this half")
    parser.add_argument("--mutants", type=int, default=0, help="in the sample of a program (projects have 24; they take longer than all else)")
    options = parser.parse_args()
    console = Console(highlight=False)
    results: dict[Job, tuple[Done, float]] = {}
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=20), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        for job in jobs(options.only, options.to, options.part):
            started = time.monotonic()
            done = migrate(prepare(job, options.out, options.mutants), job, bar)
            results[job] = done, time.monotonic() - started
            console.print(f"{job.label}: {done.verdicts}; {done.share} verified ({done.times})", soft_wrap=True)
    console.print(table_of(results))
    for done, _ in results.values():
        console.print(f"report: {done.page}", soft_wrap=True)
    console.print(f"pages:  .venv/bin/theseus ui {options.out}", soft_wrap=True)
    return 0 if all(done.good(job.part) for job, (done, _) in results.items()) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except TheseusError as error:
        print(f"demo: {error}", file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        print("stopped; 'make demo' goes on where it was", file=sys.stderr)
        sys.exit(130)
