"""Static values: what an expression is worth without running the program, and subtypes from their marks.

Values of discrete types are positions (ARM 4.9, 3.5.5); a value that is not known statically is None.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Bound,
    Dynamic,
    LiteralEntity,
    NumberEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
    UnknownEntity,
)
from analyzers.ada.resolve import subtype_of
from analyzers.ada.standard import CHARACTER
from analyzers.ada.staticvalues import (
    RELATIONS,
    Value,
    binary,
    character,
    character_width,
    unary,
    units,
)
from analyzers.reals import nearest


def static(expr: t.Node, scope: Scope, expected: TypeEntity | None = None) -> Value | None:
    """The value of an expression, when it is known before the program runs."""
    if isinstance(expr, t.IntLit):
        return expr.value
    if isinstance(expr, t.RealLit):
        return expr.value
    if isinstance(expr, t.CharLit):
        return character(expr, expected)
    if isinstance(expr, t.Name | t.Selected):
        return _name(expr, scope, expected)
    if isinstance(expr, t.Attribute):
        return _attribute(expr, scope)
    if isinstance(expr, t.Apply):
        return _apply(expr, scope)
    if isinstance(expr, t.Qualified):
        subtype = mark_subtype(expr.mark, scope)
        return static(expr.value, scope, subtype.type if subtype else None)
    if isinstance(expr, t.Unary | t.Binary) and _redefined(expr, scope, expected):
        return None
    if isinstance(expr, t.Unary):
        return unary(expr.operator, static(expr.operand, scope, expected))
    if isinstance(expr, t.Binary):
        if expr.operator in RELATIONS:
            expected = _compared(expr, scope)  # operands have a type of their own
        left = static(expr.left, scope, expected)
        right = static(expr.right, scope, None if expr.operator == "**" else expected)
        return None if left is None or right is None else binary(expr.operator, left, right)
    if isinstance(expr, t.IfExpr):
        for condition, value in expr.branches:
            truth = static(condition, scope)
            if truth is None:
                return None
            if truth:
                return static(value, scope, expected)
        return static(expr.otherwise, scope, expected) if expr.otherwise else 1
    return None


def _compared(expr: t.Binary, scope: Scope) -> TypeEntity | None:
    """The type in which two operands are compared, when literals of enumerations alone give it (ARM 8.6)."""
    given = [_enumerations(side, scope) for side in (expr.left, expr.right)]
    known = [types for types in given if types]
    common = [type_ for type_ in known[0] if all(type_ in types for types in known)] if known else []
    return common[0] if len(common) == 1 else None


def _enumerations(expr: t.Expr, scope: Scope) -> list[TypeEntity]:
    """The enumerations that a literal, a constant or a qualified expression can be of."""
    if isinstance(expr, t.Qualified):
        mark = mark_subtype(expr.mark, scope)
        return [mark.type] if mark is not None else []
    if not isinstance(expr, t.Name | t.Selected | t.CharLit):
        return []
    found = scope.library.find(expr, scope)
    constants = [e.subtype.type for e in found if isinstance(e, ObjectEntity)]
    return constants or [e.type for e in found if isinstance(e, LiteralEntity)]


def _redefined(expr: t.Unary | t.Binary, scope: Scope, expected: TypeEntity | None) -> bool:
    """Whether a program's own operator may be meant, one that gives the type that is expected, if that is a known integer
    type: its calls are not static."""
    of = expected if expected is not None and expected.integer and expr.operator not in RELATIONS else None
    operands = (expr.operand,) if isinstance(expr, t.Unary) else (expr.left, expr.right)
    words = [expr.operator, "="] if expr.operator == "/=" else [expr.operator]  # its own "=" gives "/=" (ARM 6.6(6))
    for word in words:
        for entity in scope.library.direct(f'"{word}"', scope, expr):
            if not isinstance(entity, SubprogramEntity) or len(entity.formals) != len(operands) or _behind(entity) == f'"{word}"':
                continue
            if of is not None and entity.result is not None and entity.result.type is not of:
                continue
            if all(_fits(side, f.subtype.type, scope) for side, f in zip(operands, entity.formals, strict=True)):
                return True
    return False


def _fits(expr: t.Expr, type_: TypeEntity, scope: Scope) -> bool:
    """Whether an operand may be of a scalar type, as far as its text tells."""
    if not type_.scalar or isinstance(expr, t.IntLit):
        return type_.integer
    if isinstance(expr, t.RealLit):
        return type_.real
    if isinstance(expr, t.CharLit):
        return type_.kind in ("character", "enum")
    if isinstance(expr, t.Qualified):
        mark = mark_subtype(expr.mark, scope)
        return mark is None or mark.type is type_
    if isinstance(expr, t.Unary):
        return _fits(expr.operand, type_, scope)
    if isinstance(expr, t.Name | t.Selected):
        found = scope.library.find(expr, scope)
        given = [e.subtype.type if isinstance(e, ObjectEntity) else e.type for e in found if isinstance(e, ObjectEntity | LiteralEntity)]
        numbers = any(isinstance(e, NumberEntity) for e in found) and (type_.integer or type_.real)
        return numbers or len(given) < len(found) or any(of is type_ for of in given)
    return True


def _behind(entity: SubprogramEntity) -> str:
    """The predefined operator that a function is another name for; '' for one with a body."""
    while entity.renames is not None:
        entity = entity.renames
    return entity.renames_unknown.rpartition(".")[2].lower()


def _name(expr: t.Name | t.Selected, scope: Scope, expected: TypeEntity | None) -> Value | None:
    found = scope.library.find(expr, scope)
    for entity in found:
        if isinstance(entity, NumberEntity):
            return entity.value
        if isinstance(entity, LiteralEntity) and (expected is None or entity.type is expected):
            return entity.position
        if isinstance(entity, ObjectEntity):
            return constant_value(entity)
    return None


def constant_value(entity: ObjectEntity) -> Value | None:
    """The value of a scalar constant with a static initial value."""
    if entity.role != "constant" or entity.initial is None or not entity.subtype.type.scalar:
        return None
    key = (id(entity), 0)
    busy = entity.scope.library.scopes
    if key in busy:  # a constant that mentions itself
        return None
    busy[key] = entity.scope
    try:
        value = static(entity.initial, entity.scope, entity.subtype.type)
    finally:
        del busy[key]
    limits = entity.subtype.static_range
    if value is None or (limits and not limits[0] <= units(value, entity.subtype.type) <= limits[1]):
        return None
    if entity.subtype.type.kind == "fixed" and units(value, entity.subtype.type).denominator != 1:
        return None  # rounded when it is stored
    if entity.subtype.type.kind == "float":  # a machine number (ARM 4.9(38))
        return nearest(Fraction(value), entity.subtype.type.high)
    return value


def _attribute(expr: t.Attribute, scope: Scope) -> Value | None:
    subtype = mark_subtype(expr.prefix, scope)
    if subtype is None:
        subtype = _object_subtype(expr.prefix, scope)
        if subtype is None or subtype.type.kind != "array":
            return None
    if expr.designator == "length" and subtype.type.kind == "array":
        bounds = subtype.static_bounds()
        return max(0, bounds[1] - bounds[0] + 1) if bounds else None
    if expr.designator in ("first", "last"):
        limits: tuple[Bound | None, Bound | None] | None = (subtype.low, subtype.high)
        if subtype.type.kind == "array":
            limits = subtype.static_bounds()
        if limits is None:
            return None
        value = limits[expr.designator == "last"]
        if value is None and subtype.type.kind == "float":
            most = Fraction(2**24 - 1) * 2**104 if subtype.type.high == 32 else Fraction(2**53 - 1) * 2**971
            return most if expr.designator == "last" else -most
        if subtype.type.kind == "fixed" and isinstance(value, int):
            return value * subtype.type.small
        return None if isinstance(value, Dynamic) else value
    if subtype.type.kind == "fixed" and expr.designator in ("small", "delta", "aft", "fore"):
        return _fixed_attribute(expr.designator, subtype)
    if expr.designator == "modulus" and subtype.type.kind == "modular":
        return subtype.type.modulus
    if expr.designator == "width" and subtype.type.discrete:
        return _width(subtype)
    if expr.designator == "digits":
        if isinstance(expr.prefix, t.Attribute) and expr.prefix.designator == "base":
            return 6 if subtype.type.high == 32 else 15  # of the machine's type
        return subtype.digits or subtype.type.digits
    if expr.designator == "size":
        return _size(subtype)
    return None


def _fixed_attribute(name: str, subtype: Subtype) -> Value | None:
    """'Small, 'Delta, 'Aft, 'Fore (ARM 3.5.10)."""
    type_, delta = subtype.type, subtype.delta or subtype.type.delta
    if name in ("small", "delta"):
        return type_.small if name == "small" else delta
    if name == "aft":
        return next(n for n in range(1, 40) if Fraction(10) ** n * delta >= 1)
    limits = subtype.static_range
    if limits is None:
        return None
    return len(str(max(int(abs(n) * type_.small) for n in limits))) + 1


def _width(subtype: Subtype) -> int | None:
    """'Width: the longest image of a value (ARM 3.5(38))."""
    limits = subtype.static_range
    if limits is None:
        return None
    if limits[0] > limits[1]:
        return 0
    if subtype.type.integer:
        return max(len(str(abs(n))) + 1 for n in limits)
    if subtype.type.kind == "character":
        return max(character_width(code) for code in range(limits[0], limits[1] + 1))
    names = subtype.type.literals[limits[0] : limits[1] + 1]
    return max((len(name) for name in names), default=0)


