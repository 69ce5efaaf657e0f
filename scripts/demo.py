"""The main job on three real systems: the reference translations verified, and what `rules` alone achieves.

Works on copies in demo-out/, so it can be ended and started again: it goes on where it was.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
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


def prepare(system: str, folder: Path, budget: float) -> Project:
    """A copy of one corpus system as a project."""
    if not folder.exists():
        shutil.copytree(ROOT / "corpora" / system, folder, ignore=shutil.ignore_patterns("reference"))
        text = config.TEMPLATE.format(name=f'"{Path(system).name}"').replace("budget = 40.0", f"budget = {budget}")
        (folder / config.FILE).write_text(text, "utf-8")
    return init(folder)[0]


def migrate(project: Project, target: str, references: Path | None, bar: Progress, label: str) -> dict[str, Any]:
    """The whole path for one project and target; returns the report's summary."""
    task = bar.add_task(label, total=None)
    if references is not None:
        codebase, _ = analyze(project)
        translation.submit_all(project, codebase, target, references)

    def watch(step: Step) -> None:
        counts = " ".join(f"{n} {status}" for status, n in sorted(step.verdicts.items()))
        text = f"{label}: {step.stage} {step.module} {step.message}"[:80]
        bar.update(task, description=f"{text:<80} {counts}", completed=step.done, total=step.total)

    result = run(project, target, translation.translator_named("rules", project), watch)
    page = reporting.write_report(project, result, target)
    bar.remove_task(task)
    return {**reporting.summary(project, result, target), "page": page}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "demo-out")
    parser.add_argument("--budget", type=float, default=25.0, help="seconds for each whole-program campaign")
    options = parser.parse_args()
    console = Console(highlight=False)
    table = Table("system", "target", "reference translations", "rules alone", "seconds", title="Verdicts")
    failed = False
    pages = []
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=20), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        for system in SYSTEMS:
            for target in TARGETS:
                started = time.monotonic()
                name = Path(system).name
                given = prepare(system, options.out / name, options.budget)
                references = ROOT / "corpora" / system / "reference" / target
                first = migrate(given, target, references, bar, f"{name} to {target}")
                alone = prepare(system, options.out / "rules" / name, options.budget)
                second = migrate(alone, target, None, bar, f"{name} to {target} by rules")
                units = second["units"]
                states = ", ".join(f"{n} {state}" for state, n in first["verdicts"].items())
                share = units["verified"] / max(1, units["total"])
                failed = failed or set(first["verdicts"]) != {"equivalent"}
                table.add_row(
                    name, target, states,
                    f"{units['verified']} of {units['total']} subprograms verified ({share:.0%})",
                    f"{time.monotonic() - started:.0f}",
                )  # fmt: skip
                pages += [first["page"], second["page"]]
                console.print(f"{name} to {target}: {states}; rules alone {share:.0%}")
    console.print(table)
    for page in pages:
        console.print(f"report: {page}", soft_wrap=True)
    console.print(f"pages:  .venv/bin/theseus ui {options.out}", soft_wrap=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except TheseusError as error:
        print(f"demo: {error}", file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        print("stopped; 'make demo' goes on where it was", file=sys.stderr)
        sys.exit(130)
