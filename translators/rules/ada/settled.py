"""Expressions of constraints whose evaluation does something: they are evaluated once, where they are declared (ARM
3.2.2(9), 3.7.1(12), 3.8(18)), into constants of their own."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity, TypeEntity
from translators.rules import ir
from translators.rules.ada.fitting import compatible as compatible_types
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import Value

Place = tuple[str, int, str]  # file, position, and the discriminant that gets the value: each name has its own (ARM 3.7.1(12))


def place(expr: t.Expr, key: str = "") -> Place:
    return str(expr.span.file), expr.pos, key


def settled(r: Routine, expr: t.Expr, key: str = "") -> Value | None:
    """The constant that holds what an expression of a constraint gave where it was declared."""
    from translators.rules.ada.objects import variable

    found = _nearest(r, expr, key)
    return variable(r, found, expr) if found is not None else None


def _nearest(r: Routine, expr: t.Expr, key: str) -> ObjectEntity | None:
    """That of the innermost region: of each instance of a generic, and of each of the objects of one declaration."""
    made = r.program.settled.get(place(expr, key), ())
    scope: Scope | None = r.scope
    while made and scope is not None:
        for entity in made:
            if entity.scope is scope:
                return entity
        scope = scope.parent
    return None


def settle(r: Routine, expr: t.Expr, wanted: TypeEntity, hint: str, key: str = "", firm: bool = False) -> list[ir.Statement]:
    """Evaluate an expression of a constraint here, into a constant, if that does something; a `firm` one too whose value
    may be another one later. Inside a subprogram only."""
    from translators.rules.ada.expressions import expression

    known = next((e for e in r.program.settled.get(place(expr, key), ()) if e.scope is r.scope), None)
    culprit = noisy(r, expr, wanted) if known is None else None
    if known is None and culprit is None and not (firm and wanted.scalar):
        return []
    before = len(r.before)
    value = expression(r, expr, wanted)
    if known is None and culprit is None and (r.stable(value.node) or r.entity is None):
        del r.before[before:]
        return []
    if known is None:
        end = isinstance(expr, t.Attribute) and expr.designator in ("first", "last")  # of a range that is a subtype's name
        if culprit is not None and (r.entity is None or not wanted.scalar or not hint or end):
            raise Refused("type elaboration", f"a constraint that calls {culprit.name}", expr)
        known = ObjectEntity(hint, expr.span, expr.pos, r.scope, r.subtype_of_type(wanted), "constant")
        r.program.settled.setdefault(place(expr, key), []).append(known)
        r.program.note_change()
    name = r.declare(known)
    r.immutable.add(name)
    made = ir.VariableDeclaration(name, r.type_of(known.subtype, expr), value.node, True, expr.span)
    found = [*r.before, made]
    r.before.clear()
    return found


def noisy(r: Routine, expr: t.Expr | None, wanted: TypeEntity | None = None) -> SubprogramEntity | None:
    """A subprogram with effects that an expression calls; a name alone means what gives a value of the `wanted` type."""
    if isinstance(expr, t.Name) and wanted is not None:
        found = [e for e in r.scope.library.find(expr, r.scope) if isinstance(e, SubprogramEntity) and e.result is not None]
        meant = [e for e in found if e.result is not None and compatible_types(e.result.type, wanted)]
        if len(found) > 1 and len(meant) == 1:
            return meant[0] if _loud(r, meant[0]) else None
    for node in t.walk(expr):
        if isinstance(node, t.Name | t.Selected):
            for entity in r.scope.library.find(node, r.scope):
                if isinstance(entity, SubprogramEntity) and _loud(r, entity):
                    return entity
    return None


def _loud(r: Routine, entity: SubprogramEntity) -> bool:
    """Whether a subprogram has effects."""
    if id(entity) not in r.program.names:
        return False
    effects = r.program.effects_of(entity)
    changed = any(c.changed for c in r.program.captures.known(entity))
    return changed or effects.visible or bool(effects.raises - {"constraint_error"})
