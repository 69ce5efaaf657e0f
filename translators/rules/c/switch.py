"""C's switch as branches that never fall through: what falls through is repeated."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.c import tree
from analyzers.c.walk import children, walk
from analyzers.model import Span
from translators.rules.c.program import Refused

_MOST_REPEATED = 60  # nodes of statements that falling through may repeat


@dataclass(frozen=True)
class Arm:
    """One branch: its values, whether it is the default, and its whole body without the final break."""

    values: tuple[tuple[tree.Expression, tree.Expression | None], ...]
    default: bool
    body: tuple[tree.Statement, ...]
    breaks_inside: bool


@dataclass
class _Segment:
    values: list[tuple[tree.Expression, tree.Expression | None]]
    default: bool
    body: list[tree.Statement]


def arms(node: tree.SwitchStatement, span: Span) -> list[Arm]:
    segments = _segments(node, span)
    found = []
    for position, segment in enumerate(segments):
        body: list[tree.Statement] = []
        for following in segments[position:]:
            body.extend(following.body)
            if not _falls_through(following.body):
                break
        repeated = len(body) - len(segment.body)
        if repeated and sum(1 for s in body[len(segment.body) :] for _ in walk(s)) > 8 * _MOST_REPEATED:
            raise Refused("switch", "a case falls through into a long one", span)
        while body and isinstance(body[-1], tree.CommentLine):
            body.pop()
        if body and isinstance(body[-1], tree.BreakStatement):
            body.pop()
        elif body and isinstance(body[-1], tree.Compound):
            inner = list(body[-1].body)
            if inner and isinstance(inner[-1], tree.BreakStatement):
                body[-1] = tree.Compound(tuple(inner[:-1]), body[-1].span)
        _refuse_shared(segments, position, span)
        if segment.default and segment.values:
            segment.values = []  # `case X: default:` is the default
        found.append(Arm(tuple(segment.values), segment.default, tuple(body), any(_breaks(s) for s in body)))
    return found


def _refuse_shared(segments: list[_Segment], position: int, span: Span) -> None:
    """A local of one case that a later case mentions would be another variable in the repeated text."""
    declared = {
        d.name for s in segments[position].body if isinstance(s, tree.DeclarationStatement) for d in s.declarators
    }
    for following in segments[position + 1 :]:
        used = {n.name for s in following.body for n in walk(s) if isinstance(n, tree.Name)}
        if declared & used:
            raise Refused("switch", f"'{min(declared & used)}' is shared by several cases", span)


def _segments(node: tree.SwitchStatement, span: Span) -> list[_Segment]:
    body = node.body.body if isinstance(node.body, tree.Compound) else (node.body,)
    segments: list[_Segment] = []
    for statement in body:
        if isinstance(statement, tree.CaseLabel):
            current = segments[-1] if segments else None
            if current is None or any(not isinstance(s, tree.CommentLine) for s in current.body):
                segments.append(_Segment([], False, []))
            if statement.value is None:
                segments[-1].default = True
            else:
                segments[-1].values.append((statement.value, statement.high))
        elif segments:
            segments[-1].body.append(statement)
        elif not isinstance(statement, tree.CommentLine):
            raise Refused("switch", "statements before the first case", span)
    for segment in segments:
        for statement in segment.body:
            if any(isinstance(n, tree.CaseLabel) for n in _outside_switches(statement)):
                raise Refused("switch", "a case label inside a nested statement", statement.span)
    return segments


def _outside_switches(node: object) -> list[object]:
    found = [node]
    if not isinstance(node, tree.SwitchStatement):
        for child in children(node):
            found.extend(_outside_switches(child))
    return found


def _falls_through(body: list[tree.Statement]) -> bool:
    return not any(_ends(statement) for statement in body)


def _ends(statement: tree.Statement) -> bool:
    """Whether control certainly does not come out at the end of the statement."""
    match statement:
        case tree.BreakStatement() | tree.ReturnStatement() | tree.ContinueStatement() | tree.GotoStatement():
            return True
        case tree.Compound(body=body):
            return any(_ends(s) for s in body)
        case tree.IfStatement(then=then, otherwise=otherwise):
            return otherwise is not None and _ends(then) and _ends(otherwise)
        case _:
            return False


def _breaks(node: object) -> bool:
    """Whether a break inside leaves this switch."""
    if isinstance(node, tree.BreakStatement):
        return True
    if isinstance(node, tree.WhileStatement | tree.ForStatement | tree.SwitchStatement):
        return False
    return any(_breaks(child) for child in children(node))
