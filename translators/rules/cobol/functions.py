"""Intrinsic functions: which ones there are, what they take, and what each becomes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.values import ITEM, Refused, call

if TYPE_CHECKING:
    from translators.rules.cobol.storage import Storage

# Name: (fewest arguments, most arguments, whether each must be a number). More than three: as many as one likes.
_ANY = 99
_FUNCTIONS = {
    "ABS": (1, 1, True), "ACOS": (1, 1, True), "ANNUITY": (2, 2, True), "ASIN": (1, 1, True), "ATAN": (1, 1, True),
    "CHAR": (1, 1, True), "CONCATENATE": (1, _ANY, False), "CONCAT": (1, _ANY, False), "COS": (1, 1, True),
    "DATE-OF-INTEGER": (1, 1, True), "DAY-OF-INTEGER": (1, 1, True), "E": (0, 0, True), "EXP": (1, 1, True),
    "EXP10": (1, 1, True), "FACTORIAL": (1, 1, True), "FRACTION-PART": (1, 1, True), "INTEGER": (1, 1, True),
    "INTEGER-OF-DATE": (1, 1, True), "INTEGER-OF-DAY": (1, 1, True), "INTEGER-PART": (1, 1, True),
    "LOG": (1, 1, True), "LOG10": (1, 1, True), "LOWER-CASE": (1, 1, False), "MAX": (1, _ANY, False),
    "MEAN": (1, _ANY, True), "MEDIAN": (1, _ANY, True), "MIDRANGE": (1, _ANY, True), "MIN": (1, _ANY, False),
    "MOD": (2, 2, True), "NUMVAL": (1, 1, False), "NUMVAL-C": (1, 2, False), "ORD": (1, 1, False),
    "ORD-MAX": (1, _ANY, False), "ORD-MIN": (1, _ANY, False), "PI": (0, 0, True), "PRESENT-VALUE": (2, _ANY, True),
    "RANDOM": (0, 1, True), "RANGE": (1, _ANY, True), "REM": (2, 2, True), "REVERSE": (1, 1, False),
    "SIGN": (1, 1, True), "SIN": (1, 1, True), "SQRT": (1, 1, True), "STANDARD-DEVIATION": (1, _ANY, True),
    "SUBSTITUTE": (3, _ANY, False), "SUM": (1, _ANY, True), "TAN": (1, 1, True), "TRIM": (1, 2, False),
    "TEST-DATE-YYYYMMDD": (1, 1, True), "TEST-DAY-YYYYDDD": (1, 1, True), "UPPER-CASE": (1, 1, False),
    "VARIANCE": (1, _ANY, True),
    "COMBINED-DATETIME": (2, 2, True), "CURRENCY-SYMBOL": (0, 0, False), "CURRENT-DATE": (0, 0, False),
    "DATE-TO-YYYYMMDD": (1, _ANY, True), "DAY-TO-YYYYDDD": (1, _ANY, True), "EXCEPTION-FILE": (0, 0, False),
    "EXCEPTION-LOCATION": (0, 0, False), "EXCEPTION-STATEMENT": (0, 0, False), "EXCEPTION-STATUS": (0, 0, False),
    "FORMATTED-CURRENT-DATE": (1, 1, False), "FORMATTED-DATE": (2, 2, False), "FORMATTED-DATETIME": (3, 4, False),
    "FORMATTED-TIME": (2, 3, False), "INTEGER-OF-FORMATTED-DATE": (2, 2, False), "LOCALE-COMPARE": (2, 2, False),
    "LOCALE-DATE": (1, 1, False), "LOCALE-TIME": (1, 1, False), "LOCALE-TIME-FROM-SECONDS": (1, 1, True),
    "MODULE-CALLER-ID": (0, 0, False), "MODULE-ID": (0, 0, False), "MONETARY-DECIMAL-POINT": (0, 0, False),
    "MONETARY-THOUSANDS-SEPARATOR": (0, 0, False), "NUMERIC-DECIMAL-POINT": (0, 0, False),
    "NUMERIC-THOUSANDS-SEPARATOR": (0, 0, False), "NUMVAL-F": (1, 1, False),
    "SECONDS-FROM-FORMATTED-TIME": (2, 2, False), "SECONDS-PAST-MIDNIGHT": (0, 0, True),
    "STORED-CHAR-LENGTH": (1, 1, False), "SUBSTITUTE-CASE": (3, _ANY, False),
    "TEST-FORMATTED-DATETIME": (2, 2, False), "TEST-NUMVAL": (1, 1, False), "TEST-NUMVAL-C": (1, 2, False),
    "TEST-NUMVAL-F": (1, 1, False), "YEAR-TO-YYYY": (1, _ANY, True),
}  # fmt: skip
_TEXT = frozenset((
    "CHAR", "CONCATENATE", "CONCAT", "LOWER-CASE", "REVERSE", "SUBSTITUTE", "TRIM", "UPPER-CASE", "CURRENCY-SYMBOL",
    "CURRENT-DATE", "EXCEPTION-FILE", "EXCEPTION-LOCATION", "EXCEPTION-STATEMENT", "EXCEPTION-STATUS",
    "FORMATTED-CURRENT-DATE", "FORMATTED-DATE", "FORMATTED-DATETIME", "FORMATTED-TIME", "LOCALE-COMPARE",
    "LOCALE-DATE", "LOCALE-TIME", "LOCALE-TIME-FROM-SECONDS", "MODULE-CALLER-ID", "MODULE-ID",
    "MONETARY-DECIMAL-POINT", "MONETARY-THOUSANDS-SEPARATOR", "NUMERIC-DECIMAL-POINT", "NUMERIC-THOUSANDS-SEPARATOR",
    "SUBSTITUTE-CASE",
))  # fmt: skip
_LISTS = frozenset(name for name, (_, most, _) in _FUNCTIONS.items() if most == _ANY)
_LENGTHS = ("LENGTH", "LENGTH-AN", "BYTE-LENGTH")
# Whose last argument, minutes from UTC, may be SYSTEM-OFFSET or missing.
_ZONED = {"FORMATTED-TIME": 3, "FORMATTED-DATETIME": 4}

# Elements of tables that subscript ALL may stand for.
_MOST_ELEMENTS = 512


def is_numeric(storage: Storage, value: ast.Function) -> bool:
    """Whether a function gives a number."""
    if value.start is not None:
        return False
    if value.name in ("MAX", "MIN"):
        return all(
            isinstance(a, ast.Number | ast.Arithmetic | ast.Negative)
            or (isinstance(a, ast.Function) and is_numeric(storage, a))
            or (isinstance(a, ast.Name) and a.start is None and _is_number(storage, a))
            for a in value.arguments
        )
    return value.name not in _TEXT


def _is_number(storage: Storage, name: ast.Name) -> bool:
    found = storage.layout.find(name)
    return len(found) == 1 and found[0].category == "numeric"


def lower(storage: Storage, value: ast.Function) -> ir.Expression:
    """The item that a function gives."""
    item = _whole(storage, value)
    if value.start is None:
        return item
    start = storage.integer(value.start, value.span)
    if value.length is None:
        return call("item.rest", item, start, type=ITEM)
    return call("item.part", item, start, storage.integer(value.length, value.span), type=ITEM)


def _whole(storage: Storage, value: ast.Function) -> ir.Expression:
    if value.name in _LENGTHS:
        return _length(storage, value)
    if value.name in ("HIGHEST-ALGEBRAIC", "LOWEST-ALGEBRAIC"):
        return _extreme(storage, value)
    known = _FUNCTIONS.get(value.name)
    if known is None:
        raise Refused("intrinsic function", f"FUNCTION {value.name}", value.span)
    fewest, most, numeric = known
    words = [a.name for a in value.arguments[1:] if isinstance(a, ast.Name)] if value.name == "TRIM" else []
    arguments = value.arguments[:1] if value.name == "TRIM" else value.arguments
    arguments = tuple(itertools.chain.from_iterable(_all(storage, a) for a in arguments))
    if not fewest <= len(arguments) <= most:
        raise Refused("intrinsic function", f"FUNCTION {value.name} of {len(arguments)} values", value.span)
    name = "CONCATENATE" if value.name == "CONCAT" else value.name
    method = f"function_{name.lower().replace('-', '_')}"
    if words:
        if words not in (["LEADING"], ["TRAILING"]):
            raise Refused("intrinsic function", f"FUNCTION TRIM … {' '.join(words)}", value.span)
        method += f"_{words[0].lower()}"
    if len(arguments) == _ZONED.get(value.name):
        here = isinstance(arguments[-1], ast.Name) and arguments[-1].name == "SYSTEM-OFFSET"
        items = [_argument(storage, a, numeric, value.span) for a in (arguments[:-1] if here else arguments)]
        return call(f"{method}_here" if here else f"{method}_offset", *items, type=ITEM)
    items = [_argument(storage, a, numeric, value.span) for a in arguments]
    if value.name in ("NUMVAL-C", "TEST-NUMVAL-C") and len(arguments) == 2:
        # The original passes over a sign of several characters nowhere.
        if not isinstance(arguments[1], ast.Text) or len(arguments[1].value) != 1:
            raise Refused("intrinsic function", "FUNCTION NUMVAL-C with such a currency sign", value.span)
        method += "_sign"
    if value.name == "RANDOM" and not items:
        method += "_next"
    return call(method, *items, type=ITEM)


def _extreme(storage: Storage, value: ast.Function) -> ir.Expression:
    """HIGHEST-ALGEBRAIC and LOWEST-ALGEBRAIC: what an item can hold at most or at least."""
    name = value.arguments[0] if len(value.arguments) == 1 else None
    if not isinstance(name, ast.Name) or name.start is not None:
        raise Refused("intrinsic function", f"FUNCTION {value.name} of what is no item", value.span)
    item = storage.field(name)
    if item.category not in ("numeric", "numeric-edited"):
        raise Refused("intrinsic function", f"FUNCTION {value.name} of an item that is no number", value.span)
    lowest = value.name.startswith("LOWEST")
    signed = item.signed
    if item.usage in ("COMP-X", "COMP-6"):
        raise Refused("intrinsic function", f"FUNCTION {value.name} of USAGE {item.usage}", value.span)
    if item.usage in ("COMP-5", "INDEX"):
        bits = 8 * item.size
        bound = (1 << (bits - 1)) - (0 if lowest else 1) if signed else (1 << bits) - 1
    else:
        bound = 10**item.digits - 1
    number = ast.Number(str(0 if lowest and not signed else bound), max(item.scale, 0), lowest and signed)
    return call("computed", storage.decimal(number, value.span), type=ITEM)


def _length(storage: Storage, value: ast.Function) -> ir.Expression:
    if len(value.arguments) != 1:
        raise Refused("intrinsic function", f"FUNCTION {value.name} of {len(value.arguments)} values", value.span)
    (argument,) = value.arguments
    if isinstance(argument, ast.Text | ast.Name):
        try:
            return storage.operand(ast.LengthOf(argument, value.span), value.span)
        except Refused as refused:
            if refused.construct != "LENGTH OF":
                raise
    return call("function_length", storage.operand(argument, value.span), type=ITEM)


def _argument(storage: Storage, value: ast.Expression, numeric: bool, span: Span) -> ir.Expression:
    if storage.is_float(value):
        raise Refused("floating-point item", f"{value} as the argument of a function", span)
    if isinstance(value, ast.Arithmetic | ast.Negative):
        return call("computed", storage.decimal(value, span), type=ITEM)
    if numeric:
        text = isinstance(value, ast.Text) or (isinstance(value, ast.Function) and not is_numeric(storage, value))
        if text or (isinstance(value, ast.Name) and not _takes_number(storage, value)):
            raise Refused("intrinsic function", "text where a function takes a number", span)
    return storage.operand(value, span)


def _takes_number(storage: Storage, name: ast.Name) -> bool:
    return storage.is_index(name) or (name.start is None and _is_number(storage, name))


def _all(storage: Storage, value: ast.Expression) -> list[ast.Expression]:
    """Subscript ALL stands for every occurrence, the last subscript changing first."""
    if not isinstance(value, ast.Name) or not any(isinstance(s, ast.All) for s in value.subscripts):
        return [value]
    tables = storage.field(value).tables
    if len(tables) != len(value.subscripts) or any(t.depending is not None for t in tables):
        raise Refused("subscripts", f"ALL in {value}", value.span)
    choices: list[list[ast.Expression]] = [
        [ast.Number(str(n)) for n in range(1, table.occurs + 1)] if isinstance(subscript, ast.All) else [subscript]
        for table, subscript in zip(tables, value.subscripts, strict=True)
    ]
    found = [replace(value, subscripts=tuple(c)) for c in itertools.product(*choices)]
    if len(found) > _MOST_ELEMENTS:
        raise Refused("subscripts", f"ALL in {value} stands for {len(found)} items", value.span)
    return list(found)


def list_functions() -> frozenset[str]:
    """Methods of the machine that take as many items as there are."""
    return frozenset(f"function_{name.lower().replace('-', '_')}" for name in _LISTS)
