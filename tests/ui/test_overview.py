"""The first page shows what is recorded, and says so where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.workbench.command import theseus
from tests.workbench.small import write_system, write_translation

PAGE = str(Path(__file__).parents[2] / "ui" / "overview.py")


def test_a_folder_without_projects_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THESEUS_FOLDER", str(tmp_path))
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not page.exception
    assert "theseus init" in page.info[0].value


def test_the_queue_and_the_text_of_a_translation_are_shown_as_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = write_system(tmp_path / "words")
    good = write_translation(tmp_path / "good", text=("pub fn", "// <script>alert(1)</script> **bold**\npub fn"))
    assert theseus("submit", "--all", "--to", "rust", "--files", good, "-p", system).returncode == 0
    monkeypatch.setenv("THESEUS_FOLDER", str(tmp_path))
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not page.exception
    assert page.metric[0].value == "3"
    assert list(page.dataframe[0].value["module"]) == ["calc", "text", "words"]
    page.selectbox[2].set_value("text").run()
    assert any("<script>alert(1)</script>" in code.value for code in page.code)
    assert not any("<script>" in m.value for m in page.markdown)


def test_projects_of_the_same_name_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("words", "rules/words"):
        assert theseus("init", write_system(tmp_path / place)).returncode == 0
    monkeypatch.setenv("THESEUS_FOLDER", str(tmp_path))
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not page.exception
    assert page.selectbox[0].options == ["rules/words", "words"]
    assert set(page.dataframe[0].value["verdict"]) == {"not started"}
