"""What programs need of each other: CALL, COPY and shared files, with the reason where it cannot be known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.cobol import ast, walk
from analyzers.cobol.copying import Copied
from analyzers.cobol.layout import Field, Layout
from analyzers.model import Dependency, DependencyKind, Span

READS = frozenset(("INPUT", "I-O"))
WRITES = frozenset(("OUTPUT", "EXTEND", "I-O"))


@dataclass(frozen=True)
class CallSite:
    """A CALL: the programs that it may mean, or why that cannot be known."""

    span: Span
    programs: tuple[str, ...]
    reason: str = ""


def symbols(programs: Mapping[str, str]) -> dict[str, str]:
    """Modules by the names that other languages call programs by: GnuCOBOL writes `__` for a hyphen."""
    return {name.replace("-", "__"): module for name, module in programs.items()}


def module_id(program: str) -> str:
    """`GL-POST` -> `gl_post`; a letter first, so that both targets can take it as a file name."""
    name = "".join(c if c.isalnum() else "_" for c in program.lower())
    return name if name[:1].isalpha() else f"p_{name}"


def copybook_id(path: str) -> str:
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return module_id(stem)


_TOLD = (ast.Move, ast.Accept, ast.StringStatement, ast.Unstring, ast.Read, ast.Return, ast.Call, ast.Open, ast.Sort)
_PROGRAM = re.compile(r"[A-Za-z@#$][A-Za-z0-9@#$_-]{0,30}")
_SHOWN = 12  # values of an item that are told
_kept: list[tuple[ast.Program, tuple[object, ...]]] = []


def _told(program: ast.Program) -> tuple[object, ...]:
    """The statements that call, open files or give values to items; those of the program that was asked for last are kept:
    each identifier that a program calls or hands to CICS asks for them."""
    if not _kept or _kept[0][0] is not program:
        _kept[:] = [(program, tuple(n for n in walk.nodes([p.sentences for p in program.paragraphs]) if isinstance(n, _TOLD)))]
    return _kept[0][1]


def literals_of(program: ast.Program, layout: Layout, name: ast.Name) -> tuple[tuple[str, ...], str]:
    """All values that an item can hold, when only literals are ever moved to it; else why not, with the values that are known."""
    found = layout.find(name)
    if len(found) != 1:
        return (), f"{name} is not a data item that can be found"
    item = found[0]
    values: list[str] = []
    unknown = f"{name} comes from the caller" if item.section == "linkage" else ""
    for low, high in item.entry.values:
        if isinstance(low, ast.Figurative) and low.kind == "SPACE":
            continue
        if high is not None or not isinstance(low, ast.Text):
            unknown = unknown or f"{name} has no alphanumeric VALUE"
            continue
        values.append(low.value.decode("latin-1").rstrip())
    for condition in item.conditions:
        for low, _ in condition.values:
            if isinstance(low, ast.Text):
                values.append(low.value.decode("latin-1").rstrip())
    for node in _told(program):
        targets: tuple[ast.Name, ...] = ()
        source: object = None
        if isinstance(node, ast.Move):
            targets, source = node.targets, node.source
        elif isinstance(node, ast.Accept):
            targets = (node.target,)
        elif isinstance(node, ast.StringStatement):
            targets = (node.into,)
        elif isinstance(node, ast.Unstring):
            targets = tuple(t.into for t in node.targets)
        elif isinstance(node, ast.Read | ast.Return) and node.into is not None:
            targets = (node.into,)
        elif isinstance(node, ast.Call):
            targets = tuple(
                a.operand for a in node.arguments if isinstance(a.operand, ast.Name) and a.mode == "REFERENCE"
            )
        for target in targets:
            if not _touches(layout, target, item):
                continue
            if isinstance(source, ast.Text) and layout.find(target) == [item] and target.start is None:
                values.append(source.value.decode("latin-1").rstrip())
            elif isinstance(source, ast.Figurative) and source.kind == "SPACE":
                continue
            else:
                unknown = unknown or f"{name} is also set at line {target.span.line} by something that is no literal"
    if not values and not unknown:
        values, unknown = _shared_values(layout, item), f"{name} never gets a value that is a literal"
    unique = tuple(sorted({v.upper() for v in values if v}))
    if not unknown:
        return (unique, "") if unique else ((), f"{name} never gets a value that is a literal")
    shown = ", ".join(unique[:_SHOWN]) + (" …" if len(unique) > _SHOWN else "")
    return (), f"{unknown}; candidates: {shown}" if unique else unknown


def _shared_values(layout: Layout, item: Field) -> list[str]:
    """The VALUEs of what an item shares storage with: a table that redefines a list of them."""
    storage = item.record.redefines or item.record
    pending = [r for r in layout.records if (r.redefines or r) is storage]
    found: list[str] = []
    while pending:
        field = pending.pop()
        pending += field.children
        if field is not item and not field.children and _overlap(field, item):
            found += [low.value.decode("latin-1").strip() for low, _ in field.entry.values if isinstance(low, ast.Text)]
    return [v for v in found if _PROGRAM.fullmatch(v)]


def _overlap(one: Field, other: Field) -> bool:
    """Whether two items of the same storage share bytes: a table's, those of its first element in each of its elements."""
    if one.offset < other.offset + other.size and other.offset < one.offset + one.size:
        return True
    outer: Field | None = other
    step, times = 0, 1
    while outer is not None:
        if outer.has_occurs:
            step, times = outer.size, outer.occurs
        outer = outer.parent
    return any(
        one.offset < start + other.size and start < one.offset + one.size
        for start in range(other.offset, other.offset + step * times, step or 1)
    )


