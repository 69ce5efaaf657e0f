"""Declarations between the functions of a C file: types, objects, prototypes, and what their initialisers mention."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from analyzers.c.bodies import read_body, read_types
from analyzers.c.found import Found
from analyzers.c.heads import IDENTIFIER, KEYWORDS, NO_NAME, declarators, declared_name
from analyzers.c.text import Lines

_TAG = re.compile(r"\b(struct|union|enum)\s++([A-Za-z_]\w*+)\s*+\{", re.A)
_TYPEDEF_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)", re.A)
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()]*\)")


def read_braced(found: Found, head: str, text: str, start: int, end: int, line: int) -> None:
    """A group that is no function's body: an initialiser, or the inside of a type. `line` is where it starts."""
    last = head[head.rfind(";") + 1 :]
    if "=" in last:
        # What looks called in an initialiser is a macro.
        read_body(found, text, start, end, line, {}, frozenset(), called=found.uses)
        return
    tag = _TAG.search(text, start - len(last), start + 1)
    if tag:
        found.types.setdefault(f"{tag.group(1)} {tag.group(2)}", line - text.count("\n", tag.start(2), start))
    for inner in _TAG.finditer(text, start + 1, end) if text.find("{", start + 1, end) >= 0 else ():
        found.types.setdefault(f"{inner.group(1)} {inner.group(2)}", line + text.count("\n", start, inner.start(2)))
    words = last.split()
    if "enum" in words:
        return
    if "union" in words:
        found.hazard("union")
    read_types(found, text[start:end], line)


def read_declarations(found: Found, pieces: Sequence[str], offsets: Sequence[int], lines: Lines) -> None:
    """All declarations; `pieces` are the text with bodies taken out, and where each stood."""
    text = "".join(pieces)
    starts: list[int] = []
    size = 0
    for piece in pieces:
        starts.append(size)
        size += len(piece)

    def line_of(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return lines.at(offsets[index] + offset - starts[index])

    position = 0
    for statement in text.split(";"):
        if not statement.isspace() and statement:
            _declaration(found, statement, position, line_of)
        position += len(statement) + 1


def _declaration(found: Found, text: str, at: int, line_of: Callable[[int], int]) -> None:
    head, equals, value = text.partition("=")
    words = IDENTIFIER.findall(head)
    if not words:
        return
    line = line_of(at + len(text) - len(text.lstrip(" \t\n\f")))
    if equals:
        for match in IDENTIFIER.finditer(value):
            name = match.group()
            if name not in found.uses and name not in KEYWORDS and not _is_member(value, match.start()):
                found.uses[name] = line_of(at + len(head) + 1 + match.start())
    read_types(found, head, line, lined=False)
    if words[0] == "typedef":
        for name in _typedefs(head):
            found.types.setdefault(name, line)
        return
    rest = head.rpartition("}")[2] if "}" in head else head
    if "(" in rest:
        declared = declared_name(rest)
        if declared is None:
            return
        name, offset, pointer_object = declared
        where = line_of(at + len(head) - len(rest) + offset)
        if pointer_object:
            before = words[: words.index(name)] if name in words else []
            found.objects.setdefault(name, [where, before, bool(equals)])
        elif len(words) > 1 or equals:
            found.prototypes.setdefault(name, where)
        return
    own = IDENTIFIER.findall(rest)
    if not own or len(words) < 2:
        return
    if "}" not in head and len(words) == 2 and words[0] in ("struct", "union", "enum"):
        return  # a forward declaration
    specifiers = words[:-1]
    for part in declarators(rest if not equals else text[len(head) - len(rest) :]):
        names = [w for w in IDENTIFIER.findall(part.partition("=")[0].partition("[")[0]) if w not in KEYWORDS]
        if names:
            offset = text.find(names[-1])
            found.objects.setdefault(names[-1], [line_of(at + max(offset, 0)), specifiers, bool(equals)])


def _typedefs(head: str) -> list[str]:
    """The names that a typedef gives."""
    pointer = _TYPEDEF_POINTER.search(head)
    if pointer:
        return [pointer.group(1)]
    first, *others = _BRACKETED.sub("", head).split(",")
    found = [names[-1] for more in others if "{" not in more and (names := IDENTIFIER.findall(more))]
    own = [w for w in IDENTIFIER.findall(first) if w not in NO_NAME]
    if own and own[-1] not in KEYWORDS:
        found.append(own[-1])
    return found


def _is_member(text: str, at: int) -> bool:
    """Whether a name belongs to `.name`, `->name`, a suffix of a number or a tag."""
    before = text[max(0, at - 12) : at]
    if before and (before[-1].isalnum() or before[-1] == "_"):
        return True
    before = before.rstrip()
    return before.endswith((".", "->", "struct", "union", "enum"))
