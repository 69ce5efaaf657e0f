"""Ada subtypes as the analyzers' type algebra: what interfaces and the IR both speak."""

from __future__ import annotations

from analyzers.ada.entities import Component, Subtype, TypeEntity, VariantSet
from analyzers.ada.resolve import Library, is_predefined
from analyzers.model import (
    ArrayType,
    BoolType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    NamedType,
    OpaqueType,
    Overflow,
    RecordField,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
    Variant,
)

UNBOUNDED = "ada.strings.unbounded"
EXCEPTIONS = "ada.exceptions"


NONE_OPEN: frozenset[int] = frozenset()


def model_type(subtype: Subtype, library: Library, open_: frozenset[int] | None = NONE_OPEN) -> Type:
    """The model's type for a subtype. `open_` are the types around it, which it mentions by name; None mentions
    every record behind a reference by name, as the IR wants it."""
    if open_ is None and subtype.type.root is not subtype.type:
        root = subtype.type.root  # in the IR a derived type is its ancestor
        subtype = Subtype(root, subtype.low, subtype.high, None, subtype.discriminants, subtype.scope, root.name)
    type_ = subtype.type
    name = library.type_name(type_)
    if open_ is None and type_.home == "ada.tags" and type_.name.lower() == "tag":
        return tag_type(library)
    if open_ is None and type_.home == EXCEPTIONS and type_.kind == "record":
        return StringType(StringKind.UNBOUNDED, None, name)  # the exception's name, none for what is null
    if type_.home == UNBOUNDED and type_.name.lower() == "unbounded_string":
        return StringType(StringKind.UNBOUNDED, None, "Unbounded_String")
    if type_.container and open_ is not None:
        return OpaqueType(name, "container")  # no caller sees what it is made of
    if type_.task is not None and open_ is not None:
        return OpaqueType(name, "task type")
    if type_.protected is not None and open_ is not None:
        return OpaqueType(name, "protected type")
    kind = type_.kind
    if kind == "boolean":
        return BoolType(name)
    if kind == "character":
        return CharType(subtype.name or name)
    if kind == "enum" and open_ is None and is_predefined(type_.home):
        last = len(type_.literals) - 1  # no module of the codebase declares it: positions stand for its literals
        low, high = subtype.static_range or (0, last)
        return IntType(32, True, Overflow.TRAPS, low, high, name)
    if kind == "enum":
        return EnumType(name, type_.literals, type_.values)
    if kind in ("signed", "modular") or (kind == "fixed" and open_ is None):
        return _integer(subtype)
    if kind == "float":
        return FloatType(type_.high, subtype.name)
    if kind == "array":
        return _array(subtype, name, library, open_)
    if kind == "record":
        return _record(subtype, name, library, open_)
    if kind == "access":
        if type_.target is None and type_.profile is not None and open_ is None:
            return callback_type(type_, library)
        if type_.target is None:
            return OpaqueType(name, "access to a subprogram")
        if open_ is not None and not type_.name:
            return OpaqueType("", "access parameter")
        if open_ is None:
            any_length = unconstrained_target(type_)
            if any_length and len(type_.target.type.indexes) > 1:
                return ReferenceType(NamedType(f"{library.type_name(type_.target.type.root)}_Object"), True, name)
            if any_length:
                return ReferenceType(NamedType(f"{name}_Object"), True, name)
            if _leads_to_itself(type_):
                return OpaqueType(name, "access type that leads to itself with no record on the way")
            record = type_.target.type.kind == "record" and type_.target.type.root.home not in (EXCEPTIONS, UNBOUNDED)
            behind = NamedType(library.type_name(type_.target.type.root)) if record else None
            return ReferenceType(behind or model_type(type_.target, library, None), True, name)
        if id(type_) in open_:
            return NamedType(name)
        return ReferenceType(model_type(type_.target, library, open_ | {id(type_)}), True, name)
    reason = type_.reason or ("fixed point type" if kind == "fixed" else f"{kind} type")
    return OpaqueType(name, reason)


def _leads_to_itself(type_: TypeEntity) -> bool:
    """Whether references of a type lead to others of it through access types and arrays alone: only records have names
    by which the IR could speak of what is inside them."""
    found, seen = type_, {id(type_)}
    while (inner := found.target if found.kind == "access" else found.component) is not None:
        found = inner.type
        if id(found) in seen:
            return True
        seen.add(id(found))
    return False


def unconstrained_target(type_: TypeEntity) -> bool:
    """Whether an access type refers to arrays of any length, or of bounds that are not static: they are kept beside them."""
    target = type_.target
    if type_.kind != "access" or target is None or target.type.kind != "array":
        return False
    if len(target.type.indexes) > 1:
        return target.static_shape is None
    if target.static_bounds() is not None:
        return False
    indexes = target.type.indexes
    return len(indexes) == 1 and indexes[0].type.kind == "signed" and indexes[0].type.high < 1 << 31


