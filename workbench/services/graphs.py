"""The graph as pages and commands show it: paths, what can move next, groups, and where each module is drawn.

Everything here is a function of the network (the modules and their joined dependencies, from the atlas) and of what
the queue says of them. Places follow from the network alone, so that the same graph looks the same every time.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from analyzers.model import TheseusError
from workbench.services.atlas import Atlas

GROUPINGS = ("nothing", "folder", "cycle")
"""What a picture may be collapsed by."""


@dataclass(frozen=True)
class Node:
    """A module. `cycle` are all members of its cycle (empty: it is in none); `moves` is False where there is no code
    of its own: it moves with those that need it. `risk` is 0 to 100."""

    id: str
    name: str
    language: str
    kind: str
    files: tuple[str, ...]
    lines: int
    wave: int
    cycle: tuple[str, ...]
    risk: float
    moves: bool

    @property
    def folder(self) -> str:
        return self.files[0].rpartition("/")[0] if self.files else ""


@dataclass(frozen=True)
class Link:
    """`source` needs `target`: all its dependencies on it, and where the first is written. `orders` is False for
    modules that only share a file: that does not decide which moves first."""

    source: str
    target: str
    kinds: tuple[str, ...]
    file: str
    line: int
    count: int
    orders: bool


@dataclass(frozen=True)
class Network:
    """A codebase's modules by wave and id, and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    stamp: str

    @cached_property
    def by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def by_ends(self) -> dict[tuple[str, str], Link]:
        return {(link.source, link.target): link for link in self.links}

    @cached_property
    def order(self) -> nx.DiGraph:
        """An edge from each module to each that must move before it (or with it)."""
        graph = nx.DiGraph()
        graph.add_nodes_from(node.id for node in self.nodes)
        graph.add_edges_from((link.source, link.target) for link in self.links if link.orders)
        return graph

    def node(self, module: str) -> Node:
        """Raises TheseusError with names that are close when there is none."""
        try:
            return self.by_id[module]
        except KeyError:
            close = [n.id for n in self.nodes if module and module.lower() in n.id][:10]
            known = close or [n.id for n in self.nodes[:20]]
            raise TheseusError(f"no module '{module}' here; there is {', '.join(known) or 'none'}") from None

    def unit(self, module: str) -> frozenset[str]:
        """What moves at once with a module: its cycle, or itself alone."""
        return frozenset(self.node(module).cycle or (module,))


def network(atlas: Atlas) -> Network:
    with atlas.reading() as connection:
        rows = connection.execute(
            "select id, name, language, kind, files, lines, wave, cycle, risk, moves from module order by wave, id"
        ).fetchall()
        edges = connection.execute(
            "select source, target, kind, file, line, count from edge where resolved and source <> target "
            "order by source, target, kind"
        ).fetchall()
    nodes = tuple(
        Node(i, name, language, kind, tuple(json.loads(files)), lines, wave,
             tuple(sorted((i, *json.loads(cycle)))) if cycle != "[]" else (), risk, bool(moves))
        for i, name, language, kind, files, lines, wave, cycle, risk, moves in rows
    )  # fmt: skip
    known = {node.id for node in nodes}
    joined: dict[tuple[str, str], list[tuple[str, str, int, int]]] = {}
    for source, target, kind, file, line, count in edges:
        if source in known and target in known:
            joined.setdefault((source, target), []).append((kind, file, line, count))
    links = tuple(
        Link(source, target, tuple(e[0] for e in found), found[0][1], found[0][2], sum(e[3] for e in found),
             any(e[0] != "file" for e in found))
        for (source, target), found in joined.items()
    )  # fmt: skip
    return Network(nodes, links, atlas.stamp)


# --------------------------------------------------------------------------- questions


