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
from translators.rules.ada.fitting import elements_of as kept_in
from translators.rules.ada.refusal import Refused

if TYPE_CHECKING:
    from translators.rules.ada.resolution import Resolver

Formals = tuple[t.GenericFormal, ...]  # those that a value is of, in instances inside instances: the innermost last
OF_THEIR_TYPE = ("succ", "pred", "val", "min", "max", "value", "first", "last", "mod")


class Unknown(Exception):
    """It is not known which."""


def meant(resolver: Resolver, entity: SubprogramEntity, operands: tuple[t.Expr, ...], scope: Scope) -> bool:
    """Whether an operator that could take these operands does so in the generic's own text."""
    wanted = [f.subtype.formals[-1] for f in entity.formals if f.subtype.formals]
    is_formal = bool(entity.scope.instance) and (entity.renames is not None or bool(entity.renames_unknown))
    if not is_formal or len(wanted) != len(entity.formals) or not scope.instance:
        return True
    open_ = False
    for formal, operand in zip(wanted, operands, strict=False):
        try:
            if formal in formal_types(resolver, operand, scope):
                return True
        except Unknown:
            open_ |= not (_literal(operand) and isinstance(formal.definition, t.PrivateDef))
    if open_ or not all(isinstance(f.definition, t.PrivateDef) for f in wanted):
        raise Refused("operator", f"{entity.name} in an instance, of what may be of a formal type", operands[0])
    return False


def _literal(operand: t.Expr) -> bool:
    """Whether an operand is made of literals, which no private type has."""
    match operand:
        case t.Unary():
            return _literal(operand.operand)
        case t.Binary():
            return _literal(operand.left) and _literal(operand.right)
    return isinstance(operand, t.IntLit | t.RealLit | t.StrLit | t.CharLit | t.Aggregate | t.Null)


def formal_types(resolver: Resolver, expr: t.Expr, scope: Scope) -> Formals:
    """The formal types that an operand is of."""
    match expr:
        case t.Name() | t.Selected():
            return _named(resolver, expr, scope)
        case t.Apply(prefix=t.Attribute() as prefix) if prefix.designator in OF_THEIR_TYPE:
            return _of_mark(prefix.prefix, scope)
        case t.Apply(prefix=t.Attribute()):
            return ()
        case t.Apply():
            return _applied(resolver, expr, scope)
        case t.Attribute():
            return _of_mark(expr.prefix, scope) if expr.designator in OF_THEIR_TYPE else ()
        case t.Qualified():
            return _of_mark(expr.mark, scope)
        case t.Unary():
            return formal_types(resolver, expr.operand, scope)
        case t.IfExpr():
            return formal_types(resolver, expr.branches[0][1], scope)
        case t.Binary():
            own = resolver.user_operator(expr.operator, (expr.left, expr.right), scope, None)
            if own is not None and own.result is not None:
                return own.result.formals
            try:
                return formal_types(resolver, expr.left, scope)
            except Unknown:
                return formal_types(resolver, expr.right, scope)
    raise Unknown


def _of_mark(mark: t.Expr, scope: Scope) -> Formals:
    found = mark_subtype(mark, scope)
    return found.formals if found is not None else ()


def _named(resolver: Resolver, expr: t.Name | t.Selected, scope: Scope) -> Formals:
    found = scope.library.find(expr, scope)
    for entity in found:
        if isinstance(entity, ObjectEntity):
            return entity.subtype.formals
        if isinstance(entity, SubprogramEntity) and entity.result is not None:
            return entity.result.formals
    if found or not isinstance(expr, t.Selected):
        raise Unknown
    call = resolver.prefixed(expr, scope)
    if call is not None:
        return _applied(resolver, call, scope)
    for type_ in resolver.types_of(expr.prefix, scope):
        if expr.key == "all":
            return type_.target.formals if type_.target is not None else ()
        of = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        component = components(of).get(expr.key)
        if component is not None:
            return component.subtype.formals
    raise Unknown


def _applied(resolver: Resolver, expr: t.Apply, scope: Scope) -> Formals:
    if mark_subtype(expr.prefix, scope) is not None:
        return _of_mark(expr.prefix, scope)
    call = resolver.prefixed(expr, scope)
    if call is not None:
        return _applied(resolver, call, scope)
    named = isinstance(expr.prefix, t.Name | t.Selected | t.StrLit)
    found = scope.library.find(expr.prefix, scope) if named else []
    chosen = resolver.choose(found, expr.args, scope, None, result=True)
    if chosen is not None and chosen.result is not None:
        return chosen.result.formals
    for type_ in resolver.types_of(expr.prefix, scope):
        of = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        of = kept_in(of) or of
        if of.component is None:
            continue
        stored = of.component.type
        if stored.name.lower() == "stored_element" and stored.target is not None:
            return stored.target.formals
        return of.component.formals or elements_of(resolver, expr.prefix, scope)
    raise Unknown


def elements_of(resolver: Resolver, array: t.Expr, scope: Scope) -> Formals:
    """What the components of an array of a formal array type are of."""
    try:
        whole = formal_types(resolver, array, scope)
    except Unknown:
        return ()
    return tuple(found for formal in whole for found in _component(formal, scope))


def _component(array: t.GenericFormal, scope: Scope) -> Formals:
    definition = array.definition
    if not isinstance(definition, t.ArrayDef):
        return ()
    mark = definition.component.mark if isinstance(definition.component, t.SubtypeMark) else definition.component
    entity = scope.library.find_one(mark, scope) if isinstance(mark, t.Name | t.Selected) else None
    return entity.subtype.formals if isinstance(entity, SubtypeEntity) and isinstance(entity.subtype, Subtype) else ()
