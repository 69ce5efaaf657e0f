"""Texts side by side with colours, coverage and links: one component, fed with data only."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import streamlit as st

from workbench.services.texts import DRIVEN, MISSED, REACHED, Pane, SideBySide

_HERE = Path(__file__).parent
_PANES = st.components.v2.component(
    "theseus_panes",
    html='<div class="panes"></div>',
    css=(_HERE / "panes.css").read_text("utf-8"),
    js=(_HERE / "panes.js").read_text("utf-8"),
)


def panes(found: SideBySide, key: str, height: int = 620) -> None:
    """Draw both sides. Choosing a linked part, or a click on one, shows its counterpart."""
    data: dict[str, Any] = {
        "source": [_file(pane) for pane in found.sources],
        "target": [_file(pane) for pane in found.targets],
        "links": [
            {"name": link.name, "by": link.by, "source": _place(link.source), "target": _place(link.target)}
            for link in found.links
        ],
        "legend": _legend(found),
        "height": height,
    }
    data["id"] = hashlib.sha256(json.dumps(data).encode()).hexdigest()
    _PANES(data=data, key=key)


def _file(pane: Pane) -> dict[str, Any]:
    marks = {line.mark for line in pane.lines}
    rows = [[line.number, line.mark, [list(token) for token in line.tokens]] for line in pane.lines]
    return {"path": pane.path, "lines": rows, "driven": DRIVEN in marks or REACHED not in marks}


def _place(span: Any) -> list[Any]:
    return [span.file, span.line, span.end_line]


def _legend(found: SideBySide) -> list[str]:
    """What the signs mean, for those that are there."""
    left = {line.mark for pane in found.sources for line in pane.lines}
    right = {line.mark for pane in found.targets for line in pane.lines}
    out = []
    if REACHED in left | right:
        out.append("● an input reached the line")
    if MISSED in left or (MISSED in right and DRIVEN not in right):
        out.append("○ no input reached it")
    if DRIVEN in right:
        out.append("◆ the subprogram's calls agree")
    if not (left | right) - {""}:
        out.append("no campaign has measured these texts yet")
    return out
