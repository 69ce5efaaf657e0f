"""What a language is to the mutator: places in a syntax tree where a small change could be made.

A `Change` is one mutant before it has a number. All of a tree's mutants are built at once (mutant schemata):
its carrier, the expression or statement around it, is replaced by a choice between the changed text and the
original one, and the running program makes the choice by the environment variable `VARIABLE`. With `TRACED` there none is
chosen, and the program writes the number of each mutant whose place it comes to into a file in its working folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tree_sitter import Node

VARIABLE = "THESEUS_MUTANT"
TRACED = -1
TRACE = "theseus-reached"  # lines, a number each


@dataclass(frozen=True)
class Change:
    """`start`..`end` (bytes) is the carrier, `text` what it becomes, `form` how the choice is written there.
    `at`: where the change itself is."""

    kind: str
    start: int
    end: int
    text: bytes
    form: str
    at: int
    before: bytes
    after: bytes


class Mutator(Protocol):
    language: str
    suffix: str

    def changes(self, source: bytes, beside: Sequence[bytes] = (), elsewhere: Sequence[bytes] = ()) -> Iterator[Change]:
        """All changes of one file, in the order of the text; `beside` it in its folder are other files, and `elsewhere` the
        rest of them."""
        ...

    def functions(self, source: bytes, at: int) -> list[str]:
        """The names of the functions that a place of a file lies in."""
        ...

    def choice(self, form: str, mutants: Sequence[tuple[int, bytes]], original: bytes) -> bytes:
        """The text that chooses between numbered mutants and the original."""
        ...

    def selector(self, source: bytes) -> tuple[bytes, dict[str, bytes]]:
        """What must be added at the end of a mutated file, and files beside it by name."""
        ...


def named_around(root: Node, at: int, kinds: frozenset[str]) -> list[str]:
    """The names of the nodes of these kinds that a byte lies in."""
    found = []
    node = root.descendant_for_byte_range(at, at)
    while node is not None:
        name = node.child_by_field_name("name") if node.type in kinds else None
        found += [(name.text or b"").decode("utf-8", "replace")] if name is not None else []
        node = node.parent
    return found


def replaced(source: bytes, carrier: Node, part: Node, new: bytes) -> bytes:
    """The carrier's text with one part of it exchanged."""
    return (
        source[carrier.start_byte : part.start_byte] + new + source[part.end_byte : carrier.end_byte]
    )


def neighbours(literal: bytes, digits_only: str = "_") -> list[bytes]:
    """An integer literal one up and one down (not below zero), its suffix and base kept; none when it is odd."""
    text = literal.decode("ascii", "replace").replace(digits_only, "")
    suffix = ""
    for ending in ("usize", "isize", "u128", "i128", "u64", "i64", "u32", "i32", "u16", "i16", "u8", "i8"):
        if text.endswith(ending) and not text.startswith("0x"):
            text, suffix = text.removesuffix(ending), ending
            break
    base = {"0x": 16, "0b": 2, "0o": 8}.get(text[:2].lower(), 10)
    try:
        value = int(text, base)
    except ValueError:
        return []
    form = {16: "0x{:x}", 2: "0b{:b}", 8: "0o{:o}", 10: "{}"}[base]
    values = [value + 1, value - 1] if value else [1]
    return [(form.format(v) + suffix).encode() for v in values]


# Operators that stand for each other: (kind, what each becomes).
OPERATORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "+": ("arithmetic", ("-",)),
    "-": ("arithmetic", ("+",)),
    "*": ("arithmetic", ("+",)),
    "/": ("arithmetic", ("*",)),
    "%": ("arithmetic", ("/",)),
    "&": ("arithmetic", ("|",)),
    "|": ("arithmetic", ("&",)),
    "^": ("arithmetic", ("|",)),
    "<<": ("arithmetic", (">>",)),
    ">>": ("arithmetic", ("<<",)),
    "<": ("boundary", ("<=", ">=")),
    "<=": ("boundary", ("<", ">")),
    ">": ("boundary", (">=", "<=")),
    ">=": ("boundary", (">", "<")),
    "==": ("comparison", ("!=",)),
    "!=": ("comparison", ("==",)),
    "&&": ("condition", ("||",)),
    "||": ("condition", ("&&",)),
}
ASSIGNMENTS = {"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "|=": "&=", "&=": "|=", "^=": "|=", "<<=": ">>=", ">>=": "<<="}