def shortest(network: Network, one: str, other: str) -> tuple[Link, ...] | None:
    """The shortest chain of needs from one module to the other, or back when only that exists; of several the first
    by name. None when neither needs the other."""
    network.node(one), network.node(other)
    for start, end in ((one, other), (other, one)):
        found = _walk(network.order, start, end)
        if found is not None:
            return tuple(network.by_ends[pair] for pair in itertools.pairwise(found))
    return None


def _walk(graph: nx.DiGraph, start: str, end: str) -> list[str] | None:
    came: dict[str, str] = {start: ""}
    layer = [start]
    while layer and end not in came:
        following = []
        for name in sorted(layer):
            for other in sorted(graph.successors(name)):
                if other not in came:
                    came[other] = name
                    following.append(other)
        layer = following
    if end not in came:
        return None
    path = [end]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]


@dataclass(frozen=True)
class After:
    """What moving a module means. `together`: what moves with it (its cycle); `first`: what has to move before it
    and has not; `unlocked`: what can move then and could not before; `waiting`: what needs it, directly or not, and
    still waits for others too."""

    module: str
    together: tuple[str, ...]
    first: tuple[str, ...]
    unlocked: tuple[str, ...]
    waiting: tuple[str, ...]


def after(network: Network, moved: frozenset[str], module: str) -> After:
    """What can move once this module has, given what has moved already."""
    unit = network.unit(module)
    done = moved | {n.id for n in network.nodes if not n.moves}
    graph = network.order
    needed = {n for m in unit for n in nx.descendants(graph, m)} - unit
    first = needed - done
    then = done | unit
    waiting: set[str] = set()
    unlocked: set[str] = set()
    for name in {n for m in unit for n in nx.ancestors(graph, m)} - unit - done:
        if _ready(network, name, done):
            continue  # it could move before
        (unlocked if _ready(network, name, then) else waiting).add(name)
    return After(module, tuple(sorted(unit - {module})), _by_wave(network, first), _by_wave(network, unlocked),
                 _by_wave(network, waiting))  # fmt: skip


def ready(network: Network, moved: frozenset[str]) -> tuple[str, ...]:
    """What can move now: modules not yet moved whose needs all have."""
    done = moved | {n.id for n in network.nodes if not n.moves}
    return tuple(n.id for n in network.nodes if n.id not in done and _ready(network, n.id, done))


def _ready(network: Network, module: str, done: Iterable[str]) -> bool:
    unit = network.unit(module)
    return all(need in done or need in unit for m in unit for need in network.order.successors(m))


def _by_wave(network: Network, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda n: (network.by_id[n].wave, n)))


# --------------------------------------------------------------------------- groups


@dataclass(frozen=True)
class Group:
    """What is drawn as one: a module, or several. `id` is the module's, or `folder:…`, `cycle:…`."""

    id: str
    label: str
    members: tuple[str, ...]
    wave: int
    risk: float
    lines: int
    folder: str
    kind: str  # module, folder, cycle


@dataclass(frozen=True)
class Picture:
    """Groups with the links between them (source and target group, how many module links they stand for)."""

    groups: tuple[Group, ...]
    links: tuple[tuple[str, str, int], ...]

    @cached_property
    def group_of(self) -> dict[str, str]:
        return {member: group.id for group in self.groups for member in group.members}


def picture(network: Network, by: str = "nothing", opened: frozenset[str] = frozenset()) -> Picture:
    """The network with its folders or cycles drawn as one each, but for the groups in `opened`."""
    if by not in GROUPINGS:
        raise TheseusError(f"nothing is collapsed by '{by}': there is {', '.join(GROUPINGS)}")
    members: dict[str, list[Node]] = {}
    for node in network.nodes:
        members.setdefault(_group_id(node, by, opened), []).append(node)
    groups = tuple(_group(name, nodes) for name, nodes in members.items())
    owner = {node.id: name for name, nodes in members.items() for node in nodes}
    counts: dict[tuple[str, str], int] = {}
    for link in network.links:
        ends = owner[link.source], owner[link.target]
        if ends[0] != ends[1]:
            counts[ends] = counts.get(ends, 0) + 1
    return Picture(groups, tuple((*ends, count) for ends, count in counts.items()))


