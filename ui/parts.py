"""Small pieces that pages share. Whatever comes from sources, models or file names is data: it goes through
`plain` where Streamlit would read markdown, else into st.text, st.code and st.dataframe, which read nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st

from analyzers.model import TheseusError
from analyzers.shown import shown as visible
from workbench.project import Project
from workbench.services import jobs
from workbench.services.states import State

COLOURS: dict[str, Any] = {
    State.QUEUED: "gray",
    State.TRANSLATING: "blue",
    State.VERIFYING: "blue",
    State.IN_REVIEW: "violet",
    State.ACCEPTED: "green",
    State.WAIVED: "yellow",
    State.REJECTED: "red",
    State.BLOCKED: "orange",
    "equivalent": "green",
    "divergent": "red",
    "inconclusive": "yellow",
    "unsupported": "orange",
}
ICONS: dict[str, str] = {
    State.QUEUED: ":material/schedule:",
    State.TRANSLATING: ":material/edit_note:",
    State.VERIFYING: ":material/biotech:",
    State.IN_REVIEW: ":material/rate_review:",
    State.ACCEPTED: ":material/check_circle:",
    State.WAIVED: ":material/gavel:",
    State.REJECTED: ":material/cancel:",
    State.BLOCKED: ":material/block:",
}
HEX: dict[str, str] = {
    State.QUEUED: "#8a8f98",
    State.TRANSLATING: "#1c83e1",
    State.VERIFYING: "#0f5ea8",
    State.IN_REVIEW: "#803df5",
    State.ACCEPTED: "#158237",
    State.WAIVED: "#b8860b",
    State.REJECTED: "#bd4043",
    State.BLOCKED: "#d95a00",
}
"""The same for charts on white."""
HEX_IN_THE_DARK: dict[str, str] = {
    State.QUEUED: "#a3a8b0",
    State.TRANSLATING: "#6ab5f7",
    State.VERIFYING: "#4a8fd9",
    State.IN_REVIEW: "#a884ff",
    State.ACCEPTED: "#3cb866",
    State.WAIVED: "#dbb03a",
    State.REJECTED: "#f27f81",
    State.BLOCKED: "#ff8f45",
}
"""For charts on nearly black."""


def is_dark() -> bool:
    """Whether the viewer's pages are dark."""
    return bool(st.context.theme.type == "dark")


def palette() -> dict[str, str]:
    """The states' colours for charts, as the viewer's theme wants them."""
    return HEX_IN_THE_DARK if is_dark() else HEX


FEW = 12
"""So many rows are shown whole; longer tables scroll."""


def plain(text: str) -> str:
    """Text for where Streamlit reads markdown: every mark is escaped, so that it is shown as it is."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", visible(str(text)))
    return escaped.replace("\\:", "\\:\u2060").replace("\n", "  \n")


def error(message: object) -> None:
    """What went wrong, and the way out."""
    st.error(plain(str(message)), icon=":material/error:")


@contextmanager
def guarded() -> Iterator[None]:
    """Show an error that a user can act on, and go on with the page."""
    try:
        yield
    except TheseusError as wrong:
        error(wrong)


@contextmanager
def stopping() -> Iterator[None]:
    """Show an error that a user can act on, and end the page there."""
    try:
        yield
    except TheseusError as wrong:
        error(wrong)
        st.stop()


def badge(state: str) -> None:
    """A state or verdict in its colour, with a sign so that it does not depend on colour alone."""
    st.badge(plain(state), color=COLOURS.get(state, "gray"), icon=ICONS.get(state))


def state_column(label: str = "State") -> Any:
    """Column of states as coloured labels; its values are lists of one."""
    return st.column_config.MultiselectColumn(
        label, options=list(COLOURS), color=[COLOURS[c] for c in COLOURS], width=115
    )


def table(
    rows: Sequence[Mapping[str, Any]],
    columns: Mapping[str, Any],
    key: str = "",
    select: str = "",
    height: int = 0,
    alt: str = "",
    chosen: Sequence[int] = (),
) -> list[int]:
    """Rows as a table that draws only what is in sight. `columns` names what is shown, in order, with a label or a
    column configuration; `select`: `single-row` or `multi-row`; `chosen` rows are selected from the start. Returns the selected rows' numbers."""
    data: Any = {name: [_shown(row[name]) for row in rows] for name in columns}
    options: dict[str, Any] = {
        "hide_index": True,
        "width": "stretch",
        "height": "content" if len(rows) <= FEW else height or 420,
        "column_config": {name: config for name, config in columns.items()},
        "alt": alt or None,
    }
    if not select:
        st.dataframe(data, key=key or None, **options)
        return []
    options |= {"on_select": "rerun", "selection_mode": select}
    if chosen:
        options["selection_default"] = {"selection": {"rows": list(chosen)}}
    event: Any = st.dataframe(data, key=key, **options)
    return [n for n in event.selection.rows if n < len(rows)]


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def translators(project: Project) -> list[str]:
    """Whom one can let translate: the model where one is configured."""
    return ["rules", "model"] if project.settings.model.endpoints else ["rules"]


def count(number: int, what: str) -> str:
    """1 module, 2 modules."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """12 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def follow(project: Project) -> None:
    """Draw the page again soon after anyone changed something that is recorded: a decision, an order, a state."""
    seen = jobs.version(project)

    @st.fragment(run_every=2.0)
    def watch() -> None:
        if jobs.version(project) != seen:
            st.rerun()

    watch()
