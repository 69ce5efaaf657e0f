"""Expressions: one entry, `expression`, that picks the meaning the context wants (ARM 4)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Dynamic,
    Entity,
    LiteralEntity,
    NumberEntity,
    ObjectEntity,
    SubprogramEntity,
    Subtype,
    TypeEntity,
    UnknownEntity,
)
from analyzers.ada.resolve import describe
from analyzers.ada.static import static
from analyzers.ada.subtypes import mark_subtype, subtype
from analyzers.ada.typedefs import to_small
from analyzers.model import FloatType, IntType, StringType
from analyzers.reals import nearest
from translators.rules import ir
from translators.rules.ada import (
    callbacks,
    conditionals,
    containers,
    depths,
    fixed,
    operators,
    references,
    several,
    shapes,
    tagged,
    tasking,
)
from translators.rules.ada.aggregates import aggregate
from translators.rules.ada.attributes import attribute
from translators.rules.ada.calls import call, call_by_name
from translators.rules.ada.conversions import bound_value, fit, once
from translators.rules.ada.exact import modular, refuse_cut, refuse_negative_zero, refuse_rounded, refuse_tiny
from translators.rules.ada.fitting import compatible, elements_of, spelled
from translators.rules.ada.knownvalues import refuse_known_power
from translators.rules.ada.memberships import membership
from translators.rules.ada.objects import discrete_literal, indexed, repeatable, select, variable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import as_index, last_of, short_index, subtype_first
from translators.rules.ada.values import BOOLEAN, STRING, First, Value, failing, first_of
from translators.rules.emit.walk import LITERALS


def expression(r: Routine, expr: t.Expr, wanted: TypeEntity | None) -> Value:
    """The value of an expression; `wanted` is the type that the context asks for, if it does."""
    folded = universal(r, expr, wanted)
    if folded is not None:
        return folded
    match expr:
        case t.Name():
            if wanted is not None:
                depths.check(r, expr, wanted)
            return name(r, expr, wanted)
        case t.Selected():
            return selected(r, expr, wanted)
        case t.Apply():
            return apply(r, expr, wanted)
        case t.Attribute():
            return attribute(r, expr, (), wanted)
        case t.StrLit():
            return string_literal(r, expr, wanted)
        case t.CharLit():
            return character_literal(r, expr, wanted)
        case t.Qualified():
            return qualified(r, expr)
        case t.Aggregate():
            return aggregate(r, expr, wanted)
        case t.Unary():
            return operators.unary(r, expr, wanted)
        case t.Binary():
            return operators.binary(r, expr, wanted)
        case t.Membership():
            return membership(r, expr)
        case t.IfExpr():
            return conditionals.if_expression(r, expr, wanted)
        case t.CaseExpr():
            return conditionals.case_expression(r, expr, wanted)
        case t.Null():
            return references.null(r, expr, wanted)
        case t.Allocator():
            return references.allocator(r, expr, wanted)
        case t.RaiseExpr():
            raise Refused("raise expression", "a raise expression inside an expression", expr)
        case t.Quantified():
            return conditionals.quantified(r, expr)
        case t.Other():
            raise Refused(expr.kind, f"a construct that rules do not read: {expr.kind}", expr)
    raise Refused("expression", f"a {type(expr).__name__.lower()} where a value is wanted", expr)


def universal(r: Routine, expr: t.Expr, wanted: TypeEntity | None) -> Value | None:
    """A static expression of a universal type, as a literal of the wanted type."""
    if isinstance(expr, t.StrLit | t.CharLit | t.Aggregate | t.Null):
        return None
    if isinstance(expr, t.Binary | t.Unary) and id(expr) not in r.program.resolver.predefined_only:
        operands = (expr.left, expr.right) if isinstance(expr, t.Binary) else (expr.operand,)
        user = r.program.resolver.user_operator(expr.operator, operands, r.scope, wanted)
        if user is not None:
            return None
    types = r.program.resolver.types_of(expr, r.scope)
    if not types or any(x.kind not in ("universal integer", "universal real") for x in types):
        return None
    value = static(expr, r.scope)
    if value is None:
        return None
    if wanted is not None and wanted.kind == "modular" and isinstance(expr, t.Binary | t.Unary):
        wrapped = modular(expr, r.scope, wanted.modulus)
        value = value if wrapped is None else wrapped
    if wanted is not None and wanted.kind == "fixed":
        refuse_cut(expr, r.scope, wanted)
    if isinstance(value, int) and (wanted is None or wanted.integer):
        type_ = wanted if wanted is not None and wanted.kind in ("signed", "modular") else standard.INTEGER
        base = base_type(type_, expr)
        if not base.minimum <= value <= base.maximum:
            if wanted is not None and wanted.kind != "universal integer":
                raise Refused("static expression", f"{value} is not in {type_.name}", expr)
            type_ = long_integer(r)
            base = base_type(type_, expr)
        return Value(ir.IntLiteral(value, base), type_)
    return real_value(r, Fraction(value), wanted, expr)


def real_value(r: Routine, value: Fraction, wanted: TypeEntity | None, at: t.Node) -> Value | None:
    """A static real of a floating- or fixed-point type."""
    if wanted is not None and wanted.kind == "float":
        refuse_negative_zero(value, at, r.scope)
        return Value(real(r, value, wanted, at), wanted)
    if wanted is not None and wanted.kind == "fixed":
        units = to_small(value, wanted.small)
        if not wanted.low <= units <= wanted.high:
            raise Refused("static expression", f"{value} is not in {wanted.name}", at)
        return Value(ir.IntLiteral(units, base_type(wanted, at)), wanted)
    return None


def long_integer(r: Routine) -> TypeEntity:
    """The 64-bit type that stands for root_integer."""
    found = subtype(t.Name("Long_Long_Integer", span=standard.NOWHERE), r.program.library.standard)
    return found.type


def real(r: Routine, value: Fraction, wanted: TypeEntity, at: t.Node) -> ir.Expression:
    """A real literal, rounded once to the type's precision."""
    target = r.type_of(Subtype(wanted, name=wanted.name), at)
    assert isinstance(target, FloatType)
    number = nearest(value, target.bits)
    if number is None:
        raise Refused("static expression", f"{value} is beyond the numbers of {wanted.name}", at)
    refuse_tiny(value, number, target.bits, at)
    return ir.FloatLiteral(float(number), target)


