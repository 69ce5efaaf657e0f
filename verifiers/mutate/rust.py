"""Mutants of Rust. A carrier is an expression, and the choice an `if` in parentheses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import tree_sitter_rust
from tree_sitter import Language, Node, Parser

from verifiers.library import is_library_function, is_upkeep
from verifiers.mutate.choices import is_idle_boundary
from verifiers.mutate.idle import is_idle_statement, is_idle_swap, is_scale_of_zero
from verifiers.mutate.protocol import (
    ASSIGNMENTS,
    OPERATORS,
    TRACE,
    TRACED,
    VARIABLE,
    Change,
    named_around,
    neighbours,
    replaced,
)

_PARSER = Parser(Language(tree_sitter_rust.language()))
# Where no `if` can stand: constants, types, patterns, attributes, what macros take apart, tests.
_CLOSED = frozenset({
    "const_item", "static_item", "attribute_item", "inner_attribute_item", "token_tree", "match_pattern",
    "array_type", "enum_item", "type_arguments", "type_parameters", "const_block", "macro_definition",
    "parameters", "range_pattern", "let_condition",
})  # fmt: skip
_METHODS = {
    "trim_end": ("pad", "trim"), "trim_start": ("pad", "trim"), "trim": ("pad", "trim_end"),
    "floor": ("rounding", "ceil"), "ceil": ("rounding", "floor"), "round": ("rounding", "trunc"),
    "trunc": ("rounding", "round"), "min": ("boundary", "max"), "max": ("boundary", "min"),
    "wrapping_add": ("arithmetic", "wrapping_sub"), "wrapping_sub": ("arithmetic", "wrapping_add"),
    "is_some": ("condition", "is_none"), "is_none": ("condition", "is_some"),
    "is_ok": ("condition", "is_err"), "is_err": ("condition", "is_ok"),
    "div_euclid": ("rounding", "rem_euclid"), "rem_euclid": ("rounding", "div_euclid"),
    "to_ascii_uppercase": ("pad", "to_ascii_lowercase"), "to_ascii_lowercase": ("pad", "to_ascii_uppercase"),
}  # fmt: skip
_DROPPED = frozenset({"assignment_expression", "compound_assignment_expr", "call_expression", "macro_invocation"})


class RustMutator:
    language = "rust"
    suffix = ".rs"

    def changes(self, source: bytes, beside: Sequence[bytes] = (), elsewhere: Sequence[bytes] = ()) -> Iterator[Change]:
        todo = [(_PARSER.parse(source).root_node, 0)]  # with the number of modules around it in this file
        while todo:
            node, depth = todo.pop()
            if node.type == "function_item" and is_library_function(node.text or b""):
                continue
            if node.type == "expression_statement" and (is_upkeep(node.text or b"") or is_idle_statement(node, source)):
                continue
            if node.type in _CLOSED or node.has_error or _is_const(node) or _is_test(node):
                continue
            yield from (replace(change, form=f"{change.form}@{depth}") for change in self._at(source, node))
            depth += node.type == "mod_item"
            children = node.children
            if node.type == "array_expression" and (length := node.child_by_field_name("length")):
                children = [c for c in children if c.id != length.id]
            todo += [(child, depth) for child in reversed(children)]

    def _at(self, source: bytes, node: Node) -> Iterator[Change]:
        kind = node.type
        if kind == "binary_expression":
            operator = node.child_by_field_name("operator")
            for swap in OPERATORS.get(_text(operator), ("", ()))[1] if operator else ():
                assert operator is not None
                if is_idle_boundary(node, swap):
                    continue
                yield _change(source, OPERATORS[_text(operator)][0], node, operator, swap.encode())
        elif kind == "compound_assignment_expr":
            operator = node.child_by_field_name("operator")
            if operator is not None and _text(operator) in ASSIGNMENTS:
                yield _change(source, "arithmetic", node, operator, ASSIGNMENTS[_text(operator)].encode())
        elif kind == "integer_literal" and not is_scale_of_zero(node, source):
            for new in neighbours(node.text or b""):
                yield _change(source, "constant", node, node, new)
        elif kind == "boolean_literal":
            yield _change(source, "condition", node, node, b"false" if node.text == b"true" else b"true")
        elif kind in ("if_expression", "while_expression"):
            condition = node.child_by_field_name("condition")
            if condition is not None and not _has(condition, ("let_condition", "let_chain")):
                yield _change(source, "condition", condition, condition, b"!(" + (condition.text or b"") + b")")
        elif kind == "unary_expression" and node.children[0].type in ("-", "!"):
            yield _change(source, "arithmetic" if node.children[0].type == "-" else "condition", node, node.children[0], b"")
        elif kind == "call_expression":
            yield from self._call(source, node)
        elif kind == "expression_statement" and node.children[0].type in _DROPPED and node.children[-1].type == ";":
            yield Change("statement", node.start_byte, node.end_byte, b"", "statement", node.start_byte, node.text or b"", b"")

    def _call(self, source: bytes, node: Node) -> Iterator[Change]:
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is not None and function.type == "field_expression":
            name = function.child_by_field_name("field")
            if name is not None and _text(name) in _METHODS:
                group, other = _METHODS[_text(name)]
                yield _change(source, group, node, name, other.encode())
        given = arguments.named_children if arguments is not None else []
        if _text(function).rpartition(":")[2] in ("min", "max") or is_idle_swap(node, source):
            return
        if len(given) >= 2 and given[0].type == given[1].type and given[0].text != given[1].text:
            first, second = given[0], given[1]
            middle = source[first.end_byte : second.start_byte]
            swapped = (second.text or b"") + middle + (first.text or b"")
            text = source[node.start_byte : first.start_byte] + swapped + source[second.end_byte : node.end_byte]
            before = source[first.start_byte : second.end_byte]
            yield Change("arguments", node.start_byte, node.end_byte, text, "expression", first.start_byte, before, swapped)

    def functions(self, source: bytes, at: int) -> list[str]:
        return named_around(_PARSER.parse(source).root_node, at, frozenset({"function_item"}))

    def choice(self, form: str, mutants: Sequence[tuple[int, bytes]], original: bytes) -> bytes:
        kind, _, depth = form.partition("@")
        chosen = b"super::" * int(depth) + b"theseus_mutant::is(%d)"
        if kind == "statement":
            tests = b" || ".join(chosen % number for number, _ in mutants)
            return b"if !(" + tests + b") { " + original + b" }"
        out = b"(if "
        for number, text in mutants:
            out += chosen % number + b" { %b } else if " % text
        return out.removesuffix(b" if ") + b" { " + original + b" })"

    def selector(self, source: bytes) -> tuple[bytes, dict[str, bytes]]:
        text = """
