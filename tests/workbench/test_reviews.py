"""A decision is made on what its maker saw, by somebody who may, once; and it is on record, signed."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from analyzers.model import TheseusError
from tests.workbench.command import theseus
from tests.workbench.desk import TEAM, judge, person, submit_all, team_project
from verifiers.bundle import keys
from verifiers.bundle.dsse import unseal
from workbench import audit
from workbench.project import Project
from workbench.services import analysis, bundles, queue, reviews, states
from workbench.services.reviews import Decision, Stale
from workbench.services.users import Refused
from workbench.store.models import AuditRow


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = team_project(tmp_path / "words")
    submit_all(made)
    judge(made, "calc")
    judge(made, "text", "divergent")
    return made


def decide(project: Project, who: str, module: str, decision: Decision, token: str = "", **more: object) -> None:
    token = token or reviews.basis(project, "rust", module).token
    reviews.decide(project, person(project, who), "rust", module, decision, token, **more)  # type: ignore[arg-type]


def state_of(project: Project, module: str = "calc") -> str:
    return queue.item(project, "rust", module).state


def test_an_acceptance_is_on_record_with_who_and_the_hashes_and_signed(project: Project) -> None:
    on = reviews.basis(project, "rust", "calc")
    decide(project, "rita", "calc", Decision.ACCEPT, reason="reads well")
    assert state_of(project) == "accepted"
    (row,) = reviews.decisions(project, "rust", "calc")
    with project.store.reading() as session:
        assert audit.broken_at(session) is None
        entry = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc())).first()
    assert entry is not None and (entry.actor, entry.action, entry.subject) == ("rita", "accept", "calc")
    detail = json.loads(entry.detail)
    assert (detail["translation"], detail["verdict"], detail["source"]) == (on.translation, on.verdict, on.source)
    envelope = json.loads(project.objects.get(row.statement))
    statement = unseal(envelope, keys.trusted(), "the decision")
    assert statement["subject"][0]["digest"]["sha256"] == on.translation
    assert (statement["predicate"]["who"], statement["predicate"]["decision"]) == ("rita", "accept")
    assert bundles.problems(project) == [], "the log's signed end covers the decision"


def test_a_decision_on_something_that_has_changed_since_is_refused(project: Project) -> None:
    seen = reviews.basis(project, "rust", "calc").token
    judge(project, "calc", campaigns='["another campaign"]')
    with pytest.raises(Stale, match="has changed since"):
        decide(project, "rita", "calc", Decision.ACCEPT, seen)
    seen = reviews.basis(project, "rust", "calc").token
    submit_all(project, calc=("x < low", "x <= low"))
    judge(project, "calc")
    with pytest.raises(Stale):
        decide(project, "rita", "calc", Decision.ACCEPT, seen)
    seen = reviews.basis(project, "rust", "calc").token
    place = project.root / "src" / "calc.c"
    place.write_text(place.read_text() + "/* another source */\n")
    analysis.analyze(project)
    with pytest.raises(TheseusError, match="no verdict in rust yet"):
        decide(project, "rita", "calc", Decision.ACCEPT, seen)
    with project.store.transaction() as session:
        states.settle(session, "calc", "rust")
    assert state_of(project) == "queued", "a verdict on another source is no verdict"
    judge(project, "calc")
    with pytest.raises(Stale):
        decide(project, "rita", "calc", Decision.ACCEPT, seen)
    assert reviews.decisions(project) == []


def test_who_made_it_cannot_accept_or_waive_it(project: Project) -> None:
    submit_all(project, by="ruth", calc=("x < low", "x <= low"))
    judge(project, "calc", by="olga")
    with pytest.raises(Refused, match="four-eyes rule: ruth had it translated"):
        decide(project, "ruth", "calc", Decision.ACCEPT)
    judge(project, "text", by="ruth", campaigns='["x"]')
    with pytest.raises(Refused, match="ruth had it verified"):
        decide(project, "ruth", "text", Decision.ACCEPT)
    with pytest.raises(Refused, match="role"):
        decide(project, "olga", "calc", Decision.ACCEPT)
    decide(project, "rita", "calc", Decision.ACCEPT)
    decide(project, "ruth", "text", Decision.REJECT, reason="one may always say no to one's own")
    assert state_of(project) == "accepted"


def test_without_the_rule_one_person_may_do_it_all(tmp_path: Path) -> None:
    project = team_project(tmp_path / "words", f"{TEAM}\n[review]\nfour_eyes = false\n")
    submit_all(project, by="ruth")
    judge(project, "calc", by="ruth")
    decide(project, "ruth", "calc", Decision.ACCEPT)
    assert state_of(project) == "accepted"


def test_only_equivalent_is_accepted_and_a_waiver_says_what_why_and_until_when(project: Project) -> None:
    with pytest.raises(Refused, match="only 'equivalent' can be accepted"):
        decide(project, "rita", "text", Decision.ACCEPT)
    day = queue.today() + timedelta(days=10)
    for more, missing in (
        ({}, "say why"), ({"reason": "r"}, "name what the waiver accepts"),
        ({"reason": "r", "differences": "d"}, "last day"),
        ({"reason": "r", "differences": "d", "expires": queue.today() - timedelta(days=1)}, "last day"),
        ({"reason": "r", "differences": "d", "expires": queue.today() + timedelta(days=9999)}, "last day"),
    ):  # fmt: skip
        with pytest.raises(TheseusError, match=missing):
            decide(project, "rita", "text", Decision.WAIVE, **more)
    decide(project, "rita", "text", Decision.WAIVE, reason="agreed", differences="blanks at the end", expires=day)
    item = queue.item(project, "rust", "text")
    assert (item.state, item.expires) == ("waived", day)


def test_an_expired_waiver_is_no_waiver(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    day = queue.today()
    decide(project, "rita", "text", Decision.WAIVE, reason="agreed", differences="blanks", expires=day)
    assert state_of(project, "text") == "waived"
    monkeypatch.setattr(queue, "today", lambda: day + timedelta(days=1))
    item = queue.item(project, "rust", "text")
    assert item.state == "in review" and "expired" in item.reason
    assert "text" in [i.module for i in reviews.awaiting(project, "rust")]
    decide(project, "rita", "text", Decision.REJECT, reason="time is up")
    assert state_of(project, "text") == "rejected"


def test_a_decision_stands_until_what_it_was_made_on_is_another(project: Project) -> None:
    decide(project, "rita", "calc", Decision.ACCEPT)
    judge(project, "calc")
    judge(project, "calc", campaigns='["again, and equivalent again"]')
    assert state_of(project) == "accepted"
    judge(project, "calc", "divergent")
    assert state_of(project) == "in review", "what is known to differ now is not accepted any more"
    decide(project, "rita", "calc", Decision.REJECT, reason="it differs")
    submit_all(project, calc=("x < low", "x <= low"))
    assert state_of(project) == "queued"


def test_taking_a_decision_back_is_a_reviewers(project: Project) -> None:
    decide(project, "rita", "calc", Decision.ACCEPT)
    with pytest.raises(Refused):
        queue.release(project, person(project, "olga"), "rust", ["calc"])
    queue.release(project, person(project, "rita"), "rust", ["calc"], "seen too late")
    assert state_of(project) == "queued"


def test_the_same_by_command(project: Project) -> None:
    def run(who: str, *arguments: str) -> tuple[int, str, str]:
        done = theseus(*arguments, "--to", "rust", "-p", project.root, THESEUS_USER=who)
        return done.returncode, done.stdout, done.stderr

    shown = json.loads(run("rita", "review", "show", "calc")[1])
    assert shown["objections"]["accept"] == "" and "only one that" not in shown["objections"]["reject"]
    assert run("adam", "review", "accept", "calc")[2].startswith("error: adam may not")
    assert "has changed since" in run("rita", "review", "accept", "calc", "--token", "old")[2]
    assert run("rita", "review", "accept", "calc", "--token", shown["token"])[0] == 0
    listed = json.loads(run("rita", "queue", "list", "--json")[1])
    assert {i["module"]: i["state"] for i in listed} == {"calc": "accepted", "text": "in review", "words": "queued"}
    assert "accepted by rita" in run("rita", "queue", "history", "calc")[1]
    assert theseus("audit", "-p", project.root).returncode == 0
