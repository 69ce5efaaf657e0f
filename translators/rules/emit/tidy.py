"""Small clean-ups of a subprogram's body that change no behaviour but make the output read well.

* Statements after a return, raise, break or endless loop are dropped: both targets warn about them.
* A local whose declaration is followed by an unconditional assignment, with no mention in between, is
  declared at that assignment.
* A local that is never mentioned is dropped when its initial value has no effect.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.flow import Resolve, completes


def tidy(body: Sequence[ir.Statement], resolve: Resolve) -> tuple[ir.Statement, ...]:
    kept: list[ir.Statement] = []
    for statement in body:
        kept.append(_inside(statement, resolve))
        if not completes(kept[-1:], resolve):
            break
    return tuple(_late_declarations(kept))


def _inside(statement: ir.Statement, resolve: Resolve) -> ir.Statement:
    match statement:
        case ir.If(then=then, otherwise=otherwise):
            return dataclasses.replace(
                statement, then=tidy(then, resolve), otherwise=tidy(otherwise, resolve)
            )
        case ir.Switch(cases=cases, default=default):
            tidied = tuple(dataclasses.replace(c, body=tidy(c.body, resolve)) for c in cases)
            return dataclasses.replace(statement, cases=tidied, default=tidy(default, resolve))
        case ir.Loop(body=body) | ir.ForRange(body=body) | ir.Block(body=body):
            return dataclasses.replace(statement, body=tidy(body, resolve))
        case ir.Try(body=body, handlers=handlers):
            tidied_handlers = tuple(dataclasses.replace(h, body=tidy(h.body, resolve)) for h in handlers)
            return dataclasses.replace(statement, body=tidy(body, resolve), handlers=tidied_handlers)
        case _:
            return statement


def is_pure(node: ir.Expression) -> bool:
    """A value made of literals alone: moving or dropping its evaluation changes nothing."""
    if isinstance(node, ir.Convert) and node.check:
        return False
    if isinstance(node, ir.Aggregate | ir.Repeat | ir.Convert):
        return all(is_pure(child) for child in walk.children(node))
    return isinstance(node, walk.LITERALS)


def _mentioned(statement: ir.Statement) -> frozenset[str]:
    """The locals that a statement names, nested statements included."""
    found: set[str] = set()
    for inner in walk.statements((statement,)):
        match inner:
            case ir.VariableDeclaration(name=name):
                found.add(name)
            case ir.ForRange(variable=name):
                found.add(name)
            case ir.Try(handlers=handlers):
                found.update(name for h in handlers for name in (h.binding, h.name_binding) if name)
        for own in walk.own_expressions(inner):
            found.update(e.name for e in walk.expressions(own) if isinstance(e, ir.Variable) and walk.is_local(e))
    return frozenset(found)


def _names(node: ir.Expression, name: str) -> bool:
    return any(
        isinstance(e, ir.Variable) and e.name == name and walk.is_local(e) for e in walk.expressions(node)
    )


def _late_declarations(body: list[ir.Statement]) -> list[ir.Statement]:
    result = list(body)
    if not any(isinstance(s, ir.VariableDeclaration) and is_pure(s.initial) for s in result):
        return result
    mentioned = [_mentioned(s) for s in result]  # kept beside `result`
    position = 0
    while position < len(result):
        statement = result[position]
        if isinstance(statement, ir.VariableDeclaration) and is_pure(statement.initial):
            following = next(
                (k for k in range(position + 1, len(result)) if statement.name in mentioned[k]), None
            )
            if following is None:
                del result[position], mentioned[position]
                continue
            first = result[following]
            if (
                isinstance(first, ir.Assign)
                and isinstance(first.target, ir.Variable)
                and walk.is_local(first.target)
                and not _names(first.value, statement.name)
            ):
                result[following] = dataclasses.replace(
                    statement, initial=first.value, span=first.span or statement.span
                )
                mentioned[following] = _mentioned(result[following])
                del result[position], mentioned[position]
                continue
        position += 1
    return result
