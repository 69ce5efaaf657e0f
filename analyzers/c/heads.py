"""Which names declarations, function heads, parameter lists and bodies declare, from cleaned text alone.

Patterns start with a set of characters and never give back what they took (possessive), so that the search goes
from word to word: that is several times faster than `\\b` and backtracking, on all of a large tree's text.
"""

from __future__ import annotations

import re

KEYWORDS = frozenset(
    ["auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "_Bool", "_Complex", "_Alignas", "_Alignof", "_Atomic", "_Generic", "_Noreturn", "_Static_assert", "_Thread_local", "defined", "__attribute__", "__attribute", "__declspec", "__extension__", "__inline", "__inline__", "__restrict", "__restrict__", "__volatile__", "__asm__", "__asm", "asm", "__const", "__signed__", "typeof", "__typeof__", "__typeof", "__alignof__", "offsetof", "va_arg", "__builtin_va_arg", "__cdecl", "__stdcall", "bool", "true", "false", "NULL"]
)  # fmt: skip
NO_NAME = frozenset(["__attribute__", "__attribute", "__declspec", "__asm__", "__asm", "asm", "typeof", "__typeof__", "__typeof", "_Alignas"])  # fmt: skip
IDENTIFIER = re.compile(r"[A-Za-z_]\w*+", re.A)
_CONTROL = frozenset(["if", "while", "for", "switch", "return", "sizeof", "defined", "else", "do", "case"])
NOT_TYPES = frozenset(["return", "goto", "else", "case", "sizeof", "break", "continue", "do", "typedef"])  # no declaration begins with one
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
_BLANKS = " \t\n\f\r\v"

_PIECE = re.compile(r"([A-Za-z_]\w*+)\s*+\(|([A-Za-z_]\w*+)|[()]", re.A)
_LISTED = re.compile(r"[A-Za-z_]\w*\s*\(((?:[^()]|\([^()]{0,200}\)){0,200}),\s*\(", re.A)
_AIMED = re.compile(r"\(\s*\*[\s*]*(?:const\s+|volatile\s+)?([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)*\)\s*\(", re.A)
_STAR = re.compile(r"\(\s*(?:[A-Za-z_]\w*\s*)?\*[\s*]*(?:const\s+)?([A-Za-z_]\w*)\s*(\(|\)|\[)", re.A)
_PLAIN = re.compile(r"\(\s*+([A-Za-z_]\w*+)\s*+\)\s*+\(", re.A)
_WRAPPED = re.compile(r"[A-Za-z_]\w*+\s*+\(\s*+([A-Za-z_]\w*+)\s*+\)\s*+\((?!\s*+\()", re.A)
_MADE = re.compile(r"\(\s*+([A-Za-z_]\w*+)\s*+[,)]", re.A)
_NESTING = re.compile(r"[(){}\[\],]")
_WORD_NEXT = re.compile(r"\s*+[A-Za-z_]", re.A)
_OLD_LIST = re.compile(r"[\w\s,.]*+", re.A)
_NAME_LAST = re.compile(r"[A-Za-z_]\w*\s*\Z", re.A)
_POINTED = re.compile(r"\(\s*+\*++\s*+(?:const\s++)?([A-Za-z_]\w*+)", re.A)


def declarators(text: str) -> list[str]:
    """Parts at the commas outside parentheses and braces."""
    if "," not in text:
        return [text]
    parts: list[str] = []
    depth = start = 0
    for match in _NESTING.finditer(text):
        char = match.group()
        if char in "({[":
            depth += 1
        elif char in ")}]":
            depth -= 1
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts


_TYPE = re.compile(r"\btypedef\b|\)\s*(?:(?:static|const|extern)\s+)*(?:struct|union|enum)(?:\s+\w+)?\s*\Z")


def function_head(head: str) -> tuple[str, int, int, bool] | None:
    """(name, its offset, where the head's own text begins, K&R style) when what stands before a brace is a
    function's head."""
    semicolon = head.rfind(";")
    own = head[semicolon + 1 :]
    # The pattern looks at every character of every head: most have none of its words.
    if ("struct" in own or "typedef" in own or "union" in own or "enum" in own) and _TYPE.search(own):
        return None  # a macro with its arguments before it needs no semicolon
    knr = False
    if not own.strip(_BLANKS):
        # Old style: the parameters' declarations stand between the list and the brace.
        closing = head.rfind(")")
        if closing < 0:
            return None
        between = head[closing + 1 :]
        tail = _WORD_NEXT.match(between)
        while not tail or _outer(head, closing) is None:
            closing = head.rfind(")", 0, closing)  # `int (*f)();` among the parameters
            if closing < 0:
                return None
            tail = _WORD_NEXT.match(head, closing + 1)
        semicolon = head.rfind(";", 0, closing)
        own = head[semicolon + 1 : closing + 1]
        knr = True
    found = declared_name(own)
    if found is None or found[2] or "=" in own.split("(")[0]:
        return None
    name, offset, _ = found
    if name in _CONTROL:
        return None
    return name, semicolon + 1 + offset, semicolon + 1, knr


def _outer(head: str, closing: int) -> int | None:
    """Where the name before the parameter list that `closing` ends begins; None when it is no such list."""
    depth = 0
    for index in range(closing, -1, -1):
        if head[index] == ")":
            depth += 1
        elif head[index] == "(":
            depth -= 1
            if depth == 0:
                inside = head[index + 1 : closing]
                if _OLD_LIST.fullmatch(inside) and _NAME_LAST.search(head, max(0, index - 200), index):
                    return index
                return None
    return None


def _starred(text: str, opening: int) -> tuple[str, int, bool] | None:
    """`(*name)` or `(*name(` at a parenthesis: (name, offset, is it an object)."""
    star = _STAR.match(text, opening)
    return None if star is None else (star.group(1), star.start(1), star.group(2) != "(")


def declared_name(text: str) -> tuple[str, int, bool] | None:
    """The name that a declaration with parentheses declares, its offset, and whether it is a pointer object
    (`int (*f)(void)`). Macros around the parameter list (`OF((int))`) and attributes are seen through."""
    opening = text.find("(")
    if opening > 0 and text.find("(", opening + 1) < 0:
        # Nearly all: one pair of parentheses with a plain name before it.
        word = text[:opening].rstrip(_BLANKS)
        start = len(word.rstrip(_LETTERS))
        name = word[start:]
        if name and name not in KEYWORDS and not name[0].isdigit() and not name.isupper():
            closing = text.find(")", opening)
            if closing < 0 or not text[closing + 1 :].strip(_BLANKS):
                return name, start, False
    depth = 0
    candidates: list[tuple[str, int]] = []
    pointer: tuple[str, int, bool] | None = None
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece == ")":
            depth -= 1
        elif piece == "(":
            if depth == 0 and not candidates:
                found = _starred(text, match.start())
                if found is not None and not found[2]:
                    return found  # a function that returns a function pointer
                pointer = pointer or found
                plain = _PLAIN.match(text, match.start())
                if plain:
                    return plain.group(1), plain.start(1), False  # (name)(…): protected from macros
            depth += 1
        elif match.group(1):
            found = None
            if depth == 0 and not candidates and match.group(1) in KEYWORDS and match.group(1) not in NO_NAME:
                found = _starred(text, match.end() - 1)
                if found is not None and not found[2]:
                    return found
                pointer = pointer or found
                plain = _PLAIN.match(text, match.end() - 1)
                if plain:
                    return plain.group(1), plain.start(1), False
            elif depth == 0 and not candidates and not match.group(1).isupper():
                aimed = _AIMED.match(text, match.end() - 1)  # `word_t (*hook)(void)`: the word is a type's name
                if aimed:
                    return aimed.group(1), aimed.start(1), True
            wrapped = _WRAPPED.match(text, match.start()) if depth == 0 and found is None else None
            if wrapped and match.group(1) not in NO_NAME and match.group(1) not in KEYWORDS:
                return wrapped.group(1), wrapped.start(1), False  # API(name)(…)
            if depth == 0 and found is None and match.group(1) not in NO_NAME and match.group(1) not in _CONTROL:
                candidates.append((match.group(1), match.start(1)))
            depth += 1
    candidates = [c for c in candidates if c[0] not in KEYWORDS]
    if pointer is not None and (not candidates or pointer[1] < candidates[0][1]):
        return pointer
    if not candidates:
        return None
    name, offset = candidates[-1]
    if len(candidates) == 1:
        after = text[offset + len(name) :].lstrip(_BLANKS)
        before = [m for m in IDENTIFIER.finditer(text, 0, offset) if m.group() not in KEYWORDS]
        if after.startswith("((") and before:  # name OF((…))
            return before[-1].group(), before[-1].start(), False
        listed = _LISTED.match(text, offset) if name.isupper() else None
        if listed:  # FUNCTION(type, name, (parameters), …)
            words = list(IDENTIFIER.finditer(text, listed.start(1), listed.end(1)))
            if words:
                return words[-1].group(), words[-1].start(), False
        macros = all(m.group().isupper() for m in before)  # END_TEST START_TEST(name) {
        if name.isupper() and macros and not any(m.group() in KEYWORDS for m in IDENTIFIER.finditer(text, 0, offset)):
            inner = _MADE.match(after)
            if inner and inner.group(1) not in KEYWORDS:  # DEFUN(name, …), not CONF *NCONF(void)
                return inner.group(1), text.find(inner.group(1), offset + len(name)), False
        return name, offset, False
    for number, (word, where) in enumerate(candidates[1:], 1):
        after = text[where + len(word) :].lstrip(_BLANKS)
        if after.startswith("((") or word.isupper():
            # `int f(int) ATTR(1)`: what comes behind the parameter list is decoration
            return (*candidates[number - 1], False) if not candidates[number - 1][0].isupper() else (word, where, False)
    return name, offset, False


def parameters(text: str) -> set[str]:
    """The names of a parameter list (or of an old-style list and its declarations)."""
    found: set[str] = set()
    for part in _parts(text):
        if "(" in part:
            pointer = _POINTED.search(part)
            if pointer:
                found.add(pointer.group(1))
                continue
        names = IDENTIFIER.findall(part.partition("[")[0])
        if names and names[-1] not in KEYWORDS:
            found.add(names[-1])
    return found


def declared_parameters(text: str) -> list[str]:
    """The declarations of a parameter list, blanks squeezed; an old-style list gives those behind it."""
    opening = text.find("(")
    depth = 0
    closing = len(text)
    for match in re.finditer(r"[()]", text[opening:]):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            closing = opening + match.start()
            break
    behind = [s for s in text[closing + 1 :].split(";") if s.strip()]
    inside = text[opening + 1 : closing].strip()
    if inside.startswith("(") and inside.endswith(")"):  # OF((…))
        inside = inside[1:-1]
    parts = [" ".join(p.split()) for p in declarators(inside)]
    if behind and ";" in text[closing:] and all(IDENTIFIER.fullmatch(p) for p in parts):
        parts = []
        for declaration in behind:
            first, *more = (" ".join(p.split()) for p in declarators(declaration))
            words = IDENTIFIER.findall(first)
            base = first[: first.rfind(words[-1])].rstrip("* ") if words else ""
            parts += [first, *(f"{base} {m}" for m in more)]
    return [] if parts in (["void"], [""]) else parts


def _parts(text: str) -> list[str]:
    opening = text.find("(")
    inner = text[opening + 1 :]
    closing = inner.rfind(")")
    if inner[:closing].lstrip().startswith("("):  # OF((…))
        inner, closing = inner.lstrip()[1:], -1
    return [p for chunk in (inner[:closing], inner[closing + 1 :]) for s in chunk.split(";") for p in declarators(s)]
