"""The C preprocessor (C17 6.10), for trees that need not compile.

One translation unit goes in, one text comes out in which every macro is expanded, except those that are
plain integer constants: they stay as names (`kept`), because a translation should keep them too. System
headers are not read; what programs use of them is known (`analyzers.c.system`).
"""

from __future__ import annotations

import bisect
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyzers.c.condition import evaluate
from analyzers.c.macros import MAX_TOKENS, Macro, Macros, read_definition
from analyzers.c.packing import Packing
from analyzers.c.system import HEADER_MACROS, SYSTEM_HEADERS, headers_of
from analyzers.c.tokens import Token, tokenize
from analyzers.model import Diagnostic, Severity, Span

_MAX_INCLUDE_DEPTH = 64
_LONGER = frozenset(
    ["++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "->", "##", "<<=", ">>=", "//", "/*", ".."]
)  # fmt: skip
# What gives a program another meaning than its text has without it.
_MEANING = frozenset(["scalar_storage_order", "ms_struct"])
_ATTRIBUTE = re.compile(r"__attribute(?:__)?\s*\(\s*\([^;{}]*?\b_*(constructor|destructor|cleanup|alias|ifunc|weakref)_*\b")


@dataclass(frozen=True)
class Include:
    """One #include that was reached; `path` is the file of the tree it names, empty when there is none."""

    name: str
    system: bool
    path: str
    span: Span


@dataclass
class Preprocessed:
    """`lines[i]` is where line i+1 of `text` came from; `packs` are the rows from which on structs are packed
    otherwise, and how (see `packing`)."""

    text: str = ""
    lines: list[tuple[str, int]] = field(default_factory=list)
    includes: list[Include] = field(default_factory=list)
    kept: dict[str, Macro] = field(default_factory=dict)
    packs: list[tuple[int, int]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def pack_at(self, row: int) -> int:
        """The greatest alignment of a struct's members in a row of `text` (counted from 0); 0: their own."""
        index = bisect.bisect_right(self.packs, row, key=lambda pack: pack[0])
        return self.packs[index - 1][1] if index else 0


def preprocess(path: str, texts: Mapping[str, str]) -> Preprocessed:
    """Preprocess the file `path`; `texts` are all C files of the tree by path."""
    never_keep: set[str] = set()
    while True:
        run = _Run(texts, frozenset(never_keep), alone=not path.lower().endswith(".c"))
        run.file(path, 0)
        if run.macros.redefined <= never_keep:
            return run.finish()
        never_keep |= run.macros.redefined


def resolve_include(name: str, system: bool, includer: str, texts: Mapping[str, str]) -> str:
    """The file of the tree that an #include names: beside the includer, else the one path that ends so."""
    if not system:
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(includer), name))
        if beside in texts:
            return beside
    tail = posixpath.normpath(name)
    while tail.startswith("../"):
        tail = tail[3:]
    found = sorted(p for p in texts if p == tail or p.endswith("/" + tail))
    if system and name in SYSTEM_HEADERS:
        return ""
    found.sort(key=lambda p: (not posixpath.dirname(p).endswith("include"), p.count("/"), p))
    return found[0] if found else ""


def _one_token(before: Token, token: Token) -> bool:
    """Whether what macros put side by side would be read as one token."""
    if before.text == "/" and token.kind == "comment":
        return True
    if before.kind == "punct":
        return before.text + token.text[0] in _LONGER if token.kind == "punct" else before.text == "." and token.kind == "number"
    if before.kind == "number" and token.kind == "punct":
        return token.text[0] == "." or (token.text[0] in "+-" and before.text[-1] in "eEpP")
    if before.kind == "name" and token.kind in ("string", "char"):
        return before.text in ("L", "u", "U", "u8")
    return before.kind in ("name", "number") and token.kind in ("name", "number")


