"""What one C file says by itself: includes, functions with their calls, objects, types, macros and hazards.

Read from cleaned text with bulk regular expressions: a million lines take seconds, nothing has to compile, and
text that makes no sense is a diagnostic, after which the rest of the file is still read.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from analyzers.c.text import JOINT, Clean, Lines, clean, include_names
from analyzers.model import SourceFile
from analyzers.survey.facts import FileFacts

KEYWORDS = frozenset(
    ["auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "_Bool", "_Complex", "_Alignas", "_Alignof", "_Atomic", "_Generic", "_Noreturn", "_Static_assert", "_Thread_local", "defined", "__attribute__", "__attribute", "__declspec", "__extension__", "__inline", "__inline__", "__restrict", "__restrict__", "__volatile__", "__asm__", "__asm", "asm", "__const", "__signed__", "typeof", "__typeof__", "__typeof", "__alignof__", "offsetof", "va_arg", "__builtin_va_arg", "__cdecl", "__stdcall", "bool", "true", "false", "NULL"]
)  # fmt: skip
_NO_NAME = frozenset(["__attribute__", "__attribute", "__declspec", "__asm__", "__asm", "asm", "typeof", "__typeof__", "__typeof", "_Alignas"])
_BRANCHES = frozenset(("if", "for", "while", "case"))
_NOT_TYPES = frozenset(["return", "goto", "else", "case", "sizeof", "break", "continue", "do", "typedef"])

_WORD = re.compile(r"(->\s*|\.\s*|struct\s+|union\s+|enum\s+)?\b([A-Za-z_]\w*)(\s*\()?", re.A)
_BRACE = re.compile(r"[{}]")
_HEAD_NAME = re.compile(r"([A-Za-z_]\w*)[\s\x01]*\(", re.A)
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.A)
_TYPE_WORD = re.compile(
    r"(?:struct\s+|union\s+|enum\s+)?\b[A-Za-z_]\w*(?=[\s\x01]*\*|[\s\x01]+[A-Za-z_]|[\s\x01]*\([\s\x01]*\*)", re.A
)
_LISTED = re.compile(r"[A-Za-z_]\w*[\s\x01]*\(((?:[^()]|\([^()]{0,200}\)){0,200}),[\s\x01]*\(", re.A)
_STAR = re.compile(
    r"\([\s\x01]*(?:[A-Za-z_]\w*[\s\x01]*)?\*[\s\x01*]*(?:const[\s\x01]+)?([A-Za-z_]\w*)[\s\x01]*(\(|\)|\[)", re.A
)
_PLAIN = re.compile(r"\([\s\x01]*([A-Za-z_]\w*)[\s\x01]*\)[\s\x01]*\(", re.A)
_WRAPPED = re.compile(r"[A-Za-z_]\w*[\s\x01]*\([\s\x01]*([A-Za-z_]\w*)[\s\x01]*\)[\s\x01]*\((?![\s\x01]*\()", re.A)
_TAG = re.compile(r"\b(struct|union|enum)[\s\x01]+([A-Za-z_]\w*)[\s\x01]*\{", re.A)
_LOCAL = re.compile(
    r"[;{}(\x01\n][ \t\n\x01]*((?:(?:const|static|register|volatile|unsigned|signed|struct|union|enum|extern|auto)\s+)*"
    r"[A-Za-z_]\w*\b(?:\s+|\s*\*[\s*]*(?:const\s+)?)(?:const\s+)?(?:\(\s*\*+\s*|\**\s*)[A-Za-z_]\w*(?=\s*[=;,\[)])[^;{}]*)",
    re.A,
)
_FIELD_SET = re.compile(r"(?:->|\.)[\s\x01]*([A-Za-z_]\w*)[\s\x01]*=[\s\x01]*&?[\s\x01]*([A-Za-z_]\w*)[\s\x01]*[,;})]", re.A)
_STAR_CALL = re.compile(r"\([\s\x01]*\*[\s\x01]*([A-Za-z_][\w.>\s\[\]-]*?)[\s\x01]*\)[\s\x01]*\(", re.A)
_POINTER_CAST = re.compile(r"\([\s\x01]*(?:const\s+|struct\s+|unsigned\s+)*[A-Za-z_]\w*[\s\x01]*\*+[\s\x01]*\)", re.A)
_POINTER_STEP = re.compile(r"\*\s*\(?\s*(?:\+\+|--)\s*\w+|\*\s*\w+\s*(?:\+\+|--)|\*\s*\(\s*\w+\s*[-+]")
_COMMENT = re.compile(r"\s*(?:/\*(.*?)\*/|((?://[^\n]*\n?\s*)+))", re.S)
_HAZARDS = {
    "goto": "goto", "asm": "inline assembly", "__asm__": "inline assembly", "__asm": "inline assembly",
    "setjmp": "setjmp", "longjmp": "longjmp", "sigsetjmp": "setjmp", "alloca": "alloca",
    "va_start": "variable arguments", "va_list": "variable arguments", "volatile": "volatile",
    "union": "union", "signal": "signal handler", "sigaction": "signal handler", "fork": "fork",
    "pthread_create": "threads",
}  # fmt: skip
_CONTROL = frozenset(["if", "while", "for", "switch", "return", "sizeof", "defined", "else", "do", "case"])


def c_facts(file: SourceFile, names: frozenset[str] = frozenset()) -> FileFacts:
    """The facts of one C file; `names` are the macros that anything in the tree defines."""
    return _File(file, names).read()


class _File:
    def __init__(self, file: SourceFile, names: frozenset[str]) -> None:
        self.file = file
        self.names = names
        self.clean: Clean = clean(file.text, names)
        include_names(file.text, self.clean)
        self.troubles: list[tuple[str, str, int, int]] = [("warning", m, n, n) for m, n in self.clean.troubles]
        self.hazards: dict[str, int] = {}
        self.functions: list[list[Any]] = []  # name, line, end, specifiers, complexity, calls{name: line}, body hash
        self.uses: dict[str, int] = {}  # names in bodies and initialisers
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
                self.body(text, 0, len(text), lines, self.functions[inside][5], frozenset())
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
            if found is not None:
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

    def groups(self, text: str, lines: Lines, quiet: bool) -> Iterator[tuple[int, int]]:
        """The brace pairs of depth 0. When they do not balance, a brace in the first column ends a function."""
        found: list[tuple[int, int]] = []
        depth = linkage = 0
        start = 0
        resync = False
        for match in _BRACE.finditer(text):
            at = match.start()
            if match.group() == "{":
                if depth == 0 and text[max(0, at - 40) : at].rstrip(" \t\n\x01").endswith('extern ""'):
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
            first = at == 0 or text[at - 1] in "\n" + JOINT
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
        specifiers = _IDENTIFIER.findall(head[: head.find(name)])
        local = parameters(head[head.find(name) + len(name) :], knr)
        body = text[start:end]
        local |= locals_of(body)
        calls: dict[str, int] = {}
        branches = self.body(text, start, end, lines, calls, frozenset(local))
        branches += body.count("&&") + body.count("||") + body.count("?")
        self.types_in(text, start - len(head), start, lines.at)
        squeezed = "".join(body.split())
        mark = zlib.crc32(squeezed.encode("utf-8", "surrogateescape")) if len(squeezed) > 80 else 0
        self.functions.append([name, line, lines.at(end - 1), specifiers, branches + 1, calls, mark, knr])

    def body(self, text: str, start: int, end: int, lines: Lines, calls: dict[str, int], local: frozenset[str]) -> int:
        """Calls and other names in a function's body or an initialiser; the number of branches."""
        uses, type_uses, hazards = self.uses, self.type_uses, self.hazards
        branches = 0
        for match in _WORD.finditer(text, start, end):
            before, name, call = match.groups()
            if name in KEYWORDS:
                if name in _BRANCHES:
                    branches += 1
                elif name in _HAZARDS:
                    hazards[_HAZARDS[name]] = hazards.get(_HAZARDS[name], 0) + 1
                continue
            if before:
                if before[0] in "-.":
                    if call:
                        key = ("->" if before[0] == "-" else ".") + name
                        if key not in self.pointer_calls:
                            self.pointer_calls[key] = lines.at(match.start(2))
                    continue
                tag = before.split()[0] + " " + name
                if tag not in type_uses:
                    type_uses[tag] = lines.at(match.start(2))
                if before[0] == "u":
                    hazards["union"] = hazards.get("union", 0) + 1
                continue
            if name in _HAZARDS:
                hazards[_HAZARDS[name]] = hazards.get(_HAZARDS[name], 0) + 1
            if name in local:
                if call and name not in self.pointer_calls:
                    self.pointer_calls[name] = lines.at(match.start(2))
                continue
            if call:
                if name not in calls:
                    calls[name] = lines.at(match.start(2))
            elif name not in uses:
                uses[name] = lines.at(match.start(2))
        for match in _STAR_CALL.finditer(text, start, end):
            key = "*" + "".join(match.group(1).split())
            if key not in self.pointer_calls:
                self.pointer_calls[key] = lines.at(match.start(1))
        for match in _FIELD_SET.finditer(text, start, end):
            if match.group(2) not in local:
                self.assigned[f"{match.group(1)}={match.group(2)}"] = None
        return branches

    # ------------------------------------------------------------------ declarations

    def braced(self, head: str, text: str, start: int, end: int, lines: Lines) -> None:
        """A group that is no function's body: an initialiser, or the inside of a type."""
        last = head[head.rfind(";") + 1 :]
        if "=" in last:
            calls: dict[str, int] = {}
            self.body(text, start, end, lines, calls, frozenset())
            for name, line in calls.items():
                self.uses.setdefault(name, line)
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
        for match in _TYPE_WORD.finditer(text, start, end):
            name = match.group()
            if name in known or name in KEYWORDS:
                continue
            if " " in name or "\n" in name:
                name = " ".join(name.split())
            if name not in known:
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
        words = _IDENTIFIER.findall(head)
        if not words:
            return
        line = line_of(at + len(text) - len(text.lstrip(" \t\n\f\x01")))
        if equals:
            for match in _WORD.finditer(value):
                if not match.group(1) and match.group(2) not in KEYWORDS:
                    self.uses.setdefault(match.group(2), line_of(at + len(head) + 1 + match.start(2)))
        self.types_in(head, 0, len(head), lambda _: line)
        if words[0] == "typedef":
            pointer = re.search(r"\([\s\x01]*\*+[\s\x01]*([A-Za-z_]\w*)[\s\x01]*\)", head)
            name = pointer.group(1) if pointer else ""
            if not name:
                body = re.sub(r"\[[^\]]*\]|\([^()]*\)", "", head)
                names = [w for w in _IDENTIFIER.findall(body) if w not in _NO_NAME]
                for more in body.split(",")[1:]:
                    other = _IDENTIFIER.findall(more)
                    if other and "{" not in more:
                        self.types.setdefault(other[-1], line)
                name = _IDENTIFIER.findall(body.split(",")[0])[-1] if names else ""
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
        own = _IDENTIFIER.findall(rest)
        if not own or (len(words) < 2):
            return
        specifiers = words[:-1]
        for part in _declarators(rest if not equals else text[len(head) - len(rest) :]):
            names = [w for w in _IDENTIFIER.findall(part.partition("=")[0].partition("[")[0]) if w not in KEYWORDS]
            if not names:
                continue
            if part is rest or "}" in head or len(names) >= 1:
                name = names[-1]
                if "}" not in head and len(words) == 2 and words[0] in ("struct", "union", "enum"):
                    return  # a forward declaration
                offset = text.find(name)
                self.objects.setdefault(name, [line_of(at + max(offset, 0)), specifiers, bool(equals)])


