"""Types and small builders of the IR that COBOL is lowered to, and the exception that refuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from analyzers.model import BoolType, IntType, OpaqueType, Overflow, Span
from translators.rules import ir

ITEM = OpaqueType("cobol.Item")
FILE = OpaqueType("cobol.FileSpec")
DECIMAL = OpaqueType("cobol.Decimal")
STORE = OpaqueType("cobol.Store")
FLOW = OpaqueType("cobol.Flow")
KEY = OpaqueType("cobol.SortKey")
INT = IntType(64, True, Overflow.WRAPS)
BOOL = BoolType()


class Refused(Exception):
    """A construct that is not translated: what it is, in a few words that can be counted, and why."""

    def __init__(self, construct: str, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.construct = construct
        self.reason = reason
        self.span = span


def call(name: str, *arguments: ir.Expression, type: object = None) -> ir.RuntimeCall:
    """A call of the machine's method `name`."""
    return ir.RuntimeCall(f"cobol.{name}", arguments, type)  # type: ignore[arg-type]


def do(name: str, *arguments: ir.Expression, span: Span | None = None) -> ir.CallStatement:
    return ir.CallStatement(call(name, *arguments), span)


def together(moves: Sequence[ir.Statement]) -> list[ir.Statement]:
    """Moves of one value to named items, one behind the other, as one statement."""
    result: list[ir.Statement] = []
    for move in moves:
        before = result[-1] if result else None
        if is_plain_move(move) and before is not None and is_plain_move(before):
            source, *targets = before.call.arguments
            if move.call.arguments[0] == source:
                result[-1] = do("move_to_each", source, *targets, *move.call.arguments[1:], span=before.span)
                continue
        result.append(move)
    return result


def is_plain_move(statement: ir.Statement) -> TypeGuard[ir.CallStatement]:
    """A MOVE of a constant or an item to items, without subscripts."""
    return (
        isinstance(statement, ir.CallStatement)
        and isinstance(statement.call, ir.RuntimeCall)
        and statement.call.function in ("cobol.move_to", "cobol.move_to_each")
        and all(isinstance(a, ir.Variable | ir.RuntimeConstant) for a in statement.call.arguments)
    )


def integer(value: int) -> ir.IntLiteral:
    return ir.IntLiteral(value, INT)


def constant(kind: str, *fields: int | str | bool | bytes) -> ir.RuntimeConstant:
    return ir.RuntimeConstant(f"cobol.{kind}", fields)


def compare(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Compare:
    return ir.Compare(operator, left, right, BOOL)


def negate(condition: ir.Expression) -> ir.Expression:
    """The opposite, without a `not` where the operator has one."""
    opposite = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
    if isinstance(condition, ir.Compare):
        return ir.Compare(opposite[condition.operator], condition.left, condition.right, BOOL)
    if isinstance(condition, ir.BoolLiteral):
        return ir.BoolLiteral(not condition.value, BOOL)
    if isinstance(condition, ir.Unary) and condition.operator == "not":
        return condition.operand
    return ir.Unary("not", condition, BOOL)
