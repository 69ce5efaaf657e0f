"""Mutants are part of what a project's verdicts rest on."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from analyzers.model import Codebase, Module
from tests.workbench import small
from tests.workbench.desk import submit_all, team_project
from verifiers.observe import Case
from verifiers.verdict import (
    SAMPLED_MUTANTS,
    CompareRequest,
    MutationScore,
    ProgressCallback,
    Side,
    Status,
    Survivor,
    Verdict,
)
from workbench import config
from workbench.project import Project
from workbench.services import analysis, evidence, verification
from workbench.services.evidence import UnitEvidence
from workbench.services.translation import Attempt
from workbench.services.verification import verdict_of

LITTLE = "no difference found, but only 3 of 10 mutants of the translation were caught"


def test_a_project_tries_as_many_as_a_comparison_does_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / config.FILE).write_text(config.TEMPLATE.format(name='"x"'))
    assert config.load(tmp_path).verify.mutants == SAMPLED_MUTANTS
    (tmp_path / config.FILE).write_text('[project]\nname = "x"\n')
    assert config.load(tmp_path).verify.mutants == SAMPLED_MUTANTS


@pytest.mark.parametrize(
    ("status", "reason", "score", "expected"),
    [
        (Status.INCONCLUSIVE, LITTLE, MutationScore(10, 3, survivors=(Survivor("statement", "a.rs", 3, "-x"),)), Status.INCONCLUSIVE),
        (Status.INCONCLUSIVE, LITTLE, MutationScore(10, 0, untried=10), Status.INCONCLUSIVE),
        # What calls verified stays so where a campaign lacks something else.
        (Status.INCONCLUSIVE, "only 200 inputs were compared", None, Status.EQUIVALENT),
        (Status.EQUIVALENT, "no difference; 9 of 10 mutants of the translation were caught", MutationScore(10, 9), Status.EQUIVALENT),
    ],
)  # fmt: skip
def test_too_few_mutants_leave_a_module_inconclusive_whatever_calls_say(
    status: Status, reason: str, score: MutationScore | None, expected: Status, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def compared(request: CompareRequest, _progress: ProgressCallback, kept: list[Case]) -> Verdict:
        asked.append(request.sample)
        return Verdict(status, reason, Side("o", "c"), Side("t", "rust"), mutants=score)

    def called(project: Project, _codebase: Codebase, _composition: object, module: Module, attempt: Attempt, _watch: object) -> object:
        assert attempt.translation is not None
        units = tuple(UnitEvidence(unit.name, True, "calls") for unit in attempt.translation.units)
        verdict = Verdict(Status.EQUIVALENT, "calls agree", Side("o", "c"), Side("t", "rust"))
        row = evidence.record_campaign(project, f"calls of {module.id}", "module", module.id, "rust", verdict, {})
        return SimpleNamespace(row=row, units=units)

    monkeypatch.setattr(verification, "compare", compared)
    monkeypatch.setattr(verification, "module_campaign", called)
    project = team_project(tmp_path / "words", "")
    submit_all(project)
    codebase, _ = analysis.analyze(project)
    (row,) = verification.verify(project, codebase, "rust", ("calc",))
    assert row.units == row.units_verified, "calls verify all of it"
    assert row.status == expected, row.reason
    if expected is Status.INCONCLUSIVE:
        assert row.reason == reason
    assert asked == [0]


@pytest.mark.slow
def test_a_projects_campaign_tries_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small, "VERIFY", small.VERIFY.replace("mutants = 0", "mutants = 6"))
    project = team_project(tmp_path / "words", "")
    submit_all(project)
    codebase, _ = analysis.analyze(project)
    composition = verification.compose(project, codebase, "rust")
    (row,) = verification.program_campaigns(project, codebase, composition, frozenset({"calc"}), lambda *_: None)
    score = verdict_of(project, row).mutants
    assert score is not None and 3 <= score.total + len(score.proved) <= 6 and row.mutants == score.total - score.untried
    assert (row.status == Status.EQUIVALENT) is (score.share is not None and score.share >= 0.9)