# --------------------------------------------------------------------------- names


def name(r: Routine, expr: t.Name, wanted: TypeEntity | None) -> Value:
    found = r.scope.library.find(expr, r.scope)
    own = tasking.current_value(r, expr)
    return entity_value(r, found, expr, wanted) if own is None else own


def entity_value(r: Routine, found: Sequence[Entity], expr: t.Expr, wanted: TypeEntity | None) -> Value:
    """The value of a name that stands for these entities."""
    literals = [e for e in found if isinstance(e, LiteralEntity)]
    if wanted is not None:
        literals = [e for e in literals if compatible(e.type, wanted)] or literals
    for entity in found:
        if isinstance(entity, ObjectEntity):
            return variable(r, entity, expr)
        if isinstance(entity, NumberEntity):
            return number(r, entity, expr, wanted)
    calls = [e for e in found if isinstance(e, SubprogramEntity)]
    if calls and not (literals and (wanted is None or compatible(literals[0].type, wanted))):
        return call_by_name(r, calls, (), expr, wanted)
    if literals:
        return discrete_literal(r, literals[0].position, literals[0].type, expr)
    if found and isinstance(found[0], UnknownEntity):
        raise Refused(construct_of(found[0].reason), f"{t.dotted(expr)}: {found[0].reason}", expr)
    what = f"the {describe(found[0])} {t.dotted(expr)} is no value" if found else f"{t.dotted(expr)} is not known"
    raise Refused("name", what, expr)


def construct_of(reason: str) -> str:
    """The countable name for why something is not read."""
    if "declared in" in reason:
        return "library unit"
    for word in ("task", "protected", "instance", "generic"):
        if word in reason:
            return {"task": "tasking", "protected": "protected object"}.get(word, "generic")
    return "name"


def number(r: Routine, entity: NumberEntity, expr: t.Expr, wanted: TypeEntity | None) -> Value:
    if isinstance(entity.value, Fraction):
        value = real_value(r, entity.value, wanted, expr)
        if value is None:
            raise Refused("static expression", f"the real number {entity.name} without a type", expr)
        return value
    type_ = wanted if wanted is not None and wanted.kind in ("signed", "modular") else standard.INTEGER
    return Value(ir.IntLiteral(entity.value, base_type(type_, expr)), type_)


