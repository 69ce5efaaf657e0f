"""What only many calls of one kind show: tables that are full, counters that come round."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifiers.probe.test_files import verdict_on
from verifiers.verdict import Status

SOURCE = """
static int names[48], count, turns;

int enter(int name)
{
    if (name < 1 || name > 999 || count == 48) return -1;
    for (int i = 0; i < count; i++) if (names[i] == name) return i;
    names[count] = name;
    return count++;
}

int islast(int name) { return count > 0 && names[count - 1] / 2 == name / 2; }

int turn(void) { return ++turns % 7; }
"""

GO = """package notes

var names [48]int32
var count int32
var turns int32

func Enter(name int32) int32 {
	if name < 1 || name > 999 || count == 48 {
		return -1
	}
	for i := int32(0); i < count; i++ {
		if names[i] == name {
			return i
		}
	}
	names[count] = name
	count++
	return count - 1
}

func Islast(name int32) int32 {
	if count > 0 && names[count-1]/2 == name/2 {
		return 1
	}
	return 0
}

func Turn() int32 {
	turns++
	return turns % 7
}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("find", "replace", "wrong"),
    [
        ("", "", ""),
        ("count == 48 {", "count == 47 {", "enter"),
        ("count == 48 {", "count >= 48 {", ""),
        ("names[count-1]/2 == name/2", "names[count-1] == name", "islast"),
        ("var turns int32", "var turns int8", "turn"),  # below zero after 127
        ("return turns % 7", "return int32(uint8(turns)) % 7", "turn"),
    ],
)
def test_a_table_that_is_full_and_a_counter_that_comes_round_are_found(tmp_path: Path, find: str, replace: str, wrong: str) -> None:
    text = GO.replace(find, replace) if find else GO
    text = text.replace("return turns % 7", "return int32(turns % 7)") if "int8\n" in text else text
    verdict = verdict_on(tmp_path, SOURCE, text, stateful=True, calls=4000)
    found = {s.name: s.status for s in verdict.subprograms}
    assert found, verdict.reason
    divergent = {name for name, status in found.items() if status is Status.DIVERGENT}  # others may see what it left
    assert wrong in divergent if wrong else not divergent, found
