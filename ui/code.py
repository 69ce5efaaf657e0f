"""Texts side by side with colours, coverage and links: one component, fed with data only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from workbench.services.texts import ALONG, DRIVEN, MISSED, PASSED_BY, REACHED, Pane, SideBySide, pane

_HERE = Path(__file__).parent
_PANES = st.components.v2.component(
    "theseus_panes",
    html='<div class="panes"></div>',
    css=(_HERE / "panes.css").read_text("utf-8"),
    js=(_HERE / "panes.js").read_text("utf-8"),
)


def panes(found: SideBySide, key: str, height: int = 620, at: tuple[str, int] | None = None) -> None:
    """Draw both sides. Choosing a linked part, or a click on one, shows its counterpart. `at`: a line of a source file
    that is brought into view and marked."""
    links = [
        {"name": link.name, "by": link.by, "source": _place(link.source), "target": _place(link.target)}
        for link in found.links
    ]
    _draw(
        key, height, [_file(p) for p in found.sources], [_file(p) for p in found.targets],
        links, _legend(found), ("The source", "The translation"), at=at,
    )  # fmt: skip


def text(files: Iterable[tuple[str, str]], language: str, key: str, label: str, height: int = 520) -> None:
    """Files of one side, with colours and line numbers."""
    _draw(key, height, [_file(pane(path, content, language)) for path, content in files], labels=(label, ""))


def diff(content: str, key: str, label: str, height: int = 520) -> None:
    """A unified diff. What is added and what is removed differs in its sign, not in colour alone."""
    rows = [[n, "", [[_kind(line), line]] if line else []] for n, line in enumerate(content.splitlines(), 1)]
    _draw(key, height, [{"path": "", "lines": rows, "driven": False}], labels=(label, ""), plain=True)


def _kind(line: str) -> str:
    if line.startswith(("--- ", "+++ ", "@@")):
        return "place"
    return {"+": "added", "-": "removed"}.get(line[:1], "")


def _draw(
    key: str,
    height: int,
    source: list[dict[str, Any]],
    target: Sequence[dict[str, Any]] = (),
    links: Sequence[dict[str, Any]] = (),
    legend: Sequence[str] = (),
    labels: tuple[str, str] = ("", ""),
    plain: bool = False,
    at: tuple[str, int] | None = None,
) -> None:
    data: dict[str, Any] = {
        "source": source, "target": list(target), "links": list(links), "legend": list(legend), "labels": list(labels),
        "height": height, "plain": plain, "at": at,
    }  # fmt: skip
    data["id"] = hashlib.sha256(json.dumps(data).encode()).hexdigest()
    _PANES(data=data, key=key)


def _file(shown: Pane) -> dict[str, Any]:
    marks = {line.mark for line in shown.lines}
    rows = [[line.number, line.mark, [list(token) for token in line.tokens]] for line in shown.lines]
    return {"path": shown.path, "lines": rows, "driven": DRIVEN in marks or REACHED not in marks}


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
    if ALONG in right:
        out.append("◆ an input reached its counterpart")
    if PASSED_BY in right:
        out.append("◇ no input reached its counterpart")
    if not (left | right) - {""}:
        out.append("no campaign has measured these texts yet")
    return out
