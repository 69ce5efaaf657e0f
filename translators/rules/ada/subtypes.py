"""What the elaboration of a type or subtype does: constraints are evaluated and must be compatible (ARM 3.2.2(11),
3.6.1(7), 3.7.1(8))."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.static import mark_subtype, range_end, static, subtype, too_fine
from analyzers.ada.typedefs import to_small
from analyzers.reals import nearest
from translators.rules import ir
from translators.rules.ada.fitting import compatible as compatible_types
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import Value, both, checked, compare, either


def elaborated(r: Routine, node: t.Decl) -> list[ir.Statement]:
    """The checks that a declaration's constraints make. Constraints with effects are refused: they would have to be
    evaluated once, here."""
    before, r.before = r.before, []
    try:
        checks = constraint_checks(r, node)
        return [*r.before, *checks]
    finally:
        r.before = before


def constraint_checks(r: Routine, node: t.Decl) -> list[ir.Statement]:
    """The checks themselves; what they need evaluated before is put before them."""
    found: list[ir.Statement] = []
    own = discriminants_of(node)
    for mark in constrained_marks(node):
        of = mark_subtype(mark.mark, r.scope)
        if of is None:
            continue
        if too_fine(mark, of, r.scope):
            if not isinstance(node, t.SubtypeDecl):
                raise Refused("type elaboration", "a constraint with more digits or a smaller delta than its type has", mark)
            found.append(ir.Raise("constraint_error", None, mark.span))
        indirect = of.type.kind == "access" and of.type.target is not None
        if of.type.kind == "access" and of.type.target is not None:
            of = of.type.target
        if mark.range is not None and of.type.discrete:
            found += compatible(r, as_range(r, mark.range), of, mark)
        elif mark.range is not None and of.type.kind in ("float", "fixed"):
            found += reals_compatible(r, as_range(r, mark.range), of, mark)
        elif of.type.kind == "array":
            for arg, index in zip(mark.args, of.type.indexes, strict=False):
                if arg.value is not None:
                    found += compatible(r, as_range(r, arg.value), index, mark, own)
        else:
            for arg in mark.args:
                quiet(r, arg.value)
            if indirect or not isinstance(node, t.ObjectDecl):  # an object's are checked when it is made
                found += discriminants_compatible(r, mark, of, own)
    return found


def as_range(r: Routine, given: t.Expr) -> t.Range:
    """A discrete range as its two ends (ARM 3.6(14))."""
    where = {"span": given.span, "pos": given.pos}
    if isinstance(given, t.SubtypeMark) and given.range is not None:
        return as_range(r, given.range)
    if isinstance(given, t.Range):
        return given
    prefix = given.mark if isinstance(given, t.SubtypeMark) else given
    of = given if isinstance(given, t.Attribute) else t.Attribute(prefix, "range", **where)  # type: ignore[arg-type]
    if of.designator != "range":
        raise Refused("type elaboration", "a range that is not read", given)
    made = t.Range(range_end(of, "first"), range_end(of, "last"), **where)  # type: ignore[arg-type]
    r.program.keep(made)  # parts' identities are keys
    return made


def discriminants_of(node: t.Decl) -> frozenset[str]:
    """The discriminants that a type's declaration gives it: inside it their names hide all others (ARM 8.3(15))."""
    found = node.discriminants if isinstance(node, t.TypeDecl) else ()
    return frozenset(name.key for component in found for name in component.names)


