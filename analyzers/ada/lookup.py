"""Names of an Ada tree: what is visible where, what packages have, what types are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzers.ada.annex_a import ROOTS, STANDARD, predefined
from analyzers.ada.naming import Entity, Names

DEPTH = 24  # of renamings, derivations and selections in one another

Kind = tuple[Any, "Place"]  # a type as written and where its name is read


@dataclass(frozen=True)
class Place:
    """Where a name is read: a part of a unit, and the packages open around it there, the innermost first."""

    unit: str
    part: Mapping[str, Any]
    inner: tuple[Names, ...] = ()
    uses: tuple[str, ...] = ()
    actuals: Mapping[str, Kind] | None = None  # in an instance: what its generic's formal types stand for


@dataclass(frozen=True)
class Found:
    """An entity, the place of its declaration, and the library unit that it belongs to ('': predefined)."""

    entity: Entity
    place: Place
    name: str
    home: str

    @property
    def what(self) -> str:
        return str(self.entity[0])


@dataclass
class Parts:
    """The outlines of a library unit."""

    spec: Mapping[str, Any] | None = None
    body: Mapping[str, Any] | None = None
    subunits: Sequence[Mapping[str, Any]] = ()


class Lookup(ABC):
    """Names of a tree's units. `withs`: by unit the library units that its context makes visible."""

    def __init__(self, units: Mapping[str, Parts], withs: Mapping[str, Iterable[str]]) -> None:
        self.known: dict[str, Parts] = {o["name"]: Parts(o) for o in predefined()}
        self.predefined = frozenset(self.known) - units.keys()
        self.known.update(units)
        self.withs = {name: frozenset(seen) for name, seen in withs.items()}
        self.opened: dict[tuple[str, int, tuple[str, ...]], list[Found]] = {}
        self.busy: set[Any] = set()
        self.cut = 0  # how often a circle was left: what was found in it may not be all
        self.opening = 0  # places whose use clauses are being followed: what is found then may not be all
        self.types: dict[Any, Found | None] = {}
        self.parents: dict[int, list[str]] = {}  # by the names of a package: what its types derive from
        self.answers: dict[Any, list[Found]] = {}
        self.instances: dict[Any, Found] = {}
        self.kept: list[Entity] = []  # so that no other entity gets the identity of one that is known

    @abstractmethod
    def walk(self, place: Place, base: list[Any], steps: Sequence[Any], kind: str, out: list[Found], depth: int) -> Kind | None:
        """Follow a name; the subprograms that it means go to `out`, the type of its value is returned."""

    # ------------------------------------------------------------------ packages

    def open(self, place: Place) -> list[Found]:
        """The packages that are use-visible at a place."""
        key = (place.unit, id(place.part), place.uses)
        known = self.opened.get(key)
        if known is None:
            known = self.opened[key] = []
            self.opening += 1
            pending = list(place.uses)
            while pending:  # one clause may make the package of another visible, further out or in
                left = []
                for name in pending:
                    package = self.package(place, name, known)
                    if package is None:
                        left.append(name)
                    elif all(package.entity is not p.entity for p in known):
                        known.append(package)
                if len(left) == len(pending):
                    break
                pending = left
            self.opening -= 1
        return known

    def unit(self, name: str) -> Found | None:
        parts = self.known.get(name)
        if parts is None:
            return None
        part = parts.spec or parts.body
        if part is None:
            return None
        return Found(["u", name], Place(name, part, (), tuple(part["open"])), name, "" if name in self.predefined else name)

    def package(self, place: Place, dotted: str, opened: Sequence[Found]) -> Found | None:
        """The package that a dotted name means at a place, renamings and instances followed."""
        key = ("p", place.unit, id(place.part), dotted)
        if key in self.busy:
            self.cut += 1
            return None
        self.busy.add(key)
        try:
            head = dotted
            rest: list[str] = []
            while head:
                if self.sees(place.unit, head):
                    found = self.unit(head)
                    break
                head, _, last = head.rpartition(".")
                rest.insert(0, last)
            else:
                head, *rest = dotted.split(".")
                found = next((f for f in self.lookup(place, head, opened, False) if f.what in "u=np"), None)
            found = self.target(found) if found is not None else None
            for name in rest:
                if found is None:
                    return None
                inside = next((f for f in self.members(found, name, False) if f.what in "u=np"), None)
                found = self.target(inside) if inside is not None else None
            return found
        finally:
            self.busy.discard(key)

    def sees(self, unit: str, name: str) -> bool:
        return name in self.predefined or (
            name in self.known and (name == unit or unit.startswith(name + ".") or name in self.withs.get(unit, ()))
        )

    def target(self, found: Found) -> Found | None:
        """A package behind renamings and instances."""
        for _ in range(DEPTH):
            entity, place = found.entity, found.place
            if entity[0] == "u":
                inner = place.part["entity"]
                if inner[0] not in "=n":
                    return found
                entity = inner
            if entity[0] not in "=n":
                return found
            after = self.package(place, entity[1], self.open(place))
            if after is None or after is found:
                return None
            found = after if entity[0] == "=" or not entity[2] else self.instance(entity, place, after)
        return None

    def instance(self, entity: Entity, place: Place, generic: Found) -> Found:
        """A generic package as an instance sees it: its formal types stand for the actual ones."""
        key = (id(entity), generic.name, place.unit)
        known = self.instances.get(key)
        if known is None:
            formals = generic.place.part["formals"] if generic.entity[0] == "u" else generic.entity[3]
            actuals = {
                formal: (kind, place)
                for number, (name, kind) in enumerate(entity[2])
                if (formal := name or (formals[number] if number < len(formals) else "")) and kind
            }
            known = self.instances[key] = replace(generic, place=replace(generic.place, actuals=actuals))
            self.kept.append(entity)
        return known

    def members(self, package: Found, name: str, calls: bool = True) -> list[Found]:
        """What a package declares by a name; where it may be called, what its types inherit too."""
        place, entity = package.place, package.entity
        if entity[0] == "u":
            child = self.unit(f"{entity[1]}.{name}")
            names = place.part["names"] if place.part["part"] == "spec" else {}
            found = [Found(e, place, name, package.home) for e in names.get(name, ())]
            if not found and child is not None:
                return [child]
            return found + self.inherited(names, place, name) if calls and all(f.what in "sl" for f in found) else found
        if entity[0] == "p":
            inner = replace(place, inner=(entity[1], *place.inner), uses=(*entity[2], *place.uses))
            found = [Found(e, inner, name, package.home) for e in entity[1].get(name, ())]
            return found + self.inherited(entity[1], inner, name) if calls and all(f.what in "sl" for f in found) else found
        return []

    def inherited(self, names: Names, place: Place, name: str) -> list[Found]:
        """The operations of that name that types of a package inherit from other packages (ARM 3.4)."""
        parents = self.parents.get(id(names))
        if parents is None:
            parents = self.parents[id(names)] = list(dict.fromkeys(
                parent
                for entities in names.values() for entity in entities
                if entity[0] == "t" and entity[1] in ("derived", "interface")
                for parent in (entity[2], *entity[4]) if parent
            ))  # fmt: skip
        if not parents:
            return []
        key = ("i", id(names), id(place.actuals), name)
        known = self.answers.get(key)
        if known is not None:
            return known
        if key in self.busy:
            self.cut += 1
            return []
        self.busy.add(key)
        before = self.cut
        try:
            found = [f for parent in parents for f in self.operations((parent, place), name, 0)]
        finally:
            self.busy.discard(key)
        if self.cut == before and not self.opening:
            self.answers[key] = found
        return found

    # ------------------------------------------------------------------ names

    def lookup(self, place: Place, name: str, opened: Sequence[Found], calls: bool = True) -> list[Found]:
        """What a simple name means: the first declaration that hides others, or all that overload. Types and packages
        are looked for without `calls`: what is inherited hangs on types itself."""
        key = ("n", place.unit, id(place.part), tuple(map(id, place.inner)), place.uses, id(place.actuals), calls, name)
        known = self.answers.get(key)
        if known is None:
            before = self.cut
            known = self.looked_up(place, name, opened, calls)
            if self.cut == before and not self.opening and opened is self.opened.get((place.unit, id(place.part), place.uses)):
                self.answers[key] = known
        return known

    def looked_up(self, place: Place, name: str, opened: Sequence[Found], calls: bool) -> list[Found]:
        found: list[Found] = []
        for names, where in self.scopes(place):
            for entity in names.get(name, ()):
                if entity[0] in "sl":
                    found.append(Found(entity, where, name, "" if where.unit in self.predefined else where.unit))
                elif not found:
                    return [Found(entity, where, name, "" if where.unit in self.predefined else where.unit)]
        if not found:
            unit = self.library(place.unit, name)
            if unit is not None:
                if self.profile(unit) is None:
                    return [unit]
                found.append(unit)
        for names, where in self.scopes(place) if calls else ():
            found += self.inherited(names, where, name)
        return found + self.used(place, name, opened, bool(found), calls)

    def library(self, unit: str, name: str) -> Found | None:
        """The library unit that a simple name means in a unit: a root, the unit itself, a parent, a child of these."""
        if self.sees(unit, name):
            return self.unit(name)
        above = unit
        while above:
            if above.rpartition(".")[2] == name:
                return self.unit(above)
            if self.sees(unit, f"{above}.{name}"):
                return self.unit(f"{above}.{name}")
            above = above.rpartition(".")[0]
        return None

    def overloaded(self, place: Place, name: str) -> list[Found]:
        """The subprograms of other places that overload one of the file."""
        return [f for f in self.lookup(place, name, self.open(place)) if f.what in "sln"]

    def used(self, place: Place, name: str, opened: Sequence[Found], overloads: bool, calls: bool) -> list[Found]:
        """What packages that are open have; beside what overloads, only what does so too."""
        found: list[Found] = []
        for package in opened:
            for member in self.members(package, name, calls):
                if member.what == "u" and not self.sees(place.unit, member.entity[1]):
                    continue
                if member.what in "slnu" or not overloads:
                    found.append(member)
        several = [f for f in found if f.what in "sl" or (f.what in "nu" and self.profile(f) is not None)]
        return several or found[:1]

    def scopes(self, place: Place) -> Iterator[tuple[Names, Place]]:
        """Declarations around a place from the inside out, those of use clauses left out."""
        inner = place.inner
        for k, names in enumerate(inner):
            yield names, replace(place, inner=inner[k:])
        part = place.part
        bare = replace(place, inner=())
        yield part["names"], bare
        parts = self.known.get(place.unit)
        if parts is not None:
            others = ([*parts.subunits, parts.body] if part["parent"] else []) + [parts.spec]
            for other in others:
                if other is not None and other is not part and (other["part"] == "spec" or other["parent"] != part["name"]):
                    yield other["names"], Place(place.unit, other, (), tuple(other["open"]))
        above = place.unit.rpartition(".")[0]
        while above:
            spec = self.known[above].spec if above in self.known else None
            if spec is not None:
                yield spec["names"], Place(above, spec, (), tuple(spec["open"]))
            above = above.rpartition(".")[0]

    # ------------------------------------------------------------------ types

    def type_of(self, kind: Kind, depth: int = 0) -> Found | None:
        """The type that a name means, subtypes and access types followed."""
        for _ in range(DEPTH):
            written, place = kind
            if isinstance(written, int):
                written = place.part["locals"][written]
            if not written:
                return None
            if isinstance(written, list) and written[0] in ("of", "in"):
                whole = self.walk(place, written[1], written[2], "f", [], depth + 1) if depth < DEPTH else None
                inside = self.element(whole, depth + 1) if whole is not None else None
                if inside is None and written[0] == "in":
                    inside = whole
                if inside is None:
                    return None
                kind = inside
                continue
            if not isinstance(written, str):
                found: Found | None = Found(written, place, "", place.unit)
            elif written.startswith("[]"):
                return Found(["t", "array", written[2:], {}, []], place, "", "")
            else:
                found = self.named_type(written, place)
            if found is None:
                foreign = isinstance(written, str) and self.foreign(written, place)
                return Found(["t", "opaque", "", {}, []], place, str(written), "?") if foreign else None
            if found.entity[1] not in ("subtype", "access"):
                return found
            kind = (found.entity[2], found.place)
        return None

    def foreign(self, written: str, place: Place) -> bool:
        """Whether a type is of a predefined package, or of an instance of one, that is not described here."""
        first = written.partition(".")[0]
        if first in ROOTS:
            return True
        found = next((f for f in self.lookup(place, first, self.open(place), False) if f.what in "=n"), None)
        return found is not None and str(found.entity[1]).partition(".")[0] in ROOTS

    def named_type(self, written: str, place: Place) -> Found | None:
        if place.actuals is not None and written in place.actuals:
            actual = place.actuals[written]
            return self.type_of(actual) if actual != (written, place) else None
        key = (written, place.unit, id(place.part), tuple(map(id, place.inner)), place.uses, id(place.actuals))
        if key in self.types:
            return self.types[key]
        self.types[key] = None
        before = self.cut
        home, _, last = written.rpartition(".")
        candidates: Iterable[Found]
        if home:
            package = self.package(place, home, self.open(place))
            candidates = self.members(package, last, False) if package is not None else ()
        else:
            candidates = self.lookup(place, last, self.open(place), False)
        found = next((f for f in candidates if f.what == "t"), None)
        if found is None and last in STANDARD and home in ("", "standard"):
            found = Found(["t", STANDARD[last][0], "", {}, []], place, STANDARD[last][1], "")
        self.types[key] = found
        if self.cut != before or self.opening:
            del self.types[key]
        return found

    def element(self, kind: Kind, depth: int = 0) -> Kind | None:
        found = self.type_of(kind, depth)
        for _ in range(DEPTH):
            if found is None:
                return None
            if "#of" in found.entity[3]:
                return (found.entity[3]["#of"][0][1], found.place)
            if found.entity[1] == "array":
                return (found.entity[2], found.place)
            if found.entity[1] != "derived":
                return None
            found = self.type_of((found.entity[2], found.place))
        return None

    def selected(self, kind: Kind, name: str, unit: str, depth: int = 0) -> list[Found]:
        """A component, an entry, or an operation in prefixed notation (ARM 4.1.3), as a unit sees it."""
        found = self.type_of(kind)
        seen = 0
        while found is not None and seen < DEPTH:
            entity = found.entity
            hidden = len(entity) > 5 and unit != found.home and not unit.startswith(found.home + ".")
            inside = entity[5 if hidden else 3].get(name)
            if not inside and entity[3].get("#to") and depth < DEPTH:
                behind = self.selected((entity[3]["#to"][0][1], found.place), name, unit, depth + 1)
                if behind:
                    return behind
            if inside:
                concurrent = found.entity[1] == "concurrent"
                return [
                    Found(["s", *e[1:3], None] if concurrent and e[0] == "s" else e, found.place, name, found.home) for e in inside
                ]
            if found.entity[1] != "derived":
                break
            found = self.type_of((found.entity[2], found.place))
            seen += 1
        return self.operations(kind, name, 0)

    def operations(self, kind: Kind, name: str, depth: int) -> list[Found]:
        """The operations of that name that a type has, its own or inherited."""
        found = self.type_of(kind)
        if found is None or depth > DEPTH:
            return []
        if found.name:
            own = found.place.inner[:1] or (found.place.part["names"],)
            subprograms = [
                Found(e, found.place, name, found.home)
                for names in own for e in names.get(name, ())
                if e[0] == "s" and any(self.same(k, found.name) for _, k, _ in e[3] or ())
            ]  # fmt: skip
        else:
            subprograms = []
        for parent in (found.entity[2] if found.entity[1] == "derived" else "", *found.entity[4]):
            subprograms += self.operations((parent, found.place), name, depth + 1) if parent else []
        return subprograms

    @staticmethod
    def same(written: Any, name: str) -> bool:
        return isinstance(written, str) and written.rpartition(".")[2] == name

    def profile(self, found: Found) -> tuple[str, Any, Any] | None:
        """("p" or "f", result, formals or None) of what can be called; None of what cannot."""
        entity = found.entity
        if entity[0] == "u":
            entity = found.place.part["entity"]
        if entity[0] == "s":
            return entity[1], entity[2], entity[3]
        if entity[0] == "l":
            return "f", entity[1], []
        return None
