"""Static values: what an expression is worth without running the program.

Values of discrete types are positions (ARM 4.9, 3.5.5); a value that is not known statically is None.
"""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import subtypes
from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Bound,
    Dynamic,
    LiteralEntity,
    NumberEntity,
    ObjectEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
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
        subtype = subtypes.mark_subtype(expr.mark, scope)
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
        mark = subtypes.mark_subtype(expr.mark, scope)
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
        mark = subtypes.mark_subtype(expr.mark, scope)
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
    subtype = subtypes.mark_subtype(expr.prefix, scope)
    if subtype is None:
        subtype = subtypes.object_subtype(expr.prefix, scope)
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


def _apply(expr: t.Apply, scope: Scope) -> Value | None:
    if isinstance(expr.prefix, t.Attribute):
        return _attribute_function(expr.prefix, expr.args, scope)
    if isinstance(expr.prefix, t.StrLit):
        return _operator_call(expr.prefix, expr.prefix.value.decode("latin-1"), expr, scope)
    if isinstance(expr.prefix, t.Selected) and expr.prefix.selector.startswith('"'):
        return _operator_call(expr.prefix, expr.prefix.selector.strip('"'), expr, scope)
    subtype = subtypes.mark_subtype(expr.prefix, scope)
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
    subtype = subtypes.mark_subtype(prefix.prefix, scope)
    designator = prefix.designator
    if designator in ("first", "last", "length") and args and args[0].value is not None:
        target = subtype or subtypes.object_subtype(prefix.prefix, scope)
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
    of = None if designator in ("val", "mod") else subtype.type  # whose argument may be of any integer type
    values = [static(a.value, scope, of) if a.value else None for a in args]
    if any(v is None for v in values) or not values:
        return None
    first = values[0]
    assert first is not None
    if prefix.designator in ("pos", "val"):
        limits = subtype.type.kind == "enum" and not 0 <= first < len(subtype.type.literals)
        return None if limits else first
    if designator == "mod" and subtype.type.kind == "modular" and isinstance(first, int):
        return first % subtype.type.modulus
    if prefix.designator in ("succ", "pred"):
        return first + (1 if prefix.designator == "succ" else -1)
    if prefix.designator in ("min", "max") and len(values) == 2 and values[1] is not None:
        return min(first, values[1]) if prefix.designator == "min" else max(first, values[1])
    return None


def below_zero(node: t.Node, scope: Scope) -> bool:
    """Whether a part of a static real expression may give a zero a sign, which GNAT keeps and no exact number has."""
    if isinstance(node, t.Unary) and node.operator == "-":
        return True
    value = static(node, scope) if isinstance(node, t.Name | t.Selected | t.Binary | t.Attribute | t.Apply) else None
    return isinstance(value, int | Fraction) and value < 0
