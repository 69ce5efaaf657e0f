"""Tasks and the statements by which they speak to each other, from the grammar's nodes (ARM 9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import statements  # which has these among its own: a statement may hold one, and the other way round
from analyzers.ada import tree as t
from analyzers.ada.complexity import complexity
from analyzers.ada.definitions import component_declaration
from analyzers.ada.profiles import parameter, subprogram_spec

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder

IGNORED = ("pragma_g", "attribute_definition_clause", "comment")  # priorities and sizes of stacks


def declared(b: Builder, node: Cst) -> tuple[tuple[t.EntryDecl, ...], tuple[t.ComponentDecl, ...], str]:
    """The entries and discriminants of a task, and what of it is not read."""
    discriminants = [
        component_declaration(b, spec)
        for part in node.children if part.type == "known_discriminant_part"
        for group in part.children if group.type == "discriminant_specification_list"
        for spec in group.children if spec.type == "discriminant_specification"
    ]  # fmt: skip
    definition = next((c for c in node.children if c.type == "task_definition"), None)
    entries: list[t.EntryDecl] = []
    unread = ""
    for child in definition.children if definition is not None else ():
        if child.type == "entry_declaration":
            entries.append(_entry(b, child))
        elif child.is_named and child.type not in (*IGNORED, "identifier"):
            unread = child.type.replace("_", " ")
    return tuple(entries), tuple(discriminants), unread


def _entry(b: Builder, node: Cst) -> t.EntryDecl:
    children = [c for c in node.children if c.type != "comment"]
    name = next(c for c in children if c.type == "identifier")
    rest = children[children.index(name) + 1 :]
    family = b.discrete(rest[1 : next(i for i, c in enumerate(rest) if c.type == ")")]) if rest[0].type == "(" else None
    return t.EntryDecl(b.name(name), family, _params(b, node), **b.at(node))


def _params(b: Builder, node: Cst) -> tuple[t.ParamSpec, ...]:
    formal = next((c for c in node.children if c.type == "formal_part"), None)
    return tuple(parameter(b, c) for c in formal.children if c.type == "parameter_specification") if formal else ()


def protected(b: Builder, node: Cst) -> tuple[tuple[t.ComponentDecl, ...], tuple[t.SubprogramSpec, ...], tuple[t.EntryDecl, ...], str]:
    """The components, operations and entries of a protected type, and what of it is not read."""
    definition = next((c for c in node.children if c.type == "protected_definition"), None)
    components: list[t.ComponentDecl] = []
    specs: list[t.SubprogramSpec] = []
    entries: list[t.EntryDecl] = []
    unread = "discriminant" if any(c.type == "known_discriminant_part" for c in node.children) else ""
    for child in definition.children if definition is not None else ():
        if child.type == "component_declaration":
            components.append(component_declaration(b, child))
        elif child.type == "subprogram_declaration":
            specs.append(subprogram_spec(b, child))
        elif child.type == "entry_declaration":
            entries.append(_entry(b, child))
        elif child.is_named and child.type not in (*IGNORED, "identifier"):
            unread = child.type.replace("_", " ")
    return tuple(components), tuple(specs), tuple(entries), unread


def protected_body(b: Builder, node: Cst) -> tuple[tuple[t.SubprogramBody, ...], tuple[t.SubprogramBody, ...], str]:
    """The bodies of a protected object's operations and entries, the barriers of these as functions, and what is not read."""
    bodies: list[t.SubprogramBody] = []
    barriers: list[t.SubprogramBody] = []
    unread = ""
    for child in node.children:
        at = b.at(child)
        if child.type == "entry_body":
            name = next(c for c in child.children if c.type == "identifier")
            barrier = next(c for c in child.children if c.type == "entry_barrier")
            if any(c.type == "entry_index_specification" for c in child.children):
                unread = "family of entries"
            spec = t.SubprogramSpec(b.name(name), _params(b, child), None, False, **at)
            bodies.append(t.SubprogramBody(spec, b.declarative_part(child), statements.handled_statements(b, child), None, child.has_error, **at))
            test = b.expression(*[c for c in _kept(barrier) if c.type != "when"])
            boolean = t.SubtypeMark(t.Selected(t.Name("Standard", **at), "Boolean", **at), **at)
            asked = t.SubprogramSpec(t.Name(f"{b.text(name)}_Barrier", **at), (), boolean, True, **at)
            barriers.append(t.SubprogramBody(asked, (), None, test, child.has_error, **at))
        elif child.type.startswith(("subprogram_body", "expression_function", "null_procedure")):
            bodies += [d for d in b.declaration(child) if isinstance(d, t.SubprogramBody)]
        elif child.is_named and child.type not in (*IGNORED, "identifier"):
            unread = child.type.replace("_", " ")
    return tuple(bodies), tuple(barriers), unread


