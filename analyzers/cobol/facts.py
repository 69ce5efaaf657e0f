"""What one COBOL file says by itself, with what it copies: programs, calls, copies, files, SQL and CICS.

Edges are read from tokens after COPY and REPLACE; the parser's full trees serve for diagnostics, for the storage
of files and for the values that a called identifier can have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzers.cobol import ast, embedded, flow, resolve, syntax
from analyzers.cobol.copying import Library, Preprocessor
from analyzers.cobol.layout import Layout
from analyzers.cobol.tokens import Comment, Token, is_free_format
from analyzers.model import SourceFile
from analyzers.survey.cache import SAME, by_stem
from analyzers.survey.comment import telling
from analyzers.survey.facts import MAPSET, FileFacts

COPYBOOK_SUFFIXES = (".cpy", ".copy", ".cpb", ".inc", ".cop", ".cbk", ".dcl")
_MAX_TROUBLES = 50
_HAZARD_WORDS = {
    "GO": "GO TO", "ALTER": "ALTER", "REDEFINES": "REDEFINES", "RENAMES": "RENAMES", "DEPENDING": "OCCURS DEPENDING",
    "POINTER": "pointers", "ENTRY": "ENTRY", "SYNC": "SYNCHRONIZED", "SYNCHRONIZED": "SYNCHRONIZED",
    "EXTERNAL": "EXTERNAL data", "DECLARATIVES": "DECLARATIVES", "COMP-5": "native binary", "THRU": "PERFORM THRU",
    "CANCEL": "CANCEL", "CORRESPONDING": "CORRESPONDING", "CORR": "CORRESPONDING", "SORT": "SORT or MERGE",
    "MERGE": "SORT or MERGE",
}  # fmt: skip
_IBM = frozenset(("EXEC", "COMP-1", "COMP-2", "DFHCOMMAREA", "CBL"))
_MF = frozenset(("COMP-X", "$SET"))
_GNU = frozenset(("END-DISPLAY", "END-ACCEPT", "BINARY-LONG", "BINARY-CHAR", "BINARY-DOUBLE"))
_GAP = 10  # lines between comments from which on they are about what stands there
_VARIABLE = re.compile(r"SOURCE\s+(?:FORMAT\s+)?(?:IS\s+)?VARIABLE|SOURCEFORMAT\s*\(?\s*\"?VARIABLE", re.I)


class LazyLibrary(Library):
    """The copybooks of a tree, each read when a COPY asks for it, and what was asked for."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self.files = files  # type: ignore[assignment]
        self._all = {}
        self._programs = {}
        for path in sorted(files):
            name = path.rsplit("/", 1)[-1].lower()
            self._all.setdefault(name, []).append(path)
        self.mapsets: frozenset[str] = frozenset()
        self._stems: dict[str, list[str]] = {}
        self.asked: dict[str, list[str]] = {}  # names looked for, with the files that have them

    def find(self, name: str, library: str = "", near: str = "") -> SourceFile | None:
        self.asked[name.rsplit("/", 1)[-1].lower()] = self.candidates(name)
        return super().find(name, library, near)

    def rests_on(self) -> dict[str, str]:
        """For the cache: names looked for in vain, and names with all files of their stem where another may be nearer."""
        found: dict[str, str] = {}
        for name, paths in self.asked.items():
            stem = name.split(".")[0]
            found |= {SAME + stem: "\n".join(sorted(self.stems().get(stem, ())))} if paths else {name: ""}
            if not paths:
                found[f"#{MAPSET} {name.upper()}"] = "1" if self.is_mapset(name) else ""
        return found

    def stems(self) -> dict[str, list[str]]:
        if not self._stems:
            self._stems = by_stem(self.files)
        return self._stems


_libraries: dict[int, LazyLibrary] = {}


