"""Type declarations become `TypeEntity` and `Subtype` objects (ARM 3.2-3.10)."""

from __future__ import annotations

import math
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Bound,
    Component,
    Dynamic,
    Formal,
    LiteralEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
    VariantChoice,
    VariantSet,
)
from analyzers.ada.standard import POSITIVE
from analyzers.ada.static import static
from analyzers.ada.subtypes import bound, opaque, range_bounds, range_type, subtype


def declare_type(node: t.TypeDecl, scope: Scope, exported: bool) -> None:
    """A type declaration: a new type, or the completion of an incomplete or private one."""
    type_ = _incomplete(node, scope)
    if type_ is None:
        type_ = TypeEntity(node.name.text, "incomplete", scope.home, node.span, path=scope.path, region=scope)
        type_.instance, type_.local = scope.instance, scope.inside == "subprogram"
        first = Subtype(type_, name=node.name.text)
        scope.add(SubtypeEntity(node.name.text, node.name.span, node.name.pos, scope, first))
    else:
        first = next(
            e.subtype
            for region in (scope, *_outer(scope))
            for e in region.local(node.name.key)
            if isinstance(e, SubtypeEntity)
        )
    if node.discriminants:
        type_.discriminants = _components(node.discriminants, scope)
    type_.unknown_discriminants |= node.unknown_discriminants
    if node.definition is not None:
        _define(type_, first, node.definition, scope)
        _complete_subtypes(type_, first, scope)


def _complete_subtypes(type_: TypeEntity, first: Subtype, scope: Scope) -> None:
    """Subtypes that were declared while a type was private have the range or the bounds of its full view."""
    for region in (scope, *_outer(scope)):
        for entity in (e for group in region.names.values() for e in group):
            if not isinstance(entity, SubtypeEntity) or entity.subtype is first or entity.subtype.type is not type_:
                continue
            own = entity.subtype
            if own.low is None and own.high is None and own.bounds is None and own.discriminants is None:
                own.low, own.high, own.bounds, own.discriminants = first.low, first.high, first.bounds, first.discriminants
                own.scope = own.scope or first.scope


def _outer(scope: Scope) -> list[Scope]:
    """Where the partial view of a type of this scope may have been declared."""
    if not isinstance(scope.owner, PackageEntity):
        return []
    return [r for r in (scope.owner.private, scope.owner.public) if r is not None and r is not scope]


def _incomplete(node: t.TypeDecl, scope: Scope) -> TypeEntity | None:
    for region in (scope, *_outer(scope)):
        for entity in region.local(node.name.key):
            if isinstance(entity, SubtypeEntity) and entity.subtype.type.kind in ("incomplete", "private"):
                return entity.subtype.type
    return None


def _define(type_: TypeEntity, first: Subtype, d: t.TypeDef, scope: Scope) -> None:
    """Give a type its definition; `first` is its first subtype."""
    if isinstance(d, t.EnumDef):
        type_.kind = "enum"
        type_.literals = tuple(t.dotted(x) for x in d.literals)
        first.low, first.high = 0, len(d.literals) - 1
        _literals(type_, [x for x in d.literals], scope)
    elif isinstance(d, t.SignedDef):
        low, high = static(d.low, scope), static(d.high, scope)
        if isinstance(low, int) and isinstance(high, int):
            type_.kind = "signed"
            type_.low, type_.high = base_range(low, high)
            first.low, first.high = low, high
            if type_.high >= 1 << 63:
                _opaque(type_, "an integer type of more than 64 bits")
        else:
            _opaque(type_, "an integer type with bounds that are not read")
    elif isinstance(d, t.ModularDef):
        modulus = static(d.modulus, scope)
        if isinstance(modulus, int) and 0 < modulus <= 1 << 64:
            type_.kind, type_.modulus = "modular", modulus
            first.low, first.high = 0, modulus - 1
        else:
            _opaque(type_, "a modular type with a modulus that is not read")
    elif isinstance(d, t.FloatDef):
        digits = static(d.digits, scope)
        if isinstance(digits, int) and digits <= 15:
            type_.kind, type_.digits = "float", digits
            type_.high = 32 if digits <= 6 else 64
            if d.range is not None:
                first.low, first.high = bound(d.range.low, scope, None), bound(d.range.high, scope, None)
        else:
            _opaque(type_, "a floating-point type of more than 15 digits")
    elif isinstance(d, t.FixedDef):
        _fixed(type_, first, d, scope)
    elif isinstance(d, t.ArrayDef):
        define_array(type_, first, d, scope)
    elif isinstance(d, t.RecordDef):
        _record(type_, d, scope)
    elif isinstance(d, t.AccessDef):
        type_.kind = "access"
        type_.target = subtype(d.target, scope) if d.target is not None else None
        if d.spec is not None and d.target is None:
            from analyzers.ada.declare import new_subprogram

            type_.profile = new_subprogram(d.spec, scope, False)
    elif isinstance(d, t.DerivedDef):
        _derived(type_, first, d, scope)
    elif isinstance(d, t.InterfaceDef):
        type_.kind, type_.tagged, type_.abstract_only = "record", True, True
        enlist(type_, scope)
        _implement(type_, d.interfaces, d, scope)
    elif isinstance(d, t.PrivateDef):
        inside_formals = scope.inside == "formals"
        type_.kind = "formal" if inside_formals else "private"
        type_.private = True
        type_.tagged, type_.limited = d.tagged, d.limited
    else:
        _opaque(type_, d.kind)
        type_.tagged = "tagged" in d.kind


