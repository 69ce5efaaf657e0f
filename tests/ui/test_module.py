"""The Module page: every candidate of a round, with what the gates said of it; attempts, differences, requests."""

from __future__ import annotations

import json

import pytest

from tests.translators.model.scripted import answer
from tests.ui.conftest import Show
from tests.workbench.desk import judge, submit_all
from translators.attempt import Finding, Mode, Proposal, Stage, Trial
from workbench.project import Project
from workbench.services import jobs, live
from workbench.services.model import ProjectJournal
from workbench.store.models import JobRow

FIRST, SECOND = "pub fn clamp() {}\n// the first\n", "pub fn clamp() {}\n// the second\n"


def text(place: int, said: str, round_: int = 0, part: int = 0, anew: bool = False) -> tuple[str, dict[str, object]]:
    return "text", {"text": said, "round": round_, "place": place, "part": part, "anew": anew}


def gate(place: int, name: str, passed: bool, message: str = "", round_: int = 0) -> tuple[str, dict[str, object]]:
    return "judged", {"round": round_, "place": place, "gate": name, "passed": passed, "accepted": False, "message": message, "part": 0}


def told(project: Project, *events: tuple[str, dict[str, object]]) -> JobRow:
    with project.store.transaction() as session:
        row = JobRow(kind="translate", target="rust", who="olga", state="done", module="calc")
        session.add(row)
        session.flush()
        for kind, body in events:
            jobs.record(session, row.id or 0, "calc", kind, body)
    return row


def shown(page: object) -> str:
    return "\n".join(str(e.value) for kind in ("markdown", "text", "caption") for e in getattr(page, kind))


def test_each_candidate_of_a_round_can_be_watched(show: Show, project: Project) -> None:
    first, second = answer(("src/calc.rs", FIRST)), answer(("src/calc.rs", SECOND))
    told(project, text(0, first[:30]), text(1, second[:50]), text(0, first[30:]), text(1, second[50:]), gate(0, "contract", True),
         gate(0, "build", True), gate(0, "lint", False, "unused variable: `spare`"), gate(1, "contract", True))  # fmt: skip
    page = show("module", module="calc")
    choice = next(g for g in page.button_group if g.label == "Candidates of the round")
    assert choice.options == ["Candidate 1", "Candidate 2"]
    assert "Round 1, candidate 1; 0 tokens so far" in shown(page)
    said = shown(page)
    assert "red-badge[:material/close: lint]" in said and "unused variable: `spare`" in said
    choice.set_value(1).run()
    assert not page.exception and "Round 1, candidate 2; 0 tokens so far" in shown(page)


def test_a_new_round_comes_into_view_and_earlier_ones_can_be_looked_at(show: Show, project: Project) -> None:
    told(project, text(0, "{"), text(1, "{"), text(0, answer(("src/calc.rs", FIRST)), round_=1))
    page = show("module", module="calc")
    assert "Round 2, candidate 1" in shown(page)
    page.selectbox(key="heat-1-2").set_value((0, 0)).run()
    assert not page.exception and "Round 1, candidate 1" in shown(page)


@pytest.fixture
def job(project: Project) -> JobRow:
    whole = answer(("src/calc.rs", FIRST))
    return told(project, text(0, whole[:20]), text(1, "x"), text(0, "", anew=True), text(0, whole), text(0, "{", part=1))


def test_an_answer_that_was_asked_for_again_begins_again(project: Project, job: JobRow) -> None:
    found = {(c.part, c.place): c for c in live.follow(project, job, "calc").candidates}
    assert found[0, 0].files == (("src/calc.rs", FIRST),) and found[0, 1].text == "x"
    assert found[1, 0].text == "{", "a part's text is not the text of the part before it"
    assert found[1, 0].name == "part 2, round 1, candidate 1"


def test_attempts_are_listed_with_their_verdicts(show: Show, project: Project) -> None:
    submit_all(project)
    judge(project, "calc")
    page = show("module", module="calc")
    page.button_group(key="view").set_value("Attempts").run()
    assert not page.exception
    table = page.dataframe[0].value
    assert list(zip(table["kind"], table["who"], table["verdict"], strict=True)) == [("attempt", "submitted", "equivalent")]
    assert "all of it is new" in shown(page)


def test_a_candidate_shows_what_the_model_was_asked_and_all_that_it_answered(show: Show, project: Project) -> None:
    prompt = project.objects.put(json.dumps([{"role": "user", "content": "Module `calc` becomes `src/calc.rs`."}]).encode())
    finding = Finding(Stage.ANSWER, False, diagnostics=("the answer is no JSON",))
    said = Proposal(0, 0, "Here is **your** translation.", prompt, 12, 5)
    ProjectJournal(project, "calc", "rust", "a search").add(Trial(said, Mode.FRESH, (), "", finding))
    page = show("module", module="calc")
    page.button_group(key="view").set_value("Attempts").run()
    assert not page.exception
    texts = [c.value for c in page.code]
    assert "Module `calc` becomes `src/calc.rs`." in texts and "Here is **your** translation." in texts


def test_who_may_only_read_starts_nothing(show: Show, project: Project) -> None:
    submit_all(project)
    assert {b.label for b in show("module", "olga", module="calc").button} >= {"Translate and verify", "Verify again"}
    page = show("module", "adam", module="calc")
    assert page.button == [] or {b.label for b in page.button}.isdisjoint({"Translate and verify", "Verify again"})
    page.button_group(key="view").set_value("Ask for more").run()
    assert "takes the role operator" in page.info[0].value
    assert all(b.disabled for b in page.button)


def test_an_address_that_asks_for_what_is_not_there_is_told_what_it_gets(show: Show, project: Project) -> None:
    page = show("module", module="gone*", to="cobol")
    said = [w.value for w in page.warning]
    assert len(said) == 2 and "Target language cobol" in said[0] and "gone\\*" in said[1], said
    assert str(page.selectbox(key="module-name").value) in said[1].replace("\\", "")
    assert not show("module", module="calc").warning
