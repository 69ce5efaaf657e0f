"""Reading a translation without running it: what it declares, what it reaches for, and whether two are the same.

All of it works on tree-sitter's syntax tree of the text, so that comments, strings and layout can't mislead it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tree_sitter import Node

from translators.signature import Signature


class Need(StrEnum):
    """Something outside of its own data that a translation reaches for; a policy grants it or not."""

    UNSAFE = "unsafe code"
    FOREIGN = "foreign functions"
    DEPENDENCY = "a dependency"
    BUILD = "the build"
    FILE = "files"
    PROCESS = "processes"
    NETWORK = "the network"
    ENVIRONMENT = "arguments or environment"
    STDIN = "standard input"
    EXIT = "the process's end"
    TIME = "the clock"
    THREAD = "threads"
    START = "the program's start"
    STATE = "state that lasts between calls"
    OTHER = "a part of the standard library that translations do not use"
    HIDDEN = "something under another name"
    MEANING = "another meaning of a name of the language"


NEVER = frozenset({Need.UNSAFE, Need.FOREIGN, Need.DEPENDENCY, Need.BUILD, Need.PROCESS, Need.NETWORK, Need.MEANING})
"""What no original grants, whatever it does itself."""


@dataclass(frozen=True)
class Reach:
    """One place that reaches for something; `line` is 1-based."""

    need: Need
    what: str
    line: int


@dataclass(frozen=True)
class Item:
    """A top-level declaration. `head` is its tokens without body, names of parameters and comments: two items
    with equal heads can stand for each other, for callers and for drivers. Values of constants are part of it:
    who exchanges two of them, in the declaration and in the code, shows drivers the same and callers something
    else. `stub` is its text with an empty body."""

    name: str
    kind: str  # function, type, data, other
    public: bool
    head: str
    stub: str


@dataclass(frozen=True)
class Place:
    """Where a top-level function, type or datum stands: lines 1-based and inclusive, comments before it included."""

    name: str
    line: int
    end_line: int


class Inspector(Protocol):
    """What a target's text can be asked."""

    fence: str  # how a code block of the language is marked
    main: str  # the header of a main module's entry
    nothing: tuple[str, str]  # path and text of a program that does nothing, to build a tree without programs

    def faults(self, text: str) -> list[tuple[int, str]]:
        """Lines that are no valid syntax, and what is there."""
        ...

    def items(self, text: str) -> list[Item]: ...

    def places(self, text: str) -> list[Place]:
        """Where its declarations stand, imports aside, in the order of the text."""
        ...

    def reaches(self, text: str) -> list[Reach]: ...

    def blemishes(self, text: str) -> list[tuple[int, str]]:
        """Lines that an experienced programmer would write in another way, and why. They never refuse anything."""
        ...

    def empty(self, module: str) -> str:
        """A file of the module without declarations."""
        ...

    def splice(self, base: str, part: str) -> str:
        """`base` with the part's declarations in place of those of the same name, its new ones added, and the
        imports of both as far as they are needed."""
        ...

    def mentions(self, text: str) -> frozenset[str]:
        """Other modules of the target tree (as the target names them) that the text uses."""
        ...

    def header(self, name: str, signature: Signature) -> tuple[str, str]:
        """The target's name for a subprogram, and the header through which drivers call it. Raises
        TheseusError for types that have no form there."""
        ...

    def shape(self, text: str) -> str:
        """The same for texts that differ in layout and comments only."""
        ...

    def path(self, module: str, name: str) -> str:
        """How another part of the tree reaches an item of a module."""
        ...


_STRINGS = ("string_literal", "raw_string_literal", "interpreted_string_literal")


def walk(root: Node) -> Iterator[Node]:
    """A node and all below it, in order. No recursion: answers may be nested as deep as they are long."""
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(node.children))


def leaves(root: Node) -> Iterator[Node]:
    """The tokens below a node, in order, without comments."""
    todo = [root]
    while todo:
        node = todo.pop()
        if "comment" in node.type:
            continue
        if node.child_count == 0 or node.type in _STRINGS:
            yield node
        else:
            todo.extend(reversed(node.children))


