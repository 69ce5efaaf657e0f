"""From lines to tokens: reference formats, continuation, comments; every token knows its file and line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from analyzers.cobol import conditional
from analyzers.model import SourceFile, Span


@dataclass(frozen=True)
class Token:
    """One word, literal or mark. `kind` is word, number, string, picture, mark, pseudo or end.

    `text` is as written (a string keeps its quotes and prefix); `glued` says that no space stands before it.
    """

    kind: str
    text: str
    file: str
    line: int
    column: int = 0
    glued: bool = False
    comma: bool = False  # a comma or semicolon stands before it
    debugging: bool = False  # on a debugging line, which counts only WITH DEBUGGING MODE

    @cached_property
    def upper(self) -> str:
        return self.text.upper()

    @property
    def span(self) -> Span:
        return Span(self.file, self.line)

    def at(self, other: Token) -> Token:
        """The same text as if it stood where `other` stands."""
        return replace(self, file=other.file, line=other.line, column=other.column, glued=other.glued)


@dataclass(frozen=True)
class Comment:
    """A comment line's text, without marks."""

    line: int
    text: str


_FREE = re.compile(r"^\s*(?:>>\s*SOURCE\s+(?:FORMAT\s+)?(?:IS\s+)?|(?:\$|>>)\s*SET\s+SOURCEFORMAT\s*\(?\s*\"?)(FREE|FIXED)", re.I)
_HEADER = re.compile(r"(IDENTIFICATION|ID)\s+DIVISION|PROGRAM-ID", re.I)
_CARD = re.compile(r"^\s*(CBL|PROCESS)\b", re.I)


def _format(line: str, free: bool = False) -> re.Match[str] | None:
    """A line that says which format follows. Only in fixed format do columns 1 to 6 mean nothing."""
    if line.lstrip().startswith("*>"):
        return None
    return _FREE.match(line) or (None if free else _FREE.match(line[6:]))


