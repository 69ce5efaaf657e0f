"""The C preprocessor (C17 6.10), for trees that need not compile.

One translation unit goes in, one text comes out in which every macro is expanded, except those that are
plain integer constants: they stay as names (`kept`), because a translation should keep them too. System
headers are not read; what programs use of them is known (`analyzers.c.system`).
"""

from __future__ import annotations

import bisect
import functools
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyzers.c.condition import evaluate
from analyzers.c.packing import Packing
from analyzers.c.system import STANDARD_HEADERS, SYSTEM_CONSTANTS, SYSTEM_FUNCTION_MACROS, SYSTEM_MACROS, SYSTEM_TYPES
from analyzers.model import Diagnostic, Severity, Span

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//(?:\\\r?\n|[^\n])*)
      | (?P<newline>\r?\n)
      | (?P<space>(?:[ \t\f\v\r]|\\\r?\n)+)
      | (?P<string>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
      | (?P<char>[uUL]?'(?:\\.|[^'\\\n])+')
      | (?P<number>\.?[0-9](?:[eEpP][+-]|[A-Za-z0-9_.])*)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<punct>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|\#\#|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CONSTANT_PUNCT = frozenset(["(", ")", "+", "-", "*", "/", "%", "&", "|", "^", "~", "<<", ">>"])
_TYPE_WORDS = frozenset(["int", "unsigned", "signed", "char", "short", "long"]) | SYSTEM_TYPES.keys()
_MAX_INCLUDE_DEPTH = 64
# What gives a program another meaning than its text has without it.
_MEANING = frozenset(["scalar_storage_order", "ms_struct"])
_ATTRIBUTE = re.compile(r"__attribute(?:__)?\s*\(\s*\([^;{}]*?\b_*(constructor|destructor|cleanup|alias|ifunc|weakref)_*\b")
_MAX_TOKENS = 4_000_000


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int
    final: bool = False  # painted: a macro's own name inside its expansion (C17 6.10.3.4)


@dataclass(frozen=True)
class Macro:
    name: str
    body: tuple[Token, ...]
    parameters: tuple[str, ...] | None = None  # None: object-like
    variadic: bool = False
    span: Span | None = None


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


@functools.lru_cache(maxsize=256)
def tokenize(text: str) -> tuple[Token, ...]:
    """Every character of `text` is in exactly one token; an unterminated comment becomes punctuation."""
    tokens = []
    line = 1
    for match in _TOKEN.finditer(text):
        piece = match.group()
        tokens.append(Token(str(match.lastgroup), piece, line))
        line += piece.count("\n")
    return tuple(tokens)


def preprocess(path: str, texts: Mapping[str, str]) -> Preprocessed:
    """Preprocess the file `path`; `texts` are all C files of the tree by path."""
    never_keep: set[str] = set()
    while True:
        run = _Run(texts, frozenset(never_keep))
        run.file(path, 0)
        if run.redefined <= never_keep:
            return run.finish()
        never_keep |= run.redefined


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


SYSTEM_HEADERS = frozenset(f"{name}.h" for name in STANDARD_HEADERS)


