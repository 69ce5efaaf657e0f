"""Verdicts as JSON: nothing lost, and older readers can read newer files."""

from __future__ import annotations

import json

from verifiers.observe import Case, Observation, Outcome
from verifiers.verdict import (
    Counterexample,
    Difference,
    Exclusion,
    Inputs,
    RuleUse,
    Side,
    Status,
    SubprogramVerdict,
    Verdict,
)

CASE = Case((b"a b",), b"1\n\xff", (("in.dat", b"\0\1"),), steps=(("p", (b"x",), b"y"),), name="n")
SEEN = Observation(Outcome.SIGNALLED, 11, b"out", b"", (("gone", None),))
VERDICT = Verdict(
    Status.DIVERGENT,
    "standard output: first difference",
    Side("a.c", "c", "00", programs=("a",)),
    Side("a.rs", "rust"),
    inputs=Inputs(executed=7, origins={"generated": 7}),
    excluded=(Exclusion("undefined", 1, "overflow", (CASE,)),),
    rules=(RuleUse("abnormal-exit", "…", 2),),
    counterexample=Counterexample(CASE, (Difference("stdout", "s", line=1),), SEEN, SEEN),
    subprograms=(SubprogramVerdict("f", Status.EQUIVALENT, "ok"),),
)


def test_a_verdict_survives_json() -> None:
    assert Verdict.from_json(VERDICT.to_json()) == VERDICT


def test_the_same_verdict_gives_the_same_bytes() -> None:
    assert VERDICT.to_json() == Verdict.from_json(VERDICT.to_json()).to_json()


def test_unknown_fields_are_ignored_and_missing_ones_take_defaults() -> None:
    data = json.loads(VERDICT.to_json())
    data["invented"] = {"later": 1}
    del data["notes"]
    del data["inputs"]["kept"]
    assert Verdict.from_json(json.dumps(data)).inputs.executed == 7


def test_exit_codes_are_those_of_the_command() -> None:
    assert [s.exit_code for s in Status] == [0, 1, 2, 3]
