"""What emitted code does, in both targets, against results worked out by hand."""

from __future__ import annotations

import re

import pytest

from analyzers.model import FloatType, IntType, NamedType, Overflow, ReferenceType, StringKind, StringType
from tests.translators.rules.emit.building import (
    BOOL,
    BYTE,
    CHAR,
    COLOR,
    FIVE,
    FLOAT,
    IN_OUT,
    INT,
    LINE,
    LINK,
    LIST,
    LONG,
    NODE,
    OUT,
    POINT,
    SMALL,
    SPAN,
    TABLE,
    TEXT,
    WORD,
    WRAP,
    Driven,
    at,
    b,
    c,
    call,
    compose,
    do,
    field,
    fn,
    g,
    let,
    module,
    n,
    p,
    put,
    ret,
    s,
    v,
)
from translators.rules import ir

UNSIGNED = IntType(16, signed=False, overflow=Overflow.TRAPS)


def hexed(text: bytes) -> str:
    return "x" + text.hex()


def arithmetic(operator: str, type_: IntType, suffix: str) -> ir.IrSubprogram:
    return fn(f"Op_{suffix}", [p("A", type_), p("B", type_)], type_, ret(b(operator, v("A", type_), v("B", type_), type_)))


ARITHMETIC = [
    arithmetic("+", INT, "add"),
    arithmetic("-", INT, "sub"),
    arithmetic("*", INT, "mul"),
    arithmetic("/", INT, "div"),
    arithmetic("rem", INT, "rem"),
    arithmetic("mod", INT, "mod"),
    arithmetic("**", INT, "pow"),
    arithmetic("+", WRAP, "wadd"),
    arithmetic("*", WRAP, "wmul"),
    arithmetic("-", BYTE, "bsub"),
    arithmetic("<<", WORD, "shl"),
    arithmetic(">>", WRAP, "sar"),
    arithmetic("-", UNSIGNED, "usub"),
    arithmetic("*", LONG, "lmul"),
]

# Strings, arrays and records.
ITEM = ir.Index(v("Items", TABLE), v("I"), INT)
STRUCTURES = [
    fn("Element", [p("Items", TABLE), p("I")], INT, ret(ITEM)),
    fn("Replace", [p("Items", TABLE, IN_OUT), p("I"), p("To")], None, put(ITEM, v("To"))),
    fn("Part", [p("T", TEXT), p("Low"), p("High")], TEXT, ret(ir.Slice(v("T", TEXT), v("Low"), v("High"), TEXT))),
    fn("Overlay", [p("T", FIVE, IN_OUT), p("Low"), p("High"), p("With_Text", TEXT)], None,
       put(ir.Slice(v("T", FIVE), v("Low"), v("High"), TEXT), v("With_Text", TEXT))),
    fn("Overlay_Text", [p("T", TEXT, IN_OUT), p("Low"), p("High"), p("With_Text", TEXT)], None,
       put(ir.Slice(v("T", TEXT), v("Low"), v("High"), TEXT), v("With_Text", TEXT))),
    fn("Set_Char", [p("T", TEXT, IN_OUT), p("I"), p("To", CHAR)], None,
       put(ir.Index(v("T", TEXT), v("I"), CHAR), v("To", CHAR))),
    fn("Middle", [p("T", FIVE)], TEXT, ret(ir.Slice(v("T", FIVE), n(2), n(4), TEXT))),
    fn("Join", [p("A", TEXT), p("B", FIVE), p("C", CHAR)], TEXT,
       ret(b("concat", b("concat", v("A", TEXT), s(b"\xff\"'\n"), TEXT), b("concat", v("B", FIVE), v("C", CHAR), TEXT), TEXT))),
    fn("Pad", [p("T", TEXT)], FIVE, ret(ir.Convert(v("T", TEXT), FIVE))),
    fn("Less", [p("A", TEXT), p("B", TEXT)], BOOL, ret(c("<", v("A", TEXT), v("B", TEXT)))),
    fn("Same", [p("A", FIVE), p("B", TEXT)], BOOL, ret(c("==", v("A", FIVE), v("B", TEXT)))),
    fn("Copies", [p("Q", LINE)], INT,
       let("First", v("Q", LINE), LINE),
       let("Second", v("First", LINE), LINE),
       put(ir.FieldAccess(ir.FieldAccess(v("Second", LINE), "Start", POINT), "X", INT), n(77)),
       put(ir.Index(ir.FieldAccess(ir.FieldAccess(v("Second", LINE), "Start", POINT), "Tags", TABLE), n(3), INT), n(9)),
       put(ir.Index(ir.FieldAccess(v("Second", LINE), "Values", LIST), n(1), INT), n(5)),
       ir.If(c("==", v("First", LINE), v("Second", LINE)), (ret(n(-1)),)),
       put(v("Second", LINE), v("First", LINE)),
       ir.If(c("!=", v("First", LINE), v("Second", LINE)), (ret(n(-2)),)),
       ret(ir.FieldAccess(ir.FieldAccess(v("First", LINE), "Start", POINT), "X", INT))),
    fn("Make", [p("X"), p("Label", TEXT)], LINE,
       ret(ir.Aggregate((
           ("Start", ir.Aggregate((("X", v("X")), ("Name", s(b"hello", FIVE)), ("Tags", ir.Repeat(n(4), n(10), TABLE))), POINT)),
           ("Label", v("Label", TEXT)),
           ("Values", ir.Aggregate((("", n(1)), ("", v("X"))), LIST)),
       ), LINE))),
    fn("Filled", [p("Count")], TEXT, ret(ir.Repeat(ir.CharLiteral(ord("*"), CHAR), v("Count"), TEXT))),
    fn("Size", [p("T", TEXT), p("L", LIST)], INT, ret(b("+", ir.Length(v("T", TEXT), INT), ir.Length(v("L", LIST), INT)))),
    fn("Sum", [p("L", LIST)], INT,
       let("Total", n(0)),
       ir.ForRange("I", INT, n(1), ir.Length(v("L", LIST), INT),
                   (put(v("Total"), b("+", v("Total"), ir.Index(v("L", LIST), v("I"), INT))),)),
       ret(v("Total"))),
]  # fmt: skip

