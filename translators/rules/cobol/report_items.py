"""What a report keeps: its counters, its fields, what its lines print of them; all as items of WORKING-STORAGE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzers.cobol import ast, walk
from analyzers.cobol.layout import Field, Layout
from analyzers.model import Span
from translators.rules.cobol.report_lines import FINAL, Line, Part, ReportLines
from translators.rules.cobol.values import Refused


@dataclass
class Sum:
    """A sum counter: what it adds up, the control whose footing it stands in (or FINAL)."""

    counter: ast.Name
    operands: list[ast.Name]
    control: str
    subtotal: bool = False  # of other counters


@dataclass
class Items:
    """The items of one report. `copies` are fields of the translation's own for what SOURCE names by subscripts or
    by reference modification: the original takes these values before a GENERATE does anything else."""

    name: str
    span: Span
    working: list[ast.DataDescription] = field(default_factory=list)
    prints: dict[int, ast.Name] = field(default_factory=dict)  # id(part) -> the field that is printed
    sums: dict[int, Sum] = field(default_factory=dict)
    copies: dict[int, ast.Name] = field(default_factory=dict)

    def declare(self, name: str, picture: str, usage: str = "") -> ast.Name:
        self.working.append(ast.DataDescription(1, name, self.span, picture, usage))
        return ast.Name(name, self.span)

    def state(self, what: str) -> ast.Name:
        """A number that the report keeps."""
        name = f"{self.name} {what}"
        if not any(entry.name == name for entry in self.working):
            self.declare(name, "S9(9)", "COMP-5")
        return ast.Name(name, self.span)


def mentions(program: ast.Program) -> list[str]:
    """All names in the program's statements and in what its reports print."""
    found = [name for p in program.paragraphs for name in walk.names(p.sentences)]
    for report in program.reports:
        found += walk.names(report.controls)
        for entry in _entries(report.groups):
            found += walk.names((entry.source, entry.sums, entry.present))
    return [part for name in found for part in (name.name, *name.qualifiers)]


def _entries(entries: tuple[ast.ReportEntry, ...]) -> Iterator[ast.ReportEntry]:
    for entry in entries:
        yield entry
        yield from _entries(entry.children)


def items_of(program: ast.Program, lines: ReportLines, layout: Layout) -> Items:
    """The items of a report, with the fields that the program names by their own names."""
    report = lines.report
    items = Items(report.name, report.span)
    counters = [ast.DataDescription(5, n, report.span, "9(9)", "COMP-5") for n in ("LINE-COUNTER", "PAGE-COUNTER")]
    items.working.append(ast.DataDescription(1, report.name, report.span, children=counters))
    named = set(mentions(program))
    taken: set[str] = set()
    for group in lines.groups:
        for line in group.walk():
            for part in line.fields():
                _field(items, lines, group, part, named, taken)
    _check_uses(program, items, lines)
    for group in lines.groups:
        for line in group.walk():
            for part in line.fields():
                _sources(items, layout, part)
    return items


def _field(items: Items, lines: ReportLines, group: Line, part: Part, named: set[str], taken: set[str]) -> None:
    entry = part.entry
    names = {e.name for e in _entries((entry,)) if e.name}
    is_named = bool(names & named)
    hidden = f"{items.name} FIELD {len(items.prints) + 1}"
    if is_named and names & taken:
        raise Refused("report field", f"{entry.name} is there more than once", entry.span)
    taken |= names
    if entry.sums:
        picture = lines.picture(entry)
        if picture.category not in ("numeric", "numeric-edited") or picture.digits + 2 > 18:
            raise Refused("SUM", "a sum that is no number of at most 16 digits", entry.span)
        name = entry.name if is_named else f"{items.name} SUM {len(items.sums) + 1}"
        whole = picture.digits + 2 - max(picture.scale, 0)
        if picture.scale < 0 or whole < 1:
            raise Refused("SUM", "a sum with a P in its picture", entry.span)
        scale = f"V9({picture.scale})" if picture.scale else ""
        counter = items.declare(name, f"S9({whole}){scale}")
        control = FINAL if group.kind.endswith(FINAL) else group.control
        if not group.kind.startswith("CONTROL FOOTING"):
            raise Refused("SUM", f"SUM in a {group.kind}", entry.span)
        items.sums[id(part)] = Sum(counter, [], control)
        is_named = False
    value = entry.item.values[0][0] if entry.item.values else None
    if isinstance(value, ast.Text):
        if is_named:
            raise Refused("report field", f"{entry.name}, which has a VALUE, is named elsewhere", entry.span)
        return
    if value is not None and (value != ast.Figurative("SPACE") or is_named):
        raise Refused("VALUE", "a VALUE that is no text in a report", entry.span)
    is_text = bool(entry.children) or lines.picture(entry).category == "alphanumeric"
    if entry.source is None and not entry.sums and not is_named and not is_text:
        raise Refused("report field", "a field that nothing is moved to", entry.span)
    if (entry.source is None or is_named) and not entry.sums:
        _alone(group, part)
    if entry.sums and any(name in named for name in names):
        _alone(group, part)
    name = entry.name if is_named and entry.name else hidden
    items.working.append(ast.DataDescription(1, f"{hidden} RECORD", entry.span, children=[_described(entry, part, name)]))
    items.prints[id(part)] = ast.Name(name, entry.span)


