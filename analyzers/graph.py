"""What follows from the dependencies: cycles, waves, programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.model import Codebase, DependencyKind, Module, ModuleKind

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Planned:
    """A module's place in the order: wave 0 needs nothing that is not moved. `cycle` lists the other modules
    that it needs and that need it, which move in the same wave."""

    module: Module
    wave: int
    needs: tuple[str, ...]
    cycle: tuple[str, ...] = ()


def needs(codebase: Codebase) -> dict[str, set[str]]:
    """For each module, by id, the modules that it needs (resolved dependencies only)."""
    found: dict[str, set[str]] = {name: set() for name in sorted(module.id for module in codebase.modules)}
    for edge in codebase.dependencies:
        # A file that two programs share joins them at run time, not in the order of moving.
        joins = edge.resolved and edge.kind is not DependencyKind.FILE
        if joins and edge.source in found and edge.target in found and edge.source != edge.target:
            found[edge.source].add(edge.target)
    return found


def module_graph(codebase: Codebase) -> nx.DiGraph:
    """Modules as nodes; an edge from each module to each module that it needs."""
    import networkx as nx  # takes as long to load as a small tree takes to read: only for those who want it

    return nx.DiGraph(needs(codebase))


def components(needed: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Those that need each other, directly or not, in groups, each sorted and behind all groups that it needs
    (strongly connected components, Tarjan 1972, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []  # reached, and in no group yet
    grouped: set[str] = set()
    found: list[list[str]] = []
    for root in needed:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        waiting.append(root)
        path = [(root, iter(needed[root]))]
        while path:
            name, rest = path[-1]
            for other in rest:
                if other not in number:
                    number[other] = lowest[other] = len(number)
                    waiting.append(other)
                    path.append((other, iter(needed.get(other, ()))))
                    break
                if other not in grouped:
                    lowest[name] = min(lowest[name], number[other])
            else:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest[before], lowest[name])
                if lowest[name] == number[name]:
                    group = [waiting.pop()]
                    while group[-1] != name:
                        group.append(waiting.pop())
                    found.append(sorted(group))
                    grouped.update(group)
    return found


def cycles(needed: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Those that need each other, directly or not: each group of two and more sorted, and the groups too."""
    return sorted(group for group in components(needed) if len(group) > 1)


def plan(codebase: Codebase, needed: Mapping[str, set[str]] | None = None) -> tuple[Planned, ...]:
    """The queue: modules by wave, leaves first, then by id. A wave is a level of the graph's condensation. `needed` is
    what `needs` gives, where that is known."""
    needed = needs(codebase) if needed is None else needed
    level: dict[str, int] = {}
    modules = {module.id: module for module in codebase.modules}
    planned = []
    for group in components(needed):
        outside = set().union(*(needed[name] for name in group)).difference(group)
        wave = max(map(level.__getitem__, outside), default=-1) + 1
        for at, name in enumerate(group):
            level[name] = wave
            cycle = (*group[:at], *group[at + 1 :])
            planned.append(Planned(modules[name], wave, tuple(sorted(needed[name].difference(group))), cycle))
    return tuple(sorted(planned, key=lambda p: (p.wave, p.module.id)))


def programs(codebase: Codebase) -> dict[str, frozenset[str]]:
    """For each main module, everything that its program is made of (itself included)."""
    needed = needs(codebase)
    return {module.id: _closure(needed, module.id) for module in codebase.modules if module.kind is ModuleKind.MAIN}


def _closure(needed: Mapping[str, Iterable[str]], start: str) -> frozenset[str]:
    """What a module needs, directly or not, itself too."""
    found, waiting = {start}, [start]
    while waiting:
        new = set(needed[waiting.pop()]) - found
        found |= new
        waiting += new
    return frozenset(found)