def _declarators(text: str) -> list[str]:
    """Parts at the commas outside parentheses and braces."""
    if "," not in text:
        return [text]
    parts: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[(){}\[\],]", text):
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


def function_head(head: str) -> tuple[str, int, int, bool] | None:
    """(name, its offset, where the head's own text begins, K&R style) when what stands before a brace is a
    function's head."""
    semicolon = head.rfind(";")
    own = head[semicolon + 1 :]
    knr = False
    if not own.strip(" \t\n\f\x01"):
        # Old style: the parameters' declarations stand between the list and the brace.
        closing = head.rfind(")")
        if closing < 0:
            return None
        between = head[closing + 1 :]
        tail = re.match(r"[\s\x01]*[A-Za-z_]", between)
        while not tail or _outer(head, closing) is None:
            closing = head.rfind(")", 0, closing)  # `int (*f)();` among the parameters
            if closing < 0:
                return None
            tail = re.match(r"[\s\x01]*[A-Za-z_]", head[closing + 1 :])
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
                if re.fullmatch(r"[\w\s,.\x01]*", inside) and re.search(r"[A-Za-z_]\w*[\s\x01]*\Z", head[:index]):
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
    depth = 0
    candidates: list[tuple[str, int]] = []
    pointer: tuple[str, int, bool] | None = None
    for match in re.finditer(r"([A-Za-z_]\w*)[\s\x01]*\(|([A-Za-z_]\w*)|[()]", text, re.A):
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
            if depth == 0 and not candidates and match.group(1) in KEYWORDS and match.group(1) not in _NO_NAME:
                found = _starred(text, match.end() - 1)
                if found is not None and not found[2]:
                    return found
                pointer = pointer or found
                plain = _PLAIN.match(text, match.end() - 1)
                if plain:
                    return plain.group(1), plain.start(1), False
            wrapped = _WRAPPED.match(text, match.start()) if depth == 0 and found is None else None
            if wrapped and match.group(1) not in _NO_NAME and match.group(1) not in KEYWORDS:
                return wrapped.group(1), wrapped.start(1), False  # API(name)(…)
            if depth == 0 and found is None and match.group(1) not in _NO_NAME and match.group(1) not in _CONTROL:
                candidates.append((match.group(1), match.start(1)))
            depth += 1
    candidates = [c for c in candidates if c[0] not in KEYWORDS]
    if pointer is not None and (not candidates or pointer[1] < candidates[0][1]):
        return pointer
    if not candidates:
        return None
    name, offset = candidates[-1]
    if len(candidates) == 1:
        after = text[offset + len(name) :].lstrip(" \t\n\x01")
        before = [m for m in _IDENTIFIER.finditer(text, 0, offset) if m.group() not in KEYWORDS]
        if after.startswith("((") and before:  # name OF((…))
            return before[-1].group(), before[-1].start(), False
        listed = _LISTED.match(text, offset) if name.isupper() else None
        if listed:  # FUNCTION(type, name, (parameters), …)
            words = list(_IDENTIFIER.finditer(text, listed.start(1), listed.end(1)))
            if words:
                return words[-1].group(), words[-1].start(), False
        if name.isupper() and not before and not any(m.group() in KEYWORDS for m in _IDENTIFIER.finditer(text, 0, offset)):
            inner = re.match(r"\([\s\x01]*([A-Za-z_]\w*)[\s\x01]*[,)]", after, re.A)
            if inner:  # DEFUN(name, …)
                return inner.group(1), text.find(inner.group(1), offset + len(name)), False
        return name, offset, False
    for number, (word, where) in enumerate(candidates[1:], 1):
        after = text[where + len(word) :].lstrip(" \t\n\x01")
        if after.startswith("((") or word.isupper():
            # `int f(int) ATTR(1)`: what comes behind the parameter list is decoration
            return (*candidates[number - 1], False) if not candidates[number - 1][0].isupper() else (word, where, False)
    return name, offset, False


