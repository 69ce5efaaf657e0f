"""Order and programs follow from the dependencies alone."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.graph import components, cycles, plan, programs
from analyzers.model import Codebase, Dependency, DependencyKind, Module, ModuleKind, Span

SPAN = Span("x.c", 1)


def codebase(edges: list[tuple[str, str]], mains: set[str] = frozenset()) -> Codebase:  # type: ignore[assignment]
    names = sorted({name for edge in edges for name in edge})
    modules = tuple(
        Module(n, n, "c", ModuleKind.MAIN if n in mains else ModuleKind.LIBRARY, (f"{n}.c",), 1) for n in names
    )
    found = tuple(Dependency(a, b, DependencyKind.CALL, SPAN) for a, b in edges)
    return Codebase("x", modules, found)


def test_leaves_move_first_and_a_cycle_moves_together() -> None:
    made = plan(codebase([("main", "a"), ("a", "b"), ("b", "a"), ("b", "leaf"), ("main", "leaf")], {"main"}))
    assert [(p.module.id, p.wave, p.cycle) for p in made] == [
        ("leaf", 0, ()),
        ("a", 1, ("b",)),
        ("b", 1, ("a",)),
        ("main", 2, ()),
    ]


def test_a_program_is_its_main_and_what_that_reaches() -> None:
    found = programs(codebase([("p", "x"), ("q", "y"), ("x", "z")], {"p", "q"}))
    assert found == {"p": frozenset("pxz"), "q": frozenset("qy")}


@settings(deadline=None)  # a loaded machine is no counterexample
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=30))
def test_every_module_is_planned_once_and_after_what_it_needs(edges: list[tuple[str, str]]) -> None:
    base = codebase(edges)
    made = {p.module.id: p for p in plan(base)}
    assert set(made) == {m.id for m in base.modules}
    graph = nx.DiGraph([e for e in edges if e[0] != e[1]])
    for name, planned in made.items():
        for need in planned.needs:
            assert made[need].wave < planned.wave
        for other in planned.cycle:
            assert nx.has_path(graph, name, other) and nx.has_path(graph, other, name)


def test_cycles_are_the_groups_that_reach_each_other() -> None:
    assert cycles({"a": {"b"}, "b": {"c", "elsewhere"}, "c": {"a"}, "d": {"d", "a"}, "f": {"e"}, "e": {"f"}}) == [["a", "b", "c"], ["e", "f"]]
    assert cycles({"a": {"b"}, "b": set(), "c": {"c"}}) == []


@given(st.dictionaries(st.integers(0, 9).map(str), st.sets(st.integers(0, 9).map(str)), max_size=10))
def test_groups_are_those_of_networkx_and_behind_what_they_need(needed: dict[str, set[str]]) -> None:
    found = components(needed)
    graph = nx.DiGraph(needed)
    assert sorted(found) == sorted(sorted(group) for group in nx.strongly_connected_components(graph))
    place = {name: at for at, group in enumerate(found) for name in group}
    assert all(place[other] <= place[name] for name, others in needed.items() for other in others)


def test_a_long_chain_needs_no_recursion() -> None:
    assert len(components({str(n): [str(n + 1)] for n in range(50_000)})) == 50_001
