"""What GNAT says of Ada units: cross references of `.ali` files (lib-xref.ads of GNAT tells their form) and the storage
that `-gnatR2js` reports."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from analyzers.survey.compiled import TREE, Compilation, folders_of, paths_of
from analyzers.survey.facts import Survey
from analyzers.survey.surface import COMPILER, Datum, Formal, Layout, Member, Offered, Surface

_SECTION = re.compile(r"X (\d+) (\S+)")
# line, kind, column, `*` where other units see it, name, type (in braces; in parentheses what a pointer points to)
_ENTITY = re.compile(r'(\d+)([A-Za-z+])(\d+)([ *])("[^"]+"|[\w.]+)(?:\{([^}]*)\}|\(([^)]*)\)|<([^>]*)>)?((?: .*)?)')
_PLACE = re.compile(r"(?:(\d+)\|)?(\d+)[A-Za-z+](\d+)")
_FORMAL = re.compile(r" (\d+)([><=^])(\d+)")
_END = re.compile(r" (\d+)e(\d+)")
_FULL = re.compile(r" (\d+)c(\d+)")
_UNIT = re.compile(r"U ([^\s%]+)%[sb]\s+(\S+)")
_MODES = {">": "in", "<": "out", "=": "in out", "^": "access"}
_OBJECTS = frozenset("abdefimoprs")  # n: a literal of an enumeration


@dataclass(frozen=True)
class _Entity:
    file: int
    line: int
    column: int
    kind: str
    name: str
    type: str  # a predefined type's name, or a place
    pointed: bool
    formals: tuple[tuple[int, int, str], ...]
    seen: bool
    end: tuple[int, int] | None  # of a type or unit: where it ends
    full: tuple[int, int]  # where it is declared whole: for a private type or deferred constant in the private part


def compilations(found: Survey) -> Iterator[Compilation]:
    """Of each file of Ada; the others are searched for in all folders that have some."""
    paths = paths_of(found, "ada")
    named: dict[str, str] = {}  # GNAT's file names are without folders
    for path in sorted(paths):
        named.setdefault(PurePosixPath(path).name, path)
    search = " ".join(shlex.quote(f"-I{TREE}/{f}") for f in folders_of(paths))
    for path in paths:
        command = f"gcc -c -gnat2022 -gnatws -gnatR2js {search} {shlex.quote(f'{TREE}/{path}')} >/dev/null 2>&1"
        files = {**named, PurePosixPath(path).name: path}
        yield Compilation(path, command, ("*.ali", "*.json"), partial(_told, files))


def _told(files: Mapping[str, str], reports: Mapping[str, str]) -> Surface | None:
    ali = next((text for name, text in reports.items() if name.endswith(".ali")), "")
    if not ali:
        return None
    storage = {name.removesuffix(".json"): text for name, text in reports.items() if name.endswith(".json")}
    return surface_of(ali, storage, lambda name: files.get(name, ""))


def surface_of(ali: str, storage: Mapping[str, str], file_of: Callable[[str], str]) -> Surface:
    """What the units of one compilation offer. `storage` are the reports by source file name; `file_of` turns a file
    name into a path of the tree ('' for one outside)."""
    entities, files = _entities(ali)
    at = {(e.file, e.line, e.column): e for e in entities}
    reported = {name: value for text in storage.values() for name, value in _reports(text).items()}

    def shown(entity: _Entity) -> str:
        place = _PLACE.fullmatch(entity.type)
        if place is None:
            return ("access " if entity.pointed else "") + entity.type
        file = int(place.group(1)) if place.group(1) else entity.file
        found = at.get((file, int(place.group(2)), int(place.group(3))))
        name = found.name if found else f"{files.get(file, '?')}:{place.group(2)}"
        return ("access " if entity.pointed else "") + name

    # A record type's components are the objects between its beginning and its end, discriminants of a private view among
    # them: those that no storage is reported of by itself.
    components: dict[tuple[int, int, int], dict[str, str]] = {}
    for record in entities:
        if record.kind == "R" and record.end is not None:
            begin = (record.line, record.column)
            held = [
                e for e in entities
                if e.file == record.file and e.kind in _OBJECTS and begin < (e.line, e.column) < record.end
                and (files[e.file], *e.full) not in reported
            ]  # fmt: skip
            components[record.file, *record.full] = {e.name.lower(): shown(e) for e in held}
    units = {file: unit for unit, file in _UNIT.findall(ali)}
    by_place = {(files[f], line, column): names for (f, line, column), names in components.items()}

    subprograms: list[Offered] = []
    data: list[Datum] = []
    for entity in entities:
        path = file_of(files[entity.file])
        if not path:
            continue
        if entity.kind in "UV":
            formals = []
            for line, column, mode in entity.formals:
                own = at.get((entity.file, line, column))
                if own is not None:
                    formals.append(Formal(own.name, shown(own), mode))
            result = shown(entity) if entity.kind == "V" else ""
            subprograms.append(
                Offered(entity.name.strip('"'), path, entity.line, result, tuple(formals), entity.seen, COMPILER)
            )
        elif entity.kind in _OBJECTS and entity.seen and (files[entity.file], *entity.full) in reported:
            value = reported[files[entity.file], *entity.full]
            bits = value.get("Object_Size", value.get("Size"))
            size = bits // 8 if isinstance(bits, int) else None
            data.append(Datum(entity.name, path, entity.line, shown(entity), size, COMPILER))
    types = [
        Layout(_qualified(str(value["name"]), units.get(place[0], "")), path, place[1], _whole(value.get("Object_Size", value.get("Size"))),
               tuple(_member(m, by_place.get(place, {})) for m in _components(value)), COMPILER)
        for place, value in reported.items()
        if "record" in value and (path := file_of(place[0]))
    ]  # fmt: skip
    return Surface(tuple(subprograms), tuple(data), tuple(types))


def _qualified(name: str, unit: str) -> str:
    """A name with the parents of its unit, which the report leaves out."""
    parents = unit.split(".")[:-1]
    written = ["_".join(word.capitalize() for word in parent.split("_")) for parent in parents]
    return ".".join([*written, name]) if name.lower().startswith(f"{unit.rpartition('.')[2]}.") else name


def _components(value: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Those of a record, then those of its variants."""
    yield from _records(value.get("record"))
    for variant in _records(value.get("variant")):
        yield from _components(variant)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None  # a text: the size hangs on a discriminant