def _described(entry: ast.ReportEntry, part: Part | None, name: str) -> ast.DataDescription:
    item = entry.item
    if item.redefines or item.external or item.is_global or item.synchronized or item.renames != ("", ""):
        raise Refused("report field", "a clause that data of a report have not", entry.span)
    occurs = len(part.places) if part is not None and part.is_table else item.occurs
    if part is None and (entry.columns or entry.source or entry.sums or item.values):
        raise Refused("report field", "clauses of fields below one with a column", entry.span)
    # The original gives numbers a first value, and leaves text what storage is: zeros.
    nothing = re.fullmatch(r"(?=.*[XA])[XA9()\d]+", item.picture) is not None
    return ast.DataDescription(
        5 if part is not None else entry.level + 5, name, entry.span, item.picture, "", item.sign, occurs, occurs,
        values=((ast.Figurative("LOW"), None),) if nothing else (),
        justified=item.justified, blank_zero=item.blank_zero,
        children=[_described(child, None, child.name) for child in entry.children],
    )  # fmt: skip


def _alone(group: Line, part: Part) -> None:
    """In the original, the lines of a group share its bytes; a field that keeps what was moved to it must share its own
    with none."""
    for line in group.walk():
        for other in line.fields():
            if other is not part and set(other.bytes) & set(part.bytes):
                raise Refused("report field", "a field that shares its bytes with another", part.entry.span)


def _check_uses(program: ast.Program, items: Items, lines: ReportLines) -> None:
    """A sum's name means its counter in MOVE and in COMPUTE, and what was printed of it elsewhere."""
    names = {s.counter.name for s in items.sums.values()}
    fine: set[int] = set()
    for paragraph in program.paragraphs:
        for node in walk.nodes(paragraph.sentences):
            if isinstance(node, ast.Move) and not node.corresponding and isinstance(node.source, ast.Name):
                fine.add(id(node.source))
            elif isinstance(node, ast.Compute):
                fine |= {id(name) for name in walk.names(node.value)}
        for name in walk.names(paragraph.sentences):
            if name.name in names and (id(name) not in fine or name.subscripts or name.start is not None):
                raise Refused("SUM", f"{name.name}, a sum, in this statement", name.span)


def _sources(items: Items, layout: Layout, part: Part) -> None:
    entry = part.entry
    by_name = {s.counter.name: s for s in items.sums.values()}
    if isinstance(entry.source, ast.Name) and (entry.source.subscripts or entry.source.start is not None):
        number = len(items.copies) + 1
        picture, usage, sign = _copy_of(layout, entry.source)
        name = f"{items.name} SOURCE {number}"
        items.working.append(ast.DataDescription(1, name, entry.span, picture, usage, sign))
        items.copies[id(part)] = ast.Name(name, entry.span)
    elif entry.source is not None and not isinstance(entry.source, ast.Name):
        raise Refused("SOURCE", "SOURCE that is no item", entry.span)
    if entry.sums:
        total = items.sums[id(part)]
        for operand in entry.sums:
            if operand.name in by_name:
                total.operands.append(by_name[operand.name].counter)
                continue
            found = layout.find(operand)
            if operand.subscripts or operand.start is not None or len(found) != 1:
                raise Refused("SUM", f"SUM of {operand}", entry.span)
            item = found[0]
            if item.category != "numeric" or item.usage != "DISPLAY" or item.sign_separate or item.digits > 16:
                raise Refused("SUM", f"SUM of {operand}, which is no plain number", entry.span)
            if item.picture is None or item.picture.size != item.digits:
                raise Refused("SUM", f"SUM of {operand}, which has a P in its picture", entry.span)
            total.operands.append(operand)
        subtotals = [operand.name in by_name for operand in entry.sums]
        if any(subtotals) and len(subtotals) > 1:
            raise Refused("SUM", "SUM of several items, one of them a sum", entry.span)
        total.subtotal = any(subtotals)


def _copy_of(layout: Layout, source: ast.Name) -> tuple[str, str, str]:
    """Picture, usage and sign of an item that can hold what a SOURCE names."""
    found = layout.find(source)
    if len(found) != 1 or found[0].trouble:
        raise Refused("SOURCE", f"SOURCE {source} is not one item that can be found", source.span)
    if source.start is not None:
        if not isinstance(source.length, ast.Number):
            raise Refused("SOURCE", f"a part of {source} of no fixed length", source.span)
        return f"X({source.length.integer})", "", ""
    return described(found[0], source.span)


def described(item: Field, span: Span) -> tuple[str, str, str]:
    """Picture, usage and sign of an item like another; a group's bytes are text."""
    if item.children:
        if item.variable is not None:
            raise Refused("report", f"{item.name}, whose size varies", span)
        return f"X({item.size})", "", ""
    if not item.entry.picture or item.justified or item.blank_zero or item.category.endswith("edited"):
        raise Refused("report", f"{item.name}: an item of this kind in a report", span)
    usage = item.usage if item.usage != "DISPLAY" else ""
    return item.entry.picture, {"PACKED": "PACKED", "BINARY": "BINARY", "COMP-5": "COMP-5", "": ""}[usage], item.entry.sign