# Control flow.
CONTROL = [
    fn("Classify", [p("N")], INT,
       ir.Switch(v("N"), (
           ir.Case((n(0),), (ret(n(100)),)),
           ir.Case(((n(1), n(9)), n(42)), (ret(n(200)),)),
           ir.Case(((n(1000), n(2000)),), (ret(n(300)),)),
       ), (ret(n(-1)),))),
    fn("Next_Color", [p("X", COLOR)], COLOR,
       ir.Switch(v("X", COLOR), (
           ir.Case((ir.EnumLiteral("Red", COLOR),), (ret(ir.EnumLiteral("Green", COLOR)),)),
           ir.Case(((ir.EnumLiteral("Green", COLOR), ir.EnumLiteral("Dark_Blue", COLOR)),), (ret(ir.EnumLiteral("Black", COLOR)),)),
           ir.Case((ir.EnumLiteral("Black", COLOR),), (ret(ir.EnumLiteral("Red", COLOR)),)),
       ))),
    fn("Color_At", [p("N")], COLOR, ret(ir.Convert(v("N"), COLOR))),
    fn("Search", [p("Limit")], INT,
       let("Found", n(0)),
       ir.Loop(None, (
           ir.ForRange("J", INT, n(1), n(100), (
               ir.If(c("==", b("rem", v("J"), n(2)), n(0)), (ir.Continue(),)),
               ir.If(c(">", v("J"), v("Limit")), (ir.Break("Outer"),)),
               put(v("Found"), b("+", v("Found"), v("J"))),
               ir.Switch(v("J"), (ir.Case((n(9),), (ir.Break(),)),), ()),
           )),
           ir.If(c(">", v("Found"), n(40)), (ir.Break("Outer"),)),
       ), label="Outer"),
       ret(v("Found"))),
    fn("Down", [p("Low", BYTE), p("High", BYTE)], TEXT,
       let("T", s(b""), TEXT),
       ir.ForRange("I", BYTE, v("Low", BYTE), v("High", BYTE),
                   (put(v("T", TEXT), b("concat", v("T", TEXT), ir.Convert(v("I", BYTE), CHAR), TEXT)),), reverse=True),
       ret(v("T", TEXT))),
    fn("All_Bytes", [], INT,
       let("Count", n(0)),
       ir.ForRange("I", BYTE, n(0, BYTE), n(255, BYTE), (put(v("Count"), b("+", v("Count"), n(1))),)),
       ret(v("Count"))),
    fn("Colors", [p("From", COLOR)], INT,
       let("Count", n(0)),
       ir.ForRange("I", COLOR, v("From", COLOR), ir.EnumLiteral("Black", COLOR), (
           put(v("Count"), b("+", b("*", v("Count"), n(10)), ir.Convert(v("I", COLOR), INT))),)),
       ret(v("Count"))),
    fn("Do_While", [p("N")], INT,
       let("I", n(0)), let("Total", n(0)),
       ir.Loop(c("<", v("I"), v("N")), (
           put(v("I"), b("+", v("I"), n(1))),
           ir.If(c("==", v("I"), n(3)), (ir.Continue(),)),
           put(v("Total"), b("+", v("Total"), v("I"))),
       ), test_first=False),
       ret(v("Total"))),
    fn("For_Loop", [p("N")], INT,
       let("I", n(0)), let("Total", n(0)),
       ir.Loop(c("<", v("I"), v("N")), (
           ir.If(c("==", v("I"), n(3)), (ir.Continue(),)),
           put(v("Total"), b("+", v("Total"), v("I"))),
       ), update=(put(v("I"), b("+", v("I"), n(1))),)),
       ret(v("Total"))),
    fn("Cleanup", [p("N")], INT,
       let("Result", n(0)),
       ir.Block((
           ir.If(c("<", v("N"), n(0)), (put(v("Result"), n(-1)), ir.Break("Done"))),
           ir.Loop(None, (ir.If(c(">", v("N"), n(5)), (put(v("Result"), n(6)), ir.Break("Done"))), ir.Break())),
           put(v("Result"), n(1)),
       ), label="Done"),
       ret(b("*", v("Result"), n(2)))),
    fn("Choose", [p("N")], INT,
       ret(ir.Conditional(c(">", v("N"), n(0)), b("-", v("N"), n(1)), call("Op_div", v("N"), n(0)), INT))),
]  # fmt: skip