def _fixed(type_: TypeEntity, first: Subtype, d: t.FixedDef, scope: Scope) -> None:
    """A fixed-point type as GNAT represents it: multiples of its small in the smallest integer type that holds its
    range (ARM 3.5.9). A small that is no power of two or ten is set later, by an attribute definition clause."""
    delta = static(d.delta, scope)
    digits = static(d.digits, scope) if d.digits is not None else None
    ends = [static(e, scope) for e in (d.range.low, d.range.high)] if d.range is not None else []
    if delta is None or delta <= 0 or None in ends or (d.digits is not None and not isinstance(digits, int)):
        _opaque(type_, "fixed point with bounds that are not read")
        return
    type_.delta = type_.small = Fraction(delta)
    if isinstance(digits, int):
        type_.digits = digits
        most = (10**digits - 1) * type_.small
        ends = ends or [-most, most]
    else:
        type_.small = Fraction(2) ** _floor_log2(type_.delta)
    if not ends:
        _opaque(type_, "fixed point without a range")
        return
    type_.kind = "fixed"
    type_.given = (Fraction(ends[0] or 0), Fraction(ends[1] or 0))
    set_range(type_, first)


def set_range(type_: TypeEntity, first: Subtype) -> None:
    """The bounds of a fixed-point type and of its base, as GNAT 12 chooses them (measured): the multiples of the small
    around the given bounds, or inside them where that saves half the storage (ARM 3.5.9(13))."""
    low, high = (bound / type_.small for bound in type_.given)
    inner, outer = math.floor(low), math.ceil(high)
    ends = [(inner, outer)]
    if not type_.digits:
        less = (inner + 1 if inner < 0 else inner, outer - 1 if outer > 0 else outer)
        saved = zip(_storage(*less), _storage(inner, outer), strict=True)
        if any(small < large for small, large in saved):
            ends = [e for e in ((inner, less[1]), (less[0], outer), less) if _storage(*e) == _storage(*less)]
    first.low, first.high = ends[0]
    bits = next((b for b in (8, 16, 32, 64) if -(1 << (b - 1)) <= first.low and first.high < 1 << (b - 1)), 0)
    if not bits:
        _opaque(type_, "fixed point of more than 64 bits")
        return
    type_.low, type_.high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1


def _storage(low: int, high: int) -> tuple[int, int]:
    """The bits of the machine integers that hold a range: signed where it must be, and signed in any case."""
    signed = max((-low - 1 if low < 0 else low).bit_length(), (-high - 1 if high < 0 else high).bit_length()) + 1
    plain = high.bit_length() if low >= 0 else signed
    bits = (next((b for b in (8, 16, 32, 64) if needed <= b), 128) for needed in (plain, signed))
    return next(bits), next(bits)


def to_small(value: Fraction, small: Fraction) -> int:
    """A value in multiples of a small, cut toward zero: what GNAT 12 makes of literals (measured)."""
    return int(value / small)


def _floor_log2(value: Fraction) -> int:
    power = 0
    while Fraction(2) ** power > value:
        power -= 1
    while Fraction(2) ** (power + 1) <= value:
        power += 1
    return power


def _opaque(type_: TypeEntity, reason: str) -> None:
    type_.kind, type_.reason = "opaque", reason


def base_range(low: int, high: int) -> tuple[int, int]:
    """The base range that GNAT gives `range low .. high`: the smallest of its integer types that holds it."""
    for bits in (8, 16, 32, 64, 128):
        half = 1 << (bits - 1)
        if -half <= low and high < half:
            return -half, half - 1
    return low, high


