"""The Review page: what waits for a decision, and the decision."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from analyzers.model import TheseusError
from ui import parts, session
from workbench.services import queue, reviews
from workbench.services.queue import Item
from workbench.services.reviews import Basis, Decision
from workbench.services.states import State
from workbench.services.users import Action

LABELS = {
    Decision.ACCEPT: "Accept",
    Decision.WAIVE: "Waive a difference",
    Decision.REJECT: "Reject",
}
COLUMNS = {
    "module": st.column_config.TextColumn("Module", pinned=True),
    "verdict": parts.state_column("Verdict"),
    "priority": st.column_config.NumberColumn("Priority", width=70),
    "wave": st.column_config.NumberColumn("Wave", width=60),
    "assignee": st.column_config.TextColumn("Assignee", width="small"),
    "translator": st.column_config.TextColumn("Translator", width="small"),
    "verified": st.column_config.TextColumn("Verified", width=80, help="Subprograms verified, of all"),
    "reason": st.column_config.TextColumn("What the verdict rests on", width="large"),
}


def row(item: Item) -> dict[str, object]:
    return {
        "module": item.module, "verdict": [item.verdict] if item.verdict else [], "priority": item.priority,
        "wave": item.wave, "assignee": item.assignee, "translator": item.translator, "reason": item.reason,
        "verified": f"{item.units_verified} of {item.units}" if item.units else "",
    }  # fmt: skip


def searched(waiting: list[Item]) -> list[Item]:
    """Those in whose row all words of the search are."""
    words = st.text_input("Search", key="review-search", placeholder="module, assignee, translator, reason").casefold().split()
    return [i for i in waiting if all(w in f"{i.module} {i.assignee} {i.translator} {i.reason}".casefold() for w in words)]


def chosen(waiting: list[Item]) -> str:
    """The module to decide on: the one in the address, or the one selected here."""
    numbers = parts.table(
        [row(i) for i in waiting], COLUMNS, f"review-{'-'.join(i.module for i in waiting)[:200]}", "single-row",
        height=300, alt="Modules that wait for a decision",
    )  # fmt: skip
    if numbers and waiting[numbers[0]].module != here.module:
        session.set_module(waiting[numbers[0]].module)
        return waiting[numbers[0]].module
    return here.module


def facts(item: Item, on: Basis) -> None:
    name, link = st.columns([4, 1], vertical_alignment="bottom")
    name.subheader(parts.plain(item.module))
    if link.button("Both texts", icon=":material/difference:", width="stretch", key=f"texts-{item.module}"):
        session.go("module", here, item.module)
    with st.container(horizontal=True):
        parts.badge(item.state)
        parts.badge(on.status)
    st.text(parts.visible(on.reason))
    makers = reviews.makers(here.project, on)
    coverage = f"{item.lines_reached} of {item.lines_total} lines reached" if item.lines_total else "not measured"
    rows = {
        "Verified": f"{item.units_verified} of {item.units} subprograms" if item.units else "as part of its programs",
        "Coverage of the original": coverage,
        "Translator": item.translator,
        "Made by": "; ".join(f"{who} {how}" for who, how in makers.items()) or "unknown",
        "Translation": on.translation,
        "Verdict": on.verdict,
        "Source": on.source,
    }
    st.code("\n".join(f"{name + ':':<26}{parts.visible(text)}" for name, text in rows.items()), language=None)


def form(on: Basis) -> None:
    """What the reviewer saw is kept until they have decided, or look again: a change in between is refused."""
    seen = st.session_state.setdefault(f"seen-{here.target}-{on.module}", on.token)
    if seen != on.token:
        st.warning("The source, the translation or the verdict has changed since you opened this.", icon=":material/sync_problem:")
        if st.button("Look at it again"):
            st.session_state[f"seen-{here.target}-{on.module}"] = on.token
            st.rerun()
    against = {d: reviews.objection(here.project, here.user, d, on) for d in Decision}
    open_ways = [d for d in Decision if not against[d]]
    for reason in dict.fromkeys(text for text in against.values() if text):
        st.info(parts.plain(reason), icon=":material/info:")
    if not open_ways:
        return
    decision = st.radio("Decision", open_ways, format_func=LABELS.__getitem__, horizontal=True, key=f"decision-{on.module}")
    with st.form(f"decide-{on.module}", border=True):
        needed = decision is not Decision.ACCEPT
        reason = st.text_area("Why" if needed else "Remarks (may stay empty)", key=f"why-{on.module}")
        differences, expires = "", None
        if decision is Decision.WAIVE:
            differences = st.text_area("Which differences are accepted, or what is not proved", key=f"what-{on.module}")
            latest = queue.today() + timedelta(days=here.project.settings.review.waiver_days)
            expires = st.date_input("Last day of the waiver", queue.today() + timedelta(days=min(90, (latest - queue.today()).days)),
                                    min_value=queue.today(), max_value=latest, format="YYYY-MM-DD")  # fmt: skip
        st.caption(
            f"Recorded and signed with your name, {parts.plain(here.user.name)}, and the hashes above. Nobody can change it afterwards."
        )
        if st.form_submit_button(f"{LABELS[decision].split()[0]} {parts.plain(on.module)}", type="primary"):
            with parts.guarded():
                reviews.decide(here.project, here.user, here.target, on.module, decision, seen, reason, differences, expires)
                st.session_state.pop(f"seen-{here.target}-{on.module}", None)
                st.toast(parts.plain(f"{on.module}: recorded"))
                st.rerun()


def past(module: str) -> None:
    made = reviews.decisions(here.project, here.target, module)
    st.subheader("Decisions on this module" if module else "Latest decisions")
    if not made:
        st.caption("None yet.")
        return
    rows = [
        {"at": d.at, "module": d.module, "decision": d.decision, "who": d.who, "reason": d.reason,
         "differences": d.differences, "expires": d.expires, "signed": "yes" if d.statement else "no"}
        for d in made[:200]
    ]  # fmt: skip
    columns = {
        "at": st.column_config.DatetimeColumn("When (UTC)", format="D MMM YYYY, HH:mm"), "module": "Module",
        "decision": "Decision", "who": "Who", "reason": st.column_config.TextColumn("Why", width="medium"),
        "differences": st.column_config.TextColumn("Accepted differences", width="medium"),
        "expires": st.column_config.DateColumn("Until"), "signed": "Signed",
    }  # fmt: skip
    parts.table(rows, columns, alt="Decisions, newest first")


here = session.here("Review")
waiting = reviews.awaiting(here.project, here.target)
module = here.module
if waiting:
    st.caption(f"{parts.count(len(waiting), 'module')} to decide on. Select one.")
    module = chosen(searched(waiting))
else:
    st.info("Nothing waits for a decision.")
if not here.user.may(Action.REVIEW):
    st.caption(parts.plain(f"{here.user.name} reads here: decisions take the role reviewer."))
if module:
    try:
        item = queue.item(here.project, here.target, module)
        on = reviews.basis(here.project, here.target, module)
    except TheseusError as nothing:
        st.info(parts.plain(str(nothing)))
    else:
        facts(item, on)
        if item.state == State.IN_REVIEW:
            form(on)
past(module)
parts.follow(here.project)