# Exceptions.
PARSE_ERROR = "lexer.parse_error"
EXCEPTIONS = [
    fn("Fails", [p("N")], INT,
       ir.If(c("==", v("N"), n(1)), (ir.Raise(PARSE_ERROR, s(b"one")),)),
       ir.If(c("==", v("N"), n(2)), (ir.Raise("other_error"),)),
       ret(b("/", n(100), v("N")))),
    fn("Guarded", [p("N")], INT,
       ir.Try((ret(call("Fails", v("N"))),), (
           ir.Handler((PARSE_ERROR, "third_error"), (ret(n(-1)),)),
           ir.Handler(("constraint_error",), (ret(n(-2)),)),
       ))),
    fn("Message", [p("N")], TEXT,
       let("Text", s(b"none"), TEXT),
       ir.Try((ir.CallStatement(call("Fails", v("N"))), put(v("Text", TEXT), s(b"fine"))), (
           ir.Handler((PARSE_ERROR,), (put(v("Text", TEXT), b("concat", s(b"got "), v("What", TEXT), TEXT)),), "What"),
           ir.Handler((), (put(v("Text", TEXT), s(b"some")),)),
       )),
       ret(v("Text", TEXT))),
    fn("Again", [p("N")], INT,
       let("Result", n(0)),
       ir.Try((
           ir.Try((put(v("Result"), call("Fails", v("N"))),), (
               ir.Handler(("other_error",), (ir.Raise(""),)),
               ir.Handler((PARSE_ERROR,), (ir.Raise("third_error", s(b"new")),)),
           )),
       ), (ir.Handler(("third_error",), (put(v("Result"), n(33)),)),)),
       ret(v("Result"))),
    fn("Loop_Out", [p("N")], INT,
       let("Count", n(0)),
       ir.ForRange("I", INT, n(1), n(10), (
           ir.Try((
               ir.If(c("==", v("I"), n(2)), (ir.Continue(),)),
               ir.If(c("==", v("I"), v("N")), (ir.Break(),)),
               put(v("Count"), b("+", v("Count"), call("Fails", v("I")))),
               ir.If(c("==", v("I"), n(5)), (ret(b("-", n(0), v("Count"))),)),
           ), (ir.Handler((), (put(v("Count"), b("+", v("Count"), n(1000))),)),)),
       )),
       ret(v("Count"))),
    fn("Out_Then_Fail", [p("A", INT, OUT), p("T", TABLE, IN_OUT)], None,
       put(v("A"), n(5)), put(ir.Index(v("T", TABLE), n(1), INT), n(5)), ir.Raise("other_error")),
    fn("Keeps", [], INT,
       let("A", n(1)), let("T", ir.Repeat(n(0), n(10), TABLE), TABLE),
       ir.Try((do("Out_Then_Fail", v("A"), v("T", TABLE)),), (ir.Handler((), ()),)),
       ret(b("+", b("*", v("A"), n(10)), ir.Index(v("T", TABLE), n(1), INT)))),
]  # fmt: skip