def _literals(type_: TypeEntity, literals: list[t.Expr], scope: Scope) -> None:
    for position, literal in enumerate(literals):
        name = t.dotted(literal)
        scope.add(LiteralEntity(name, literal.span, literal.pos, scope, type_, position))


def _derived(type_: TypeEntity, first: Subtype, d: t.DerivedDef, scope: Scope) -> None:
    parent = subtype(d.parent, scope)
    source = parent.type
    if d.extension is not None or d.private or source.tagged:
        _extended(type_, parent, d, scope)
        return
    type_.kind, type_.parent, type_.reason = source.kind, source, source.reason
    type_.low, type_.high, type_.modulus = source.low, source.high, source.modulus
    type_.digits, type_.literals, type_.values = parent.digits or source.digits, source.literals, source.values
    type_.small, type_.delta, type_.given = source.small, parent.delta or source.delta, source.given
    type_.indexes, type_.component, type_.target = source.indexes, source.component, source.target
    type_.bounded = source.bounded
    type_.profile = source.profile
    type_.discriminants = type_.discriminants or source.discriminants
    type_.own_components, type_.variants = source.components, source.variants
    type_.limited = source.limited
    type_.size = -1 if source.size else 0  # inherited, as far as its own range lets it
    first.low, first.high, first.bounds = parent.low, parent.high, parent.bounds
    first.discriminants, first.scope = parent.discriminants, parent.scope
    from analyzers.ada.declare import declare_implicitly

    if type_.kind in ("enum", "boolean", "character"):
        for position, literal in enumerate(type_.literals):
            declare_implicitly(LiteralEntity(literal, d.span, d.pos, scope, type_, position, derived=True), scope)
    inherit(type_, source, scope, d)


def _extended(type_: TypeEntity, parent: Subtype, d: t.DerivedDef, scope: Scope) -> None:
    """A type extension, or the partial view of one (ARM 3.9.1, 7.3)."""
    source = parent.type
    known = type_.parent is not None  # completes a private extension
    type_.tagged = True
    if source.kind not in ("record", "private") or not source.tagged or source.specific is not None:
        _opaque(type_, "tagged type")
        return
    own = type_.discriminants != source.discriminants and bool(type_.discriminants)
    given = parent.discriminants is not None or (own and source.discriminants and not known)
    if given and not _correspond(type_, parent):
        _opaque(type_, "tagged type that gives its parent's discriminants")
        return
    type_.kind, type_.private = ("private" if d.private else "record"), d.private or type_.private
    type_.parent, type_.limited = source, source.limited
    if d.private:
        type_.shown = source
    type_.discriminants = type_.discriminants or source.discriminants
    type_.variants = source.variants
    if d.extension is not None:
        inner = _with_discriminants(type_, scope) if type_.discriminants else scope
        type_.own_components = _components(d.extension.components, inner)
        if d.extension.part is not None:
            _opaque(type_, "tagged type with variants")
            return
    if source.abstract_only:
        type_.limited = False  # an interface may be limited, of which descendants are not (ARM 3.9.4(12))
    if not d.private:
        enlist(type_, scope)
    inherit(type_, source, scope, d, hidden_only=known)
    _implement(type_, d.interfaces, d, scope)


def _implement(type_: TypeEntity, names: tuple[t.Expr, ...], d: t.Node, scope: Scope) -> None:
    """The interfaces that a type is derived from beside its parent (ARM 3.9.4)."""
    found = [subtype(name, scope).type for name in names]
    if any(not x.abstract_only for x in found):
        _opaque(type_, "tagged type with an interface that is not read")
        return
    new = [x for x in found if x not in type_.interfaces]
    type_.interfaces = (*type_.interfaces, *new)
    for each in new:
        _join(each.root, type_.root)
        inherit(type_, each, scope, d)


def _join(other: TypeEntity, root: TypeEntity) -> None:
    """Make one hierarchy of two that a common descendant joins: all their values are of one record type."""
    if other is root:
        return
    taken = {c.field.lower() for member in root.hierarchy for c in (*member.discriminants, *member.own_components)}
    other.joined = root
    moved, other.hierarchy = other.hierarchy, []
    for member in moved:
        for component in (*member.discriminants, *member.own_components):
            if component.field.lower() in taken:
                component.unique = f"{member.name}_{component.name}"
        root.hierarchy.append(member)


