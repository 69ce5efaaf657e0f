"""Paragraphs and how control goes between them, read from tokens: no statement has to be understood for that."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from analyzers.cobol.cursor import RESERVED
from analyzers.cobol.tokens import Token
from analyzers.model import Span

_BRANCHES = frozenset(("IF", "UNTIL", "AND", "OR", "TIMES"))
_LEAVES = frozenset(("GOBACK",))


@dataclass
class Block:
    """A paragraph, or a section's own part. `performs` are (first, last) names; `ends` says that control does not
    fall through its end."""

    name: str
    span: Span
    section: str = ""
    is_section: bool = False
    performs: list[tuple[str, str]] = field(default_factory=list)
    gotos: list[str] = field(default_factory=list)
    calls: list[tuple[str, bool, Span]] = field(default_factory=list)  # operand, literal?, where
    branches: int = 0
    ends: bool = False
    end_line: int = 0
    mark: int = 0
    altered: bool = False


def _header(tokens: list[Token], index: int) -> str:
    """'.' or 'SECTION' when a paragraph's or section's name stands here."""
    token = tokens[index]
    if token.kind not in ("word", "number") or index + 1 >= len(tokens) or tokens[index - 1].text != ".":
        return ""
    following = tokens[index + 1]
    if following.upper == "SECTION":
        return "SECTION" if token.upper != "EXIT" else ""
    return "." if following.text == "." and token.upper not in RESERVED else ""


def blocks(tokens: list[Token], start: int, end: int, path: str) -> list[Block]:
    """The paragraphs of a PROCEDURE DIVISION that begins at token `start`."""
    index = start
    while index < end and tokens[index].text != ".":
        index += 1
    found = [Block("", tokens[min(index, len(tokens) - 1)].span)]
    index += 1
    section = ""
    begun = index
    while index < end:
        kind = _header(tokens, index)
        if kind:
            _close(found[-1], tokens, begun, index, path)
            token = tokens[index]
            if kind == "SECTION":
                section = token.upper
            found.append(Block(token.upper, token.span, section, kind == "SECTION"))
            index += 2 if kind == "." else 1
            while kind == "SECTION" and index < end and tokens[index].text != ".":
                index += 1
            begun = index
            continue
        _token(found[-1], tokens, index, end)
        index += 1
    _close(found[-1], tokens, begun, end, path)
    return [b for b in found if b.name or b.mark or b.calls or b.performs]


def _token(block: Block, tokens: list[Token], index: int, end: int) -> None:
    token = tokens[index]
    if token.kind != "word":
        return
    word = token.upper
    if word in _BRANCHES or (word == "WHEN" and index + 1 < end and tokens[index + 1].upper != "OTHER"):
        block.branches += 1
    elif word == "PERFORM" and index + 1 < end:
        first = tokens[index + 1]
        inline = (first.kind == "word" and first.upper in RESERVED) or first.kind not in ("word", "number")
        following = tokens[index + 2] if index + 2 < end else token
        if inline or following.upper == "TIMES" or following.text == "(":
            return
        at = index + 2
        if at + 1 < end and tokens[at].upper in ("OF", "IN"):
            at += 2
        last = first.upper
        if at + 1 < end and tokens[at].upper in ("THRU", "THROUGH"):
            last = tokens[at + 1].upper
        block.performs.append((first.upper, last))
    elif word == "GO":
        at = index + 1
        if at < end and tokens[at].upper == "TO":
            at += 1
        while at < end and tokens[at].kind in ("word", "number") and tokens[at].upper not in RESERVED:
            block.gotos.append(tokens[at].upper)
            at += 1
            if at + 1 < end and tokens[at].upper in ("OF", "IN"):
                at += 2
    elif word == "CALL" and index + 1 < end:
        at = index + 1
        if tokens[at].upper == "STATIC":
            at += 1
        operand = tokens[min(at, end - 1)]
        if operand.kind == "string":
            block.calls.append((operand.text.strip("\"'").strip().upper(), True, token.span))
        elif operand.kind == "word":
            block.calls.append((operand.upper, False, token.span))
    elif is_address(tokens, index):
        block.calls.append((tokens[index + 1].text.strip("\"'").strip().upper(), True, token.span))
    elif word in ("INPUT", "OUTPUT") and index + 2 < end and tokens[index + 1].upper == "PROCEDURE":
        at = index + 2
        if tokens[at].upper == "IS":
            at += 1
        if at < end:
            last = tokens[at + 2].upper if at + 2 < end and tokens[at + 1].upper in ("THRU", "THROUGH") else tokens[at].upper
            block.performs.append((tokens[at].upper, last))
    elif word == "ALTER":
        block.altered = True
        at = index + 1
        while at < end and tokens[at].text != ".":
            if tokens[at].kind == "word" and tokens[at].upper not in RESERVED:
                block.gotos.append(tokens[at].upper)
            at += 1


def is_address(tokens: list[Token], index: int) -> bool:
    """Whether `SET pointer TO ENTRY "program"` stands here, which takes a program's address: a call may follow anywhere."""
    following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    return tokens[index].upper == "ENTRY" and following.kind == "string" and index > 0 and tokens[index - 1].upper == "TO"


