"""The Evidence page: what a verdict rests on, whether its evidence is whole, two verdicts compared, the audit log."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Show
from tests.workbench.desk import judge, submit_all
from verifiers.bundle import Bundle, Tree
from verifiers.observe import Case
from verifiers.verdict import Inputs, MutationScore, Side, Status, Survivor, Verdict
from workbench import audit
from workbench.project import Project
from workbench.services import dossier, evidence, jobs, mutants
from workbench.store.models import JobRow

VERDICT = Verdict(Status.DIVERGENT, "FIRST DIFFERENCE", Side("calc.c", "c", "a" * 64), Side("calc.rs", "rust", "b" * 64))


def campaign(project: Project, key: str, verdict: Verdict) -> None:
    tree = Tree({"calc.c": b"int x;\n"}, True)
    bundle = Bundle("programs", tree, tree, verdict, {"seed": 1}, (Case(stdin=b"1"),))
    evidence.record_campaign(project, key, "program", "calc", "rust", verdict, {}, bundle)


@pytest.fixture
def judged(project: Project) -> Project:
    """calc differed once, and agrees now."""
    submit_all(project)
    campaign(project, "first", VERDICT)
    judge(project, "calc", "divergent", campaigns='["first"]')
    better = replace(VERDICT, status=Status.EQUIVALENT, reason="all agree", inputs=Inputs(executed=900, compared=900))
    campaign(project, "second", better)
    judge(project, "calc", campaigns='["second"]')
    return project


def badges(page: object) -> list[str]:
    return [m.value for m in page.markdown if "-badge[" in m.value]  # type: ignore[attr-defined]


def test_the_newest_verdict_is_open_with_its_signature_checked(show: Show, judged: Project) -> None:
    page = show("evidence")
    assert list(page.dataframe[0].value["module"]) == ["calc", "calc"]
    assert "Verdict 2" in page.subheader[0].value
    assert any("Signature good" in b for b in badges(page))
    assert any("all agree" in t.value for t in page.text)
    page.selectbox(key="evidence-status").set_value("divergent").run()
    assert "Verdict 1" in page.subheader[0].value and len(page.dataframe[0].value) == 1
    page.text_input(key="evidence-text").set_value("no such words").run()
    assert "No verdict like that" in page.info[0].value


def test_a_reviewer_judges_a_mutant_there_and_takes_it_back(show: Show, project: Project) -> None:
    submit_all(project)
    survivor = Survivor("statement", "src/calc.rs", 3, "--- src/calc.rs\n-    low = low;\n", key="0123456789abcdef")
    campaign(project, "first", replace(VERDICT, status=Status.INCONCLUSIVE, mutants=MutationScore(10, 8, survivors=(survivor,))))
    judge(project, "calc", "inconclusive", campaigns='["first"]')
    page = mutants_of(show, "rita")
    assert list(page.dataframe[0].value["where"]) == ["src/calc.rs:3"] and "low = low;" in page.code[0].value
    page.text_area(key=f"why-{survivor.key}").set_value("it sets what it was")
    next(b for b in page.button if b.label == "Judge it equivalent").click().run()
    assert not page.exception and mutants.judged(project, "rust") == ((survivor.key, "rita: it sets what it was"),)
    page = mutants_of(show, "rita")
    assert list(page.dataframe[0].value["judgement"]) == ["rita: it sets what it was"]
    next(b for b in page.button if b.label == "Take the judgement back").click().run()
    assert mutants.judged(project, "rust") == ()
    assert not mutants_of(show, "adam").text_area, "an auditor only reads"


def mutants_of(show: Show, who: str) -> AppTest:
    page = show("evidence", who)
    page.button_group(key="evidence-view").set_value("Mutants").run()
    assert not page.exception
    return page


def test_evidence_that_was_changed_is_not_called_good(show: Show, judged: Project) -> None:
    seal = dossier.check(judged, dossier.campaign(judged, "second"))
    place = judged.objects.folder / seal.object[:2] / seal.object
    place.write_bytes(place.read_bytes().replace(b"1", b"2", 1))
    page = show("evidence", "olga")
    assert any("Changed or missing" in b for b in badges(page)) and "was changed" in page.error[0].value
    assert page.button(key="replay-second").disabled, "what was changed is not run"
    forms = {b.proto.label: b.proto for b in page.get("download_button")}
    assert [(label, form.disabled, "was changed" in form.help) for label, form in forms.items()] == [
        ("HTML", False, False), ("JSON", False, False), ("PDF", False, False), ("Bundle", True, True)
    ]  # fmt: skip


def test_only_who_may_start_work_can_replay(show: Show, judged: Project) -> None:
    assert show("evidence", "adam").button(key="replay-second").disabled
    assert not show("evidence", "olga").button(key="replay-second").disabled


def test_a_replay_is_shown_while_it_runs_and_afterwards(show: Show, judged: Project) -> None:
    with judged.store.transaction() as session:
        row = JobRow(kind="replay", target="rust", who="olga", state="done", spec=jobs_spec("second"))
        session.add(row)
        session.flush()
        body = {"campaign": "second", "same": False, "recorded": "equivalent", "found": "divergent", "rerun": 4, "unlike": 1,
                "notes": ["another compiler"]}  # fmt: skip
        jobs.record(session, row.id or 0, "calc", "replay", body)
    page = show("evidence")
    (said,) = [t.value for t in page.text if t.value.startswith("Replayed")]
    assert said == "Replayed: not the same verdict: divergent; 4 stored inputs run again, 1 unlike then"
    assert any("another compiler" in c.value for c in page.caption)


def jobs_spec(key: str) -> str:
    return json.dumps({"modules": [], "translator": "rules", "note": "", "subject": key})


def test_two_verdicts_are_compared(show: Show, judged: Project) -> None:
    page = show("evidence")
    page.button_group(key="evidence-view").set_value("Compare").run()
    assert not page.exception
    table = page.dataframe[0].value
    rows = {(t, w): (left, right) for t, w, left, right in zip(*(table[c] for c in ("topic", "what", "left", "right")), strict=True)}
    assert rows == {
        ("result", "verdict"): ("divergent", "equivalent"), ("result", "reason"): ("FIRST DIFFERENCE", "all agree"),
        ("inputs", "executed"): ("0", "900"), ("inputs", "compared"): ("0", "900"),
    }  # fmt: skip
    page.toggle[0].set_value(True).run()
    assert len(page.dataframe[0].value) > 15, "what is the same is there when it is asked for"
    page.selectbox(key="compare-left").set_value("second").run()
    page.toggle[0].set_value(False).run()
    assert "the same in everything" in page.success[0].value
    page.text_input(key="compare-text").set_value("no such module").run()
    assert "fewer fit the search" in page.info[0].value


def test_the_audit_log_is_filtered_and_its_chain_is_checked(show: Show, judged: Project) -> None:
    page = show("evidence")
    page.button_group(key="evidence-view").set_value("Audit log").run()
    assert any("The chain is whole" in b for b in badges(page))
    before = len(page.dataframe[0].value)
    page.selectbox(key="audit-action").set_value("campaign").run()
    assert set(page.dataframe[0].value["action"]) == {"campaign"} and len(page.dataframe[0].value) == 2 < before
    with judged.store.transaction() as session:
        session.connection().exec_driver_sql("update audit set actor = 'nobody' where seq = 2")
    with judged.store.reading() as session:
        assert audit.broken_at(session) == 2
    page.run()
    assert any("broken at entry 2" in b for b in badges(page))


def test_what_is_taken_along_is_the_verdict(judged: Project, tmp_path: Path) -> None:
    row = dossier.campaign(judged, "second")
    assert json.loads(dossier.form(judged, row, "json"))["reason"] == "all agree"
    assert b"all agree" in dossier.form(judged, row, "html") and dossier.form(judged, row, "pdf").startswith(b"%PDF-")
    assert dossier.form(judged, row, "bundle") == dossier.bundle_bytes(judged, row)