def _member(value: Mapping[str, object], types: Mapping[str, str]) -> Member:
    position, first = _whole(value.get("Position")), _whole(value.get("First_Bit"))
    offset = position * 8 + first if position is not None and first is not None else None
    name = str(value.get("name", ""))
    return Member(name, types.get(name.lower(), ""), offset, _whole(value.get("Size")))


def _reports(text: str) -> dict[tuple[str, int, int], dict[str, object]]:
    """What is said of each entity, by file, line and column."""
    try:
        values = json.loads(text)
    except ValueError:
        return {}
    found: dict[tuple[str, int, int], dict[str, object]] = {}
    for value in values if isinstance(values, list) else []:
        place = re.fullmatch(r"(.+):(\d+):(\d+)", str(value.get("location", ""))) if isinstance(value, dict) else None
        if place:
            found[place.group(1), int(place.group(2)), int(place.group(3))] = value
    return found


def _entities(ali: str) -> tuple[list[_Entity], dict[int, str]]:
    found: list[_Entity] = []
    files: dict[int, str] = {}
    current = 0
    # A line that begins with a dot goes on with the one before.
    for line in ali.replace("\n.", "").split("\n"):
        section = _SECTION.fullmatch(line)
        if section:
            current = int(section.group(1))
            files[current] = section.group(2)
            continue
        entity = _ENTITY.fullmatch(line) if current else None
        if entity is None:
            continue
        number, kind, column, star, name, plain, pointed, derived, rest = entity.groups()
        end, full = _END.search(rest), _FULL.search(rest)
        formals = tuple((int(a), int(b), _MODES[m]) for a, m, b in _FORMAL.findall(rest))
        found.append(
            _Entity(current, int(number), int(column), kind, name, plain or pointed or derived or "", pointed is not None,
                    formals, star == "*", (int(end.group(1)), int(end.group(2))) if end else None,
                    (int(full.group(1)), int(full.group(2))) if full else (int(number), int(column)))
        )  # fmt: skip
    return found, files


def _records(value: object) -> list[Mapping[str, object]]:
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []
