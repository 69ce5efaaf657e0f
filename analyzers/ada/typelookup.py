"""Types of an Ada tree: what the names of types mean, what is selected from values, which operations types have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyzers.ada.annex_a import ROOTS, STANDARD
from analyzers.ada.lookup import DEPTH, Found, Kind, Lookup, Place


class TypeLookup(Lookup):
    """Names and types of a tree's units."""

    def type_of(self, kind: Kind, depth: int = 0) -> Found | None:
        """The type that a name means, subtypes and access types followed."""
        found: Found | None
        for _ in range(DEPTH):
            written, place = kind
            if isinstance(written, int):
                written = place.part["locals"][written]
            if not written:
                return None
            if isinstance(written, list) and written[0] == "|":
                return None
            if isinstance(written, list) and written[0] in ("of", "in", "is"):
                whole = self.walk(place, written[1], written[2], "f", [], depth + 1) if depth < DEPTH else None
                if written[0] == "is" and whole is not None:
                    kind = whole
                    continue
                inside = self.element(whole, depth + 1) if whole is not None else None
                if inside is None and written[0] == "in":
                    inside = whole
                if inside is None:
                    return None
                kind = inside
                continue
            if isinstance(written, list) and written[0] == "from":
                package = self.target(Found(written[1], place, written[1][1], place.unit))
                *path, last = written[2].split(".")
                for name in path:
                    inside_of = self.members(package, name, False) if package is not None else []
                    package = next((p for f in inside_of if f.what in "u=np" and (p := self.target(f)) is not None), None)
                shown = self.members(package, last, False) if package is not None else []
                found = next((f for f in shown if f.what == "t"), None)
                if found is None:
                    foreign = written[1][1].partition(".")[0] in ROOTS
                    return Found(["t", "opaque", "", {}, []], place, written[2], "?") if foreign else None
            elif not isinstance(written, str):
                found = Found(written, place, "", place.unit)
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

    def is_access(self, kind: Kind) -> bool:
        """Whether a name is known to mean an access type, or a subtype of one."""
        for _ in range(DEPTH):
            written, place = kind
            if isinstance(written, int):
                written = place.part["locals"][written]
            found = self.named_type(written, place) if isinstance(written, str) and written[:2] != "[]" else None
            if found is None or found.entity[1] != "subtype":
                return found is not None and found.entity[1] == "access"
            kind = (found.entity[2], found.place)
        return False

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

    def selected(self, kind: Kind, name: str, at: Place, depth: int = 0) -> list[Found]:
        """A component, an entry, or an operation in prefixed notation (ARM 4.1.3), as a place sees it."""
        found = self.type_of(kind)
        seen = 0
        while found is not None and seen < DEPTH:
            entity = found.entity
            inside = at.unit == found.home or (not at.visible and at.unit.startswith(found.home + "."))
            hidden = len(entity) > 5 and not inside
            own = entity[5 if hidden else 3].get(name)
            if not own and entity[3].get("#to") and depth < DEPTH:
                behind = self.selected((entity[3]["#to"][0][1], found.place), name, at, depth + 1)
                if behind:
                    return behind
            if own:
                concurrent = found.entity[1] == "concurrent"
                return [
                    Found(["s", *e[1:3], None] if concurrent and e[0] == "s" else e, found.place, name, found.home) for e in own
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
