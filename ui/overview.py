"""The first page: the projects of a folder, the queue of one, and each module's verdict and translation."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from analyzers.model import TheseusError
from translators.targets import TARGETS
from workbench.project import open_project
from workbench.services import reporting
from workbench.services.pages import projects_below

st.set_page_config(page_title="Theseus", layout="wide")
st.title("Theseus")

found = projects_below(Path(os.environ.get("THESEUS_FOLDER", ".")))
if not found:
    st.info("No project here yet. Make one with `theseus init DIR`, or run `theseus run DIR --to rust`.")
    st.stop()

left, right = st.columns(2)
folder = left.selectbox("Project", found, format_func=lambda path: path.name)
target = right.selectbox("Target language", list(TARGETS))

try:
    project = open_project(folder)
    data = reporting.summary(project, reporting.recorded(project, target), target)
except TheseusError as error:
    st.error(str(error), icon=None)
    st.stop()

tiles = st.columns(4)
tiles[0].metric("Modules", len(data["modules"]))
tiles[1].metric("Equivalent", data["verdicts"].get("equivalent", 0))
tiles[2].metric("Divergent", data["verdicts"].get("divergent", 0))
tiles[3].metric("Subprograms verified", f"{data['units']['verified']} / {data['units']['total']}")

st.subheader("Queue")
columns = ("module", "wave", "language", "kind", "lines", "translator", "verdict", "units_verified", "units", "reason")
st.dataframe(
    [{c.replace("_", " "): row[c] for c in columns} for row in data["modules"]], hide_index=True, width="stretch"
)

st.subheader("Module")
names = [row["module"] for row in data["modules"]]
name = st.selectbox("Module", names, label_visibility="collapsed")
row = next(row for row in data["modules"] if row["module"] == name)
st.text(f"{row['verdict']}: {row['reason']}")
module = next(m for m in reporting.recorded(project, target).codebase.modules if m.id == name)
attempt = reporting.latest(project, target).get(name)
source, translation = st.columns(2)
for file in module.files:
    source.caption(file)
    source.code((folder / file).read_text("latin-1"), language=module.language, line_numbers=True)
if attempt is None or attempt.translation is None:
    translation.info("No translation is recorded for this module.")
else:
    for path, text in attempt.translation.files:
        translation.caption(path)
        translation.code(text, language=target, line_numbers=True)

st.subheader("Campaigns")
for campaign in data["campaigns"]:
    st.text(
        f"{campaign['status']}: {campaign['kind']} {campaign['subject']}, {campaign['inputs']} inputs: {campaign['reason']}"
    )
st.caption(f"The audit log is {data['audit']}.")
