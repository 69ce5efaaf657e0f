"""Objects with braces for a value: what of a structure and which array may hold functions, for calls through them."""

from __future__ import annotations

import re

from analyzers.c.found import Found
from analyzers.c.heads import IDENTIFIER, KEYWORDS, declarators

BOUNDS = re.compile(r"\[[^\]]*\]")
_POINTER_OBJECT = re.compile(r"\(\s*+\*[\s*]*(?:const\s++|volatile\s++)?([A-Za-z_]\w*+)", re.A)
_QUALIFIERS = frozenset(("static", "const", "extern", "volatile", "register"))
_TAGGED = re.compile(r"(?:struct|union)\s*(?:[A-Za-z_]\w*)?\s*\Z", re.A)
_LONGEST = 4000  # characters of the members of a structure in a body


def table_of(head: str) -> tuple[str, str] | None:
    """The structure (`@` and the object, of one without a name) and the array that an initialised object may be."""
    before = head.partition("=")[0]
    pointed = _POINTER_OBJECT.search(before) if "(" in before else None
    if pointed:
        return "", pointed.group(1)
    words = [w for w in IDENTIFIER.findall(BOUNDS.sub("", before)) if w not in _QUALIFIERS]
    if len(words) == 1:
        return f"@{words[0]}", words[0]
    if not words or (words[0] in KEYWORDS and words[0] != "struct"):
        return None
    return f"struct {words[1]}" if words[0] == "struct" else words[0], words[-1]


def members_of(text: str) -> list[str]:
    """A structure's members in order, when some may be a function's address; none of structures inside."""
    if "{" in text:
        return []
    found: list[str] = []
    for part in text.split(";"):
        for one in declarators(part):
            pointer = _POINTER_OBJECT.search(one) if "(" in one else None
            names = [pointer.group(1)] if pointer else IDENTIFIER.findall(one.partition("[")[0].partition(":")[0])
            found += names[-1:]
    return found


def table_in_body(found: Found, text: str, start: int) -> tuple[str, str]:
    """What an object of a function's body may be whose braces begin here; two empty names: no table. A structure that the
    body declares is noted with its members."""
    begin = max(text.rfind(sign, 0, start) for sign in ";{}") + 1
    table = table_of(text[begin:start])
    if table is None:
        return "", ""
    structure = table[0]
    if structure[:1] == "@":
        inside = _inside(text, begin - 1) if text[begin - 1 : begin] == "}" else ""
    elif structure and structure not in found.members:
        inside = _declared(text, structure, begin)
    else:
        return table
    if inside:
        found.members[structure] = members_of(inside)
    return table


def _inside(text: str, end: int) -> str:
    """What the braces of a structure hold that end here."""
    start = text.rfind("{", max(0, end - _LONGEST), end)
    return text[start + 1 : end] if start >= 0 and _TAGGED.search(text, max(0, start - 80), start) else ""


def _declared(text: str, structure: str, end: int) -> str:
    """What the last declaration of a structure or its type before `end` holds."""
    tag = structure.removeprefix("struct ")
    if tag != structure:
        opening = re.compile(rf"\bstruct\s+{tag}\s*\{{").search(text, max(0, end - _LONGEST), end)
        close = text.find("}", opening.end(), end) if opening else -1
        return text[opening.end() : close] if opening and close >= 0 else ""
    closing = re.compile(rf"\}}\s*{tag}\s*;").search(text, max(0, end - _LONGEST), end)
    return _inside(text, closing.start()) if closing else ""