def discriminants_compatible(
    r: Routine, mark: t.SubtypeMark, of: Subtype, own: frozenset[str]
) -> list[ir.Statement]:
    """The checks that the values of a discriminant constraint lie in the discriminants' subtypes (ARM 3.7.1(8))."""
    from translators.rules.ada.expressions import expression

    found: list[ir.Statement] = []
    given = subtype(mark, r.scope).discriminants or {}
    for component in of.type.discriminants:
        source = given.get(component.key)
        limits, type_ = component.subtype.static_range, component.subtype.type
        if source is None or not type_.discrete or limits == r.subtype_of_type(type_).static_range:
            continue
        if is_discriminant(r, source, own):
            continue  # a discriminant of the type around: checked when an object is made
        if limits is None:
            value = expression(r, source, type_)
            found.append(outside_computed(r, [value, value], component.subtype, mark))
            continue
        value = expression(r, source, type_)
        known = value.known_range
        if known is None or not (limits[0] <= known[0] and known[1] <= limits[1]):
            found.append(outside_check(r, [value, value], limits, type_, mark))
    around = any(is_discriminant(r, s, own) for s in given.values())
    if found and around:  # all of it is checked when an object has the component, not here (ARM 3.8(18))
        raise Refused("type elaboration", "a constraint that is checked with each object", mark)
    return found


def constrained_marks(node: object) -> Iterator[t.SubtypeMark]:
    """The subtype indications with constraints in a declaration, without those in default values."""
    if isinstance(node, tuple):
        for item in node:
            yield from constrained_marks(item)
        return
    if not isinstance(node, t.Node):
        return
    if isinstance(node, t.SubtypeMark) and (node.range is not None or node.args or node.digits is not None or node.delta is not None):
        yield node
    skipped = ("initial",) if isinstance(node, t.ComponentDecl | t.ObjectDecl) else ()
    for name in getattr(node, "__dataclass_fields__", ()):
        if name not in skipped and name not in ("span", "pos"):
            yield from constrained_marks(getattr(node, name))


def quiet(r: Routine, expr: t.Expr | None, wanted: TypeEntity | None = None) -> None:
    """Refuse a constraint that calls what has effects; a name alone means what gives a value of the `wanted` type."""
    if isinstance(expr, t.Name) and wanted is not None:
        found = [e for e in r.scope.library.find(expr, r.scope) if isinstance(e, SubprogramEntity) and e.result is not None]
        meant = [e for e in found if e.result is not None and compatible_types(e.result.type, wanted)]
        if len(found) > 1 and len(meant) == 1:
            loud(r, meant[0], expr)
            return
    for node in t.walk(expr):
        if isinstance(node, t.Name | t.Selected):
            for entity in r.scope.library.find(node, r.scope):
                if isinstance(entity, SubprogramEntity):
                    loud(r, entity, node)


def loud(r: Routine, entity: SubprogramEntity, at: t.Node) -> None:
    """Refuse a subprogram that has effects."""
    if id(entity) not in r.program.names:
        return
    effects = r.program.effects_of(entity)
    changed = any(c.changed for c in r.program.captures.known(entity))
    if changed or effects.visible or effects.raises - {"constraint_error"}:
        raise Refused("type elaboration", f"a constraint that calls {entity.name}", at)


def compatible(
    r: Routine, given: t.Range, of: Subtype, at: t.Node, own: frozenset[str] = frozenset()
) -> list[ir.Statement]:
    """The check that a range, unless it is empty, lies inside a subtype."""
    from translators.rules.ada.expressions import expression

    limits = of.static_range
    discriminants = [is_discriminant(r, e, own) for e in (given.low, given.high)]
    ends = [None if d else static(e, r.scope, of.type) for e, d in zip((given.low, given.high), discriminants, strict=True)]
    if limits is not None and all(isinstance(e, int) for e in ends):
        low, high = (e for e in ends if isinstance(e, int))
        outside = low <= high and (low < limits[0] or high > limits[1])
        return [ir.Raise("constraint_error", None, at.span)] if outside else []
    for end, discriminant in zip((given.low, given.high), discriminants, strict=True):
        if not discriminant:
            quiet(r, end, of.type)
    if any(discriminants):  # checked when an object is made
        return []
    values = [expression(r, e, of.type) for e in (given.low, given.high)]
    if limits is None:
        whole = r.subtype_of_type(of.type).static_range
        if (of.low, of.high) != whole:
            return [outside_computed(r, values, of, at)]
        return []
    known = [v.known_range for v in values]
    if limits == r.subtype_of_type(of.type).static_range:
        return []
    above = known[0] is not None and limits[0] <= known[0][0]
    below = known[1] is not None and known[1][1] <= limits[1]
    widest = r.subtype_of_type(of.type).static_range
    if (above or (widest is not None and limits[0] <= widest[0])) and (below or (widest is not None and widest[1] <= limits[1])):
        return []  # what lies above the first end and is no null range, lies above it whole; and so below
    return [outside_check(r, values, limits, of.type, at)]


