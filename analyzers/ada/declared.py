"""The objects and record types that a file of Ada declares outside of subprograms, as its text says."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.ada.syntax import tree_of
from analyzers.survey.surface import Datum, Layout, Member

# What declarations of library level stand in; a body that runs (of a subprogram, task or entry) is not among them.
_AROUND = frozenset(("compilation", "compilation_unit", "generic_package_declaration", "package_declaration", "package_body", "private",
                     "non_empty_declarative_part", "declarative_part", "ERROR"))  # fmt: skip
_PACKAGES = frozenset(("package_declaration", "package_body"))
_RECORDS = frozenset(("record_type_definition", "derived_type_definition"))


def declared(text: str, path: str) -> tuple[list[Datum], list[Layout]]:
    """Objects by their names; record types (also extensions) by their names with the packages around them."""
    data: list[Datum] = []
    types: list[Layout] = []
    seen: set[tuple[str, str]] = set()
    for node, around in _declarations(tree_of(text)):
        if node.type == "object_declaration":
            names = [n for n in node.children_by_field_name("name") if n.is_named]
            kind = _behind_colon(node)
            if not kind.startswith("exception"):
                for name in names:
                    key = (around, _text(name).lower())
                    if key not in seen:  # a deferred constant is declared twice
                        seen.add(key)
                        data.append(Datum(_text(name), path, name.start_point.row + 1, kind))
        else:
            named = next((c for c in node.named_children if c.type == "identifier"), None)
            definition = next((c for c in node.named_children if c.type in _RECORDS), None)
            if named is None or definition is None:
                continue
            record = _inside(definition, "record_definition")
            if definition.type == "derived_type_definition" and record is None:
                continue
            discriminants = [*_all(node, "discriminant_specification", "record_definition")]
            components = [*_all(record, "component_declaration")] if record is not None else []
            members = tuple(Member(n, kind) for part in (*discriminants, *components) for n, kind in _component(part))
            shown = f"{around}.{_text(named)}" if around else _text(named)
            types.append(Layout(shown, path, named.start_point.row + 1, None, members))
    return data, types


def _declarations(root: Node) -> Iterator[tuple[Node, str]]:
    """Those of library level in the order of the text, each with the packages that it stands in."""
    pending = [(root, "")]
    while pending:
        node, around = pending.pop()
        if node.type in ("object_declaration", "full_type_declaration"):
            yield node, around
        elif node.type in _AROUND:
            name = node.child_by_field_name("name") if node.type in _PACKAGES else None
            inside = around if name is None else f"{around}.{_text(name)}".lstrip(".")
            pending += [(child, inside) for child in reversed(node.named_children)]


def _text(node: Node) -> str:
    return " ".join((node.text or b"").decode("utf-8", "replace").split())


def _inside(node: Node, kind: str) -> Node | None:
    return next(_all(node, kind), None)


def _all(root: Node, kind: str, not_in: str = "") -> Iterator[Node]:
    """The nodes of a kind below one, none inside another; what is in a node of kind `not_in` is left out."""
    pending = [*reversed(root.named_children)]
    while pending:
        node = pending.pop()
        if node.type == kind:
            yield node
        elif node.type != not_in:
            pending += reversed(node.named_children)


def _behind_colon(node: Node) -> str:
    """The type of a declaration as written: what stands between the colon and a value or aspects."""
    words: list[str] = []
    begun = False
    for child in node.children:
        if begun and child.type in (":=", ";", "aspect_specification", "renames"):
            break
        if begun and child.type != "comment":
            words.append(_text(child))
        begun = begun or child.type == ":"
    return " ".join(words)


def _component(node: Node) -> Iterator[tuple[str, str]]:
    """The names of a component or discriminant declaration, each with the type."""
    kind = _behind_colon(node)
    for child in node.children:
        if child.type == ":":
            return
        if child.type == "identifier":
            yield _text(child), kind