def _close(block: Block, tokens: list[Token], begun: int, end: int, path: str) -> None:
    inside = tokens[begun:end]
    own = [t.line for t in inside if t.file == block.span.file]
    block.end_line = max([block.span.line, *own])
    words = [t.upper for t in inside]
    text = " ".join(words)
    block.mark = zlib.crc32(text.encode("utf-8", "replace")) if len(text) > 60 else (1 if words else 0)
    # The last sentence decides whether control falls through: GO TO, STOP RUN or GOBACK at its top level.
    last = len(words)
    while last and words[last - 1] == ".":
        last -= 1
    begin = last
    while begin and words[begin - 1] != ".":
        begin -= 1
    sentence = words[begin:last]
    conditional = any(w in ("IF", "WHEN", "END", "INVALID", "SIZE", "OVERFLOW", "DEPENDING") for w in sentence)
    leaves = sentence[:1] == ["GO"] or "GOBACK" in sentence or "STOP" in sentence or sentence[-2:] == ["EXIT", "PROGRAM"]
    block.ends = bool(sentence) and leaves and not conditional


def unreached(found: list[Block], entries: set[str]) -> list[Block]:
    """Paragraphs that control never gets to: not by falling through, PERFORM, GO TO or as a handler's procedure."""
    if any(b.altered for b in found):
        return []
    places: dict[str, list[int]] = {}
    for number, block in enumerate(found):
        places.setdefault(block.name, []).append(number)

    def named(name: str, section: str) -> list[int]:
        """The blocks that a name may mean in a section: its own first (ISO 1989:2002 8.4.1.1)."""
        every = places.get(name, [])
        return [n for n in every if found[n].section == section] or every

    everything = len(found)
    reached: dict[int, int] = {}  # with the last block that control goes on into from there: a performed range ends
    # A declarative section is entered by the run-time system, not by the program.
    pending = [(0, everything), *((n, everything) for e in entries for n in places.get(e, ()))]
    while pending:
        number, until = pending.pop()
        if number >= everything or reached.get(number, -1) >= until:
            continue
        block = found[number]
        reached[number] = until
        if number < until and not block.ends:
            pending.append((number + 1, until))
        for target in (n for name in block.gotos for n in named(name, block.section)):
            pending.append((target, until if target <= until else everything))
        for first, last in block.performs:
            for low in named(first, block.section):
                high = next((n for n in named(last, block.section) if n >= low), everything)
                if high < everything and found[high].is_section:
                    while high + 1 < everything and found[high + 1].section == last:
                        high += 1
                pending.append((low, high))
    return [b for n, b in enumerate(found) if n not in reached and b.name and not b.is_section]
