"""What a function's body or an initialiser mentions: calls, other names, types, hazards.

Text is taken apart in bulk, and each different word is looked at once: Python sees only names that are new.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Set

from analyzers.c.found import Found
from analyzers.c.heads import KEYWORDS

# Patterns start with a set of characters and never give back: see heads.py.
_WORD = re.compile(r"[.A-Za-z0-9_][A-Za-z0-9_]*+(?:\s*+\()?+")  # .member, name, or either with the parenthesis of a call
_MEMBER_CALL = re.compile(r"(->|\.)\s*+([A-Za-z_]\w*+)\s*+\(", re.A)
_APART = re.compile(r"\.(\s+)")
# Each starts with a literal, which is searched for faster than alternatives.
_TAGGED = {
    kind: re.compile(rf"{kind}(?<![A-Za-z0-9_]{kind})\s++([A-Za-z_]\w*+)", re.A) for kind in ("struct", "union", "enum")
}
_TYPED = re.compile(r"(?:(?:struct|union|enum)\s++(?=[A-Za-z_]))?+[A-Za-z0-9_]++(?:\s*+\*|\s++(?=[A-Za-z_])|\s*+\((?=\s*+\*))?+")
_FIELD_SET = re.compile(r"\.([A-Za-z_]\w*+)\s*+=\s*+&?+\s*+([A-Za-z_]\w*+)\s*+[,;})]", re.A)
_STAR_CALL = re.compile(r"\(\s*+\*\s*+([A-Za-z_][\w.>\s\[\]-]*?)\s*+\)\s*+\(", re.A)
_HAZARDS = {
    "goto": "goto", "asm": "inline assembly", "__asm__": "inline assembly", "__asm": "inline assembly",
    "setjmp": "setjmp", "longjmp": "longjmp", "sigsetjmp": "setjmp", "alloca": "alloca",
    "va_start": "variable arguments", "va_list": "variable arguments", "volatile": "volatile",
    "union": "union", "signal": "signal handler", "sigaction": "signal handler", "fork": "fork",
    "pthread_create": "threads",
}  # fmt: skip
_BRANCHES = ("if", "for", "while")
_AGGREGATES = ("struct", "union", "enum")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
_INSIDE = _LETTERS | {"."}  # before a name: it is only a part of another word, or a member's
_NO_WORD = tuple(".0123456789")
_BLANKS = b" \t\n\r\f\v"
_SHORT = 80  # bytes without blanks: what is shorter is alike by chance


def read_body(found: Found, text: str, start: int, end: int, line: int, calls: dict[str, None], local: Set[str],
              called: dict[str, int] | None = None) -> int:  # fmt: skip
    """Note what the text between two offsets mentions, the first of them in `line`; the number of branches. `calls`
    takes the names called, `called` (else the file's own table) their first lines."""
    file_calls = found.calls if called is None else called
    uses = found.uses
    piece = text[start:end].replace("->", ".") + " "
    if _APART.search(piece):
        piece = _APART.sub(r"\1.", piece)  # the line ends stay before the word
    tokens = _WORD.findall(piece)
    words = dict.fromkeys(tokens)
    for kind in _AGGREGATES:
        if kind in words:
            _tags(found, kind, piece, line, tokens, words)
    branches = tokens.count("case") if "case" in words else 0
    for word in _BRANCHES:
        if word in words:
            branches += tokens.count(word)
    for name in words.keys() & _HAZARDS.keys():
        found.hazard(_HAZARDS[name], tokens.count(name))
    member_calls = False
    parenthesised = [word for word in words if word[-1] == "("]
    for word in parenthesised:
        name = word[:-1].rstrip()
        if name[0] == ".":
            member_calls = True
            continue
        if name in _HAZARDS:
            found.hazard(_HAZARDS[name], tokens.count(word))
        if name in KEYWORDS:
            if name in _BRANCHES:
                branches += tokens.count(word)
        elif name in local:
            if name not in found.pointer_calls:
                found.pointer_calls[name] = line + piece.count("\n", 0, first_place(word, piece))
        else:
            calls[name] = None
            if name not in file_calls:
                file_calls[name] = line + piece.count("\n", 0, first_place(word, piece))
    # The dictionary's own set operations: only names that are new to the file come into Python's hands.
    for name in (words.keys() - KEYWORDS - local).difference(uses).difference(parenthesised):
        if not name.startswith(_NO_WORD):
            uses[name] = line + piece.count("\n", 0, first_place(name, piece))
    if member_calls:
        for match in _MEMBER_CALL.finditer(text, start, end):
            key = match.group(1) + match.group(2)
            if key not in found.pointer_calls:
                found.pointer_calls[key] = line + text.count("\n", start, match.start(2))
    for match in _STAR_CALL.finditer(text, start, end) if "(*" in piece or "( *" in piece else ():
        key = "*" + "".join(match.group(1).split())
        if key not in found.pointer_calls:
            found.pointer_calls[key] = line + text.count("\n", start, match.start(1))
    for field, value in _FIELD_SET.findall(piece):
        if value not in local:
            found.assigned[f"{field}={value}"] = None
    return branches


def first_place(word: str, piece: str) -> int:
    """Where a word of `piece` (which ends in a blank) stands first, as a whole word and no member; 0 when nowhere."""
    size = len(word)
    at = piece.find(word)
    while at >= 0:
        if (piece[at + size] not in _LETTERS or word[-1] == "(") and piece[at - 1] not in _INSIDE:
            return at
        at = piece.find(word, at + size)
    return 0


def _tags(found: Found, kind: str, piece: str, line: int, tokens: list[str], words: dict[str, None]) -> None:
    """Record `struct name` and the like as types used, and take the names that stand nowhere else out of `words`."""
    seen: dict[str, int] = {}
    for match in _TAGGED[kind].finditer(piece):
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        tag = f"{kind} {name}"
        if tag not in found.type_uses:
            found.type_uses[tag] = line + piece.count("\n", 0, match.start(1))
    for name, count in seen.items():
        if name in words and tokens.count(name) <= count:
            del words[name]


def read_types(found: Found, text: str, line: int, lined: bool = True) -> None:
    """Note the names that stand where a type stands. `line` is the text's first, and all of it unless `lined`."""
    known = found.type_uses
    for word in dict.fromkeys(_TYPED.findall(text)):
        if word in found.typed:
            continue
        found.typed.add(word)
        if word[-1] in _LETTERS:  # nothing of a type behind it
            continue
        name = " ".join(word.rstrip("*( \t\n\f\r\v").split())
        if name in _AGGREGATES or name in known or name in KEYWORDS or name[0].isdigit():
            continue
        known[name] = line + text.count("\n", 0, _alone(word, text)) if lined else line


def _alone(word: str, text: str) -> int:
    """Where a word that `text` has stands first, not as the end of another."""
    at = text.find(word)
    while at > 0 and text[at - 1] in _LETTERS:
        at = text.find(word, at + 1)
    return max(at, 0)


def decisions(body: str) -> int:
    """How many times a body decides inside an expression."""
    return body.count("&&") + body.count("||") + body.count("?")


def body_hash(body: str) -> int:
    """Over the text without blanks; 0 when that is short."""
    squeezed = body.encode("utf-8", "surrogateescape").translate(None, _BLANKS)
    return zlib.crc32(squeezed) if len(squeezed) > _SHORT else 0


def assembly_macros(macros: Mapping[str, list[str]]) -> int:
    """How many macros hold inline assembly."""
    return sum(("asm" in words) or ("__asm__" in words) for words in macros.values())
