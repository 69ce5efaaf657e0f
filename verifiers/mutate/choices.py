"""Boundaries that nothing turns on: a choice between two numbers that is asked for by comparing them (`if a < b { a } else { b }`)
gives the same where they are equal, and so does a comparison behind the test that they are equal.

Told by form, in Go and Rust alike. What is compared are variables, their fields and whole numbers, so that asking for them
does nothing. The two must be of a type of which equal values are the same: a zero of a float has a sign. One side is known to
be a whole number, or a value of an enumeration, by how the function or the file declares it; the other is then of the same type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

_PAIRS = (("<", "<="), ("<=", "<"), (">", ">="), (">=", ">"))
_LITERALS = ("int_literal", "integer_literal")
_FUNCTIONS = ("function_declaration", "method_declaration", "function_item")
_UNTYPED = (
    "short_var_declaration", "range_clause", "for_expression", "closure_parameters", "match_pattern", "let_condition", "const_spec",
    "const_item", "static_item", "type_switch_statement",
)  # fmt: skip
_BLOCKS = ("block", "statement_list")
_COMMENTS = ("comment", "line_comment", "block_comment")
_PATH = re.compile(rb"\*?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_INTEGER = re.compile(rb"[iu](?:8|16|32|64|128|size)|u?int(?:8|16|32|64)?|byte|rune")


def is_idle_boundary(comparison: Node, swap: str) -> bool:
    """Whether a comparison with another operator, which differs for equal sides alone, decides the same."""
    operator, left, right = (comparison.child_by_field_name(name) for name in ("operator", "left", "right"))
    around = comparison.parent
    if operator is None or left is None or right is None or around is None or not around.type.startswith("if_"):
        return False
    if (_text(operator).decode(), swap) not in _PAIRS or not (_is_plain(left) and _is_plain(right)):
        return False
    if around.child_by_field_name("condition") != comparison:
        return False
    sides = {_text(left), _text(right)}
    if len(sides) != 2:
        return False
    return _follows_equality(around, sides) or (_chooses(around, sides) and (_is_whole(left) or _is_whole(right)))


def _text(node: Node | None) -> bytes:
    return (node.text or b"") if node is not None else b""


def _is_plain(node: Node) -> bool:
    """Whether it is a variable, a field of one, or a whole number."""
    return node.type in _LITERALS or _PATH.fullmatch(_text(node)) is not None


def _follows_equality(branch: Node, sides: set[bytes]) -> bool:
    """Whether an `if` comes to be only where a test before it in its chain has told that the two sides differ."""
    while (before := _before(branch)) is not None:
        test = before.child_by_field_name("condition")
        if test is None or branch.child_by_field_name("initializer") is not None:
            return False
        operator, left, right = (test.child_by_field_name(name) for name in ("operator", "left", "right"))
        if test.type == "binary_expression" and _text(operator) == b"==" and {_text(left), _text(right)} == sides:
            return True
        if b"(" in _text(test):
            return False  # which may change one
        branch = before
    return False


def _before(branch: Node) -> Node | None:
    """The `if` of which another one is the `else if`."""
    around = branch.parent
    if around is not None and around.type == "else_clause":
        around = around.parent
    if around is None or around.type != branch.type or around.child_by_field_name("consequence") == branch:
        return None
    other = around.child_by_field_name("alternative")
    return around if other is not None and branch in (other, *other.named_children) else None


def _chooses(branch: Node, sides: set[bytes]) -> bool:
    """Whether both ways give one place one of the two sides each, or return it."""
    given = _given(branch.child_by_field_name("consequence"))
    if given is None or branch.child_by_field_name("initializer") is not None:
        return False
    kind, place, value = given
    other = branch.child_by_field_name("alternative")
    if other is not None:
        inner = next((n for n in other.named_children if n.type == "block"), None) if other.type == "else_clause" else other
        return (others := _given(inner)) is not None and others[:2] == (kind, place) and {value, others[2]} == sides
    if kind == "assignment":
        return {place, value} == sides
    return kind == "return" and (after := _returned_next(branch)) is not None and {value, after} == sides


def _given(block: Node | None) -> tuple[str, bytes, bytes] | None:
    """What a block of one plain assignment, return or value does: how, to which place, and what."""
    inside = [n for n in _inside(block)] if block is not None and block.type in _BLOCKS else []
    return _done(inside[0]) if len(inside) == 1 else None


def _inside(block: Node) -> Iterator[Node]:
    for node in block.named_children:
        if node.type == "statement_list":
            yield from _inside(node)
        elif node.type == "expression_statement" and node.named_child_count == 1:
            yield node.named_children[0]
        else:  # remarks among them: what has one is not looked at
            yield node


def _done(node: Node) -> tuple[str, bytes, bytes] | None:
    if node.type in ("assignment_statement", "assignment_expression"):
        operator, place, value = (node.child_by_field_name(name) for name in ("operator", "left", "right"))
        if operator is not None and _text(operator) != b"=":
            return None
        plain = _PATH.fullmatch(_text(place)) is not None
        return ("assignment", _text(place), _text(value)) if plain else None
    if node.type in ("return_statement", "return_expression") and node.named_child_count == 1:
        return "return", b"", _text(node.named_children[0])
    return ("value", b"", _text(node)) if _is_plain(node) else None


def _returned_next(branch: Node) -> bytes | None:
    """What is returned by the statement behind an `if`, which is the value of the function's body there in Rust."""
    at = branch.parent if branch.parent is not None and branch.parent.type == "expression_statement" else branch
    after = at.next_named_sibling
    if after is None:
        return None
    if after.type == "expression_statement" and after.named_child_count == 1 and after.named_children[0].type == "return_expression":
        after = after.named_children[0]
    done = _done(after)
    if done is None or done[0] == "assignment":
        return None
    body = at.parent
    whole = body is not None and body.parent is not None and body.parent.type == "function_item"
    return done[2] if done[0] == "return" or (whole and after.next_named_sibling is None) else None


