"""Names of an Ada tree: what is visible where, what packages have."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzers.ada.annex_a import predefined
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
    visible: bool = False  # whether it is a visible part, which does not see its parents' private parts


@dataclass(frozen=True)
class Found:
    """An entity, the place of its declaration, and the library unit that it belongs to ('': predefined)."""

    entity: Entity
    place: Place
    name: str
    home: str
    formals: bool = False  # whether its own formals can be selected: of a formal package (ARM 12.7(10))

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
        self.inside: dict[str, dict[str, list[Found]]] = {}  # by unit: what is inside of what its specification declares
        self.kept: list[Entity] = []  # so that no other entity gets the identity of one that is known

    @abstractmethod
    def walk(
        self, place: Place, base: list[Any], steps: Sequence[Any], kind: str, out: list[Found], depth: int, wanted: Any = ""
    ) -> Kind | None:
        """Follow a name; the subprograms that it means go to `out`, the type of its value is returned."""

    @abstractmethod
    def operations(self, kind: Kind, name: str, depth: int) -> list[Found]:
        """The operations of that name that a type has, its own or inherited."""

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
            head, *rest = dotted.split(".")
            found = self.declared(place, head)  # what a region declares hides library units around it
            unit, behind = self.library_unit(place.unit, dotted) if found is None else ("", [])
            if unit:
                found, rest = self.unit(unit), behind
            elif found is None:
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
            if entity[0] == "n" and entity[3]:
                found = replace(found, formals=True)
        return None

    def instance(self, entity: Entity, place: Place, generic: Found) -> Found:
        """A generic package as an instance sees it: its formal types stand for the actual ones."""
        key = (id(entity), generic.name, place.unit)
        known = self.instances.get(key)
        if known is None:
            formals = list(self.formals_of(generic))
            actuals = {
                formal: (kind, place)
                for number, (name, kind) in enumerate(entity[2])
                if (formal := name or (formals[number] if number < len(formals) else "")) and kind
            }
            known = self.instances[key] = replace(generic, place=replace(generic.place, actuals=actuals))
            self.kept.append(entity)
        return known

    def formals_of(self, generic: Found) -> Names:
        """The formals of a generic package or subprogram."""
        if generic.what == "u":
            return generic.place.part["formals"]
        return generic.entity[3 if generic.what == "p" else 4]

    def instanced(self, found: Found) -> Found:
        """An instance of a generic subprogram with the profile of its generic, as the instance sees it."""
        place = found.place
        entity = place.part["entity"] if found.what == "u" else found.entity
        if entity[0] != "s" or len(entity) < 6:
            return found
        head, _, last = entity[5][1].rpartition(".")
        if head:
            package = self.package(place, head, self.open(place))
            candidates = self.members(package, last, False) if package is not None else []
        else:
            candidates = self.lookup(place, last, self.open(place), False)
        generic = next((f for f in candidates if self.generic_profile(f) is not None), None)
        if generic is None:
            return found
        seen = self.instance(entity[5], place, generic)
        return replace(found, entity=["s", *(self.generic_profile(generic) or ())], place=seen.place)

    def generic_profile(self, found: Found) -> tuple[str, Any, Any] | None:
        """The profile of a generic subprogram."""
        entity = found.place.part["entity"] if found.what == "u" else found.entity
        if entity[0] != "s" or entity[3] is None or (found.what == "s" and len(entity) != 5) or not self.formals_of(found):
            return None
        return entity[1], entity[2], entity[3]

    def members(self, package: Found, name: str, calls: bool = True) -> list[Found]:
        """What a package declares by a name; where it may be called, what its types inherit too."""
        place, entity = package.place, package.entity
        if package.formals and name in (formals := self.formals_of(package)):
            return [Found(e, place, name, package.home) for e in formals[name]]
        if entity[0] == "u":
            child = self.unit(f"{entity[1]}.{name}")
            names = place.part["names"] if place.part["part"] == "spec" else {}
            found = [Found(e, place, name, package.home) for e in names.get(name, ())]
            if not found and child is not None:
                return [child]
            if child is not None and calls and self.profile(child) is not None and all(f.what in "sl" for f in found):
                found.append(child)  # a library subprogram overloads what its parent declares
            return found + self.inherited(names, place, name) if calls and all(f.what in "slu" for f in found) else found
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
        return found + self.used(place, name, opened, bool(found), calls) or self.within(place, name)

    def within(self, place: Place, name: str) -> list[Found]:
        """What has that name inside of what a specification declares, a nested package or a protected type or a generic:
        for bodies of these, which are in another file."""
        spec = self.known[place.unit].spec if place.part["part"] == "body" and place.unit in self.known else None
        if spec is None:
            return []
        known = self.inside.get(place.unit)
        if known is None:
            known = self.inside[place.unit] = {}
            pending = [(spec["names"], Place(place.unit, spec, (), tuple(spec["open"])))]
            while pending:
                names, there = pending.pop(0)
                for entity in (e for entities in names.values() for e in entities):
                    for inner in self.regions(entity):
                        deeper = replace(there, inner=(inner, *there.inner))
                        for inside, entities in inner.items():
                            known.setdefault(inside, [Found(e, deeper, inside, place.unit) for e in entities])
                        if entity[0] == "p":
                            pending.append((inner, deeper))
        return known.get(name, [])

    @staticmethod
    def regions(entity: Entity) -> tuple[Names, ...]:
        """What an entity declares that its body sees."""
        match entity[0]:
            case "p":
                return entity[1], entity[3]
            case "q":
                return (entity[1],)
            case "t" if entity[1] == "concurrent":
                return (entity[3],)
            case "s" if len(entity) == 5:
                return (entity[4],)
        return ()

    def library(self, unit: str, name: str) -> Found | None:
        """The library unit that a simple name means in a unit: a root, the unit itself, a parent, a child of these."""
        above = unit
        while above:  # what is further in hides what is further out, and a root is declared in Standard (ARM 10.1.1)
            if self.sees(unit, f"{above}.{name}"):
                return self.unit(f"{above}.{name}")
            if above.rpartition(".")[2] == name:
                return self.unit(above)
            above = above.rpartition(".")[0]
        return self.unit(name) if self.sees(unit, name) else None

    def declared(self, place: Place, name: str) -> Found | None:
        """The package that a region around a place declares by a simple name."""
        for names, where in self.scopes(place):
            for entity in names.get(name, ()):
                if entity[0] in "=np":
                    return Found(entity, where, name, "" if where.unit in self.predefined else where.unit)
        return None

    def library_unit(self, unit: str, dotted: str) -> tuple[str, list[str]]:
        """The longest name of a library unit that a dotted name begins with in a unit, in full; and what is behind it."""
        first, *rest = dotted.removeprefix("standard.").split(".")
        found = None if dotted.startswith("standard.") else self.library(unit, first)
        full = found.name if found is not None else first
        if found is None:  # a parent may be missing of which there are children
            ends = [n for n in range(len(rest), -1, -1) if self.sees(unit, ".".join([first, *rest[:n]]))]
            return (".".join([first, *rest[: ends[0]]]), rest[ends[0] :]) if ends else ("", [])
        while rest and self.sees(unit, f"{full}.{rest[0]}"):
            full = f"{full}.{rest.pop(0)}"
        return full, rest

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
        yield part["formals"], bare
        parts = self.known.get(place.unit)
        if parts is not None:
            others = ([*parts.subunits, parts.body] if part["parent"] else []) + [parts.spec]
            for other in others:
                if other is not None and other is not part and (other["part"] == "spec" or other["parent"] != part["name"]):
                    there = Place(place.unit, other, (), tuple(other["open"]))
                    yield other["names"], there
                    yield other["formals"], there
        above = place.unit.rpartition(".")[0]
        while above:
            spec = self.known[above].spec if above in self.known else None
            if spec is not None:
                there = Place(above, spec, (), tuple(spec["open"]))
                yield spec["names"], there
                yield spec["formals"], there
            above = above.rpartition(".")[0]
