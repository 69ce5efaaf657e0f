"""Operands, expressions and conditions."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.model import Span


@dataclass(frozen=True)
class Name:
    """A reference to data: qualified, subscripted, reference-modified as written."""

    name: str
    span: Span
    qualifiers: tuple[str, ...] = ()
    subscripts: tuple[Expression, ...] = ()
    start: Expression | None = None  # reference modification
    length: Expression | None = None

    def __str__(self) -> str:
        return " OF ".join((self.name, *self.qualifiers))


@dataclass(frozen=True)
class Number:
    """A numeric literal: `digits` without point and sign, `scale` of them after the point."""

    digits: str
    scale: int = 0
    negative: bool = False
    signed: bool = False  # whether a sign was written
    narrow: bool = False  # made by the compiler, with fewer digits than are after its point

    @property
    def integer(self) -> int:
        value = int(self.digits) // 10**self.scale
        return -value if self.negative else value

    def negated(self) -> Number:
        return Number(self.digits, self.scale, not self.negative, True, self.narrow)


@dataclass(frozen=True)
class Text:
    """An alphanumeric literal; `every` when ALL stands before it."""

    value: bytes
    every: bool = False


@dataclass(frozen=True)
class Figurative:
    """ZERO, SPACE, HIGH-VALUE, LOW-VALUE, QUOTE or NULL."""

    kind: str


@dataclass(frozen=True)
class Function:
    """FUNCTION name (arguments), possibly reference-modified."""

    name: str
    arguments: tuple[Expression, ...]
    span: Span
    start: Expression | None = None
    length: Expression | None = None


@dataclass(frozen=True)
class All:
    """Subscript ALL: every occurrence."""


@dataclass(frozen=True)
class LengthOf:
    operand: Expression
    span: Span


@dataclass(frozen=True)
class AddressOf:
    operand: Name
    span: Span


@dataclass(frozen=True)
class Arithmetic:
    """operator: + - * / **"""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Negative:
    operand: Expression


Expression = Name | Number | Text | Figurative | Function | All | LengthOf | AddressOf | Arithmetic | Negative

# --------------------------------------------------------------------------- conditions


@dataclass(frozen=True)
class Relation:
    """operator: = <> < > <= >="""

    operator: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True)
class ClassTest:
    """kind: NUMERIC, ALPHABETIC, ALPHABETIC-LOWER, ALPHABETIC-UPPER or a class name of SPECIAL-NAMES."""

    operand: Expression
    kind: str
    span: Span


@dataclass(frozen=True)
class SignTest:
    """kind: POSITIVE, NEGATIVE, ZERO"""

    operand: Expression
    kind: str
    span: Span


@dataclass(frozen=True)
class ConditionName:
    """A level-88 name (or a switch status) standing alone."""

    name: Name


@dataclass(frozen=True)
class Not:
    condition: Condition


@dataclass(frozen=True)
class And:
    left: Condition
    right: Condition


@dataclass(frozen=True)
class Or:
    left: Condition
    right: Condition


Condition = Relation | ClassTest | SignTest | ConditionName | Not | And | Or
