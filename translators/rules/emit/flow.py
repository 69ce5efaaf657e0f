"""Where control goes: whether statements complete, which jumps leave a body, how locals are used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from analyzers.model import Direction, EnumType, Type
from translators.rules import ir
from translators.rules.emit import walk

Resolve = Callable[[Type], Type]


def endless(loop: ir.Loop) -> bool:
    condition = loop.condition
    return condition is None or (isinstance(condition, ir.BoolLiteral) and condition.value)


def covers_all(switch: ir.Switch, resolve: Resolve) -> bool:
    """Whether the cases of a switch over an enumeration or Boolean name every value."""
    named: set[object] = set()
    enum: EnumType | None = None
    for case in switch.cases:
        for value in case.values:
            low, high = value if isinstance(value, tuple) else (value, value)
            if isinstance(low, ir.BoolLiteral):
                named.add(low.value)
            if not isinstance(low, ir.EnumLiteral) or not isinstance(high, ir.EnumLiteral):
                continue
            type_ = resolve(low.type)
            if isinstance(type_, EnumType):
                enum = type_
                first, last = (type_.literals.index(item.literal) for item in (low, high))
                named.update(type_.literals[first : last + 1])
    return named == {True, False} or (enum is not None and named >= set(enum.literals))


def completes(body: Sequence[ir.Statement], resolve: Resolve) -> bool:
    """Whether control can reach the end of a statement list."""
    return all(_completes(statement, resolve) for statement in body)


def _completes(statement: ir.Statement, resolve: Resolve) -> bool:
    match statement:
        case ir.Return() | ir.Raise() | ir.Break() | ir.Continue():
            return False
        case ir.If(then=then, otherwise=otherwise):
            return completes(then, resolve) or completes(otherwise, resolve)
        case ir.Switch(cases=cases, default=default):
            open_case = any(completes(case.body, resolve) for case in cases)
            return open_case or (not covers_all(statement, resolve) and completes(default, resolve))
        case ir.Loop():
            if statement.test_first or endless(statement):
                return not endless(statement) or breaks(statement.body, statement.label)
            return True
        case ir.Block(body=body, label=label):
            return completes(body, resolve) or (bool(label) and breaks(body, label, is_loop=False))
        case ir.Try(body=body, handlers=handlers):
            return completes(body, resolve) or any(completes(h.body, resolve) for h in handlers)
        case _:
            return True


def breaks(body: Sequence[ir.Statement], label: str, is_loop: bool = True) -> bool:
    """Whether a Break inside `body`, the body of a loop or labelled block, leaves that construct."""
    for statement in body:
        if isinstance(statement, ir.Break) and (
            statement.label == label if statement.label else is_loop
        ):
            return True
        inner_loop = isinstance(statement, ir.Loop | ir.ForRange)
        for inner in walk.bodies(statement):
            if breaks(inner, label, is_loop and not inner_loop):
                return True
    return False


def continues(body: Sequence[ir.Statement], label: str, own: bool = True) -> bool:
    """Whether a Continue inside a loop's body continues that loop."""
    for statement in body:
        if isinstance(statement, ir.Continue) and (
            statement.label == label if statement.label else own
        ):
            return True
        inner_loop = isinstance(statement, ir.Loop | ir.ForRange)
        for inner in walk.bodies(statement):
            if continues(inner, label, own and not inner_loop):
                return True
    return False


@dataclass(frozen=True)
class Jumps:
    """The jumps of a body that leave it: returns, and breaks or continues by label ('' for innermost)."""

    returns: bool = False
    breaks: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()

    def any(self) -> bool:
        return self.returns or bool(self.breaks) or bool(self.continues)


def jumps(body: Sequence[ir.Statement]) -> Jumps:
    """Which jumps leave a statement list (as a Try's body does when it becomes a closure)."""
    found = _jumps(body, frozenset(), False)
    unique = sorted(set(found))
    return Jumps(
        returns=any(kind == "return" for kind, _ in unique),
        breaks=tuple(label for kind, label in unique if kind == "break"),
        continues=tuple(label for kind, label in unique if kind == "continue"),
    )


def _jumps(
    body: Sequence[ir.Statement], inside: frozenset[str], in_loop: bool
) -> Iterable[tuple[str, str]]:
    for statement in body:
        match statement:
            case ir.Return():
                yield "return", ""
            case ir.Break(label=label) if (label not in inside if label else not in_loop):
                yield "break", label
            case ir.Continue(label=label) if (label not in inside if label else not in_loop):
                yield "continue", label
            case _:
                pass
        looping = isinstance(statement, ir.Loop | ir.ForRange)
        label = getattr(statement, "label", "") if looping or isinstance(statement, ir.Block) else ""
        for inner in walk.bodies(statement):
            yield from _jumps(inner, inside | {label} if label else inside, in_loop or looping)


@dataclass(frozen=True)
class Usage:
    """How a subprogram's body uses its locals and parameters, by name."""

    read: frozenset[str]
    written: frozenset[str]
    called: frozenset[str]  # subprograms of the same module
    stored: frozenset[str]  # variables and constants of the same module


def usage(
    body: Sequence[ir.Statement], directions: Callable[[ir.Call], Sequence[Direction]], module: str
) -> Usage:
    """Which names are read, which are changed, and which subprograms of the module are called."""
    read: set[str] = set()
    written: set[str] = set()
    called: set[str] = set()
    stored: set[str] = set()

    def see(node: ir.Expression) -> None:
        if isinstance(node, ir.Variable):
            if walk.is_local(node):
                read.add(node.name)
            elif node.module in ("", module):
                stored.add(node.name)
            return
        if isinstance(node, ir.Call | ir.SubprogramReference) and node.module in ("", module):
            called.add(node.subprogram)
        if isinstance(node, ir.Call | ir.RuntimeCall):
            given = directions(node) if isinstance(node, ir.Call) else ()
            for argument in walk.mutable_arguments(node, given):
                variable = walk.root(argument)
                if variable is not None and walk.is_local(variable):
                    written.add(variable.name)
        for child in walk.children(node):
            see(child)

    for statement in walk.statements(body):
        if isinstance(statement, ir.Assign):
            see(statement.value)
            variable = walk.root(statement.target)
            if variable is not None and walk.is_local(variable):
                if not walk.stores_itself(statement):
                    written.add(variable.name)
            elif variable is not None:
                see(variable)
            for operand in walk.place_operands(statement.target):
                see(operand)
            continue
        for own in walk.own_expressions(statement):
            see(own)
    return Usage(frozenset(read), frozenset(written), frozenset(called), frozenset(stored))
