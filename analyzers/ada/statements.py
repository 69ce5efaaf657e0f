"""Statements, from the grammar's nodes to the abstract syntax."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node as Cst

from analyzers.ada import tasks
from analyzers.ada import tree as t

if TYPE_CHECKING:
    from analyzers.ada.builder import Builder


def statement(b: Builder, node: Cst) -> t.Stmt:
    """One statement; what we do not read becomes `Other`, with the grammar's name for it."""
    reader = READERS.get(node.type)
    if reader is None:
        return b.other(node, node.type.replace("_", " "))
    return reader(b, node)


def handled_statements(b: Builder, node: Cst) -> t.Handled | None:
    for child in node.children:
        if child.type == "handled_sequence_of_statements":
            handlers = [_handler(b, c) for c in child.children if c.type == "exception_handler"]
            statements = sequence(b, [c for c in child.children if c.type != "exception_handler"])
            return t.Handled(statements, tuple(handlers), **b.at(child))
    return None


def _handler(b: Builder, node: Cst) -> t.Handler:
    binding = ""
    choices: list[t.Expr] = []
    for child in node.children:
        if child.type == "choice_parameter_specification":
            binding = b.text(child)
        elif child.type == "exception_choice_list":
            for choice in child.children:
                if choice.type == "exception_choice":
                    choices.extend(
                        b.choices(choice.children[0]) if len(choice.children) == 1 else [b.expression(*choice.children)]
                    )
    body = [c for c in node.children if c.type == "sequence_of_statements"]
    return t.Handler(binding, tuple(choices), sequence(b, body), **b.at(node))


def sequence(b: Builder, nodes: list[Cst]) -> tuple[t.Stmt, ...]:
    found: list[t.Stmt] = []
    for node in nodes:
        if node.type == "sequence_of_statements":
            found.extend(sequence(b, list(node.children)))
        elif node.is_named and node.type not in ("comment", "exception_handler"):
            try:
                found.append(statement(b, node))
            except (ValueError, IndexError, StopIteration, AttributeError):
                if not node.has_error:
                    raise
                found.append(b.other(node, "syntax error"))
    return tuple(found)


def _inner(node: Cst) -> list[Cst]:
    return [c for c in node.children if c.type not in ("comment", ";")]


def _fields(node: Cst, name: str) -> list[Cst]:
    return [c for c in node.children_by_field_name(name) if c.type != "comment"]


def _call(b: Builder, node: Cst) -> t.Stmt:
    children = _inner(node)
    parts = [c for c in children if c.type == "actual_parameter_part"]
    call = b.expression(*[c for c in children if c.type != "actual_parameter_part"])
    if parts:
        call = t.Apply(call, b.arguments(parts[0]), **b.at(node))
    return t.CallStmt(call, **b.at(node))


def _assign(b: Builder, node: Cst) -> t.Stmt:
    children = _inner(node)
    mark = next(i for i, c in enumerate(children) if c.type == ":=")
    target, value = b.expression(*children[:mark]), b.expression(*children[mark + 1 :])
    return t.AssignStmt(target, value, **b.at(node))


def _if(b: Builder, node: Cst) -> t.Stmt:
    def branch(part: Cst) -> tuple[t.Expr, tuple[t.Stmt, ...]]:
        return b.expression(*_fields(part, "condition")), sequence(b, _fields(part, "statements"))

    branches = [branch(node)]
    branches += [branch(c) for c in node.children if c.type == "elsif_statement_item"]
    otherwise = sequence(b, _fields(node, "else_statements"))
    return t.IfStmt(tuple(branches), otherwise, **b.at(node))


def _case(b: Builder, node: Cst) -> t.Stmt:
    alternatives = []
    for child in node.children:
        if child.type == "case_statement_alternative":
            choices = next(c for c in child.children if c.type == "discrete_choice_list")
            body = [c for c in child.children if c.type == "sequence_of_statements"]
            alternatives.append((b.choices(choices), sequence(b, body)))
    selector = next(c for c in node.children if c.type == "expression")
    return t.CaseStmt(b.expression(selector), tuple(alternatives), **b.at(node))


def _label(b: Builder, node: Cst) -> str:
    labels = [c for c in node.children if c.type == "loop_label"]
    return b.text(labels[0].children[0]) if labels else ""


def _loop(b: Builder, node: Cst) -> t.Stmt:
    condition: t.Expr | None = None
    iteration: t.Iteration | None = None
    for scheme in node.children:
        if scheme.type != "iteration_scheme":
            continue
        tests = _fields(scheme, "condition")
        if tests:
            condition = b.expression(*tests)
        specs = [c for c in scheme.children if c.type.endswith("_specification")]
        if not tests and not specs:
            return b.other(node, "parallel or procedural loop")
        if specs:
            iteration = b.iteration(specs[0])
    body = sequence(b, _fields(node, "statements"))
    return t.LoopStmt(_label(b, node), condition, iteration, body, **b.at(node))


def _block(b: Builder, node: Cst) -> t.Stmt:
    body = handled_statements(b, node)
    if body is None:
        return b.other(node, "syntax error")
    return t.BlockStmt(_label(b, node), b.declarative_part(node), body, **b.at(node))


def _exit(b: Builder, node: Cst) -> t.Stmt:
    names, tests = _fields(node, "loop_name"), _fields(node, "condition")
    label = t.dotted(b.expression(*names)) if names else ""
    return t.ExitStmt(label, b.expression(*tests) if tests else None, **b.at(node))


def _goto(b: Builder, node: Cst) -> t.Stmt:
    return t.GotoStmt(b.text(_inner(node)[1]), **b.at(node))


def _target(b: Builder, node: Cst) -> t.Stmt:
    return t.LabelStmt(b.text(next(c for c in node.children if c.type == "identifier")), **b.at(node))


def _return(b: Builder, node: Cst) -> t.Stmt:
    rest = _inner(node)[1:]
    return t.ReturnStmt(b.expression(*rest) if rest else None, **b.at(node))


def _extended_return(b: Builder, node: Cst) -> t.Stmt:
    declaration = next(c for c in node.children if c.type == "extended_return_object_declaration")
    rest = b.after(declaration, ":")
    constant = any(c.type == "constant" for c in rest)
    subtype = b.type_part(rest, declaration)
    name = b.name(declaration.children[0])
    obj = t.ObjectDecl((name,), constant, subtype, b.initial(declaration), **b.at(declaration))
    return t.ExtendedReturn(obj, handled_statements(b, node), **b.at(node))


def _raise(b: Builder, node: Cst) -> t.Stmt:
    names = _fields(node, "name")
    if not names:
        return t.RaiseStmt(None, None, **b.at(node))
    rest = b.after(node, "with")
    message = b.expression(*rest) if rest else None
    return t.RaiseStmt(b.expression(*names), message, **b.at(node))


def _null(b: Builder, node: Cst) -> t.Stmt:
    return t.NullStmt(**b.at(node))


READERS: dict[str, Callable[[Builder, Cst], t.Stmt]] = {
    "procedure_call_statement": _call,
    "assignment_statement": _assign,
    "if_statement": _if,
    "case_statement": _case,
    "loop_statement": _loop,
    "block_statement": _block,
    "exit_statement": _exit,
    "goto_statement": _goto,
    "label": _target,
    "simple_return_statement": _return,
    "extended_return_statement": _extended_return,
    "raise_statement": _raise,
    "null_statement": _null,
    "pragma_g": _null,
    **tasks.READERS,
}