def _correspond(type_: TypeEntity, parent: Subtype) -> bool:
    """Whether every discriminant of an extension's parent is given by one of its own, of the same subtype (ARM 3.7(18)).
    Then both are one component."""
    theirs, own = parent.type.discriminants, {c.key: c for c in type_.discriminants}
    used: dict[str, Component] = {}
    for component in theirs:
        given = (parent.discriminants or {}).get(component.key)
        name = given.key if isinstance(given, t.Name) else ""
        mine = own.get(name)
        if mine is None or name in used or mine.default is not None or component.default is not None:
            return False
        limits = component.subtype.static_range
        if mine.subtype.type is not component.subtype.type or limits is None or mine.subtype.static_range != limits:
            return False
        used[name] = component
    if any(name != component.key for name, component in used.items()) and _dependent(parent.type):
        return False
    for name, component in used.items():
        if name == component.key:
            own[name] = component
        else:
            own[name].unique = component.field
    type_.discriminants = tuple(own.values())
    return True


def _dependent(type_: TypeEntity) -> bool:
    """Whether components of a tagged type may name its discriminants."""
    names = {c.key for c in type_.discriminants}
    for component in type_.components:
        of = component.subtype
        placed = of.bounds is not None and not all(isinstance(b, int) for pair in of.bounds for b in pair)
        if placed or of.discriminants is not None or any(getattr(n, "key", "") in names for n in t.walk(component.default)):
            return True
    return False


def enlist(type_: TypeEntity, scope: Scope) -> None:
    """Note a tagged type among those of its hierarchy and of the program, and tell its components from theirs."""
    known = scope.library.tagged
    if type_ in known:
        return
    known.append(type_)
    family = type_.root.hierarchy
    taken = {c.field.lower() for other in family for c in (*other.discriminants, *other.own_components)}
    known_fields = {id(c) for other in family for c in other.discriminants}
    new = [c for c in type_.discriminants if id(c) not in known_fields and not c.unique]  # the others are an ancestor's
    for component in (*new, *type_.own_components):
        name, count = component.name, 1
        while name.lower() in taken or name.lower() == "tag":
            name = f"{type_.name}_{component.name}" + (f"_{count}" if count > 1 else "")
            count += 1
        component.unique = name if name != component.name else ""
        taken.add(name.lower())
    family.append(type_)


def inherit(type_: TypeEntity, source: TypeEntity, scope: Scope, d: t.Node, hidden_only: bool = False) -> None:
    """The derived type's own view of the parent's user-defined primitive subprograms (ARM 3.4(17))."""
    from analyzers.ada.declare import declare_implicitly

    region = source.region
    if region is None or not isinstance(region.owner, PackageEntity) or region.owner.predefined:
        return
    package = region.owner
    seen = [] if hidden_only else [package.public]
    around, own_package = scope, scope.owner
    while around is not None and around is not package.private:
        around = around.parent  # type: ignore[assignment]
    hidden = isinstance(own_package, PackageEntity) and scope is not own_package.public
    if scope in (package.private, package.body_scope):
        seen = [package.public, package.private] if not hidden_only else []
    elif source.tagged and around is not None and hidden:
        seen.append(package.private)

    def own(of: Subtype) -> Subtype:
        if of.type is not source:
            return of
        return Subtype(type_, of.low, of.high, of.bounds, of.discriminants, of.scope, of.name)

    for inner in seen:
        for entity in [e for group in list(inner.names.values()) for e in list(group)]:
            if not isinstance(entity, SubprogramEntity) or (entity.pos > d.pos and inner is scope):
                continue
            subtypes = [f.subtype for f in entity.formals] + ([entity.result] if entity.result else [])
            if not any(s.type is source for s in subtypes) or entity.renames_unknown:
                continue
            formals = tuple(Formal(f.name, own(f.subtype), f.mode, f.default) for f in entity.formals)
            result = own(entity.result) if entity.result is not None else None
            made = SubprogramEntity(entity.name, d.span, d.pos, scope, formals, result, entity.spec)
            made.home, made.path, made.renames, made.derived = scope.home, entity.path, entity, True
            declare_implicitly(made, scope, explicit=not entity.derived)


def define_array(type_: TypeEntity, first: Subtype, d: t.ArrayDef, scope: Scope) -> None:
    """An array type, constrained or not."""
    type_.kind, type_.bounded = "array", d.constrained
    type_.component = subtype(d.component, scope)
    indexes: list[Subtype] = []
    bounds: list[tuple[Bound, Bound]] = []
    for index in d.indexes:
        if not d.constrained:
            indexes.append(subtype(index, scope))
            continue
        pair = range_bounds(index, scope, range_type(index, scope))
        of = range_type(index, scope)
        if pair is None or of is None:
            _opaque(type_, "an array with bounds that are not read")
            return
        bounds.append(pair)
        name = ""
        if isinstance(index, t.SubtypeMark):
            name = subtype(index, scope).name
        indexes.append(Subtype(of, pair[0], pair[1], scope=scope, name=name))
    type_.indexes = tuple(indexes)
    if d.constrained:
        first.bounds = tuple(bounds)


