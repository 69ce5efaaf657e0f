"""Refusals reach everyone who needs what is refused, and nobody else."""

from __future__ import annotations

import dataclasses

from tests.translators.rules.emit.building import INT, SPAN, call, do, fn, g, module, n, put, ret
from translators.rules import ir
from translators.rules.closure import CALLS_REFUSED, close


def names(code: ir.IrModule) -> list[str]:
    return [s.name for s in code.subprograms]


def test_callers_across_modules_are_refused_with_the_first_cause() -> None:
    low = dataclasses.replace(
        module(fn("Good", [], None), fn("Uses", [], None, do("Bad")), name="low"),
        refusals=(ir.Refusal("Bad", "tasking", "tasks are not translated", SPAN),),
    )
    high = module(
        fn("Calls_Uses", [], None, do("Uses", module="low")),
        fn("Calls_Good", [], None, do("Good", module="low")),
        name="high",
    )
    closed = close({"low": low, "high": high})
    assert names(closed["low"]) == ["Good"]
    assert names(closed["high"]) == ["Calls_Good"]
    (refusal,) = closed["high"].refusals
    assert (refusal.subprogram, refusal.construct) == ("Calls_Uses", CALLS_REFUSED)
    assert refusal.reason == "calls low.Uses, which is refused: tasks are not translated"


def test_users_of_missing_data_are_refused() -> None:
    code = module(fn("Reads", [], None, put(g("Gone"), n(1))), fn("Stays", [], None))
    closed = close({"demo": code})["demo"]
    assert names(closed) == ["Stays"]
    assert closed.refusals[0].reason == "uses Gone of demo, which is refused: it is not translated"


def test_mutual_recursion_stays_when_nothing_in_it_is_refused() -> None:
    first = fn("First", [], INT, ret(call("Second")))
    second = fn("Second", [], INT, ret(call("First")))
    assert names(close({"demo": module(first, second)})["demo"]) == ["First", "Second"]
