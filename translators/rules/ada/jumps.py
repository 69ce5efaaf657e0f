"""Goto statements and their labels (ARM 5.8).

A sequence of statements with labels that are gone to becomes blocks which a goto leaves, where every goto goes forward;
else a loop around all of it, with a variable that says where the next turn starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.ada import tree as t
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, integer
from translators.rules.emit import flow


@dataclass(frozen=True)
class Jump:
    """How a goto gets to a label: what it leaves, and the variable that says where to go on, if there is one."""

    leaves: str
    state: str = ""
    number: int = 0
    loops: int = 0  # how many loops of the source are around the labels


def segments(body: Sequence[t.Stmt]) -> list[tuple[str, tuple[t.Stmt, ...]]]:
    """A sequence cut at the labels that something in it goes to: each part with its label, the first with none."""
    asked = {n.label.lower() for n in t.walk(tuple(body)) if isinstance(n, t.GotoStmt)}
    found: list[tuple[str, list[t.Stmt]]] = [("", [])]
    same: list[str] = []
    for item in body:
        if not isinstance(item, t.LabelStmt):
            found[-1][1].append(item)
        elif item.label.lower() in asked:
            same.append(item.label.lower())
            found.append((same[-1], []))
    return [(label, tuple(part)) for label, part in found]


def labelled(r: Routine, parts: Sequence[tuple[str, tuple[t.Stmt, ...]]]) -> tuple[ir.Statement, ...]:
    """A sequence of statements with labels that are gone to."""
    numbers = {label: number for number, (label, _) in enumerate(parts) if label}
    sources = [{n.label.lower() for n in t.walk(part) if isinstance(n, t.GotoStmt)} for _, part in parts]
    forward = all(numbers.get(label, len(parts)) > number for number, gone in enumerate(sources) for label in gone)
    return forwards(r, parts) if forward else anywhere(r, parts, numbers)


def forwards(r: Routine, parts: Sequence[tuple[str, tuple[t.Stmt, ...]]]) -> tuple[ir.Statement, ...]:
    """Blocks one in the other: the innermost is left by a goto to the first label."""
    from translators.rules.ada.statements import plain_statements

    jumps = {label: Jump(r.claim(f"To_{label.title()}")) for label, _ in parts if label}
    r.jumps.append(jumps)
    try:
        found = plain_statements(r, parts[0][1])
        for label, part in parts[1:]:
            found = (ir.Block(found, jumps.pop(label).leaves), *plain_statements(r, part))
    finally:
        r.jumps.pop()
    return found


def anywhere(r: Routine, parts: Sequence[tuple[str, tuple[t.Stmt, ...]]], numbers: dict[str, int]) -> tuple[ir.Statement, ...]:
    """A loop whose next turn starts at the label that was gone to."""
    from translators.rules.ada.statements import plain_statements

    around, leaves, state = r.claim("Going"), r.claim("Gone"), r.claim("Next_Part")
    r.jumps.append({label: Jump(leaves, state, number, len(r.labels)) for label, number in numbers.items()})
    try:
        lowered = [plain_statements(r, part) for _, part in parts]
    finally:
        r.jumps.pop()
    variable = ir.Variable(state, INTEGER)
    body: list[ir.Statement] = []
    for number, part in enumerate(lowered):
        last = number == len(lowered) - 1
        test = ir.Compare("<=", variable, integer(number), BOOLEAN)
        body += part if last else [ir.If(test, part)] if part else []
    if flow.completes(body, lambda type_: type_):
        body.append(ir.Break(around))
    loop = ir.Loop(None, (ir.Block(tuple(body), leaves),), (), around)
    return (ir.VariableDeclaration(state, INTEGER, integer(0)), loop)


def goto(r: Routine, item: t.GotoStmt) -> list[ir.Statement]:
    jump = next((found[item.label.lower()] for found in reversed(r.jumps) if item.label.lower() in found), None)
    if jump is None:
        raise Refused("goto statement", f"a goto to {item.label}, which is not known here", item)
    leave = ir.Break(jump.leaves, item.span)
    if not jump.state:
        return [leave]
    return [ir.Assign(ir.Variable(jump.state, INTEGER), integer(jump.number), item.span), leave]


def hidden_loop(r: Routine) -> bool:
    """Whether a loop for gotos stands between here and the innermost loop of the source."""
    return any(jump.state and jump.loops == len(r.labels) for found in r.jumps for jump in found.values())
