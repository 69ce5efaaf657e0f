"""The workbench: pages over `workbench.services`, one file each. `theseus ui` starts this."""

from __future__ import annotations

import streamlit as st

# The folder is not called `pages`: Streamlit would serve its files by itself, without what is set up here.
st.set_page_config(page_title="Theseus", layout="wide")
PAGES = (
    ("overview", "Overview", ":material/monitoring:"),
    ("queue", "Queue", ":material/list:"),
    ("graph", "Graph", ":material/account_tree:"),
    ("module", "Module", ":material/difference:"),
    ("review", "Review", ":material/fact_check:"),
    ("evidence", "Evidence", ":material/verified:"),
    ("ask", "Ask", ":material/forum:"),
    ("policy", "Policy", ":material/policy:"),
)
st.navigation(
    [
        st.Page(f"views/{name}.py", title=title, icon=icon, default=name == "overview", url_path=name)
        for name, title, icon in PAGES
    ]
).run()
