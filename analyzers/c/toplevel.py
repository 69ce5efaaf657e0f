"""Declarations between the functions of a C file: types, objects, prototypes, and what their initialisers mention."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from analyzers.c.bodies import first_places
from analyzers.c.found import Found
from analyzers.c.heads import IDENTIFIER, KEYWORDS, NO_NAME, declarators, declared_name
from analyzers.c.scanner import Cleaned, Kind, Stretch
from analyzers.c.tables import BOUNDS, members_of, table_of

_TAG = re.compile(r"\b(struct|union|enum)\s++([A-Za-z_]\w*+)\s*+\{", re.A)
_TYPEDEF_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)", re.A)
_INVOKED = re.compile(r"\s*\b([A-Za-z_]\w*+)\s*+\(", re.A)
_VALUES = re.compile(r"\(.*(?:\"\"|\b(?:NULL|true|false)\b|\b\d|[A-Za-z_]\s*\()", re.S)  # what no list of parameters has
_POINTED = re.compile(r"\s*[A-Za-z_]\w*+\s*+\(\s*\*", re.A)
_OBJECT = re.compile(r"\s*+(?:\**\s*+([A-Za-z_]\w*+)\s*+(?:\[[^\]]*\]\s*+)*\Z|\(\s*+\*[\s*]*(?:const\s++|volatile\s++)?([A-Za-z_]\w*+))", re.A)
_AFTER = re.compile(r"\s*+([A-Za-z_]\w*+)\s*+(?:\[[^\]]*\]\s*+)*([=;])", re.A)
_LARGEST = 3000  # characters of a structure whose members are told
_ARRAY = re.compile(r"\b([A-Za-z_]\w*+)\s*+,\s*+\[", re.A)  # an object as an argument, its bounds as the next
_NESTING = re.compile(r"[()]")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()]*\)")


def in_list(text: str, head: str, end: int) -> bool:
    """Whether braces outside functions are one of a list's values, whose own brace a macro opens (`TABLE_START {1}, {2}, TABLE_END`):
    a comma stands before or behind, and no declarator before it (`int a[] = {1}, b`)."""
    if text[end : end + 1] == ",":
        return "=" not in head[head.rfind(";") + 1 :]
    return head[:1] == "," and not head[1:].strip()


def read_braced(found: Found, head: str, cleaned: Cleaned, start: int, end: int) -> Stretch | None:
    """A group that is no function's body, an initialiser or the inside of a type: what of it is to be scanned."""
    last = head[head.rfind(";") + 1 :]
    text, line = cleaned.text, cleaned.line_at(start)
    if "=" in last:
        table = table_of(last)
        if table is not None:
            found.tables[start] = table
        return Stretch(start, end, Kind.INITIALISER, line if table is not None else 0)
    tag = _TAG.search(text, start - len(last), start + 1)
    if tag:
        found.types.setdefault(f"{tag.group(1)} {tag.group(2)}", line - text.count("\n", tag.start(2), start))
    for inner in _TAG.finditer(text, start + 1, end) if text.find("{", start + 1, end) >= 0 else ():
        found.types.setdefault(f"{inner.group(1)} {inner.group(2)}", line + text.count("\n", start, inner.start(2)))
    words = last.split()
    if "enum" in words:
        return None
    if "union" in words:
        found.hazard("union")
    elif end - start < _LARGEST:
        names = [f"struct {tag.group(2)}"] if tag else []
        after = _AFTER.match(text, end)
        if after and after.group(2) == ("=" if words[:1] != ["typedef"] else ";"):
            names.append(after.group(1) if after.group(2) == ";" else f"@{after.group(1)}")
        members = members_of(text[start + 1 : end - 1]) if names else []
        found.members.update((name, members) for name in names if members)
    return Stretch(start, end, Kind.TYPES)


