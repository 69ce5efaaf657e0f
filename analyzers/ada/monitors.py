"""Protected objects and serving tasks as the packages that they behave like.

A single protected object without entries is a package whose private part holds its data: callers cannot tell the
difference as long as nothing runs at the same time. A task that does nothing but serve its entries, one after the
other in an endless loop, is one too: each entry is a procedure that runs the accept statement and what follows it.
Other tasks and protected objects are left as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tree as t
from analyzers.ada.definitions import component_declaration
from analyzers.ada.profiles import parameter
from analyzers.ada.statements import handled_statements, sequence

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder

CONCURRENT = ("accept_statement", "select_statement", "selective_accept", "delay_statement", "abort_statement",
              "requeue_statement", "timed_entry_call", "conditional_entry_call", "asynchronous_select")  # fmt: skip


def as_package(b: Builder, node: Cst, name: str) -> t.PackageDecl | t.PackageBody | None:
    """What a protected object, or its body, is as a package; None when it is not like one."""
    own = t.Name(name, **b.at(node))
    if node.type == "protected_body":
        if any(c.type == "entry_body" for c in node.children):
            return None
        bodies = [c for c in node.children if c.type.startswith(("subprogram_", "expression_function", "null_procedure"))]
        return t.PackageBody(own, b.declarations(bodies), None, **b.at(node))
    definition = next((c for c in node.children if c.type == "protected_definition"), None)
    if node.type != "single_protected_declaration" or definition is None:
        return None
    visible: list[t.Decl] = []
    private: list[t.Decl] = []
    part = visible
    for child in definition.children:
        if child.type == "private":
            part = private
        elif child.type == "entry_declaration":
            return None
        elif child.type == "component_declaration":
            found = component_declaration(b, child)
            part.append(t.ObjectDecl(found.names, False, found.subtype, found.initial, **b.at(child)))
        elif child.is_named and child.type not in ("comment", "identifier"):
            part += b.declaration(child)
    return t.PackageDecl(own, tuple(visible), tuple(private), **b.at(node))


def served(b: Builder, node: Cst, name: str) -> t.PackageBody | None:
    """The body of a serving task as a package's."""
    handled = next((c for c in node.children if c.type == "handled_sequence_of_statements"), None)
    if handled is None or any(c.type == "exception_handler" for c in handled.children):
        return None
    loop = _only(_statements(handled), "loop_statement")
    if loop is None or any(c.type in ("iteration_scheme", "loop_label") for c in loop.children):
        return None
    select = _only(_statements(loop), "selective_accept")
    if select is None or any(c.type in ("else", "guard") for c in select.children):
        return None
    alternatives = [c for c in select.children if c.type == "select_alternative"]
    kinds = [c.children[0].type for c in alternatives]
    if "terminate_alternative" not in kinds or set(kinds) - {"terminate_alternative", "accept_alternative"}:
        return None
    declared = b.declarative_part(node)
    if not all(isinstance(d, t.ObjectDecl | t.TypeDecl | t.SubtypeDecl | t.NumberDecl) for d in declared):
        return None
    started = [d.initial for d in declared if isinstance(d, t.ObjectDecl) and d.initial is not None]
    if any(isinstance(n, t.Apply | t.Allocator) for value in started for n in t.walk(value)):
        return None  # what its activation does would come too early, or raise something else
    ended = t.Name(f"{name}_Ended", **b.at(node))
    boolean = t.SubtypeMark(t.Name("Boolean", **b.at(node)), **b.at(node))
    flag = t.ObjectDecl((ended,), False, boolean, t.Name("False", **b.at(node)), **b.at(node))
    own = {n.key for d in declared if isinstance(d, t.ObjectDecl) for n in d.names}
    entries: list[t.Decl] = []
    for alternative in alternatives:
        accepted = alternative.children[0]
        if accepted.type == "terminate_alternative":
            continue
        entry = _entry(b, accepted, ended, own)
        if entry is None:
            return None
        entries.append(entry)
    names = [t.dotted(e.spec.name).lower() for e in entries if isinstance(e, t.SubprogramBody)]
    if len(set(names)) < len(names):
        return None
    return t.PackageBody(t.Name(name, **b.at(node)), (*declared, flag, *entries), None, **b.at(node))


def entries_of(b: Builder, node: Cst) -> tuple[t.Decl, ...] | None:
    """The entries of a single task as procedures; None when it has families of them."""
    definition = next((c for c in node.children if c.type == "task_definition"), None)
    if node.type != "single_task_declaration" or definition is None:
        return None
    found: list[t.Decl] = []
    for child in definition.children:
        if child.type == "entry_declaration":
            if any(c.type not in ("entry", "identifier", "formal_part", ";", "comment") for c in child.children):
                return None
            found.append(t.SubprogramDecl(_spec(b, child), **b.at(child)))
        elif child.type not in ("end", "identifier", ";", "comment"):
            return None
    return tuple(found)


