"""Answers say who gave them; a model's claims are held to the spans that it was given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.translators.model.scripted import Fail, ScriptedServer
from tests.workbench.command import theseus
from tests.workbench.small import write_system
from workbench.project import Project, init
from workbench.services import ask
from workbench.services.ask import Answer, By, claims_of
from workbench.services.users import local_user, user_named


def project(folder: Path, url: str = "") -> Project:
    root = write_system(folder / "words")
    if url:
        with (root / "theseus.toml").open("a") as file:
            file.write(f'[[model.endpoints]]\nurl = "{url}"\n')
    return init(root)[0]


def ask_project(made: Project, question: str) -> Answer:
    return ask.ask_project(made, local_user(made.settings), question)


def test_without_a_model_the_answer_says_that_it_is_a_search(tmp_path: Path) -> None:
    answer = ask_project(project(tmp_path), "how are vowels counted")
    assert answer.by is By.SEARCH
    assert "search alone" in answer.said_by
    assert (answer.hits[0].module, answer.hits[0].title) == ("text", "vowels")
    assert "aeiou"[0] in answer.hits[0].excerpt


def test_an_exact_question_is_answered_from_the_graph(tmp_path: Path) -> None:
    answer = ask_project(project(tmp_path), "who calls clamp?")
    assert answer.by is By.GRAPH
    assert answer.known is not None
    assert [str(f.place) for f in answer.known.facts] == ["src/words.c:13"]


def test_a_model_answers_from_numbered_spans_and_is_held_to_them(tmp_path: Path) -> None:
    said = "Vowels are counted by a loop over the text [1]. It also plays music [99]. It was written in Oslo."
    with ScriptedServer(lambda request, number: said) as server:
        answer = ask_project(project(tmp_path, server.url), "how are vowels counted")
        sent = "\n".join(m["content"] for m in server.requests[0]["messages"])
    assert answer.by is By.MODEL
    assert server.url in answer.said_by and "scripted-model" in answer.said_by
    assert [(c.cites, c.unknown, c.cited) for c in answer.claims] == [((1,), (), True), ((), (99,), False), ((), (), False)]
    first = answer.sources[0]
    assert first.place.module == "text" and "aeiou"[0] in first.text
    assert first.text in sent and "[99]" not in sent


def test_the_models_tokens_are_on_the_log_and_bounded_by_the_projects_total(tmp_path: Path) -> None:
    with ScriptedServer(lambda request, number: "A loop [1].") as server:
        made = project(tmp_path, server.url)
        answer = ask_project(made, "how are vowels counted")
        assert answer.tokens == ask.tokens_spent(made) > 0
        toml = made.root / "theseus.toml"
        toml.write_text(toml.read_text() + "\n[model]\ntotal = 1\n")
        stopped = ask_project(init(made.root)[0], "how are vowels counted")
        assert len(server.requests) == 1
    assert stopped.by is By.SEARCH
    assert "tokens are spent" in stopped.notice


@pytest.mark.parametrize("fault", [Fail(status=401), Fail(status=0, after=1), ""])
def test_a_model_that_fails_leaves_the_search_and_says_so(tmp_path: Path, fault: str | Fail) -> None:
    with ScriptedServer(lambda request, number: fault) as server:
        answer = ask_project(project(tmp_path, server.url), "how are vowels counted")
    assert answer.by is By.SEARCH
    assert answer.notice.startswith("no model answered: ")
    assert answer.hits


def test_who_may_only_read_is_answered_without_the_model(tmp_path: Path) -> None:
    with ScriptedServer(lambda request, number: "A loop [1].") as server:
        made = project(tmp_path, server.url)
        with (made.root / "theseus.toml").open("a") as file:
            file.write('[users]\nadam = ["auditor"]\n')
        made = init(made.root)[0]
        answer = ask.ask_project(made, user_named(made.settings, "adam"), "how are vowels counted")
        assert server.requests == []
    assert answer.by is By.SEARCH and "may only read" in answer.notice


def test_claims_are_cut_at_sentences_and_keep_their_citations() -> None:
    claims = claims_of("First thing [1, 2]. Second thing.[3]\n- Third [2] and more [9].", 3)
    assert [(c.cites, c.unknown) for c in claims] == [((1, 2), ()), ((3,), ()), ((2,), (9,))]
    assert claims[0].text == "First thing."


@pytest.mark.parametrize("said", ["True [1]. :red[False].", "True.[1] it is false.", "True. [1] false", "True [1]\nfalse", "True [1] False."])
def test_an_uncited_claim_never_hides_behind_a_cited_one(said: str) -> None:
    assert [c.cited for c in claims_of(said, 3)] == [True, False]


def test_an_empty_question_and_one_too_long_are_refused(tmp_path: Path) -> None:
    made = project(tmp_path)
    for question in ("", "   ", "x" * 3000):
        with pytest.raises(TheseusError):
            ask_project(made, question)


@pytest.mark.parametrize("question", ['"', "NEAR(", "a AND OR b*", "'; drop table words; --", "^:{}[]", "%s {0} $HOME"])
def test_questions_full_of_query_syntax_are_only_words(tmp_path: Path, question: str) -> None:
    ask_project(project(tmp_path), question)


def test_the_command_answers_in_text_and_json(tmp_path: Path) -> None:
    made = project(tmp_path)
    shown = theseus("ask", "who calls vowels", "-p", made.root)
    assert shown.returncode == 0
    assert "src/words.c:" in shown.stdout and "from the graph" in shown.stdout
    data = json.loads(theseus("ask", "who calls vowels", "-p", made.root, "--json").stdout)
    assert data["graph"]["facts"][0]["module"] == "words"
    assert data["answered_by"] == "the graph"


def test_the_graph_command_gives_paths_and_what_can_move(tmp_path: Path) -> None:
    root = project(tmp_path).root
    path = theseus("graph", "path", "words", "text", "-p", root)
    assert path.returncode == 0 and "words needs text" in path.stdout
    assert theseus("graph", "path", "calc", "text", "-p", root).returncode == 1
    after = json.loads(theseus("graph", "after", "calc", "-p", root, "--json").stdout)
    assert after["waiting"] == ["words"]
    assert json.loads(theseus("graph", "after", "words", "-p", root, "--json").stdout)["first"] == ["calc", "text"]
    unknown = theseus("graph", "after", "nope", "-p", root)
    assert unknown.returncode == 3 and "no module 'nope'" in unknown.stderr


def test_any_folder_can_be_asked_without_a_project(tmp_path: Path) -> None:
    (tmp_path / "one.c").write_text("/* Tax of a month. */\nint tax(int pay) { return pay / 5; }\n")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "workbench.cli", "ask", "where is tax", "--in", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0
    assert "one.c:" in done.stdout
