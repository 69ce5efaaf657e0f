"""The Policy page: what may be read, written and run, what is spent of the budgets, and what waits for a person."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from analyzers.model import TheseusError
from ui import code, later, parts, session
from workbench.config import FILE
from workbench.services import approvals, commands, spending
from workbench.services.approvals import State
from workbench.services.policy import Kind
from workbench.services.users import Action
from workbench.store.models import ApprovalRow

ICONS = {Kind.READ: ":material/folder_open:", Kind.WRITE: ":material/edit_document:", Kind.RUN: ":material/terminal:",
         Kind.SPEND: ":material/toll:"}  # fmt: skip
TITLES = {Kind.READ: "Read", Kind.WRITE: "Write", Kind.RUN: "Run", Kind.SPEND: "Spend"}


def card(row: ApprovalRow) -> None:
    kind = Kind(row.kind)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(TITLES[kind], icon=ICONS[kind], color="violet")
            st.markdown(f"**{parts.plain(row.subject)}**")
        st.caption(parts.plain(f"Request {row.id}, asked by {row.who} at {row.created:%Y-%m-%d %H:%M} UTC: {row.why}. "
                               f"It expires at {row.expires:%Y-%m-%d %H:%M} UTC."))  # fmt: skip
        text = commands.preview(here.project, row)
        if kind is Kind.WRITE:
            code.diff(text, f"preview-{row.id}", "What the file would change", min(360, 60 + 19 * text.count("\n")))
        elif kind is not Kind.SPEND:
            st.code(parts.visible(text), language=None, wrap_lines=True)
        may = here.user.may(Action.GRANT)
        if not may:
            st.caption(parts.plain(f"{here.user.name} may not decide: that takes the role reviewer or admin."))
        bar = st.container(horizontal=True, vertical_alignment="bottom")
        reason = bar.text_input("Reason (on the audit log)", key=f"reason-{row.id}", disabled=not may)
        if bar.button("Grant", key=f"grant-{row.id}", type="primary", disabled=not may, icon=":material/check:"):
            _decide(row, True, reason)
        if bar.button("Deny", key=f"deny-{row.id}", disabled=not may, icon=":material/close:"):
            _decide(row, False, reason)


def _decide(row: ApprovalRow, grant: bool, reason: str) -> None:
    st.session_state["policy-deciding"] = (uuid4().hex, row.id or 0, grant, reason)
    st.rerun()


def deciding() -> None:
    """A decision that was made here: what is granted is done beside the page (it can take a look at all sources)."""
    if "policy-deciding" not in st.session_state:
        return
    key, number, grant, reason = st.session_state["policy-deciding"]

    def do() -> str:
        if grant:
            return commands.grant(here.project, here.user, number, reason)[1]
        approvals.decide(here.project, here.user, number, False, reason)
        return "denied"

    try:
        done = later.result(key, f"Recording the decision on request {number}", do)
    except TheseusError as wrong:
        parts.error(wrong)
    else:
        if done is None:
            return
        st.toast(parts.plain(f"Request {number}: {done}"))
    st.session_state.pop("policy-deciding")


def decided(rows: list[ApprovalRow]) -> None:
    if not rows:
        st.caption("Nothing has been decided yet.")
        return
    data = [
        {"id": r.id, "state": r.state, "kind": TITLES[Kind(r.kind)], "subject": r.subject, "who": r.who, "by": r.decided_by,
         "at": f"{r.decided:%Y-%m-%d %H:%M}" if r.decided else "", "reason": r.reason}
        for r in rows
    ]  # fmt: skip
    columns = {
        "id": st.column_config.NumberColumn("Request", width="small"), "state": "State", "kind": "Kind",
        "subject": st.column_config.TextColumn("What", width=330), "who": "Asked by", "by": "Decided by", "at": "At (UTC)",
        "reason": "Reason",
    }  # fmt: skip
    picked = parts.table(data, columns, key="decided", select="single-row", alt="Requests that were decided or expired")
    outcome(rows[picked[0] if picked else 0])


def outcome(row: ApprovalRow) -> None:
    """What was asked, and what came of it: a command's output and exit code."""
    kind = Kind(row.kind)
    with st.container(border=True), parts.guarded():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(TITLES[kind], icon=ICONS[kind], color="violet")
            st.markdown(f"**{parts.plain(f'Request {row.id}: {row.state}')}**")
        st.caption(parts.plain(f"Asked by {row.who} at {row.created:%Y-%m-%d %H:%M} UTC: {row.why}. Select a row to see another one."))
        st.code(parts.visible(commands.preview(here.project, row)), language=None, wrap_lines=True, height=None if kind is not Kind.WRITE else 300)
        done = commands.outcome(here.project, row)
        if done is not None:
            good = done.returncode == 0 and not done.timed_out
            st.badge(parts.plain(commands.ended(done)), color="green" if good else "red",
                     icon=":material/check:" if good else ":material/close:")  # fmt: skip
            long = done.output.count("\n") > 20 or len(done.output) > 3000
            st.code(parts.visible(done.output) or "It printed nothing.", language=None, wrap_lines=True, height=400 if long else None)
            if done.changed:
                st.caption(parts.plain("Changed in the copy that it ran on: " + ", ".join(done.changed[:50])))
        elif kind is Kind.RUN and row.state == State.USED:
            st.caption("It has begun; how it ended is not on record (yet).")
        elif kind is Kind.RUN and row.state == State.GRANTED:
            st.caption("It has not run yet: whoever asked runs the same command again.")


