"""Plotly figures of graphs. What is drawn and where is decided by `workbench.services.graphs`; here it gets its looks.

Text goes in as data: Plotly reads a few HTML tags in labels, so they are escaped.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analyzers.shown import shown
from workbench.services.graphs import Group, Picture

LABELLED = 70
"""As many groups can carry their names; more would cover each other."""
ALL_LINKS = 1500
"""As many links are all drawn; of more, only those of what is chosen."""
_LONGEST_LABEL = 18
_SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "star", "hexagon", "pentagon", "x", "triangle-down")


@dataclass(frozen=True)
class Marks:
    """What stands out: a chosen group with its links, a route (group ids in order), and groups to ring."""

    chosen: str = ""
    route: tuple[str, ...] = ()
    ringed: frozenset[str] = frozenset()
    every_link: bool = False


def graph(
    picture: Picture,
    places: Mapping[str, tuple[float, float]],
    colour: str,
    states: Mapping[str, str],
    palette: Mapping[str, str],
    marks: Marks,
    dark: bool = False,
    height: int = 640,
) -> go.Figure:
    """The picture as a figure. `colour`: `state`, `risk` or `wave`; `states` by group; points carry their group's id
    as custom data."""
    figure = go.Figure()
    ink = "#e8eaee" if dark else "#23262d"
    few = len(picture.groups) <= LABELLED
    links = _links_to_draw(picture, marks)
    if links:
        faint = 0.45 if len(links) < 300 else 0.18
        figure.add_trace(_lines(links, places, f"rgba(128,132,140,{faint})", 1.0, "needs"))
    route = list(zip(marks.route, marks.route[1:], strict=False))
    if route:
        figure.add_trace(_lines(route, places, "#d1495b", 3.0, "path"))
    if colour == "state":
        order = {state: n for n, state in enumerate(palette)}
        for state in sorted(set(states.values()), key=lambda s: (order.get(s, 99), s)):
            groups = [g for g in picture.groups if states.get(g.id) == state]
            symbol = _SYMBOLS[order.get(state, len(order)) % len(_SYMBOLS)]
            marker: dict[str, Any] = {"color": palette.get(state, "#8a8f98"), "symbol": symbol}
            figure.add_trace(_points(groups, places, states, marker, state, few, ink))
    else:
        values = [g.risk if colour == "risk" else g.wave for g in picture.groups]
        scale = "YlOrRd" if colour == "risk" else "Viridis"
        marker = {"color": values, "colorscale": scale, "colorbar": {"title": colour, "thickness": 12},
                  "cmin": 0, "cmax": 100 if colour == "risk" else max([1, *values])}  # fmt: skip
        figure.add_trace(_points(picture.groups, places, states, marker, colour, few, ink))
    ringed = [g for g in picture.groups if g.id in marks.ringed or g.id == marks.chosen or g.id in marks.route]
    if ringed:
        figure.add_trace(_rings(ringed, places, few, ink))
    figure.update_layout(
        height=height, margin={"l": 8, "r": 8, "t": 8, "b": 8}, hovermode="closest", dragmode="pan",
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}, showlegend=colour == "state",
        xaxis={"visible": False}, yaxis={"visible": False}, uirevision=f"{len(picture.groups)}",
        clickmode="event+select",
    )  # fmt: skip
    return figure


def _links_to_draw(picture: Picture, marks: Marks) -> list[tuple[str, str]]:
    links = [(source, target) for source, target, _ in picture.links]
    if marks.every_link or len(links) <= ALL_LINKS:
        return links
    near = {marks.chosen, *marks.ringed} - {""}
    return [ends for ends in links if ends[0] == marks.chosen or ends[1] == marks.chosen or set(ends) <= near]


def _lines(
    links: Iterable[tuple[str, str]], places: Mapping[str, tuple[float, float]], colour: str, width: float, name: str
) -> Any:
    ends = np.array([[*places[a], *places[b]] for a, b in links])
    gap = np.full(len(ends), np.nan)
    x = np.column_stack((ends[:, 0], ends[:, 2], gap)).ravel().round(3)
    y = np.column_stack((ends[:, 1], ends[:, 3], gap)).ravel().round(3)
    return go.Scattergl(
        x=x, y=y, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip", name=name, showlegend=False
    )


def _points(
    groups: Sequence[Group], places: Mapping[str, tuple[float, float]], states: Mapping[str, str],
    marker: Mapping[str, Any], name: str, labelled: bool, ink: str,
) -> Any:  # fmt: skip
    many = len(places) > 600
    size = [_size(g, many) for g in groups]
    # Points of WebGL carry no text that stays sharp; few points do without it.
    kind = go.Scatter if labelled else go.Scattergl
    return kind(
        x=[places[g.id][0] for g in groups], y=[places[g.id][1] for g in groups],
        mode="markers+text" if labelled else "markers",
        text=[_text(_short(g.label)) for g in groups] if labelled else None, textposition="bottom center",
        textfont={"size": 11, "color": ink}, customdata=[[g.id] for g in groups], name=_text(name),
        hovertext=[_hover(g, states.get(g.id, "")) for g in groups], hoverinfo="text",
        marker={"size": size, "line": {"width": 0.5, "color": "rgba(128,128,128,0.8)"}, **marker},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.85}, **({"textfont": {"color": ink}} if labelled else {})},
    )  # fmt: skip


def _rings(groups: Sequence[Group], places: Mapping[str, tuple[float, float]], labelled: bool, ink: str) -> Any:
    show = not labelled and len(groups) <= LABELLED
    return go.Scatter(
        x=[places[g.id][0] for g in groups], y=[places[g.id][1] for g in groups],
        mode="markers+text" if show else "markers", text=[_text(_short(g.label)) for g in groups] if show else None,
        textposition="top center", textfont={"size": 11, "color": ink}, hoverinfo="skip", showlegend=False, name="chosen",
        marker={"size": 22, "symbol": "circle-open", "line": {"width": 3, "color": "#d1495b"}, "color": "#d1495b"},
    )  # fmt: skip


def _size(group: Group, many: bool) -> float:
    base = 5 if many else 10
    return base + min(14.0, (len(group.members) - 1) ** 0.5 * 1.4) + min(8.0, group.lines / (400 if many else 120)) * 0.5


def _hover(group: Group, state: str) -> str:
    lines = [f"<b>{_text(group.label)}</b>"]
    if group.kind != "module":
        lines.append(f"{len(group.members)} modules")
    lines.append(f"{_text(group.folder) or 'top folder'}, {group.lines:,} lines, wave {group.wave}, risk {group.risk:g}")
    return "<br>".join([*lines, _text(state)])


def _short(label: str) -> str:
    """What stands below a point, which has little room; all of it shows where one points."""
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 9]}…{label[-8:]}"


def _text(text: str) -> str:
    return html.escape(shown(text), quote=False)
