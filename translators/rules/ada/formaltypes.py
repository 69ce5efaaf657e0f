"""Which formal type of a generic an operand in an instance is of (ARM 12.3(13), 12.5).

An instance is lowered with its actual types, where the generic's own text knows formal ones: an operator that is a formal
function takes what is of its formal types there, not other values whose type happens to be the actual one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity, Subtype, SubtypeEntity
from analyzers.ada.subtypes import mark_subtype
from translators.rules.ada.fitting import components
from translators.rules.ada.refusal import Refused

if TYPE_CHECKING:
    from translators.rules.ada.resolution import Resolver

FormalType = t.GenericFormal | None
OF_THEIR_TYPE = ("succ", "pred", "val", "min", "max", "value", "first", "last", "mod")


class Unknown(Exception):
    """It is not known which."""


def meant(resolver: Resolver, entity: SubprogramEntity, operands: tuple[t.Expr, ...], scope: Scope) -> bool:
    """Whether an operator that could take these operands does so in the generic's own text."""
    wanted = [f.subtype.formal for f in entity.formals]
    is_formal = bool(entity.scope.instance) and (entity.renames is not None or bool(entity.renames_unknown))
    if not is_formal or None in wanted or not scope.instance:
        return True
    found: list[FormalType] = []
    for formal, operand in zip(wanted, operands, strict=False):
        try:
            found.append(formal_type(resolver, operand, scope))
        except Unknown:
            found.append(formal)  # a literal, say
            continue
        if found[-1] is formal:
            return True
    if all(one is formal for one, formal in zip(found, wanted, strict=False)) and len(found) > 1:
        raise Refused("operator", f"{entity.name} in an instance, of what may be of a formal type", operands[0])
    private = all(isinstance(f.definition, t.PrivateDef) for f in wanted if f is not None)
    if not private:
        raise Refused("operator", f"{entity.name} in an instance, of what may be of a formal type", operands[0])
    return False


def formal_type(resolver: Resolver, expr: t.Expr, scope: Scope) -> FormalType:
    """The formal type that an operand is of; None where it is of none."""
    match expr:
        case t.Name() | t.Selected():
            return _named(resolver, expr, scope)
        case t.Apply(prefix=t.Attribute() as prefix) if prefix.designator in OF_THEIR_TYPE:
            return _of_mark(prefix.prefix, scope)
        case t.Apply(prefix=t.Attribute()):
            return None
        case t.Apply():
            return _applied(resolver, expr, scope)
        case t.Attribute():
            return _of_mark(expr.prefix, scope) if expr.designator in OF_THEIR_TYPE else None
        case t.Qualified():
            return _of_mark(expr.mark, scope)
        case t.Unary():
            return formal_type(resolver, expr.operand, scope)
        case t.Binary():
            own = resolver.user_operator(expr.operator, (expr.left, expr.right), scope, None)
            if own is not None and own.result is not None:
                return own.result.formal
            try:
                return formal_type(resolver, expr.left, scope)
            except Unknown:
                return formal_type(resolver, expr.right, scope)
    raise Unknown


def _of_mark(mark: t.Expr, scope: Scope) -> FormalType:
    found = mark_subtype(mark, scope)
    return found.formal if found is not None else None


def _named(resolver: Resolver, expr: t.Name | t.Selected, scope: Scope) -> FormalType:
    found = scope.library.find(expr, scope)
    for entity in found:
        if isinstance(entity, ObjectEntity):
            return entity.subtype.formal
        if isinstance(entity, SubprogramEntity) and entity.result is not None:
            return entity.result.formal
    if found or not isinstance(expr, t.Selected):
        raise Unknown
    call = resolver.prefixed(expr, scope)
    if call is not None:
        return _applied(resolver, call, scope)
    for type_ in resolver.types_of(expr.prefix, scope):
        if expr.key == "all":
            return type_.target.formal if type_.target is not None else None
        of = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        component = components(of).get(expr.key)
        if component is not None:
            return component.subtype.formal
    raise Unknown


def _applied(resolver: Resolver, expr: t.Apply, scope: Scope) -> FormalType:
    if mark_subtype(expr.prefix, scope) is not None:
        return _of_mark(expr.prefix, scope)
    call = resolver.prefixed(expr, scope)
    if call is not None:
        return _applied(resolver, call, scope)
    named = isinstance(expr.prefix, t.Name | t.Selected | t.StrLit)
    found = scope.library.find(expr.prefix, scope) if named else []
    chosen = resolver.choose(found, expr.args, scope, None, result=True)
    if chosen is not None and chosen.result is not None:
        return chosen.result.formal
    for type_ in resolver.types_of(expr.prefix, scope):
        of = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        if of.component is None:
            continue
        whole = _whole(resolver, expr.prefix, scope)
        return of.component.formal if whole is None else _component(whole, scope)
    raise Unknown


def _whole(resolver: Resolver, prefix: t.Expr, scope: Scope) -> FormalType:
    try:
        return formal_type(resolver, prefix, scope)
    except Unknown:
        return None


def _component(array: t.GenericFormal, scope: Scope) -> FormalType:
    """What the components of a formal array type are of."""
    definition = array.definition
    if not isinstance(definition, t.ArrayDef):
        raise Unknown
    mark = definition.component.mark if isinstance(definition.component, t.SubtypeMark) else definition.component
    entity = scope.library.find_one(mark, scope) if isinstance(mark, t.Name | t.Selected) else None
    return entity.subtype.formal if isinstance(entity, SubtypeEntity) and isinstance(entity.subtype, Subtype) else None