def rules() -> None:
    policy = here.project.settings.policy
    rows = [
        {"kind": "Read", "allowed": ", ".join(["the project", *policy.read]), "else": "people may name any folder; agents ask"},
        {"kind": "Write", "allowed": ", ".join(["the submitted module's own files", *policy.write]),
         "else": "files of other modules: ask; what builds are made of: never"},
        {"kind": "Run", "allowed": ", ".join(["compilers and built programs, in the sandbox", *policy.run]),
         "else": "ask; then in the sandbox, on a copy, without network"},
    ]  # fmt: skip
    columns = {"kind": "Kind", "allowed": st.column_config.TextColumn("Without asking", width="large"),
               "else": st.column_config.TextColumn("Everything else", width="large")}  # fmt: skip
    parts.table(rows, columns, alt="What may be done without asking")
    st.caption(parts.plain(f"Set under [policy] in {FILE}. Requests and grants hold for {policy.hours:g} hours. "
                           f"Whatever is granted, nothing runs outside of the sandbox."))  # fmt: skip


def budgets() -> None:
    for budget in spending.budgets(here.project):
        left, right = st.columns([3, 2], vertical_alignment="center")
        if budget.limit:
            left.progress(min(1.0, budget.used / budget.limit), text=parts.plain(f"{budget.name}: {budget.text}"))
        else:
            left.text(parts.visible(f"{budget.name}: {budget.text}"))
        right.caption(parts.plain(budget.key))


here = session.here("Policy")
deciding()
with parts.guarded():
    everything = approvals.listed(here.project)
    waiting = [r for r in everything if r.state == State.WAITING]
    st.subheader(f"Waiting for a person ({len(waiting)})" if waiting else "Waiting for a person")
    if not waiting:
        st.info("Nothing waits. What an agent may not do by itself appears here; until then it is denied.")
    for row in waiting[:30]:
        card(row)
    if len(waiting) > 30:
        st.caption(f"The newest 30 of {len(waiting)}: 'theseus approvals list --waiting' shows all.")
    st.subheader("Budgets")
    budgets()
    st.subheader("What goes without asking")
    rules()
    st.subheader("Decided")
    decided([r for r in everything if r.state != State.WAITING])
parts.follow(here.project)
