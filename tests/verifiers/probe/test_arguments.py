"""Arguments are drawn to the limits that a subprogram itself speaks of, and to one another."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from analyzers.model import Direction, IntType, Parameter, Span, StringKind, StringType, Subprogram
from tests.verifiers.probe.test_files import verdict_on
from verifiers.probe.values import Pool, arguments
from verifiers.verdict import Status

# What keeps data gets no calls in bulk: few have to do.
SOURCE = """
static const int before[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
static int asked;

int dayofyear(int year, int month, int day)
{
    asked++;
    if (month < 1 || month > 12 || day < 1 || day > 31) return -1;
    return before[month - 1] + day + (month > 2 && year % 4 == 0);
}

long rounded(long long cents, int days)
{
    long long part = (cents % 1000000) * (days & 511);
    return part / 36500 + (2 * (part % 36500) >= 36500);
}

int times(void) { return asked & 1; }
"""

GO = """package notes

var before = [12]int32{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}
var asked int32

func Dayofyear(year, month, day int32) int32 {
	asked++
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return -1
	}
	found := before[month-1] + day
	if month > 2 && year%4 == 0 {
		found++
	}
	return found
}

func Rounded(cents int64, days int32) int64 {
	part := (cents % 1000000) * int64(days&511)
	found := part / 36500
	if 2*(part%36500) >= 36500 {
		found++
	}
	return found
}

func Times() int32 { return asked & 1 }
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("find", "replace", "wrong"),
    [
        ("", "", ""),
        ("day > 31", "day > 30", "dayofyear"),
        ("month > 2 &&", "month > 1 &&", "dayofyear"),
        (">= 36500", "> 36500", "rounded"),
    ],
)
def test_what_only_a_limit_shows_is_found_by_few_calls(tmp_path: Path, find: str, replace: str, wrong: str) -> None:
    verdict = verdict_on(tmp_path, SOURCE, GO.replace(find, replace) if find else GO, stateful=True, calls=3000)
    found = {s.name: s.status for s in verdict.subprograms}
    assert found, verdict.reason
    assert {name for name, status in found.items() if status is Status.DIVERGENT} == ({wrong} if wrong else set()), found


def test_values_of_one_type_meet() -> None:
    number, name = IntType(32), StringType(StringKind.NUL_TERMINATED)
    given = tuple(Parameter(n, t, Direction.IN) for n, t in (("a", number), ("s", name), ("b", number), ("t", name)))
    drawn = [arguments(Subprogram("f", Span("f.c", 1, 1), given), Random(seed), Pool()) for seed in range(2000)]
    assert sum(a == b for a, _, b, _ in drawn) > 100 and sum(abs(a - b) == 1 for a, _, b, _ in drawn) > 100
    texts = [(s, t) for _, s, _, t in drawn if s]
    assert sum(s == t for s, t in texts) > 50
    assert sum(s != t and s.lower() == t.lower() for s, t in texts) > 50
    assert all(b"\0" not in t for _, t in texts)
    assert all(-(2**31) <= b < 2**31 for _, _, b, _ in drawn)