def paired(declarations: Sequence[t.Decl], serving: bool = True) -> tuple[t.Decl, ...]:
    """Declarations in which a serving task stands as a package: both its declaration and its body are there."""
    tasks = [d for d in declarations if isinstance(d, t.ConcurrentDecl) and d.kind.startswith("task")]
    bodies = {d.name.lower(): d.package for d in tasks if d.kind == "task body"}
    found: list[t.Decl] = []
    for item in declarations:
        if not isinstance(item, t.ConcurrentDecl) or not item.kind.startswith("task"):
            found.append(item)
            continue
        other = next((d for d in tasks if d.kind != item.kind and d.name.lower() == item.name.lower()), None)
        body = bodies.get(item.name.lower())
        spec = item if item.kind == "task" else other
        fits = serving and isinstance(body, t.PackageBody) and spec is not None and isinstance(spec.package, t.PackageDecl)
        if fits and isinstance(body, t.PackageBody) and spec is not None and isinstance(spec.package, t.PackageDecl):
            wanted = {t.dotted(d.spec.name).lower() for d in spec.package.visible if isinstance(d, t.SubprogramDecl)}
            given = {t.dotted(d.spec.name).lower() for d in body.declarations if isinstance(d, t.SubprogramBody)}
            fits = wanted == given
        found.append(dataclasses.replace(item, body=None) if fits else dataclasses.replace(item, package=None))
    return tuple(found)


def _statements(node: Cst) -> list[Cst]:
    inner = [c for c in node.children if c.type == "sequence_of_statements"]
    return [c for part in inner for c in part.children if c.is_named and c.type not in ("comment", "pragma_g")]


def _only(nodes: list[Cst], kind: str) -> Cst | None:
    return nodes[0] if len(nodes) == 1 and nodes[0].type == kind else None


def _spec(b: Builder, node: Cst) -> t.SubprogramSpec:
    name = next(c for c in node.children if c.type == "identifier")
    formal = next((c for c in node.children if c.type == "formal_part"), None)
    params = tuple(parameter(b, c) for c in formal.children if c.type == "parameter_specification") if formal else ()
    return t.SubprogramSpec(b.name(name), params, None, False, **b.at(node))


def _entry(b: Builder, accepted: Cst, ended: t.Name, own: set[str]) -> t.SubprogramBody | None:
    """A procedure that does what an accept alternative does. An exception ends the task (ARM 9.5.2(24), 11.4)."""
    accept = accepted.children[0]
    known = ("accept", "identifier", "formal_part", "do", "end", "handled_sequence_of_statements", ";", "comment")
    if any(c.type not in known for c in accept.children) or _concurrent_inside(accepted, accept):
        return None
    handled = handled_statements(b, accept)
    rest = sequence(b, _statements(accepted))
    if not all(_private(item, own) for item in rest):
        return None
    at = b.at(accept)
    stop = t.AssignStmt(ended, t.Name("True", **at), **at)
    others = (t.Others(**at),)
    error = t.RaiseStmt(t.Name("Tasking_Error", **at), None, **at)
    body: list[t.Stmt] = [t.IfStmt(((ended, (error,)),), (), **at)]
    if handled is not None:
        whole: tuple[t.Stmt, ...] = handled.statements
        if handled.handlers:
            whole = (t.BlockStmt("", (), handled, **at),)
        again = t.Handler("", others, (stop, t.RaiseStmt(None, None, **at)), **at)
        body.append(t.BlockStmt("", (), t.Handled(whole, (again,), **at), **at))
    if rest:
        silent = t.Handler("", others, (stop,), **at)
        body.append(t.BlockStmt("", (), t.Handled(rest, (silent,), **at), **at))
    return t.SubprogramBody(_spec(b, accept), (), t.Handled(tuple(body), (), **at), **at)


def _concurrent_inside(node: Cst, own: Cst) -> bool:
    stack = list(node.children)
    while stack:
        item = stack.pop()
        leaves = item.type in ("exit_statement", "goto_statement", "simple_return_statement", "extended_return_statement")
        if (item.type in CONCURRENT and item != own) or leaves:
            return True
        stack.extend(item.children)
    return False


def _private(item: t.Stmt, own: set[str]) -> bool:
    """Whether a statement after the rendezvous only changes the task's own variables: the caller may go on meanwhile."""
    if isinstance(item, t.NullStmt):
        return True
    if not isinstance(item, t.AssignStmt):
        return False
    target: t.Expr = item.target
    while isinstance(target, t.Selected | t.Apply):
        target = target.prefix
    applied = [n for n in t.walk(item.value) if isinstance(n, t.Apply)]
    return isinstance(target, t.Name) and target.key in own and not applied
