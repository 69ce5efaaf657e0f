"""The order in which a program's units are elaborated before it runs (ARM 10.2), as far as context clauses and pragmas
fix it: a binder's order obeys all of this, and may obey more (calls during elaboration, GNAT's static model)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SPEC, BODY = "spec", "body"
Part = tuple[str, str]  # unit, SPEC or BODY


@dataclass(frozen=True)
class Unit:
    """A library unit: what its parts with, and the bodies that their pragmas Elaborate and Elaborate_All ask for.
    `whole`: Elaborate_Body, the body comes with the specification."""

    name: str
    has_spec: bool
    has_body: bool
    spec_withs: frozenset[str]
    body_withs: frozenset[str]
    elaborate: Mapping[str, frozenset[str]]  # by part
    elaborate_all: Mapping[str, frozenset[str]]
    whole: bool = False


def needed(units: Mapping[str, Unit], main: str) -> frozenset[str]:
    """The units that a program is made of, the main one too."""
    found: set[str] = set()
    pending = [main]
    while pending:
        name = pending.pop()
        if name in found or name not in units:
            continue
        found.add(name)
        unit = units[name]
        pending += [*unit.spec_withs, *unit.body_withs]
        if "." in name:
            pending.append(name.rpartition(".")[0])
    return frozenset(found)


def before(units: Mapping[str, Unit], names: Iterable[str]) -> dict[Part, set[Part]]:
    """For each part of these units, the parts that must have been elaborated."""
    held = frozenset(names)
    found: dict[Part, set[Part]] = {}

    def parts(name: str) -> list[Part]:
        unit = units[name]
        return [(name, p) for p, there in ((SPEC, unit.has_spec), (BODY, unit.has_body)) if there]

    def first(name: str) -> set[Part]:
        """What a `with` needs: the specification, or the body of a subprogram that has none."""
        unit = units[name]
        return set(parts(name)) if unit.whole else set(parts(name)[:1])

    for name in sorted(held):
        unit = units[name]
        for part in parts(name):
            needs = found[part] = set()
            withs = unit.spec_withs if part[1] == SPEC else unit.body_withs
            for other in withs & held:
                needs |= first(other)
            parent = name.rpartition(".")[0]
            if parent in held:
                needs |= set(parts(parent)[:1])
            if part[1] == BODY and unit.has_spec:
                needs.add((name, SPEC))
            for other in unit.elaborate.get(part[1], frozenset()) & held:
                needs |= set(parts(other))
            for other in unit.elaborate_all.get(part[1], frozenset()) & held:
                for far in needed(units, other) & held:
                    needs |= set(parts(far))
            needs.discard(part)
    return found


def order(needs: Mapping[Part, set[Part]]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """An order that obeys them, bodies as early as they can; and the parts that no order can hold (circles)."""
    waiting = {part: len(others) for part, others in needs.items()}
    users: dict[Part, list[Part]] = {}
    for part, others in needs.items():
        for other in others:
            users.setdefault(other, []).append(part)
    ready = [(part[1] != BODY, part) for part, count in waiting.items() if not count]
    heapq.heapify(ready)
    found: list[Part] = []
    while ready:
        _, part = heapq.heappop(ready)
        found.append(part)
        for user in users.get(part, ()):
            waiting[user] -= 1
            if not waiting[user]:
                heapq.heappush(ready, (user[1] != BODY, user))
    done = set(found)
    return tuple(found), tuple(sorted(p for p in needs if p not in done))