class _Run:
    """One pass over a translation unit."""

    def __init__(self, texts: Mapping[str, str], never_keep: frozenset[str]) -> None:
        self.texts = texts
        self.never_keep = never_keep
        self.macros: dict[str, Macro] = {}
        self.redefined: set[str] = set()
        self.once: set[str] = set()
        self.packing = Packing()
        self.presumed = ("", 0)  # what __FILE__ says, and how far __LINE__ is from the line (#line)
        self.out = Preprocessed()
        self.text: list[str] = []
        self.buffer: list[str] = []
        self.buffer_at: tuple[str, int] | None = None
        self.asked: set[str] = set()
        self.emitted = 0
        for name, body in SYSTEM_MACROS.items():
            self.macros[name] = Macro(name, tokenize(body))
        for name, (parameters, body) in SYSTEM_FUNCTION_MACROS.items():
            self.macros[name] = Macro(name, tokenize(body), parameters)

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
        self.buffer, self.buffer_at = [], None

    def write(self, tokens: Sequence[Token], path: str) -> None:
        rest = iter(tokens)
        for token in rest:
            self.emitted += 1
            if token.text == "_Pragma":
                self.operator(rest, path, token.line)
                continue
            if token.kind == "newline":
                if self.buffer_at is None:
                    self.buffer_at = (path, token.line)
                self.flush()
                continue
            for offset, piece in enumerate(token.text.replace("\\\n", " ").split("\n")):
                if offset:
                    self.flush()
                if self.buffer_at is None:
                    self.buffer_at = (path, token.line + offset)
                self.buffer.append(piece)

    # ---- files and directives

    def note(self, severity: Severity, message: str, path: str, line: int) -> None:
        self.out.diagnostics.append(Diagnostic(severity, message, Span(path, line)))

    def file(self, path: str, depth: int) -> None:
        if path in self.once:
            return
        if path not in self.out.files:
            self.out.files.append(path)
        self.flush()
        includer, self.presumed = self.presumed, (path, 0)
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
                self.write(self.expand(chunk), path)
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
        self.write(self.expand(chunk), path)
        self.flush()
        self.presumed = includer
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
            if rest[0].text in self.out.kept:
                self.redefined.add(rest[0].text)
            self.macros.pop(rest[0].text, None)
        elif name == "include":
            self.include(rest, path, number, depth)
        elif name == "error":
            message = "".join(t.text for t in rest)
            self.note(Severity.WARNING, f"#error is reached: {message}", path, number)
        elif name == "pragma" and rest:
            self.pragma(rest, path, number)
        elif name == "line" or line[0].kind == "number":
            given = [t for t in self.expand(line if name != "line" else rest, keep=False) if t.kind != "space"]
            if given and given[0].text.isdigit():
                file = given[1].text.strip('"') if len(given) > 1 else self.presumed[0]
                self.presumed = (file, int(given[0].text) - number - 1)

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
            text = "".join(t.text for t in self.expand(rest)).strip()
        system = text.startswith("<")
        name = text.strip('<>" ')
        found = resolve_include(name, system, path, self.texts)
        self.out.includes.append(Include(name, system, found, Span(path, number)))
        if not found:
            if not system:
                self.note(Severity.WARNING, f"the header {name} is not in the tree", path, number)
        elif depth >= _MAX_INCLUDE_DEPTH or self.emitted > _MAX_TOKENS:
            self.note(Severity.ERROR, f"#include of {name} nests too deep", path, number)
        else:
            self.file(found, depth + 1)

    def define(self, rest: list[Token], path: str, number: int) -> None:
        name = rest[0].text
        if rest[0].kind != "name":
            self.note(Severity.WARNING, f"#define of '{name}', which is not a name", path, number)
            return
        parameters: list[str] | None = None
        variadic = False
        body = rest[1:]
        if body and body[0].text == "(":
            closing = next((i for i, t in enumerate(body) if t.text == ")"), len(body) - 1)
            parameters = [t.text for t in body[1:closing] if t.kind == "name"]
            variadic = any(t.text == "..." for t in body[1:closing])
            if variadic:
                parameters.append("__VA_ARGS__")
            body = body[closing + 1 :]
        while body and body[0].kind == "space":
            body = body[1:]
        macro = Macro(name, tuple(body), None if parameters is None else tuple(parameters), variadic,
                      Span(path, number))  # fmt: skip
        before = self.macros.get(name)
        if before is not None and name in self.out.kept and _texts(before.body) != _texts(macro.body):
            self.redefined.add(name)
        self.macros[name] = macro
        if self.is_constant(macro):
            self.out.kept[name] = macro

    def is_constant(self, macro: Macro) -> bool:
        if macro.parameters is not None or macro.name in self.never_keep:
            return False
        literals = 0
        for token in macro.body:
            if token.kind in ("space",):
                continue
            if token.kind == "number":
                if re.search(r"[.]|[0-9][eE][+-]?\d|[pP]", token.text) and not token.text.lower().startswith("0x"):
                    return False
                literals += 1
            elif token.kind == "char":
                literals += 1
            elif token.kind == "name":
                if token.text in _TYPE_WORDS:
                    continue
                if token.text not in self.out.kept and token.text not in SYSTEM_CONSTANTS:
                    return False
                literals += 1
            elif token.text not in _CONSTANT_PUNCT:
                return False
        return literals > 0

    def condition(self, name: str, rest: list[Token], path: str, number: int) -> bool:
        words = [t for t in rest if t.kind != "space"]
        if name != "if":
            known = bool(words) and words[0].text in self.macros
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
                replaced.append(Token("number", "1" if target in self.macros else "0", number))
                index += step
                continue
            replaced.append(words[index])
            index += 1
        texts = []
        for token in self.expand(replaced, keep=False):
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

    # ---- expansion

    def expand(self, tokens: Sequence[Token], hidden: frozenset[str] = frozenset(), keep: bool = True) -> list[Token]:
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            index += 1
            macro = self.macros.get(token.text) if token.kind == "name" and not token.final else None
            kept = token.text in self.out.kept or (
                token.text in SYSTEM_CONSTANTS and macro is not None and macro.span is None
            )
            if macro is None or (keep and kept):
                out.append(token)
                continue
            if token.text in hidden:
                out.append(Token(token.kind, token.text, token.line, final=True))
                continue
            if token.text == "__LINE__":
                out.append(Token("number", str(token.line + self.presumed[1]), token.line))
                continue
            if token.text == "__FILE__":
                out.append(Token("string", f'"{self.presumed[0]}"', token.line))
                continue
            if macro.parameters is None:
                body = [Token(t.kind, t.text, token.line, t.final) for t in macro.body]
                body = self.paste(body, {}, {}, token.line)
                out.extend(self.expand(body, hidden | {macro.name}, keep))
                continue
            arguments, after = _arguments(tokens, index)
            if arguments is None or len(out) + self.emitted > _MAX_TOKENS:
                out.append(token)
                continue
            index = after
            raw = self.bind(macro, arguments)
            full = {name: self.expand(value, hidden, keep) for name, value in raw.items()}
            body = [Token(t.kind, t.text, token.line, t.final) for t in macro.body]
            out.extend(self.expand(self.paste(body, raw, full, token.line), hidden | {macro.name}, keep))
        return out

    @staticmethod
    def bind(macro: Macro, arguments: list[list[Token]]) -> dict[str, list[Token]]:
        names = macro.parameters or ()
        bound: dict[str, list[Token]] = {}
        for position, name in enumerate(names):
            if macro.variadic and position == len(names) - 1:
                rest: list[Token] = []
                for number, argument in enumerate(arguments[position:]):
                    if number:
                        rest.append(Token("punct", ",", 0))
                    rest.extend(argument)
                bound[name] = rest
            else:
                bound[name] = arguments[position] if position < len(arguments) else []
        return bound

    @staticmethod
    def paste(
        body: list[Token], raw: Mapping[str, list[Token]], full: Mapping[str, list[Token]], line: int
    ) -> list[Token]:
        """Substitute parameters, with # and ## (C17 6.10.3.2, 6.10.3.3)."""
        significant = [t for t in body if t.kind != "comment"]
        out: list[Token] = []
        index = 0
        while index < len(significant):
            token = significant[index]
            following = next((t for t in significant[index + 1 :] if t.kind != "space"), None)
            if token.text == "#" and following is not None and following.text in raw:
                text = "".join(" " if t.kind in ("space", "newline") else t.text for t in raw[following.text])
                escaped = re.sub(r'(["\\])', r"\\\1", text.strip())
                out.append(Token("string", f'"{escaped}"', line))
                index = significant.index(following, index + 1) + 1
                continue
            if token.text == "##":
                while out and out[-1].kind == "space":
                    out.pop()
                index += 1
                while index < len(significant) and significant[index].kind == "space":
                    index += 1
                if index >= len(significant):
                    break
                right = significant[index]
                index += 1
                pieces = raw.get(right.text, [right]) if right.kind == "name" else [right]
                if out and out[-1].text == "," and right.text == "__VA_ARGS__":
                    if pieces:
                        out.extend(pieces)
                    else:
                        out.pop()  # GNU: `, ## __VA_ARGS__` drops the comma
                elif out and pieces:
                    joined = tokenize(out.pop().text + pieces[0].text)
                    out.extend(Token(t.kind, t.text, line) for t in joined)
                    out.extend(pieces[1:])
                else:
                    out.extend(pieces)
                continue
            if token.kind == "name" and token.text in full:
                table = raw if following is not None and following.text == "##" else full
                out.extend(Token(t.kind if t.kind != "newline" else "space",
                                 t.text if t.kind != "newline" else " ", line, t.final)
                           for t in table[token.text])  # fmt: skip
            else:
                out.append(token)
            index += 1
        return out


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [t.text for t in tokens if t.kind not in ("space", "comment")]


def _arguments(tokens: Sequence[Token], index: int) -> tuple[list[list[Token]] | None, int]:
    """The arguments of a call that starts at or after `index`; None when no parenthesis follows."""
    while index < len(tokens) and tokens[index].kind in ("space", "newline", "comment"):
        index += 1
    if index >= len(tokens) or tokens[index].text != "(":
        return None, index
    depth = 0
    arguments: list[list[Token]] = [[]]
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.text in "([{" and token.kind == "punct":
            depth += 1
            if depth == 1:
                continue
        elif token.text in ")]}" and token.kind == "punct":
            depth -= 1
            if depth == 0:
                return [_trim(a) for a in arguments], index
        if token.text == "," and depth == 1:
            arguments.append([])
        elif token.kind == "newline":
            arguments[-1].append(Token("space", " ", token.line))
        elif token.kind != "comment":
            arguments[-1].append(token)
    return None, index


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].kind == "space":
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == "space":
        tokens = tokens[:-1]
    return tokens
