"""Operands whose value does not matter: `X * 0`, `X ** 0`, `X rem 1`, `X and False`.

GNAT evaluates of them only what has effects or checks of its own (`Remove_Side_Effects` in its exp_ch4.adb): a call, an
index, a range, null, a divisor. A check of overflow is part of the operator, and is lost with it, as ARM 11.6(5) allows
(measured with GNAT 12).
"""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import TypeEntity
from analyzers.ada.static import static
from translators.rules import ir
from translators.rules.ada.effects import CHECK
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, Value
from translators.rules.emit.walk import expressions

_ABSORBS = {"*": 0, "and": 0, "and then": 0, "or": 1, "or else": 1}
_OVERFLOWS = ("+", "-", "*", "**")
_CHECKED = ("/", "mod", "rem", "**", "&")  # binary operators with checks of their own, or calls of GNAT's run time


def without_operand(r: Routine, expr: t.Binary, type_: TypeEntity, left: ir.Expression, right: ir.Expression) -> Value | None:
    """The result where GNAT does not evaluate an operand that does not matter, whose check may fail."""
    fits = type_.kind == "boolean" if expr.operator in ("and", "or", "and then", "or else") else type_.integer
    found = _absorbing(r, expr, left, right) if fits else None
    if found is None or not _left_out(r, (left, right)[found[0]], (expr.left, expr.right)[found[0]]):
        return None
    if type_.kind == "boolean":
        return Value(ir.BoolLiteral(bool(found[1]), BOOLEAN), type_)
    return Value(ir.IntLiteral(found[1], base_type(type_, expr)), type_)


def _absorbing(r: Routine, expr: t.Binary, left: ir.Expression, right: ir.Expression) -> tuple[int, int] | None:
    """Which of two operands (0 or 1) does not matter, and what the operation gives instead, when the other one is known to
    be such a value. For 'and then' and 'or else' only the right one: a left one is evaluated first anyway."""
    operator = expr.operator
    given = (_known(r, expr.left, left), _known(r, expr.right, right))
    if operator in ("rem", "mod"):
        return (0, 0) if given[1] in (1, -1) else None
    if operator == "**":
        return (0, 1) if given[1] == 0 else None
    absorbs = _ABSORBS.get(operator)
    if absorbs is None:
        return None
    if given[1] == absorbs:
        return 0, absorbs
    return (1, absorbs) if given[0] == absorbs and operator in ("*", "and", "or") else None


def _left_out(r: Routine, node: ir.Expression, expr: t.Expr) -> bool:
    """Whether GNAT evaluates nothing of an operand that does not matter, though it may raise; when not, it is evaluated as
    ever. Raises Refused where parts of both kinds are mixed."""
    inner = list(expressions(node))
    of_component = [n for n in inner if isinstance(n, ir.Call) and r.program.helpers.reads_component(n, r.module)]
    if any(isinstance(n, ir.Call) and n not in of_component for n in inner):
        return False  # all of it goes into a constant
    overflows = any(
        ((isinstance(n, t.Binary) and n.operator in _OVERFLOWS) or (isinstance(n, t.Unary) and n.operator == "-")) and static(n, r.scope) is None
        for n in t.walk(expr)
    )
    if not overflows or CHECK not in r.program.effects.expression(node, r.module).raises:
        return False
    if of_component or any(isinstance(n, ir.RuntimeCall | ir.Index | ir.Slice | ir.Dereference) for n in inner) or not _plain(r, expr):
        raise Refused("operator", "an operand that does not matter, with checks that GNAT makes and others that it leaves out", expr)
    return True


def _known(r: Routine, expr: t.Expr, node: ir.Expression) -> int | None:
    if isinstance(node, ir.IntLiteral | ir.BoolLiteral):
        return int(node.value)
    return _worth(r, expr)


def _worth(r: Routine, expr: t.Expr) -> int | None:
    """What an expression is known to give, though it may not be static, as `X > 3 and False`."""
    value = static(expr, r.scope)
    if isinstance(value, int):
        return value
    if not isinstance(expr, t.Binary) or expr.operator not in _ABSORBS:
        return None
    sides = (expr.left, expr.right)
    absorbs = _ABSORBS[expr.operator]
    if expr.operator != "*" and any(x.kind != "boolean" for x in r.program.resolver.types_of(expr, r.scope)):
        return None  # of bits
    known = absorbs in (_worth(r, expr.left), _worth(r, expr.right))
    return absorbs if known and r.program.resolver.user_operator(expr.operator, sides, r.scope, None) is None else None


def _plain(r: Routine, expr: t.Expr) -> bool:
    """Whether an expression is made of objects and operators that have at most a check of overflow."""
    if static(expr, r.scope) is not None or isinstance(expr, t.Name | t.Selected):
        return True
    if isinstance(expr, t.Unary):
        return expr.operator != "abs" and _plain(r, expr.operand)
    if isinstance(expr, t.Binary):
        square = expr.operator == "**" and static(expr.right, r.scope) == 2
        return (square or expr.operator not in _CHECKED) and _plain(r, expr.left) and _plain(r, expr.right)
    return False