def library_of(others: Mapping[str, SourceFile], names: frozenset[str] = frozenset()) -> LazyLibrary:
    """One index for all files of a tree; `names` are those that build descriptions define."""
    known = _libraries.get(id(others))
    if known is None or known.files is not others:
        _libraries.clear()
        known = _libraries[id(others)] = LazyLibrary(others)
        known.mapsets = frozenset(n.removeprefix(f"{MAPSET} ") for n in names if n.startswith(f"{MAPSET} "))
    return known


def dialect_of(text: str, words: set[str], embedded_blocks: bool) -> str:
    """Format and dialect, as far as the text shows."""
    if _VARIABLE.search(text[:4000]):
        layout = "variable"
    else:
        layout = "free" if is_free_format(text) else "fixed"
    dialect = "COBOL 85"
    if embedded_blocks or words & _IBM:
        dialect = "IBM"
    elif words & _MF or "$SET " in text[:2000].upper():
        dialect = "Micro Focus"
    elif words & _GNU or "*>" in text or ">>SOURCE" in text.upper():
        dialect = "GnuCOBOL"
    return f"{dialect}, {layout} format"


def cobol_facts(file: SourceFile, others: Mapping[str, SourceFile], names: frozenset[str] = frozenset()) -> FileFacts:
    """The facts of one COBOL file."""
    library = library_of(others, names)
    library.asked = {}
    source = Preprocessor(library, precompiled=True).read(file)
    tokens, blocks = embedded.extract(source.tokens)
    reader = syntax.FileParser(file, source, tokens)
    troubles: list[tuple[str, str, int, int]] = []
    parsed = reader.result
    try:
        parsed = reader.parse()
    except RecursionError:
        troubles.append(("error", "statements are nested too deep to be parsed", 1, 1))
    path = str(file.path)
    for diagnostic in parsed.diagnostics[:_MAX_TROUBLES]:
        where = diagnostic.span
        message = diagnostic.message if where.file == path else f"{diagnostic.message} (in {where.file}:{where.line})"
        line = where.line if where.file == path else 1
        troubles.append((str(diagnostic.severity), message, line, where.end_line or line))
    programs = _programs(tokens, parsed, path, {label for block in blocks for label in block.labels()})
    _embedded(programs, blocks, tokens, parsed)
    hazards: dict[str, int] = {}
    for token in tokens:
        if token.file == path and token.kind == "word":
            name = _HAZARD_WORDS.get(token.upper)
            if name:
                hazards[name] = hazards.get(name, 0) + 1
    if not programs and not path.lower().endswith(COPYBOOK_SUFFIXES) and "PROCEDURE" in file.text.upper():
        troubles.append(("warning", "no PROGRAM-ID in this file", 1, 1))
    copies: list[list[Any]] = [[c.name, c.path, c.span.file, c.span.line] for c in parsed.copies]
    for block in blocks:
        member = block.included()
        if member and member.upper() not in ("SQLCA", "SQLDA"):
            found = library.find(member, near=path)
            copies.append([member, str(found.path) if found else "", block.span.file, block.span.line])
    reads: dict[str, str] = {c[1]: library.files[c[1]].sha256 for c in copies if c[1]}
    several = (candidate for found in library.asked.values() if len(found) > 1 for candidate in found)
    reads |= {other: library.files[other].sha256 for other in several if other != path}  # which one is meant hangs on all
    reads |= library.rests_on()
    return FileFacts(
        path=path,
        language="cobol",
        sha256=file.sha256,
        lines=file.text.count("\n") or 1,
        encoding=file.encoding,
        dialect=dialect_of(file.text, {t.upper for t in tokens if t.kind == "word"}, bool(blocks)),
        comment=telling(c.text.strip("*-=+# ").strip() for c in _at_top(reader.comments)),
        diagnostics=tuple(troubles),
        hazards=hazards,
        payload={"programs": programs, "copies": copies},
        reads=reads,
    )