def read_declarations(found: Found, pieces: Sequence[str], offsets: Sequence[int], lines: Cleaned) -> None:
    """All declarations; `pieces` are the text with bodies taken out, and where each stood in `lines`."""
    text = "".join(pieces)
    starts: list[int] = []
    size = 0
    for piece in pieces:
        starts.append(size)
        size += len(piece)

    def line_of(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return lines.line_at(offsets[index] + offset - starts[index])

    position = 0
    heads: list[Stretch] = []
    for statement in text.split(";"):
        if not statement.isspace() and statement:
            head = _declaration(found, statement, position, line_of)
            if head is not None:
                heads.append(head)
        position += len(statement) + 1
    if heads:
        first_places(found.type_uses, Cleaned(text).mentions(heads).type_uses)


def _declaration(found: Found, text: str, at: int, line_of: Callable[[int], int]) -> Stretch | None:
    """Read one declaration; the part of it that types stand in."""
    head, equals, value = text.partition("=")
    words = IDENTIFIER.findall(head)
    if not words:
        return None
    line = line_of(at + len(text) - len(text.lstrip(" \t\n\f")))
    if equals:
        for match in IDENTIFIER.finditer(value):
            name = match.group()
            if name not in found.uses and name not in KEYWORDS and not _is_member(value, match.start()):
                found.uses[name] = line_of(at + len(head) + 1 + match.start())
        alone = value.strip(" \t\n\f&")
        if alone in found.uses and "," not in head.partition("(")[0]:
            table = table_of(head)  # a pointer to a function, perhaps
            if table is not None:
                found.assigned[f"({table[1]})={alone}"] = None
    elif words[0] not in KEYWORDS and _is_statement(head, words):
        # No declaration: a macro's, or a statement of a function that a macro begins (`TEST_START`, `check(f(1));`).
        for match in _INVOKED.finditer(head):
            if match.group(1) not in found.calls and match.group(1) not in KEYWORDS:
                found.uses.setdefault(match.group(1), line_of(at + match.start(1)))
        for name in _ARRAY.findall(head) if "[" in head else ():
            found.objects.setdefault(name, [line, ["extern"], False])  # `DATA(const int, table, [4]);`
    _declared(found, text, head, words, at, line, bool(equals), line_of)
    return Stretch(at, at + len(head), Kind.TYPES, line)


def _is_statement(text: str, words: list[str]) -> bool:
    """Whether this is `name(…)` alone, and no list of parameters: `API(int) f(void)` and `f(int a)` are declarations."""
    if not _INVOKED.match(text) or _POINTED.match(text) or not (_VALUES.search(text) or not KEYWORDS.intersection(words)):
        return False
    depth = 0
    for match in _NESTING.finditer(text):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            return text[match.end() :].isspace() or match.end() == len(text)
    return False


def _declared(
    found: Found, text: str, head: str, words: list[str], at: int, line: int, equals: bool, line_of: Callable[[int], int]
) -> None:
    """The names that a declaration gives; `words` are those before its value."""
    if words[0] == "typedef":
        for name in _typedefs(head):
            found.types.setdefault(name, line)
        if len(words) == 4 and words[1] == "struct" and "{" not in head and "(" not in head:
            found.members.setdefault(words[3], [f"struct {words[2]}"])  # another name for it
        return
    rest = head.rpartition("}")[2] if "}" in head else head
    if "(" in rest and "[" in rest:
        rest = BOUNDS.sub(lambda m: f"[{' ' * (len(m[0]) - 2)}]", rest)  # `buffer[(SIZE + 1) / 2]` is no function
    if "(" in rest:
        declared = declared_name(rest)
        if declared is None:
            return
        name, offset, pointer_object = declared
        where = line_of(at + len(head) - len(rest) + offset)
        if pointer_object:
            before = words[: words.index(name)] if name in words else []
            found.objects.setdefault(name, [where, before, equals])
        elif (len(words) > 1 or equals) and "static" not in words:
            found.prototypes.setdefault(name, where)
        for part in declarators(rest)[1:] if pointer_object or rest.rstrip()[-1:] != ")" else ():
            more = _OBJECT.match(part)
            if more:  # `int (*now)(void), (*tables[])(int), count`
                found.objects.setdefault(more.group(1) or more.group(2), [where, words[:1], equals])
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
            found.objects.setdefault(names[-1], [line_of(at + max(offset, 0)), specifiers, equals])


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
