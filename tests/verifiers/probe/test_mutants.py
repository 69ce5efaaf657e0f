"""Mutants of a module that keeps data, tried on the sequences of calls that found no difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifiers.probe.test_files import verdict_on
from verifiers.probe import mutants
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.mutants import Check, Replays, weighed
from verifiers.verdict import MutationScore, Status, SubprogramVerdict, Survivor

TILL = """
static int count, sum;

int enter(int amount)
{
    if (amount < 1 || amount > 500) return -1;
    count = count + 1;
    sum = sum + amount;
    return count;
}

int total(void) { return count < %d ? 0 : sum; }

int entered(void) { return count; }
"""

GO = """package notes

var count, sum int32

func Enter(amount int32) int32 {
	if amount < 1 || amount > 500 {
		return -1
	}
	count = count + 1
	sum = sum + amount
	return count
}

func Total() int32 {
	if count < %d {
		return 0
	}
	return sum
}

func Entered() int32 {
	return count
}
"""


@pytest.mark.slow
def test_what_calls_leave_behind_and_none_asks_for_is_not_vouched_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No sequence is so long that the sum is told: a change of how it is added up shows nowhere."""
    monkeypatch.setattr(mutants, "proved", lambda *_: {})  # none of those that matter here is equivalent, and asking takes its time
    monkeypatch.setattr(mutants, "_LEAST_SECONDS", 3.0)
    verdict = verdict_on(tmp_path, TILL % 5000, GO % 5000, stateful=True, calls=100, budget=2.0, mutants=60)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.mutants is not None and verdict.mutants.share is not None and 0 < verdict.mutants.share < 0.9
    assert any("-\tsum = sum + amount" in each.diff and each.reached for each in verdict.mutants.survivors)
    assert {each.file for each in verdict.mutants.survivors} == {"notes/notes.go"}
    assert "mutants of the translation were caught" in verdict.reason and "notes/notes.go:10" in verdict.reason
    found = {each.name: each for each in verdict.subprograms}
    assert found["enter"].status is Status.INCONCLUSIVE and "mutants" in found["enter"].reason
    assert found["entered"].status is Status.EQUIVALENT, "none that is missed lies there"


@pytest.mark.slow
def test_a_module_whose_calls_notice_its_mutants_stays_equivalent(tmp_path: Path) -> None:
    verdict = verdict_on(tmp_path, TILL % 3, GO % 3, stateful=True, calls=100, budget=3.0, mutants=60)
    assert verdict.status is Status.EQUIVALENT, verdict.reason
    assert verdict.mutants is not None and verdict.mutants.share is not None and verdict.mutants.share >= 0.9
    assert {each.status for each in verdict.subprograms} == {Status.EQUIVALENT}


@pytest.mark.slow
def test_a_module_of_whose_text_no_mutant_could_be_tried_is_not_vouched_for(tmp_path: Path) -> None:
    verdict = verdict_on(tmp_path, TILL % 3, GO % 3, stateful=True, calls=100, budget=1.0, mutants=60, mutated=())
    assert verdict.status is Status.INCONCLUSIVE and "none of the module's own files" in verdict.reason
    assert {each.status for each in verdict.subprograms} == {Status.INCONCLUSIVE}


@pytest.mark.parametrize(
    ("score", "elsewhere", "status", "said"),
    (
        (MutationScore(refused=7), 0, Status.INCONCLUSIVE, "7 do not compile"),
        (MutationScore(total=5, untried=5), 0, Status.INCONCLUSIVE, "no mutant of the translation could be tried"),
        (MutationScore(), 0, Status.EQUIVALENT, "no place for a mutant"),
        (MutationScore(), 4, Status.EQUIVALENT, "none of 4 mutants"),
        (MutationScore(proved=(Survivor("constant", "notes/notes.go", 3, "", "the same program"),)), 0, Status.EQUIVALENT, "all 1 mutants of the translation are proved"),
        (MutationScore(total=10, caught=9), 0, Status.EQUIVALENT, "9 of 10"),
    ),
)  # fmt: skip
def test_mutants_that_could_not_be_tried_are_no_evidence(score: MutationScore, elsewhere: int, status: Status, said: str) -> None:
    request = ProbeRequest({}, {}, "c", "go", (), mutants=24, mutated=("notes/notes.go",))
    unasked = dict.fromkeys(("agree", "around", "run", "differs", "tell"))
    check = Check(request, Replays(), Path(), elsewhere=elsewhere, **unasked)  # type: ignore[arg-type]
    one = SubprogramVerdict("enter", Status.EQUIVALENT, "no difference in 100 calls")
    seen, reason, (after,) = weighed(check, score, (one,), Status.EQUIVALENT, "no difference in 100 calls")
    assert (seen, after.status) == (status, status) and said in reason