def reals_compatible(r: Routine, given: t.Range, of: Subtype, at: t.Node) -> list[ir.Statement]:
    """The same check of a range of real numbers, against bounds that a declaration gave."""
    from translators.rules.ada.expressions import expression

    if of.low is None or of.high is None:
        return []
    ends = [static(e, r.scope, of.type) for e in (given.low, given.high)]
    limits = of.static_range
    if of.type.kind == "fixed" and limits is not None and all(isinstance(e, Fraction | int) for e in ends):
        low, high = (to_small(Fraction(e), of.type.small) for e in ends if e is not None)
        outside = low <= high and (low < limits[0] or high > limits[1])
        return [ir.Raise("constraint_error", None, at.span)] if outside else []
    if isinstance(of.low, Fraction) and isinstance(of.high, Fraction) and all(isinstance(e, Fraction) for e in ends):
        least, most = (e for e in ends if isinstance(e, Fraction))
        outside = least <= most and (least < of.low or most > of.high)
        rounded = [n for e in (least, of.low, most, of.high) if (n := nearest(e, of.type.high)) is not None]
        if outside and len(rounded) == 4 and rounded[0] >= rounded[1] and rounded[2] <= rounded[3]:
            raise Refused("type elaboration", "bounds that only differ before they are rounded", at)
        return [ir.Raise("constraint_error", None, at.span)] if outside else []
    for end in (given.low, given.high):
        quiet(r, end, of.type)
    return [outside_computed(r, [expression(r, e, of.type) for e in (given.low, given.high)], of, at)]


def is_discriminant(r: Routine, given: t.Expr, own: frozenset[str]) -> bool:
    """Whether an expression is a discriminant's name: what it constrains is checked when an object is made."""
    return isinstance(given, t.Name) and (given.key in own or not r.scope.library.find(given, r.scope))


def outside_computed(r: Routine, values: list[Value], of: Subtype, at: t.Node) -> ir.Statement:
    """The same check against bounds that the running program computes."""
    from translators.rules.ada.attributes import bound

    low, high = values[0].node, values[1].node
    bottom, top = (bound(r, of, end, at).node for end in ("first", "last"))
    outside = either(compare("<", low, bottom), compare(">", high, top))
    return checked(both(compare("<=", low, high), outside) if low is not high else outside, at)


def outside_check(
    r: Routine, values: list[Value], limits: tuple[int, int], type_: TypeEntity, at: t.Node
) -> ir.Statement:
    from translators.rules.ada.objects import discrete_literal

    low, high = values[0].node, values[1].node
    bottom, top = (discrete_literal(r, p, type_, at).node for p in limits)
    full = compare("<=", low, high) if low is not high else None
    widest = r.subtype_of_type(type_).static_range
    tests: list[ir.Expression] = []
    known = [v.known_range for v in values]
    if (widest is None or limits[0] > widest[0]) and (known[0] is None or known[0][0] < limits[0]):
        tests.append(compare("<", low, bottom))
    if (widest is None or limits[1] < widest[1]) and (known[1] is None or known[1][1] > limits[1]):
        tests.append(compare(">", high, top))
    if not tests:
        return ir.Block(())
    outside = tests[0] if len(tests) == 1 else either(tests[0], tests[-1])
    return checked(both(full, outside) if full is not None else outside, at)
