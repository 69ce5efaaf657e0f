"""The Graph page: the picture, the path, what can move next, and the same facts as a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.workbench.desk import judge, submit_all, team_project
from tests.workbench.small import SOURCE
from workbench.project import Project

UI = Path(__file__).parents[2] / "ui"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = team_project(tmp_path_factory.mktemp("graph") / "words")
    submit_all(made)
    judge(made, "calc")
    return made


def graph(project: Project, monkeypatch: pytest.MonkeyPatch, **state: str) -> AppTest:
    monkeypatch.setenv("THESEUS_FOLDER", str(project.root))
    monkeypatch.setenv("THESEUS_USER", "rita")
    app = AppTest.from_file(str(UI / "app.py"), default_timeout=120).run()
    for name, value in state.items():
        app.session_state[name.replace("_", "-")] = value
    app.switch_page(str(UI / "views" / "graph.py")).run()
    assert not app.exception and not app.error
    return app


def test_the_table_has_every_module_with_the_facts_of_the_picture(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    app = graph(project, monkeypatch)
    table = app.dataframe[-1].value
    assert list(table["module"]) == ["calc", "text", "words"]
    assert list(table["wave"]) == [0, 0, 1]
    assert table["needs"][2] == "calc, text"
    assert list(table["needed"]) == [1, 1, 0]


def test_what_can_move_now_leaves_out_what_is_proved(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    app = graph(project, monkeypatch)
    assert list(app.dataframe[0].value["module"]) == ["text"]  # calc is equivalent, words waits for text


def test_after_a_module_what_it_unlocks_is_listed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    app = graph(project, monkeypatch, graph_show="what can move after one")
    app.selectbox(key="graph-after").set_value("text").run()
    labels = [e.label for e in app.expander]
    assert labels == ["Moves with it: 0", "Has to move first: 0", "Can move then: 1", "Needs it, and waits for others too: 0"]
    assert list(app.dataframe[0].value["module"]) == ["words"]


def test_a_path_has_its_lines_and_no_path_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    app = graph(project, monkeypatch, graph_show="a path between two")
    app.selectbox(key="graph-one").set_value("text")
    app.selectbox(key="graph-other").set_value("words").run()
    called = next(n for n, line in enumerate(SOURCE["words.c"].splitlines(), 1) if "vowels(" in line)
    assert list(app.dataframe[0].value["at"]) == [f"src/words.c:{called}"]
    app.selectbox(key="graph-one").set_value("calc")
    app.selectbox(key="graph-other").set_value("text").run()
    assert "needs the other" in app.info[0].value


@pytest.mark.parametrize("colour", ["state", "risk", "wave"])
@pytest.mark.parametrize("by", ["nothing", "folder", "cycle"])
def test_every_colour_and_grouping_draws(
    project: Project, monkeypatch: pytest.MonkeyPatch, colour: str, by: str
) -> None:
    app = graph(project, monkeypatch, graph_colour=colour, graph_by=by)
    assert len(app.get("plotly_chart")) == 1
