"""A small project with submissions and verdicts as the services record them, for tests of queue and review."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.small import write_system, write_translation
from workbench.project import Project, open_project
from workbench.services import analysis, evidence, translation
from workbench.services.users import User, user_named
from workbench.store.models import ModuleRow, VerdictRow

TEAM = """
[users]
olga = ["operator"]
rita = ["reviewer"]
ruth = ["reviewer", "operator"]
adam = ["auditor"]
"""


def team_project(folder: Path, settings: str = TEAM) -> Project:
    """Analyzed; nothing is translated."""
    write_system(folder)
    with (folder / "theseus.toml").open("a") as file:
        file.write(settings)
    project = open_project(folder)
    analysis.analyze(project)
    return project


def person(project: Project, name: str) -> User:
    return user_named(project.settings, name)


def submit_all(project: Project, by: str = "olga", **changes: tuple[str, str]) -> None:
    """Hand in the reference translation (or one with a fault) as somebody."""
    folder = write_translation(project.root.parent / f"good-{len(changes)}", **changes)
    codebase, _ = analysis.analyze(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THESEUS_USER", by)
        translation.submit_all(project, codebase, "rust", folder)


def judge(project: Project, module: str, status: str = "equivalent", by: str = "olga", campaigns: str = "[]") -> str:
    """Record a verdict on the newest translation, as a campaign's end does; returns its key."""
    attempt = translation.latest(project, "rust")[module].row
    with project.store.reading() as session:
        source = session.get(ModuleRow, module)
    assert source is not None
    row = VerdictRow(
        key=f"{module}-{attempt.translation[:8]}-{status}-{source.sha256[:8]}-{campaigns}", module=module, target="rust",
        translation=attempt.translation, status=status, reason=f"it is {status}", units=2, units_translated=2,
        units_verified=2 if status == "equivalent" else 1, campaigns=campaigns, source=source.sha256, lines_reached=9, lines_total=10,
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THESEUS_USER", by)
        return evidence.record_verdict(project, row).key
