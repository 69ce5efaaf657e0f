"""Ada text that the grammar cannot read, made into text of the same length that it can."""

from __future__ import annotations

import re

from tree_sitter import Parser

BASED = re.compile(
    rb"""--[^\n]*|"[^"\n]*"|'[^\n]'|(?<![\w#:])(?P<base>\d[\d_]*)(?P<mark>[:#])(?P<digits>[\da-f_]+(?:\.[\da-f_]+)?)(?P=mark)""",
    re.I,
)


def with_plain_literals(source: bytes) -> bytes:
    """The text with based literals as the grammar reads them, each as long as it was: colons in the place of number
    signs (ARM J.2(3)) and underlines in the base become number signs and leading zeros."""

    def plain(found: re.Match[bytes]) -> bytes:
        if found["base"] is None:
            return found[0]
        base = found["base"].replace(b"_", b"").rjust(len(found["base"]), b"0")
        return base + b"#" + found["digits"] + b"#"

    return BASED.sub(plain, source)


OPENING = re.compile(rb"\b(?:procedure|function)\s+([A-Za-z]\w*)", re.I)


def without_bad_bodies(source: bytes, parser: Parser) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    """The text with every subprogram body that does not parse on its own replaced by an empty one of the same
    length, so that the rest of the file is read as it stands. Also where those bodies are."""
    lost: list[tuple[int, int]] = []
    for opening in reversed(list(OPENING.finditer(source))):
        name = re.escape(opening.group(1))
        closing = re.compile(rb"\bend\s+" + name + rb"\s*;", re.I).search(source, opening.end())
        is_word = re.compile(rb"\bis\b", re.I).search(source, opening.end())
        semicolon = source.find(b";", opening.end())
        if closing is None or is_word is None or is_word.start() > closing.start():
            continue
        if b"(" not in source[opening.end() : semicolon] and semicolon < is_word.start():
            continue  # a declaration; the body comes later
        body = source[opening.start() : closing.end()]
        if not parser.parse(body).root_node.has_error:
            continue
        start = is_word.end()
        filler = b" begin null; "
        gap = closing.start() - start
        if gap < len(filler):
            continue
        blank = re.sub(rb"[^\n]", b" ", source[start + len(filler) : closing.start()])
        lines_lost = source[start : start + len(filler)].count(b"\n")
        blank = b"\n" * lines_lost + blank[lines_lost:]
        source = source[:start] + filler + blank + source[closing.start() :]
        lost.append((opening.start(), closing.end()))
    return source, tuple(lost)
