"""The Evidence page: verdicts, their signed bundles, mutants, two verdicts compared, and the audit log."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analyzers.model import TheseusError
from ui import later, parts, session
from ui.mutants import unnoticed
from verifiers.verdict import Status
from workbench.project import Project
from workbench.services import bundles, dossier, jobs
from workbench.services.describe import describe
from workbench.services.dossier import LogQuery, Query
from workbench.services.jobs import Spec
from workbench.services.pages import last_change
from workbench.services.users import Action
from workbench.services.verification import verdict_of
from workbench.store.models import CampaignRow

VIEWS = ("Verdicts", "Mutants", "Compare", "Audit log")
SEALS = {"good": ("Signature good", "green", ":material/verified:"), "unsigned": ("Not signed", "yellow", ":material/gpp_maybe:"),
         "broken": ("Changed or missing", "red", ":material/gpp_bad:")}  # fmt: skip
MIME = {"html": "text/html", "json": "application/json", "pdf": "application/pdf", "bundle": "application/json"}


def _search() -> Query:
    first, second, third = st.columns([2, 1, 2])
    text = first.text_input("Search in modules and reasons", key="evidence-text")
    status = second.selectbox("Verdict", ["", *Status], format_func=lambda s: s or "any", key="evidence-status")
    days: Any = third.date_input("From and to (UTC)", value=[], key="evidence-days")
    since = days[0] if len(days) > 0 else None
    until = days[1] if len(days) > 1 else since
    return Query(target=here.target, status=status, text=text, since=since, until=until)


def _pager(total: int, key: str) -> int:
    """Which page of the rows; returns the offset."""
    if total <= dossier.PAGE:
        return 0
    pages = -(-total // dossier.PAGE)
    return (int(st.number_input(f"Page (of {pages})", 1, pages, key=key, width=160)) - 1) * dossier.PAGE


def verdicts() -> None:
    query = _search()
    count = dossier.verdicts(here.project, query, limit=1).total
    page = dossier.verdicts(here.project, query, _pager(count, "evidence-page"))
    if not page.rows:
        st.info("No verdict like that is on record.")
        return
    rows = [
        {"id": r.id, "at": f"{r.created:%Y-%m-%d %H:%M}", "module": r.module, "status": [r.status], "units": f"{r.units_verified} of {r.units}",
         "reason": r.reason}
        for r in page.rows
    ]  # fmt: skip
    columns = {
        "id": st.column_config.NumberColumn("Number", width="small"), "at": "At (UTC)", "module": "Module",
        "status": parts.state_column("Verdict"), "units": "Verified", "reason": st.column_config.TextColumn("Why", width="large"),
    }  # fmt: skip
    picked = parts.table(rows, columns, key="evidence-rows", select="single-row", height=min(320, 38 + 35 * len(rows)),
                         alt="Verdicts, newest first")  # fmt: skip
    st.caption(f"{parts.count(page.total, 'verdict')}, superseded ones among them.")
    row = page.rows[picked[0] if picked else 0]
    name, link = st.columns([4, 1], vertical_alignment="bottom")
    name.subheader(parts.plain(f"Verdict {row.id}: {row.module}"))
    with link:
        st.page_link("views/module.py", label="The module", icon=":material/difference:", query_params=here.link(row.module))
    with st.container(horizontal=True, vertical_alignment="center"):
        parts.badge(row.status)
        st.caption(parts.plain(f"{row.created:%Y-%m-%d %H:%M} UTC, translation {row.translation[:12]}…"))
    st.text(parts.visible(row.reason))
    for campaign in dossier.campaigns_of(here.project, row):
        _campaign(campaign)


def _campaign(row: CampaignRow) -> None:
    with st.container(border=True), parts.guarded():
        top = st.container(horizontal=True, vertical_alignment="center")
        what = {"module": "Calls of", "program": "Program", "system": "Whole system"}.get(row.kind, row.kind)
        top.markdown(f"**{what} {parts.plain(row.subject)}**")
        with top:
            parts.badge(row.status)
        seal = dossier.check(here.project, row)
        label, colour, icon = SEALS[seal.state]
        top.badge(label, color=colour, icon=icon)  # type: ignore[arg-type]
        st.text(parts.visible(row.reason))
        if seal.state == "good":
            own = "one's own key" if seal.own else "a trusted key"
            st.caption(parts.plain(f"Every byte checked just now. Signed with {own} {seal.signer[:16]}… on {seal.created}; "
                                   f"{seal.inputs} inputs and {seal.files} files in it."))  # fmt: skip
        else:
            (parts.error if seal.state == "broken" else st.caption)(seal.problem)
        _actions(row, seal)
        with st.expander("What it rests on"):
            verdict = verdict_of(here.project, row)
            lines = [*describe(verdict), *verdict.missing, *verdict.notes]
            st.text(parts.visible("\n".join(lines) or "nothing beyond the figures below"))
            facts = [{"what": f"{c.topic}: {c.what}", "value": c.left} for c in dossier.compared(verdict, verdict) if c.left]
            parts.table(facts, {"what": "What", "value": st.column_config.TextColumn("Value", width="large")}, alt="What the verdict rests on")
            for language, version in seal.toolchains:
                st.text(parts.visible(f"{language}: {version}"))


def _actions(row: CampaignRow, seal: dossier.Seal) -> None:
    bar = st.container(horizontal=True)
    may = here.user.may(Action.WORK) and seal.state == "good"
    if bar.button("Replay", key=f"replay-{row.key}", disabled=not may, icon=":material/replay:",
                  help="Build both sides from the evidence and run the campaign again"):  # fmt: skip
        _start(Spec(subject=row.key))
    if bar.button("Replay stored inputs", key=f"quick-{row.key}", disabled=not may or row.kind == "module", icon=":material/bolt:"):
        _start(Spec(subject=row.key, note="quick"))
    for kind in dossier.FORMS:
        if kind == "bundle" and not seal.object:
            continue
        made, problem = _form(here.project, row, kind)
        bar.download_button(
            kind.upper() if kind != "bundle" else "Bundle", made, f"{row.kind}-{row.key[:10]}.{kind}", MIME[kind], key=f"{kind}-{row.key}",
            icon=":material/download:", on_click="ignore", disabled=bool(problem), help=parts.plain(problem) or None,
        )  # fmt: skip
    _replays(row)


def _start(spec: Spec) -> None:
    with parts.guarded():
        jobs.start(here.project, here.user, "replay", here.target, spec)
        st.rerun()


def _form(project: Project, row: CampaignRow, kind: str) -> tuple[bytes, str]:
    """A form to take along, or why it cannot be had. It is made before anyone asks for it: what a button makes
    when it is pressed belongs to no page in Streamlit's eyes, and the next two runs of anybody's script or fragment,
    which may follow each other at once, throw it away before the browser has fetched it."""
    try:
        drawn = kind in ("html", "pdf")
        return _drawn(str(project.root), row.key, row.verdict, kind, project, row) if drawn else dossier.form(project, row, kind), ""
    except TheseusError as error:
        return b"", str(error)


@st.cache_data(max_entries=60, show_spinner=False)
def _drawn(root: str, key: str, verdict: str, kind: str, _project: Project, _row: CampaignRow) -> bytes:
    del root, key, verdict  # part of what is remembered
    return dossier.form(_project, _row, kind)


@st.fragment(run_every=2.0)
def _replays(row: CampaignRow) -> None:
    """Replays of a campaign: those that are at work, and what the last one said."""
    for job in jobs.jobs(here.project, limit=30):
        if job.kind == "replay" and Spec.of(job).subject == row.key and job.state in jobs.ALIVE:
            st.text(parts.visible(f"Job {job.id} replays it: {job.message or job.state}"))
    for body in dossier.replays(here.project, row.key)[-1:]:
        st.text(parts.visible(f"Replayed: {dossier.replayed(body)}"))
        for note in body["notes"]:
            st.caption(parts.plain(note))


def compare() -> None:
    text = st.text_input("Search in modules and reasons", key="compare-text")
    page = dossier.verdicts(here.project, Query(target=here.target, text=text))
    if page.total > len(page.rows):
        st.caption(f"The newest {len(page.rows)} of {page.total:,} verdicts can be chosen: search for the others.")
    options: dict[str, CampaignRow] = {}
    for row in page.rows:
        for campaign in dossier.campaigns_of(here.project, row):
            options.setdefault(campaign.key, campaign)
    if len(options) < 2:
        st.info("Two campaigns are needed to compare their verdicts" + (": fewer fit the search." if text else "."))
        return

    def label(key: str) -> str:
        row = options[key]
        return f"{row.created:%Y-%m-%d %H:%M} {row.kind} {row.subject}: {row.status} ({key[:8]})"

    keys = sorted(options, key=lambda k: options[k].created, reverse=True)
    left, right = st.columns(2)
    one = left.selectbox("One verdict", keys, index=1, format_func=label, key="compare-left")
    other = right.selectbox("The other", keys, index=0, format_func=label, key="compare-right")
    everything = st.toggle("Also what is the same")
    found = dossier.compare(here.project, options[one], options[other])
    rows = [{"topic": c.topic, "what": c.what, "left": c.left, "right": c.right} for c in found if everything or not c.same]
    if not rows:
        st.success("They are the same in everything that is compared.", icon=":material/equal:")
        return
    wide = {side: st.column_config.TextColumn(name, width="large") for side, name in (("left", "One"), ("right", "The other"))}
    parts.table(rows, {"topic": "Topic", "what": "What", **wide}, alt="What changed from one verdict to the other")


def audit_log() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        broken = dossier.chain(here.project)
        if broken is None:
            st.badge("The chain is whole", color="green", icon=":material/link:")
        else:
            st.badge(f"The chain is broken at entry {broken}", color="red", icon=":material/link_off:")
        if st.button("Check signatures and evidence too", icon=":material/verified:"):
            st.session_state["audit-check"] = True
    if st.session_state.get("audit-check"):
        key = ("problems", str(here.project.root), last_change(here.project.root))
        found = later.result(key, "Checking the chain, the signatures and the evidence", lambda: bundles.problems(here.project))
        for problem in (found or ())[:50]:
            parts.error(problem)
        if found is not None and len(found) > 50:
            st.caption(f"The first 50 of {len(found)}: 'theseus audit' says all.")
        if found == []:
            campaigns, signed = bundles.signed_entries(here.project)
            st.success(f"All whole: {signed} of {campaigns} campaigns have signed evidence, all of it good.", icon=":material/verified:")
    known = dossier.log(here.project, LogQuery(), limit=1)
    first, second, third, fourth = st.columns([1, 1, 2, 2])
    actor = first.selectbox("Who", ["", *known.actors], format_func=lambda s: parts.visible(s) or "anyone", key="audit-actor")
    action = second.selectbox("What", ["", *known.actions], format_func=lambda s: s or "anything", key="audit-action")
    text = third.text_input("Search in subjects, details and hashes", key="audit-text")
    days: Any = fourth.date_input("From and to (UTC)", value=[], key="audit-days")
    since = days[0] if len(days) > 0 else None
    query = LogQuery(actor, action, text, since, days[1] if len(days) > 1 else since)
    count = dossier.log(here.project, query, limit=1).total
    page = dossier.log(here.project, query, _pager(count, "audit-page"))
    rows = [
        {"seq": r.seq, "time": r.time[:19].replace("T", " "), "actor": r.actor, "action": r.action, "subject": r.subject,
         "detail": r.detail, "hash": r.hash}
        for r in page.rows
    ]  # fmt: skip
    columns = {
        "seq": st.column_config.NumberColumn("Entry", width="small"), "time": "At (UTC)", "actor": "Who", "action": "What",
        "subject": "About", "detail": st.column_config.TextColumn("Detail", width="large"), "hash": "Hash",
    }  # fmt: skip
    parts.table(rows, columns, alt="Audit log, newest first")
    st.caption(f"{page.total} entries match.")


here = session.here("Evidence")
view = st.segmented_control("View", VIEWS, default=VIEWS[0], key="evidence-view")
with parts.guarded():
    {"Verdicts": verdicts, "Mutants": lambda: unnoticed(here), "Compare": compare, "Audit log": audit_log}[view or VIEWS[0]]()
parts.follow(here.project)
