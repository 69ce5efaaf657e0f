"""What one C file says by itself: includes, functions with their calls, objects, types, macros and hazards.

Read from cleaned text with bulk regular expressions: a million lines take seconds, nothing has to compile, and
text that makes no sense is a diagnostic, after which the rest of the file is still read.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Set
from typing import Any

from analyzers.c.heads import (
    IDENTIFIER,
    KEYWORDS,
    NO_NAME,
    declarators,
    declared_name,
    declared_parameters,
    function_head,
    locals_of,
    parameters,
)
from analyzers.c.text import Clean, Lines, clean, include_names
from analyzers.model import SourceFile
from analyzers.survey.facts import FileFacts
from analyzers.survey.surface import Formal, Offered, Surface

_BRANCHES = frozenset(("if", "for", "while"))
# Patterns start with a set of characters and never give back: see heads.py.
_WORD = re.compile(r"[.A-Za-z0-9_][A-Za-z0-9_]*+(?:\s*+\()?+")  # .member, name, or either with the parenthesis of a call
_MEMBER_CALL = re.compile(r"(->|\.)\s*+([A-Za-z_]\w*+)\s*+\(", re.A)
_APART = re.compile(r"\.\s+")
_TAGGED = re.compile(r"\b(struct|union|enum)\s++([A-Za-z_]\w*+)", re.A)
_BRACE = re.compile(r"[{}]")
_TYPED = re.compile(r"[A-Za-z0-9_]++(?:\s*+\*|\s++(?=[A-Za-z_])|\s*+\((?=\s*+\*))?+")
_TAG = re.compile(r"\b(struct|union|enum)\s++([A-Za-z_]\w*+)\s*+\{", re.A)
_FIELD_SET = re.compile(r"\.([A-Za-z_]\w*+)\s*+=\s*+&?+\s*+([A-Za-z_]\w*+)\s*+[,;})]", re.A)
_STAR_CALL = re.compile(r"\(\s*+\*\s*+([A-Za-z_][\w.>\s\[\]-]*?)\s*+\)\s*+\(", re.A)
_POINTER_CAST = re.compile(r"\(\s*+(?:const\s++|struct\s++|unsigned\s++)*+[A-Za-z_]\w*+\s*+\*+\s*+\)", re.A)
_POINTER_STEP = re.compile(r"\*\s*\(?\s*(?:\+\+|--)\s*\w+|\*\s*\w+\s*(?:\+\+|--)|\*\s*\(\s*\w+\s*[-+]")
_COMMENT = re.compile(r"\s*(?:/\*(.*?)\*/|((?://[^\n]*\n?\s*)+))", re.S)
_TYPEDEF_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)", re.A)
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_FUNCTION_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)\s*\(", re.A)
_AGGREGATES = ("struct", "union", "enum")
_HAZARDS = {
    "goto": "goto", "asm": "inline assembly", "__asm__": "inline assembly", "__asm": "inline assembly",
    "setjmp": "setjmp", "longjmp": "longjmp", "sigsetjmp": "setjmp", "alloca": "alloca",
    "va_start": "variable arguments", "va_list": "variable arguments", "volatile": "volatile",
    "union": "union", "signal": "signal handler", "sigaction": "signal handler", "fork": "fork",
    "pthread_create": "threads",
}  # fmt: skip


def c_facts(file: SourceFile, names: frozenset[str] = frozenset()) -> FileFacts:
    """The facts of one C file; `names` are the macros that anything in the tree defines."""
    return _File(file, names).read()


def offered(file: SourceFile) -> Surface:
    """The functions that a file defines, with parameters and types as written."""
    read = _File(file, frozenset())
    read.read()
    found = []
    for (name, line, _, specifiers, *_), head in zip(read.functions, read.heads, strict=True):
        at = head.find(name)
        result = " ".join(w for w in head[:at].split() if w not in ("static", "extern", "inline", "__inline"))
        formals = tuple(formal(part) for part in declared_parameters(head[at + len(name) :]))
        result = "" if result == "void" else result
        found.append(Offered(name, str(file.path), line, result, formals, "static" not in specifiers))
    return Surface(tuple(found))


def formal(text: str) -> Formal:
    """A parameter from its declaration. A name alone (old style) is an int."""
    if text == "...":
        return Formal("...", "...", "in")
    pointed = _FUNCTION_POINTER.search(text)
    if pointed:
        return Formal(pointed.group(1), " ".join((text[: pointed.start(1)] + text[pointed.end(1) :]).split()), "in")
    plain = text.partition("[")[0]
    words = [w for w in IDENTIFIER.findall(plain)]
    named = words and words[-1] not in KEYWORDS and (len(words) > 1 or "*" in plain)
    name = words[-1] if named else ""
    at = plain.rfind(name) if name else len(plain)
    kind = " ".join((plain[:at] + plain[at + len(name) :]).split()) + text[len(plain) :].strip()
    reference = "*" in kind or "[" in kind
    return Formal(name, kind, "in" if not reference or "const" in words else "in out")


class _File:
    def __init__(self, file: SourceFile, names: frozenset[str]) -> None:
        self.file = file
        self.names = names
        self.clean: Clean = clean(file.text, names)
        include_names(file.text, self.clean)
        self.troubles: list[tuple[str, str, int, int]] = [("warning", m, n, n) for m, n in self.clean.troubles]
        self.hazards: dict[str, int] = {}
        self.functions: list[list[Any]] = []  # name, line, end, specifiers, complexity, calls, body hash, K&R
        self.locals: list[set[str]] = []  # the names that each function declares
        self.heads: list[str] = []  # the text of each function's head
        self.calls: dict[str, int] = {}  # names called, with the first line
        self.uses: dict[str, int] = {}  # other names in bodies and initialisers
        self.type_uses: dict[str, int] = {}
        self.objects: dict[str, list[Any]] = {}  # name: line, specifiers, has a value
        self.prototypes: dict[str, int] = {}
        self.types: dict[str, int] = {}
        self.pointer_calls: dict[str, int] = {}
        self.assigned: dict[str, None] = {}  # "field=function"
        self.total_pointer = 0

    def read(self) -> FileFacts:
        main = self.clean.main
        self.structure(main, Lines(main))
        ranges = [(f[1], f[2]) for f in self.functions]
        for text, line in self.clean.others:
            inside = next((i for i, (low, high) in enumerate(ranges) if low <= line <= high), None)
            lines = Lines(text, line)
            if inside is None:
                self.structure(text, lines, quiet=True)
            else:
                called: dict[str, None] = dict.fromkeys(self.functions[inside][5])
                calls, self.calls = self.calls, {}
                # This branch may end the function itself and begin another one, whose end is common to both.
                closing = unmatched(text)
                self.body(text, 0, closing, lines, called, self.locals[inside])
                if closing < len(text):
                    rest = text[closing + 1 :]
                    self.structure(rest, Lines(rest, lines.at(closing)), quiet=True)
                for name, at in self.calls.items():
                    calls[name] = min(at, calls.get(name, at))
                self.calls = calls
                self.functions[inside][5] = list(called)
        macro_words = sum(("asm" in w) or ("__asm__" in w) for w in self.clean.macros.values())
        if macro_words:
            self.hazards["inline assembly"] = self.hazards.get("inline assembly", 0) + macro_words
        casts = len(_POINTER_CAST.findall(main))
        steps = len(_POINTER_STEP.findall(main))
        for what, count in (("pointer cast", casts), ("pointer arithmetic", steps)):
            if count:
                self.hazards[what] = count
        text = self.file.text
        top = _COMMENT.match(text)
        comment = (top.group(1) or top.group(2) or "") if top else ""
        return FileFacts(
            path=str(self.file.path),
            language="c",
            sha256=self.file.sha256,
            lines=len(text.splitlines()) if "\f" in text or "\r" in text else text.count("\n") + (text[-1:] not in ("", "\n")),
            encoding=self.file.encoding,
            dialect="K&R" if any(f[7] for f in self.functions) else "C89 or later",
            comment=tidy(comment),
            diagnostics=tuple(self.troubles),
            hazards=self.hazards,
            payload={
                "includes": [list(i) for i in self.clean.includes],
                "macros": self.clean.macros,
                "macro_lines": self.clean.macro_lines,
                "functions": [f[:7] for f in self.functions],
                "calls": self.calls,
                "uses": self.uses,
                "type_uses": self.type_uses,
                "objects": self.objects,
                "prototypes": self.prototypes,
                "types": self.types,
                "pointer_calls": self.pointer_calls,
                "assigned": list(self.assigned),
                "off": self.clean.off,
            },
            reads=self.rests_on(),
        )

    def rests_on(self) -> dict[str, str]:
        """The names that conditions asked for, and whether what nothing defines counted as off."""
        closed = f"#@{self.file.path}"
        if not self.names:
            return {closed: ""}
        return {closed: "1"} | {f"#{n}": "1" if n in self.names else "" for n in sorted(self.clean.asked)}

    # ------------------------------------------------------------------ structure

    def structure(self, text: str, lines: Lines, quiet: bool = False) -> None:
        """Split at the braces of depth 0: heads, bodies and declarations between them."""
        outside: list[str] = []  # declarations, with bodies taken out
        outside_at: list[int] = []
        position = 0
        for start, end in self.groups(text, lines, quiet):
            head = text[position:start]
            found = function_head(head)
            made = self.made_head(head) if found is None else None
            if made is not None:
                word, name, whole = made
                outside.append(head[: head.rfind(word)] + ";")
                outside_at.append(position)
                self.function(name, lines.at(position + head.rfind(word)), whole, text, start, end, lines, False)
            elif found is not None:
                name, offset, before, knr = found
                outside.append(head[:before] + ";")
                outside_at.append(position)
                line = lines.at(position + offset)
                self.function(name, line, head[before:], text, start, end, lines, knr)
            else:
                outside.append(head)
                outside_at.append(position)
                self.braced(head, text, start, end, lines)
                outside.append("{}")
                outside_at.append(start)
            position = end
        outside.append(text[position:])
        outside_at.append(position)
        self.declarations(outside, outside_at, lines)

    def made_head(self, head: str) -> tuple[str, str, str] | None:
        """When a macro stands for a whole head (`YY_DECL {`): the macro, the function's name and the head. A macro
        that this file does not define gives the function its own name."""
        word = head[head.rfind(";") + 1 :].strip()
        if not IDENTIFIER.fullmatch(word) or word in KEYWORDS:
            return None
        whole = self.clean.heads.get(word, "")
        declared = declared_name(whole) if whole else None
        if declared is not None and not declared[2]:
            return word, declared[0], whole
        return word, word, word

    def groups(self, text: str, lines: Lines, quiet: bool) -> Iterator[tuple[int, int]]:
        """The brace pairs of depth 0. When they do not balance, a brace in the first column ends a function."""
        found: list[tuple[int, int]] = []
        depth = linkage = 0
        start = 0
        resync = False
        for match in _BRACE.finditer(text):
            at = match.start()
            if match.group() == "{":
                if depth == 0 and text[max(0, at - 40) : at].rstrip().endswith('extern ""'):
                    linkage += 1
                    continue
                if depth == 0:
                    start = at
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0:
                    found.append((start, at + 1))
            elif linkage:
                linkage -= 1
            elif not quiet:
                resync = True
        if not depth and not resync:
            return iter(found)
        if not quiet:
            line = lines.at(start if depth else 0)
            what = "a brace is never closed" if depth else "a closing brace has no opening one"
            self.troubles.append(("warning", f"{what}: functions are told apart by braces in the first column", line, line))
        return iter(self.resynchronized(text))

    @staticmethod
    def resynchronized(text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        depth = 0
        start = 0
        for match in _BRACE.finditer(text):
            at = match.start()
            first = at == 0 or text[at - 1] == "\n"
            if match.group() == "{":
                if first and depth:  # the one before was never closed
                    found.append((start, at))
                    depth = 0
                if depth == 0:
                    start = at
                depth += 1
            elif depth:
                depth = 0 if first else depth - 1
                if depth == 0:
                    found.append((start, at + 1))
        if depth:
            found.append((start, len(text)))
        return found

    def function(self, name: str, line: int, head: str, text: str, start: int, end: int, lines: Lines, knr: bool) -> None:  # fmt: skip
        # `specifiers` are the words before the name: one of them may be a macro for `static`.
        at = head.find(name)
        specifiers = IDENTIFIER.findall(head[:at])
        for word in specifiers:  # START_TEST(name) { … }: a macro before the name may hold calls
            if word.isupper() and word not in self.uses:
                self.uses[word] = line
        body = text[start:end]
        local = parameters(head[at + len(name) :]) | locals_of(body)
        calls: dict[str, None] = {}
        branches = self.body(text, start, end, lines, calls, local)
        branches += body.count("&&") + body.count("||") + body.count("?")
        self.types_in(text, max(0, start - len(head)), start, lines.at)
        squeezed = "".join(body.split())
        mark = zlib.crc32(squeezed.encode("utf-8", "surrogateescape")) if len(squeezed) > 80 else 0
        self.locals.append(local)
        self.heads.append(head)
        self.functions.append([name, line, lines.at(end - 1), specifiers, branches + 1, list(calls), mark, knr])

    def body(self, text: str, start: int, end: int, lines: Lines, calls: dict[str, None], local: Set[str]) -> int:
        """Calls and other names in a function's body or an initialiser; the number of branches. Each different
        word is looked at once, with how often it stands there."""
        uses, hazards = self.uses, self.hazards
        piece = text[start:end].replace("->", ".")
        if _APART.search(piece):
            piece = _APART.sub(".", piece)
        words = Counter(_WORD.findall(piece))
        if "struct" in words or "union" in words or "enum" in words:
            self.tags(text, start, end, lines, words)
        for name in words.keys() & _HAZARDS.keys():
            hazards[_HAZARDS[name]] = hazards.get(_HAZARDS[name], 0) + words[name]
        branches = words["case"] + words["if"] + words["for"] + words["while"]
        member_calls = False
        called = [word for word in words if word[-1] == "("]
        for word in called:
            name = word[:-1].rstrip()
            if name[:1] == ".":
                member_calls = True
                continue
            if name in _HAZARDS:
                hazards[_HAZARDS[name]] = hazards.get(_HAZARDS[name], 0) + words[word]
            if name in KEYWORDS:
                if name in _BRANCHES:
                    branches += words[word]
            elif name in local:
                if name not in self.pointer_calls:
                    self.pointer_calls[name] = lines.at(position_of(name, text, start, called=True))
            else:
                calls[name] = None
                if name not in self.calls:
                    self.calls[name] = lines.at(position_of(name, text, start, called=True))
        # The dictionary's own set operations: only names that are new to the file come into Python's hands.
        for name in (words.keys() - KEYWORDS - local).difference(uses).difference(called):
            if name[0] not in ".0123456789":
                uses[name] = lines.at(position_of(name, text, start))
        if member_calls:
            for match in _MEMBER_CALL.finditer(text, start, end):
                key = match.group(1) + match.group(2)
                if key not in self.pointer_calls:
                    self.pointer_calls[key] = lines.at(match.start(2))
        for match in _STAR_CALL.finditer(text, start, end) if "(*" in piece or "( *" in piece else ():
            key = "*" + "".join(match.group(1).split())
            if key not in self.pointer_calls:
                self.pointer_calls[key] = lines.at(match.start(1))
        for field, value in _FIELD_SET.findall(piece):
            if value not in local:
                self.assigned[f"{field}={value}"] = None
        return branches

    def tags(self, text: str, start: int, end: int, lines: Lines, words: Counter[str]) -> None:
        """Record `struct name` and the like as types used, and take those names out of the counted words."""
        for match in _TAGGED.finditer(text, start, end):
            kind, name = match.groups()
            tag = f"{kind} {name}"
            if tag not in self.type_uses:
                self.type_uses[tag] = lines.at(match.start(2))
            if name in words:
                words[name] -= 1
                if not words[name]:
                    del words[name]

    # ------------------------------------------------------------------ declarations

    def braced(self, head: str, text: str, start: int, end: int, lines: Lines) -> None:
        """A group that is no function's body: an initialiser, or the inside of a type."""
        last = head[head.rfind(";") + 1 :]
        if "=" in last:
            calls: dict[str, None] = {}
            called = self.calls
            self.calls = self.uses  # a macro in an initialiser, no call
            self.body(text, start, end, lines, calls, frozenset())
            self.calls = called
            return
        tag = _TAG.search(text, start - len(last), start + 1)
        if tag:
            self.types.setdefault(f"{tag.group(1)} {tag.group(2)}", lines.at(tag.start(2)))
        for inner in _TAG.finditer(text, start + 1, end):
            self.types.setdefault(f"{inner.group(1)} {inner.group(2)}", lines.at(inner.start(2)))
        words = last.split()
        if "enum" in words:
            return
        if "union" in words:
            self.hazards["union"] = self.hazards.get("union", 0) + 1
        self.types_in(text, start, end, lines.at)

    def types_in(self, text: str, start: int, end: int, line_of: Callable[[int], int]) -> None:
        """Names that stand where a type stands, between two offsets."""
        known = self.type_uses
        tag = ""
        for match in _TYPED.finditer(text, start, end):
            word = match.group()
            last = word[-1]
            if last.isalnum() or last == "_":  # nothing of a type behind it
                tag = ""
                continue
            plain = word.rstrip("*( \t\n\f\r\v")
            if plain in _AGGREGATES:
                tag = plain
                continue
            name = f"{tag} {plain}" if tag else plain
            tag = ""
            if name not in known and name not in KEYWORDS and not name[0].isdigit():
                known[name] = line_of(match.start())

    def declarations(self, pieces: list[str], offsets: list[int], lines: Lines) -> None:
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
                self.declaration(statement, position, line_of)
            position += len(statement) + 1

    def declaration(self, text: str, at: int, line_of: Any) -> None:
        head, equals, value = text.partition("=")
        words = IDENTIFIER.findall(head)
        if not words:
            return
        line = line_of(at + len(text) - len(text.lstrip(" \t\n\f")))
        if equals:
            for match in IDENTIFIER.finditer(value):
                name = match.group()
                if name not in self.uses and name not in KEYWORDS and not _is_member(value, match.start()):
                    self.uses[name] = line_of(at + len(head) + 1 + match.start())
        self.types_in(head, 0, len(head), lambda _: line)
        if words[0] == "typedef":
            pointer = _TYPEDEF_POINTER.search(head)
            name = pointer.group(1) if pointer else ""
            if not name:
                body = _BRACKETED.sub("", head)
                names = [w for w in IDENTIFIER.findall(body) if w not in NO_NAME]
                for more in body.split(",")[1:]:
                    other = IDENTIFIER.findall(more)
                    if other and "{" not in more:
                        self.types.setdefault(other[-1], line)
                name = IDENTIFIER.findall(body.split(",")[0])[-1] if names else ""
            if name and name not in KEYWORDS:
                self.types.setdefault(name, line)
            return
        rest = head.rpartition("}")[2] if "}" in head else head
        if "(" in rest:
            found = declared_name(rest)
            if found is None:
                return
            name, offset, pointer_object = found
            where = line_of(at + len(head) - len(rest) + offset)
            if not pointer_object:
                if len(words) > 1 or equals:
                    self.prototypes.setdefault(name, where)
                return
            self.objects.setdefault(name, [where, words[: words.index(name)] if name in words else [], bool(equals)])
            return
        own = IDENTIFIER.findall(rest)
        if not own or (len(words) < 2):
            return
        specifiers = words[:-1]
        for part in declarators(rest if not equals else text[len(head) - len(rest) :]):
            names = [w for w in IDENTIFIER.findall(part.partition("=")[0].partition("[")[0]) if w not in KEYWORDS]
            if not names:
                continue
            if part is rest or "}" in head or len(names) >= 1:
                name = names[-1]
                if "}" not in head and len(words) == 2 and words[0] in ("struct", "union", "enum"):
                    return  # a forward declaration
                offset = text.find(name)
                self.objects.setdefault(name, [line_of(at + max(offset, 0)), specifiers, bool(equals)])