def _size(subtype: Subtype) -> int | None:
    """'Size: what a clause says of a first subtype, and of others with all its values; else the fewest bits that hold
    the values (ARM 13.3)."""
    type_, limits = subtype.type, subtype.static_range
    first = subtype.name.lower() == type_.name.lower()
    if type_.size and (first or type_.size < 0):
        return type_.size if type_.size > 0 else None
    if type_.kind == "float":
        return None if type_.size else int(type_.high)
    discrete = type_.kind in ("signed", "modular", "enum", "boolean", "character")
    if type_.kind == "opaque" and type_.home == "standard":
        return {"Wide_Character": 16, "Wide_Wide_Character": 32}.get(type_.name)
    if limits is None or not (discrete or (type_.kind == "fixed" and type_.size)):
        return None
    if type_.size:
        whole = first_subtype(type_)
        if whole is None or whole.static_range is None:
            return None
        if whole.static_range == limits:
            return type_.size
        if not discrete:
            return None
    if limits[0] > limits[1]:
        return 0
    low, high = limits
    if type_.values:
        codes = type_.values[low : high + 1]
        low, high = min(codes), max(codes)
    if low >= 0:
        return max(high.bit_length(), 0)
    return max((-low - 1).bit_length(), max(high, 0).bit_length()) + 1