# Module state, order of evaluation, parameters.
GLOBALS = [
    ir.GlobalVariable("Chain", ReferenceType(NamedType("Node")), ir.NullLiteral(LINK)),
    ir.GlobalVariable("Count", INT, n(0)),
    ir.GlobalVariable("Board", TABLE, ir.Repeat(n(0), n(10), TABLE)),
    ir.GlobalVariable("Title", TEXT, s(b"start")),
    ir.GlobalVariable("Limit", INT, n(100000), constant=True),
    ir.GlobalVariable("Names", TABLE, ir.Aggregate(tuple(("", n(k)) for k in range(10, 20)), TABLE), constant=True),
    ir.GlobalVariable("Greeting", TEXT, s(b"hi"), constant=True),
    ir.GlobalVariable("Place", LINE, ir.Aggregate((("Start", ir.Aggregate((("X", n(1)), ("Name", s(b"place", FIVE)),
        ("Tags", ir.Repeat(n(0), n(10), TABLE))), POINT)), ("Label", s(b"")), ("Values", ir.Aggregate((), LIST))), LINE)),
]  # fmt: skip
STATE = [
    fn("Tick", [], INT, put(g("Count"), b("+", g("Count"), n(1))), ret(g("Count"))),
    fn("Order", [], INT,
       let("First", b("-", b("*", g("Count"), n(100)), call("Tick"))),
       ret(b("+", b("*", v("First"), n(1000)), b("+", b("*", g("Count"), n(10)), call("Tick"))))),
    fn("Mark", [], INT,
       put(ir.Index(g("Board", TABLE), call("Tick"), INT), b("+", g("Count"), n(40))),
       put(ir.Index(g("Board", TABLE), b("+", g("Count"), n(1)), INT), ir.Index(g("Board", TABLE), g("Count"), INT)),
       ret(b("+", ir.Index(g("Board", TABLE), n(1), INT), b("*", n(100), ir.Index(g("Board", TABLE), n(2), INT))))),
    fn("Bump", [p("A", INT, IN_OUT), p("By")], INT,
       put(v("A"), b("+", v("A"), v("By"))), ret(b("*", v("A"), n(2)))),
    fn("Pass_Along", [p("A", INT, IN_OUT)], INT, ret(b("+", v("A"), call("Bump", v("A"), b("+", v("A"), n(1)))))),
    fn("Bump_Board", [p("I")], INT,
       ir.CallStatement(call("Bump", ir.Index(g("Board", TABLE), v("I"), INT), n(7))),
       ir.CallStatement(call("Bump", g("Count"), n(3))),
       ret(b("+", ir.Index(g("Board", TABLE), v("I"), INT), g("Count")))),
    fn("Retitle", [p("T", TEXT)], TEXT,
       put(g("Title", TEXT), b("concat", g("Title", TEXT), v("T", TEXT), TEXT)),
       put(ir.FieldAccess(ir.FieldAccess(g("Place", LINE), "Start", POINT), "X", INT), ir.Length(g("Title", TEXT), INT)),
       put(ir.Index(g("Title", TEXT), n(1), CHAR), ir.CharLiteral(ord("S"), CHAR)),
       ret(b("concat", g("Title", TEXT), ir.Slice(v("T", TEXT), n(1), n(1), TEXT), TEXT))),
    fn("Where_X", [], INT, ret(ir.FieldAccess(ir.FieldAccess(g("Place", LINE), "Start", POINT), "X", INT))),
    fn("Both", [p("A", BOOL)], INT,
       ir.If(ir.ShortCircuit("and", v("A", BOOL), c(">", call("Tick"), n(0)), BOOL), ()),
       ir.If(b("&", v("A", BOOL), c(">", call("Tick"), n(0)), BOOL), ()),
       ret(g("Count"))),
    fn("Constants", [p("I")], INT, ret(b("+", ir.Variable("Limit", INT, "constant"), ir.Index(ir.Variable("Names", TABLE, "constant"), v("I"), INT)))),
    fn("Greet", [p("T", TEXT)], TEXT, ret(b("concat", ir.Variable("Greeting", TEXT, "constant"), v("T", TEXT), TEXT))),
    fn("Swap", [p("A", INT, IN_OUT), p("B", INT, IN_OUT), p("Flag", BOOL, OUT)], None,
       let("Old", v("A")), put(v("A"), v("B")), put(v("B"), v("Old")), put(v("Flag", BOOL), c("<", v("A"), v("B")))),
    fn("Swap_In", [p("T", TABLE, IN_OUT), p("I"), p("J")], BOOL,
       let("F", ir.BoolLiteral(False, BOOL), BOOL),
       do("Swap", ir.Index(v("T", TABLE), v("I"), INT), ir.Index(v("T", TABLE), v("J"), INT), v("F", BOOL)),
       ret(v("F", BOOL))),
]  # fmt: skip

# References: lists, trees, shared objects.
NONE = ir.NullLiteral(LINK)


def node(item: ir.Expression, following: ir.Expression) -> ir.Allocate:
    return ir.Allocate(ir.Aggregate((("Item", item), ("Next", following), ("Text", s(b""))), NODE), LINK)