def selected(r: Routine, expr: t.Selected, wanted: TypeEntity | None) -> Value:
    found = r.scope.library.find(expr, r.scope)
    if found:
        return entity_value(r, found, expr, wanted)
    prefixed = r.program.resolver.prefixed(expr, r.scope)
    if prefixed is not None:
        return apply(r, prefixed, wanted)
    if not r.program.resolver.types_of(expr.prefix, r.scope):
        raise Refused("name", f"{t.dotted(expr) or 'a selected name'} is not known", expr)
    return select(r, expression(r, expr.prefix, None), expr)


def apply(r: Routine, expr: t.Apply, wanted: TypeEntity | None) -> Value:
    """`prefix (arguments)`: conversion, attribute function, call, element or slice."""
    prefix = expr.prefix
    if isinstance(prefix, t.Attribute) and prefix.designator not in ("class", "base"):
        return attribute(r, prefix, expr.args, wanted)
    mark = mark_subtype(prefix, r.scope)
    if mark is not None:
        return conversion(r, expr, mark)
    operation = r.program.resolver.operator(expr, r.scope)
    opposite = operators.opposite_call(r, expr) if operation is not None else None
    if opposite is not None:
        return opposite
    if operation is not None and isinstance(prefix, t.Selected):
        operators.refuse_other(r, operation, wanted)
    if isinstance(operation, t.Unary):
        return operators.unary(r, operation, wanted)
    if operation is not None:
        return operators.binary(r, operation, wanted)
    prefixed = r.program.resolver.prefixed(expr, r.scope)
    if prefixed is not None and r.program.resolver.types_of(prefixed, r.scope):
        return apply(r, prefixed, wanted)
    if isinstance(prefix, t.Name | t.Selected | t.StrLit):
        found = r.scope.library.find(prefix, r.scope)
        if any(isinstance(e, SubprogramEntity) for e in found):
            return call(r, found, expr, wanted)
        if found and isinstance(found[0], UnknownEntity):
            reason = found[0].reason
            raise Refused(construct_of(reason), f"{t.dotted(prefix)}: {reason}", expr)
        if not found and isinstance(prefix, t.Name):
            raise Refused("name", f"{prefix.text} is not known", expr)
    base = references.followed(r, expression(r, prefix, None), expr)
    if base.type.profile is not None:
        return callbacks.value_of(r, base, expr.args, expr)
    if elements_of(base.type) is not None:
        return containers.element(r, base, expr)
    if base.type.kind != "array":
        raise Refused("name", "an index into what is no array", expr)
    return indexed(r, base, expr)


# --------------------------------------------------------------------------- literals and conversions


def string_literal(r: Routine, expr: t.StrLit, wanted: TypeEntity | None) -> Value:
    type_ = wanted if wanted is not None and wanted.kind == "array" else standard.STRING
    if not type_.is_string:
        raise Refused("string literal", f"a string literal of type {type_.name}", expr)
    index = type_.indexes[0]
    start = index.low
    if not isinstance(start, int | Dynamic):
        raise Refused("string literal", f"a string literal of {type_.name}, whose index is not read", expr)
    low = start if isinstance(start, int) else 1
    whole = r.subtype_of_type(index.type).static_range
    open_ = start != low and index.type.kind != "signed"
    if not expr.value and whole is not None and open_:
        raise Refused("string literal", f"an empty {type_.name}, whose first index may have none before it", expr)
    target = r.type_of(Subtype(type_, name=type_.name), expr)
    literal_type = target if isinstance(target, StringType) else STRING
    if isinstance(start, Dynamic):
        first = First(None, lambda: as_index(bound_value(r, start, Subtype(index.type), expr)))
        return Value(ir.StringLiteral(expr.value, literal_type), type_, Subtype(type_, name=type_.name), first)
    if not expr.value and whole is not None and low == whole[0]:  # its upper bound would be one before (ARM 4.2(11))
        r.before.append(failing(expr))
        return Value(ir.StringLiteral(b"", literal_type), type_, Subtype(type_, name=type_.name), First(low))
    bounds = ((low, low + len(expr.value) - 1),)
    return Value(ir.StringLiteral(expr.value, literal_type), type_, Subtype(type_, bounds=bounds), First(low))


