"""When two observations count as the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzers.model import TheseusError
from verifiers.compare import compare, ending, own_stderr, rule_set
from verifiers.observe import Observation, Outcome

CLEAN = Observation(Outcome.EXITED, 0, b"one\ntwo\n", b"")
RAISED = Observation(Outcome.EXITED, 1, b"one\n", b"\nraised CONSTRAINT_ERROR : a.adb:3 range check failed\n")
PANICKED = Observation(
    Outcome.EXITED, 101, b"one\n", b"\nthread 'main' (7) panicked at src/main.rs:3:5:\nbad\nnote: run with x\n"
)
GO_PANIC = Observation(Outcome.EXITED, 2, b"one\n", b"panic: oh\n\ngoroutine 1 [running]:\nmain.main()\n")
COBOL_STOP = Observation(Outcome.EXITED, 1, b"one\n", b"libcob: a.cob:12: error: subscript of 'T' out of bounds: 9\n")
ABORTED = Observation(Outcome.SIGNALLED, 6, b"", b"")


def test_equal_observations_are_the_same() -> None:
    assert compare(CLEAN, replace(CLEAN, seconds=9.0), ("c", "rust")).same


def test_the_first_difference_is_located_by_line_and_column() -> None:
    (difference,) = compare(CLEAN, replace(CLEAN, stdout=b"one\ntwX\n"), ("c", "rust")).differences
    assert (difference.kind, difference.line, difference.column) == ("stdout", 2, 3)
    assert (difference.original, difference.translation) == (b"two\n", b"twX\n")


def test_a_text_that_goes_on_is_a_difference() -> None:
    (difference,) = compare(CLEAN, replace(CLEAN, stdout=b"one\ntwo\nmore\n"), ("c", "go")).differences
    assert "only the translation goes on" in difference.summary


def test_another_exit_code_is_a_difference() -> None:
    (difference,) = compare(CLEAN, replace(CLEAN, code=3), ("c", "go")).differences
    assert difference.kind == "exit-code"


@pytest.mark.parametrize(
    ("seen", "language"),
    [(RAISED, "ada"), (PANICKED, "rust"), (GO_PANIC, "go"), (COBOL_STOP, "cobol"), (ABORTED, "c")],
)
def test_every_runtime_s_own_end_is_known(seen: Observation, language: str) -> None:
    assert ending(seen, language).failure
    assert own_stderr(seen.stderr, language)[0] == b""


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        (RAISED, PANICKED, ("ada", "rust")),
        (RAISED, GO_PANIC, ("ada", "go")),
        (COBOL_STOP, PANICKED, ("cobol", "rust")),
        (ABORTED, PANICKED, ("c", "rust")),
    ],
)
def test_two_runtimes_that_stop_their_programs_agree_by_a_named_rule(
    left: Observation, right: Observation, languages: tuple[str, str]
) -> None:
    result = compare(left, right, languages)
    assert result.same
    assert result.rules == ("abnormal-exit",)
    assert not compare(left, right, languages, rule_set(["no-abnormal-exit"])).same


def test_output_before_an_abnormal_end_still_counts() -> None:
    assert not compare(RAISED, replace(PANICKED, stdout=b"two\n"), ("ada", "rust")).same


def test_a_stopped_original_and_a_normal_end_are_different() -> None:
    assert not compare(RAISED, replace(CLEAN, stdout=b"one\n"), ("ada", "rust")).same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ((), (("log", b"old\nnew\n"),), True),  # added to, and still in the original's buffer
        ((("log", b"old\nne"),), (("log", b"old\nnew\n"),), True),
        ((("new", b""),), (("new", b"text"),), True),
        ((("new", b"text"),), (), True),
        ((), (("log", None),), False),
        ((), (("log", b""),), False),
        ((), (("log", b"other"),), False),
        ((("log", b""),), (), False),
        ((("log", b""),), (("log", None),), False),
        ((), (("new", b"text"),), False),
        ((), (("log//permissions", b"777"),), False),
        ((), (("folder/", b""),), False),
        ((), (("new//link", b"log"),), False),
    ],
)
def test_only_what_a_buffer_held_may_be_missing_in_files_of_runs_that_were_stopped(
    left: tuple[tuple[str, bytes | None], ...], right: tuple[tuple[str, bytes | None], ...], same: bool
) -> None:
    sides = replace(ABORTED, files=left), replace(ABORTED, files=right)
    assert compare(*sides, ("c", "rust"), given=(("./log", b"old\n"),)).same is same


def test_the_program_s_own_message_may_stand_for_the_runtime_s() -> None:
    own = Observation(Outcome.EXITED, 1, b"one\n", b"bad value\n")
    assert compare(RAISED, own, ("ada", "rust")).same


@pytest.mark.parametrize("code", [1, 2])
def test_programs_that_name_the_exceptions_that_stop_them_name_the_same(code: int) -> None:
    def told(*names: str, code: int = 1) -> Observation:
        return Observation(Outcome.EXITED, code, b"", "".join(f"raised {n} : m.adb:3\n" for n in names).encode())

    def same(left: Observation, right: Observation) -> bool:
        return compare(left, right, ("ada", "rust")).same

    assert same(told("CONSTRAINT_ERROR"), told("CONSTRAINT_ERROR"))
    assert same(told("ADA.IO_EXCEPTIONS.DATA_ERROR"), told("data_error"))
    assert not same(told("CONSTRAINT_ERROR"), told("PROGRAM_ERROR", code=code))
    assert same(told("M.ODD", "CONSTRAINT_ERROR"), told("CONSTRAINT_ERROR"))  # the last is what stopped it
    assert not same(told("M.ODD"), told("M.EVEN"))
    (difference,) = compare(told("M.ODD"), told("M.EVEN"), ("ada", "go")).differences
    assert difference.summary == "original: stopped by ODD; translation: stopped by EVEN"


def test_one_silent_standard_error_is_a_difference() -> None:
    (difference,) = compare(replace(CLEAN, stderr=b"oops\n"), CLEAN, ("c", "rust")).differences
    assert difference.kind == "stderr"
    assert compare(replace(CLEAN, stderr=b"oops\n"), replace(CLEAN, stderr=b"other\n"), ("c", "rust")).same
    exact = rule_set(["stderr-exact"])
    assert not compare(replace(CLEAN, stderr=b"oops\n"), replace(CLEAN, stderr=b"other\n"), ("c", "rust"), exact).same


def test_files_are_compared_by_name_and_content() -> None:
    left = replace(CLEAN, files=(("a", b"1\n"), ("b", None)))
    assert compare(left, left, ("c", "rust")).same
    assert not compare(left, replace(left, files=(("a", b"2\n"), ("b", None))), ("c", "rust")).same
    assert not compare(left, replace(left, files=(("a", b"1\n"),)), ("c", "rust")).same
    assert compare(
        left, replace(left, files=(("a", b"2\n"), ("b", None))), ("c", "rust"), rule_set(["ignore-file=a"])
    ).same


def test_indexed_files_are_not_compared_byte_by_byte() -> None:
    left, right = (replace(CLEAN, files=(("M.IDX", content),)) for content in (b"\0one", b"one"))
    assert not compare(left, right, ("cobol", "rust")).same
    result = compare(left, right, ("cobol", "rust"), rule_set([], ["M.IDX"]))
    assert result.same
    assert result.rules == ("indexed-files",)


@pytest.mark.parametrize(
    ("rule", "left", "right"),
    [
        ("trailing-blanks", b"a  \nb\n", b"a\nb \n"),
        ("line-ends", b"a\r\nb", b"a\nb\n"),
        ("float-ulp", b"x 0.30000000000000004\n", b"x 0.3000000000000001\n"),
    ],
)
def test_text_rules_apply_only_when_asked(rule: str, left: bytes, right: bytes) -> None:
    one, other = replace(CLEAN, stdout=left), replace(CLEAN, stdout=right)
    assert not compare(one, other, ("c", "rust")).same
    result = compare(one, other, ("c", "rust"), rule_set([rule]))
    assert result.same
    assert result.rules == (rule,)


def test_an_unknown_rule_is_refused_by_name() -> None:
    with pytest.raises(TheseusError, match="no comparison rule 'nonsense'; rules: abnormal-exit"):
        rule_set(["nonsense"])