REFERENCES = [
    ir.IrSubprogram("Push", SPAN, (p("Head", LINK, IN_OUT), p("Item")), None,
                    (put(v("Head", LINK), node(v("Item"), v("Head", LINK))),), exported=False),
    ir.IrSubprogram("Total", SPAN, (p("Head", LINK),), INT, (
        ir.If(c("==", v("Head", LINK), NONE), (ret(n(0)),)),
        ret(b("+", field(at(v("Head", LINK)), "Item"), call("Total", field(at(v("Head", LINK)), "Next", LINK)))),
    ), exported=False),
    fn("List_Sum", [p("Count")], INT,
       let("Head", NONE, LINK),
       ir.ForRange("I", INT, n(1), v("Count"), (do("Push", v("Head", LINK), v("I")),)),
       ret(call("Total", v("Head", LINK)))),
    fn("Shared", [], INT,
       let("A", node(n(1), NONE), LINK), let("B", v("A", LINK), LINK), let("C", node(n(1), NONE), LINK),
       put(field(at(v("B", LINK)), "Item"), b("+", field(at(v("A", LINK)), "Item"), n(4))),
       ir.If(c("!=", v("A", LINK), v("B", LINK)), (ret(n(-1)),)),
       ir.If(c("==", v("A", LINK), v("C", LINK)), (ret(n(-2)),)),
       put(field(at(v("A", LINK)), "Next", LINK), v("C", LINK)),
       put(field(at(field(at(v("B", LINK)), "Next", LINK)), "Item"), n(70)),
       put(field(at(v("A", LINK)), "Text", TEXT), s(b"abc")),
       do("Push", field(at(v("C", LINK)), "Next", LINK), n(800)),
       let("Whole", at(v("C", LINK)), NODE),
       put(at(v("C", LINK)), at(v("A", LINK))),
       ret(b("+", b("+", field(at(v("A", LINK)), "Item"), field(v("Whole", NODE), "Item")),
             b("+", field(at(field(v("Whole", NODE), "Next", LINK)), "Item"),
               ir.Length(field(at(v("C", LINK)), "Text", TEXT), INT))))),
    fn("Follow_Null", [p("Guard", BOOL)], INT,
       let("A", NONE, LINK),
       ir.Try((put(field(at(v("A", LINK)), "Item"), n(1)),), (
           ir.Handler(("constraint_error",), (ir.If(v("Guard", BOOL), (ret(n(9)),)),)),)),
       ret(field(at(v("A", LINK)), "Item"))),
    fn("Kept", [p("Item")], INT,
       do("Push", g("Chain", LINK), v("Item")),
       ir.CallStatement(call("Bump", field(at(g("Chain", LINK)), "Item"), n(1))),
       ret(call("Total", g("Chain", LINK)))),
]  # fmt: skip

# Conversions.
SHORT = IntType(8)
CONVERSIONS = [
    fn("Ranged", [p("N")], SMALL, ret(ir.Convert(v("N"), SMALL, True))),
    fn("To_Byte", [p("N")], BYTE, ret(ir.Convert(v("N"), BYTE))),
    fn("To_Byte_Checked", [p("N")], BYTE, ret(ir.Convert(v("N"), BYTE, True))),
    fn("To_Short", [p("N", WORD)], SHORT, ret(ir.Convert(v("N", WORD), SHORT))),
    fn("Widen", [p("N", SHORT)], WORD, ret(ir.Convert(v("N", SHORT), WORD))),
    fn("Rounded", [p("X", FLOAT)], INT, ret(ir.Convert(v("X", FLOAT), INT, True))),
    fn("Truncated", [p("X", FLOAT)], INT, ret(ir.Convert(v("X", FLOAT), INT))),
    fn("Floated", [p("N")], FLOAT, ret(b("/", ir.Convert(v("N"), FLOAT), ir.FloatLiteral(8.0, FLOAT), FLOAT))),
    fn("Fused", [p("A", FLOAT), p("B", FLOAT), p("C", FLOAT)], FLOAT,
       ret(b("+", b("*", v("A", FLOAT), v("B", FLOAT), FLOAT), v("C", FLOAT), FLOAT))),
    fn("Single", [p("X", FLOAT)], FloatType(32), ret(ir.Convert(v("X", FLOAT), FloatType(32)))),
    fn("Ordinal", [p("X", BOOL), p("Y", COLOR), p("Z", CHAR)], INT,
       ret(b("+", ir.Convert(v("X", BOOL), INT), b("+", ir.Convert(v("Y", COLOR), INT), ir.Convert(v("Z", CHAR), INT))))),
    fn("Bounded", [p("T", TEXT)], StringType(StringKind.BOUNDED, 3),
       ret(ir.Convert(v("T", TEXT), StringType(StringKind.BOUNDED, 3), True))),
    fn("Negate", [p("N"), p("M", WORD)], INT, ret(b("+", ir.Unary("-", v("N"), INT), ir.Unary("abs", v("N"), INT)))),
    fn("Inverted", [p("M", BYTE)], BYTE, ret(b("^", ir.Unary("~", v("M", BYTE), BYTE), n(0x0F, BYTE), BYTE))),
    fn("Folded", [], WRAP, ret(b("+", b("*", n(2147483647, WRAP), n(2, WRAP), WRAP), n(3, WRAP), WRAP))),
    fn("Raises_Always", [], INT, ret(b("+", n(2147483647), n(1)))),
]  # fmt: skip

MODULE = module(*ARITHMETIC, *STRUCTURES, *CONTROL, *EXCEPTIONS, *STATE, *REFERENCES, *CONVERSIONS, globals_=GLOBALS)

ZEROS = "10" + " 0" * 10
OVERFLOW = "raised constraint_error"
MAX, MIN = 2**31 - 1, -(2**31)