def character_literal(r: Routine, expr: t.CharLit, wanted: TypeEntity | None) -> Value:
    if wanted is not None and wanted.kind == "enum":
        for entity in r.scope.library.find(expr, r.scope):
            if isinstance(entity, LiteralEntity) and entity.type is wanted:
                return discrete_literal(r, entity.position, wanted, expr)
        if spelled(expr, wanted):  # it need not be visible (ARM 4.2(3))
            return discrete_literal(r, wanted.literals.index(f"'{chr(expr.value)}'"), wanted, expr)
    type_ = wanted if wanted is not None and wanted.kind == "character" else standard.CHARACTER
    return discrete_literal(r, expr.value, type_, expr)


def qualified(r: Routine, expr: t.Qualified) -> Value:
    mark = mark_subtype(expr.mark, r.scope)
    if mark is None:
        raise Refused("name", f"{t.dotted(expr.mark)} is not a type", expr)
    if several.open_array(mark) and mark.bounds is not None:
        return shapes.qualified(r, expr.value, mark, expr)
    if isinstance(expr.value, t.Aggregate):
        value = aggregate(r, expr.value, mark.type, mark)
    else:
        value = expression(r, expr.value, mark.type)
    if mark.type.kind == "array" and mark.bounds is not None:
        value = of_bounds(r, value, mark, expr)
    if several.open_array(mark) and mark.bounds is None:
        return value
    return Value(fit(r, value, mark, expr), mark.type, mark, value.first)


def of_bounds(r: Routine, value: Value, mark: Subtype, expr: t.Qualified) -> Value:
    """An array value that must have the very bounds of a subtype: it does not slide (ARM 4.7(4), 3.6.1(7))."""
    if isinstance(expr.value, t.Aggregate) and value.subtype is mark:  # they are where it has them from
        return value
    known = mark.static_shape is not None or len(mark.type.indexes) > 1
    if known and value.subtype is not None and mark.static_shape == value.subtype.static_shape:
        return value
    wanted = Value(value.node, value.type, mark, subtype_first(r, mark, expr))
    if len(mark.type.indexes) > 1 or mark.type.indexes[0].type.kind != "signed" or first_of(value) is None:
        raise Refused("array bounds", "a qualified array whose bounds may be others", expr)
    if not isinstance(value.node, (*LITERALS, ir.Aggregate)):
        value = dataclasses.replace(value, node=once(r, value.node, expr))
    ends = [(first_of(v), last_of(r, v)) for v in (value, wanted)]
    test: ir.Expression | None = None
    for own, asked in zip(*ends, strict=True):
        if own is None or asked is None:
            raise Refused("array bounds", "a qualified array whose bounds may be others", expr)
        if own == asked:
            continue
        other = ir.Compare("!=", own, asked, BOOLEAN)
        test = other if test is None else ir.ShortCircuit("or", test, other, BOOLEAN)
    if test is not None:
        r.before.append(ir.If(test, (ir.Raise("constraint_error", None, expr.span),), (), expr.span))
    return dataclasses.replace(value, first=wanted.first)


def conversion(r: Routine, expr: t.Apply, mark: Subtype) -> Value:
    """A type conversion (ARM 4.6)."""
    if len(expr.args) != 1 or expr.args[0].value is None:
        raise Refused("name", "a conversion of several values", expr)
    source = expr.args[0].value
    target = mark.type
    types = r.program.resolver.types_of(source, r.scope)
    if any(x.kind == "universal fixed" for x in types) and not any(x.kind == "fixed" for x in types):
        return fixed.converted_product(r, source, mark, expr)
    if target.kind == "fixed" and types and types[0].kind == "float":
        known = static(source, r.scope)
        if isinstance(known, Fraction):
            return Value(fit(r, fixed.cut(known, types[0], target, expr), mark, expr), target, mark)
    wanted = target if any(x.kind.startswith("universal") for x in types) and target.scalar else None
    if any(x.kind in ("aggregate", "string literal") for x in types):
        wanted = target
    if isinstance(source, t.IfExpr | t.CaseExpr):
        wanted = conditionals.of_any(r, conditionals.alternatives(source)) or wanted
    computed = isinstance(source, t.Binary | t.Unary) and static(source, r.scope) is None
    if wanted is not None and computed and (target.integer or all(x.kind == "universal integer" for x in types)):
        wanted = standard.LONG_LONG_INTEGER  # which universal numbers have when they are computed (ARM 3.4.1(7))
    if target.integer and types and all(x.kind == "universal real" for x in types):
        known = static(source, r.scope)
        if isinstance(known, Fraction):
            return rounded(r, known, mark, expr)
    if target.kind == "fixed" and types and all(x.kind.startswith("universal") for x in types):
        known = static(source, r.scope)  # exact: no operation of the type is in it
        whole = real_value(r, Fraction(known), target, expr) if known is not None else None
        if whole is not None:
            return Value(fit(r, whole, mark, expr), target, mark)
    if target.kind == "float" and types and types[0].kind == "float":
        refuse_rounded(source, r.scope, whole=True)
    depths.check(r, source, mark.type)
    refuse_known_power(r, source)
    return converted(r, conditionals.settled(r, source, expression(r, source, wanted)), mark, expr)


