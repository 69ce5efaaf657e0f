"""The pages without a browser: what they show of what is recorded, and that text is only text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Show
from tests.workbench.command import theseus
from tests.workbench.desk import judge, person, submit_all, team_project
from tests.workbench.small import write_system
from workbench.project import Project
from workbench.services import evidence, queue
from workbench.store.models import VerdictRow


def test_a_folder_without_projects_says_how_to_make_one(show: Show) -> None:
    assert "theseus init" in show("overview").info[0].value


def test_a_project_that_is_not_analyzed_yet_says_so(show: Show, tmp_path: Path) -> None:
    assert theseus("init", write_system(tmp_path / "words")).returncode == 0
    for name in ("overview", "queue"):
        assert "not been analyzed" in show(name).info[0].value


def test_projects_of_the_same_name_are_told_apart_and_the_address_chooses(show: Show, tmp_path: Path) -> None:
    for place in ("words", "rules/words"):
        team_project(tmp_path / place)
    page = show("queue", project="rules/words", to="go")
    assert page.selectbox(key="choose-project").options == ["rules/words", "words"]
    assert [page.selectbox(key=f"choose-{n}").value for n in ("project", "to")] == ["rules/words", "go"]


def test_the_pages_open_with_the_target_that_was_worked_on_last(show: Show, project: Project) -> None:
    assert show("queue").selectbox(key="choose-to").value == "rust"
    row = VerdictRow(key="k", module="calc", target="go", translation="", status="divergent", reason="it differs")
    evidence.record_verdict(project, row)
    assert show("queue").selectbox(key="choose-to").value == "go"
    assert show("queue", to="rust").selectbox(key="choose-to").value == "rust"
    submit_all(project)
    assert show("queue").selectbox(key="choose-to").value == "rust"


def test_settings_that_are_wrong_are_shown_with_their_place(show: Show, project: Project) -> None:
    (project.root / "theseus.toml").write_text('[project]\nname = "words"\n[users]\nann = ["king"]\n')
    assert "users.ann" in show("overview").error[0].value.replace("\\", "")


def test_the_queue_shows_every_module_and_filters(show: Show, project: Project) -> None:
    submit_all(project)
    judge(project, "calc")
    page = show("queue")
    assert list(page.dataframe[0].value["module"]) == ["calc", "text", "words"]
    page.multiselect(key="f-states").set_value(["in review"]).run()
    assert list(page.dataframe[0].value["module"]) == ["calc"]
    page.text_input(key="f-text").set_value("nowhere").run()
    assert "No module fits" in page.info[0].value


def test_a_saved_view_fills_the_filter_of_another_user(show: Show, project: Project) -> None:
    queue.save_view(project, person(project, "olga"), "late", queue.Filter(text="text", sort="lines", descending=True))
    page = show("queue", "rita")
    page.selectbox(key="f-view").set_value("late").run()
    assert (page.text_input(key="f-text").value, page.toggle(key="f-descending").value) == ("text", True)
    assert list(page.dataframe[0].value["module"]) == ["text"]


def test_the_overview_counts_what_is_done(show: Show, project: Project) -> None:
    submit_all(project)
    judge(project, "calc")
    judge(project, "text", "unsupported")
    page = show("overview")
    assert {m.label: m.value for m in page.metric if m.label in ("Done", "In review", "Blocked", "Coverage")} == {
        "Done": "0 of 3", "In review": "1", "Blocked": "1", "Coverage": "90%",
    }  # fmt: skip
    assert list(page.dataframe[-1].value["reason"]) == ["it is unsupported"]


def test_what_waits_for_a_decision_is_searched(show: Show, project: Project) -> None:
    submit_all(project)
    for module in ("calc", "text"):
        judge(project, module)
    page = show("review")
    assert set(page.dataframe[0].value["module"]) == {"calc", "text"}
    page.text_input(key="review-search").input("TEXT equivalent").run()
    assert list(page.dataframe[0].value["module"]) == ["text"]


@pytest.mark.parametrize("name", ("queue", "review", "overview"))
def test_names_and_reasons_are_text_and_nothing_else(show: Show, project: Project, name: str) -> None:
    nasty = "<script>alert(1)</script> **bold** $x$ :smile: \x1b[31mred \u202ecod"
    submit_all(project)
    judge(project, "calc")
    queue.assign(project, person(project, "olga"), "rust", ["calc"], "<b>*a*</b>")
    queue.hold(project, person(project, "olga"), "rust", ["text"], nasty)
    page = show(name, module="calc")
    said = [m.value for kind in (page.markdown, page.caption, page.info, page.error, page.warning) for m in kind]
    assert not any("<script>" in text or "<b>" in text or "\x1b" in text for text in said)
    shown = " ".join(str(v) for table in page.dataframe for v in table.value.to_numpy().ravel())
    assert "\x1b" not in shown and "\u202e" not in shown