def _at_top(comments: Sequence[Comment]) -> list[Comment]:
    """The comments at a file's top: up to where code goes on for a while."""
    found: list[Comment] = []
    for comment in comments[:60]:
        if comment.line - (found[-1].line if found else 0) > _GAP:
            break
        found.append(comment)
    return found


def _programs(tokens: list[Token], parsed: syntax.Parsed, path: str, labels: set[str]) -> list[dict[str, Any]]:
    """Every program of the file, nested ones after those that they are in. `labels`: where CICS or the database may go."""
    trees = _trees(parsed)
    found: list[dict[str, Any]] = []
    starts = [i for i, t in enumerate(tokens) if t.kind == "word" and t.upper in ("PROGRAM-ID", "FUNCTION-ID")]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        at = start + 1
        if at < end and tokens[at].text == ".":
            at += 1
        if at >= end:
            continue
        name = tokens[at].text.strip("\"'").upper()
        tree = trees.get((name, tokens[at].line))
        procedure = next(
            (i for i in range(at, end - 1) if tokens[i].upper == "PROCEDURE" and tokens[i + 1].upper == "DIVISION"), end
        )
        stop = next(
            (i for i in range(procedure, end - 1) if tokens[i].upper == "END" and tokens[i + 1].upper == "PROGRAM"), end
        )
        using = procedure < end and any(t.upper == "USING" for t in _sentence(tokens, procedure, end))
        parts = flow.blocks(tokens, procedure, stop, path) if procedure < end else []
        entries = _handlers(tokens, procedure, stop) | labels
        layout = _layout(tree)
        prototypes = _prototypes(tokens[at:procedure])
        calls = [call for block in parts for call in _calls(block, tree, layout, prototypes)]
        outside = [tokens[at + 2].text.strip("\"'").upper()] if _is_as(tokens, at + 1) else []
        dead = [[b.name, b.span.file, b.span.line] for b in flow.unreached(parts, entries)] if parts else []
        end_line = tokens[stop].line if stop < len(tokens) else tokens[-1].line
        found.append(
            {
                "name": name, "line": tokens[at].line, "end_line": end_line, "using": using, "entry_points": outside + [
                    tokens[i + 1].text.strip("\"'").upper() for i in range(procedure, max(stop - 1, procedure))
                    if tokens[i].upper == "ENTRY" and tokens[i + 1].kind == "string" and not flow.is_address(tokens, i)
                ],
                "calls": calls, "dead": dead, "io": [], "files": _files(tree, layout),
                "paragraphs": [
                    [
                        b.name or "(start)", b.span.file, b.span.line, b.end_line, b.branches + 1,
                        sorted({p for pair in b.performs for p in pair} | set(b.gotos) | {c[0] for c in b.calls}),
                        b.mark if b.mark > 1 else 0,
                    ]
                    for b in parts
                ],
            }
        )  # fmt: skip
    return found


def _trees(parsed: syntax.Parsed) -> dict[tuple[str, int], ast.Program]:
    found: dict[tuple[str, int], ast.Program] = {}
    pending = list(parsed.programs)
    while pending:
        program = pending.pop()
        found[program.name, program.span.line] = program
        pending += program.nested
    return found


def _layout(tree: ast.Program | None) -> Layout | None:
    if tree is None:
        return None
    try:
        return Layout(tree)
    except (RecursionError, ValueError, IndexError, KeyError, AttributeError, TypeError):
        return None


def _sentence(tokens: list[Token], start: int, end: int) -> list[Token]:
    stop = next((i for i in range(start, end) if tokens[i].text == "."), end)
    return tokens[start:stop]


def _handlers(tokens: list[Token], start: int, end: int) -> set[str]:
    """Sections that the run-time system enters: those that begin with USE."""
    found = set()
    for index in range(start, end - 3):
        if tokens[index + 1].upper == "SECTION" and any(t.upper == "USE" for t in tokens[index + 2 : index + 5]):
            found.add(tokens[index].upper)
    return found


def _is_as(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].upper == "AS" and tokens[at + 1].kind == "string"