def position_of(name: str, text: str, start: int, called: bool = False) -> int:
    """Where a name stands first from `start` on, as a whole word and no member (`called`: before a parenthesis);
    `start` when nowhere."""
    at = text.find(name, start)
    size = len(name)
    while at >= 0:
        after = text[at + size : at + size + 1]
        before = text[at - 1] if at else " "
        alone = not (after.isalnum() or after == "_" or before.isalnum() or before in "_.") and text[at - 2 : at] != "->"
        if alone and (not called or text[at + size : at + size + 40].lstrip().startswith("(")):
            return at
        at = text.find(name, at + size)
    return start


def unmatched(text: str) -> int:
    """Where the first closing brace without an opening one stands; the text's length when there is none."""
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return match.start()
    return len(text)


def _is_member(text: str, at: int) -> bool:
    """Whether a name belongs to `.name`, `->name`, a suffix of a number or a tag."""
    before = text[max(0, at - 12) : at]
    if before and (before[-1].isalnum() or before[-1] == "_"):
        return True
    before = before.rstrip()
    return before.endswith((".", "->", "struct", "union", "enum"))


def tidy(comment: str) -> str:
    """A comment's text without its marks, at most 12 lines."""
    lines = [line.strip().strip("*/").strip() for line in comment.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines[:12]).rstrip()