CASES: list[tuple[str, str, str]] = [
    ("Op_add", f"{MAX} 1", OVERFLOW),
    ("Op_add", f"{MAX} 0", f"returned {MAX}"),
    ("Op_sub", f"{MIN} 1", OVERFLOW),
    ("Op_mul", "65536 32768", OVERFLOW),
    ("Op_mul", "-65536 32768", f"returned {MIN}"),
    ("Op_mul", f"{MIN} -1", OVERFLOW),
    ("Op_div", "-7 2", "returned -3"),
    ("Op_div", f"{MIN} -1", OVERFLOW),
    ("Op_div", "1 0", OVERFLOW),
    ("Op_rem", "-7 2", "returned -1"),
    ("Op_rem", "7 -2", "returned 1"),
    ("Op_rem", f"{MIN} -1", "returned 0"),
    ("Op_mod", "-7 2", "returned 1"),
    ("Op_mod", "7 -2", "returned -1"),
    ("Op_mod", "-6 2", "returned 0"),
    ("Op_mod", "3 0", OVERFLOW),
    ("Op_pow", "-2 31", f"returned {MIN}"),
    ("Op_pow", "2 31", OVERFLOW),
    ("Op_pow", "2 -1", OVERFLOW),
    ("Op_pow", "0 0", "returned 1"),
    ("Op_wadd", f"{MAX} 1", f"returned {MIN}"),
    ("Op_wmul", "65536 65537", "returned 65536"),
    ("Op_bsub", "3 5", "returned 254"),
    ("Op_shl", "1 31", f"returned {2**31}"),
    ("Op_shl", "1 32", "returned 0"),
    ("Op_shl", "3 31", f"returned {2**31}"),
    ("Op_sar", "-8 1", "returned -4"),
    ("Op_sar", "-8 40", "returned -1"),
    ("Op_usub", "3 5", OVERFLOW),
    ("Op_lmul", f"{2**62} 2", OVERFLOW),
    ("Op_lmul", f"{-2**62} 2", f"returned {-2**63}"),
    ("Element", "10 1 2 3 4 5 6 7 8 9 10 10", "returned 10"),
    ("Element", f"{ZEROS} 0", OVERFLOW),
    ("Element", f"{ZEROS} 11", OVERFLOW),
    ("Replace", f"{ZEROS} 2 9", "returned 10 0 9 0 0 0 0 0 0 0 0"),
    ("Part", f"{hexed(b'abcdef')} 2 4", f"returned {hexed(b'bcd')}"),
    ("Part", f"{hexed(b'abcdef')} 9 4", "returned x"),
    ("Part", f"{hexed(b'abcdef')} 5 7", OVERFLOW),
    ("Part", f"{hexed(b'abcdef')} 0 3", OVERFLOW),
    ("Overlay", f"{hexed(b'abcde')} 2 3 {hexed(b'XY')}", f"returned {hexed(b'aXYde')}"),
    ("Overlay", f"{hexed(b'abcde')} 2 3 {hexed(b'XYZ')}", OVERFLOW),
    ("Overlay", f"{hexed(b'abcde')} 5 6 {hexed(b'XY')}", OVERFLOW),
    ("Overlay_Text", f"{hexed(b'abcde')} 5 5 {hexed(b'!')}", f"returned {hexed(b'abcd!')}"),
    ("Set_Char", f"{hexed(b'abc')} 3 255", "returned x6162ff"),
    ("Set_Char", f"{hexed(b'abc')} 4 255", OVERFLOW),
    ("Middle", hexed(b"abcde"), f"returned {hexed(b'bcd')}"),
    ("Join", f"{hexed(b'ab')} {hexed(b'12345')} 200", "returned x6162ff22270a3132333435c8"),
    ("Pad", hexed(b"12345"), f"returned {hexed(b'12345')}"),
    ("Pad", hexed(b"1234"), OVERFLOW),
    ("Less", f"{hexed(b'ab')} {hexed(b'abc')}", "returned 1"),
    ("Less", f"{hexed(bytes([200]))} {hexed(b'z')}", "returned 0"),
    ("Same", f"{hexed(b'abcde')} {hexed(b'abcde')}", "returned 1"),
    ("Same", f"{hexed(b'abcde')} {hexed(b'abcd')}", "returned 0"),
    ("Copies", f"12 {hexed(b'point')} {ZEROS} {hexed(b'label')} 2 1 2", "returned 12"),
    ("Make", f"3 {hexed(b'it')}", f"returned 3 {hexed(b'hello')} 10{' 4' * 10} {hexed(b'it')} 2 1 3"),
    ("Filled", "3", f"returned {hexed(b'***')}"),
    ("Filled", "-3", "returned x"),
    ("Size", f"{hexed(b'abc')} 2 5 6", "returned 5"),
    ("Sum", "3 10 20 30", "returned 60"),
    ("Sum", "0", "returned 0"),
    ("Sum", f"2 {MAX} 1", OVERFLOW),
    ("Classify", "0", "returned 100"),
    ("Classify", "9", "returned 200"),
    ("Classify", "42", "returned 200"),
    ("Classify", "1500", "returned 300"),
    ("Classify", "10", "returned -1"),
    ("Next_Color", "0", "returned 1"),
    ("Next_Color", "2", "returned 3"),
    ("Next_Color", "3", "returned 0"),
    ("Color_At", "2", "returned 2"),
    ("Color_At", "4", OVERFLOW),
    ("Color_At", "-1", OVERFLOW),
    ("Search", "5", "returned 9"),
    ("Search", "50", "returned 50"),
    ("Down", "253 255", "returned xfffefd"),
    ("Down", "0 1", "returned x0100"),
    ("Down", "2 1", "returned x"),
    ("All_Bytes", "", "returned 256"),
    ("Colors", "1", "returned 123"),
    ("Do_While", "0", "returned 1"),
    ("Do_While", "5", "returned 12"),
    ("For_Loop", "5", "returned 7"),
    ("Cleanup", "-1", "returned -2"),
    ("Cleanup", "6", "returned 12"),
    ("Cleanup", "3", "returned 2"),
    ("Choose", "5", "returned 4"),
    ("Choose", "0", OVERFLOW),
    ("Fails", "1", f"raised {PARSE_ERROR}"),
    ("Fails", "2", "raised other_error"),
    ("Fails", "0", OVERFLOW),
    ("Guarded", "1", "returned -1"),
    ("Guarded", "0", "returned -2"),
    ("Guarded", "2", "raised other_error"),
    ("Guarded", "3", "returned 33"),
    ("Message", "1", f"returned {hexed(b'got one')}"),
    ("Message", "2", f"returned {hexed(b'some')}"),
    ("Message", "5", f"returned {hexed(b'fine')}"),
    ("Again", "1", "returned 33"),
    ("Again", "2", "raised other_error"),
    ("Again", "4", "returned 25"),
    ("Loop_Out", "4", "returned 1033"),
    ("Loop_Out", "99", "returned -1078"),
    ("Keeps", "", "returned 15"),
    ("Pass_Along", "10", "returned 21 52"),
    ("Swap", "1 2", "returned 2 1 0"),
    ("Swap_In", "10 1 2 3 4 5 6 7 8 9 10 1 2", "returned 10 2 1 3 4 5 6 7 8 9 10 0"),
    ("Constants", "10", "returned 100019"),
    ("Constants", "11", OVERFLOW),
    ("Greet", hexed(b"!"), f"returned {hexed(b'hi!')}"),
    ("List_Sum", "4", "returned 10"),
    ("List_Sum", "20000", "returned 200010000"),
    ("Shared", "", "returned 878"),
    ("Follow_Null", "1", "returned 9"),
    ("Follow_Null", "0", OVERFLOW),
    ("Ranged", "10", "returned 10"),
    ("Ranged", "0", OVERFLOW),
    ("To_Byte", "-1", "returned 255"),
    ("To_Byte_Checked", "256", OVERFLOW),
    ("To_Short", "200", "returned -56"),
    ("Widen", "-1", f"returned {2**32 - 1}"),
    ("Rounded", "f3fe0000000000000", "returned 1"),
    ("Rounded", "fc004000000000000", "returned -3"),
    ("Rounded", "f41dfffffffc00000", f"returned {MAX}"),
    ("Rounded", "f41dfffffffe00000", OVERFLOW),
    ("Rounded", "f7ff8000000000000", OVERFLOW),
    ("Truncated", "fc006666666666666", "returned -2"),
    ("Floated", "1", "returned f3fc0000000000000"),
    ("Fused", "f3ff0000000000001 f3ff0000000000001 fbff0000000000000", "returned f3cc0000000000000"),
    ("Single", "f3fb999999999999a", "returned f3fb99999a0000000"),
    ("Ordinal", "1 3 65", "returned 69"),
    ("Bounded", hexed(b"abc"), f"returned {hexed(b'abc')}"),
    ("Bounded", hexed(b"abcd"), OVERFLOW),
    ("Negate", "-5 0", "returned 10"),
    ("Negate", f"{MIN} 0", OVERFLOW),
    ("Inverted", "0", "returned 240"),
    ("Folded", "", "returned 1"),
    ("Raises_Always", "", OVERFLOW),
]


