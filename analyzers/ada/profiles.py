"""Profiles: parameters and results of subprograms, from the grammar's nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tree as t

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


def subprogram_spec(b: Builder, node: Cst) -> t.SubprogramSpec:
    """Of a node that has a procedure or function specification among its children."""
    inner = next(c for c in node.children if c.type in ("procedure_specification", "function_specification"))
    return specification(b, inner)


def specification(b: Builder, inner: Cst) -> t.SubprogramSpec:
    names = inner.children_by_field_name("name")
    params: list[t.ParamSpec] = []
    result: t.Expr | t.AccessDef | None = None
    for child in inner.children:
        if child.type == "formal_part":
            params.extend(parameter(b, c) for c in child.children if c.type == "parameter_specification")
        elif child.type == "result_profile":
            rest = [c for c in child.children if c.type not in ("return", "comment")]
            found = b.type_part(rest, child)
            assert not isinstance(found, t.ArrayDef)
            result = found
    function = inner.type == "function_specification"
    name = b.expression(*names)
    return t.SubprogramSpec(name, tuple(params), result, function, **b.at(inner))


def profile(b: Builder, node: Cst) -> t.SubprogramSpec:
    """The profile of an access to a subprogram."""
    name = t.Name("Callee", **b.at(node))
    result: t.Expr | t.AccessDef | None = None
    params: list[t.ParamSpec] = []
    for child in node.children:
        if child.type == "formal_part":
            params.extend(parameter(b, c) for c in child.children if c.type == "parameter_specification")
        elif child.type == "result_profile":
            found = b.type_part([c for c in child.children if c.type not in ("return", "comment")], child)
            result = None if isinstance(found, t.ArrayDef) else found
    return t.SubprogramSpec(name, tuple(params), result, result is not None, **b.at(node))


def parameter(b: Builder, node: Cst) -> t.ParamSpec:
    rest = b.after(node, ":")
    modes = [" ".join(w.type for w in c.children) for c in rest if c.type == "non_empty_mode"]
    subtype = b.type_part(rest, node)
    assert not isinstance(subtype, t.ArrayDef)
    mode = modes[0] if modes else "in"
    return t.ParamSpec(b.defining(node), mode, subtype, b.initial(node), **b.at(node))