def bytewise(file: SourceFile) -> str:
    """A source's text with one character for each of its bytes, which is what the compiler counts columns in and keeps of a
    literal: those that are no ASCII are lone surrogates, which are neither letters nor ends of lines."""
    if file.text.isascii():
        return file.text
    encoding = file.encoding if file.encoding in ("utf-8", "latin-1") else "latin-1"
    return file.text.encode(encoding, "replace").decode("ascii", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _readable(text: str) -> str:
    """A comment as its reader sees it."""
    try:
        return _bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return _bytes(text).decode("latin-1")


def is_free_format(text: str) -> bool:
    """Whether a source is in free format: by directive, else by where its first header stands."""
    for line in text.splitlines():
        directive = _format(line)
        if directive:
            return directive.group(1).upper() == "FREE"
        if len(line) > 6 and line[6] in "*/" and not line[:6].strip():
            continue
        if _HEADER.match(line.strip()):
            return len(line) - len(line.lstrip()) < 7 or _runs_past_the_margin(text)
    return False


def _runs_past_the_margin(text: str) -> bool:
    """Whether a source that looks like fixed format can only be free: statements go on past column 72 in the middle of
    a word, and nothing stands where only fixed format has something (columns 1 to 7, and 73 to 80 behind blanks)."""
    past = False
    for raw in text.splitlines():
        line = _cut_inline_comment(raw.expandtabs(8), "").rstrip()
        if line[:7].strip() or (line[72:] and not line[60:72].strip()):
            return False
        past = past or (len(line) > 72 and line[71] != " " and line[72] not in " .,;")
    return past


class _Text:
    """The program text of a file in one string, with the place that each piece came from."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.anchors: list[tuple[int, int, int]] = []  # offset, line, column
        self.debugging: set[int] = set()  # numbers of debugging lines

    def add(self, text: str, line: int, column: int) -> None:
        self.anchors.append((self.size, line, column))
        self.pieces.append(text)
        self.size += len(text)

    def trim(self) -> None:
        """Drop the blanks at the end: a continued word goes on right there."""
        while self.pieces:
            stripped = self.pieces[-1].rstrip()
            self.size -= len(self.pieces[-1]) - len(stripped)
            self.pieces[-1] = stripped
            if stripped:
                return
            self.pieces.pop()
            self.anchors.pop()

    def place(self, offset: int) -> tuple[int, int]:
        start, line, column = self.anchors[bisect_right(self.anchors, (offset, 1 << 60, 0)) - 1]
        return line, column + offset - start


def _open_quote(text: str, quote: str) -> str:
    """The quote that is still open at the end of `text`, given the one open at its beginning."""
    if '"' not in text and "'" not in text:
        return quote
    index = 0
    while index < len(text):
        char = text[index]
        if quote:
            if char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif text.startswith("*>", index):
            break
        index += 1
    return quote


def _cut_inline_comment(text: str, quote: str) -> str:
    if "*>" not in text:
        return text
    index = 0
    while index < len(text):
        char = text[index]
        if quote:
            if char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif text.startswith("*>", index):
            return text[:index]
        index += 1
    return text


# Directives that change what is compiled or checked, which nothing here does.
_DIRECTIVE = re.compile(r"^\s*(?:>>\s*([A-Za-z-]+)|\$\s*([A-Za-z]+))")
_DEBUGGING = re.compile(r"\s*>>D(?=\s)", re.I)  # a debugging line in any format
_HARMLESS = frozenset(("SOURCE", "PAGE", "LISTING", "D", "REPOSITORY", "REF-MOD-ZERO-LENGTH"))


# Settings that change nothing here: how much is listed, checks that are off anyway.
_QUIET_SET = re.compile(r"\s*(?:NO-?BOUND|NOBOUND|REMOVE|LIST|NOLIST|WARNINGS?|COMP-?1\b)", re.I)
_QUIET_TURN = re.compile(r"(?:[\s,]+EC-BOUND(?:-[A-Z-]+)?)+\s+(?:CHECKING\s+)?OFF\s*$", re.I)


def directives(text: str) -> Iterator[tuple[str, int]]:
    """Compiler directives that matter to the program's meaning, each with its line."""
    for number, line in enumerate(conditional.chosen(text).splitlines(), 1):
        match = _DIRECTIVE.match(line) or (_DIRECTIVE.match(line[6:]) if len(line) > 6 else None)
        if match is None or line.lstrip().startswith("*>") or _format(line):
            continue
        name = (match.group(1) or match.group(2)).upper()
        if name == "TURN" and _QUIET_TURN.match(line[match.end() :]):
            continue
        if name not in _HARMLESS and (match.group(1) or (name == "SET" and not _QUIET_SET.match(line[match.end() :]))):
            yield (">>" if match.group(1) else "$") + name, number


def program_text(text: str, free: bool) -> tuple[_Text, list[Comment]]:
    """The text that counts, continuation lines joined, and the comments."""
    result = _Text()
    comments: list[Comment] = []
    quote = ""
    text = conditional.chosen(text)
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.expandtabs(8)
        directive = _format(line, free)
        if directive:
            free = directive.group(1).upper() == "FREE"
            continue
        if marked := _DEBUGGING.match(line if free else line[6:]):
            result.debugging.add(number)
            end = marked.end() + (0 if free else 6)
            line = " " * end + line[end:]
        if free:
            stripped = line.strip()
            if stripped.startswith("*>"):
                comments.append(Comment(number, stripped[2:].strip()))
            elif not stripped.startswith((">>", "$")):
                result.add(_cut_inline_comment(line, "") + "\n", number, 1)
            continue
        indicator = line[6] if len(line) > 6 else " "
        body = line[7:72]
        if indicator in "*/":
            comments.append(Comment(number, body.strip()))
            continue
        if indicator in "Dd":
            result.debugging.add(number)
        if indicator == "$" or _CARD.match(line[:12]) or body.lstrip().startswith(">>"):
            continue
        if body.lstrip().startswith("*>") and not quote:
            comments.append(Comment(number, body.strip()[2:].strip()))
            continue
        if indicator == "-" and body.strip():
            content = body.lstrip()
            column = 8 + len(body) - len(content)
            if quote and content[0] == quote:
                content = content[1:]
                column += 1
            elif not quote:
                result.trim()
            quote = _open_quote(content, quote)
            result.add(content.ljust(72 - column + 1) if quote else content + "\n", number, column)
            continue
        if quote:  # a literal left open and not continued: it ends here, so that the rest can be read
            result.add("\n", number, 1)
            quote = ""
        body = _cut_inline_comment(body, quote)
        quote = _open_quote(body, quote)
        result.add(body.ljust(65) if quote else body + "\n", number, 8)
    return result, comments


_TOKENS = r"""
    (?P<space>[\s]+|SEPARATOR)
  | (?P<pseudo>==)
  | (?P<string>(?:[XxNnZzHhBb]|[Nn][Xx]|[Bb][Xx])?(?:"(?:[^"\n]|"")*"?|'(?:[^'\n]|'')*'?))
  | (?P<number>\d*POINT\d+(?:E[+-]?\d{1,4})?(?![\w-])|\d+(?![\w-]))
  | (?P<word>[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)
  | (?P<mark>\*\*|>=|<=|<>|[-+*/=<>().:,;&!?$%@\#\\|^~`{}\[\]])
  | (?P<other>.)
    """
# Where the decimal point is a comma, one that no digit follows (or that follows another one) separates.
_TOKEN = re.compile(_TOKENS.replace("POINT", r"\.").replace("SEPARATOR", r"[,;](?!\d)|(?<!\d)[,;]"), re.X | re.I)
_COMMA_TOKEN = re.compile(
    _TOKENS.replace("\\d*POINT", r"(?:\d+,|,)").replace("SEPARATOR", r"[,;](?=[\s,]|$)"), re.X | re.I
)
_DECIMAL_COMMA = re.compile(r"\bDECIMAL-POINT\s+(?:IS\s+)?COMMA\b", re.I)
_PICTURE = re.compile(r"\s+(?:IS\s+)?(\S+)", re.I)


def _scan(text: str, decimal_comma: bool = False) -> Iterator[tuple[str, str, int, bool, bool]]:
    """(kind, text, offset, glued, comma) of every token of `text`."""
    tokens = _COMMA_TOKEN if decimal_comma else _TOKEN
    position = 0
    glued = comma = False
    while position < len(text):
        match = tokens.match(text, position)
        assert match is not None  # `other` matches any character but a newline, `space` those
        kind = match.lastgroup or "other"
        position = match.end()
        if kind == "space":
            glued = False
            comma = comma or match.group()[0] in ",;"
            continue
        word = match.group()
        yield ("mark" if kind == "other" else kind), word, match.start(), glued, comma
        glued, comma = True, False
        if kind == "word" and word.upper() in ("PIC", "PICTURE"):
            picture = _PICTURE.match(text, position)
            if picture:
                found = picture.group(1)
                found = found.partition("==")[0] or found
                found = found[:-1] if found[-1] in ".,;" else found
                yield "picture", found, picture.start(1), False, False
                position = picture.start(1) + len(found)


def tokenize(text: str, file: str, free: bool | None = None) -> tuple[list[Token], list[Comment]]:
    """All tokens of a file, before COPY and REPLACE; those of debugging lines are marked. `text` is `bytewise`: the tokens
    have a Latin-1 character for each byte, the comments are readable."""
    body, comments = program_text(text, is_free_format(text) if free is None else free)
    tokens = []
    whole = "".join(body.pieces)
    for kind, word, offset, glued, comma in _scan(whole, bool(_DECIMAL_COMMA.search(whole))):
        line, column = body.place(offset)
        word = word if word.isascii() else _bytes(word).decode("latin-1")
        tokens.append(Token(kind, word, file, line, column, glued, comma, line in body.debugging))
    return tokens, [c if c.text.isascii() else replace(c, text=_readable(c.text)) for c in comments]


def retokenize(text: str, place: Token) -> list[Token]:
    """Tokens of a replaced piece of text, standing where `place` stands."""
    return [
        replace(place, kind=kind, text=word, glued=glued or (index == 0 and place.glued), comma=comma)
        for index, (kind, word, _, glued, comma) in enumerate(_scan(text))
    ]
