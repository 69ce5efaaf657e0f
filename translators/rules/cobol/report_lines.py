"""The lines of a report as the compiler sees them: which are printed for a type of group, where their fields stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.cobol import ast
from analyzers.cobol.layout import BadPicture, Picture, parse_picture
from translators.rules.cobol.values import Refused

FINAL = "FINAL"
_OF_PAGES = {"REPORT HEADING", "PAGE HEADING", "PAGE FOOTING", "REPORT FOOTING"}
WIDEST = 999  # columns of a line


@dataclass(frozen=True)
class Place:
    """A field at its column, from 1; `side` is LEFT, RIGHT, CENTER or empty; `occurrence` 0 for what occurs once."""

    column: int
    side: str = ""
    occurrence: int = 0


@dataclass
class Part:
    """A field of a line, or a group of fields that has a PRESENT WHEN."""

    entry: ast.ReportEntry
    size: int = 0
    places: tuple[Place, ...] = ()
    parts: list[Part] = field(default_factory=list)
    is_table: bool = False
    offset: int = 0  # where the original keeps it in the group's bytes: not always at its column

    @property
    def bytes(self) -> range:
        return range(self.offset, self.offset + self.size * len(self.places))

    @property
    def is_group(self) -> bool:
        return not self.places

    def fields(self) -> Iterator[Part]:
        if not self.is_group:
            yield self
        for part in self.parts:
            yield from part.fields()


@dataclass
class Line:
    """A line, or a group of lines. `kind` is the type of report group of what has one, with FINAL where that is its
    control; `number` counts the report's lines."""

    entry: ast.ReportEntry
    number: int
    kind: str
    control: str = ""
    parts: list[Part] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def walk(self) -> Iterator[Line]:
        yield self
        for line in self.lines:
            yield from line.walk()

    def fields(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.fields()

    @property
    def printed(self) -> Line:
        """The first line below that has fields."""
        line = self
        while not line.parts and line.lines:
            line = line.lines[0]
        return line

    def has(self, kind: str) -> bool:
        return self.entry.line is not None if kind == "LINE" else self.kind == kind


class ReportLines:
    """The groups of a report, and the order in which the run-time system prints their lines."""

    def __init__(self, program: ast.Program, report: ast.Report) -> None:
        self.program = program
        self.report = report
        self.controls = [name.name for name in reversed(report.controls)]  # from the innermost
        self._count = 0
        self.groups = [self._line(entry, "") for entry in report.groups]
        self.all = [line for group in self.groups for line in group.walk()]
        self._check_width()

    def _check_width(self) -> None:
        """A record is as long as the longest group, whose lines the compiler takes for one behind the other; a line's
        length is where its last field ends, or what its fields are long together. Some lines are longer than that."""
        longest = 0
        for group in self.groups:
            longest = max(longest, sum(_least(list(line.fields())) for line in group.walk()))
        for line in self.all:
            for part in line.fields():
                value = part.entry.item.values[0][0] if part.entry.item.values else None
                width = max(part.size, len(value.value)) if isinstance(value, ast.Text) else part.size
                if part.places[-1].column + width - 1 > longest:
                    raise Refused("report field", "a line that is longer than the original's record", part.entry.span)

    def refers(self, control: str) -> list[Line]:
        """The control headings and footings of a control, as the run-time system goes through them."""
        return [group for group in reversed(self.groups) if group.control == control]

    def _sequence(self, line: Line) -> int:
        return self.controls.index(line.control) + 1 if line.control in self.controls else -1

    def of(self, kind: str) -> list[Line]:
        """What is printed of a type, whichever group it is."""
        return self._of(self.groups, 0, kind)[0]

    def group(self, line: Line, kind: str) -> list[Line]:
        """What is printed for one control heading or footing."""
        if not line.parts and line.lines:
            return [line, *self._of(line.lines, 0, "LINE")[0]]
        return self._of(self.groups, self.groups.index(line), kind)[0]

    def _of(self, lines: Sequence[Line], at: int, kind: str) -> tuple[list[Line], bool]:
        if at >= len(lines):
            return [], False
        line = lines[at]
        if line.has(kind):
            found = [line, *self._of(line.lines, 0, "LINE")[0]]
            if kind == "CONTROL FOOTING" and at + 1 < len(lines) and lines[at + 1].has(kind):
                this, next_one = self._sequence(line), self._sequence(lines[at + 1])
                if 0 < this < next_one:
                    return found, True
            return [*found, *self._of(lines, at + 1, kind)[0]], True
        below, is_there = self._of(line.lines, 0, kind)
        return (below, True) if is_there else self._of(lines, at + 1, kind)

    # ------------------------------------------------------------------ building

    def _line(self, entry: ast.ReportEntry, above: str) -> Line:
        if entry.unsupported:
            raise Refused("report group", f"{entry.unsupported} in a report", entry.span)
        kind = entry.type
        if kind.startswith("CONTROL") and entry.control == FINAL:
            kind += " FINAL"
        elif kind.startswith("CONTROL") and entry.control not in self.controls:
            raise Refused("report group", f"{entry.control} is no control of the report", entry.span)
        self._count += 1
        line = Line(entry, self._count, kind, entry.control if entry.control != FINAL else "")
        is_line = [child.line is not None or bool(child.type) for child in entry.children]
        if any(is_line) and (not all(is_line) or entry.line is not None):
            raise Refused("report group", "lines beside fields, or inside a line", entry.span)
        if any(is_line):
            line.lines = [self._line(child, kind or above) for child in entry.children]
            numbers = [child.line[1] for child in entry.children if child.line is not None and child.line[0] == "AT"]
            if any(low >= high for low, high in itertools.pairwise(numbers)):
                # The compiler loses a line that has the number of the one before.
                raise Refused("LINE", "lines of a group that do not ascend", entry.span)
            kinds = {child.kind for child in line.lines}
            if len(kinds) != 1 or (kind and kinds != {""}) or (not kind and not kinds <= _OF_PAGES) or self._is_deep(line):
                raise Refused("report group", "types of report groups inside of groups", entry.span)
        elif not kind and not above and entry.level == self.report.groups[0].level:
            raise Refused("report group", "a report group without a type", entry.span)
        elif entry.columns or entry.source or entry.sums or entry.item.picture:
            raise Refused("report group", "a line that is a field itself", entry.span)
        else:
            line.parts = self._parts(entry.children, [0, 0, 0])
        return line

    @staticmethod
    def _is_deep(line: Line) -> bool:
        return any(below.lines for below in line.lines)

    def _parts(self, entries: Sequence[ast.ReportEntry], end: list[int]) -> list[Part]:
        """The fields of a line: `end` is the column that the one before ends at, whether a group lies between, and where
        its bytes end."""
        found = []
        for number, entry in enumerate(entries):
            if entry.unsupported:
                raise Refused("report field", f"{entry.unsupported} in a report", entry.span)
            if entry.type or entry.line or entry.next_group:
                raise Refused("report field", "a line inside of a line", entry.span)
            if entry.children and not entry.columns:
                if entry.source or entry.sums or entry.item.picture or entry.item.occurs or entry.indicate:
                    raise Refused("report field", "a group of fields with clauses of a field", entry.span)
                if entry.after is not None:
                    raise Refused("PRESENT AFTER", "PRESENT AFTER of a group of fields", entry.span)
                group = Part(entry)
                end[1] = 1
                group.parts = self._parts(entry.children, end)
                end[1] = 1
                found.append(group)
                continue
            found.append(self._field(entry, number == 0, end))
        return found

    def _field(self, entry: ast.ReportEntry, first: bool, end: list[int]) -> Part:
        if entry.present is not None:
            # The original never prints a field that has one itself.
            raise Refused("PRESENT WHEN", "PRESENT WHEN of a field", entry.span)
        if entry.after is not None and entry.after[0] not in self.controls:
            raise Refused("PRESENT AFTER", f"{entry.after[0]} is no control of the report", entry.span)
        size = self._size(entry)
        count = entry.item.occurs
        columns = entry.columns
        is_table = bool(count) or len(columns) > 1
        if is_table and entry.children and not (first and columns[0] == ("AT", 1)):
            raise Refused("report field", "OCCURS of a group that is not at the beginning of its line", entry.span)
        if is_table and (entry.source or entry.sums or entry.item.values or entry.item.depending or entry.indicate):
            raise Refused("report field", "OCCURS, or several columns, of a field with a value", entry.span)
        if len(columns) > 1 and (count not in (0, len(columns)) or any(kind != "AT" for kind, _ in columns)):
            raise Refused("report field", "several columns that are not absolute ones", entry.span)
        if len(columns) > 1:
            places = tuple(Place(number, "", n) for n, (_, number) in enumerate(columns, 1))
            end[:2] = [columns[-1][1] + size - 1, 0]
        else:
            place = self._place(entry, size, first, end)
            step = entry.step or size
            times = max(count, 1)
            if step < size or (times > 1 and place.side):
                raise Refused("report field", "STEP of less than the field", entry.span)
            places = tuple(Place(place.column + n * step, place.side, n + 1 if count else 0) for n in range(times))
            end[0] = place.column + times * step - 1 if count else place.column + size - 1
            end[1] = 1 if place.side else 0
        widest = min(self.report.columns or WIDEST, WIDEST)
        value = entry.item.values[0][0] if entry.item.values else None
        width = max(size, len(value.value)) if isinstance(value, ast.Text) else size
        if any(place.column < 1 or place.column + width - 1 > widest for place in places):
            raise Refused("report field", f"a field that is not within columns 1 to {widest}", entry.span)
        kind, number = columns[0] if columns else ("AT", 1)
        offset = number - 1 if kind != "PLUS" else 0 if first else end[2] + number
        end[2] = offset + size * len(places)
        return Part(entry, size, places, is_table=is_table, offset=offset)

    def _place(self, entry: ast.ReportEntry, size: int, first: bool, end: list[int]) -> Place:
        if not entry.columns:
            if not first or end[1]:
                raise Refused("COLUMN", "a field without COLUMN behind another", entry.span)
            return Place(1)
        kind, number = entry.columns[0]
        if kind == "PLUS":
            if first:
                return Place(1)  # the compiler ignores it
            if end[1]:
                raise Refused("COLUMN", "COLUMN PLUS behind a group or an aligned field", entry.span)
            return Place(end[0] + number)
        if kind == "RIGHT":
            return Place(number - size + 1, kind)
        if kind == "CENTER":
            return Place(number - (size - 1) // 2, kind)
        return Place(number, kind if kind == "LEFT" else "")

    def _size(self, entry: ast.ReportEntry) -> int:
        if entry.children:
            return sum(self._size(child) * max(child.item.occurs, 1) for child in entry.children)
        item = entry.item
        if item.usage not in ("", "DISPLAY"):
            raise Refused("report field", f"USAGE {item.usage} of a field", entry.span)
        if item.picture:
            picture = self.picture(entry)
            separate = item.sign.endswith("SEPARATE") and picture.signed and picture.category == "numeric"
            return picture.size + (1 if separate else 0)
        value = item.values[0][0] if item.values else None
        if not isinstance(value, ast.Text) or value.every:
            raise Refused("report field", "a field without a picture", entry.span)
        return len(value.value)

    def picture(self, entry: ast.ReportEntry) -> Picture:
        comma = "," if self.program.decimal_comma else "."
        try:
            return parse_picture(entry.item.picture, comma, self.program.currency)
        except BadPicture as error:
            raise Refused("report field", str(error), entry.span) from error


def _least(fields: Sequence[Part]) -> int:
    """How long the compiler takes a line for, at least."""
    if not fields:
        return 0
    return max(sum(part.size for part in fields), fields[-1].offset + fields[-1].size)
