"""The objects of static storage and the structures of a C file, as its text declares them.

Read by the grammar from cleaned text: nothing has to compile, and what makes no sense is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from analyzers.c.heads import KEYWORDS
from analyzers.c.syntax import tree_of
from analyzers.survey.surface import Datum, Layout, Member

# Of three names in a row the first is a macro (`local entry *first;`): the grammar would take it for the type.
_MACRO = re.compile(r"^([A-Za-z_]\w*+)[ \t]++(?=(?:(?:const|volatile)\s+)*+(?!const\b|volatile\b)[A-Za-z_]\w*+[\s*]++[A-Za-z_])", re.M | re.A)
_BEHIND = re.compile(r"(?<=\))[ \t]++([A-Z_][A-Z0-9_]*+)\s*(?=;)", re.A)  # `void f(int) NORETURN;`
# A macro on lines of its own before a declaration, or at the end of a structure: it stands for members or for nothing.
_ALONE = re.compile(
    r"([{};][ \t]*+\n(?:[ \t]*+\n)*+)((?:[ \t]*+[A-Z_][A-Z0-9_]*+(?:\([^()\n]*+\))?[ \t]*+\n(?:[ \t]*+\n)*+)+)"
    r"(?=\s*+(?:\}|[A-Za-z_]\w*+[\s*]++[A-Za-z_]))", re.A
)
_AROUND = frozenset(("linkage_specification", "declaration_list", "ERROR"))
_STRUCTURES = {"struct_specifier": "struct", "union_specifier": "union"}
_NAMES = frozenset(("identifier", "field_identifier", "type_identifier"))
_NO_TYPE = frozenset(("storage_class_specifier", "attribute_specifier", ";", ","))


@dataclass
class Declared:
    """By name; `aliases` are the names that typedefs give to structures with a tag."""

    data: dict[str, Datum] = field(default_factory=dict)
    types: dict[str, Layout] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)


def declared(text: str, path: str, first: int, into: Declared) -> None:
    """Those outside of functions, in text without comments and directives that begins at line `first`. A tentative
    definition (C17 6.9.2) is one; `extern` without a value declares what is elsewhere."""
    data, types = into.data, into.types
    for pattern in (_MACRO, _BEHIND):
        text = pattern.sub(lambda m: m[0] if m[1] in KEYWORDS else re.sub(r"\S", " ", m[0]), text)
    text = _ALONE.sub(lambda m: m[1] + re.sub(r"\S", " ", m[2]), text)
    for node in _declarations(tree_of(text)):
        kind = node if node.type in _STRUCTURES else node.child_by_field_name("type")
        if kind is None:
            continue
        declarators = node.children_by_field_name("declarator")
        typedef = node.type == "type_definition"
        name = next((_text(d) for d in declarators if d.type == "type_identifier"), "") if typedef else ""
        for layout in _structures(kind, path, first, name):
            types.setdefault(layout.name, layout)
        if name and kind.type in _STRUCTURES and (tagged := _structure_name(kind, name)) != name:
            into.aliases[tagged] = (*into.aliases.get(tagged, ()), name)
        if node.type != "declaration":
            continue
        external = any(c.type == "storage_class_specifier" and _text(c) == "extern" for c in node.children)
        for part in declarators:
            declarator = part.child_by_field_name("declarator") if part.type == "init_declarator" else part
            inner = _named(declarator)
            if inner is None or _is_function(inner) or (external and part is declarator):
                continue
            found = _text(inner)
            at = inner.start_point.row + first
            data.setdefault(found, Datum(found, path, at, _type(node, declarator)))


def _text(node: Node) -> str:
    return " ".join((node.text or b"").decode("utf-8", "replace").split())


def _declarations(root: Node) -> Iterator[Node]:
    pending = [root]
    while pending:
        for child in pending.pop().named_children:
            if child.type in ("declaration", "type_definition") or child.type in _STRUCTURES:
                yield child
            elif child.type in _AROUND:
                pending.append(child)


def _named(declarator: Node | None) -> Node | None:
    """The name that a declarator declares."""
    while declarator is not None and declarator.type not in _NAMES:
        inner = declarator.child_by_field_name("declarator")
        if inner is None and declarator.type == "parenthesized_declarator":
            inner = next(
                (c for c in declarator.named_children if c.type.endswith("declarator") or c.type in _NAMES), None
            )
        declarator = inner
    return declarator


def _is_function(name: Node) -> bool:
    """Whether the declarator next to a name makes it a function."""
    above = name.parent
    while above is not None and above.type == "parenthesized_declarator":
        above = above.parent
    return above is not None and above.type == "function_declarator"


def _type(node: Node, declarator: Node | None) -> str:
    """A type as written: the specifiers, and the declarator without its name."""
    words = [
        _structure_name(c, "") if c.type in _STRUCTURES or c.type == "enum_specifier" else _text(c)
        for index, c in enumerate(node.children)
        if c.type not in _NO_TYPE and node.field_name_for_child(index) != "declarator" and c.type != "bitfield_clause"
    ]  # fmt: skip
    name = _named(declarator)
    if declarator is None or name is None:
        return " ".join(words)
    text, cut = declarator.text or b"", name.start_byte - declarator.start_byte
    shape = text[:cut] + text[cut + len(name.text or b"") :]
    return " ".join([*words, " ".join(shape.decode("utf-8", "replace").split())]).strip()


def _structure_name(kind: Node, otherwise: str) -> str:
    """`struct s`, also of one with its members; `otherwise` where it has no tag."""
    tag = kind.child_by_field_name("name")
    word = _STRUCTURES.get(kind.type, "enum")
    return f"{word} {_text(tag)}" if tag is not None else otherwise or word


def _structures(kind: Node, path: str, first: int, name: str) -> Iterator[Layout]:
    """A structure with a name, and those with a tag inside it."""
    if kind.type not in _STRUCTURES:
        return
    body = kind.child_by_field_name("body")
    if body is None:
        return
    members: list[Member] = []
    for part in body.named_children:
        inner = part.child_by_field_name("type") if part.type == "field_declaration" else None
        if inner is None:
            continue
        yield from _structures(inner, path, first, "")
        declarators = part.children_by_field_name("declarator")
        for declarator in (*declarators,) or (None,):
            named = _named(declarator)
            members.append(Member(_text(named) if named is not None else "", _type(part, declarator)))
    tag = kind.child_by_field_name("name")
    if tag is not None or name:
        yield Layout(_structure_name(kind, name), path, kind.start_point.row + first, None, tuple(members))