def _group_id(node: Node, by: str, opened: frozenset[str]) -> str:
    if by == "folder" and f"folder:{node.folder}" not in opened:
        return f"folder:{node.folder}"
    if by == "cycle" and node.cycle and f"cycle:{node.cycle[0]}" not in opened:
        return f"cycle:{node.cycle[0]}"
    return node.id


def _group(name: str, nodes: Sequence[Node]) -> Group:
    kind, _, rest = name.partition(":")
    if kind not in ("folder", "cycle"):
        kind, rest = "module", nodes[0].id
    label = {"folder": rest or "(top folder)", "cycle": f"cycle of {len(nodes)}: {rest} …"}.get(kind, rest)
    waves = sorted(n.wave for n in nodes)
    return Group(name, label, tuple(n.id for n in nodes), waves[len(waves) // 2], max(n.risk for n in nodes),
                 sum(n.lines for n in nodes), nodes[0].folder, kind)  # fmt: skip


# --------------------------------------------------------------------------- places


def places(picture: Picture) -> dict[str, tuple[float, float]]:
    """Where each group is drawn: waves from left to right, each in as many columns as it needs; within a wave by
    folder, and so that links are short. Follows from the picture alone."""
    rows = max(15, round((len(picture.groups) / 1.6) ** 0.5))
    waves = _columns(picture.groups)
    needs: dict[str, list[str]] = {}
    needed: dict[str, list[str]] = {}
    for source, target, _ in picture.links:
        needs.setdefault(source, []).append(target)
        needed.setdefault(target, []).append(source)
    ordered = {wave: sorted(groups, key=lambda g: (g.folder, g.id)) for wave, groups in sorted(waves.items())}
    height: dict[str, float] = {}
    for groups in ordered.values():
        height.update((g.id, (n + 0.5) / len(groups)) for n, g in enumerate(groups))
    for sweep in range(6):  # each wave by the middle of its neighbours, there and back
        neighbours = needed if sweep % 2 else needs
        for wave in sorted(ordered, reverse=bool(sweep % 2)):
            groups = ordered[wave]
            groups.sort(key=lambda g: (_middle(height, neighbours.get(g.id, ()), height[g.id]), g.folder, g.id))
            height.update((g.id, (n + 0.5) / len(groups)) for n, g in enumerate(groups))
    found: dict[str, tuple[float, float]] = {}
    left = 0.0
    for groups in ordered.values():
        columns = -(-len(groups) // rows)
        tall = -(-len(groups) // columns)
        for number, group in enumerate(groups):
            # Row by row, so that neighbours in the order are neighbours in the picture.
            row, column = divmod(number, columns)
            stagger = 0.5 * (column % 2)  # so that names beside each other don't meet
            found[group.id] = (left + column, (row + stagger - (tall - 1) / 2) * (rows / max(tall, 1)) ** 0.5)
        left += columns + max(1.0, rows / 12)
    return found


def _columns(groups: Sequence[Group]) -> dict[int, list[Group]]:
    """The groups by wave. Folders spread over many waves, so they only go in the order of theirs, as many to a column
    as make a picture that is wider than it is tall."""
    found: dict[int, list[Group]] = {}
    if all(group.kind == "module" or group.kind == "cycle" for group in groups):
        for group in groups:
            found.setdefault(group.wave, []).append(group)
        return found
    ordered = sorted(groups, key=lambda g: (g.wave, g.id))
    tall = max(5, round((len(groups) / 1.6) ** 0.5))
    for number, group in enumerate(ordered):
        found.setdefault(number // tall, []).append(group)
    return found


def _middle(height: Mapping[str, float], names: Sequence[str], otherwise: float) -> float:
    values = sorted(height[n] for n in names)
    return values[len(values) // 2] if values else otherwise