def parameters(text: str, knr: bool) -> set[str]:
    """The names of a parameter list (or of an old-style list and its declarations)."""
    found: set[str] = set()
    for part in _declarators_flat(text):
        pointer = re.search(r"\(\s*\*+\s*(?:const\s+)?([A-Za-z_]\w*)", part, re.A)
        if pointer:
            found.add(pointer.group(1))
            continue
        names = _IDENTIFIER.findall(part.partition("[")[0])
        if names and names[-1] not in KEYWORDS:
            found.add(names[-1])
    return found


def _declarators_flat(text: str) -> list[str]:
    opening = text.find("(")
    inner = text[opening + 1 :]
    closing = inner.rfind(")")
    if inner[:closing].lstrip().startswith("("):  # OF((…))
        inner, closing = inner.lstrip()[1:], -1
    return [p for chunk in (inner[:closing], inner[closing + 1 :]) for s in chunk.split(";") for p in _declarators(s)]


def locals_of(body: str) -> set[str]:
    """The names that a body declares."""
    found: set[str] = set()
    for match in _LOCAL.finditer(body):
        text = match.group(1)
        words = text.split(None, 1)
        if words[0] in _NOT_TYPES or words[0].rstrip("*") in _NOT_TYPES:
            continue
        for number, part in enumerate(_declarators(text)):
            declared = part.partition("=")[0].partition("[")[0].partition(")")[0].partition(":")[0]
            names = _IDENTIFIER.findall(declared)
            if names and (number or len(names) > 1) and names[-1] not in KEYWORDS:
                found.add(names[-1])
    for match in re.finditer(r"\([\s\x01]*\*[\s\x01]*([A-Za-z_]\w*)[\s\x01]*\)[\s\x01]*\([^()]*\)[\s\x01]*[;=]", body, re.A):
        before = body[max(0, match.start() - 40) : match.start()].rstrip()
        if before and (before[-1].isalnum() or before[-1] in "_*") and not before.endswith("return"):
            found.add(match.group(1))
    return found


def tidy(comment: str) -> str:
    """A comment's text without its marks, at most 12 lines."""
    lines = [line.strip().strip("*/").strip() for line in comment.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines[:12]).rstrip()