@pytest.fixture(scope="module", params=["rust", "go"])
def driven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Driven:
    return Driven(request.param, [MODULE], tmp_path_factory.mktemp(request.param))


def test_every_case_gives_what_the_semantics_say(driven: Driven) -> None:
    answers = driven.answers(*[(name, tokens) for name, tokens, _ in CASES])
    wrong = [
        f"{name} {tokens}: {answer}, not {expected}"
        for (name, tokens, expected), answer in zip(CASES, answers, strict=True)
        if answer != expected
    ]
    assert wrong == []


def test_operands_are_read_before_later_calls_change_them(driven: Driven) -> None:
    # First: Count is 0, so 0 * 100 - Tick() = -1; then 1 * 10 + Tick() = 12.
    assert driven.answers(("Order", ""), ("Order", "")) == ["returned -988", "returned 197034"]


def test_state_lives_from_call_to_call(driven: Driven) -> None:
    answers = driven.answers(("Mark", ""), ("Bump_Board", "1"), ("Bump_Board", "1"), ("Bump_Board", "11"))
    # The value is read before the index is computed: 0 + 40 goes to element 1.
    assert answers == ["returned 4040", "returned 51", "returned 61", OVERFLOW]


def test_strings_and_records_of_the_module_change_in_place(driven: Driven) -> None:
    answers = driven.answers(("Retitle", hexed(b"ed")), ("Where_X", ""), ("Retitle", hexed(b"?")))
    assert answers == [f"returned {hexed(b'Started')}{hexed(b'e')[1:]}", "returned 7", f"returned {hexed(b'Started??')}"]