def _prototypes(tokens: Sequence[Token]) -> dict[str, str]:
    """The programs that a REPOSITORY paragraph names, with their names outside."""
    start = next((i for i, t in enumerate(tokens) if t.kind == "word" and t.upper == "REPOSITORY"), len(tokens))
    found: dict[str, str] = {}
    for index in range(start, len(tokens) - 1):
        token = tokens[index]
        if token.upper == "DIVISION":
            break
        if token.kind == "word" and token.upper == "PROGRAM" and tokens[index + 1].kind == "word":
            name = tokens[index + 1].upper
            found[name] = tokens[index + 3].text.strip("\"'").upper() if _is_as(tokens, index + 2) else name
    return found


def _calls(
    block: flow.Block, tree: ast.Program | None, layout: Layout | None, prototypes: Mapping[str, str]
) -> list[list[Any]]:
    """[file, line, programs, reason, identifier] of each CALL."""
    found: list[list[Any]] = []
    for operand, literal, span in block.calls:
        if not literal and operand in prototypes:
            found.append([span.file, span.line, [prototypes[operand]], "", ""])
            continue
        if literal:
            found.append([span.file, span.line, [operand.rsplit("/", 1)[-1]], "", ""])
            continue
        found.append([span.file, span.line, *values_of(operand, tree, layout), operand])
    return found


def values_of(operand: str, tree: ast.Program | None, layout: Layout | None) -> tuple[list[str], str]:
    """The program names that an identifier can hold, or why they cannot be known."""
    if tree is None or layout is None:
        return [], f"a dynamic call: {operand} could not be followed"
    try:
        values, reason = resolve.literals_of(tree, layout, ast.Name(operand, span=tree.span))
    except (TypeError, AttributeError, RecursionError):
        return [], f"a dynamic call: {operand} could not be followed"
    return list(values), reason


def _files(tree: ast.Program | None, layout: Layout | None) -> list[list[Any]]:
    """[name, external name, organization, open modes, file, line] of each file of the program."""
    if tree is None or layout is None:
        return []
    try:
        modes = resolve.file_modes(tree)
    except RecursionError:
        return []
    return [
        [f.name, resolve.external_name(f, layout), f.organization, sorted(modes.get(f.name, ())), f.span.file, f.span.line]
        for f in tree.files
        if not f.is_sort
    ]


def _embedded(
    programs: list[dict[str, Any]], blocks: list[embedded.Embedded], tokens: list[Token], parsed: syntax.Parsed
) -> None:
    """Add what EXEC blocks say to the program that they are in."""
    if not programs:
        return
    trees = _trees(parsed)
    for block in blocks:
        inside = [p for p in programs if p["line"] <= block.span.line]
        program = inside[-1] if inside else programs[0]
        where = [block.span.file, block.span.line]
        tree = trees.get((program["name"], program["line"]))
        names = [f"table {name}" for name in block.tables()]
        for what, operand in embedded.resources(block):
            names += [f"CICS {what} {name}" for name in _named(operand, tree)]
        program["io"] += [[name, *where] for name in dict.fromkeys(names) if [name, *where] not in program["io"]]
        passed = embedded.programs(block)
        if passed is None:
            continue
        what, operand = passed
        if what == "transaction":
            program["io"] += [[f"CICS transaction {name}", *where] for name in _named(operand, tree)]
        elif operand.kind == "string":
            program["calls"].append([*where, [operand.text.strip("\"'").strip().upper()], "", ""])
        else:
            values, reason = values_of(operand.upper, tree, _layout(tree))
            program["calls"].append([*where, values, reason, operand.upper])


def _named(operand: Token, tree: ast.Program | None) -> list[str]:
    """What an operand names: the literal, the values that the item can hold, or else the item itself."""
    if operand.kind == "string":
        return [operand.text.strip("\"'").strip()]
    return values_of(operand.upper, tree, _layout(tree))[0] or [operand.upper]