def body(b: Builder, node: Cst, name: str) -> t.SubprogramBody:
    """A task's body as that of a procedure without parameters."""
    at = b.at(node)
    spec = t.SubprogramSpec(t.Name(name, **at), (), None, False, **at)
    return t.SubprogramBody(
        spec, b.declarative_part(node), statements.handled_statements(b, node), None, node.has_error, complexity(node), b.comment_before(node), **at
    )


# --------------------------------------------------------------------------- statements


def _kept(node: Cst) -> list[Cst]:
    return [c for c in node.children if c.type not in ("comment", ";")]


def delay(b: Builder, node: Cst) -> t.DelayStmt:
    value = next(c for c in node.children if c.type == "expression")
    return t.DelayStmt(node.type == "delay_until_statement", b.expression(value), **b.at(node))


def accept(b: Builder, node: Cst) -> t.AcceptStmt:
    name = next(c for c in node.children if c.type == "identifier")
    member = next((c for c in node.children if c.type == "expression"), None)
    names = tuple(n for p in _params(b, node) for n in p.names)
    return t.AcceptStmt(b.name(name), b.expression(member) if member else None, names, statements.handled_statements(b, node), **b.at(node))


def select(b: Builder, node: Cst) -> t.Stmt:
    alternatives: list[t.SelectAlternative] = []
    guard: t.Expr | None = None
    otherwise: tuple[t.Stmt, ...] | None = None
    for child in _kept(node):
        if child.type == "guard":
            guard = b.expression(*[c for c in _kept(child) if c.type not in ("when", "=>")])
        elif child.type == "select_alternative":
            alternatives.append(_alternative(b, child.children[0], guard))
            guard = None
        elif child.type == "else":
            otherwise = ()
        elif child.type == "sequence_of_statements":
            otherwise = statements.sequence(b, [child])
    return t.SelectStmt(tuple(alternatives), otherwise, **b.at(node))


def _alternative(b: Builder, node: Cst, guard: t.Expr | None) -> t.SelectAlternative:
    at = b.at(node)
    if node.type == "terminate_alternative":
        return t.SelectAlternative(guard, None, (), **at)
    first, *rest = _kept(node)
    opens = accept(b, first) if node.type == "accept_alternative" else delay(b, first)
    return t.SelectAlternative(guard, opens, statements.sequence(b, rest), **at)


def entry_call(b: Builder, node: Cst) -> t.Stmt:
    """A timed or conditional entry call."""
    called = next(c for c in node.children if c.type == "entry_call_alternative")
    first, *rest = _kept(called)
    call = statements.sequence(b, [first])[0]
    if not isinstance(call, t.CallStmt):
        return b.other(node, "entry call")
    body = statements.sequence(b, rest)
    delayed = next((c for c in node.children if c.type == "delay_alternative"), None)
    if delayed is not None:
        limit, *after = _kept(delayed)
        return t.EntryCallStmt(call.call, body, delay(b, limit), statements.sequence(b, after), **b.at(node))
    otherwise = [c for c in node.children if c.type == "sequence_of_statements"]
    return t.EntryCallStmt(call.call, body, None, statements.sequence(b, otherwise), **b.at(node))


def abort(b: Builder, node: Cst) -> t.Stmt:
    groups: list[list[Cst]] = [[]]
    for child in _kept(node)[1:]:
        if child.type == ",":
            groups.append([])
        else:
            groups[-1].append(child)
    return t.AbortStmt(tuple(b.expression(*g) for g in groups), **b.at(node))


READERS: dict[str, Callable[[Builder, Cst], t.Stmt]] = {
    "delay_relative_statement": delay,
    "delay_until_statement": delay,
    "accept_statement": accept,
    "selective_accept": select,
    "timed_entry_call": entry_call,
    "conditional_entry_call": entry_call,
    "abort_statement": abort,
}
