"""The workbench: pages over `workbench.services`, one file each. `theseus ui` starts this."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import session

# The folder is not called `pages`: Streamlit would serve its files by itself, without what is set up here.
st.set_page_config(page_title="Theseus", layout="wide")
# White on the primary colour is easy to read, and so the primary colour itself is not, on nearly black: what is chosen
# of several is written lighter there (WCAG 2 AA wants 4.5 : 1).
# Streamlit leaves a sixth of a laptop's window empty around a page, which tables and texts side by side need.
st.html(
    '<style>button[role="radio"][data-selected="true"] * { color: light-dark(#0f5ea8, #8cc2f7); }'
    "[data-testid=stMainBlockContainer] { padding: 3.2rem 2.4rem 4rem; }</style>"
)
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
pages = {
    st.Page(f"views/{name}.py", title=title, default=name == "overview", url_path=name): icon for name, title, icon in PAGES
}
# A page's own icon would also become the tab's, which every browser that opens it would fetch from elsewhere; so links
# have the icons, and the tab has one that is served from here.
page = st.navigation(list(pages), position="hidden")
st.set_page_config(page_title=f"{page.title} · Theseus", page_icon=str(Path(__file__).parent / "icon.svg"))
with st.sidebar:
    links = st.container()
    st.divider()
try:
    page.run()
finally:  # the page says, however it ends, where it is; the links lead there in another tab too
    with links:
        for one, icon in pages.items():
            st.page_link(one, label=one.title, icon=icon, width="stretch", query_params=session.place())
