"""What follows from the dependencies: cycles, waves, programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from analyzers.model import Codebase, DependencyKind, Module, ModuleKind


@dataclass(frozen=True)
class Planned:
    """A module's place in the order: wave 0 needs nothing that is not moved. `cycle` lists the other modules
    that it needs and that need it, which move in the same wave."""

    module: Module
    wave: int
    needs: tuple[str, ...]
    cycle: tuple[str, ...] = ()


def module_graph(codebase: Codebase) -> nx.DiGraph:
    """Modules as nodes; an edge from each module to each module that it needs (resolved dependencies only)."""
    graph = nx.DiGraph()
    ids = {module.id for module in codebase.modules}
    graph.add_nodes_from(sorted(ids))
    for edge in codebase.dependencies:
        # A file that two programs share joins them at run time, not in the order of moving.
        joins = edge.resolved and edge.kind is not DependencyKind.FILE
        if joins and edge.source in ids and edge.target in ids and edge.source != edge.target:
            graph.add_edge(edge.source, edge.target)
    return graph


def cycles(needs: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Those that need each other, directly or not: each group of two and more sorted, and the groups too."""
    graph = nx.DiGraph((one, other) for one, others in needs.items() for other in others)
    return sorted(sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1)


def plan(codebase: Codebase) -> tuple[Planned, ...]:
    """The queue: modules by wave, leaves first, then by id. A wave is a level of the graph's condensation."""
    graph = module_graph(codebase)
    condensed = nx.condensation(graph)
    level: dict[int, int] = {}
    for component in reversed(list(nx.topological_sort(condensed))):
        level[component] = max((level[n] + 1 for n in condensed.successors(component)), default=0)
    modules = {module.id: module for module in codebase.modules}
    planned = []
    for component, data in condensed.nodes(data=True):
        members = sorted(data["members"])
        for name in members:
            cycle = tuple(m for m in members if m != name)
            needs = tuple(sorted(set(graph.successors(name)) - set(cycle)))
            planned.append(Planned(modules[name], level[component], needs, cycle))
    return tuple(sorted(planned, key=lambda p: (p.wave, p.module.id)))


def programs(codebase: Codebase) -> dict[str, frozenset[str]]:
    """For each main module, everything that its program is made of (itself included)."""
    graph = module_graph(codebase)
    return {
        module.id: frozenset({module.id, *nx.descendants(graph, module.id)})
        for module in codebase.modules
        if module.kind is ModuleKind.MAIN
    }
