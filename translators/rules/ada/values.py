"""Lowered expressions with what Ada still knows about them: the type, the subtype, the index of the first element."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import eq, ge, gt, le, lt, ne

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.model import BoolType, CharType, Direction, FloatType, IntType, Overflow, StringKind, StringType, Type
from translators.rules import ir

BOOLEAN: Type = BoolType("Boolean")
CHARACTER: Type = CharType("Character")
INTEGER: Type = IntType(32, True, Overflow.TRAPS, None, None, "Integer")
WIDE: IntType = IntType(64, True, Overflow.TRAPS, None, None, "Long_Long_Integer")
STRING: Type = StringType(StringKind.UNBOUNDED, None, "String")


@dataclass(frozen=True)
class First:
    """The index of an array value's first element.

    `number` when it is known; else `make` gives the expression that computes it (and notes that somebody needs
    it), or is None when nothing can. `last` gives the index of its last element, of one that may be empty and end
    more than one before its start, as `S (5 .. 2)` does; None where the first index and the length say it.
    """

    number: int | None = 1
    make: Callable[[], ir.Expression] | None = None
    last: Callable[[], ir.Expression] | None = None
    inner: First | None = None  # of the next dimension, where bounds of several are kept (`several`)

    @property
    def one(self) -> bool:
        """Whether it starts at 1 and ends where its length says."""
        return self.number == 1 and self.last is None


ONE = First(1)
UNKNOWN = First(None, None)


def bounded(low: int, high: int) -> First:
    """The bounds of an array that are known."""
    return First(low) if high >= low - 1 else First(low, None, lambda: integer(high))


@dataclass(frozen=True)
class Value:
    """A lowered expression. `subtype` narrows what the value can be, when more is known than its type."""

    node: ir.Expression
    type: TypeEntity
    subtype: Subtype | None = None
    first: First = field(default=ONE)
    view: str = ""  # of a tagged type: how it comes that the value may be of a descendant ('parameter', 'conversion')
    settled: Subtype | None = None  # of a conditional expression: its first alternative's, as `conditionals.settled` says

    @property
    def known_range(self) -> tuple[int, int] | None:
        """Certain bounds of a discrete value, from its subtype or because it is a literal."""
        node = self.node
        if isinstance(node, ir.IntLiteral | ir.CharLiteral):
            return node.value, node.value
        if isinstance(node, ir.BoolLiteral):
            return int(node.value), int(node.value)
        if isinstance(node, ir.EnumLiteral):
            position = literal_position(self.type, node.literal)
            return position, position
        if self.subtype is not None:
            return self.subtype.static_range
        return None


def literal_position(type_: TypeEntity, literal: str) -> int:
    if literal in type_.literals:
        return type_.literals.index(literal)
    return [x.lower() for x in type_.literals].index(literal.lower())


def integer(value: int, type_: Type = INTEGER) -> ir.IntLiteral:
    return ir.IntLiteral(value, type_)


def boolean(value: bool) -> ir.BoolLiteral:
    return ir.BoolLiteral(value, BOOLEAN)


def failing(at: t.Node) -> ir.If:
    """A check that fails whenever it is reached. What follows it still stands, for the target's compiler."""
    return ir.If(boolean(True), (ir.Raise("constraint_error", None, at.span),), (), at.span)


def plus(left: ir.Expression, number: int, type_: Type = INTEGER) -> ir.Expression:
    """`left + number`, folded where it can be."""
    if number == 0:
        return left
    if isinstance(left, ir.IntLiteral):
        return ir.IntLiteral(left.value + number, left.type)
    if isinstance(left, ir.Binary) and left.operator in "+-" and isinstance(left.right, ir.IntLiteral):
        inner = left.right.value if left.operator == "+" else -left.right.value
        if (inner > 0) != (number > 0):  # the first step does not overflow where the whole does not
            return plus(left.left, inner + number, type_)
    operator = "+" if number > 0 else "-"
    return ir.Binary(operator, left, integer(abs(number), type_), type_)


def minus(left: ir.Expression, right: ir.Expression, type_: Type = INTEGER) -> ir.Expression:
    if isinstance(right, ir.IntLiteral):
        return plus(left, -right.value, type_)
    return ir.Binary("-", left, right, type_)


def first_of(value: Value) -> ir.Expression | None:
    """The expression of an array value's first index, or None when nobody knows it."""
    if value.first.number is not None:
        return integer(value.first.number)
    return value.first.make() if value.first.make is not None else None


_ORDERS: dict[str, Callable[[int, int], bool]] = {
    "==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip


def compare(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
    """A comparison, decided where both sides are numbers."""
    if isinstance(left, ir.IntLiteral) and isinstance(right, ir.IntLiteral):
        return boolean(_ORDERS[operator](left.value, right.value))
    return ir.Compare(operator, left, right, BOOLEAN)


def both(left: ir.Expression, right: ir.Expression) -> ir.Expression:
    """`left and then right`, without a left side that is decided."""
    if isinstance(left, ir.BoolLiteral):
        return right if left.value else left
    return ir.ShortCircuit("and", left, right, BOOLEAN)


def either(left: ir.Expression, right: ir.Expression) -> ir.Expression:
    """`left or else right`, without a left side that is decided."""
    if isinstance(left, ir.BoolLiteral):
        return left if left.value else right
    return ir.ShortCircuit("or", left, right, BOOLEAN)


def chosen(test: ir.Expression, then: ir.Expression, otherwise: ir.Expression, type_: Type) -> ir.Expression:
    """`(if test then then else otherwise)`, of which only the one is left that a decided test chooses."""
    if isinstance(test, ir.BoolLiteral):
        return then if test.value else otherwise
    return ir.Conditional(test, then, otherwise, type_)


def checked(bad: ir.Expression, at: t.Node) -> ir.Statement:
    """The check that a test does not hold; nothing where it is decided that it never does."""
    if isinstance(bad, ir.BoolLiteral) and not bad.value:
        return ir.Block(())
    return ir.If(bad, (ir.Raise("constraint_error", None, at.span),), (), at.span)


def negated(node: ir.Expression) -> ir.Expression:
    """The opposite truth value, written the short way."""
    opposite = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
    if isinstance(node, ir.Compare) and not isinstance(getattr(node.left, "type", None), FloatType):  # NaN is neither
        return ir.Compare(opposite[node.operator], node.left, node.right, node.type)
    if isinstance(node, ir.Unary) and node.operator == "not":
        return node.operand
    if isinstance(node, ir.BoolLiteral):
        return boolean(not node.value)
    return ir.Unary("not", node, BOOLEAN)


DIRECTIONS = {"in": Direction.IN, "out": Direction.OUT, "in out": Direction.IN_OUT}