def first_subtype(type_: TypeEntity) -> Subtype | None:
    """The subtype that a type's declaration names."""
    named = type_.region.local(type_.name.lower()) if type_.region is not None else []
    own = [e.subtype for e in named if isinstance(e, SubtypeEntity) and e.subtype.type is type_]
    return own[0] if len(own) == 1 else None


def _object_subtype(prefix: t.Node, scope: Scope) -> Subtype | None:
    entity = scope.library.find_one(prefix, scope)
    if isinstance(entity, ObjectEntity):
        return entity.subtype
    return None


def _apply(expr: t.Apply, scope: Scope) -> Value | None:
    if isinstance(expr.prefix, t.Attribute):
        return _attribute_function(expr.prefix, expr.args, scope)
    if isinstance(expr.prefix, t.StrLit):
        return _operator_call(expr.prefix, expr.prefix.value.decode("latin-1"), expr, scope)
    if isinstance(expr.prefix, t.Selected) and expr.prefix.selector.startswith('"'):
        return _operator_call(expr.prefix, expr.prefix.selector.strip('"'), expr, scope)
    subtype = mark_subtype(expr.prefix, scope)
    if subtype is None or len(expr.args) != 1 or expr.args[0].value is None:
        return None
    value = static(expr.args[0].value, scope)
    if value is None or not subtype.type.scalar:
        return None
    if subtype.type.integer and isinstance(value, Fraction):
        half = Fraction(1, 2)
        value = int(value + half) if value >= 0 else -int(-value + half)
    limits = subtype.static_range
    if limits and not limits[0] <= units(value, subtype.type) <= limits[1]:
        return None
    if subtype.type.kind == "fixed" and units(value, subtype.type).denominator != 1:
        return None
    return value


def _operator_call(prefix: t.StrLit | t.Selected, word: str, expr: t.Apply, scope: Scope) -> Value | None:
    """A predefined operator that is called by its name, with arguments by position."""
    values = [a.value for a in expr.args if a.value is not None and not a.names]
    if len(values) != len(expr.args) or any(isinstance(e, SubprogramEntity) for e in scope.library.find(prefix, scope)):
        return None
    word = word.lower()
    if len(values) == 1:
        return static(t.Unary(word, values[0], span=expr.span, pos=expr.pos), scope)
    return static(t.Binary(word, *values, span=expr.span, pos=expr.pos), scope) if len(values) == 2 else None


