"""Package Standard (ARM A.1), with the ranges that GNAT gives its types on x86-64."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from analyzers.ada.entities import (
    ExceptionEntity,
    LiteralEntity,
    PackageEntity,
    Scope,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.model import Span

if TYPE_CHECKING:
    from analyzers.ada.resolve import Library

NOWHERE = Span("standard", 0)

SIGNED = {
    "Short_Short_Integer": 8,
    "Short_Integer": 16,
    "Integer": 32,
    "Long_Integer": 64,
    "Long_Long_Integer": 64,
    "Long_Long_Long_Integer": 128,
}
FLOATS = {"Short_Float": (6, 32), "Float": (6, 32), "Long_Float": (15, 64), "Long_Long_Float": (18, 80)}
EXCEPTIONS = ("Constraint_Error", "Program_Error", "Storage_Error", "Tasking_Error")
CONTROLS = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)

PRINTABLE = {
    **dict(enumerate(("Exclam", "Quotation", "Sharp", "Dollar", "Percent", "Ampersand"), 33)),
    **{58: "Colon", 59: "Semicolon", 63: "Query", 64: "At_Sign"},
    **dict(enumerate(("L_Bracket", "Back_Slash", "R_Bracket", "Circumflex", "Underline", "Grave"), 91)),
    **dict(enumerate(("L_Brace", "Bar", "R_Brace", "Tilde"), 123)),
}


def _type(name: str, kind: str, **more: object) -> TypeEntity:
    return TypeEntity(name, kind, "standard", NOWHERE, **more)  # type: ignore[arg-type]


BOOLEAN = _type("Boolean", "boolean", literals=("False", "True"))
CHARACTER = _type("Character", "character", literals=tuple(f"'{chr(c)}'" for c in range(256)))
INTEGER = _type("Integer", "signed", low=-(1 << 31), high=(1 << 31) - 1)
LONG_LONG_INTEGER = _type("Long_Long_Integer", "signed", low=-(1 << 63), high=(1 << 63) - 1)
UNIVERSAL_INTEGER = _type("universal_integer", "universal integer")
UNIVERSAL_REAL = _type("universal_real", "universal real")
UNIVERSAL_FIXED = _type("universal_fixed", "universal fixed")
STRING_LITERAL = _type("string literal", "string literal")
AGGREGATE = _type("aggregate", "aggregate")
NULL = _type("null", "null")
RAISE = _type("raise expression", "raise")

# The types of what has no type of its own until the context gives one.
PLACEHOLDERS = (
    *("universal integer", "universal real", "universal fixed", "string literal", "aggregate", "null", "raise"),
)

INTEGER_SUBTYPE = Subtype(INTEGER, INTEGER.low, INTEGER.high, name="Integer")
NATURAL = Subtype(INTEGER, 0, INTEGER.high, name="Natural")
POSITIVE = Subtype(INTEGER, 1, INTEGER.high, name="Positive")
BOOLEAN_SUBTYPE = Subtype(BOOLEAN, 0, 1, name="Boolean")
CHARACTER_SUBTYPE = Subtype(CHARACTER, 0, 255, name="Character")
STRING = _type("String", "array", indexes=(POSITIVE,), component=CHARACTER_SUBTYPE)
STRING_SUBTYPE = Subtype(STRING, name="String")


def standard_scope(library: Library) -> Scope:
    """The outermost scope: what every unit sees."""
    scope = Scope(library, None, "standard", path="standard")
    package = PackageEntity("Standard", NOWHERE, 0, scope, "standard", "standard", scope, scope, None, True)
    scope.owner = package
    scope.add(package)

    def name(text: str, subtype: Subtype) -> None:
        scope.add(SubtypeEntity(text, NOWHERE, 0, scope, subtype))

    for text, subtype in (
        ("Boolean", BOOLEAN_SUBTYPE),
        ("Character", CHARACTER_SUBTYPE),
        ("Natural", NATURAL),
        ("Positive", POSITIVE),
        ("String", STRING_SUBTYPE),
    ):
        name(text, subtype)
    for position, literal in enumerate(BOOLEAN.literals):
        scope.add(LiteralEntity(literal, NOWHERE, 0, scope, BOOLEAN, position))
    for text, bits in SIGNED.items():
        half = 1 << (bits - 1)
        kind = "signed" if bits <= 64 else "opaque"
        own = {x.name: x for x in (INTEGER, LONG_LONG_INTEGER)}.get(text)
        reason = "" if bits <= 64 else "an integer type of more than 64 bits"
        type_ = own or _type(text, kind, low=-half, high=half - 1, reason=reason)
        name(text, Subtype(type_, -half, half - 1, name=text))
    for text, (digits, bits) in FLOATS.items():
        reason = "" if bits <= 64 else "a floating-point type of more than 15 digits"
        type_ = _type(text, "float" if bits <= 64 else "opaque", digits=digits, high=bits, reason=reason)
        name(text, Subtype(type_, name=text))
    nanosecond = Fraction(1, 1_000_000_000)
    long = {"low": -(1 << 63), "high": (1 << 63) - 1}
    duration = _type("Duration", "fixed", small=nanosecond, delta=nanosecond, **long)
    name("Duration", Subtype(duration, duration.low, duration.high, name="Duration"))
    for text in ("Wide_Character", "Wide_Wide_Character", "Wide_String", "Wide_Wide_String"):
        name(text, Subtype(_type(text, "opaque", reason=f"{text} is not read"), name=text))
    for text in EXCEPTIONS:
        scope.add(ExceptionEntity(text, NOWHERE, 0, scope, text.lower()))
    scope.add(_ascii(library, scope))
    return scope


def _ascii(library: Library, standard: Scope) -> PackageEntity:
    scope = Scope(library, standard, "standard", path="standard.ascii")
    package = PackageEntity("ASCII", NOWHERE, 0, standard, "standard.ascii", "standard", scope, scope, None, True)
    scope.owner = package
    for code, text in enumerate(CONTROLS):
        scope.add(LiteralEntity(text, NOWHERE, 0, scope, CHARACTER, code))
    scope.add(LiteralEntity("DEL", NOWHERE, 0, scope, CHARACTER, 127))
    for code, text in PRINTABLE.items():
        scope.add(LiteralEntity(text, NOWHERE, 0, scope, CHARACTER, code))
    for code in range(26):
        scope.add(LiteralEntity(f"LC_{chr(65 + code)}", NOWHERE, 0, scope, CHARACTER, 97 + code))
    return package
