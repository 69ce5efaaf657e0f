"""A translation's code as if each name were spelled in full: what is imported under another name, all at once, across lines
or in a group is found by the same pattern as `std::env::var` and `os.Getenv` are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

_JOINED = re.compile(r"\s*(::|(?<!\.)\.(?!\.))\s*(?:r#)?(\w*)")
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))")


def in_full(code: str, root: Node) -> str:
    """The code, on the same lines, as its imports (of Rust or Go) mean it."""
    code = _JOINED.sub(lambda m: m[1] + m[2] + "\n" * m[0].count("\n"), code)
    for alias, path in _imports(root):
        code = re.sub(rf"(?<![\w.:]){re.escape(alias)}(?=::|\.)", path.replace("\\", ""), code)
    return code


def taken(root: Node) -> list[tuple[int, str]]:
    """What each import names, in full and with its line: `std::process::id` of `use std::process::{exit, id}`, `"net"` of
    an import of `net` in whatever quotes, `import . "os"` where all of a package is taken."""
    found = []
    for node in _nodes(root):
        line = node.start_point.row + 1
        if node.type == "use_declaration":
            found += [(line, path) for path, _ in _uses(node.child_by_field_name("argument"), "")]
        elif node.type == "import_spec":
            name = node.child_by_field_name("name")
            dot = "import . " if name is not None and name.type == "dot" else ""
            found.append((line, f'{dot}"{_package(node)}"'))
    return found


def unescaped(text: str) -> str:
    """A literal's text with characters in the place of their numbers."""
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    octal = match[5]
    number = int(octal, 8) if octal else int((match[1] or match[2] or match[3] or match[4]).replace("_", ""), 16)
    return chr(number) if number < 0x110000 else match[0]


def _nodes(root: Node) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        if node.type not in ("use_declaration", "import_spec"):
            todo += node.children


def _imports(root: Node) -> Iterator[tuple[str, str]]:
    """Other names, with what they stand for."""
    for node in _nodes(root):
        if node.type == "use_declaration":
            for path, alias in _uses(node.child_by_field_name("argument"), ""):
                if alias not in ("", "_"):
                    yield alias, path
        elif node.type == "import_spec":
            name = node.child_by_field_name("name")
            if name is not None and name.type == "package_identifier":
                yield _text(name), _package(node).rpartition("/")[2]


def _uses(node: Node | None, before: str) -> Iterator[tuple[str, str]]:
    """Paths of a `use`, each with the other name that it gets, if any."""
    if node is None:
        return
    if node.type == "use_list":
        for child in node.named_children:
            yield from _uses(child, before)
    elif node.type == "scoped_use_list":
        first = _text(node.child_by_field_name("path"))
        yield from _uses(node.child_by_field_name("list"), before + (first + "::" if first else ""))
    elif node.type == "use_as_clause":
        for path, _ in _uses(node.child_by_field_name("path"), before):
            yield path, _text(node.child_by_field_name("alias"))
    else:
        path = before + _text(node)
        yield path.removesuffix("::self"), ""


def _package(node: Node) -> str:
    return unescaped(_text(node.child_by_field_name("path"))[1:-1])


def _text(node: Node | None) -> str:
    text = (node.text or b"").decode("utf-8", "replace") if node is not None else ""
    return re.sub(r"\s+|r#", "", text)
