"""The workbench: pages over `workbench.services`, one file each. `theseus ui` starts this."""

from __future__ import annotations

import streamlit as st

# The folder is not called `pages`: Streamlit would serve its files by itself, without what is set up here.
st.set_page_config(page_title="Theseus", layout="wide")
# White on the primary colour is easy to read, and so the primary colour itself is not, on nearly black: what is chosen
# of several is written lighter there (WCAG 2 AA wants 4.5 : 1).
st.html('<style>button[role="radio"][data-selected="true"] * { color: light-dark(#0f5ea8, #8cc2f7); }</style>')
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
