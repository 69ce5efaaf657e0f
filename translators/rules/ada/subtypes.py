"""What the elaboration of a type or subtype does: constraints are evaluated and must be compatible (ARM 3.2.2(11),
3.6.1(7), 3.7.1(8))."""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, ObjectEntity, Subtype, SubtypeEntity, TypeEntity
from analyzers.ada.static import static
from analyzers.ada.subtypes import mark_subtype, range_end, subtype, too_fine
from analyzers.ada.typedefs import to_small
from analyzers.reals import nearest
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.settled import Place, noisy, place, settle, settled
from translators.rules.ada.values import Value, both, checked, compare, either


def elaborated(r: Routine, node: t.Decl) -> list[ir.Statement]:
    """The checks that a declaration's constraints make, and constants for what does something when it is evaluated."""
    with r.aside() as first:
        checks = constraint_checks(r, node)
    return [*first, *checks]


def constraint_checks(r: Routine, node: t.Decl) -> list[ir.Statement]:
    """The checks themselves; what they need evaluated before is put before them."""
    found: list[ir.Statement] = []
    own = discriminants_of(node)
    done: set[Place] = set()
    if isinstance(definition := array_definition(node), t.ArrayDef) and loud_constraint(r, definition.component):
        found += indexes_settled(r, node, definition, done)
    for mark, hint in constrained_marks(node):
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
        if mark.range is not None and (of.type.discrete or of.type.kind in ("float", "fixed")):
            given = as_range(r, mark.range)
            found += ends_settled(r, given, of.type, hint, own, done)
            found += compatible(r, given, of, mark) if of.type.discrete else reals_compatible(r, given, of, mark)
        elif of.type.kind == "array":
            ranges = [(as_range(r, a.value), i) for a, i in zip(mark.args, of.type.indexes, strict=False) if a.value is not None]
            for given, index in ranges:
                found += ends_settled(r, given, index.type, hint, own, done)
            for given, index in ranges:
                found += compatible(r, given, index, mark, own)
        else:  # an object's discriminants are checked when it is made
            made_later = isinstance(node, t.ObjectDecl) and not indirect
            found += discriminants_compatible(r, mark, of, own, hint, made_later)
    return found


def array_definition(node: t.Decl) -> t.Node | None:
    """What defines the array type of a declaration."""
    return node.definition if isinstance(node, t.TypeDecl) else node.subtype if isinstance(node, t.ObjectDecl) else None


def loud_constraint(r: Routine, node: t.Node) -> bool:
    """Whether a constraint in a declaration may call what has effects."""
    return any(noisy(r, e) for mark, _ in constrained_marks(node) for e in (mark.range, *(a.value for a in mark.args)))


def indexes_settled(r: Routine, node: t.Decl, definition: t.ArrayDef, done: set[Place]) -> list[ir.Statement]:
    """The ranges of an array's indexes, which are evaluated before what its components are constrained to."""
    name = node.name if isinstance(node, t.TypeDecl) else node.names[0] if isinstance(node, t.ObjectDecl) else None
    of = next((e.subtype for e in r.scope.local(name.key) if isinstance(e, ObjectEntity | SubtypeEntity)), None) if name else None
    if of is None or name is None:
        raise Refused("type elaboration", "an array type whose constraints have effects", definition)
    return [
        statement
        for given, index in zip(definition.indexes, of.type.indexes, strict=True)
        for statement in ends_settled(r, as_range(r, given), index.type, name.text, frozenset(), done)
    ]


def ends_settled(
    r: Routine, given: t.Range, type_: TypeEntity, hint: str, own: frozenset[str], done: set[Place]
) -> list[ir.Statement]:
    """The ends of a range that must be evaluated now, the lower one first."""
    found: list[ir.Statement] = []
    for end, word in ((given.low, "Low"), (given.high, "High")):
        if not is_discriminant(r, end, own) and place(end) not in done:
            firm = bool(hint) and end is given.low and noisy(r, given.high, type_) is not None  # which may change it
            made = settle(r, end, type_, f"{hint}_{word}" if hint else "", firm=firm)
            done |= {place(end)} if made else set()
            found += made
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
    r: Routine, mark: t.SubtypeMark, of: Subtype, own: frozenset[str], hint: str, made_later: bool
) -> list[ir.Statement]:
    """The checks that the values of a discriminant constraint lie in the discriminants' subtypes (ARM 3.7.1(8)), each of
    them before the next is evaluated. Where one is a discriminant of the type around, all of it is checked when an object
    is made (ARM 3.8(18))."""
    found: list[ir.Statement] = []
    given = subtype(mark, r.scope).discriminants or {}
    around = any(is_discriminant(r, s, own) for s in given.values())
    for component in of.type.discriminants:
        source = given.get(component.key)
        if source is None or is_discriminant(r, source, own):
            continue
        made = settle(r, source, component.subtype.type, f"{hint}_{component.name}" if hint else "", component.key, not made_later)
        found += made
        if own and not made and r.entity is None and reads(r, source, component.subtype.type):
            raise Refused("type elaboration", "a constraint made of what may change", mark)
        if not around and (made or not made_later):
            found += discriminant_compatible(r, source, component, mark)
    return found


def reads(r: Routine, source: t.Expr, wanted: TypeEntity) -> bool:
    """Whether an expression reads variables: in a record's declaration they may have changed when an object is made."""
    from translators.rules.ada.expressions import expression

    return bool(wanted.scalar and r.program.effects.expression(expression(r, source, wanted).node, r.module).reads)


def discriminant_compatible(r: Routine, source: t.Expr, component: Component, mark: t.SubtypeMark) -> list[ir.Statement]:
    """The check of one discriminant's value."""
    from translators.rules.ada.expressions import expression

    limits, type_ = component.subtype.static_range, component.subtype.type
    if not type_.discrete or limits == r.subtype_of_type(type_).static_range:
        return []
    value = settled(r, source, component.key) or expression(r, source, type_)
    if limits is None:
        return [outside_computed(r, [value, value], component.subtype, mark)]
    known = value.known_range
    if known is not None and limits[0] <= known[0] and known[1] <= limits[1]:
        return []
    return [outside_check(r, [value, value], limits, type_, mark)]


def constrained_marks(node: object) -> list[tuple[t.SubtypeMark, str]]:
    """The subtype indications with constraints in a declaration, without those in default values, and the name of what
    has them, where that is one."""
    found: list[tuple[t.SubtypeMark, str]] = []
    waiting: list[tuple[object, str]] = [(node, "")]
    while waiting:
        item, hint = waiting.pop()
        if isinstance(item, tuple):
            waiting += [(part, hint) for part in reversed(item)]
        if not isinstance(item, t.Node):
            continue
        if isinstance(item, t.SubtypeMark) and (item.range is not None or item.args or item.digits is not None or item.delta is not None):
            found.append((item, hint))
        skipped = ""
        if isinstance(item, t.ComponentDecl | t.ObjectDecl):
            hint, skipped = item.names[0].text if len(item.names) == 1 else "", "initial"
        elif isinstance(item, t.TypeDecl | t.SubtypeDecl):
            hint = item.name.text
        waiting += [(getattr(item, name), hint) for name in t.parts_of(type(item)) if name != skipped]
    return found


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
    if any(discriminants):  # checked when an object is made
        return []
    values = [settled(r, e) or expression(r, e, of.type) for e in (given.low, given.high)]
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
    return [outside_computed(r, [settled(r, e) or expression(r, e, of.type) for e in (given.low, given.high)], of, at)]


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
