"""Generic units, tasks and protected objects, from the grammar's nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tasks
from analyzers.ada import tree as t
from analyzers.ada.clauses import use_clause
from analyzers.ada.complexity import complexity
from analyzers.ada.definitions import array_definition
from analyzers.ada.items import package_declaration
from analyzers.ada.monitors import as_package, entries_of, served
from analyzers.ada.profiles import subprogram_spec

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


def _package(b: Builder, node: Cst) -> t.Decl:
    package = next(c for c in node.children if c.type == "package_declaration")
    unit = package_declaration(b, package)
    assert isinstance(unit, t.PackageDecl)
    return t.GenericDecl(formals(b, node.children[0]), unit, uses(b, node.children[0]), **b.at(node))


def generic_subprogram_declaration(b: Builder, node: Cst) -> t.Decl:
    unit = t.SubprogramDecl(subprogram_spec(b, node), **b.at(node))
    return t.GenericDecl(formals(b, node.children[0]), unit, uses(b, node.children[0]), **b.at(node))


def formals(b: Builder, node: Cst) -> tuple[t.GenericFormal, ...]:
    found: list[t.GenericFormal] = []
    for child in node.children:
        at = b.at(child)
        if child.type == "formal_object_declaration":
            rest = b.after(child, ":")
            modes = [" ".join(w.type for w in c.children) for c in rest if c.type == "non_empty_mode"]
            subtype = b.type_part(rest, child)
            mark = subtype if not isinstance(subtype, t.ArrayDef | t.AccessDef) else None
            default = b.initial(child)
            for name in b.defining(child):
                mode = modes[0] if modes else "in"
                found.append(t.GenericFormal("object", name.text, None, mark, mode, default=default, **at))
        elif child.type in ("formal_complete_type_declaration", "formal_incomplete_type_declaration"):
            names = [c for c in child.children if c.type == "identifier"]
            rest = b.after(child, "is")
            definition = formal_type(b, rest[0]) if rest else None
            ancestors = rest[0].children_by_field_name("subtype_mark") if rest else []
            derived = rest and rest[0].type == "formal_derived_type_definition"
            ancestor = b.expression(*ancestors) if derived and ancestors else None
            found.append(t.GenericFormal("type", b.text(names[0]), definition, ancestor, **at))
        elif child.type == "formal_subprogram_declaration":
            found.append(formal_subprogram(b, child.children[0]))
        elif child.type == "formal_package_declaration":
            names = [c for c in child.children if c.type == "identifier"]
            found.append(t.GenericFormal("package", b.text(names[0]), **at))
    return tuple(found)


def uses(b: Builder, node: Cst) -> tuple[t.UseClause, ...]:
    """The use clauses of a generic formal part (ARM 12.1(5))."""
    found = (use_clause(b, child) for child in node.children if child.type == "use_clause")
    return tuple(clause for clause in found if isinstance(clause, t.UseClause))


def formal_type(b: Builder, node: Cst) -> t.TypeDef:
    if node.type == "formal_private_type_definition":
        kinds = {c.type for c in node.children}
        return t.PrivateDef("tagged" in kinds, "limited" in kinds, **b.at(node))
    if node.type == "formal_array_type_definition":
        return array_definition(b, node.children[0])
    kind = node.type.removesuffix("_definition").replace("_", " ")
    return t.OpaqueDef(kind, **b.at(node))


def formal_subprogram(b: Builder, node: Cst) -> t.GenericFormal:
    spec = subprogram_spec(b, node)
    default, box = None, False
    for child in node.children:
        if child.type == "subprogram_default":
            box = any(c.type == "<>" for c in child.children)
            names = child.children_by_field_name("default_name")
            default = b.expression(*names) if names else None
    name = t.dotted(spec.name)
    return t.GenericFormal("subprogram", name, default=default, spec=spec, box=box, **b.at(node))


def generic_instantiation(b: Builder, node: Cst) -> t.Decl:
    kind = next(c.type for c in node.children if c.type in ("package", "procedure", "function"))
    name = b.expression(*node.children_by_field_name("name"))
    generic = b.expression(*node.children_by_field_name("generic_name"))
    args: tuple[t.Arg, ...] = ()
    if isinstance(generic, t.Apply):
        args = generic.args
        generic = generic.prefix
    return t.Instantiation(kind, name, generic, args, **b.at(node))


def concurrent(b: Builder, node: Cst) -> t.Decl:
    kind = "task" if node.type.startswith(("task", "single_task")) else "protected"
    is_body = node.type.endswith("_body")
    is_type = node.type.endswith("type_declaration")
    name = next(b.text(c) for c in node.children if c.type == "identifier")
    operations: list[str] = []
    bodies: list[t.SubprogramBody] = []
    calls: list[t.Expr] = []
    stack = list(reversed(node.children))
    while stack:
        item = stack.pop()
        if item.type in ("entry_declaration", "entry_body"):
            operations.append(next(b.text(c) for c in item.children if c.type == "identifier"))
        if item.type in ("subprogram_declaration", "expression_function_declaration", "subprogram_body"):
            spec = subprogram_spec(b, item)
            operations.append(t.dotted(spec.name))
            bodies += [d for d in b.declaration(item) if isinstance(d, t.SubprogramBody)]
        elif item.type in ("procedure_call_statement", "function_call"):
            calls.append(call_name(b, item))
            stack.extend(reversed(item.children))
        else:
            stack.extend(reversed(item.children))
    entries, discriminants, unread = tasks.declared(b, node) if kind == "task" and not is_body else ((), (), "")
    package = _package_like(b, node, kind, name)
    components: tuple[t.ComponentDecl, ...] = ()
    specs: tuple[t.SubprogramSpec, ...] = ()
    barriers: tuple[t.SubprogramBody, ...] = ()
    own: tuple[t.SubprogramBody, ...] = tuple(bodies)
    if kind == "protected" and is_body:
        own, barriers, unread = tasks.protected_body(b, node)
    elif kind == "protected" and package is None:
        components, specs, entries, unread = tasks.protected(b, node)
    return t.ConcurrentDecl(
        f"{kind} body" if is_body else kind,
        name,
        is_type,
        tuple(operations),
        own,
        complexity(node),
        tuple(calls),
        package,
        entries,
        discriminants,
        tasks.body(b, node, name) if kind == "task" and is_body else None,
        unread,
        components,
        specs,
        barriers,
        **b.at(node),
    )


def _package_like(b: Builder, node: Cst, kind: str, name: str) -> t.PackageDecl | t.PackageBody | None:
    if node.has_error:
        return None
    if kind == "protected":
        return as_package(b, node, name)
    if node.type == "task_body":
        return served(b, node, name)
    entries = entries_of(b, node)
    return t.PackageDecl(t.Name(name, **b.at(node)), entries, (), **b.at(node)) if entries else None


def call_name(b: Builder, node: Cst) -> t.Expr:
    names = [c for c in node.children if c.type not in ("actual_parameter_part", ";", "comment")]
    return b.expression(*names)


READERS = {
    "generic_package_declaration": _package,
    "generic_subprogram_declaration": generic_subprogram_declaration,
    "generic_instantiation": generic_instantiation,
    "task_body": concurrent,
    "protected_body": concurrent,
    "single_task_declaration": concurrent,
    "single_protected_declaration": concurrent,
    "task_type_declaration": concurrent,
    "protected_type_declaration": concurrent,
}
