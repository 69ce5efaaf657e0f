"""Types and their definitions, from the grammar's nodes to the abstract syntax."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tree as t
from analyzers.ada.profiles import profile

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


def type_decl(b: Builder, node: Cst, definition: t.TypeDef | None) -> t.TypeDecl:
    name = next(c for c in node.children if c.type == "identifier")
    unknown = any(c.type == "unknown_discriminant_part" for c in node.children)
    discriminants: list[t.ComponentDecl] = []
    for part in node.children:
        if part.type == "known_discriminant_part":
            for spec in part.children[1].children:
                if spec.type == "discriminant_specification":
                    discriminants.append(component_declaration(b, spec))
    return t.TypeDecl(b.name(name), tuple(discriminants), unknown, definition, **b.at(node))


def incomplete_type_declaration(b: Builder, node: Cst) -> t.Decl:
    return type_decl(b, node, None)


def private_type_declaration(b: Builder, node: Cst) -> t.Decl:
    kinds = {c.type for c in node.children}
    definition = t.PrivateDef("tagged" in kinds, "limited" in kinds, **b.at(node))
    return type_decl(b, node, definition)


def private_extension_declaration(b: Builder, node: Cst) -> t.Decl:
    rest = [c for c in b.after(node, "new") if c.type not in ("with", "private", "synchronized")]
    parent, interfaces = ancestors(b, rest)
    return type_decl(b, node, t.DerivedDef(b.subtype(parent, node), None, True, interfaces, **b.at(node)))


def ancestors(b: Builder, rest: list[Cst]) -> tuple[list[Cst], tuple[t.Expr, ...]]:
    """What a type is derived from: `Parent and Interface and Interface`."""
    rest = [c for c in rest if c.type != "comment"]
    ends = [i for i, c in enumerate(rest) if c.type == "and"]
    if not ends:
        return rest, ()
    groups = [rest[i + 1 : j] for i, j in zip(ends, [*ends[1:], len(rest)], strict=True)]
    return rest[: ends[0]], tuple(b.expression(*group) for group in groups)


def full_type_declaration(b: Builder, node: Cst) -> t.Decl | list[t.Decl]:
    first = node.children[0]
    if first.is_named:
        return b.declaration(first)
    rest = b.after(node, "is")
    definition = type_definition(b, rest) if rest else None
    if isinstance(definition, t.DerivedDef) and definition.extension is None and _with_private(node):
        definition = dataclasses.replace(definition, private=True)
    return type_decl(b, node, definition)


def subtype_declaration(b: Builder, node: Cst) -> t.Decl:
    name = next(c for c in node.children if c.type == "identifier")
    subtype = b.subtype(b.after(node, "is"), node)
    return t.SubtypeDecl(b.name(name), subtype, **b.at(node))


def component_declaration(b: Builder, node: Cst) -> t.ComponentDecl:
    rest = b.after(node, ":")
    if rest and rest[0].type == "component_definition":
        subtype = b.type_part([c for c in rest[0].children if c.type != "comment"], rest[0])
    else:
        subtype = b.type_part(rest, node)
    if isinstance(subtype, t.AccessDef):
        subtype = t.Other("access definition", span=subtype.span, pos=subtype.pos)
    assert not isinstance(subtype, t.ArrayDef)  # the grammar has no anonymous arrays in components
    return t.ComponentDecl(b.defining(node), subtype, b.initial(node), **b.at(node))


def type_definition(b: Builder, rest: list[Cst]) -> t.TypeDef:
    node = rest[0]
    if node.type == "null_exclusion":
        return t.OpaqueDef("access type that excludes null", **b.at(node))
    at = b.at(node)
    children = [c for c in node.children if c.type != "comment"]
    if node.type == "enumeration_type_definition":
        literals = [c for c in children if c.type in ("identifier", "character_literal")]
        return t.EnumDef(tuple(b.atom(c) for c in literals), **at)
    if node.type == "signed_integer_type_definition":
        bounds = range_between(b, children[1:])
        return t.SignedDef(bounds.low, bounds.high, **at)
    if node.type == "modular_type_definition":
        return t.ModularDef(b.expression(*children[1:]), **at)
    if node.type == "floating_point_definition":
        limits = [c for c in children if c.type == "real_range_specification"]
        bounds_or_none = range_between(b, limits[0].children[1:]) if limits else None
        return t.FloatDef(b.expression(children[1]), bounds_or_none, **at)
    if node.type in ("ordinary_fixed_point_definition", "decimal_fixed_point_definition"):
        limits = [c for c in children if c.type == "real_range_specification"]
        bounds_or_none = range_between(b, limits[0].children[1:]) if limits else None
        parts = [c for c in children if c.is_named and c.type not in ("real_range_specification", "comment")]
        values = [b.expression(c) for c in parts]
        return t.FixedDef(values[0], values[1] if len(values) > 1 else None, bounds_or_none, **at)
    if node.type == "array_type_definition":
        return array_definition(b, node)
    if node.type == "record_type_definition":
        return record_definition(b, node)
    if node.type in ("access_to_object_definition", "access_to_subprogram_definition"):
        return access_definition(b, node)
    if node.type == "derived_type_definition":
        extension = [c for c in children if c.type == "record_extension_part"]
        parent, interfaces = ancestors(b, [c for c in b.after(node, "new") if c.type != "record_extension_part"])
        record = record_definition(b, extension[0]) if extension else None
        return t.DerivedDef(b.subtype(parent, node), record, False, interfaces, **at)
    if node.type == "interface_type_definition" and not {c.type for c in children} & {"task", "protected", "synchronized"}:
        names = [c for c in children if c.is_named]
        return t.InterfaceDef(tuple(b.expression(c) for c in names), **at)
    kind = node.type.removesuffix("_definition").replace("_", " ")
    return t.OpaqueDef(kind, **at)


def range_between(b: Builder, nodes: list[Cst]) -> t.Range:
    dots = next(i for i, c in enumerate(nodes) if c.type == "..")
    low, high = b.expression(*nodes[:dots]), b.expression(*nodes[dots + 1 :])
    return t.Range(low, high, span=low.span, pos=low.pos)


def array_definition(b: Builder, node: Cst) -> t.ArrayDef:
    groups: list[list[Cst]] = [[]]
    depth_done = False
    constrained = True
    component: t.Expr = b.other(node, "component")
    for child in [c for c in node.children if c.type != "comment"][2:]:
        if child.type == ")":
            depth_done = True
        elif child.type == ",":
            groups.append([])
        elif child.type == "component_definition":
            found = b.type_part([c for c in child.children if c.type != "comment"], child)
            if isinstance(found, t.AccessDef | t.ArrayDef):
                found = t.Other("access definition", **b.at(child))
            component = found
        elif not depth_done:
            groups[-1].append(child)
    indexes: list[t.Expr] = []
    for group in groups:
        if group and group[0].type == "index_subtype_definition":
            constrained = False
            marks = [c for c in group[0].children if c.type not in ("range", "<>", "comment")]
            indexes.append(b.subtype(marks, node))
        elif group:
            indexes.append(b.discrete(group))
    return t.ArrayDef(tuple(indexes), constrained, component, **b.at(node))


def record_definition(b: Builder, node: Cst) -> t.RecordDef:
    kinds = {c.type for c in node.children}
    definition = next(c for c in node.children if c.type == "record_definition")
    lists = [c for c in definition.children if c.type == "component_list"]
    components, part = component_list(b, lists[0]) if lists else ((), None)
    tagged = "tagged" in kinds or node.type == "record_extension_part"
    return t.RecordDef(components, part, tagged, "limited" in kinds, **b.at(node))


def component_list(b: Builder, node: Cst) -> tuple[tuple[t.ComponentDecl, ...], t.VariantPart | None]:
    components: list[t.ComponentDecl] = []
    part = None
    for child in node.children:
        if child.type == "component_declaration":
            components.append(component_declaration(b, child))
        elif child.type == "variant_part":
            part = variant_part(b, child)
    return tuple(components), part


def variant_part(b: Builder, node: Cst) -> t.VariantPart:
    variants: list[t.VariantDecl] = []
    discriminant = next(b.text(c) for c in node.children if c.type == "identifier")
    for child in next(c for c in node.children if c.type == "variant_list").children:
        if child.type == "variant":
            parts = {c.type: c for c in child.children}
            components, inner = component_list(b, parts["component_list"])
            choices = b.choices(parts["discrete_choice_list"])
            variants.append(t.VariantDecl(choices, components, inner, **b.at(child)))
    return t.VariantPart(discriminant, tuple(variants), **b.at(node))


def access_definition(b: Builder, node: Cst) -> t.AccessDef:
    kinds = {c.type for c in node.children}
    if kinds & {"procedure", "function"} or node.type == "access_to_subprogram_definition":
        return t.AccessDef(None, profile(b, node), **b.at(node))
    skip = ("access", "general_access_modifier", "constant", "null_exclusion", "comment")
    rest = [c for c in node.children if c.type not in skip]
    return t.AccessDef(b.subtype(rest, node), **b.at(node))


def _with_private(node: Cst) -> bool:
    """Whether a type declaration ends in `with private`, which the grammar takes for an aspect where the parent's name
    has a prefix."""
    aspects = [c for c in node.children if c.type == "aspect_specification"]
    return any((c.text or b"").lower().split() == [b"with", b"private"] for c in aspects)


READERS = {
    "incomplete_type_declaration": incomplete_type_declaration,
    "private_type_declaration": private_type_declaration,
    "private_extension_declaration": private_extension_declaration,
    "full_type_declaration": full_type_declaration,
    "subtype_declaration": subtype_declaration,
}
