"""What is known of a number before the program runs, against every value that it can have; and the checks that fall away with it."""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzers.model import ArrayType, IntType, Overflow
from tests.translators.rules.emit.building import INT, SMALL, TEXT, Driven, b, fn, module, n, p, ret, v
from translators.rules import ir
from translators.rules.emit.types import TypeTable, exact_interval, interval

OVERFLOW = "raised constraint_error"
TINY = IntType(8, overflow=Overflow.TRAPS)
RESULTS: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "mod": operator.mod,
    "rem": lambda a, b: int(math.fmod(a, b)),
    "/": lambda a, b: int(a / b),
    "&": operator.and_,
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_lies_in_the_interval(name: str) -> None:
    ranges = list(itertools.combinations_with_replacement(range(-5, 6), 2))
    for left, right in itertools.product(ranges, ranges):
        found = exact_interval(name, left, right)
        values = [
            RESULTS[name](x, y)
            for x in range(left[0], left[1] + 1)
            for y in range(right[0], right[1] + 1)
            if y != 0 or name not in ("mod", "rem", "/")
        ]
        assert found is None or all(found[0] <= value <= found[1] for value in values), (name, left, right)


@pytest.mark.parametrize("name", ["mod", "rem", "/"])
@pytest.mark.parametrize("by", [1, 2, 3])
def test_a_division_by_a_number_is_known_as_narrowly_as_its_results_are(name: str, by: int) -> None:
    for left in itertools.combinations_with_replacement(range(-4, 5), 2):
        values = [RESULTS[name](x, by) for x in range(left[0], left[1] + 1)]
        found = exact_interval(name, left, (by, by))
        assert found is not None
        if name == "/" or (left[0] <= -by and left[1] >= by):
            assert found == (min(values), max(values))


def known(node: ir.Expression) -> tuple[int, int] | None:
    return interval(node, TypeTable(module(), {}))


def test_what_leaves_a_type_that_traps_is_no_value_and_what_wraps_may_be_any() -> None:
    natural = IntType(32, low=0)
    assert known(b("+", v("A", natural), n(1))) == (1, 2**31 - 1)
    wrapping = IntType(32, overflow=Overflow.WRAPS, low=0)
    assert known(b("+", v("A", wrapping), n(1, wrapping), wrapping)) == (-(2**31), 2**31 - 1)
    assert known(ir.Length(v("S", TEXT), INT)) == (0, 2**31 - 1)
    assert known(ir.Convert(b("-", v("A", natural), n(5)), natural, True)) == (0, 2**31 - 6)


@pytest.mark.parametrize("overflow", [Overflow.TRAPS, Overflow.WRAPS])
@pytest.mark.parametrize("name", ["-", "abs", "~"])
def test_every_result_of_one_operand_lies_in_the_interval(name: str, overflow: Overflow) -> None:
    changes: dict[str, Callable[[int], int]] = {"-": operator.neg, "abs": abs, "~": operator.invert}
    base = range(-128, 128)
    for low, high in [(-128, 127), *itertools.product((-128, -5, 0, 3), (-2, 0, 5, 127))]:
        if low > high:
            continue
        found = known(ir.Unary(name, v("A", IntType(8, overflow=overflow, low=low, high=high)), IntType(8, overflow=overflow)))
        exact = [changes[name](x) for x in range(low, high + 1)]
        values = [x if x in base else x - 256 for x in exact if x in base or overflow is Overflow.WRAPS]
        assert found is not None and all(found[0] <= x <= found[1] for x in values), (low, high)
        if name != "~" and low <= 0 <= high and all(x in base for x in exact):  # a variable may be zero, whatever its range
            assert found == (min(values), max(values))


def taken(name: str, array: ArrayType, index: ir.Expression, type_: IntType = INT) -> ir.IrSubprogram:
    return fn(name, [p("R", array), p("A", type_)], INT, ret(ir.Index(v("R", array), index, INT)))


RING = [
    taken("Ring", ArrayType(INT, 0, 7), b("mod", v("A"), n(8))),
    taken("Signed", ArrayType(INT, 0, 7), b("rem", v("A"), n(8))),
    taken("Next", ArrayType(INT, 1, 127), b("+", v("A", TINY), n(1, TINY), TINY), TINY),
    fn("Down", [p("A", IntType(32, low=1))], INT, ret(ir.Convert(b("-", v("A", IntType(32, low=1)), n(3)), IntType(32, low=0), True))),
    fn("Up", [p("A", SMALL)], INT, ret(ir.Convert(b("+", v("A", SMALL), n(2)), SMALL, True))),
]


@pytest.mark.parametrize("target", ["rust", "go"])
def test_an_index_and_a_value_are_checked_where_they_can_lie_outside(target: str, tmp_path: Path) -> None:
    driven = Driven(target, [module(*RING)], tmp_path)
    eight, many = "8 " + " ".join(map(str, range(8))), "127 " + " ".join(map(str, range(1, 128)))
    assert driven.answers(*(("Ring", f"{eight} {a}") for a in (-1, 0, 15))) == ["returned 7", "returned 0", "returned 7"]
    assert driven.answers(*(("Signed", f"{eight} {a}") for a in (15, -8, -1))) == ["returned 7", "returned 0", OVERFLOW]
    assert driven.answers(*(("Next", f"{many} {a}") for a in (0, 126, 127, -1))) == ["returned 1", "returned 127", OVERFLOW, OVERFLOW]
    assert driven.answers(*(("Down", str(a)) for a in (3, 2, 2**31 - 1))) == ["returned 0", OVERFLOW, "returned 2147483644"]
    assert driven.answers(*(("Up", str(a)) for a in (1, 8, 9))) == ["returned 3", "returned 10", OVERFLOW]
