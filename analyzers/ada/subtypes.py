"""Subtypes from their marks and constraints, ranges and the bounds of both (ARM 3.2.2, 3.5, 3.6.1).

Bounds are static values, and static values have attributes of subtypes: this module and `static` ask each other.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from analyzers.ada import static
from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Bound,
    Dynamic,
    LiteralEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    Subtype,
    TypeEntity,
    UnknownEntity,
)
from analyzers.ada.resolve import subtype_of
from analyzers.ada.standard import CHARACTER


def mark_subtype(mark: t.Node, scope: Scope) -> Subtype | None:
    """The subtype that a mark names: a name, or `T'Base`; None when it names no type."""
    if isinstance(mark, t.SubtypeMark):
        return subtype(mark, scope)
    if isinstance(mark, t.Attribute):
        inner = mark_subtype(mark.prefix, scope)
        if inner is not None and mark.designator == "base" and inner.type.kind in ("signed", "fixed"):
            return Subtype(inner.type, inner.type.low, inner.type.high, name="")
        if inner is not None and mark.designator == "base" and inner.type.kind in ("enum", "boolean", "character"):
            return Subtype(inner.type, 0, len(inner.type.literals) - 1, name="")
        if inner is not None and mark.designator == "base" and inner.type.kind in ("float", "modular"):
            whole = inner.type.kind == "modular"
            return Subtype(inner.type, 0 if whole else None, inner.type.modulus - 1 if whole else None, name="")
        if inner is not None and mark.designator == "class" and inner.type.tagged:
            return Subtype(class_wide(inner.type), name=f"{inner.type.name}'Class")
        return None
    if isinstance(mark, t.Name | t.Selected):
        return subtype_of(scope.library.find(mark, scope))
    return None


def class_wide(type_: TypeEntity) -> TypeEntity:
    """`T'Class`."""
    if type_.specific is not None:
        return type_
    if type_.kind == "opaque":
        return TypeEntity(f"{type_.name}'Class", "opaque", type_.home, type_.span, reason=type_.reason)
    if type_.class_wide is None:
        made = TypeEntity(f"{type_.name}'Class", "record", type_.home, type_.span, tagged=True, specific=type_)
        made.limited, made.region, made.path = type_.limited, type_.region, type_.path
        made.instance, made.local = type_.instance, type_.local
        type_.class_wide = made
    return type_.class_wide


def opaque(reason: str, name: str, scope: Scope, node: t.Node) -> Subtype:
    """A subtype that we know by name only."""
    type_ = TypeEntity(name, "opaque", scope.home, node.span, reason=reason)
    return Subtype(type_, name=name)


def bound(expr: t.Expr, scope: Scope, type_: TypeEntity | None) -> Bound:
    value = static.static(expr, scope, type_)
    return Dynamic(expr, scope) if value is None else value


def object_subtype(prefix: t.Node, scope: Scope) -> Subtype | None:
    entity = scope.library.find_one(prefix, scope)
    if isinstance(entity, ObjectEntity):
        return entity.subtype
    return None


def range_bounds(expr: t.Expr, scope: Scope, type_: TypeEntity | None) -> tuple[Bound, Bound] | None:
    """The bounds of a range: two expressions, a range attribute, or a subtype mark."""
    if isinstance(expr, t.Range):
        return bound(expr.low, scope, type_), bound(expr.high, scope, type_)
    if isinstance(expr, t.SubtypeMark):
        found = subtype(expr, scope)
        return (found.low, found.high) if found.low is not None and found.high is not None else None
    if isinstance(expr, t.Attribute) and expr.designator == "range":
        target = mark_subtype(expr.prefix, scope) or object_subtype(expr.prefix, scope)
        if target is not None and target.type.kind not in ("array", "access"):
            return (target.low, target.high) if target.low is not None and target.high is not None else None
        if target is not None and target.type.kind == "array" and target.bounds is not None:
            dimension = static.static(expr.dimension, scope) if expr.dimension else 1
            if not isinstance(dimension, int) or not 0 < dimension <= len(target.bounds):
                return None
            given = target.bounds[dimension - 1]
            if not any(isinstance(end, Dynamic) for end in given) or mark_subtype(expr.prefix, scope) is not None:
                return given
        # an object's own bounds: the expressions of its declaration are not evaluated again
        return Dynamic(range_end(expr, "first"), scope), Dynamic(range_end(expr, "last"), scope)
    found_mark = mark_subtype(expr, scope)
    if found_mark is not None and found_mark.low is not None and found_mark.high is not None:
        return found_mark.low, found_mark.high
    return None


def index_number(dimension: t.Expr | None, scope: Scope) -> int:
    """The dimension that an attribute speaks of, from 1 on; 0 where it is not known."""
    number = static.static(dimension, scope) if dimension is not None else 1
    return number if isinstance(number, int) and number > 0 else 0


def index_of(array: TypeEntity, dimension: t.Expr | None, scope: Scope) -> TypeEntity | None:
    """The index type of one dimension of an array type."""
    number = index_number(dimension, scope)
    return array.indexes[number - 1].type if 0 < number <= len(array.indexes) else None


def range_end(expr: t.Attribute, which: str) -> t.Expr:
    """`X'Range (N)` as `X'First (N)` or `X'Last (N)`."""
    end = t.Attribute(expr.prefix, which, span=expr.span, pos=expr.pos)
    if expr.dimension is None:
        return end
    return t.Apply(end, (t.Arg((), expr.dimension, span=expr.span),), span=expr.span, pos=expr.pos)


def range_type(expr: t.Expr, scope: Scope) -> TypeEntity | None:
    """The type of a range, by its mark or by a bound that names something typed."""
    from analyzers.ada.standard import INTEGER

    if isinstance(expr, t.SubtypeMark):
        return subtype(expr, scope).type
    if isinstance(expr, t.Attribute):
        target = mark_subtype(expr.prefix, scope) or object_subtype(expr.prefix, scope)
        if target is not None and target.type.kind == "access":
            target = target.type.target
        if target is None or target.type.kind != "array":
            return target.type if target is not None else None
        return index_of(target.type, expr.dimension, scope)
    if isinstance(expr, t.Range):
        for end in (expr.low, expr.high):
            found = value_type(end, scope)
            if found is not None and not found.kind.startswith("universal"):
                return found
        return INTEGER
    return None


def value_type(expr: t.Expr, scope: Scope) -> TypeEntity | None:
    """The type of a bound, as far as its outermost name tells it."""
    if isinstance(expr, t.CharLit):
        return CHARACTER
    if isinstance(expr, t.Qualified):
        found = mark_subtype(expr.mark, scope)
        return found.type if found else None
    if isinstance(expr, t.Name | t.Selected):
        for entity in scope.library.find(expr, scope):
            if isinstance(entity, ObjectEntity):
                return entity.subtype.type
            if isinstance(entity, LiteralEntity):
                return entity.type
    if isinstance(expr, t.Apply) and isinstance(expr.prefix, t.Attribute) and expr.prefix.designator in ("first", "last"):
        target = mark_subtype(expr.prefix.prefix, scope) or object_subtype(expr.prefix.prefix, scope)
        if target is not None and target.type.kind == "array" and len(expr.args) == 1:
            return index_of(target.type, expr.args[0].value, scope)
    if isinstance(expr, t.Apply):
        return value_type(expr.prefix, scope)
    if isinstance(expr, t.Attribute):
        found = mark_subtype(expr.prefix, scope)
        if found is not None and found.type.scalar and expr.designator in ("first", "last", "val", "succ", "pred"):
            return found.type
        target = object_subtype(expr.prefix, scope)
        if target is not None and target.type.kind == "array" and expr.designator in ("first", "last"):
            return target.type.indexes[0].type
    if isinstance(expr, t.Unary):
        return value_type(expr.operand, scope)
    if isinstance(expr, t.Binary):
        return value_type(expr.left, scope) or value_type(expr.right, scope)
    return None


def subtype(node: t.Node, scope: Scope) -> Subtype:
    """The subtype of an indication: mark and constraint. What we can't read is opaque, with the reason."""
    if isinstance(node, t.Other):
        return opaque(node.kind, "", scope, node)
    if not isinstance(node, t.SubtypeMark):
        found = mark_subtype(node, scope)
        return found or opaque(_unread(node, scope), t.dotted(node), scope, node)
    base = mark_subtype(node.mark, scope)
    if base is not None and node.not_null:
        return opaque("access type that excludes null", t.dotted(node.mark), scope, node)
    if base is None:
        reason = _unread(node.mark, scope)
        if isinstance(node.mark, t.Attribute) and node.mark.designator == "class":
            reason = "class-wide type"
        return opaque(reason, t.dotted(node.mark), scope, node)
    if node.digits is not None:
        digits = static.static(node.digits, scope)
        if too_fine(node, base, scope) and scope.inside == "subprogram":
            return subtype(replace(node, digits=None), scope)  # its declaration raises an exception
        if base.type.kind != "float" or not isinstance(digits, int) or not 0 < digits <= (base.digits or base.type.digits):
            return opaque("digits constraint", t.dotted(node.mark), scope, node)
        plain = subtype(replace(node, digits=None), scope)
        return Subtype(plain.type, plain.low, plain.high, scope=plain.scope, name=plain.name, digits=digits)
    if node.delta is not None:
        delta = static.static(node.delta, scope)
        if too_fine(node, base, scope) and scope.inside == "subprogram":
            return subtype(replace(node, delta=None), scope)
        if base.type.kind != "fixed" or delta is None or not delta >= (base.delta or base.type.delta):
            return opaque("delta constraint", t.dotted(node.mark), scope, node)
        plain = subtype(replace(node, delta=None), scope)
        return replace(plain, delta=Fraction(delta))
    if node.range is not None:
        bounds = range_bounds(node.range, scope, base.type)
        if bounds is None:
            return opaque("a range that is not read", t.dotted(node.mark), scope, node)
        if base.type.kind == "fixed" and isinstance(node.range, t.Range):
            bounds = _fixed_bounds(bounds, base.type)
        of = Subtype(base.type, bounds[0], bounds[1], scope=scope, name=base.name)
        return replace(of, digits=base.digits, delta=base.delta)
    behind = base.type.target if base.type.kind == "access" else None
    array = base.type if base.type.kind == "array" else behind.type if behind is not None and behind.type.kind == "array" else None
    if node.args and array is not None:
        pairs: list[tuple[Bound, Bound]] = []
        for arg, index in zip(node.args, array.indexes, strict=False):
            pair = range_bounds(arg.value, scope, index.type) if arg.value else None
            if pair is None:
                return opaque("an index constraint that is not read", t.dotted(node.mark), scope, node)
            pairs.append(pair)
        return Subtype(base.type, bounds=tuple(pairs), scope=scope, name=base.name)
    if node.args:
        values = discriminant_values(node.args, behind.type if behind is not None else base.type)
        return Subtype(base.type, discriminants=values, scope=scope, name=base.name)
    return base


