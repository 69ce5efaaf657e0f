"""Questions that the graph answers exactly, against the sources read by hand and by plain text search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.services import atlas
from workbench.services.lookup import Known, lookup

CORPORA = Path(__file__).parents[2] / "corpora"


def known(system: str, question: str) -> Known:
    found = lookup(atlas.fresh(CORPORA / system), question)
    assert found is not None, question
    return found


def modules(system: str, question: str) -> set[str]:
    return {fact.place.module for fact in known(system, question).facts}


def first_words(system: str, question: str) -> set[str]:
    return {fact.text.split()[0].rstrip(",:") for fact in known(system, question).facts}


@pytest.mark.parametrize("function", ["text_is_digit", "crc16", "ring_push", "fixed_clamp32", "session_fail"])
def test_callers_in_c_are_the_lines_that_a_text_search_finds(function: str) -> None:
    found = {str(f.place) for f in known("c/telemetry", f"who calls {function}?").facts}
    lines = set()
    for path in sorted((CORPORA / "c/telemetry/src").glob("*.[ch]")):
        text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), path.read_text(), flags=re.S)
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(rf"\b{function}\(", line) and line.startswith((" ", "\t")):  # indented: inside a body
                lines.add(f"src/{path.name}:{number}")
    assert found and found <= lines
    assert {f.split(":")[0] for f in found} == {line.split(":")[0] for line in lines}


def test_callers_in_ada_are_told_apart_by_package() -> None:
    found = modules("ada/adadb", "who calls Numbers.Round_Div?")
    files = {p.stem for p in (CORPORA / "ada/adadb/src").glob("*.adb") if re.search(r"\bRound_Div\b", p.read_text("latin-1"))}
    assert found == files


def test_programs_that_read_and_write_a_file() -> None:
    """GLLOAD opens MASTER.IDX for output, GLPOST and GLUNLD for both (their OPEN statements say so)."""
    assert modules("cobol/ledger", "what reads file MASTER.IDX?") == {"glpost", "glunld"}
    assert modules("cobol/ledger", "which programs write MASTER.IDX") == {"glload", "glpost", "glunld"}
    assert modules("cobol/ledger", "what uses master.idx") == {"glload", "glpost", "glunld"}


def test_a_files_place_is_the_line_that_names_it() -> None:
    facts = {f.place.module: str(f.place) for f in known("cobol/ledger", "which programs write MASTER.IDX").facts}
    assert facts["glpost"] == "src/GLPOST.cob:18"


def test_who_copies_a_copybook() -> None:
    said = {p.stem.lower() for p in (CORPORA / "cobol/ledger/src").glob("*.cob") if re.search(r"COPY TRANREC\b", p.read_text())}
    assert modules("cobol/ledger", "who uses copybook TRANREC?") == said


def test_who_calls_a_program() -> None:
    said = {p.stem.lower() for p in (CORPORA / "cobol/ledger/src").glob("*.cob") if re.search(r'CALL "DATECHK"', p.read_text())}
    assert modules("cobol/ledger", "who calls DATECHK?") == said


def test_what_a_module_needs_and_what_it_calls() -> None:
    text = (CORPORA / "cobol/ledger/src/GLVALID.cob").read_text()
    named = {m.lower() for m in re.findall(r'(?:COPY |CALL ")(\w+)', text)}
    assert first_words("cobol/ledger", "what does GLVALID need?") == named
    called = {m for m in re.findall(r'CALL "(\w+)"', text)}
    assert first_words("cobol/ledger", "what does glvalid call") == called


def test_where_something_is_defined() -> None:
    facts = known("c/telemetry", "where is crc16_update defined?").facts
    line = next(
        n for n, text in enumerate((CORPORA / "c/telemetry/src/crc.c").read_text().splitlines(), 1)
        if re.match(r"\w.*\bcrc16_update\(", text)
    )  # fmt: skip
    assert [str(f.place) for f in facts] == [f"src/crc.c:{line}"]


def test_a_path_in_words() -> None:
    facts = known("ada/adadb", "path from adadb to hashing").facts
    assert facts[0].text.startswith("adadb needs ") and " needs hashing" in facts[-1].text


def test_nothing_calls_it_is_an_answer_with_a_caveat_where_calls_are_unresolved() -> None:
    found = known("cobol/ledger", "who calls GLSTAT")
    assert "Nothing in this tree" in found.headline


@pytest.mark.parametrize(
    "question", ["who calls nothing_of_that_name", "what reads NOWHERE.DAT", "path from a to b", "how is tax computed"]
)
def test_a_question_about_what_is_not_there_is_left_to_the_search(question: str) -> None:
    assert lookup(atlas.fresh(CORPORA / "c/telemetry"), question) is None