def text_of(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def tokens(node: Node | None) -> list[str]:
    return [] if node is None else [text_of(leaf) for leaf in leaves(node)]


def joined(words: list[str]) -> str:
    """Tokens as one line; commas before a closing bracket don't count."""
    kept = [w for i, w in enumerate(words) if not (w == "," and words[i + 1 : i + 2] in ([")"], ["}"], ["]"]))]
    return " ".join(kept)


DEEPEST = 250
"""Levels of the syntax tree that a translation may have. No person nests like that, and compilers and walks up the
tree take time and stack for it."""


def faults(root: Node) -> list[tuple[int, str]]:
    """Where the parser found no valid syntax, outermost first; or where the text is nested too deeply."""
    found: list[tuple[int, str]] = []
    todo = [(root, 0)]
    while todo:
        node, depth = todo.pop()
        if node.type == "ERROR":
            found.append((node.start_point[0] + 1, " ".join(text_of(node).split())[:60]))
        elif node.is_missing:
            found.append((node.start_point[0] + 1, f"missing {node.type}"))
        elif depth > DEEPEST:
            return [(node.start_point[0] + 1, f"nested deeper than {DEEPEST} levels")]
        else:
            todo.extend((child, depth + 1) for child in node.children)
    return sorted(found)


LONG_FUNCTION = 60
"""Lines of a function above which it is a blemish."""


@dataclass(frozen=True)
class Chunk:
    """A top-level declaration with the comments and attributes right before it; `start` and `end` are bytes.
    `key` is empty for what is neither replaced nor added."""

    key: str
    start: int
    end: int
    is_import: bool = False


def chunks(root: Node, key_of: Callable[[Node], str], imports: tuple[str, ...], before: tuple[str, ...]) -> list[Chunk]:
    """`imports` and `before` are node types: of imports, and of what belongs to the declaration that follows it."""
    found: list[Chunk] = []
    start: int | None = None
    for node in root.named_children:
        if text_of(node).startswith(("//!", "/*!")):
            continue  # about the whole file
        if node.type in before:
            start = node.start_byte if start is None else start
            continue
        key = key_of(node)
        first = node.start_byte if start is None or node.type in imports else start
        found.append(Chunk(key, first, node.end_byte, node.type in imports))
        start = None
    return found


def places(text: str, found: list[Chunk]) -> list[Place]:
    """Chunks as lines. A key ends with the declared name (several, for Go's grouped declarations)."""
    data = text.encode()
    out = []
    for chunk in found:
        if chunk.key and not chunk.is_import:
            first = data.count(b"\n", 0, chunk.start) + 1
            last = first + data[chunk.start : chunk.end].rstrip().count(b"\n")
            out.append(Place(chunk.key.rpartition(" ")[2], first, last))
    return out


def spliced(base: str, old: list[Chunk], part: str, new: list[Chunk]) -> str:
    """Replace what has the same key, add what has not; imports are left to the caller."""
    whole, other = base.encode(), part.encode()
    fresh = {c.key: other[c.start : c.end] for c in new if c.key and not c.is_import}
    pieces: list[bytes] = []
    at = 0
    for chunk in old:
        if chunk.key in fresh and not chunk.is_import:
            pieces += [whole[at : chunk.start], fresh.pop(chunk.key)]
            at = chunk.end
    pieces.append(whole[at:].rstrip())
    pieces += [b"\n\n" + text for text in fresh.values()]
    return b"".join(pieces).decode("utf-8", "replace") + "\n"


def long_functions(root: Node, kinds: tuple[str, ...]) -> list[tuple[int, str]]:
    found, todo = [], [root]
    while todo:
        node = todo.pop()
        todo.extend(node.children)
        lines = node.end_point[0] - node.start_point[0] + 1
        if node.type in kinds and lines > LONG_FUNCTION:
            found.append((node.start_point[0] + 1, f"a function of {lines} lines"))
    return found


def digest(root: Node, counts: Callable[[Node], bool] = lambda _: False) -> str:
    """A hash of the tree: kinds of nodes, how they hang together, and the tokens' texts. Tokens alone would not do:
    where a line ends can decide what is one statement. Comments are left out, but for those that count."""
    found = hashlib.sha256()
    todo: list[Node | None] = [root]
    while todo:
        node = todo.pop()
        if node is None:
            found.update(b")\0")
        elif "comment" in node.type and not counts(node):
            continue
        elif node.child_count == 0 or node.type in _STRINGS or "comment" in node.type:
            if text := text_of(node).strip("\n"):  # a line's end is a token of some grammars and not of others
                found.update(f"{text}\0".encode())
        else:
            found.update(f"({node.type}\0".encode())
            todo += [None, *reversed(node.children)]
    return found.hexdigest()
