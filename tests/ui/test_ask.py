"""The Ask page says who answered, and shows a model's claims with what they cite."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.translators.model.scripted import ScriptedServer
from tests.workbench.desk import TEAM, team_project

UI = Path(__file__).parents[2] / "ui"


def asked(root: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("THESEUS_FOLDER", str(root))
    monkeypatch.setenv("THESEUS_USER", "rita")
    app = AppTest.from_file(str(UI / "app.py"), default_timeout=120).run()
    app.switch_page(str(UI / "views" / "ask.py")).run()
    app.text_input(key="ask-question").input(question)
    app.button[0].click().run()
    assert not app.exception
    return app


def test_an_exact_answer_and_a_search_say_what_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = team_project(tmp_path / "words").root
    app = asked(root, "who calls vowels?", monkeypatch)
    assert "from the graph" in app.info[0].value
    assert any("vowels" in t.value and "1 place" in t.value for t in app.text)
    app.text_input(key="ask-question").input("how are digits counted")
    app.button[0].click().run()
    assert "search alone" in app.info[0].value
    assert "int digits(" in app.code[0].value


def test_a_models_claims_are_marked_when_they_cite_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "A loop counts them [1]. :red[Trust me]."
    with ScriptedServer(lambda request, number: said) as server:
        model = f'\n[[model.endpoints]]\nurl = "{server.url}"\n'
        root = team_project(tmp_path / "words", TEAM + model).root
        app = asked(root, "how are vowels counted", monkeypatch)
    assert "scripted\\-model" in app.info[0].value
    texts = [t.value for t in app.text]
    assert "A loop counts them." in texts and ":red[Trust me]." in texts
    assert sum("cites nothing" in c.value for c in app.caption) == 1
