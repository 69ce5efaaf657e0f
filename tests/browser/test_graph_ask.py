"""Graph and Ask in a browser: a click goes to the module, answers link to spans, 5,000 modules open, nothing that a
source says is obeyed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.bench.large import record_large, write_large
from tests.browser.hand import press, settled, violations
from tests.translators.model.scripted import ScriptedServer
from tests.ui.hostile import write_hostile, write_hostile_translation
from tests.workbench.desk import TEAM, team_project
from workbench.project import Project, init
from workbench.services import analysis, translation

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
PAGES = ("overview", "queue", "graph", "module", "review", "evidence", "ask", "policy")


def test_a_click_on_the_picture_opens_the_module(open_page: Open, desk: Project) -> None:
    page = open_page(desk, "rita", "graph")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    page.locator(".js-plotly-plot .scatterlayer .point").first.click(force=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Module")
    assert "module=" in page.url


def test_what_if_is_shown_and_accessible(open_page: Open, desk: Project) -> None:
    page = open_page(desk, "rita", "graph", module="text")
    page.get_by_role("radio", name="what can move after one").or_(
        page.get_by_role("button", name="what can move after one")
    ).click()
    settled(page)
    expect(page.get_by_role("heading", name="What if")).to_be_visible()
    expect(page.get_by_text("Can move then", exact=False)).to_be_visible()
    assert violations(page) == []


def test_an_answer_links_to_the_span_on_its_modules_page(open_page: Open, desk: Project) -> None:
    page = open_page(desk, "rita", "ask")
    page.get_by_label("Your question").fill("who calls vowels?")
    press(page, "Ask")
    expect(page.get_by_text("Answered exactly, from the graph", exact=False)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="src/words.c:").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Module")
    assert "module=words" in page.url and "line=" in page.url
    sought = page.get_by_role("region", name="The source").locator(".row.sought")
    expect(sought).to_contain_text("vowels(line)")
    expect(sought).to_be_in_viewport()


def test_a_models_words_are_shown_as_they_come(open_page: Open, tmp_path: Path) -> None:
    gate, said = threading.Event(), "A loop counts the *vowels* [1]. The line ends it [2]."
    with ScriptedServer(lambda request, number: said, gate=lambda request: gate) as server:
        project = team_project(tmp_path / "words", TEAM + f'\n[[model.endpoints]]\nurl = "{server.url}"\n')
        page = open_page(project, "rita", "ask")
        page.get_by_label("Your question").fill("how are vowels counted")
        press(page, "Ask")
        expect(page.get_by_text("A loop counts the *v", exact=True)).to_be_visible()
        expect(page.get_by_text("answered by the model", exact=False)).to_have_count(0)
        gate.set()
        expect(page.get_by_text("A loop counts the *vowels*.", exact=True)).to_be_visible(timeout=30_000)
        settled(page)
        expect(page.get_by_text("A loop counts the *v", exact=True)).to_have_count(0)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = write_hostile(tmp_path_factory.mktemp("hostile") / "sys")
    project, _ = init(root)
    codebase, _ = analysis.analyze(project)
    files = write_hostile_translation(root.parent / "rust", tuple(m.id for m in codebase.modules))
    translation.submit_all(project, codebase, "rust", files)
    return project


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_opens_no_dialog_and_brings_no_element(open_page: Open, hostile: Project, name: str) -> None:
    page = open_page(hostile, "root", name, module="script")
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    if name == "ask":
        page.get_by_label("Your question").fill("where is alert red bold")
        press(page, "Ask")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")  # what was drawn has run
    assert dialogs == []
    main = page.get_by_test_id("stMain")
    for brought in ("img[src='x']", "a[href^='javascript:']", ".katex", "script", "[onerror]"):
        assert main.locator(brought).count() == 0, brought


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return record_large(write_large(tmp_path_factory.mktemp("large") / "large"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["graph", "queue"])
def test_five_thousand_modules_open(open_page: Open, large: Project, name: str) -> None:
    page = open_page(large, "root", name)
    expect(page.get_by_role("heading", level=1)).to_have_text(name.capitalize())
    expect(page.get_by_test_id("stDataFrame").last).to_be_visible()
    if name == "graph":
        expect(page.get_by_text("5,000 modules", exact=False)).to_be_visible()
        page.wait_for_selector(".js-plotly-plot")


def test_the_first_shown_of_a_large_graph_are_its_folders(open_page: Open, tmp_path: Path) -> None:
    page = open_page(record_large(write_large(tmp_path / "large", 360)), "root", "graph")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    assert page.locator(".js-plotly-plot .scatterlayer .point").count() < 100
