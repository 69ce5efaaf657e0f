"""What takes long is done beside the page: the page says so, can be used meanwhile, and shows it when it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analyzers.model import TheseusError
from tests.ui.conftest import Show
from ui import later
from workbench.project import Project
from workbench.services import atlas
from workbench.services.atlas import Atlas


def page(key: str, do: Callable[[], str]) -> AppTest:
    def script(key, do):  # type: ignore[no-untyped-def]  # it is run apart, where no types are known
        import streamlit as st

        from ui import later, parts

        with parts.guarded():
            st.text(later.result(key, "Counting", do) or "not yet")

    return AppTest.from_function(script, kwargs={"key": key, "do": do}, default_timeout=60)


def test_a_page_goes_on_while_something_is_done_and_two_have_it_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "PATIENCE", 0.01)
    go, times = threading.Event(), []

    def do() -> str:
        times.append(1)
        go.wait()
        return "done"

    mine, theirs = page("count", do).run(), page("count", do).run()
    for shown in (mine, theirs):
        assert shown.info[0].value == "Counting …" and shown.text[0].value == "not yet"
    go.set()
    monkeypatch.setattr(later, "PATIENCE", 60.0)
    assert [shown.run().text[0].value for shown in (mine, theirs)] == ["done", "done"] and times == [1]


def test_what_failed_is_said_and_tried_again_when_asked_again() -> None:
    answers = iter((TheseusError("the disk is full: make room"), None))

    def do() -> str:
        if (wrong := next(answers)) is not None:
            raise wrong
        return "done"

    shown = page("again", do).run()
    assert "the disk is full" in shown.error[0].value
    assert shown.run().text[0].value == "done"


def test_the_graph_is_there_after_analysis_and_the_last_one_while_sources_are_read_again(
    show: Show, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = atlas.recorded(project.root)
    assert known is not None and known.stamp == atlas.stamp_of(project.root), "made when the project was analyzed"
    (project.root / "src" / "more.c").write_text("int more(void)\n{\n    return 1;\n}\n")
    go, make = threading.Event(), atlas.make

    def slow(*given: object) -> Atlas:
        go.wait()
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(atlas, "make", slow)
    monkeypatch.setattr(later, "PATIENCE", 0.01)
    shown = show("graph")
    assert "reading them" in shown.info[0].value
    assert list(shown.dataframe[-1].value["module"]) == ["calc", "text", "words"]
    go.set()
    monkeypatch.setattr(later, "PATIENCE", 60.0)
    assert "more" in list(shown.run().dataframe[-1].value["module"])
