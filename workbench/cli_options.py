"""What the commands share: their common options, the project that they work on, and how progress and verdicts look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.terminal import err

if TYPE_CHECKING:
    from rich.progress import Progress

COLOURS = {"equivalent": "green", "divergent": "red", "inconclusive": "yellow", "unsupported": "magenta"}


def _known_target(name: str) -> str:
    """Refuse an unknown language before anything is done."""
    from translators.targets import for_name

    for_name(name)
    return name


ProjectOption = Annotated[Path, typer.Option("--project", "-p", help="The project's folder (or one inside it).")]
TargetOption = Annotated[str, typer.Option("--to", help="Target language: rust or go.", callback=_known_target)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def project_at(folder: Path) -> Any:
    """The project that a folder is in. Raises TheseusError when it is in none."""
    from workbench.project import find_project, open_project

    return open_project(find_project(folder))


def coloured(status: str) -> str:
    return f"[{COLOURS.get(status, 'white')}]{status}[/]"


def progress_bar() -> Progress:
    """For what takes a while."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # a tenth of a start

    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn(),
        console=err, transient=True,
    )  # fmt: skip
