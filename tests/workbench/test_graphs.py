"""Paths, what can move next, groups and places, against definitions written down plainly and hand-drawn graphs."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.model import TheseusError
from tests.bench.large import shape, write_large
from workbench.services import atlas, graphs
from workbench.services.graphs import Link, Network, Node

CORPORA = Path(__file__).parents[2] / "corpora"


def made(edges: dict[str, str], cycles: tuple[str, ...] = (), free: str = "", shared: tuple[tuple[str, str], ...] = ()) -> Network:
    """A network of one-letter modules: each with the letters that it needs. `free` have nothing to move."""
    names = sorted({*edges, *itertools.chain.from_iterable(edges.values())})
    in_cycle = {m: tuple(sorted(c)) for c in cycles for m in c}
    nodes = tuple(
        Node(n, n, "c", "library", (f"{'xy'[i % 2]}/{n}.c",), 10, i, in_cycle.get(n, ()), float(i), n not in free)
        for i, n in enumerate(names)
    )
    links = [Link(a, b, ("call",), f"{a}.c", 1, 1, True) for a, needs in edges.items() for b in needs]
    links += [Link(a, b, ("file",), f"{a}.c", 1, 1, False) for a, b in shared]
    return Network(nodes, tuple(links), "")


#  a needs b, c; b and c need d; e and f need each other and d; g needs e and a.
DRAWN = made({"a": "bc", "b": "d", "c": "d", "e": "fd", "f": "e", "g": "ea"}, cycles=("ef",))


def test_the_path_is_the_shortest_and_the_first_by_name() -> None:
    route = graphs.shortest(DRAWN, "a", "d")
    assert route is not None
    assert [(s.source, s.target) for s in route] == [("a", "b"), ("b", "d")]


def test_a_path_is_found_whichever_end_is_named_first() -> None:
    assert graphs.shortest(DRAWN, "d", "g") == graphs.shortest(DRAWN, "g", "d")
    assert [(s.source, s.target) for s in graphs.shortest(DRAWN, "g", "d") or ()] == [("g", "e"), ("e", "d")]


def test_modules_that_only_share_a_file_are_not_on_a_path() -> None:
    assert graphs.shortest(made({"a": "", "b": ""}, shared=(("a", "b"),)), "a", "b") is None


def test_an_unknown_module_is_named_with_those_that_are_close() -> None:
    with pytest.raises(TheseusError, match="no module 'zz'"):
        graphs.shortest(DRAWN, "a", "zz")


def test_after_a_leaf_what_needs_nothing_else_can_move() -> None:
    found = graphs.after(DRAWN, frozenset(), "d")
    assert found.first == ()
    assert set(found.unlocked) == {"b", "c", "e", "f"}
    assert set(found.waiting) == {"a", "g"}


def test_a_cycle_moves_at_once() -> None:
    found = graphs.after(DRAWN, frozenset("d"), "e")
    assert found.together == ("f",)
    assert found.first == ()
    assert found.unlocked == ()
    assert found.waiting == ("g",)
    assert graphs.after(DRAWN, frozenset("dabc"), "f").unlocked == ("g",)


def test_what_has_to_move_first_is_said() -> None:
    assert graphs.after(DRAWN, frozenset("c"), "a").first == ("b", "d")


def test_modules_with_nothing_to_move_hold_nothing_up() -> None:
    network = made({"a": "h", "h": "k"}, free="hk")
    assert graphs.ready(network, frozenset()) == ("a",)
    assert graphs.after(network, frozenset(), "a").first == ()


@st.composite
def _networks(draw: st.DrawFn) -> tuple[Network, frozenset[str], str]:
    names = "abcdefgh"[: draw(st.integers(2, 8))]
    pairs = list(itertools.combinations(names, 2))  # a later letter never needs an earlier one: no cycles
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    edges = {n: "".join(b for a, b in chosen if a == n) for n in names}
    return made(edges), frozenset(draw(st.sets(st.sampled_from(names)))), draw(st.sampled_from(names))


@given(_networks())
@settings(max_examples=150, deadline=None)
def test_what_is_unlocked_is_what_the_definition_says(case: tuple[Network, frozenset[str], str]) -> None:
    network, moved, module = case
    needs = {n.id: {link.target for link in network.links if link.source == n.id} for n in network.nodes}

    def able(done: frozenset[str]) -> set[str]:
        return {n for n in needs if n not in done and needs[n] <= done}

    found = graphs.after(network, moved, module)
    assert set(found.unlocked) == able(moved | {module}) - able(moved) - {module}
    assert set(graphs.ready(network, moved)) == able(moved)


def test_a_folder_is_one_group_and_its_links_are_counted() -> None:
    picture = graphs.picture(DRAWN, "folder")  # x: a c e g, y: b d f
    assert {g.id: g.members for g in picture.groups} == {"folder:x": ("a", "c", "e", "g"), "folder:y": ("b", "d", "f")}
    assert sorted(picture.links) == [("folder:x", "folder:y", 4), ("folder:y", "folder:x", 1)]


def test_an_opened_folder_shows_its_modules_and_a_cycle_closes_to_one() -> None:
    opened = graphs.picture(DRAWN, "folder", frozenset({"folder:y"}))
    assert {g.id for g in opened.groups} == {"folder:x", "b", "d", "f"}
    cycles = graphs.picture(DRAWN, "cycle")
    assert next(g.members for g in cycles.groups if g.kind == "cycle") == ("e", "f")
    assert len(cycles.groups) == 6


def test_every_module_is_in_one_group_whatever_is_collapsed() -> None:
    network = graphs.network(atlas.fresh(CORPORA / "cobol/ledger"))
    for by in graphs.GROUPINGS:
        members = [m for g in graphs.picture(network, by).groups for m in g.members]
        assert sorted(members) == sorted(n.id for n in network.nodes)


def test_places_are_all_different_follow_the_waves_and_stay_the_same() -> None:
    picture = graphs.picture(graphs.network(atlas.fresh(CORPORA / "ada/adadb")))
    places = graphs.places(picture)
    assert places == graphs.places(picture)
    assert len(set(places.values())) == len(picture.groups)
    for one, other in itertools.combinations(picture.groups, 2):
        if one.wave < other.wave:
            assert places[one.id][0] < places[other.id][0]


def test_the_atlas_has_the_modules_and_needs_that_were_generated(tmp_path: Path) -> None:
    network = graphs.network(atlas.make(write_large(tmp_path / "large", 120)))
    system = shape(120)
    assert {n.id for n in network.nodes} == {m.name for m in system}
    assert {(link.source, link.target) for link in network.links} == {(m.name, n) for m in system for n in m.needs}
    assert {n.id for n in network.nodes if n.kind == "main"} == {m.name for m in system if m.main}


def test_the_atlas_is_made_anew_when_the_sources_change(tmp_path: Path) -> None:
    root = tmp_path / "one"
    root.mkdir()
    (root / "a.c").write_text("int a(void) { return 1; }\n")
    first = atlas.fresh(root)
    assert atlas.fresh(root) == first
    (root / "b.c").write_text("int a(void);\nint b(void) { return a(); }\n")
    network = graphs.network(atlas.fresh(root))
    assert [(link.source, link.target) for link in network.links] == [("b", "a")]


def test_a_damaged_atlas_is_made_anew(tmp_path: Path) -> None:
    root = tmp_path / "one"
    root.mkdir()
    (root / "a.c").write_text("int a(void) { return 1; }\n")
    atlas.fresh(root).path.write_bytes(b"not a database")
    assert [n.id for n in graphs.network(atlas.fresh(root)).nodes] == ["a"]
