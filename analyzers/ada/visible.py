"""What the names in Ada text mean over a whole tree: visibility, selected components, prefixed calls, overloading.

Works on outlines (`analyzers.ada.outline`). What nothing in the tree declares stays without an answer; of several
subprograms that a name may mean, number, names and types of the arguments choose as far as they are known (ARM 8.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analyzers.ada.lookup import DEPTH, Found, Kind, Place
from analyzers.ada.typelookup import TypeLookup

_CLASSES = {"s": ("string", "array"), "c": ("character", "enumeration"), "i": ("number",), "r": ("real",)}
_NOT, _PERHAPS = -2, -1
_CERTAIN = 100  # an argument that is known to fit says more than how closely others do


class Visible(TypeLookup):
    """Calls of a tree's units."""

    # ------------------------------------------------------------------ calls

    def calls(self, unit: str, part: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
        """(library unit, subprogram, line) of each subprogram of another unit that a part refers to,
        operators left out."""
        above = self.around(unit, part)
        places = [Place(unit, part, (), tuple(dict.fromkeys((*uses, *above)))) for uses in part["uses"]]
        for line, base, steps, which, kind, private, wanted in part["refs"]:
            place = places[which]
            if part["part"] == "spec" and not private:
                place = replace(place, visible=True)
            out: list[Found] = []
            self.walk(place, base, steps, kind, out, 0, wanted)
            for found in out:
                if found.home and found.home != unit and found.name[0] != '"':
                    yield found.home, found.name.rpartition(".")[2], line  # a library subprogram's own name, of P.Q

    def around(self, unit: str, part: Mapping[str, Any]) -> list[str]:
        """The use clauses of the parts that stand around one: its specification, its parents, a subunit's bodies."""
        parts = self.known[unit]
        found = list(part["open"])
        for other in (parts.body if part["parent"] else None, parts.spec):
            if other is not None and other is not part:
                found += other["open"]
        while "." in unit:
            unit = unit.rpartition(".")[0]
            spec = self.known[unit].spec if unit in self.known else None
            if spec is not None:
                found += spec["open"]
        return found

    def walk(
        self, place: Place, base: list[Any], steps: Sequence[Any], kind: str, out: list[Found], depth: int, wanted: Any = ""
    ) -> Kind | None:
        """Follow a name; the subprograms that it means go to `out`, the type of its value is returned. `wanted`: the type
        that its value has to have."""
        if depth > DEPTH:
            return None
        steps = list(steps)
        now: Kind | None = None
        here: list[Found] = []
        match base[0]:
            case "o":
                now = (base[1], place)
            case "s":
                here = [Found(e, place, base[2], place.unit) for e in base[1]] + self.overloaded(place, base[2])
            case "&":
                return self.joined(place, base[1], depth)
            case "=" | "n":
                package = self.target(Found(base, place, base[1], place.unit))
                if package is None:
                    return None
                if not steps or not isinstance(steps[0], str):
                    here = [package]
                else:
                    here = self.members(package, steps.pop(0))
            case _ if base[1] == "standard" and steps and isinstance(steps[0], str):  # ARM 10.1.1(1): of which it is a child
                root = self.unit(steps.pop(0))
                here = [root] if root is not None and self.sees(place.unit, root.name) else []
            case _:
                here = self.lookup(place, base[1], self.open(place))
        while True:
            if here:
                first = here[0]
                if first.what in "u=np" and (self.profile(first) is None):
                    if not steps or not isinstance(steps[0], str):
                        return None
                    package, name = self.target(first), steps.pop(0)
                    here = self.members(package, name) if package is not None else []
                    child = self.unit(f"{first.entity[1]}.{name}") if first.what == "u" and not here else None
                    here = here if child is None else [child]  # of an instance, whose generic has no such child
                    if not here:
                        return None
                    continue
                if first.what == "o":
                    now, here = (first.entity[1], first.place), []
                    continue
                if first.what == "t":
                    now, here = (first.name, first.place), []
                    if steps and not isinstance(steps[0], str):
                        steps.pop(0)
                    continue
                if first.what == "q":
                    if not steps or not isinstance(steps[0], str):
                        return None
                    name = steps.pop(0)
                    here = [Found(e, first.place, name, first.home) for e in first.entity[1].get(name, ())]
                    if not here:
                        return None
                    continue
                args = steps.pop(0) if steps and not isinstance(steps[0], str) else None
                last = not steps
                best = self.best(here, args, kind if last else "f", place, depth, wanted if last else "")
                if not best:
                    return None
                chosen = best[0]
                profile = self.profile(chosen)
                kinds = [(p[1], f.place) for f in best if (p := self.profile(f)) and p[1]] if depth else []
                if len({str(written) for written, _ in kinds}) > 1:  # which one it is hangs on what is around it
                    return (["|", kinds], place) if last else None
                if chosen.what == "l":
                    return (chosen.entity[1], chosen.place)
                out.append(chosen)
                if profile is None or not profile[1]:
                    return None
                now, here = (profile[1], chosen.place), []
                if args is not None and profile[2] == []:  # no formals: the brackets are an index
                    steps.insert(0, args)
                continue
            if now is None or not steps:
                return now
            step = steps.pop(0)
            if step == "all":
                behind = self.type_of(now)
                if behind is None or behind.entity[1] == "opaque":
                    return None  # what an access value of another library designates
            elif isinstance(step, str):
                here = self.selected(now, step, place)
                if not here:
                    return None
                if here[0].what == "s" and steps and not isinstance(steps[0], str) and self.takes(here, len(steps[0]) + 1):
                    steps[0] = [["", ["@", now]], *steps[0]]
                elif here[0].what == "s" and here[0].entity[3]:
                    steps.insert(0, [["", ["@", now]]])
            else:
                now = self.element(now)

    def joined(self, place: Place, values: Sequence[Any], depth: int) -> Kind | None:
        """The type of these joined by `&`: that of one that is private (as Unbounded_String), else of one that is an array,
        else String for literals and characters."""
        array: Kind | None = None
        for value in values:
            kind = self.value(place, value, depth)
            if isinstance(kind, str):
                how = "text" if kind in ("s", "c") else ""
            else:
                found = self.type_of(kind)
                how = self.class_of(found) if found is not None else ""
            if how in ("array", "string"):
                array = kind if array is None or array[0] == "string" else array
            elif how in ("text", "character"):
                array = array or ("string", place)
            elif how not in ("enumeration", "formal", ""):
                return kind
        return array

    def takes(self, candidates: Sequence[Found], count: int) -> bool:
        """Whether one of these has so many formals: else what stands behind the first is an index of the result."""
        profiles = [p for found in candidates if (p := self.profile(found)) is not None]
        return any(formals is None or len(formals) >= count for _, _, formals in profiles)

    # ------------------------------------------------------------------ overloading

    def best(
        self, candidates: Sequence[Found], args: Any, kind: str, place: Place, depth: int, wanted: Any = ""
    ) -> list[Found]:
        """The subprograms that a name with these arguments may mean, where its value has to be of the type `wanted`."""
        if len(candidates) == 1 and args is None:
            return [self.instanced(candidates[0])]
        values = [(name, self.value(place, value, depth)) for name, value in args] if args is not None else None
        least = _PERHAPS if not self.unknown(values) else 0
        known = [self.instanced(f) for f in candidates]
        ranked = [(score, self.gives(f, wanted, place), f) for f in known if (score := self.fits(f, values, kind)) >= least]
        fitting = [r for r in ranked if r[0] >= 0] or ranked
        fitting = [r for r in fitting if r[1] >= 0] or fitting
        most = max((r[:2] for r in fitting), default=None)
        return [f for *rank, f in fitting if tuple(rank) == most]

    def gives(self, found: Found, wanted: Any, place: Place) -> int:
        """How well a function's result is of the type that is wanted, as `matches` says."""
        profile = self.profile(found) if wanted else None
        return self.matches((wanted, place), (profile[1], found.place)) if profile is not None and profile[1] else 0

    def unknown(self, values: Sequence[tuple[str, Any]] | None) -> bool:
        """Whether an argument is of a type that another library declares: what is meant may be there too."""
        found = (self.type_of(value) for _, value in values or () if not isinstance(value, str))
        return any(f is not None and f.entity[1] == "opaque" for f in found)

    def value(self, place: Place, value: Any, depth: int) -> Any:
        """The type of an argument, or the code of a literal."""
        if isinstance(value, str):
            return value
        if value[0] == "@":
            return value[1]
        return self.walk(place, value[0], value[1], "f" if value[1] else "", [], depth + 1) or "?"

    def fits(self, found: Found, values: Sequence[tuple[str, Any]] | None, kind: str) -> int:
        """How well arguments fit a subprogram: how many are known to, then how closely; _PERHAPS: only their number does."""
        profile = self.profile(found)
        if profile is None:
            return _NOT
        what, _, formals = profile
        if (kind == "p" and what == "f") or (kind == "f" and what != "f"):
            return _NOT
        if formals is None:
            return 0
        needed = [f for f in formals if not f[2]]
        if values is None:
            return int(not needed) if not kind else 0 if not needed else _NOT
        score = 0
        if len(values) > len(formals):
            return _NOT if not (what == "f" and not needed) else 0
        given = set()
        refused = False
        for k, (name, value) in enumerate(values):
            formal = next((f for f in formals if f[0] == name), None) if name else formals[k]
            if formal is None:
                return _NOT
            given.add(formal[0])
            match = self.matches((formal[1], found.place), value)
            refused = refused or match < 0
            score += match + _CERTAIN * (match > 0)
        if any(f[0] not in given for f in needed):
            return _NOT
        return _PERHAPS if refused else score

    def matches(self, formal: Kind, value: Any) -> int:
        """2: the value is known to be of the type; 1: of one derived from it; 0: it may be; -1: it is not."""
        if not isinstance(value, str) and isinstance(value[0], list) and value[0][0] == "|":
            return max(self.matches(formal, one) for one in value[0][1])
        if value == "a":
            return 2 if self.is_access(formal) else 0
        wanted = self.type_of(formal)
        if wanted is None or wanted.entity[1] in ("formal", ""):
            return 0
        if isinstance(value, str):
            classes = _CLASSES.get(value)
            if classes is None:
                return 0
            how = self.class_of(wanted)
            return 2 if how in classes else 0 if how in ("", "formal", "opaque", "concurrent") else -1
        actual = self.type_of(value)
        if actual is None or actual.entity[1] in ("formal", ""):
            return 0
        if "opaque" in (actual.entity[1], wanted.entity[1]):  # of a library that is not here
            both = actual.entity[1] == wanted.entity[1]
            return int(actual.name.rpartition(".")[2] == wanted.name.rpartition(".")[2]) if both else -1
        if self.key(actual) == self.key(wanted):
            return 2
        if not actual.name or not wanted.name:
            return 0
        if any(self.key(ancestor) == self.key(wanted) for ancestor in self.ancestors(actual)):
            return 1
        return 0 if any(self.key(ancestor) == self.key(actual) for ancestor in self.ancestors(wanted)) else -1

    def ancestors(self, found: Found) -> Iterator[Found]:
        pending, seen = [found], 0
        while pending and seen < DEPTH:
            entity, place = pending[0].entity, pending.pop(0).place
            seen += 1
            for parent in (entity[2] if entity[1] == "derived" else "", *entity[4]):
                after = self.type_of((parent, place)) if parent else None
                if after is not None:
                    yield after
                    pending.append(after)

    def class_of(self, found: Found) -> str:
        for _ in range(DEPTH):
            if found.entity[1] != "derived":
                return str(found.entity[1])
            after = self.type_of((found.entity[2], found.place))
            if after is None:
                return ""
            found = after
        return ""

    @staticmethod
    def key(found: Found) -> Any:
        return (found.home, found.name, id(found.place.actuals)) if found.name else id(found.entity)
