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
    ("target", "path"),
    [("rust", "src/calc/x.s"), ("rust", "src/calc/.cargo/config.rs"), ("rust", "src/calc/Cargo.toml"),
     ("go", "calc/calc_test.go"), ("go", "calc/calc_windows.go"), ("go", "calc/calc_linux_arm64.go"),
     ("go", "calc/_calc.go"), ("go", "calc/.calc.go"), ("go", "calc/testdata/calc.go")],
)  # fmt: skip
def test_a_file_that_is_not_built_everywhere_is_refused(target: str, path: str) -> None:
    found = parse(answer((path, "x")), "calc", target)
    assert isinstance(found, Rejection) and "built on every machine" in found.reason


def test_a_file_that_only_looks_constrained_is_taken() -> None:
    for path in ("calc/calc.go", "calc/linux.go", "calc/test.go", "calc/a_linux_b_c.go", "calc/calc_.go"):
        assert isinstance(parse(answer((path, "package calc")), "calc", "go"), Answer), path


@pytest.mark.parametrize("where", ["text", "path", "notes", "key"])
def test_half_a_character_is_refused_wherever_it_is(where: str) -> None:
    """It comes as an escape, so that the answer itself is good JSON; nothing could store or compile it."""
    parts = {"text": "x", "path": "src/calc.rs", "notes": "", "key": "notes"} | {where: "a\ud800"}
    value = {"files": [{"path": parts["path"], "text": parts["text"]}], parts["key"]: parts["notes"]}
    found = parse(json.dumps(value), "calc", "rust")
    assert isinstance(found, Rejection) and found.reason.encode()


def test_text_that_reads_in_another_order_than_it_is_in_is_refused() -> None:
    found = parse(answer(("src/calc.rs", "// \u202e }\n")), "calc", "rust")
    assert isinstance(found, Rejection) and "U+202E" in found.reason


def test_a_file_cannot_be_a_folder_too() -> None:
    found = parse(answer(("src/calc/a.rs", "x"), ("src/calc/a.rs/b.rs", "x")), "calc", "rust")
    assert isinstance(found, Rejection) and "for a folder" in found.reason


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
