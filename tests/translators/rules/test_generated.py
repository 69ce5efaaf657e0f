"""Random programs of each source language show, translated, what they show when built by their own compiler
(thousands of them: `python -m tests.bench.programs`)."""

from __future__ import annotations

import pytest

from tests.translators.rules import generated
from tests.translators.rules.generated import LANGUAGES, Kind, Outcome, Unit, judge, shrunk, unit
from verifiers.toolchains import BuildMode, for_language

# Odd seeds of C keep to what plain values hold, even ones need a memory.
SAMPLE = [("ada", 11, 3), ("c", 11, 2), ("c", 12, 3), ("cobol", 11, 3)]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed", "count"), SAMPLE)
def test_random_programs_show_what_their_originals_show(language: str, seed: int, count: int) -> None:
    for target, outcomes in judge(unit(language, seed, count), ("go", "rust")).items():
        assert outcomes == {f"PROG{n}": Outcome(Kind.SAME) for n in range(1, count + 1)}, target


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_programs(language: str) -> None:
    assert unit(language, 3, 4) == unit(language, 3, 4)
    assert unit(language, 3, 4).files != unit(language, 4, 4).files


def _c(body: str) -> Unit:
    head = "#include <stdio.h>\n#include <setjmp.h>\n"
    return Unit("c", {"PROG1": {"prog1.c": f"{head}void prog1(void)\n{{\n{body}}}\n"}})


def test_unsafe_code_is_a_fault_of_the_translator_where_the_source_has_no_pointers() -> None:
    files = {"src/theseus_rt/heap.rs": "unsafe { next() }", "src/main.rs": "unsafe { next() }"}
    generated.free_of_unsafe_code("c", files)
    generated.free_of_unsafe_code("ada", {**files, "src/main.rs": "let unsafely = next();"})
    for language in ("ada", "cobol"):
        with pytest.raises(AssertionError, match=r"src/main\.rs"):
            generated.free_of_unsafe_code(language, files)


@pytest.mark.slow
def test_what_has_no_defined_behaviour_says_nothing() -> None:
    assert BuildMode.SANITIZED in for_language("c").modes
    undefined = _c('    volatile int most = 2147483647;\n    printf("%d\\n", most + 1);\n')
    assert judge(undefined, ("go",)) == {"go": {"PROG1": Outcome(Kind.UNUSABLE)}}


@pytest.mark.slow
def test_only_the_programs_without_defined_behaviour_of_a_unit_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    undefined = "    volatile int most = 2147483647;\n    printf(\"%d\\n\", most + 1);\n"
    bodies = ["    puts(\"one\");\n", undefined, "    puts(\"three\");\n", "    puts(\"four\");\n", undefined]
    programs = {f"PROG{n}": {f"prog{n}.c": _c(body).programs["PROG1"]["prog1.c"].replace("prog1", f"prog{n}")} for n, body in enumerate(bodies, 1)}
    monkeypatch.setattr(generated, "_halves", lambda _: pytest.fail("nobody looks for them by halves"))
    found = judge(Unit("c", programs), ("go",))["go"]
    assert {name for name, outcome in found.items() if outcome.kind is Kind.SAME} == {"PROG1", "PROG3", "PROG4"}
    assert {name for name, outcome in found.items() if outcome.kind is Kind.UNUSABLE} == {"PROG2", "PROG5"}


@pytest.mark.slow
def test_a_refused_program_is_made_small_around_what_is_refused() -> None:
    lines = "".join(f'    printf("%d\\n", {n});\n' for n in range(6))
    given = _c(lines + "    {\n        jmp_buf place;\n        setjmp(place);\n    }\n" + lines)
    outcome = judge(given, ("go",))["go"]["PROG1"]
    assert outcome.kind is Kind.REFUSED and "setjmp" in outcome.note
    (text,) = shrunk(given, "go", Kind.REFUSED, outcome.note).programs["PROG1"].values()
    assert "jmp_buf place" in text and "printf" not in text