class _Run:
    """One pass over a translation unit."""

    def __init__(self, texts: Mapping[str, str], never_keep: frozenset[str], alone: bool) -> None:
        self.texts = texts
        self.once: set[str] = set()
        self.packing = Packing()
        self.out = Preprocessed()
        self.macros = Macros(self.out.kept, never_keep)
        self.text: list[str] = []
        self.buffer: list[str] = []
        self.buffer_at: tuple[str, int] | None = None
        self.last: Token | None = None  # the last in the buffer
        self.asked: set[str] = set()
        self.alone = alone  # a header: who includes it may have included others before
        self.headers: set[str] = set()  # of the system, that are included
        self.named: set[str] = set()  # macros of the included headers of the system that have no text here

    def finish(self) -> Preprocessed:
        self.flush()
        self.out.text = "\n".join(self.text) + "\n"
        if "__attribute" in self.out.text:
            for found in _ATTRIBUTE.finditer(self.out.text):
                file, line = self.out.lines[min(self.out.text.count("\n", 0, found.start()), len(self.out.lines) - 1)]
                self.note(Severity.WARNING, f"the attribute {found[1].strip('_')} changes what the program does", file, line)
        return self.out

    # ---- output

    def flush(self) -> None:
        if self.buffer_at is not None:
            self.text.append("".join(self.buffer))
            self.out.lines.append(self.buffer_at)
        self.buffer, self.buffer_at, self.last = [], None, None

    def write(self, tokens: Sequence[Token], path: str) -> None:
        rest = iter(tokens)
        for token in rest:
            self.macros.emitted += 1
            if token.text == "_Pragma":
                self.operator(rest, path, token.line)
                continue
            if token.kind == "newline":
                if self.buffer_at is None:
                    self.buffer_at = (path, token.line)
                self.flush()
                continue
            spliced = token.text.replace("\\\n", "" if token.kind in ("string", "char") else " ")
            for offset, piece in enumerate(spliced.split("\n")):
                if offset:
                    self.flush()
                if self.buffer_at is None:
                    self.buffer_at = (path, token.line + offset)
                if self.last is not None and _one_token(self.last, token):
                    self.buffer.append(" ")
                self.buffer.append(piece)
                self.last = token

    # ---- files and directives

    def note(self, severity: Severity, message: str, path: str, line: int) -> None:
        self.out.diagnostics.append(Diagnostic(severity, message, Span(path, line)))

    def file(self, path: str, depth: int) -> None:
        if path in self.once:
            return
        if path not in self.out.files:
            self.out.files.append(path)
        self.flush()
        includer, self.macros.presumed = self.macros.presumed, (path, 0)
        tokens = tokenize(self.texts[path])
        chunk: list[Token] = []
        active: list[tuple[bool, bool]] = []  # (this branch is taken, some branch was taken)
        index = 0
        at_line_start = True
        while index < len(tokens):
            token = tokens[index]
            if at_line_start and token.text == "#" and token.kind == "punct":
                line: list[Token] = []
                index += 1
                while index < len(tokens) and tokens[index].kind != "newline":
                    if tokens[index].kind not in ("space", "comment"):
                        line.append(tokens[index])
                    elif line and line[-1].kind != "space":
                        line.append(Token("space", " ", token.line))
                    index += 1
                self.write(self.macros.expand(chunk), path)
                self.flush()
                chunk = []
                self.directive(line, path, token.line, active, depth)
                continue
            if token.kind == "newline":
                at_line_start = True
            elif token.kind not in ("space", "comment"):
                at_line_start = False
            if all(taken for taken, _ in active) or (token.kind == "newline" and chunk):
                chunk.append(token)
            index += 1
        self.write(self.macros.expand(chunk), path)
        self.flush()
        self.macros.presumed = includer
        if active:
            self.note(Severity.WARNING, "an #if has no #endif", path, len(self.texts[path].splitlines()))

    def directive(self, line: list[Token], path: str, number: int, active: list[tuple[bool, bool]], depth: int) -> None:
        while line and line[-1].kind == "space":
            line.pop()
        while line and line[0].kind == "space":
            line.pop(0)
        if not line:
            return
        name, rest = line[0].text, [t for t in line[1:]]
        while rest and rest[0].kind == "space":
            rest.pop(0)
        taken = all(t for t, _ in active)
        if name in ("if", "ifdef", "ifndef"):
            value = taken and self.condition(name, rest, path, number)
            active.append((value, value or not taken))
        elif name in ("elif", "else") and active:
            _, done = active[-1]
            outer = all(t for t, _ in active[:-1])
            value = outer and not done and (name == "else" or self.condition("if", rest, path, number))
            active[-1] = (value, done or value)
        elif name == "endif" and active:
            active.pop()
        elif not taken:
            return
        elif name == "define" and rest:
            self.define(rest, path, number)
        elif name == "undef" and rest:
            self.macros.undefine(rest[0].text)
            self.named -= {rest[0].text}
        elif name == "include":
            self.include(rest, path, number, depth)
        elif name == "error":
            message = "".join(t.text for t in rest)
            self.note(Severity.WARNING, f"#error is reached: {message}", path, number)
        elif name == "pragma" and rest:
            self.pragma(rest, path, number)
        elif name == "line" or line[0].kind == "number":
            given = [t for t in self.macros.expand(line if name != "line" else rest, keep=False) if t.kind != "space"]
            if given and given[0].text.isdigit():
                file = given[1].text.strip('"') if len(given) > 1 else self.macros.presumed[0]
                self.macros.presumed = (file, int(given[0].text) - number - 1)

    def operator(self, rest: Iterator[Token], path: str, number: int) -> None:
        """The pragma of `_Pragma("...")` (C17 6.10.9), the name of which was read."""
        text = ""
        for token in rest:
            text = token.text[token.text.find('"') + 1 : -1] if token.kind == "string" else text
            if token.text == ")":
                break
        self.flush()
        words = [t for t in tokenize(text.replace('\\"', '"').replace("\\\\", "\\")) if t.kind != "newline"]
        if any(t.kind != "space" for t in words):
            self.pragma(words, path, number)

    def pragma(self, rest: list[Token], path: str, number: int) -> None:
        words = [t.text for t in rest if t.kind != "space"]
        if words == ["once"]:
            self.once.add(path)
        elif words[0] == "pack":
            if self.packing.apply(words[1:]):  # gcc expands no macros here
                self.out.packs.append((len(self.text), self.packing.limit))
            else:
                self.note(Severity.WARNING, f"#pragma {''.join(words)} is not understood: gcc ignores it", path, number)
        elif words[0] in _MEANING:
            self.note(Severity.WARNING, f"the #pragma {words[0]} changes what the program does", path, number)

    def include(self, rest: list[Token], path: str, number: int, depth: int) -> None:
        text = "".join(t.text for t in rest)
        if not text.startswith(('"', "<")):
            text = "".join(t.text for t in self.macros.expand(rest)).strip()
        system = text.startswith("<")
        name = text.strip('<>" ')
        found = resolve_include(name, system, path, self.texts)
        self.out.includes.append(Include(name, system, found, Span(path, number)))
        if not found:
            self.headers.add(name)
            self.named |= HEADER_MACROS.get(name, frozenset())
            if not system:
                self.note(Severity.WARNING, f"the header {name} is not in the tree", path, number)
        elif depth >= _MAX_INCLUDE_DEPTH or self.macros.emitted > MAX_TOKENS:
            self.note(Severity.ERROR, f"#include of {name} nests too deep", path, number)
        else:
            self.file(found, depth + 1)

    def define(self, rest: list[Token], path: str, number: int) -> None:
        name = rest[0].text
        if rest[0].kind != "name":
            self.note(Severity.WARNING, f"#define of '{name}', which is not a name", path, number)
            return
        self.macros.define(read_definition(rest, Span(path, number)))

    def is_defined(self, name: str) -> bool:
        macro = self.macros.table.get(name)
        if macro is None:
            return name in self.named
        homes = headers_of(name) if macro.span is None else frozenset()
        return not homes or not homes.isdisjoint(self.headers) or not self.headers <= SYSTEM_HEADERS or self.alone

    def condition(self, name: str, rest: list[Token], path: str, number: int) -> bool:
        words = [t for t in rest if t.kind != "space"]
        if name != "if":
            known = bool(words) and self.is_defined(words[0].text)
            return known == (name == "ifdef")
        replaced: list[Token] = []
        index = 0
        while index < len(words):
            if words[index].text == "defined":
                group = words[index + 1 : index + 4]
                if group and group[0].text == "(" and len(group) == 3:
                    target, step = group[1].text, 4
                else:
                    target, step = (group[0].text if group else ""), 2
                replaced.append(Token("number", str(int(self.is_defined(target))), number))
                index += step
                continue
            replaced.append(words[index])
            index += 1
        texts = []
        for token in self.macros.expand(replaced, keep=False):
            if token.kind in ("space", "newline", "comment"):
                continue
            if token.kind == "name" and token.text not in ("true", "false"):
                if token.text not in self.asked and not token.text.startswith("__"):
                    self.asked.add(token.text)
                    message = f"#if asks for {token.text}, which nothing defines: taken as 0"
                    self.note(Severity.NOTE, message, path, number)
                texts.append("0")
            else:
                texts.append({"true": "1", "false": "0"}.get(token.text, token.text))
        value = evaluate(texts)
        if value is None:
            self.note(Severity.WARNING, "the #if could not be evaluated: taken as false", path, number)
        return bool(value)
