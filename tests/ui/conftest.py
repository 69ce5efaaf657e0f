"""Pages without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.workbench.desk import team_project
from ui import later
from workbench.project import Project

UI = Path(__file__).parents[2] / "ui"
Show = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without a browser is not drawn again by itself: it waits for what is done beside it."""
    monkeypatch.setattr(later, "PATIENCE", 120.0)


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Run a page as somebody."""

    def run(name: str, who: str = "rita", **params: str) -> AppTest:
        monkeypatch.setenv("THESEUS_FOLDER", str(tmp_path))
        monkeypatch.setenv("THESEUS_USER", who)
        page = AppTest.from_file(str(UI / "app.py"), default_timeout=120)
        page.switch_page(str(UI / "views" / f"{name}.py"))
        for key, value in params.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return run


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return team_project(tmp_path / "words")