def _is_whole(side: Node) -> bool:
    """Whether a side is a whole number or a value of an enumeration: a literal that no float can be equal to with another
    sign, or a variable that the function around declares so, wherever it declares one of that name."""
    text = _text(side)
    if side.type in _LITERALS:
        return side.type == "integer_literal" or any(c in b"123456789" for c in text)
    if side.type != "identifier":
        return False
    function: Node | None = side
    while function is not None and function.type not in _FUNCTIONS:
        function = function.parent
    kinds = list(_declared(function, text)) if function is not None else []
    return function is not None and bool(kinds) and all(kind is not None and _is_whole_type(kind, function) for kind in kinds)


def _declared(node: Node, name: bytes) -> Iterator[bytes | None]:
    """The types with which a function declares a name, None where it declares it without one."""
    for child in node.named_children:
        yield from _declared(child, name)
    if node.type in ("parameter_declaration", "var_spec") and name in map(_text, node.children_by_field_name("name")):
        kind = node.child_by_field_name("type")
        yield _text(kind) if kind is not None else None
    elif node.type in ("parameter", "let_declaration"):
        pattern, kind = node.child_by_field_name("pattern"), node.child_by_field_name("type")
        if pattern is not None and name in re.findall(rb"\w+", _text(pattern)):
            yield _text(kind) if kind is not None and _text(pattern).removeprefix(b"mut ") == name else None
    elif node.type in _UNTYPED:
        declares = next(filter(None, map(node.child_by_field_name, ("left", "pattern", "name", "alias"))), node)
        if name in re.findall(rb"\w+", _text(declares)):
            yield None


def _is_whole_type(kind: bytes, function: Node) -> bool:
    if _INTEGER.fullmatch(kind):
        return True
    root = function
    while root.parent is not None:
        root = root.parent
    for node in root.named_children:
        for spec in node.named_children if node.type == "type_declaration" else ():
            if spec.type == "type_spec" and _text(spec.child_by_field_name("name")) == kind:
                return _INTEGER.fullmatch(_text(spec.child_by_field_name("type"))) is not None
        if node.type == "enum_item" and _text(node.child_by_field_name("name")) == kind:
            before = node.prev_named_sibling
            while before is not None and before.type in _COMMENTS:
                before = before.prev_named_sibling
            # What is `Ord` by derivation holds no float, and equal values of it are the same.
            return before is not None and re.match(rb"#\[derive\([^)]*\bOrd\b", _text(before)) is not None
    return False
