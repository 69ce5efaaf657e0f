"""State that a Go text keeps between calls: package variables that are changed, or handed out so that they can be.

Whether a use can change a variable follows from its type, as far as the text shows it: what is read at the end of
`a[i].b[j]` is a copy when its type is plain (numbers, strings, arrays and records of them), and shares the
variable's memory when it is a slice, a map, a pointer, a function, or a type that is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tree_sitter import Node

from translators.targets.inspect import Need, Reach, text_of, walk
from translators.targets.merge import listed

_BASIC = listed(
    "bool string byte rune int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 "
    "complex64 complex128"
)
_LITERALS = (
    "int_literal", "float_literal", "imaginary_literal", "rune_literal", "true", "false", "nil", "iota",
    "interpreted_string_literal", "raw_string_literal",
)  # fmt: skip
_PLAIN_CALLS = listed("errors.New fmt.Sprintf fmt.Sprint math strings strconv bits utf8 unicode")
"""Functions, and packages of functions, whose results nobody can change."""
_READING = listed("len cap")
_TABLES = re.compile(r"hash/crc32\.IEEETable|unicode\.(?!Is|To|In\b|SimpleFold|Max|ReplacementChar|Version|\w+Case\b)\w+")
"""Variables of the standard library that share memory with whoever reads them: path and name."""
_DEPTH = 40


@dataclass(frozen=True)
class _Types:
    """What a text says of its types, and which names are imported packages."""

    named: Mapping[str, Node]
    packages: Mapping[str, str]

    def resolved(self, node: Node | None) -> Node | None:
        """The type's own structure, through names; None for what is not known here."""
        for _ in range(_DEPTH):
            if node is None or node.type != "type_identifier" or text_of(node) in _BASIC:
                return node
            node = self.named.get(text_of(node))
        return None

    def plain(self, node: Node | None, depth: int = 0) -> bool:
        """Whether a value of the type is a copy through and through."""
        node = self.resolved(node)
        if node is None or depth > _DEPTH:
            return False
        match node.type:
            case "type_identifier":
                return True
            case "array_type" | "implicit_length_array_type":
                return self.plain(node.child_by_field_name("element"), depth + 1)
            case "parenthesized_type":
                return self.plain(node.named_children[0], depth + 1)
            case "struct_type":
                fields = [n for n in walk(node) if n.type == "field_declaration"]
                return all(self.plain(f.child_by_field_name("type"), depth + 1) for f in fields)
        return False

    def element(self, node: Node | None) -> Node | None:
        node = self.resolved(node)
        if node is None:
            return None
        return node.child_by_field_name("element") or node.child_by_field_name("value")

    def field(self, node: Node | None, name: str) -> Node | None:
        node = self.resolved(node)
        for inner in walk(node) if node is not None and node.type == "struct_type" else ():
            if inner.type == "field_declaration" and name in [text_of(n) for n in inner.children_by_field_name("name")]:
                return inner.child_by_field_name("type")
        return None



def state(root: Node, packages: Mapping[str, str]) -> list[Reach]:
    """Uses of package variables, of this text and of imported packages, that change them or may. `packages` maps
    names in the text to the paths of imports."""
    named = {
        text_of(name): given
        for n in walk(root) if n.type in ("type_spec", "type_alias")
        if (name := n.child_by_field_name("name")) and (given := n.child_by_field_name("type"))
    }  # fmt: skip
    types = _Types(named, packages)
    own = _variables(root, types)
    found = []
    for node in walk(root):
        if node.type == "identifier" and text_of(node) in own and not _declares(node, root):
            if not _only_read(node, own[text_of(node)], types):
                found.append(Reach(Need.STATE, f"var {text_of(node)}", node.start_point[0] + 1))
        elif node.type == "selector_expression" and _is_package(node.children[0], packages):
            whole = text_of(node)
            known = f"{packages[text_of(node.children[0])]}.{text_of(node.children[-1])}"
            shared = _TABLES.fullmatch(known) is not None
            if _is_changed(node) or (shared and not _is_given_to(node, text_of(node.children[0]))):
                found.append(Reach(Need.STATE, whole, node.start_point[0] + 1))
    return found