def _components(declarations: tuple[t.ComponentDecl, ...], scope: Scope) -> tuple[Component, ...]:
    found: list[Component] = []
    for declaration in declarations:
        type_ = subtype(declaration.subtype, scope)
        found.extend(Component(n.text, type_, declaration.initial, scope) for n in declaration.names)
    return tuple(found)


def _record(type_: TypeEntity, d: t.RecordDef, scope: Scope) -> None:
    type_.kind = "record"
    type_.tagged, type_.limited = d.tagged or type_.tagged, d.limited or type_.limited
    type_.limited_record = d.limited
    inner = _with_discriminants(type_, scope) if type_.discriminants else scope
    type_.own_components = _components(d.components, inner)
    if type_.tagged:
        enlist(type_, scope)
    if d.part is not None:
        type_.variants = _variants(d.part, type_, inner)
        if type_.variants is None:
            _opaque(type_, "variants that are not read")


def _with_discriminants(type_: TypeEntity, scope: Scope) -> Scope:
    """A region in which constraints and default values of components see the discriminants (ARM 3.8(12))."""
    inner = Scope(scope.library, scope, scope.home, scope.owner, path=scope.path, inside=scope.inside)
    for component in type_.discriminants:
        inner.add(ObjectEntity(component.name, type_.span, 0, inner, component.subtype, "discriminant"))
    return inner


def _variants(part: t.VariantPart, type_: TypeEntity, scope: Scope) -> VariantSet | None:
    """The variants of a part; None when a choice is not static."""
    key = part.discriminant.lower()
    of = next((c.subtype.type for c in type_.discriminants if c.key == key), None)
    variants: list[VariantChoice] = []
    for variant in part.variants:
        ranges: list[tuple[int, int]] | None = []
        for choice in variant.choices:
            if isinstance(choice, t.Others):
                ranges = None
                break
            pair = choice_range(choice, scope, of)
            if pair is None:
                return None
            assert ranges is not None
            ranges.append(pair)
        nested = _variants(variant.part, type_, scope) if variant.part is not None else None
        if variant.part is not None and nested is None:
            return None
        components = _components(variant.components, scope)
        variants.append(VariantChoice(tuple(ranges) if ranges is not None else None, components, nested))
    return VariantSet(key, tuple(variants))


def choice_range(choice: t.Expr, scope: Scope, of: TypeEntity | None) -> tuple[int, int] | None:
    """A static discrete choice as an inclusive range of positions."""
    pair = range_bounds(choice, scope, of)
    if pair is not None:
        return (pair[0], pair[1]) if isinstance(pair[0], int) and isinstance(pair[1], int) else None
    value = static(choice, scope, of)
    return (value, value) if isinstance(value, int) else None


def anonymous_access(node: t.AccessDef, scope: Scope, at: t.Node) -> Subtype:
    """The subtype of an anonymous access type: each makes a type of its own, which others convert to (ARM 4.6(24.11))."""
    if node.target is None:
        return opaque("access type", "", scope, at)
    return Subtype(TypeEntity("", "access", scope.home, at.span, target=subtype(node.target, scope)))


def object_type(node: t.ObjectDecl, scope: Scope) -> Subtype:
    """The subtype of a declared object; an anonymous array makes a type of its own."""
    if isinstance(node.subtype, t.ArrayDef):
        type_ = TypeEntity("", "array", scope.home, node.span)
        first = Subtype(type_)
        define_array(type_, first, node.subtype, scope)
        return first
    if isinstance(node.subtype, t.AccessDef):
        return anonymous_access(node.subtype, scope, node)
    found = subtype(node.subtype, scope)
    if found.type.kind == "array" and found.bounds is None and isinstance(node.initial, t.StrLit):
        index = found.type.indexes[0]
        if isinstance(index.low, Dynamic):
            return found  # it takes the literal's bounds when it is made
        low = index.low if isinstance(index.low, int) else POSITIVE.low
        assert isinstance(low, int)
        bounds = ((low, low + len(node.initial.value) - 1),)
        return Subtype(found.type, bounds=bounds, scope=scope, name=found.name)
    return found
