"""Counterexamples become small, and stay counterexamples."""

from __future__ import annotations

import time
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from verifiers.observe import Case
from verifiers.shrink import Shrinker


def shrunk(case: Case, differs: Callable[[Case], bool], widths: dict[str, int] | None = None) -> Case:
    assert differs(case)
    result = Shrinker(differs, time.monotonic() + 10, widths or {}).shrink(case)
    assert differs(result)
    return result


def test_lines_that_do_not_matter_go() -> None:
    case = Case(stdin=b"".join(b"line %d\n" % i for i in range(50)) + b"boom\n")
    assert shrunk(case, lambda c: b"boom" in c.stdin).stdin == b"boom"


def test_signed_numbers_in_columns_keep_their_zeros() -> None:
    card = Case(stdin=b"LO-0000003650000TAIL")
    assert shrunk(card, lambda c: len(c.stdin) == 20 and c.stdin.endswith(b"TAIL")).stdin[3:-4].isdigit()


def test_numbers_become_the_least_that_still_differs() -> None:
    def differs(case: Case) -> bool:
        words = case.stdin.split()
        return len(words) == 2 and words[1].isdigit() and int(words[1]) > 1000

    assert shrunk(Case(stdin=b"add 987654\n"), differs).stdin.split()[1] == b"1001"


def test_two_lines_that_belong_together_stay() -> None:
    case = Case(stdin=b"set a 1\nset b 2\nset c 3\nget b\nget c\n")
    result = shrunk(case, lambda c: b"set b" in c.stdin and b"get b" in c.stdin.split(b"set b", 1)[1])
    assert result.stdin.split(b"\n")[:2] == [b"set b", b"get b"] or result.stdin == b"set bget b"


def test_arguments_files_and_steps_are_dropped() -> None:
    case = Case((b"x", b"keep", b"y"), files=(("a", b"1"), ("b", b"2")))
    result = shrunk(case, lambda c: b"keep" in c.arguments and any(p == "b" for p, _ in c.files))
    assert result.arguments == (b"keep",)
    assert result.files == (("b", b""),)
    job = Case(steps=(("p", (), b""), ("q", (), b"1\n"), ("r", (), b"")))
    assert shrunk(job, lambda c: any(s[0] == "q" for s in c.steps)).steps == (("q", (), b""),)


def test_fixed_records_are_dropped_whole_and_keep_their_width() -> None:
    case = Case(files=(("f", b"AAAA0001BBBB0002CCCC0003"),))
    result = shrunk(case, lambda c: b"BBBB" in dict(c.files).get("f", b""), {"f": 8})
    assert dict(result.files)["f"] == b"BBBB0002"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 255))
def test_whatever_differs_the_result_differs_and_is_not_larger(text: bytes, wanted: int) -> None:
    case = Case(stdin=text + bytes([wanted]))
    assert shrunk(case, lambda c: wanted in c.stdin).size() <= case.size()
