"""A module's source and its translation, side by side: tokens for colours, lines with what campaigns reached, and
links between what stands on both sides.

Texts are data: whatever can't be seen (terminal escapes, marks that turn the direction of writing) is shown by its
code point, so that a reader sees what a compiler reads.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

from analyzers.model import Span
from analyzers.shown import shown
from translators.model.context import read
from translators.protocol import Translation
from translators.targets import inspector
from verifiers.verdict import FileLines, Verdict
from workbench.project import Project
from workbench.services.verification import verdict_of
from workbench.store.models import CampaignRow, ModuleRow

Token = tuple[str, str]
"""A class (`comment`, `keyword`, `string`, `number`, `name`, or empty) and a text without line ends."""

REACHED, MISSED, DRIVEN = "reached", "missed", "driven"
"""Marks of lines: an input reached it; none did; calls of the subprogram that it belongs to agreed."""
ALONG, PASSED_BY = "along", "passed by"
"""Marks of a translation whose lines were not measured: inputs reached what it is linked to in the source; none did."""

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment.Preproc, "keyword"), (Comment, "comment"), (Keyword, "keyword"), (String, "string"), (Number, "number"),
    (Name.Function, "name"), (Name.Class, "name"), (Name.Label, "name"),
)  # fmt: skip
_FROM = re.compile(
    r"(?:\bFrom `|\bis from )(?P<file>[^`\s]+?):(?P<line>\d+)(?:-(?P<end>\d+))?(?:`\.|\.)\s*$"
    r"|\bis (?P<name>[\w-]+) \((?P<file2>[^()\s]+?):(?P<line2>\d+)\)\.\s*$",
    re.M,
)
"""How the rules translators say in their text where a declaration comes from: declarations with their last line
(emit.text.span_line), paragraphs with their first one."""


@dataclass(frozen=True)
class Line:
    number: int
    tokens: tuple[Token, ...]
    mark: str = ""


@dataclass(frozen=True)
class Pane:
    """One file of one side."""

    path: str
    language: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Link:
    """The same thing on both sides. `by`: `span` (the translator recorded it) or `name`."""

    name: str
    source: Span
    target: Span
    by: str


@dataclass(frozen=True)
class SideBySide:
    """`measured` says what the marks of the translation rest on."""

    sources: tuple[Pane, ...]
    targets: tuple[Pane, ...]
    links: tuple[Link, ...]
    measured: str = ""


def side_by_side(
    project: Project, module: ModuleRow, translation: Translation | None, campaigns: Sequence[CampaignRow] = ()
) -> SideBySide:
    """The module's files beside its translation's, with the lines that these campaigns reached."""
    files = tuple(json.loads(module.files))
    verdicts = [verdict_of(project, row) for row in campaigns]
    originals = merged(file for v in verdicts for file in v.original.coverage.files)
    measured = merged(file for v in verdicts for file in v.translation.coverage.files)
    sources = tuple(
        pane(name, read(project.root / name), module.language, marks_of(originals.get(name))) for name in files
    )
    if translation is None:
        return SideBySide(sources, (), ())
    found = links(files, translation)
    driven = {} if measured else _driven(found, verdicts)
    counterparts = {} if measured or driven else along(found, originals)
    targets = tuple(
        pane(name, text, translation.target, marks_of(measured.get(name)) or driven.get(name) or counterparts.get(name, {}))
        for name, text in translation.files
    )
    said = (
        "lines reached" if measured
        else "subprograms whose calls agree" if driven
        else "parts whose counterpart in the source an input reached" if counterparts
        else ""
    )  # fmt: skip
    return SideBySide(sources, targets, found, said)


# --------------------------------------------------------------------------- links


def links(files: Sequence[str], translation: Translation) -> tuple[Link, ...]:
    """What stands on both sides, of a module with these files: by the source spans that the rules translators leave
    in their text, else by the names of the units."""
    names: dict[str, tuple[str, Span]] = {}
    spans: dict[tuple[str, int], str] = {}
    for unit in translation.units:
        names.setdefault(plainly(unit.name), (unit.name, unit.span))
        spans.setdefault((unit.span.file, unit.span.line), unit.name)
    found: list[Link] = []
    for path, text in translation.files:
        lines = text.splitlines()
        for place in inspector(translation.target).places(text):
            target = Span(path, place.line, place.end_line)
            body = "\n".join(lines[place.line - 1 : place.end_line])
            said = _FROM.search(body)
            file = (said["file"] or said["file2"]) if said is not None else ""
            if said is not None and file in files:
                first = int(said["line"] or said["line2"])
                source = Span(file, first, int(said["end"] or (0 if said["line2"] else first)))
                name = spans.get((file, first)) or said["name"] or _declared(place.name, body)
                found.append(Link(name, source, target, "span"))
            elif (known := names.get(plainly(place.name))) is not None and known[1].file in files:
                found.append(Link(known[0], known[1], target, "name"))
    return _closed(found, translation)


def _declared(name: str, body: str) -> str:
    """The name of a declaration that has none of its own: of the first thing in it (Rust: `thread_local!`)."""
    if name.isidentifier():
        return name
    inner = re.search(r"\bstatic\s+(\w+)", body)
    return inner[1] if inner is not None else "declaration"


def _closed(found: Sequence[Link], translation: Translation) -> tuple[Link, ...]:
    """Sources of which only the first line is known end where their unit does, else before the next one."""
    ends = {(u.span.file, u.span.line): u.span.end_line for u in translation.units}
    starts = sorted({(link.source.file, link.source.line) for link in found})
    out = []
    for link in found:
        source = link.source
        if not source.end_line:
            after = [line for file, line in starts if file == source.file and line > source.line]
            end = (after[0] - 1) if after else ends.get((source.file, source.line), 0)
            source = Span(source.file, source.line, max(source.line, end))
        out.append(Link(link.name, source, link.target, link.by))
    return tuple(out)


def plainly(name: str) -> str:
    """A name without what languages differ in: case, separators, qualification."""
    return re.sub(r"[^0-9a-z]", "", re.split(r"[.:]", name)[-1].lower())


# --------------------------------------------------------------------------- marks


def merged(files: Iterable[FileLines]) -> dict[str, FileLines]:
    """By file, what campaigns reached together."""
    out: dict[str, FileLines] = {}
    for file in files:
        known = out.get(file.file, FileLines(file.file, (), ()))
        out[file.file] = FileLines(
            file.file,
            tuple(sorted({*known.executable, *file.executable})),
            tuple(sorted({*known.reached, *file.reached})),
        )
    return out


def marks_of(lines: FileLines | None) -> dict[int, str]:
    if lines is None:
        return {}
    return {**dict.fromkeys(lines.executable, MISSED), **dict.fromkeys(lines.reached, REACHED)}


def _driven(found: Sequence[Link], verdicts: Sequence[Verdict]) -> dict[str, dict[int, str]]:
    """Where the targets' lines can't be measured: the subprograms whose calls agree, and those that differ."""
    outcome: dict[str, str] = {}
    for verdict in verdicts:
        for unit in verdict.subprograms:
            mark = DRIVEN if unit.status == "equivalent" else MISSED if unit.counterexample is not None else ""
            if mark:
                outcome[plainly(unit.name)] = mark
    marks: dict[str, dict[int, str]] = {}
    for link in found:
        if mark := outcome.get(plainly(link.name), ""):
            lines = range(link.target.line, link.target.end_line + 1)
            marks.setdefault(link.target.file, {}).update(dict.fromkeys(lines, mark))
    return marks


def along(found: Sequence[Link], originals: Mapping[str, FileLines]) -> dict[str, dict[int, str]]:
    """Where whole programs were compared and nothing else is known of the targets' lines: whether an input reached
    what a part is linked to. Inner parts (which come later) count for themselves."""
    marks: dict[str, dict[int, str]] = {}
    for link in sorted(found, key=lambda link: (link.target.line, -link.target.end_line)):
        lines = originals.get(link.source.file)
        within = range(link.source.line, link.source.end_line + 1)
        if lines is None or not any(n in within for n in lines.executable):
            continue
        mark = ALONG if any(n in within for n in lines.reached) else PASSED_BY
        span = range(link.target.line, link.target.end_line + 1)
        marks.setdefault(link.target.file, {}).update(dict.fromkeys(span, mark))
    return marks


# --------------------------------------------------------------------------- tokens


def pane(path: str, text: str, language: str, marks: dict[int, str] | None = None) -> Pane:
    marks = marks or {}
    rows = tokens_of(text, language)
    return Pane(path, language, tuple(Line(n, row, marks.get(n, "")) for n, row in enumerate(rows, 1)))


def tokens_of(text: str, language: str) -> list[tuple[Token, ...]]:
    """The text as lines of tokens. Joined again, they are the text (with LF as line end, and what can't be seen
    spelled out)."""
    rows: list[list[Token]] = [[]]
    for kind, value in _lexed(text, language):
        for number, piece in enumerate(value.split("\n")):
            if number:
                rows.append([])
            if piece:
                piece = shown(piece)
                if rows[-1] and rows[-1][-1][0] == kind:
                    rows[-1][-1] = (kind, rows[-1][-1][1] + piece)
                else:
                    rows[-1].append((kind, piece))
    if rows and not rows[-1]:
        rows.pop()
    return [tuple(row) for row in rows]


def _lexed(text: str, language: str) -> list[Token]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return [("", text)]
    return [(_class_of(kind), value) for kind, value in lexer.get_tokens(text)]


@functools.cache
def _class_of(kind: _TokenType) -> str:
    return next((name for parent, name in _CLASSES if kind in parent), "")
