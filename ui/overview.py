"""The first page: the projects of a folder, the queue of one, and each module's verdict and translation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import streamlit as st

from analyzers.model import TheseusError
from translators.targets import TARGETS
from workbench.project import open_project
from workbench.services import reporting
from workbench.services.pages import last_change, projects_below
from workbench.services.run import RunResult

st.set_page_config(page_title="Theseus", layout="wide")
st.title("Theseus")


@st.cache_resource(ttl=60, max_entries=20, show_spinner="Reading the project")
def state(folder: Path, target: str, changed: float) -> tuple[RunResult, dict[str, Any]]:
    """What is recorded, read again after a change of the database and every minute (sources may change)."""
    del changed  # part of what is remembered
    project = open_project(folder)
    result = reporting.recorded(project, target)
    return result, reporting.summary(project, result, target)


def label(path: Path) -> str:
    """A project by its place below the folder: two may have the same name."""
    return path.name if path == base else str(path.relative_to(base))


base = Path(os.environ.get("THESEUS_FOLDER", "."))
found = projects_below(base)
if not found:
    st.info("No project here yet. Make one with `theseus init DIR`, or run `theseus run DIR --to rust`.")
    st.stop()

left, right = st.columns(2)
folder = left.selectbox("Project", found, format_func=label)
target = right.selectbox("Target language", list(TARGETS))

try:
    result, data = state(folder, target, last_change(folder))
except TheseusError as error:
    st.error(str(error), icon=None)
    st.stop()

tiles = st.columns(5)
tiles[0].metric("Modules", len(data["modules"]))
for tile, verdict in zip(tiles[1:], ("equivalent", "inconclusive", "divergent"), strict=False):
    tile.metric(verdict.capitalize(), data["verdicts"].get(verdict, 0))
tiles[4].metric("Subprograms verified", f"{data['units']['verified']} / {data['units']['total']}")

st.subheader("Queue")
columns = ("module", "wave", "language", "kind", "lines", "translator", "verdict", "units_verified", "units", "reason")
st.dataframe(
    [{c.replace("_", " "): row[c] for c in columns} for row in data["modules"]],
    hide_index=True,
    width="stretch",
    column_config={"reason": st.column_config.TextColumn(width="large")},
)

st.subheader("Module")
names = [row["module"] for row in data["modules"]]
name = st.selectbox("Module", names, label_visibility="collapsed")
row = next(row for row in data["modules"] if row["module"] == name)
st.text(f"{row['verdict']}: {row['reason']}")
module = next(p.module for p in result.planned if p.module.id == name)
attempt = result.attempts.get(name)
source, translation = st.columns(2)
for file in module.files:
    source.caption(file)
    source.code((folder / file).read_text("latin-1"), language=module.language, line_numbers=True, height=600)
if attempt is None or attempt.translation is None:
    translation.info("No translation is recorded for this module.")
else:
    for path, text in attempt.translation.files:
        translation.caption(path)
        translation.code(text, language=target, line_numbers=True, height=600)

st.subheader("Campaigns")
shown = ("status", "kind", "subject", "inputs", "seconds", "reason")
st.dataframe(
    [{c: campaign[c] for c in shown} for campaign in data["campaigns"]],
    hide_index=True,
    width="stretch",
    column_config={"reason": st.column_config.TextColumn(width="large")},
)
page = reporting.report_page(folder, target)
st.caption(f"The audit log is {data['audit']}. " + (f"The report is {page}." if page.exists() else ""))
