"""Membership tests (ARM 4.5.2(27-30)): a value against ranges, subtypes and other values."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from analyzers.model import IntType
from translators.rules import ir
from translators.rules.ada import addresses, several, shapes, tagged
from translators.rules.ada.exact import refuse_inexact
from translators.rules.ada.fitting import compatible
from translators.rules.ada.objects import length, range_values, repeatable
from translators.rules.ada.operators import operand, truth, wide_position
from translators.rules.ada.order import reads_late
from translators.rules.ada.parts import defines_equality, has_own_equality
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import common, is_slice
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, WIDE, Value, first_of, integer, negated


def membership(r: Routine, expr: t.Membership) -> Value:
    """`X in A .. B | C`, the operand tested against each choice."""
    value = operand(r, expr.operand, membership_type(r, expr))
    refuse_inexact(expr.operand, r.scope, value.type)
    if addresses.holds_address(value.type, set()) and any(not mark_subtype(c, r.scope) for c in expr.choices):
        raise Refused("operator", "a comparison of addresses", expr)
    if (len(expr.choices) > 1 or is_range(r, expr.choices[0])) and not repeatable(r, value.node):
        raise Refused("evaluation order", "a membership test of an operand with effects", expr)
    node: ir.Expression | None = None
    for choice in expr.choices:
        test = choice_test(r, value, choice)
        node = test if node is None else ir.ShortCircuit("or", node, test, BOOLEAN)
    assert node is not None
    return truth(negated(node) if expr.negated else node)


def membership_type(r: Routine, expr: t.Membership) -> TypeEntity | None:
    types = r.program.resolver.types_of(expr.operand, r.scope)
    if len(types) > 1:
        for choice in expr.choices:
            mark = mark_subtype(choice.mark if isinstance(choice, t.SubtypeMark) else choice, r.scope)
            possible = [mark.type] if mark is not None else []
            if isinstance(choice, t.Range):
                sides = [x for e in (choice.low, choice.high) for x in r.program.resolver.types_of(e, r.scope)]
                possible = common(types, sides)
            fitting = [x for x in possible if any(compatible(x, y) for y in types)]
            if len(fitting) == 1:
                return fitting[0]
        if not types[0].kind.startswith("universal"):
            raise Refused("membership", "a membership test of an operand of several types", expr)
    if types and types[0].kind.startswith("universal"):
        for choice in expr.choices:
            mark = mark_subtype(choice.mark if isinstance(choice, t.SubtypeMark) else choice, r.scope)
            if mark is not None and mark.type.scalar:
                return mark.type
            bounds = (choice.low, choice.high) if isinstance(choice, t.Range) else (choice,)
            for end in bounds:
                for found in r.program.resolver.types_of(end, r.scope):
                    if not found.kind.startswith("universal"):
                        return found
        return standard.LONG_LONG_INTEGER if wide_position(expr.operand, r.scope) else standard.INTEGER
    if types and types[0].kind in ("string literal", "aggregate"):
        marks = [mark_subtype(c.mark if isinstance(c, t.SubtypeMark) else c, r.scope) for c in expr.choices]
        return next((mark.type for mark in marks if mark is not None and not mark.type.scalar), None)
    return types[0] if len(types) == 1 else None


def is_range(r: Routine, choice: t.Expr) -> bool:
    return isinstance(choice, t.Range | t.SubtypeMark | t.Attribute) or mark_subtype(choice, r.scope) is not None


def choice_test(r: Routine, value: Value, choice: t.Expr) -> ir.Expression:
    """Whether a value is one of a choice: a value, a range, or a subtype."""
    mark = mark_subtype(choice, r.scope)
    if mark is not None and mark.type.tagged and value.type.tagged and mark.type.kind == "record":
        if value.type.specific is None:
            return ir.BoolLiteral(value.type.descends(mark.type.specific or mark.type), BOOLEAN)
        wide = value.type.specific
        chain = mark.type
        while chain.parent is not None and chain is not wide:
            chain = chain.parent
        if wide.abstract_only and mark.type.specific is None and chain is not wide:  # GNAT 12 says False, whatever it is
            raise Refused("membership", f"whether what is of the class of {wide.name} is a {mark.type.name}", choice)
        return tagged.in_class(r, value.node, mark.type)
    if mark is not None and mark.type is value.type and not mark.type.scalar:
        return composite_membership(r, value, mark, choice)
    if mark is not None and not mark.type.scalar:
        raise Refused("membership", "a membership test of a composite type", choice)
    if not is_range(r, choice) and not is_slice((t.Arg((), choice, span=choice.span),)):
        library = r.program.library
        if not value.type.scalar and (defines_equality(value.type, library) or has_own_equality(value.type, library) or value.type.tagged):
            raise Refused("membership", f"a membership test of {value.type.name} by an equality of its own", choice)
        right = operand(r, choice, value.type)
        if reads_late(r, value.node, right.node):
            raise Refused("evaluation order", "a membership test of what a call in its choices changes", choice)
        return ir.Compare("==", value.node, right.node, BOOLEAN)
    if value.type.kind == "float" and not isinstance(choice, t.Range):
        return float_membership(r, value, mark, choice)
    if isinstance(choice, t.Range):
        low, high = operand(r, choice.low, value.type).node, operand(r, choice.high, value.type).node
    else:
        from translators.rules.ada.objects import as_number

        low, high = range_values(r, choice, value.type, choice)
        if not value.type.integer:
            value = Value(as_number(value, choice), standard.INTEGER)
    if any(reads_late(r, value.node, bound) for bound in (low, high)):
        raise Refused("evaluation order", "a membership test of what a call in its choices changes", choice)
    return between(value, low, high)


def composite_membership(r: Routine, value: Value, mark: Subtype, at: t.Expr) -> ir.Expression:
    """Whether an array or record has the bounds or discriminants of a subtype, an access value's object has."""
    from translators.rules.ada.conversions import bound_value, constraint_values

    if not repeatable(r, value.node):
        raise Refused("membership", "a membership test of a value with effects", at)
    node: ir.Expression = ir.BoolLiteral(True, BOOLEAN)
    tests: list[ir.Expression] = []
    if mark.type.kind == "array" and mark.bounds is not None:
        given = value.subtype.static_shape if value.subtype is not None else None
        if given is not None and mark.static_shape is not None:
            return ir.BoolLiteral(given == mark.static_shape, BOOLEAN)
        if several.open_array(mark) or several.open_value(value):
            differ = shapes.different(several.of_value(value, at), shapes.ends_of(r, mark, at))
            return negated(differ)
        first = first_of(value)
        if len(mark.bounds) != 1 or mark.type.indexes[0].type.kind != "signed" or first is None:
            raise Refused("membership", "a membership test of an array", at)
        low, high = (ir.Convert(bound_value(r, b, Subtype(mark.type.indexes[0].type), at), WIDE) for b in mark.bounds[0])
        last: ir.Expression = ir.Binary("+", ir.Convert(first, WIDE), length(r, value, WIDE), WIDE)
        last = ir.Binary("-", last, integer(1, WIDE), WIDE)
        if value.first.last is not None:
            last = ir.Convert(value.first.last(), WIDE)
        tests = [ir.Compare("==", ir.Convert(first, WIDE), low, BOOLEAN), ir.Compare("==", last, high, BOOLEAN)]
    elif mark.discriminants is not None or mark.bounds is not None:
        if mark.type.kind == "access":
            return access_membership(r, value, mark, at)
        for component, asked in zip(mark.type.discriminants, constraint_values(r, mark, at), strict=True):
            if asked is not None:
                own = ir.FieldAccess(value.node, component.field, r.type_of(component.subtype, at))
                tests.append(ir.Compare("==", own, asked.node, BOOLEAN))
    for index, test in enumerate(tests):
        node = test if index == 0 else ir.ShortCircuit("and", node, test, BOOLEAN)
    return node


