"""Calls that a module with data takes only after others, and the limits behind these."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import DecimalStorage, DecimalType
from tests.verifiers.probe.test_files import verdict_on
from verifiers.probe import values
from verifiers.verdict import Status

SOURCE = """
static int owners, nights[30], used[30];

int enter(void) { return owners < 30 ? ++owners : -1; }

int book(int guest, int from, int count)
{
    if (guest < 1 || guest > owners) return -1;
    if (count < 1 || count > 21 || from < 0 || from > 365 || from + count > 366) return -2;
    nights[guest - 1] += count;
    used[guest - 1] += from >= 180 ? count * 5 : count * 4;
    return 0;
}

int due(int guest) { return guest < 1 || guest > owners ? -1 : used[guest - 1]; }

int regular(int guest) { return guest < 1 || guest > owners ? -1 : nights[guest - 1] >= 60; }
"""

GO = """package notes

var owners int32
var nights, used [30]int32

func Enter() int32 {
	if owners >= 30 {
		return -1
	}
	owners++
	return owners
}

func Book(guest, from, count int32) int32 {
	if guest < 1 || guest > owners {
		return -1
	}
	if count < 1 || count > 21 || from < 0 || from > 365 || from+count > 366 {
		return -2
	}
	nights[guest-1] += count
	if from >= 180 {
		used[guest-1] += count * 5
	} else {
		used[guest-1] += count * 4
	}
	return 0
}

func Due(guest int32) int32 {
	if guest < 1 || guest > owners {
		return -1
	}
	return used[guest-1]
}

func Regular(guest int32) int32 {
	if guest < 1 || guest > owners {
		return -1
	}
	if nights[guest-1] >= 60 {
		return 1
	}
	return 0
}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("find", "replace"),
    [("from >= 180", "from > 180"), ("count > 21", "count > 20")],
)
def test_limits_behind_calls_that_are_mostly_refused_are_met(tmp_path: Path, find: str, replace: str) -> None:
    verdict = verdict_on(tmp_path, SOURCE, GO.replace(find, replace), stateful=True, calls=2000)
    assert Status.DIVERGENT in {s.status for s in verdict.subprograms}, verdict.reason


def test_a_number_of_cobol_is_read_as_it_is_stored() -> None:
    for storage in DecimalStorage:
        for signed in (True, False):
            size = {DecimalStorage.DISPLAY: 5, DecimalStorage.PACKED: 3, DecimalStorage.BINARY: 4}[storage]
            type_ = DecimalType(digits=5, scale=0, signed=signed, storage=storage, size=size)
            for number in (0, 1, 9, 10, 123, 99999, *((-1, -10, -99999) if signed else ())):
                held = values.stored(type_, number)
                assert held is not None and len(held) == size
                assert values.number_in(type_, held) == number
            assert values.stored(type_, 100000) is None
            assert (values.stored(type_, -1) is None) != signed
    shown = DecimalType(digits=2, scale=0, signed=True, storage=DecimalStorage.DISPLAY, size=2)
    assert values.number_in(shown, b"  ") is None
    assert values.number_in(shown, b"1r") == -12