def _variables(root: Node, types: _Types) -> dict[str, Node | None]:
    """Package variables and their types: a type's node, or a literal's; None for what is not known."""
    found: dict[str, Node | None] = {}
    for top in root.named_children:
        for spec in walk(top) if top.type == "var_declaration" else ():
            if spec.type != "var_spec":
                continue
            names = spec.children_by_field_name("name")
            given = spec.child_by_field_name("type")
            value = spec.child_by_field_name("value")
            values = value.named_children if value is not None else []
            for place, name in enumerate(names):
                each = values[place] if len(values) == len(names) else None
                found[text_of(name)] = given if given is not None else _type_of(each, types)
    return found


def _type_of(value: Node | None, types: _Types) -> Node | None:
    """The type of a variable's first value, as far as its text shows it: a type's node, or a literal that stands
    for its own plain type."""
    if value is None:
        return None
    match value.type:
        case "composite_literal":
            return value.child_by_field_name("type")
        case "parenthesized_expression" | "unary_expression" if not text_of(value).startswith(("&", "<-", "*")):
            return _type_of(value.named_children[0], types)
        case "binary_expression":
            return _type_of(value.child_by_field_name("left"), types)
        case "call_expression":
            function = value.child_by_field_name("function")
            name = text_of(function) if function is not None else ""
            package = types.packages.get(name.partition(".")[0], "").rpartition("/")[2] if "." in name else ""
            if name in _BASIC or package in _PLAIN_CALLS or f"{package}.{name.partition('.')[2]}" in _PLAIN_CALLS:
                return function
            if name == "make":
                arguments = value.child_by_field_name("arguments")
                return arguments.named_children[0] if arguments is not None and arguments.named_children else None
        case kind if kind in _LITERALS and kind != "nil":
            return value
    return None


def _is_plain(type_: Node | None, types: _Types) -> bool:
    if type_ is None:
        return False
    return type_.type in (*_LITERALS, "identifier", "selector_expression") or types.plain(type_)


def _declares(node: Node, root: Node) -> bool:
    """Whether the name stands in the head of its own declaration."""
    parent = node.parent
    return parent is not None and parent.type == "var_spec" and node in parent.children_by_field_name("name")


def _is_package(node: Node, packages: Mapping[str, str]) -> bool:
    return node.type == "identifier" and text_of(node) in packages


def _only_read(node: Node, type_: Node | None, types: _Types) -> bool:
    """Whether this use of a package variable can't change it, now or later."""
    if _is_changed(node):
        return False
    place = node
    while (above := place.parent) is not None:
        if above.type == "parenthesized_expression":
            pass
        elif above.type == "index_expression" and above.child_by_field_name("operand") == place:
            type_ = types.element(type_)
        elif above.type == "selector_expression":
            type_ = types.field(type_, text_of(above.children[-1]))  # None for a method, which may do anything
        else:
            break
        place = above
    if above is None or _is_plain(type_, types):
        return above is None or not (above.type == "call_expression" and above.child_by_field_name("function") == place)
    if above.type == "range_clause":
        return _is_plain(types.element(type_), types)
    if above.type == "argument_list" and above.parent is not None:
        return text_of(above.parent.children[0]) in _READING
    return above.type == "binary_expression" and "nil" in (text_of(c) for c in above.children)


def _is_changed(node: Node) -> bool:
    """Whether a use, or what is reached from it by indices and fields, is assigned to, sliced, or has its address
    taken."""
    place = node
    while (above := place.parent) is not None:
        match above.type:
            case "inc_statement" | "dec_statement" | "slice_expression" | "send_statement":
                return above.children[0] == place
            case "unary_expression":
                return text_of(above).startswith("&")
            case "assignment_statement":
                return above.child_by_field_name("left") == place
            case "range_clause":
                assigns = any(text_of(c) == "=" for c in above.children)
                return assigns and above.child_by_field_name("left") == place
            case "index_expression" if above.child_by_field_name("operand") != place:
                return False
            case "index_expression" | "selector_expression" | "parenthesized_expression" | "expression_list":
                place = above
            case _:
                return False
    return False


def _is_given_to(node: Node, package: str) -> bool:
    """Whether the use is an argument of a function of the same package, which only reads its own tables."""
    above = node.parent
    if above is None or above.type != "argument_list" or above.parent is None:
        return False
    return text_of(above.parent.children[0]).startswith(f"{package}.")
