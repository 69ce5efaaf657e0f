"""Only an answer that is one JSON object with the module's own files is taken."""

from __future__ import annotations

import json

import pytest

from tests.translators.model.scripted import answer
from translators.model.answer import MAX_BYTES, Answer, Rejection, parse


def test_an_answer_gives_its_files_and_notes() -> None:
    text = answer(("src/calc.rs", "pub fn a() {}"), notes="short")
    wanted = Answer((("src/calc.rs", "pub fn a() {}\n"),), "short")
    assert parse(text, "calc", "rust") == wanted
    assert parse(f"```json\n{text}\n```\n", "calc", "rust") == wanted
    assert isinstance(parse(answer(("calc/calc.go", "package calc")), "calc", "go"), Answer)


@pytest.mark.parametrize(
    "path",
    ["Cargo.toml", "build.rs", "src/lib.rs", "src/other.rs", "/etc/passwd", "src/calc/../lib.rs", "src/calc/../../x",
     ".cargo/config.toml", "src/bin/calc.rs", "src/theseus_rt/mod.rs", "src\\calc.rs", "src/calc.rs\n", "", "src//calc.rs"],
)  # fmt: skip
def test_a_path_outside_of_the_contract_is_refused(path: str) -> None:
    found = parse(answer((path, "x")), "calc", "rust")
    assert isinstance(found, Rejection) and "does not belong to module calc" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "", "Sure! Here it is:\n" + answer(("src/calc.rs", "x")), answer(("src/calc.rs", "x"))[:-3], "[]", "null", "3",
        '{"files": []}', '{"files": {}}', '{"files": [3]}', '{"files": [{"path": "src/calc.rs"}]}',
        '{"files": [{"path": 1, "text": "x"}]}', json.dumps({"files": [], "run": "rm -rf /"}),
        answer(("src/calc.rs", "  \n")), answer(("src/calc.rs", "a\0b")), answer(*[("src/calc.rs", "x")] * 2),
        answer(*[(f"src/calc/a{n}.rs", "x") for n in range(40)]), "[" * 100_000, answer(("src/calc.rs", "x" * MAX_BYTES)),
    ],
)  # fmt: skip
def test_everything_else_is_rejected_with_a_reason(text: str) -> None:
    found = parse(text, "calc", "rust")
    assert isinstance(found, Rejection) and found.reason
