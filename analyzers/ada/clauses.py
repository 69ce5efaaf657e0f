"""Clauses, pragmas and aspects, from the grammar's nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tree as t

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


TELLING_ASPECTS = frozenset((
    "address", "size", "object_size", "value_size", "default_value", "default_component_value",
    "predicate", "static_predicate", "dynamic_predicate", "pack", "component_size", "alignment", "convention",
    "bit_order", "scalar_storage_order",
))  # fmt: skip


def with_clause(b: Builder, node: Cst) -> t.WithClause:
    limited = any(c.type == "limited" for c in node.children)
    return t.WithClause(clause_names(b, node), limited, **b.at(node))


def use_clause(b: Builder, node: Cst) -> t.Decl:
    types = any(c.type == "type" for c in node.children)
    whole = any(c.type == "all" for c in node.children)
    return t.UseClause(clause_names(b, node), types, whole, **b.at(node))


def clause_names(b: Builder, node: Cst) -> tuple[t.Expr, ...]:
    """The names of a with or use clause."""
    groups: list[list[Cst]] = [[]]
    for child in node.children:
        if child.type == ",":
            groups.append([])
        elif child.is_named and child.type != "comment":
            groups[-1].append(child)
    return tuple(b.expression(*g) for g in groups if g)


def pragma(b: Builder, node: Cst) -> t.Decl:
    args: list[t.Expr] = []
    for child in node.children:
        if child.type == "pragma_argument_association":
            rest = [c for c in child.children if c.type != "comment"]
            arrow = next((i for i, c in enumerate(rest) if c.type == "=>"), -1)
            args.append(b.expression(*rest[arrow + 1 :]))
    name = next(b.text(c) for c in node.children if c.type == "identifier")
    return t.Pragma(name.lower(), tuple(args), **b.at(node))


def aspects(b: Builder, node: Cst, declared: t.Decl) -> list[t.Decl]:
    """The aspects of an object or type that say what it holds or where it is, as the clauses that they stand for
    (ARM 13.1.1)."""
    if not isinstance(declared, t.ObjectDecl | t.TypeDecl | t.SubtypeDecl):
        return []
    names = declared.names if isinstance(declared, t.ObjectDecl) else (declared.name,)
    found: list[t.Decl] = []
    for marks in (c for s in node.children if s.type == "aspect_specification" for c in s.children):
        for mark in (c for c in marks.children if c.type == "aspect_association"):
            kind = b.text(mark.children[0]).lower()
            value = next((c for c in mark.children if c.type == "expression"), None)
            if kind in TELLING_ASPECTS and not (kind == "pack" and value is not None and b.text(value).lower() == "false"):
                given = b.expression(value) if value is not None else None
                found += [t.RepClause(kind, name, None, given, **b.at(node)) for name in names]
    return found


def enumeration_representation_clause(b: Builder, node: Cst) -> t.Decl:
    target = b.expression(*node.children_by_field_name("local_name"))
    aggregate = next(c for c in node.children if c.type == "enumeration_aggregate")
    values = b.expression(aggregate.children[0])
    assert isinstance(values, t.Aggregate)
    return t.RepClause("enumeration", target, values, **b.at(node))


def rep_clause(b: Builder, node: Cst) -> t.Decl:
    names = node.children_by_field_name("local_name") or [c for c in node.children if c.type == "identifier"]
    kind = next((b.text(c).lower() for c in node.children if c.type == "attribute_designator"), "layout")
    value = next((c for c in node.children if c.type == "expression"), None)
    components = tuple(component_clause(b, c) for c in node.children if c.type == "component_clause")
    given = b.expression(value) if value else None
    return t.RepClause(kind, b.expression(names[0]), None, given, components, **b.at(node))


def component_clause(b: Builder, node: Cst) -> t.ComponentClause:
    words = [c.type for c in node.children]
    at, range_, dots = words.index("at"), words.index("range"), words.index("..")
    end = next((i for i, c in enumerate(words) if c == ";"), len(words))
    parts = (node.children[at + 1 : range_], node.children[range_ + 1 : dots], node.children[dots + 1 : end])
    return t.ComponentClause(b.text(node.children[0]), *(b.expression(*p) for p in parts), **b.at(node))


READERS = {
    "use_clause": use_clause,
    "pragma_g": pragma,
    "enumeration_representation_clause": enumeration_representation_clause,
    "attribute_definition_clause": rep_clause,
    "record_representation_clause": rep_clause,
    "at_clause": rep_clause,
}
