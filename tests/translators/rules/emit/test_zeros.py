"""What is not said of a record is zero, in both targets and wherever the record stands: worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import ArrayType, RecordField, RecordType
from tests.translators.rules.emit.building import (
    BOOL,
    COLOR,
    INT,
    LINK,
    LONG,
    NODE,
    TEXT,
    Driven,
    c,
    field,
    fn,
    g,
    let,
    module,
    n,
    put,
    ret,
    v,
)
from translators.rules import ir

INNER = RecordType("Inner", (
    RecordField("Flag", BOOL), RecordField("Kind", COLOR), RecordField("Text", TEXT), RecordField("Number", LONG),
    RecordField("Many", ArrayType(INT, 1, 3)),
))  # fmt: skip
PARTS = ArrayType(INNER, 1, 2)
OUTER = RecordType("Outer", (RecordField("Part", INNER), RecordField("Parts", PARTS), RecordField("Count", INT)))
LARGE = RecordType("Large", (RecordField("Row", ArrayType(INT, 1, 40)), RecordField("Part", INNER)))
LINKED = RecordType("Linked", (RecordField("Next", LINK), RecordField("Count", INT)))
DEFAULT = RecordType("Default", (RecordField("Count", INT), RecordField("Part", INNER)))
ZERO = "0 0 x 0 3 0 0 0"


def made(type_: RecordType, **given: ir.Expression) -> ir.Aggregate:
    return ir.Aggregate(tuple(given.items()), type_)


def code(*more: RecordType) -> ir.IrModule:
    dark = ir.EnumLiteral("Dark_Blue", COLOR)
    twice = ir.Repeat(made(INNER), n(2), PARTS)
    constant = ir.GlobalVariable("Fixed", INNER, made(INNER, Number=n(7, LONG)), constant=True)
    variable = ir.GlobalVariable("State", OUTER, made(OUTER, Count=n(3)))
    return module(
        fn("Nothing", [], OUTER, ret(made(OUTER))),
        fn("Some", [], INNER, ret(made(INNER, Number=n(7, LONG), Kind=dark))),
        fn("Twice", [], OUTER, ret(made(OUTER, Parts=twice, Part=made(INNER, Kind=dark)))),
        fn("Row", [], LARGE, ret(made(LARGE, Part=made(INNER, Kind=dark)))),
        fn("Is_Null", [], BOOL, ret(c("==", field(made(LINKED, Count=n(1)), "Next", LINK), ir.NullLiteral(LINK)))),
        fn("Fixed_Number", [], LONG, ret(field(g("Fixed", INNER), "Number", LONG))),
        fn("State_Of_It", [], OUTER, ret(g("State", OUTER))),
        fn("Later", [], OUTER, let("It", made(OUTER), OUTER), put(field(v("It", OUTER), "Count"), n(5)), ret(v("It", OUTER))),
        globals_=(constant, variable), types=(COLOR, NODE, INNER, OUTER, LARGE, LINKED, *more),
    )  # fmt: skip


@pytest.mark.parametrize("more", [(), (DEFAULT,)], ids=["", "a type called Default"])
@pytest.mark.parametrize("target", ["rust", "go"])
def test_what_is_not_said_is_zero(target: str, more: tuple[RecordType, ...], tmp_path: Path) -> None:
    driven = Driven(target, [code(*more)], tmp_path)
    names = ("Nothing", "Some", "Twice", "Row", "Is_Null", "Fixed_Number", "State_Of_It", "Later")
    assert driven.answers(*((name, "") for name in names)) == [
        f"returned {ZERO} 2 {ZERO} {ZERO} 0",
        "returned 0 2 x 7 3 0 0 0",
        f"returned 0 2 x 0 3 0 0 0 2 {ZERO} {ZERO} 0",
        f"returned 40{' 0' * 40} 0 2 x 0 3 0 0 0",
        "returned 1",
        "returned 7",
        f"returned {ZERO} 2 {ZERO} {ZERO} 3",
        f"returned {ZERO} 2 {ZERO} {ZERO} 5",
    ]


def test_in_rust_the_type_says_it_once(tmp_path: Path) -> None:
    text = Driven("rust", [code()], tmp_path).tree["src/demo.rs"]
    assert "Outer::default()" in text and "Inner { number: 7, kind: Color::DarkBlue, ..Default::default() }" in text
    assert text.count("flag: false") == 1  # in the constant, which Rust computes beforehand