def _attribute_function(prefix: t.Attribute, args: tuple[t.Arg, ...], scope: Scope) -> Value | None:
    subtype = mark_subtype(prefix.prefix, scope)
    designator = prefix.designator
    if designator in ("first", "last", "length") and args and args[0].value is not None:
        target = subtype or _object_subtype(prefix.prefix, scope)
        dimension = static(args[0].value, scope)
        if target is None or target.bounds is None or not isinstance(dimension, int):
            return None
        bounds = target.static_bounds(dimension - 1) if 0 < dimension <= len(target.bounds) else None
        if bounds is None:
            return None
        length = max(0, bounds[1] - bounds[0] + 1)
        return length if designator == "length" else bounds[designator == "last"]
    if subtype is None:
        return None
    of = None if designator == "val" else subtype.type  # whose argument may be of any integer type
    values = [static(a.value, scope, of) if a.value else None for a in args]
    if any(v is None for v in values) or not values:
        return None
    first = values[0]
    assert first is not None
    if prefix.designator in ("pos", "val"):
        limits = subtype.type.kind == "enum" and not 0 <= first < len(subtype.type.literals)
        return None if limits else first
    if prefix.designator in ("succ", "pred"):
        return first + (1 if prefix.designator == "succ" else -1)
    if prefix.designator in ("min", "max") and len(values) == 2 and values[1] is not None:
        return min(first, values[1]) if prefix.designator == "min" else max(first, values[1])
    return None


# --------------------------------------------------------------------------- subtypes


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
    value = static(expr, scope, type_)
    return Dynamic(expr, scope) if value is None else value


def range_bounds(expr: t.Expr, scope: Scope, type_: TypeEntity | None) -> tuple[Bound, Bound] | None:
    """The bounds of a range: two expressions, a range attribute, or a subtype mark."""
    if isinstance(expr, t.Range):
        return bound(expr.low, scope, type_), bound(expr.high, scope, type_)
    if isinstance(expr, t.SubtypeMark):
        found = subtype(expr, scope)
        return (found.low, found.high) if found.low is not None and found.high is not None else None
    if isinstance(expr, t.Attribute) and expr.designator == "range":
        target = mark_subtype(expr.prefix, scope) or _object_subtype(expr.prefix, scope)
        if target is not None and target.type.kind not in ("array", "access"):
            return (target.low, target.high) if target.low is not None and target.high is not None else None
        if target is not None and target.type.kind == "array" and target.bounds is not None:
            dimension = static(expr.dimension, scope) if expr.dimension else 1
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
    number = static(dimension, scope) if dimension is not None else 1
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
        target = mark_subtype(expr.prefix, scope) or _object_subtype(expr.prefix, scope)
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
        target = mark_subtype(expr.prefix.prefix, scope) or _object_subtype(expr.prefix.prefix, scope)
        if target is not None and target.type.kind == "array" and len(expr.args) == 1:
            return index_of(target.type, expr.args[0].value, scope)
    if isinstance(expr, t.Apply):
        return value_type(expr.prefix, scope)
    if isinstance(expr, t.Attribute):
        found = mark_subtype(expr.prefix, scope)
        if found is not None and found.type.scalar and expr.designator in ("first", "last", "val", "succ", "pred"):
            return found.type
        target = _object_subtype(expr.prefix, scope)
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
        digits = static(node.digits, scope)
        if too_fine(node, base, scope) and scope.inside == "subprogram":
            return subtype(replace(node, digits=None), scope)  # its declaration raises an exception
        if base.type.kind != "float" or not isinstance(digits, int) or not 0 < digits <= (base.digits or base.type.digits):
            return opaque("digits constraint", t.dotted(node.mark), scope, node)
        plain = subtype(replace(node, digits=None), scope)
        return Subtype(plain.type, plain.low, plain.high, scope=plain.scope, name=plain.name, digits=digits)
    if node.delta is not None:
        delta = static(node.delta, scope)
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
        digits = static(node.digits, scope)
        return isinstance(digits, int) and digits > (base.digits or base.type.digits)
    if node.delta is not None and base.type.kind == "fixed":
        delta = static(node.delta, scope)
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


def below_zero(node: t.Node, scope: Scope) -> bool:
    """Whether a part of a static real expression may give a zero a sign, which GNAT keeps and no exact number has."""
    if isinstance(node, t.Unary) and node.operator == "-":
        return True
    value = static(node, scope) if isinstance(node, t.Name | t.Selected | t.Binary | t.Attribute | t.Apply) else None
    return isinstance(value, int | Fraction) and value < 0