def object_type(type_: TypeEntity, library: Library) -> RecordType:
    """In the IR: what an access type for arrays of any length refers to."""
    assert type_.target is not None
    if len(type_.target.type.indexes) > 1:
        return shaped_type(type_.target.type, library)
    data = model_type(Subtype(type_.target.type, name=type_.target.type.name), library, None)
    first = IntType(32, True, Overflow.TRAPS, None, None, "Integer")
    name = f"{library.type_name(type_.root)}_Object"
    ends = ("First", "Last") if id(type_.root) in library.loose else ("First",)
    return RecordType(name, (*(RecordField(end, first) for end in ends), RecordField("Data", data)))


def shaped_type(type_: TypeEntity, library: Library) -> RecordType:
    """In the IR: an array of several dimensions, row after row, with the bounds of every dimension."""
    root = type_.root
    bound = IntType(32, True, Overflow.TRAPS, None, None, "Integer")
    data = line_type(root, library)
    ends = [end for number in range(1, len(root.indexes) + 1) for end in bound_ends(number)]
    fields = (*(RecordField(end, bound) for end in ends), RecordField("Data", data))
    return RecordType(f"{library.type_name(root)}_Object", fields)


def line_type(type_: TypeEntity, library: Library) -> ArrayType:
    """In the IR: an array of several dimensions, row after row, whose bounds are kept elsewhere."""
    assert type_.component is not None
    return ArrayType(model_type(type_.component, library, None), None, None, "", type_.indexes[0].name)


def bound_ends(number: int) -> tuple[str, str]:
    """What the bounds of a dimension are called."""
    end = f"_{number}" if number > 1 else ""
    return f"First{end}", f"Last{end}"


def _integer(subtype: Subtype) -> Type:
    type_ = subtype.type
    limits = subtype.static_range
    if type_.kind == "modular":
        bits = next(b for b in (8, 16, 32, 64) if type_.modulus <= 1 << b)
        low, high = limits or (0, type_.modulus - 1)
        full = (low, high) == (0, (1 << bits) - 1)
        first, last = (None, None) if full else (low, high)
        return IntType(bits, False, Overflow.WRAPS, first, last, subtype.name)
    bits = (type_.high + 1).bit_length()
    if limits is None or limits == (type_.low, type_.high):
        return IntType(bits, True, Overflow.TRAPS, None, None, subtype.name)
    return IntType(bits, True, Overflow.TRAPS, limits[0], limits[1], subtype.name)


def _array(subtype: Subtype, name: str, library: Library, open_: frozenset[int] | None) -> Type:
    type_ = subtype.type
    if len(type_.indexes) != 1:
        shape = [subtype.static_bounds(i) for i in range(len(type_.indexes))] if subtype.bounds else [None]
        if open_ is not None or any(limits is None for limits in shape):
            return OpaqueType(name, "array of several dimensions")
        assert type_.component is not None
        nested = model_type(type_.component, library, open_)
        for of, limits in zip(reversed(type_.indexes), reversed(shape), strict=True):
            assert limits is not None
            nested = ArrayType(nested, *limits, name if of is type_.indexes[0] else "", of.name)
        return nested
    limits = subtype.static_bounds()
    if type_.is_string:
        if subtype.bounds is None:
            return StringType(StringKind.UNBOUNDED, None, name)
        if limits is None:
            return StringType(StringKind.UNBOUNDED, None, name)
        if limits[0] != 1 and open_ is not None:
            return OpaqueType(name, "string whose first index is not 1")
        return StringType(StringKind.FIXED, max(0, limits[1] - limits[0] + 1), subtype.name)
    assert type_.component is not None
    element = model_type(type_.component, library, open_)
    low, high = limits or (None, None)
    return ArrayType(element, low, high, name, type_.indexes[0].name)


def _record(subtype: Subtype, name: str, library: Library, open_: frozenset[int] | None) -> Type:
    type_ = subtype.type
    if open_ is not None and id(type_) in open_:
        return NamedType(name)
    if type_.tagged:
        return _hierarchy(type_, library) if open_ is None else OpaqueType(name, "tagged type")
    if len(type_.discriminants) > 1 and open_ is not None:
        return OpaqueType(name, "record with several discriminants")
    for component in type_.components:
        if _depends(component.subtype, type_, open_ is None):
            return OpaqueType(name, "record whose components depend on its discriminant")
    inner = open_ | {id(type_)} if open_ is not None else None
    fields = _fields((*type_.discriminants, *type_.components), library, inner)
    variants: tuple[Variant, ...] = ()
    discriminant = ""
    if type_.variants is not None:
        found = _variants(type_.variants, type_, library, inner)
        if found is None:
            return OpaqueType(name, "record with nested variants")
        variants = found
        discriminant = type_.governing.name
    return RecordType(name, fields, discriminant, variants)


