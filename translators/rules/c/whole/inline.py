"""Temporaries that are used once, where they are made, become part of the expression that uses them.

Lowering names every call's value and every operand of `&&` and `||` that has effects, because only statements have an
order in the IR. Here what need not have been named goes back: `t = f(x); if (t != 0)` becomes `if (f(x) != 0)`, and
`b = p; if (!b) b = q;` becomes `b = p || q`. The order of evaluation stays as it was: what is evaluated before the
temporary's place in an expression are literals and locals, which no call can change.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from translators.rules import ir
from translators.rules.c.whole import machine as m
from translators.rules.emit import walk


def inlined(body: Sequence[ir.Statement], temporaries: frozenset[str]) -> list[ir.Statement]:
    """The statements of a function without the temporaries that need no name."""
    mentions = Counter(e.name for e in walk.all_expressions(body) if isinstance(e, ir.Variable) and walk.is_local(e))
    return _Inliner(temporaries, mentions).statements(body)


class _Inliner:
    def __init__(self, temporaries: frozenset[str], mentions: Counter[str]) -> None:
        self.temporaries = temporaries
        self.mentions = mentions

    def statements(self, body: Sequence[ir.Statement]) -> list[ir.Statement]:
        result: list[ir.Statement] = []
        for statement in body:
            result.append(self.inside(statement))
            while (joined := self.joined(result)) is not None:
                result[-2:] = [joined]
        return result

    def inside(self, statement: ir.Statement) -> ir.Statement:
        match statement:
            case ir.If(then=then, otherwise=otherwise):
                made = (tuple(self.statements(then)), tuple(self.statements(otherwise)))
                return dataclasses.replace(statement, then=made[0], otherwise=made[1])
            case ir.Switch(cases=cases, default=default):
                branches = tuple(dataclasses.replace(c, body=tuple(self.statements(c.body))) for c in cases)
                return dataclasses.replace(statement, cases=branches, default=tuple(self.statements(default)))
            case ir.Loop(body=body, update=update):
                kept = tuple(self.statements(body))
                return _tested(dataclasses.replace(statement, body=kept, update=tuple(self.statements(update))))
            case ir.ForRange(body=body) | ir.Block(body=body):
                return dataclasses.replace(statement, body=tuple(self.statements(body)))
            case _:
                return statement

    def joined(self, made: list[ir.Statement]) -> ir.Statement | None:
        """The last two statements as one, when the first only names what the second uses."""
        if len(made) < 2:
            return None
        first, second = made[-2:]
        if not isinstance(first, ir.VariableDeclaration) or first.name not in self.temporaries or _chooses(first.initial):
            return None
        if m.nests(first.initial) and _inside_call(second, first.name):
            return None
        if self.mentions[first.name] == 1 and _is_first(second, first.name):
            self.mentions[first.name] = 0
            return _replaced(second, first.name, first.initial)
        return self.short_circuit(first, second)

    def short_circuit(self, first: ir.VariableDeclaration, second: ir.Statement) -> ir.Statement | None:
        """`b = p; if (!b) b = q;` is `b = p || q`, and without the `!`, `&&`."""
        match second:
            case ir.If(
                condition=condition,
                then=(ir.Assign(target=ir.Variable(name=assigned), value=value),),
                otherwise=(),
            ) if assigned == first.name and not _chooses(value) and all(v.name != assigned for v in _locals(value)):
                operator = "and"
                if isinstance(condition, ir.Unary) and condition.operator == "not":
                    operator, condition = "or", condition.operand
                if isinstance(condition, ir.Variable) and condition.name == first.name and walk.is_local(condition):
                    self.mentions[first.name] -= 2
                    both = ir.ShortCircuit(operator, first.initial, value, m.BOOLEAN)
                    return dataclasses.replace(first, initial=both)
        return None


def _tested(loop: ir.Loop) -> ir.Loop:
    """A loop that begins by leaving on a condition goes on while that does not hold."""
    match loop:
        case ir.Loop(condition=None, body=(ir.If(condition=left, then=(ir.Break(label=label),), otherwise=()), *rest)):
            if label in ("", loop.label) and not _chooses(left):
                condition = m.negated(left)
                return dataclasses.replace(loop, condition=condition, test_first=True, body=tuple(rest))
    return loop


def _chooses(value: ir.Expression) -> bool:
    """Go has no conditional expressions: they become statements, which are best left where they are."""
    return any(isinstance(e, ir.Conditional) for e in walk.expressions(value))


def _locals(value: ir.Expression) -> Iterator[ir.Variable]:
    return (e for e in walk.expressions(value) if isinstance(e, ir.Variable) and walk.is_local(e))


def _inside_call(statement: ir.Statement, name: str) -> bool:
    """Whether the temporary is part of what the support library is given."""
    value = _value(statement)
    calls = (e for e in walk.expressions(value) if isinstance(e, ir.RuntimeCall)) if value is not None else ()
    return any(v.name == name for call in calls for v in _locals(call))


def _is_first(statement: ir.Statement, name: str) -> bool:
    """Whether the temporary is what the statement evaluates first, and once."""
    value = _value(statement)
    if value is None or _chooses(value):
        return False
    if any(isinstance(e, ir.Variable) and e.scope == "global" for e in walk.expressions(value)):
        return False  # Go reads a global before or after a call of the same expression, as it likes
    return _leads(value, name)


def _value(statement: ir.Statement) -> ir.Expression | None:
    """The one expression that a statement evaluates before anything else."""
    match statement:
        case ir.If(condition=value) | ir.Switch(selector=value) | ir.VariableDeclaration(initial=value):
            return value
        case ir.Assign(target=ir.Variable() as target, value=value) if walk.is_local(target):
            return value
        case ir.Return(value=value):
            return value
        case ir.CallStatement(call=call):
            return call
        case _:
            return None


def _leads(value: ir.Expression, name: str) -> bool:
    """Whether only literals and locals are evaluated before the variable of that name."""
    match value:
        case ir.Variable():
            return value.name == name and walk.is_local(value)
        case ir.Convert(operand=operand) | ir.Unary(operand=operand):
            return _leads(operand, name)
        case ir.ShortCircuit(left=left):
            return _leads(left, name)
        case ir.Compare(left=left, right=right) | ir.Binary(left=left, right=right):
            return _leads(left, name) or (_is_still(left) and _leads(right, name))
        case ir.Call(arguments=arguments) | ir.RuntimeCall(arguments=arguments):
            for argument in arguments:
                if _leads(argument, name):
                    return True
                if not _is_still(argument):
                    return False
            return False
        case _:
            return False


def _is_still(value: ir.Expression) -> bool:
    """A value that no call can change and whose evaluation does nothing."""
    match value:
        case ir.Variable():
            return walk.is_local(value) or value.scope == "constant"
        case ir.Convert(operand=operand, check=False) | ir.Unary(operand=operand):
            return _is_still(operand)
        case ir.Binary(operator="+" | "-" | "*" | "&" | "|" | "^", left=left, right=right):
            return _is_still(left) and _is_still(right)
        case _:
            return isinstance(value, walk.LITERALS)


def _replaced(statement: ir.Statement, name: str, by: ir.Expression) -> ir.Statement:
    match statement:
        case ir.If(condition=value):
            return dataclasses.replace(statement, condition=_put(value, name, by))
        case ir.Switch(selector=value):
            return dataclasses.replace(statement, selector=_put(value, name, by))
        case ir.VariableDeclaration(initial=value):
            return dataclasses.replace(statement, initial=_put(value, name, by))
        case ir.Assign(value=value):
            return dataclasses.replace(statement, value=_put(value, name, by))
        case ir.Return(value=value) if value is not None:
            return dataclasses.replace(statement, value=_put(value, name, by))
        case ir.CallStatement(call=call):
            made = _put(call, name, by)
            assert isinstance(made, ir.Call | ir.RuntimeCall)
            return dataclasses.replace(statement, call=made)
    raise AssertionError(statement)


def _put(value: ir.Expression, name: str, by: ir.Expression) -> ir.Expression:
    match value:
        case ir.Variable():
            return by if value.name == name and walk.is_local(value) else value
        case ir.Convert(operand=operand) | ir.Unary(operand=operand):
            return dataclasses.replace(value, operand=_put(operand, name, by))
        case ir.ShortCircuit(left=left, right=right) | ir.Compare(left=left, right=right) | ir.Binary(
            left=left, right=right
        ):
            return dataclasses.replace(value, left=_put(left, name, by), right=_put(right, name, by))
        case ir.Call(arguments=arguments) | ir.RuntimeCall(arguments=arguments):
            return dataclasses.replace(value, arguments=tuple(_put(a, name, by) for a in arguments))
        case _:
            return value