def rounded(r: Routine, value: Fraction, mark: Subtype, at: t.Node) -> Value:
    """A static real as an integer, the nearest one; halves away from zero (ARM 4.6(33))."""
    whole = int(abs(value) + Fraction(1, 2)) * (1 if value >= 0 else -1)
    base = base_type(mark.type, at)
    if not base.minimum <= whole <= base.maximum:
        raise Refused("static expression", f"{value} is not in {mark.type.name}", at)
    return Value(fit(r, Value(ir.IntLiteral(whole, base), mark.type), mark, at), mark.type, mark)


def converted(r: Routine, value: Value, mark: Subtype, expr: t.Node) -> Value:
    """A value as one of another type, with the check against its subtype."""
    target = mark.type
    matrices = target.kind == value.type.kind == "array" and len(target.indexes) > 1
    if matrices and several.open_value(value) | several.open_array(mark):
        return shapes.converted(r, value, mark, expr)
    if target.tagged and target.kind == "record" and value.type.tagged and target.root is value.type.root:
        return tagged.converted(r, value, mark, expr)
    if target is not value.type and "fixed" in (target.kind, value.type.kind):
        return Value(fit(r, fixed.converted(r, value, mark, expr), mark, expr), target, mark)
    if target.integer and value.type.integer:
        return Value(fit(r, integer_conversion(r, value, mark, expr), mark, expr), target, mark)
    if target.kind == "float" and value.type.integer:
        kind = r.type_of(Subtype(target, name=target.name), expr)
        return Value(fit(r, Value(ir.Convert(value.node, kind), target), mark, expr), target, mark)
    if target.kind == "float" and value.type.kind == "float":
        kind = r.type_of(Subtype(target, name=target.name), expr)
        node = value.node if target.high == value.type.high else ir.Convert(value.node, kind)
        return Value(fit(r, Value(node, target), mark, expr), target, mark)  # rounded, then checked (measured with GNAT 12)
    if target.integer and value.type.kind == "float":
        kind = r.type_of(mark, expr)
        return Value(ir.Convert(value.node, kind, True), target, mark)
    if target.kind in ("enum", "character", "boolean") and target.literals == value.type.literals:
        kind = r.type_of(r.subtype_of_type(target), expr)
        node = value.node
        if target.root is not value.type.root:
            number = ir.Convert(value.node, IntType(32, True), False)
            node = ir.Convert(number, kind, True)
        return Value(fit(r, Value(node, target, value.subtype), mark, expr), target, mark)
    if (target.is_string and value.type.is_string) or target is value.type:
        own = target.kind == "array" and mark.bounds is not None and len(target.indexes) == 1
        first = subtype_first(r, mark, expr) if own else value.first
        known = mark if mark.bounds is not None or target.kind != "array" else value.subtype
        return Value(fit(r, value, mark, expr), target, known, first)
    deep = bool(r.scope.instance) and (target.local or value.type.local) and target is not value.type
    if target.kind == value.type.kind == "access" and deep:  # how deep they are is checked (ARM 4.6(39.1))
        raise Refused("access type", "a conversion of access values in an instance", expr)
    if target.kind == value.type.kind == "access" and references.reachable(r, value.type, target, expr):
        return Value(fit(r, value, mark, expr), target, mark)
    if target.kind in ("record", "access") and target.root is value.type.root:
        source = value if target.kind == "access" else Value(value.node, target)
        return Value(fit(r, source, mark, expr), target, mark)
    if target.kind == "array" and value.type.kind == "array" and same_line(r, target, value.type, expr):
        moved = Subtype(target, bounds=value.subtype.bounds, name=target.name) if value.subtype is not None else None
        kept = Value(value.node, target, moved, value.first)
        if mark.bounds is None:
            return within_index(r, kept, value.type, expr)
        return Value(fit(r, kept, mark, expr), target, mark, subtype_first(r, mark, expr))
    raise Refused("conversion", f"a conversion from {value.type.name} to {target.name}", expr)


