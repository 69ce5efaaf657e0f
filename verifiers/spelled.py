"""A translation's code as if each name were spelled in full: what is imported under another name, all at once, across lines
or in a group is found by the same pattern as `std::env::var` and `os.Getenv` are.

The text is untrusted: what would take too long, or nests too deep, raises `TooMuch`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

_JOINED = re.compile(r"(?<!\s)\s*(::|(?<!\.)\.(?!\.))\s*(?:r#)?(\w*)")
_PATH = re.compile(r"(?<![\w.:])(\w+)((?:(?:::|\.)\w+)+)")
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))")
_DEPTH = 64  # of groups in groups, and of names that stand for names
_ROOM = 16 << 20  # characters of names in full


class TooMuch(Exception):
    """A text says more under other names than can be looked through."""


@dataclass(frozen=True)
class Import:
    """`path` in full, and the other name that it gets (none: '')."""

    line: int
    path: str
    alias: str = ""


def imports(root: Node) -> list[Import]:
    """What each import of a file in Rust or Go names: `std::process::id` of `use std::process::{exit, id}`, `"net"` of an
    import of `net` in whatever quotes, `import . "os"` where all of a package is taken. Raises `TooMuch`."""
    found, room = [], _ROOM
    for one in _imports(root):
        room -= len(one.path)
        if room < 0:
            raise TooMuch
        found.append(one)
    return found


def in_full(code: str, known: list[Import]) -> str:
    """The code, on the same lines, as its imports mean it; a name that stands for several things in several places is put
    as each of them. Raises `TooMuch`."""
    code = _JOINED.sub(lambda m: m[1] + m[2] + "\n" * m[0].count("\n"), code)
    meant: dict[str, list[str]] = {}
    for one in known:
        if one.alias not in ("", "_"):
            meant.setdefault(one.alias, []).append(one.path.strip('"').rpartition("/")[2])
    return _Expansion(meant).of(code) if meant else code


def unescaped(text: str) -> str:
    """A literal's text with characters in the place of their numbers."""
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    octal = match[5]
    digits = (octal or match[1] or match[2] or match[3] or match[4]).replace("_", "")
    number = int(digits, 8 if octal else 16) if digits else 0x110000
    return chr(number) if number < 0x110000 else match[0]


class _Expansion:
    """Puts paths in the place of the names that stand for them."""

    def __init__(self, meant: dict[str, list[str]]) -> None:
        self.meant = meant
        self.room = _ROOM

    def of(self, code: str) -> str:
        return _PATH.sub(lambda m: self._path(m[1], m[2], _DEPTH), code)

    def _path(self, name: str, rest: str, depth: int) -> str:
        paths = self.meant.get(name)
        if paths is None:
            return name + rest
        if depth == 0:
            raise TooMuch
        found = []
        for path in paths:
            self.room -= len(path) + len(rest) + 1
            if self.room < 0:
                raise TooMuch
            first = re.match(r"\w+", path)
            again = first is not None and first[0] != name and first[0] in self.meant
            head = first[0] if first is not None else ""
            found.append(self._path(head, path[len(head) :] + rest, depth - 1) if again else path + rest)
        return " ".join(found)


def _imports(root: Node) -> Iterator[Import]:
    todo = [root]
    while todo:
        node = todo.pop()
        line = node.start_point.row + 1
        if node.type == "use_declaration":
            yield from _uses(node.child_by_field_name("argument"), "", line, _DEPTH)
        elif node.type == "import_spec":
            name = node.child_by_field_name("name")
            path = f'"{unescaped(_text(node.child_by_field_name("path"))[1:-1])}"'
            if name is not None and name.type == "dot":
                yield Import(line, "import . " + path)
            else:
                yield Import(line, path, _text(name))
        else:
            todo += node.children


def _uses(node: Node | None, before: str, line: int, depth: int) -> Iterator[Import]:
    """The paths of a `use`."""
    if node is None:
        return
    if depth == 0:
        raise TooMuch
    if node.type == "use_list":
        for child in node.named_children:
            yield from _uses(child, before, line, depth - 1)
    elif node.type == "scoped_use_list":
        first = _text(node.child_by_field_name("path"))
        yield from _uses(node.child_by_field_name("list"), before + (first + "::" if first else ""), line, depth - 1)
    elif node.type == "use_as_clause":
        path = before + _text(node.child_by_field_name("path"))
        yield Import(line, path.removesuffix("::self"), _text(node.child_by_field_name("alias")))
    else:
        yield Import(line, (before + _text(node)).removesuffix("::self"))


def _text(node: Node | None) -> str:
    text = (node.text or b"").decode("utf-8", "replace") if node is not None else ""
    return re.sub(r"\s+|r#", "", text)
