"""The Graph page: the modules by wave, the path between two, and what can move after one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui import figures, later, parts, session
from workbench.services import atlas, graphs
from workbench.services.graph_states import NOTHING, group_states, is_moved
from workbench.services.graphs import Network, Picture

LARGE = 300  # modules, from which folders are drawn as one at first
SHOWS = ("everything", "a path between two", "what can move after one")
CLICKS = ("opens the module", "selects it")
PALETTE = {**parts.palette(), NOTHING: "#b5b9c0", "several": "#9aa1ad" if parts.is_dark() else "#6b7280"}

here = session.here("Graph")


def current_atlas() -> atlas.Atlas | None:
    """The atlas of the sources as they are, or the last one while they are read anew; None where there is none yet."""
    root = here.project.root
    known, stamp = atlas.recorded(root), stamp_of(str(root))
    if known is not None and known.stamp == stamp:
        return known
    doing = "The sources have changed: reading them" if known is not None else "Reading the sources"
    return later.result(("atlas", str(root), stamp), doing, lambda: atlas.fresh(root)) or known


@st.cache_resource(max_entries=4, show_spinner=False)
def network_of(root: str, stamp: str, _atlas: atlas.Atlas) -> Network:
    del root, stamp  # what is remembered
    return graphs.network(_atlas)


@st.cache_resource(max_entries=24, show_spinner=False)
def picture_of(
    root: str, stamp: str, by: str, opened: tuple[str, ...], _network: Network
) -> tuple[Picture, dict[str, tuple[float, float]]]:
    del root, stamp
    picture = graphs.picture(_network, by, frozenset(opened))
    return picture, graphs.places(picture)


@st.cache_data(ttl=20, max_entries=20, show_spinner=False)
def stamp_of(root: str) -> str:
    """Asked of the disk every 20 seconds at most."""
    del root
    return atlas.stamp_of(here.project.root)


def facts(name: str) -> str:
    node = network.by_id[name]
    return f"{node.kind} of {node.lines:,} lines, wave {node.wave}, risk {node.risk:g}, {states.get(name, '')}"


def module_table(names: tuple[str, ...], key: str, alt: str) -> None:
    """Modules as rows; choosing one opens its page."""
    rows = [{"module": n, "wave": network.by_id[n].wave} for n in names]
    columns = {"module": "Module", "wave": st.column_config.NumberColumn("Wave", width=60)}
    chosen = parts.table(rows, columns, key=key, select="single-row", alt=alt)
    if chosen:
        session.go("module", here, names[chosen[0]])


with parts.stopping():
    root = str(here.project.root)
    read = current_atlas()
    if read is None:
        st.stop()
    stamp = read.stamp
    network = network_of(root, stamp, read)
items = session.items(here)
states = {i.module: i.state for i in items}
moved = frozenset(i.module for i in items if is_moved(i))
modules = [n.id for n in network.nodes]
if not modules:
    st.info("No module here yet.")
    st.stop()
default = modules.index(here.module) if here.module in network.by_id else None

by_default = "folder" if len(modules) > LARGE else "nothing"
with st.container(horizontal=True, gap="medium"):
    what = st.segmented_control("Show", SHOWS, default=SHOWS[0], key="graph-show") or SHOWS[0]
    click = st.segmented_control("A click", CLICKS, default=CLICKS[0], key="graph-click") or CLICKS[0]
with st.container(horizontal=True, gap="medium"):
    colour = st.segmented_control("Colour by", ("state", "risk", "wave"), default="state", key="graph-colour") or "state"
    by = st.segmented_control("Collapse by", graphs.GROUPINGS, default=by_default, key="graph-by") or by_default

route: tuple[graphs.Link, ...] | None = None
after: graphs.After | None = None
with parts.guarded():
    if what == SHOWS[1]:
        left, right = st.columns(2)
        one = left.selectbox("From", modules, index=default, key="graph-one", placeholder="Choose a module")
        other = right.selectbox("To", modules, index=None, key="graph-other", placeholder="Choose a module")
        if one and other:
            route = graphs.shortest(network, one, other)
            if route is None:
                st.info(parts.plain(f"Neither {one} nor {other} needs the other."))
            elif not route:
                st.info("These are the same module.")
    elif what == SHOWS[2]:
        subject = st.selectbox("After", modules, index=default, key="graph-after", placeholder="Choose a module")
        if subject:
            after = graphs.after(network, moved, subject)

# What is asked about has to be seen: its groups are drawn open.
asked = {m for step in route or () for m in (step.source, step.target)}
if after is not None:
    asked |= {after.module, *after.together, *after.first[:60], *after.unlocked[:60]}
chosen = st.session_state.get("graph-chosen", "")
chosen = chosen if chosen in network.by_id else ""
closed = graphs.picture(network, by).group_of
opened = st.session_state.setdefault("graph-opened", [])
needed = {closed[m] for m in asked if closed[m] != m}
picture, places = picture_of(root, stamp, by, tuple(sorted({*opened, *needed})), network)
marks = figures.Marks(
    chosen=picture.group_of.get(chosen or (after.module if after else ""), ""),
    route=tuple(picture.group_of[m] for m in (route[0].source, *(s.target for s in route))) if route else (),
    ringed=frozenset(picture.group_of[m] for m in (*after.unlocked, *after.first)) if after else frozenset(),
    every_link=bool(st.session_state.get("graph-links")),
)
figure = figures.graph(picture, places, colour, group_states(picture, states), PALETTE, marks, parts.is_dark())

chart, side = st.columns([2, 1])
with chart:
    event: Any = st.plotly_chart(
        figure, width="stretch", key="graph-chart", on_select="rerun", selection_mode="points",
        config={"scrollZoom": True, "displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d"]},
    )  # fmt: skip
    st.caption(
        f"{parts.count(len(modules), 'module')}, {parts.count(len(network.links), 'link')}; waves from left to right: a module needs modules on its "
        "left. Drag to move, turn the wheel to zoom. The same facts are in the table below."
    )
    if len(picture.links) > figures.ALL_LINKS:
        st.checkbox(f"Draw all {len(picture.links)} links", key="graph-links")

points = [p.get("customdata", [""])[0] for p in event.selection.points if p.get("customdata")]
picked = points[0] if points else ""
if picked != st.session_state.get("graph-seen", ""):
    st.session_state["graph-seen"] = picked
    if picked.startswith(("folder:", "cycle:")):
        st.session_state["graph-opened"] = sorted({*opened, picked})
        st.rerun()
    elif picked and click == CLICKS[1]:
        st.session_state["graph-chosen"] = picked
        st.rerun()
    elif picked:
        session.go("module", here, picked)

with side:
    if opened:
        st.caption("Drawn open: " + parts.plain(", ".join(o.partition(":")[2] or "(top folder)" for o in opened)))
        if st.button("Close all", key="graph-close"):
            st.session_state["graph-opened"] = []
            st.rerun()
    if route:
        st.subheader("Path")
        st.text(f"{route[0].source} needs {route[-1].target} through {len(route)} step{'s' if len(route) != 1 else ''}:")
        rows = [{"needs": s.target, "from": s.source, "at": f"{s.file}:{s.line}", "by": ", ".join(s.kinds)} for s in route]
        names = {"from": "Module", "needs": "Needs", "at": "At", "by": "By"}
        picked_rows = parts.table(rows, names, key="graph-path", select="single-row", alt="The steps of the path")
        if picked_rows:
            session.go("module", here, route[picked_rows[0]].source)
    elif after is not None:
        st.subheader("What if")
        st.text(f"{after.module}: {facts(after.module)}")
        if after.module in moved:
            st.info("This module has moved already.")
        for title, found in (
            ("Moves with it", after.together), ("Has to move first", after.first),
            ("Can move then", after.unlocked), ("Needs it, and waits for others too", after.waiting),
        ):  # fmt: skip
            with st.expander(f"{title}: {len(found)}", expanded=0 < len(found) <= 12):
                if found:
                    module_table(found, f"graph-{title}", title)
    elif chosen:
        st.subheader("Chosen")
        st.text(f"{chosen}\n{facts(chosen)}\n{', '.join(network.by_id[chosen].files)}")
        if st.button("Open the module", key="graph-open", type="primary"):
            session.go("module", here, chosen)
        graph = network.order
        for title, found in (("Needs", graph.successors(chosen)), ("Needed by", graph.predecessors(chosen))):
            names_ = tuple(sorted(found))
            with st.expander(f"{title}: {len(names_)}", expanded=0 < len(names_) <= 12):
                if names_:
                    module_table(names_, f"graph-{title}", title)
    else:
        ready = graphs.ready(network, moved)
        st.subheader("Can move now")
        st.caption(f"{parts.count(len(ready), 'module')}: all that they need has moved.")
        module_table(ready, "graph-ready", "Modules that can move now")

st.subheader("Modules")
needs = {n: sorted(network.order.successors(n)) for n in modules} if len(modules) <= 2000 else None
facts_of: list[dict[str, Any]] = [
    {"module": n.id, "state": [states.get(n.id, "")], "folder": n.folder, "kind": n.kind, "lines": n.lines, "wave": n.wave,
     "risk": n.risk, "cycle": len(n.cycle), "needs": ", ".join(needs[n.id]) if needs else str(network.order.out_degree(n.id)),
     "needed": network.order.in_degree(n.id)}
    for n in network.nodes
]  # fmt: skip
columns = {
    "module": "Module", "state": parts.state_column(), "folder": "Folder", "kind": "Kind", "lines": "Lines",
    "wave": "Wave", "risk": "Risk", "cycle": "In a cycle of", "needs": "Needs", "needed": "Needed by",
}  # fmt: skip
picked_rows = parts.table(facts_of, columns, key="graph-table", select="single-row", alt="All modules of the graph, with the facts of the picture")
if picked_rows:
    session.go("module", here, modules[picked_rows[0]])
parts.follow(here.project)