mod theseus_mutant {
    pub fn is(number: i64) -> bool {
        static CHOSEN: std::sync::OnceLock<i64> = std::sync::OnceLock::new();
        let chosen = *CHOSEN.get_or_init(|| std::env::var("%s").ok().and_then(|v| v.parse().ok()).unwrap_or(0));
        if chosen == %d {
            reached(number);
        }
        chosen == number
    }

    fn reached(number: i64) {
        static SEEN: std::sync::Mutex<std::collections::BTreeSet<i64>> = std::sync::Mutex::new(std::collections::BTreeSet::new());
        if SEEN.lock().unwrap_or_else(|e| e.into_inner()).insert(number) {
            if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open("%s") {
                let _ = std::io::Write::write_all(&mut file, format!("{}\\n", number).as_bytes());
            }
        }
    }
}
"""
        return (text % (VARIABLE, TRACED, TRACE)).encode(), {}


def _change(source: bytes, kind: str, carrier: Node, part: Node, new: bytes) -> Change:
    text = replaced(source, carrier, part, new)
    return Change(kind, carrier.start_byte, carrier.end_byte, text, "expression", part.start_byte, part.text or b"", new)


def _text(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def _has(node: Node, kinds: tuple[str, ...]) -> bool:
    return node.type in kinds or any(_has(child, kinds) for child in node.children)


def _is_test(node: Node) -> bool:
    """Whether it is a module that only tests have: no build that is judged has it."""
    before = node.prev_sibling if node.type == "mod_item" else None
    return before is not None and before.type == "attribute_item" and (before.text or b"") == b"#[cfg(test)]"


def _is_const(node: Node) -> bool:
    if node.type != "function_item":
        return False
    return any(c.type == "function_modifiers" and b"const" in (c.text or b"").split() for c in node.children)