def test_objects_live_from_call_to_call(driven: Driven) -> None:
    assert driven.answers(("Kept", "5"), ("Kept", "7")) == ["returned 6", "returned 14"]


def test_only_the_short_form_skips_its_right_side(driven: Driven) -> None:
    assert driven.answers(("Both", "0"), ("Both", "1")) == ["returned 1", "returned 3"]


def test_a_call_that_dies_gives_no_answer(driven: Driven) -> None:
    observation = driven.observe(("Fails", "3"), ("Part", "x"))
    assert observation.stdout == b"\x01returned 33\n"
    assert observation.code == 99  # the driver's own complaint: too few tokens


_ = SPAN


@pytest.mark.parametrize("target", ["rust", "go"])
def test_nothing_is_stored_to_itself(target: str) -> None:
    """`go vet` and clippy object to `x = x`."""
    code = module(
        fn("Kept", [p("Item", INT, IN_OUT), p("Link", LINK)], None, let("Own", n(1)), put(v("Own"), v("Own")),
           put(v("Item"), v("Item")), put(field(at(v("Link", LINK)), "Item"), field(at(v("Link", LINK)), "Item")),
           put(v("Item"), v("Own"))),
    )  # fmt: skip
    tree, _ = compose(target, [code])
    text = "\n".join(text for path, text in tree.items() if "demo" in path)
    assert re.findall(r"^\s*(\S.*) = \1;?$", text, re.M) == []
    assert re.search(r"^\s*let own: i32 = 1;$|^\s*var own int32 = 1$", text, re.M)  # Rust: not `mut`
    assert len(re.findall(r"^\s*(?:let )?_ = \*?(?:own|item)", text, re.M)) == 2


def test_characters_that_are_joined_to_a_text_are_texts() -> None:
    """Clippy objects to `&[b'x']`."""
    letters = b("concat", b("concat", v("T", TEXT), ir.CharLiteral(120, CHAR), TEXT), ir.CharLiteral(0, CHAR), TEXT)
    tree, _ = compose("rust", [module(fn("Ended", [p("T", TEXT)], TEXT, ret(letters)))])
    text = "\n".join(text for path, text in tree.items() if "demo" in path)
    assert r'concat(&[t, b"x", b"\0"])' in text


def test_conditions_say_nothing_twice() -> None:
    """`go vet` objects to `x && x` and `true && true`."""
    low, true = c("<", v("A"), n(3)), ir.BoolLiteral(True, BOOL)
    both = ir.ShortCircuit("and", ir.ShortCircuit("and", low, low, BOOL), ir.ShortCircuit("and", true, true, BOOL), BOOL)
    either = ir.ShortCircuit("or", ir.ShortCircuit("or", low, ir.BoolLiteral(False, BOOL), BOOL), c(">", v("A"), n(9)), BOOL)
    tree, _ = compose("go", [module(fn("Both", [p("A", INT)], BOOL, ret(both)), fn("Either", [p("A", INT)], BOOL, ret(either)))])
    text = "\n".join(text for path, text in tree.items() if "demo" in path)
    assert "return a < 3\n" in text and "return a < 3 || a > 9\n" in text


def test_sums_beside_operators_of_bits_stand_in_parentheses() -> None:
    """Clippy objects to `a + b & c`."""
    small = b("&", v("A", WORD), n(7, WORD), WORD)
    mixed = b("&", b("+", small, n(1, WORD), WORD), b("|", small, b("*", small, n(2, WORD), WORD), WORD), WORD)
    tree, _ = compose("rust", [module(fn("Mixed", [p("A", WORD)], WORD, ret(mixed)))])
    text = "\n".join(text for path, text in tree.items() if "demo" in path)
    assert "((a & 7) + 1) & (a & 7 | ((a & 7) * 2))" in text


def test_literals_of_another_precision_say_which() -> None:
    """Clippy objects to `0.5 as f64`."""
    single = FloatType(32)
    body = ret(ir.Convert(ir.FloatLiteral(-0.5, single), FLOAT))
    tree, _ = compose("rust", [module(fn("Half", [], FLOAT, body))])
    assert "-0.5_f32 as f64" in "\n".join(text for path, text in tree.items() if "demo" in path)
