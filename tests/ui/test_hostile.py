"""Whatever sources, file names, translations and settings say is data: nothing of it is obeyed anywhere."""

from __future__ import annotations

import csv
import io
import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from analyzers.shown import shown, shown_json
from tests.ui.hostile import BIDI, ESCAPES, EVERYTHING, OBEYED, write_hostile, write_hostile_translation
from tests.workbench.command import theseus
from workbench.cli import app
from workbench.project import Project, init
from workbench.services import analysis, reporting, translation
from workbench.services.queue import as_csv, items

UI = Path(__file__).parents[2] / "ui"
PAGES = sorted(p.stem for p in (UI / "views").glob("*.py") if p.stem != "__init__")
MODULE = "script"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = write_hostile(tmp_path_factory.mktemp("hostile") / "sys")
    project, _ = init(root)
    codebase, _ = analysis.analyze(project)
    names = tuple(m.id for m in codebase.modules)
    files = write_hostile_translation(root.parent / "rust", names)
    translation.submit_all(project, codebase, "rust", files)
    return project


COMMANDS = (
    ("analyze",), ("explain",), ("explain", MODULE), ("plan",), ("plan", "--json"), ("queue", "list", "--to", "rust"),
    ("graph", "show", "--collapse", "folder"), ("graph", "path", MODULE, "plain"), ("graph", "after", MODULE),
    ("ask", "who calls hostile3"), ("ask", "where is alert red bold"), ("ask", "who calls hostile3", "--json"),
    ("report", "--to", "rust"), ("report", "--to", "rust", "--json"), ("explain", MODULE, "--as", "json"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_lets_a_terminal_obey_the_sources(hostile: Project, command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*command, "-p", str(hostile.root)])
    assert done.exit_code == 0, done.output
    assert done.output and not set(OBEYED) & set(done.output)
    if "--json" in command:
        json.loads(done.stdout)


def test_analysis_as_json_says_the_same_with_its_characters_escaped(hostile: Project) -> None:
    done = theseus("analyze", "--json", "-", "-p", hostile.root)
    assert not set(OBEYED) & set(done.stdout)
    files = [f for m in json.loads(done.stdout)["modules"] for f in m["files"]]
    assert "src/\x1b[31mred.c" in files


def test_file_names_that_are_no_text_are_listed_and_asked_about(tmp_path: Path) -> None:
    (tmp_path / "good.c").write_text("int good(void) { return 1; }\n")
    with open(os.fsencode(tmp_path) + b"/bad\xff.c", "wb") as file:  # noqa: PTH123 - a name that no str has
        file.write(b"int good(void);\nint bad(void) { return good(); }\n")
    assert theseus("init", tmp_path).returncode == 0
    for command in (("analyze",), ("ask", "who calls good"), ("explain",), ("graph", "show")):
        done = theseus(*command, "-p", tmp_path)
        assert done.returncode == 0, done.stderr
    assert "bad in bad" in theseus("ask", "who calls good", "-p", tmp_path).stdout


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src") or name.startswith("on")]


def test_the_report_has_no_element_that_a_source_brought(hostile: Project) -> None:
    page = reporting.write_report(hostile, reporting.recorded(hostile, "rust"), "rust").read_text("utf-8")
    found = _Tags()
    found.feed(page)
    assert not {"script", "img"} & set(found.tags)
    assert not [a for a in found.addresses if "alert" in a]
    assert not set(OBEYED) & set(page)
    assert "&lt;script&gt;alert(1)" in page  # the project's name is there, as text


def test_no_cell_of_the_csv_is_a_formula(hostile: Project) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(items(hostile, "rust")))))
    assert len(rows) == 14
    assert not [c for row in rows for c in row if c[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert any(c.startswith("'@sum") or c.startswith("'=cmd") for row in rows for c in row)


def test_shown_text_can_be_read_back_and_plain_text_stays() -> None:
    assert shown("a\n\tb é 中 \U0001f600") == "a\n\tb é 中 \U0001f600"
    assert shown(ESCAPES + BIDI).encode("ascii").decode("unicode_escape") == (ESCAPES + BIDI)
    text = json.dumps({"x": EVERYTHING}, ensure_ascii=False)
    assert json.loads(shown_json(text)) == json.loads(text)


# What Streamlit reads as markdown, by the name of AppTest's lists.
_READ = ("markdown", "caption", "header", "subheader", "title", "info", "warning", "error", "success", "button", "checkbox",
         "expander", "selectbox", "metric", "tabs", "toggle", "text_input", "text_area", "radio", "multiselect")  # fmt: skip
_LIVE = ("<script>", "<img", ":red[", "](javascript", "$E=mc", ":material/bolt:", "**bold**", *OBEYED)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_the_sources_as_markdown(hostile: Project, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THESEUS_FOLDER", str(hostile.root.parent))
    page_run = AppTest.from_file(str(UI / "app.py"), default_timeout=120).run()
    page_run.query_params["module"] = MODULE
    page_run.switch_page(str(UI / "views" / f"{page}.py")).run()
    assert not page_run.exception
    if page == "ask":
        page_run.text_input(key="ask-question").input("where is alert red bold").run()
        page_run.button[0].click().run()
        assert not page_run.exception
    found = [
        (kind, text, live)
        for kind in _READ
        for element in page_run.get(kind)
        for text in (str(getattr(element, "label", "") or ""), str(getattr(element, "value", "") or ""))
        if kind not in ("text_input", "text_area") or text == getattr(element, "label", "")
        for live in _LIVE
        if live in text.replace("\\", "\\\0") and not (kind in ("selectbox", "multiselect") and text != getattr(element, "label", ""))
    ]
    assert found == []
