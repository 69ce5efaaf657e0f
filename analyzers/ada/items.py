"""Objects, subprograms, packages and renamings, from the grammar's nodes to the abstract syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tree as t
from analyzers.ada.complexity import complexity
from analyzers.ada.profiles import subprogram_spec
from analyzers.ada.statements import handled_statements

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


def object_declaration(b: Builder, node: Cst) -> t.Decl | list[t.Decl]:
    if len(node.children) == 1 and node.children[0].is_named:
        return b.declaration(node.children[0])
    rest = b.after(node, ":")
    constant = any(c.type == "constant" for c in rest)
    subtype = b.type_part(rest, node)
    return t.ObjectDecl(b.defining(node), constant, subtype, b.initial(node), **b.at(node))


def number_declaration(b: Builder, node: Cst) -> t.Decl:
    return t.NumberDecl(b.defining(node), b.expression(*b.after(node, ":=")), **b.at(node))


def exception_declaration(b: Builder, node: Cst) -> t.Decl:
    return t.ExceptionDecl(b.defining(node), **b.at(node))


def subprogram_declaration(b: Builder, node: Cst) -> t.Decl:
    abstract = any(c.type == "abstract" for c in node.children)
    return t.SubprogramDecl(subprogram_spec(b, node), abstract, **b.at(node))


def expression_function_declaration(b: Builder, node: Cst) -> t.Decl:
    value = b.expression(*b.after(node, "is"))
    return t.SubprogramBody(
        subprogram_spec(b, node),
        (),
        None,
        value,
        node.has_error,
        complexity(node),
        b.comment_before(node),
        **b.at(node),
    )


def null_procedure_declaration(b: Builder, node: Cst) -> t.Decl:
    comment = b.comment_before(node)
    return t.SubprogramBody(subprogram_spec(b, node), (), None, comment=comment, **b.at(node))


def subprogram_body(b: Builder, node: Cst) -> t.Decl:
    return t.SubprogramBody(
        subprogram_spec(b, node),
        b.declarative_part(node),
        handled_statements(b, node),
        None,
        node.has_error or any(low <= node.start_byte < high for low, high in b.lost),
        complexity(node),
        b.comment_before(node),
        **b.at(node),
    )


def body_stub(b: Builder, node: Cst) -> list[t.Decl]:
    return b.declaration(node.children[0])


def subprogram_body_stub(b: Builder, node: Cst) -> t.Decl:
    spec = subprogram_spec(b, node)
    return t.Stub(spec.name, spec, **b.at(node))


def unit_stub(b: Builder, node: Cst) -> t.Decl:
    name = next(c for c in node.children if c.type == "identifier")
    return t.Stub(b.name(name), None, **b.at(node))


def package_declaration(b: Builder, node: Cst) -> t.Decl:
    name = b.expression(*node.children_by_field_name("name"))
    start = next(i for i, c in enumerate(node.children) if c.type == "is")
    visible: list[Cst] = []
    private: list[Cst] | None = None
    for child in node.children[start + 1 :]:
        if child.type == "end":
            break
        if child.type == "private":
            private = []
        else:
            (visible if private is None else private).append(child)
    return t.PackageDecl(name, b.declarations(visible), b.declarations(private or []), **b.at(node))


def package_body(b: Builder, node: Cst) -> t.Decl:
    name = b.expression(*node.children_by_field_name("name"))
    return t.PackageBody(name, b.declarative_part(node), handled_statements(b, node), **b.at(node))


def subprogram_renaming_declaration(b: Builder, node: Cst) -> t.Decl:
    target = b.expression(*node.children_by_field_name("callable_entity_name"))
    return t.SubprogramRenaming(subprogram_spec(b, node), target, **b.at(node))


def package_renaming_declaration(b: Builder, node: Cst) -> t.Decl:
    name = b.expression(*node.children_by_field_name("name"))
    target = b.expression(*node.children_by_field_name("package_name"))
    return t.PackageRenaming(name, target, **b.at(node))


def exception_renaming_declaration(b: Builder, node: Cst) -> t.Decl:
    target = b.expression(*node.children_by_field_name("exception_name"))
    return t.ExceptionRenaming(b.defining(node)[0], target, **b.at(node))


def object_renaming_declaration(b: Builder, node: Cst) -> t.Decl:
    marks = node.children_by_field_name("subtype_mark")
    target = b.expression(*node.children_by_field_name("object_name"))
    mark = b.expression(*marks) if marks else None
    name = next(c for c in node.children if c.type == "identifier")
    return t.ObjectRenaming(b.name(name), mark, target, **b.at(node))


def generic_renaming_declaration(b: Builder, node: Cst) -> t.Decl:
    return b.broken_node(node)


READERS = {
    "object_declaration": object_declaration,
    "number_declaration": number_declaration,
    "exception_declaration": exception_declaration,
    "subprogram_declaration": subprogram_declaration,
    "expression_function_declaration": expression_function_declaration,
    "null_procedure_declaration": null_procedure_declaration,
    "subprogram_body": subprogram_body,
    "body_stub": body_stub,
    "subprogram_body_stub": subprogram_body_stub,
    "package_declaration": package_declaration,
    "package_body": package_body,
    "subprogram_renaming_declaration": subprogram_renaming_declaration,
    "package_renaming_declaration": package_renaming_declaration,
    "exception_renaming_declaration": exception_renaming_declaration,
    "object_renaming_declaration": object_renaming_declaration,
    "generic_renaming_declaration": generic_renaming_declaration,
    "package_body_stub": unit_stub,
    "task_body_stub": unit_stub,
    "protected_body_stub": unit_stub,
}