def _unread(mark: t.Node, scope: Scope) -> str:
    """Why a name is no type that we know: what it is declared in, when that is a unit that is not read."""
    named = mark if isinstance(mark, t.Name | t.Selected) else None
    found = scope.library.find(named, scope) if named is not None else []
    unknown = next((e.reason for e in found if isinstance(e, UnknownEntity)), "")
    while not unknown and isinstance(named, t.Selected) and isinstance(named.prefix, t.Name | t.Selected):
        named = named.prefix
        package = scope.library.find_one(named, scope)
        if isinstance(package, PackageEntity) and package.predefined:
            unknown = f"declared in {t.dotted(mark).rpartition('.')[0]}"
    return unknown or "not a known type"


def too_fine(node: t.SubtypeMark, base: Subtype, scope: Scope) -> bool:
    """Whether a constraint asks for more digits or a smaller delta than its type has: constraint_error (ARM J.3)."""
    if node.digits is not None and base.type.kind == "float":
        digits = static.static(node.digits, scope)
        return isinstance(digits, int) and digits > (base.digits or base.type.digits)
    if node.delta is not None and base.type.kind == "fixed":
        delta = static.static(node.delta, scope)
        return delta is not None and 0 < delta < (base.delta or base.type.delta)
    return False


def _fixed_bounds(bounds: tuple[Bound, Bound], type_: TypeEntity) -> tuple[Bound, Bound]:
    from analyzers.ada.typedefs import to_small

    low, high = (b if isinstance(b, Dynamic) else to_small(Fraction(b), type_.small) for b in bounds)
    return low, high


def as_expression(value: t.Expr) -> t.Expr:
    """A name or call that was read as a subtype indication, as the grammar does in constraints."""
    if isinstance(value, t.SubtypeMark) and value.range is None:
        value = t.Apply(value.mark, value.args, span=value.span, pos=value.pos) if value.args else value.mark
    if isinstance(value, t.Apply) and any(isinstance(a.value, t.SubtypeMark) for a in value.args):
        args = tuple(
            t.Arg(a.names, as_expression(a.value) if a.value is not None else None, span=a.span, pos=a.pos)
            for a in value.args
        )
        value = t.Apply(value.prefix, args, span=value.span, pos=value.pos)
    return value


def discriminant_values(args: tuple[t.Arg, ...], type_: TypeEntity) -> dict[str, t.Expr]:
    """Discriminant associations by discriminant name, lower case."""
    values: dict[str, t.Expr] = {}
    for position, arg in enumerate(args):
        if arg.value is None:
            continue
        names = [t.dotted(n).lower() for n in arg.names]
        if not names and position < len(type_.discriminants):
            names = [type_.discriminants[position].key]
        value = as_expression(arg.value)
        values.update((name, value) for name in names)
    return values
