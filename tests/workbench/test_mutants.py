"""Mutants are part of what a project's verdicts rest on."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlmodel import col, select

from analyzers.model import Codebase, Module, TheseusError
from tests.workbench import small
from tests.workbench.desk import person, submit_all, team_project
from verifiers.observe import Case
from verifiers.verdict import (
    SAMPLED_MUTANTS,
    CompareRequest,
    Coverage,
    FileLines,
    MutationScore,
    ProgressCallback,
    Side,
    Status,
    Survivor,
    Verdict,
)
from workbench import audit, config
from workbench.project import Project
from workbench.services import analysis, evidence, mutants, verification
from workbench.services.describe import describe
from workbench.services.evidence import UnitEvidence
from workbench.services.translation import Attempt
from workbench.services.users import Refused
from workbench.services.verification import verdict_of
from workbench.store.models import AuditRow


def ends_signed(project: Project) -> bool:
    """Whether the signed end of the log is its last entry."""
    with project.store.reading() as session:
        last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc())).first()
    statement = json.loads(base64.b64decode(json.loads((project.state / "audit-head.json").read_text())["payload"]))
    return last is not None and last.hash in json.dumps(statement)


LITTLE = "no difference found, but only 3 of 10 mutants of the translation were caught"


def test_a_terminal_is_told_of_the_sample_that_fell_short() -> None:
    verdict = Verdict(Status.EQUIVALENT, "no difference", Side("a.c", "c"), Side("t", "rust"))
    lines = describe(replace(verdict, mutants=MutationScore(96, 91, before="21 of 24")))
    assert lines == ["mutants: 91 of 96 caught (95%); a first, smaller sample fell short: 21 of 24"]
    assert describe(replace(verdict, mutants=MutationScore(24, 24))) == ["mutants: 24 of 24 caught (100%)"]


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

    def called(project: Project, _codebase: Codebase, _composition: object, module: Module, attempt: Attempt, _watch: object, unheard: bool, vouched: bool) -> object:
        assert not unheard  # the whole program has them
        assert vouched is (status is Status.EQUIVALENT)
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


@pytest.mark.parametrize(("caught", "expected"), [(5, Status.INCONCLUSIVE), (10, Status.EQUIVALENT)])
def test_calls_that_miss_mutants_vouch_for_nothing_by_the_lines_that_they_reach(
    caught: int, expected: Status, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(project: Project, _codebase: Codebase, _composition: object, module: Module, attempt: Attempt, *_: object, **__: bool) -> object:
        assert attempt.translation is not None
        units = (UnitEvidence(attempt.translation.units[0].name, False, "only 5 of 10 mutants were caught"),)
        reached = {name: len((project.root / name).read_text().splitlines()) for name in module.files}
        files = tuple(FileLines(name, tuple(range(1, n + 1)), tuple(range(1, n + 1))) for name, n in reached.items())
        score = MutationScore(10, caught, survivors=(Survivor("statement", "src/calc.rs", 3, "-x", key="0123456789abcdef"),))
        side = Side("o", "c", coverage=Coverage(files=files))
        verdict = Verdict(Status.INCONCLUSIVE, LITTLE, side, Side("t", "rust"), mutants=score)
        return SimpleNamespace(row=evidence.record_campaign(project, "calls", "module", module.id, "rust", verdict, {}), units=units)

    monkeypatch.setattr(verification, "program_campaigns", lambda *_: [])
    monkeypatch.setattr(verification, "module_campaign", called)
    project = team_project(tmp_path / "words", "")
    submit_all(project)
    codebase, _ = analysis.analyze(project)
    (row,) = verification.verify(project, codebase, "rust", ("calc",))
    assert row.status == expected, row.reason
    if expected is Status.INCONCLUSIVE:
        assert (row.reason, row.units_verified) == (LITTLE, 0)
        assert [each.subject for each in mutants.unnoticed(project, "rust")] == ["calc"], "'theseus mutants' lists them"


def test_a_reviewer_judges_a_mutant_equivalent_on_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[str, str], ...]] = []
    survivor = Survivor("statement", "src/calc.rs", 3, "-x", key="0123456789abcdef")

    def compared(request: CompareRequest, _progress: ProgressCallback, kept: list[Case]) -> Verdict:
        asked.append(request.judged)
        score = MutationScore(9, 9, judged=(survivor,)) if request.judged else MutationScore(10, 8, survivors=(survivor,))
        status = Status.EQUIVALENT if request.judged else Status.INCONCLUSIVE
        return Verdict(status, LITTLE, Side("o", "c"), Side("t", "rust"), mutants=score)

    monkeypatch.setattr(verification, "compare", compared)
    monkeypatch.setattr(small, "VERIFY", small.VERIFY.replace("mutants = 0", "mutants = 6"))
    project = team_project(tmp_path / "words")
    submit_all(project, by="ruth")
    codebase, _ = analysis.analyze(project)
    verification.verify(project, codebase, "rust", ("words",))
    (found,) = mutants.unnoticed(project, "rust")
    assert (found.survivor, found.judgement) == (survivor, "")
    with pytest.raises(Refused, match="reviewer"):
        mutants.judge(project, person(project, "adam"), "rust", survivor.key, "nothing shows it")
    with pytest.raises(Refused, match="four-eyes"):
        mutants.judge(project, person(project, "ruth"), "rust", survivor.key, "nothing shows it")
    rita = person(project, "rita")
    for key, reason, message in (("ffff", "why", "0 mutants"), (survivor.key, " ", "say why")):
        with pytest.raises(TheseusError, match=message):
            mutants.judge(project, rita, "rust", key, reason)
    assert mutants.judged(project, "rust") == ()
    mutants.judge(project, rita, "rust", survivor.key[:6], "nothing shows it")
    assert ends_signed(project)
    assert mutants.judged(project, "rust") == ((survivor.key, "rita: nothing shows it"),)
    assert mutants.judged(project, "go") == ()
    held = [mutants.judged(project, "rust", files) for files in ({"src/calc.rs"}, {"src/text.rs"})]
    assert held == [((survivor.key, "rita: nothing shows it"),), ()], "campaigns without that file do not run again"
    verification.verify(project, codebase, "rust", ("words",))
    assert asked[-1] == ((survivor.key, "rita: nothing shows it"),), "it is part of what a campaign is about"
    assert [each.judgement for each in mutants.unnoticed(project, "rust")] == ["rita: nothing shows it"]
    mutants.retract(project, rita, "rust", survivor.key[:6], "it does")
    assert ends_signed(project), "else a judgement taken back could be cut off the log's end"
    assert mutants.judged(project, "rust") == ()
    with pytest.raises(TheseusError, match="nobody judged"):
        mutants.retract(project, rita, "rust", survivor.key)
    count = len(asked)
    verification.verify(project, codebase, "rust", ("words",))
    assert len(asked) == count, "what was found before the judgement holds again"
    with project.store.reading() as session:
        assert audit.broken_at(session) is None


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