def access_membership(r: Routine, value: Value, mark: Subtype, at: t.Expr) -> ir.Expression:
    """Whether an access value is null, or its object has the discriminants or bounds of a constraint."""
    from translators.rules.ada.conversions import constraint_tests
    from translators.rules.ada.references import followed

    if mark.type.target is None or mark.type.target.type.tagged:
        raise Refused("membership", "a membership test of a constrained access type", at)
    own = value.subtype.bounds if value.subtype is not None and isinstance(value.node, ir.Variable) else None
    if own is not None and own is mark.bounds:
        return ir.BoolLiteral(True, BOOLEAN)  # GNAT 12 does not look
    behind = followed(r, value, at)
    if behind.first.last is not None and value.subtype is not None and value.subtype.bounds is not None:
        raise Refused("membership", "a membership test of a constrained access value, whose array may end anywhere", at)
    null = ir.NullLiteral(r.type_of(Subtype(mark.type, name=mark.type.name), at))
    inside: ir.Expression | None = None
    for miss in constraint_tests(r, behind, mark, at, exact=True):
        inside = negated(miss) if inside is None else ir.ShortCircuit("and", inside, negated(miss), BOOLEAN)
    assert inside is not None
    return ir.ShortCircuit("or", ir.Compare("==", value.node, null, BOOLEAN), inside, BOOLEAN)


def float_membership(r: Routine, value: Value, mark: Subtype | None, choice: t.Expr) -> ir.Expression:
    """Whether a floating-point value belongs to a subtype."""
    from fractions import Fraction

    from translators.rules.ada.expressions import real

    if mark is None or not isinstance(mark.low, int | Fraction | None) or not isinstance(mark.high, int | Fraction | None):
        raise Refused("membership", "a membership test with bounds that are not static", choice)
    if mark.low is None or mark.high is None:
        return ir.BoolLiteral(True, BOOLEAN)
    low, high = (real(r, Fraction(b), value.type, choice) for b in (mark.low, mark.high))
    return between(value, low, high)


def between(value: Value, low: ir.Expression, high: ir.Expression) -> ir.Expression:
    node = value.node
    of = getattr(node, "type", None)
    if isinstance(low, ir.IntLiteral) and isinstance(of, IntType):
        kind = IntType(of.bits, of.signed, of.overflow)
        low = ir.IntLiteral(low.value, kind)
        high = ir.IntLiteral(high.value, kind) if isinstance(high, ir.IntLiteral) else high
    above = ir.Compare(">=", node, low, BOOLEAN)
    return ir.ShortCircuit("and", above, ir.Compare("<=", node, high, BOOLEAN), BOOLEAN)


# --------------------------------------------------------------------------- unary operators