def same_line(r: Routine, target: TypeEntity, source: TypeEntity, at: t.Node) -> bool:
    """Whether arrays of one dimension have the same components, and indexes that are converted alike (ARM 4.6(37))."""
    if len(target.indexes) != 1 or len(source.indexes) != 1 or target.component is None or source.component is None:
        return False
    parts, ends = (target.component, source.component), (target.indexes[0], source.indexes[0])
    same = parts[0].type is parts[1].type and r.type_of(parts[0], at) == r.type_of(parts[1], at)
    if ends[0].type is ends[1].type and ends[0].static_range is not None and ends[0].static_range == ends[1].static_range:
        return same
    return same and all(short_index(e.type, at) and e.type.kind == "signed" for e in ends)


def within_index(r: Routine, value: Value, source: TypeEntity, at: t.Node) -> Value:
    """An array that keeps its bounds, which must lie in another index subtype (ARM 4.6(38))."""
    limits, given = (x.indexes[0].static_range for x in (value.type, source))
    if limits is not None and limits == given:
        return value
    if value.type.indexes[0].low is None:
        raise Refused("conversion", f"a conversion from {source.name} to {value.type.name}", at)
    value = dataclasses.replace(value, node=once(r, value.node, at))
    first, last = first_of(value), last_of(r, value)
    if first is None or last is None:
        raise Refused("conversion", f"a conversion from {source.name} to {value.type.name}", at)
    test = shapes.outside(r, first, last, value.type.indexes[0], at)
    r.before.append(ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    return value


def integer_conversion(r: Routine, value: Value, mark: Subtype, at: t.Node) -> Value:
    """An integer as one of another integer type, still unchecked against the subtype where that is safe."""
    target = mark.type
    if value.type is target:
        return value
    base, source = base_type(target, at), base_type(value.type, at)
    if (wider := _in_wider(r, value.node, source, base, at)) is not None:
        inside = mark.static_range is None or (base.minimum, base.maximum) == mark.static_range
        return Value(wider, target) if inside else Value(ir.Convert(wider, r.type_of(mark, at), True), target, mark)
    known = value.known_range or (source.minimum, source.maximum)
    limits = mark.static_range
    narrowed = Subtype(target, known[0], known[1])
    if isinstance(value.node, ir.IntLiteral) and base.minimum <= value.node.value <= base.maximum:
        return Value(ir.IntLiteral(value.node.value, base), target)
    if limits is not None and not (limits[0] <= known[0] and known[1] <= limits[1]):
        kind = r.type_of(mark, at)
        return Value(ir.Convert(value.node, kind, True), target, mark)
    if limits is None and not (base.minimum <= known[0] and known[1] <= base.maximum):
        return Value(ir.Convert(value.node, base, True), target)
    if (base.bits, base.signed) == (source.bits, source.signed):
        return Value(value.node, target, narrowed)
    return Value(ir.Convert(value.node, base, False), target, narrowed)


def _in_wider(
    r: Routine, node: ir.Expression, source: IntType, base: IntType, at: t.Node
) -> ir.Expression | None:
    """A sum, difference or product that is converted to a wider type: GNAT makes it in that type, where it can't leave
    the type's range, instead of raising an exception in its own (checks.adb, Apply_Arithmetic_Overflow_Strict). A square
    and a cube are products for it, a higher power is not (measured with GNAT 12)."""
    if not isinstance(node, ir.Binary) or node.operator not in ("+", "-", "*", "**"):
        return None
    if not source.signed or not base.signed or source.bits >= base.bits:
        return None
    if node.operator == "**":
        if not isinstance(node.right, ir.IntLiteral) or node.right.value not in (2, 3):
            return None
        if node.right.value == 2:
            return ir.Binary("**", ir.Convert(node.left, base), node.right, base)
        if not repeatable(r, node.left):
            raise Refused("operator", "a cube in a wider type, of what has effects", at)
        square = ir.Binary("**", node.left, dataclasses.replace(node.right, value=2), source)
        node = ir.Binary("*", square, node.left, source)
    left, right = (
        ir.IntLiteral(side.value, base) if isinstance(side, ir.IntLiteral) else ir.Convert(side, base)
        for side in (node.left, node.right)
    )
    return ir.Binary(node.operator, left, right, base)


# --------------------------------------------------------------------------- conditional expressions