def _touches(layout: Layout, target: ast.Name, item: Field) -> bool:
    """Whether a receiving item is the item, holds it, or shares storage with it."""
    for found in layout.find(target):
        if (found.record.redefines or found.record) is not (item.record.redefines or item.record):
            continue
        if found.offset < item.offset + item.size and item.offset < found.offset + found.total:
            return True
    return False


def calls(program: ast.Program, layout: Layout) -> list[CallSite]:
    sites = []
    for node in _told(program):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.program, ast.Text):
            sites.append(CallSite(node.span, (node.program.value.decode("latin-1").strip().upper(),)))
        elif isinstance(node.program, ast.Name):
            values, reason = literals_of(program, layout, node.program)
            sites.append(CallSite(node.span, values, reason))
        else:
            sites.append(CallSite(node.span, (), "the program's name is no literal and no identifier"))
    return sites


def external_name(file: ast.FileControl, layout: Layout) -> str:
    """The name outside the program: the literal, or the value of the item that ASSIGN names, or the word."""
    if isinstance(file.assign, ast.Text):
        return file.assign.value.decode("latin-1").strip()
    word = file.assign if isinstance(file.assign, str) else ""
    if not word:
        return file.assign_word or file.name
    if file.assign_word == "EXTERNAL":
        return word.rpartition("-")[2]
    found = layout.by_name.get(word.upper(), [])
    if len(found) == 1 and found[0].entry.values:
        value = found[0].entry.values[0][0]
        if isinstance(value, ast.Text):
            return value.value.decode("latin-1").strip()
    return word


def file_modes(program: ast.Program) -> dict[str, set[str]]:
    """How each file is opened anywhere; SORT … USING and GIVING open too."""
    modes: dict[str, set[str]] = {}
    for node in _told(program):
        if isinstance(node, ast.Open):
            for mode, name in node.files:
                modes.setdefault(name, set()).add(mode)
        elif isinstance(node, ast.Sort):
            for name in node.using:
                modes.setdefault(name, set()).add("INPUT")
            for name in node.giving:
                modes.setdefault(name, set()).add("OUTPUT")
    return modes


def call_edges(source: str, sites: list[CallSite], known: Mapping[str, str]) -> list[Dependency]:
    edges = []
    for site in sites:
        for name in site.programs:
            target = known.get(name)
            if target is None:
                reason = f"program {name} is not in this codebase"
                edges.append(Dependency(source, name, DependencyKind.CALL, site.span, False, reason))
            else:
                edges.append(Dependency(source, target, DependencyKind.CALL, site.span))
        if not site.programs:
            edges.append(Dependency(source, "?", DependencyKind.CALL, site.span, False, site.reason))
    return edges


def copy_edges(source: str, copies: list[Copied]) -> list[Dependency]:
    edges = []
    for copied in copies:
        if copied.path:
            edges.append(Dependency(source, copybook_id(copied.path), DependencyKind.COPY, copied.span))
        else:
            reason = "copybook is not in this codebase"
            edges.append(Dependency(source, copied.name, DependencyKind.COPY, copied.span, False, reason))
    return edges
