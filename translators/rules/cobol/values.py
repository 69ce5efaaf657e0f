"""Types and small builders of the IR that COBOL is lowered to, and the exception that refuses."""

from __future__ import annotations

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
