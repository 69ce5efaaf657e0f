"""McCabe's cyclomatic number, counted on the grammar's own tree."""

from __future__ import annotations

from tree_sitter import Node as Cst

BRANCHES = frozenset(
    (
        "if_statement",
        "elsif_statement_item",
        "if_expression",
        "elsif_expression_item",
        "loop_statement",
        "case_statement_alternative",
        "case_expression_alternative",
        "exception_handler",
        "exit_statement",
        "quantified_expression",
    )
)
SHORT_CIRCUITS = frozenset(("then", "else"))


def complexity(node: Cst) -> int:
    """McCabe's number of a body: one, and one for each decision (short circuits included)."""
    count = 1
    stack = list(node.children)
    while stack:
        item = stack.pop()
        if item.type in ("subprogram_body", "expression_function_declaration", "task_body"):
            continue
        if item.type in BRANCHES:
            plain_exit = item.type == "exit_statement" and item.child_by_field_name("condition") is None
            others = item.type != "loop_statement" and any(c.type == "others" for c in _choices(item))
            plain_loop = item.type == "loop_statement" and not any(c.type == "iteration_scheme" for c in item.children)
            count += not (plain_exit or others or plain_loop)
        elif item.type == "expression":
            count += sum(c.type in SHORT_CIRCUITS for c in item.children)
        stack.extend(item.children)
    return count


def _choices(node: Cst) -> list[Cst]:
    lists = [c for c in node.children if c.type in ("discrete_choice_list", "exception_choice_list")]
    return [g for c in lists for choice in c.children for g in choice.children]
