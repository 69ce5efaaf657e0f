"""Storage_Error where the stack runs over (ARM 11.1(6)): neither target can go on after that, so who waits for it is refused."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.bodies import body_scope
from analyzers.ada.entities import Scope, SubprogramEntity
from analyzers.ada.resolve import knows_meaning
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine


def refuse_overflow(r: Routine, item: t.Handled, handler: t.Handler) -> None:
    """Refuse a handler for Storage_Error around calls of what calls itself, unless some of it raises the exception."""
    if not any(t.dotted(c).lower().endswith("storage_error") for c in handler.choices if isinstance(c, t.Name | t.Selected)):
        return
    reached: dict[SubprogramEntity, set[SubprogramEntity]] = {}
    pending = set(called(item.statements, r.scope))
    raised = raises(item.statements)
    while pending:
        entity = pending.pop()
        if entity in reached or entity.body is None:
            continue
        parts = (entity.body.declarations, entity.body.body, entity.body.expression)
        reached[entity] = set(called(parts, body_scope(entity)))
        raised = raised or raises(parts)
        pending |= reached[entity]
    again = next((e for e in reached if calls_itself(e, reached)), None)
    if again is not None and not raised:
        raise Refused("stack overflow", f"a handler for Storage_Error around {again.name}, which calls itself", handler)


def called(root: object, scope: Scope) -> Iterator[SubprogramEntity]:
    """The subprograms of the program that some text may call."""
    for node in t.walk(root):
        for entity in scope.library.find(node, scope) if isinstance(node, t.Name | t.Selected) else ():
            seen = 0
            while isinstance(entity, SubprogramEntity) and entity.renames is not None and seen < 20:
                entity, seen = entity.renames, seen + 1
            if isinstance(entity, SubprogramEntity) and not knows_meaning(entity.home) and entity.body_scope is not None:
                yield entity


def raises(root: object) -> bool:
    named = (n.exception for n in t.walk(root) if isinstance(n, t.RaiseStmt) and n.exception is not None)
    return any(t.dotted(name).lower().endswith("storage_error") for name in named)


def calls_itself(entity: SubprogramEntity, calls: dict[SubprogramEntity, set[SubprogramEntity]]) -> bool:
    found: set[SubprogramEntity] = set()
    pending = set(calls[entity])
    while pending:
        other = pending.pop()
        if other not in found:
            found.add(other)
            pending |= calls.get(other, set())
    return entity in found
