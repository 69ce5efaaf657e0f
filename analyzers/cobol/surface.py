"""What a COBOL program offers: what it is called with, and its storage, item by item, from its own text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analyzers.cobol import ast, embedded, syntax
from analyzers.cobol.copying import Preprocessor
from analyzers.cobol.facts import library_of
from analyzers.cobol.layout import Field, Layout
from analyzers.cobol.tokens import Token
from analyzers.model import SourceFile
from analyzers.survey import surface as plain


def offered(file: SourceFile, others: Mapping[str, SourceFile]) -> plain.Surface:
    """Programs with their USING items, and every record with offset and length of each item. A record out of a copybook
    is the program's and the copybook's: that has no meaning of its own."""
    source = Preprocessor(library_of(others), precompiled=True).read(file)
    tokens, _ = embedded.extract(source.tokens)
    parsed = syntax.FileParser(file, source, tokens).parse()
    path = str(file.path)
    subprograms: list[plain.Offered] = []
    data: list[plain.Datum] = []
    types: list[plain.Layout] = []
    aliases: dict[str, tuple[str, ...]] = {}
    for program in parsed.programs:
        layout = Layout(program)
        records = {r.name: r for r in layout.records}
        formals = [
            plain.Formal(name, kind_of(records[name]) if name in records else "not declared", _mode(mode))
            for mode, name in program.using
        ]
        result = kind_of(records[program.returning]) if program.returning in records else ""
        name = program.written or program.name
        subprograms.append(plain.Offered(name, path, program.span.line, result, tuple(formals)))
        for record in layout.records:
            shown = record.name or "FILLER"
            aliases[shown] = (*aliases.get(shown, ()), *_names(record))
            for where, line in dict.fromkeys(((path, _line(record, path, program)), (record.span.file, record.span.line))):
                if record.section in ("working", "local") and record.redefines is None:
                    data.append(plain.Datum(shown, where, line, kind_of(record), record.size))
                if record.children:
                    types.append(plain.Layout(shown, where, line, record.size * 8, _members(record)))
    return plain.Surface(tuple(subprograms), tuple(data), tuple(types), mentions=_mentions(tokens), aliases=aliases)


def _mentions(tokens: Sequence[Token]) -> dict[str, int]:
    """The words of the PROCEDURE DIVISIONs; items are declared elsewhere, each once."""
    counted: Counter[str] = Counter()
    procedure = False
    for before, token in pairwise(tokens):
        if token.upper == "DIVISION":
            procedure = before.upper == "PROCEDURE"
        elif procedure and token.kind == "word":
            counted[token.upper] += 1
    return counted


def _names(record: Field) -> list[str]:
    """What a statement can call a part of a record."""
    return [n for item in record.walk() for n in (item.name, *(c.name for c in item.conditions), *item.entry.indexes) if n and n != "FILLER"]


def _line(record: Field, path: str, program: ast.Program) -> int:
    """Its own line; that of the program for a record out of a copybook."""
    return record.span.line if record.span.file == path else program.span.line


def _mode(mode: str) -> str:
    return "in" if mode.lower() in ("value", "content") else "in out"


def kind_of(item: Field) -> str:
    """A type as a declaration would write it."""
    if item.children:
        text = f"group of {item.size} bytes"
    elif item.picture is not None:
        shown = "".join(s if n == 1 else f"{s}({n})" for s, n in item.picture.symbols)
        text = f"PIC {shown} {item.usage}"
    else:
        text = item.usage
    return f"{text} OCCURS {item.occurs}" if item.has_occurs else text


def _members(record: Field) -> tuple[plain.Member, ...]:
    """All items below, groups before what they hold; of a table, the first element's."""
    found: list[plain.Member] = []
    pending = list(reversed(record.children))
    while pending:
        item = pending.pop()
        found.append(plain.Member(item.name or "FILLER", kind_of(item), item.offset * 8, item.size * 8))
        pending.extend(reversed(item.children))
    return tuple(found)
