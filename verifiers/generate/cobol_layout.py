"""Record layouts, files and the order of ACCEPT in COBOL sources: what its fixed-width input looks like.

A tolerant reading of the DATA DIVISION (ISO 1989:2002 13.16): levels, PICTURE, USAGE, SIGN, OCCURS,
REDEFINES (the first alternative counts) and level 88 values. COPY is followed by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from verifiers.generate.sources.cobol import columns, lex
from verifiers.generate.sources.model import Lexed


@dataclass(frozen=True)
class Field:
    """An elementary item in a record. `kind`: `x` text, `9` number, `edited`; `storage`: display, packed,
    binary, float. `values` are literals that the program compares it with or names by level 88. `tested`:
    the program asks whether it is NUMERIC, so that it may hold anything."""

    name: str
    kind: str
    width: int
    digits: int = 0
    scale: int = 0
    signed: bool = False
    storage: str = "display"
    separate: bool = False
    leading: bool = False
    values: tuple[str, ...] = ()
    tested: bool = False


@dataclass(frozen=True)
class CobolFile:
    """A file of the program. `organization`: sequential, line sequential, indexed, relative."""

    name: str
    path: str
    organization: str
    opened: frozenset[str]
    layouts: tuple[tuple[Field, ...], ...] = ()
    delimited: tuple[tuple[str, tuple[Field, ...]], ...] = ()  # from UNSTRING: delimiter, targets

    @property
    def record_width(self) -> int:
        return max((sum(f.width for f in layout) for layout in self.layouts), default=80)


@dataclass(frozen=True)
class CobolInput:
    """Everything a COBOL program reads: `accepts` in source order, its files, delimited lines on stdin."""

    accepts: tuple[Field, ...] = ()
    files: tuple[CobolFile, ...] = ()
    delimited: tuple[tuple[str, tuple[Field, ...]], ...] = ()


_COPIES = ("", ".cpy", ".copy", ".cbl", ".cob", ".cobol", ".inc")


@dataclass
class _Item:
    level: int
    name: str
    clauses: str
    children: list[_Item] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)


def cobol_input(sources: Mapping[str, str]) -> CobolInput:
    """What the COBOL programs among the sources read (all programs of a folder together)."""
    accepts: list[Field] = []
    files: list[CobolFile] = []
    delimited: list[tuple[str, tuple[Field, ...]]] = []
    by_stem = {Path(name).stem.lower(): text for name, text in sources.items() if Path(name).suffix.lower() in _COPIES}
    for name, text in sources.items():
        if Path(name).suffix.lower() not in (".cob", ".cbl", ".cobol"):
            continue
        lexed = lex(_with_copies(columns(text), by_stem))
        found = _program(lexed)
        accepts += found.accepts
        files += found.files
        delimited += found.delimited
    return CobolInput(tuple(accepts), tuple(files), tuple(delimited))


def _with_copies(text: str, by_stem: Mapping[str, str], depth: int = 0) -> str:
    def one(match: re.Match[str]) -> str:
        body = by_stem.get(Path(match[1].strip("\"'")).stem.lower())
        if body is None or depth > 4:
            return match[0]
        for old, new in re.findall(r"==(.+?)==\s+BY\s+==(.*?)==", match[2] or "", re.I | re.S):
            old = old.strip()
            tag = re.fullmatch(r"[:(][\w-]+[:)]", old)
            body = re.sub(re.escape(old) if tag else rf"(?<![\w-]){re.escape(old)}(?![\w-])", new.strip(), body)
        return "\n" + _with_copies(columns(body), by_stem, depth + 1) + "\n"

    return re.sub(r"\bCOPY\s+([\w\"'.-]+?)(\s+REPLACING\s+.*?)?\s*\.(?=\s)", one, text, flags=re.I | re.S)


_TESTED = r"\b([A-Za-z][\w-]*)(?:\s*\([^)]*\))?\s+(?:IS\s+)?(?:NOT\s+)?NUMERIC\b(?!-)"


def _program(lexed: Lexed) -> CobolInput:
    code = lexed.code
    division = re.split(r"\bPROCEDURE\s+DIVISION\b", code, maxsplit=1, flags=re.I)
    procedure = division[1] if len(division) > 1 else ""
    items, records_of = _data_division(division[0])
    compared = _compared_values(procedure, lexed)
    tested = {n.upper() for n in re.findall(_TESTED, procedure, re.I)}
    fields = {
        name: layout for name, item in items.items() if (layout := _layout(item, compared, tested, lexed)) is not None
    }

    accepts = []
    for name, source in re.findall(r"\bACCEPT\s+([\w-]+)(?:\s*\([^)]*\))?(?:\s+FROM\s+([\w-]+))?", procedure, re.I):
        if not source and (layout := fields.get(name.upper())):
            accepts.append(_as_text(name, layout))
    unstrings = _unstrings(procedure, fields, lexed)
    accepted = {f.name for f in accepts}
    files = tuple(_files(division[0], procedure, records_of, fields, unstrings, items, lexed))
    on_stdin = tuple((d, t) for source, d, t in unstrings if source in accepted)
    return CobolInput(tuple(accepts), files, on_stdin)


def _as_text(name: str, layout: tuple[Field, ...]) -> Field:
    if len(layout) == 1:
        return layout[0]
    return Field(name.upper(), "x", sum(f.width for f in layout))


# --------------------------------------------------------------------------- data division

_ENTRY = re.compile(r"(?<![\w-])(\d{1,2})\s+([A-Za-z0-9][\w-]*)?(.*?)\.(?=\s|$)", re.S)


def _data_division(text: str) -> tuple[dict[str, _Item], dict[str, list[_Item]]]:
    """All items by name, and the record items of each FD."""
    items: dict[str, _Item] = {}
    records: dict[str, list[_Item]] = {}
    start = re.search(r"\bDATA\s+DIVISION\b", text, re.I)
    data = text[start.end() :] if start else text
    pieces = re.split(r"\b(?:FD|SD)\s+([\w-]+)", data, flags=re.I)
    sections: list[tuple[str, str]] = [("", pieces[0])]
    sections += [(pieces[i].upper(), pieces[i + 1]) for i in range(1, len(pieces) - 1, 2)]
    for file, body in sections:
        body, _, rest = _before_section(body)
        for part, owner in ((body, file), (rest, "")):
            for item in _items(part, items):
                if owner and item.level == 1:
                    records.setdefault(owner, []).append(item)
    return items, records


def _before_section(body: str) -> tuple[str, str, str]:
    match = re.search(r"\b(?:WORKING-STORAGE|LOCAL-STORAGE|LINKAGE|SCREEN)\s+SECTION\s*\.", body, re.I)
    return (body[: match.start()], "", body[match.end() :]) if match else (body, "", "")


def _items(text: str, known: dict[str, _Item]) -> Iterator[_Item]:
    stack: list[_Item] = []
    for match in _ENTRY.finditer(text):
        level, name, clauses = int(match[1]), (match[2] or "FILLER").upper(), match[3]
        if name in ("PIC", "PICTURE", "VALUE", "OCCURS"):
            name, clauses = "FILLER", f" {match[2]} {clauses}"
        if level == 88:
            if stack:
                stack[-1].conditions.append(clauses)
            continue
        if level == 66 or not (1 <= level <= 49 or level == 77):
            continue
        item = _Item(1 if level == 77 else level, name, clauses)
        while stack and stack[-1].level >= item.level:
            stack.pop()
        if stack:
            stack[-1].children.append(item)
        stack.append(item)
        known.setdefault(name, item)
        if item.level == 1:
            yield item


def _layout(item: _Item, compared: Mapping[str, list[str]], tested: set[str], lexed: Lexed) -> tuple[Field, ...] | None:
    """The elementary fields of an item in order; None when its shape is not understood."""
    if re.search(r"\bREDEFINES\b", item.clauses, re.I):
        return None
    occurs = re.search(r"\bOCCURS\s+(?:\d+\s+TO\s+)?(\d+)", item.clauses, re.I)
    count = int(occurs[1]) if occurs else 1
    if item.children:
        one: list[Field] = []
        for child in item.children:
            one += _layout(child, compared, tested, lexed) or ()
        if item.name in tested:
            one = [replace(f, tested=True) for f in one]
        return tuple(one) * min(count, 200)
    elementary = _elementary(item, compared, lexed)
    if elementary is not None and item.name in tested:
        elementary = replace(elementary, tested=True)
    return None if elementary is None else (elementary,) * min(count, 2000)


def _elementary(item: _Item, compared: Mapping[str, list[str]], lexed: Lexed) -> Field | None:
    clauses = item.clauses
    picture = re.search(r"\bPIC(?:TURE)?\s+(?:IS\s+)?([^\s\"]+?)\.?(?=\s|$)", clauses, re.I)
    values = [*compared.get(item.name, ())]
    for condition in item.conditions:
        values += [lexed.at(i) for i in re.findall(r'"(\d+)"', condition)]
        values += re.findall(r'(?<![\w"-])[+-]?\d+(?:\.\d+)?(?![\w"])', condition)
    kept = tuple(dict.fromkeys(values))
    if not picture:
        if re.search(r"\bCOMP(?:UTATIONAL)?-[12]\b", clauses, re.I):
            return Field(item.name, "9", 8 if "-2" in clauses else 4, storage="float", values=kept)
        return None
    expanded = re.sub(r"(.)\((\d+)\)", lambda m: m[1] * min(int(m[2]), 4000), picture[1].upper())
    if not re.fullmatch(r"S?9*V?9*P*", expanded) or not expanded:
        kind = "x" if set(expanded) <= set("XA9") else "edited"
        digits = sum(expanded.count(c) for c in "9Z*")
        return Field(item.name, kind, len(expanded.replace("V", "")), digits=digits, values=kept)
    signed = expanded.startswith("S")
    whole, _, fraction = expanded.lstrip("S").partition("V")
    digits, scale = len(whole) + len(fraction), len(fraction)
    separate = bool(re.search(r"\bSEPARATE\b", clauses, re.I))
    leading = bool(re.search(r"\bLEADING\b", clauses, re.I))
    if re.search(r"\bCOMP(?:UTATIONAL)?-3\b|\bPACKED-DECIMAL\b", clauses, re.I):
        return Field(item.name, "9", digits // 2 + 1, digits, scale, signed, "packed", values=kept)
    if re.search(r"\b(?:COMP(?:UTATIONAL)?(?:-[45])?|BINARY)\b(?!-)", clauses, re.I):
        width = 2 if digits <= 4 else 4 if digits <= 9 else 8
        return Field(item.name, "9", width, digits, scale, signed, "binary", values=kept)
    return Field(
        item.name,
        "9",
        digits + (1 if separate else 0),
        digits,
        scale,
        signed,
        "display",
        separate,
        leading,
        kept,
    )


# --------------------------------------------------------------------------- procedure division


def _compared_values(procedure: str, lexed: Lexed) -> dict[str, list[str]]:
    """Literals that each name is compared with in conditions and EVALUATE."""
    out: dict[str, list[str]] = {}
    comparison = re.compile(
        r"\b([A-Za-z][\w-]*)(?:\s*\([^)]*\))?\s+(?:IS\s+)?(?:NOT\s+)?(?:=|<=?|>=?|<>|EQUALS?(?:\s+TO)?"
        r"|GREATER(?:\s+THAN)?(?:\s+OR\s+EQUAL(?:\s+TO)?)?|LESS(?:\s+THAN)?(?:\s+OR\s+EQUAL(?:\s+TO)?)?)\s+"
        r'(?:"(\d+)"|([+-]?\d+(?:\.\d+)?)(?![\w"]))((?:\s+OR\s+(?:=\s+)?"\d+")*)',
        re.I,
    )
    for name, text, number, more in comparison.findall(procedure):
        values = out.setdefault(name.upper(), [])
        values.append(lexed.at(text) if text else number)
        values += [lexed.at(i) for i in re.findall(r'"(\d+)"', more)]
    for name, body in re.findall(r"\bEVALUATE\s+([A-Za-z][\w-]*)\s(.*?)\bEND-EVALUATE\b", procedure, re.I | re.S):
        values = out.setdefault(name.upper(), [])
        for text, number in re.findall(r'\bWHEN\s+(?:"(\d+)"|([+-]?\d+(?:\.\d+)?)(?![\w"]))', body, re.I):
            values.append(lexed.at(text) if text else number)
    return out


def _unstrings(
    procedure: str, fields: Mapping[str, tuple[Field, ...]], lexed: Lexed
) -> list[tuple[str, str, tuple[Field, ...]]]:
    """(source, delimiter, targets) of every UNSTRING."""
    out = []
    pattern = (
        r"\bUNSTRING\s+([\w-]+)(?:\s*\([^)]*\))?\s+DELIMITED\s+(?:BY\s+)?(?:ALL\s+)?(\S+)(.*?)"
        r"\bINTO\b(.*?)(?=\bEND-UNSTRING|\.(?:\s|$))"
    )
    for source, delimiter, _, targets in re.findall(pattern, procedure, re.I | re.S):
        quoted = re.fullmatch(r'"(\d+)"', delimiter)
        text = lexed.at(quoted[1]) if quoted else " "
        body = re.split(r"\b(?:WITH|POINTER|TALLYING|ON|OVERFLOW)\b", targets, maxsplit=1, flags=re.I)[0]
        body = re.sub(r"\b(?:DELIMITER|COUNT)\s+(?:IN\s+)?[\w-]+", " ", body, flags=re.I)
        found = tuple(
            _as_text(n, fields[n.upper()]) for n in re.findall(r"[A-Za-z][\w-]*", body) if n.upper() in fields
        )
        if found:
            out.append((source.upper(), text, found))
    return out


def _files(
    before: str,
    procedure: str,
    records_of: Mapping[str, list[_Item]],
    fields: Mapping[str, tuple[Field, ...]],
    unstrings: list[tuple[str, str, tuple[Field, ...]]],
    items: Mapping[str, _Item],
    lexed: Lexed,
) -> Iterator[CobolFile]:
    modes: dict[str, set[str]] = {}
    for body in re.findall(
        r"\bOPEN\s+(.*?)(?=\.\s|\b(?:PERFORM|IF|READ|MOVE|DISPLAY|WRITE|CLOSE|STOP)\b|$)",
        procedure,
        re.I | re.S,
    ):
        mode = ""
        for word in re.findall(r"[\w-]+", body):
            if word.upper() in ("INPUT", "OUTPUT", "I-O", "EXTEND"):
                mode = word.lower()
            elif mode:
                modes.setdefault(word.upper(), set()).add(mode)
    sorted_as: dict[str, str] = {}  # files that are sorted, and the sort file whose records name the keys
    for work, body in re.findall(r"\b(?:SORT|MERGE)\s+([\w-]+)([^.]*)", procedure, re.I):
        for kind, files in re.findall(r"\b(USING|GIVING)((?:[\s,]+(?!(?:USING|GIVING|OUTPUT|INPUT)\b)[A-Z0-9][\w-]*)+)", body, re.I):
            for word in map(str.upper, re.findall(r"[\w-]+", files)):
                modes.setdefault(word, set()).add("input" if kind.upper() == "USING" else "output")
                if kind.upper() == "USING":
                    sorted_as[word] = work.upper()
    sort_files = {name.upper() for name in re.findall(r"\bSD\s+([\w-]+)", before, re.I)}  # outside the program there are none
    for name, clauses in re.findall(r"\bSELECT\s+(?:OPTIONAL\s+)?([\w-]+)\s(.*?)\.(?=\s)", before, re.I | re.S):
        name = name.upper()
        if name in sort_files:
            continue
        organization = "sequential"
        if re.search(r"\bLINE\s+SEQUENTIAL\b", clauses, re.I):
            organization = "line sequential"
        elif match := re.search(r"\b(INDEXED|RELATIVE)\b(?!\s+KEY)", clauses, re.I):
            organization = match[1].lower()
        record_items = records_of.get(name, [])
        layouts = [fields[r.name] for r in record_items if fields.get(r.name)]
        keyed = [fields[r.name] for r in records_of.get(sorted_as.get(name, ""), []) if fields.get(r.name)]
        layouts = [layout for layout in keyed if len(layout) > 1] or layouts
        names = {r.name for r in record_items}
        for file, into in re.findall(r"\bREAD\s+([\w-]+)(?:\s+NEXT)?(?:\s+RECORD)?\s+INTO\s+([\w-]+)", procedure, re.I):
            if file.upper() == name and (layout := fields.get(into.upper())):
                layouts.insert(0, layout)
                names.add(into.upper())
        for source, target in re.findall(r"\bMOVE\s+([\w-]+)\s+TO\s+([\w-]+)", procedure, re.I):
            if source.upper() in names and len(layouts) <= 2 and len(fields.get(target.upper(), ())) > 1:
                layouts.insert(0, fields[target.upper()])
        delimited = tuple((d, t) for source, d, t in unstrings if source in names)
        yield CobolFile(
            name,
            _assigned(clauses, name, items, lexed),
            organization,
            frozenset(modes.get(name, ())),
            tuple(dict.fromkeys(layouts)),
            delimited,
        )


def _assigned(clauses: str, name: str, items: Mapping[str, _Item], lexed: Lexed) -> str:
    """The path outside the program, as GnuCOBOL resolves ASSIGN; empty for stdin and when not known."""
    match = re.search(
        r"\bASSIGN\s+(?:TO\s+)?(?:(?:DISK|FILE|DYNAMIC|EXTERNAL|RANDOM|PRINTER)\s+)?(?:\"(\d+)\"|([\w-]+))",
        clauses,
        re.I,
    )
    if not match:
        return name
    if match[1]:
        text = lexed.at(match[1])
        return "" if text.startswith("/dev/") else text
    word = match[2].upper()
    if word in ("KEYBOARD", "DISPLAY"):
        return ""
    if item := items.get(word):
        value = re.search(r'\bVALUE\s+(?:IS\s+)?"(\d+)"', item.clauses, re.I)
        return lexed.at(value[1]).rstrip() if value else ""
    return re.sub(r"^(?:UT|DA|SYS)?-?[A-Z]-", "", match[2])