TAG = "Type_Tag"
NOTHING_NAMED = "Null"  # the value of an access to a subprogram that names none


def callback_type(type_: TypeEntity, library: Library) -> EnumType:
    """In the IR: the subprograms that the values of an access type can name."""
    return EnumType(library.type_name(type_.root), (NOTHING_NAMED, *type_.root.callbacks))


def tag_type(library: Library) -> EnumType:
    """In the IR: the tags of all tagged types of the codebase."""
    return EnumType(TAG, ("No_Tag", *(library.type_name(x) for x in library.tagged)))


def _hierarchy(type_: TypeEntity, library: Library) -> Type:
    """In the IR: one record for a tagged type and all its descendants. It has a tag and the components of all; those
    that its own type lacks stay zero."""
    root, name = type_.root, library.type_name(type_.root)
    key = (id(root), 2)
    if key in library.scopes:
        return OpaqueType(name, "tagged type that contains one of its class")
    library.scopes[key] = library.standard
    try:
        fields = [RecordField("Tag", tag_type(library))]
        seen: set[str] = set()  # a descendant's discriminant may be an ancestor's
        for member in root.hierarchy:
            if member.variants is not None:
                return OpaqueType(name, "tagged type with variants")
            for component in (*member.discriminants, *member.own_components):
                if component.field.lower() in seen:
                    continue
                seen.add(component.field.lower())
                if _depends(component.subtype, member, True):
                    return OpaqueType(name, "tagged type whose components depend on its discriminant")
                fields.append(RecordField(component.field, model_type(component.subtype, library, None)))
    finally:
        del library.scopes[key]
    return RecordType(name, tuple(fields))


def _depends(subtype: Subtype, type_: TypeEntity, lines: bool = False) -> bool:
    """Whether a component's constraint mentions a discriminant (or is dynamic in another way); with `lines`, whether
    it does so where the IR has no value for it: arrays may be of any length."""
    if subtype.type.kind == "array":
        if lines and subtype.bounds is not None:
            return any(not x.type.integer and subtype.static_bounds(i) is None for i, x in enumerate(subtype.type.indexes))
        return subtype.bounds is None or any(subtype.static_bounds(i) is None for i in range(len(subtype.bounds)))
    return subtype.type.discrete and subtype.static_range is None and not lines  # its range is checked where it is set


def _fields(
    components: tuple[Component, ...], library: Library, open_: frozenset[int] | None
) -> tuple[RecordField, ...]:
    def model(of: Subtype) -> Type:
        if open_ is None and of.type.kind == "array" and len(of.type.indexes) > 1 and of.static_shape is None:
            return line_type(of.type, library)
        return model_type(of, library, open_)

    return tuple(RecordField(c.name, model(c.subtype)) for c in components)


def _variants(
    part: VariantSet, type_: TypeEntity, library: Library, open_: frozenset[int] | None
) -> tuple[Variant, ...] | None:
    """Variants with explicit choices: `others` becomes the positions that no other variant has."""
    selector = type_.governing.subtype
    limits = selector.static_range
    if limits is None:
        return None
    if limits[1] - limits[0] > 1000:
        return _flat(part, library, open_) if open_ is None else None
    left = set(range(limits[0], limits[1] + 1))
    found: list[Variant] = []
    for variant in part.variants:
        if variant.nested is not None:
            return None
        if any(_depends(c.subtype, type_, open_ is None) for c in variant.components):
            return None
        chosen = left
        if variant.ranges is not None:
            chosen = {p for low, high in variant.ranges for p in range(low, high + 1)} & left
        left = left - chosen
        names = tuple(position_name(selector.type, p) for p in sorted(chosen))
        found.append(Variant(names, _fields(variant.components, library, open_)))
    return tuple(found)


def _flat(part: VariantSet, library: Library, open_: frozenset[int] | None) -> tuple[Variant, ...] | None:
    """Variants by number, where the discriminant has too many values to list."""
    if any(v.nested is not None for v in part.variants):
        return None
    return tuple(Variant((f"#{i}",), _fields(v.components, library, open_)) for i, v in enumerate(part.variants))


def position_name(type_: TypeEntity, position: int) -> str:
    """A discrete value as text: the literal's name, or the number."""
    if type_.kind in ("enum", "boolean"):
        return type_.literals[position]
    return str(position)
