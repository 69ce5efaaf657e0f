"""The Evidence page's part on mutants: those that no input noticed, and what reviewers judged of them."""

from __future__ import annotations

import streamlit as st

from ui import parts, session
from workbench.services import mutants
from workbench.services.mutants import Unnoticed
from workbench.services.users import Action


def unnoticed(here: session.Here) -> None:
    """A table of them, the change of the chosen one, and the form to judge it equivalent or take that back."""
    found = mutants.unnoticed(here.project, here.target)
    if not found:
        st.info("No mutant went unnoticed in the campaigns that the current verdicts rest on, or none was tried.")
        return
    rows = [
        {"where": m.survivor.where, "kind": m.survivor.kind, "subject": m.subject, "judgement": m.judgement, "key": m.survivor.key}
        for m in found
    ]  # fmt: skip
    columns = {
        "where": "Where", "kind": "Change", "subject": "Campaign",
        "judgement": st.column_config.TextColumn("Judged equivalent by", width="large"), "key": "Key",
    }  # fmt: skip
    st.caption(
        "Changes of the translation that no input tells apart: the inputs are too weak there, or the change means the same. A "
        "reviewer who is sure of the latter says so, with the reason: from the next verification on the mutant does not count."
    )
    parts.table(rows, columns, f"mutants-{here.target}-{len(found)}", height=300, alt="Mutants that no input noticed")
    by_key = {m.survivor.key: m for m in found}
    key = st.selectbox("Look at", list(by_key), format_func=lambda k: f"{k}  {by_key[k].survivor.where}", key="mutant")
    chosen = by_key[key]
    st.code(parts.visible(chosen.survivor.diff), language="diff")
    if not here.user.may(Action.REVIEW):
        st.caption(parts.plain(f"{here.user.name} reads here: judging takes the role reviewer."))
        return
    _form(here, chosen)


def _form(here: session.Here, chosen: Unnoticed) -> None:
    key = chosen.survivor.key
    with st.form(f"judge-{key}", border=True):
        reason = st.text_area("Why it is not" if chosen.judgement else "Why it means the same", key=f"why-{key}")
        if st.form_submit_button("Take the judgement back" if chosen.judgement else "Judge it equivalent", type="primary"):
            with parts.guarded():
                if chosen.judgement:
                    mutants.retract(here.project, here.user, here.target, key, reason)
                else:
                    mutants.judge(here.project, here.user, here.target, key, reason)
                st.toast("Recorded: verify again")
                st.rerun()
