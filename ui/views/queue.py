"""The Queue page: find modules, order them, give them to people and to engines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from ui import parts, session
from workbench.services import jobs, queue
from workbench.services.queue import NOTHING, Filter, Item
from workbench.services.states import ALLOWED, State
from workbench.services.users import Action

VERDICTS = ("equivalent", "divergent", "inconclusive", "unsupported")
COLUMNS = {
    "module": st.column_config.TextColumn("Module", pinned=True),
    "state": parts.state_column(),
    "next": st.column_config.TextColumn("Next", width="small", help="What comes next for it"),
    "wave": st.column_config.NumberColumn("Wave", width=60, help="Modules of one wave can move at the same time"),
    "priority": st.column_config.NumberColumn("Priority", width=70, help="9 first, -9 last within a wave"),
    "assignee": st.column_config.TextColumn("Assignee", width="small"),
    "lines": st.column_config.NumberColumn("Lines", width=60),
    "verdict": parts.state_column("Verdict"),
    "verified": st.column_config.TextColumn("Verified", width=80, help="Subprograms verified, of all"),
    "reason": st.column_config.TextColumn("Why", width="medium"),
    "since": st.column_config.TextColumn("Since (UTC)", width="small"),
}


def chosen_filter(found: Sequence[Item]) -> Filter:
    """The filter's fields. A saved view fills them."""
    saved = queue.views(here.project)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input("Search", key="f-text", placeholder="module, file or reason", width=210)
        name = st.selectbox("Saved view", ["", *saved], key="f-view", format_func=lambda n: n or "none", width=150,
                            on_change=lambda: load_view(saved))  # fmt: skip
        sort = st.selectbox("Sort by", queue.SORTS, key="f-sort", width=115)
        descending = st.toggle("Descending", key="f-descending")
        everything = st.toggle("Headers too", key="f-everything", help="Also headers and copybooks without code of their own")
        keeping = st.container(width="content")
    names = sorted({i.assignee for i in found if i.assignee})
    waves = sorted({i.wave for i in found})
    a, b, c, d, e = st.columns([3, 2, 2, 2, 2])
    wanted = Filter(
        text=text or "",
        states=tuple(a.multiselect("State", [*map(str, State), *([NOTHING] if everything else [])], key="f-states")),
        verdicts=tuple(b.multiselect("Verdict", VERDICTS, key="f-verdicts")),
        languages=tuple(c.multiselect("Language", sorted({i.language for i in found}), key="f-languages")),
        waves=tuple(d.multiselect("Wave", waves, key="f-waves")),
        assignee=e.selectbox("Assignee", ["", "-", *names], key="f-assignee",
                             format_func=lambda n: {"": "anyone", "-": "nobody"}.get(n, n)) or "",
        sort=sort or "wave", descending=descending, everything=everything,
    )  # fmt: skip
    with keeping:
        keep_view(wanted, name or "")
    return wanted


def load_view(saved: dict[str, Filter]) -> None:
    wanted = saved.get(st.session_state["f-view"], Filter())
    for name in ("text", "sort", "descending", "everything", "assignee"):
        st.session_state[f"f-{name}"] = getattr(wanted, name)
    for name in ("states", "verdicts", "languages", "waves"):
        st.session_state[f"f-{name}"] = list(getattr(wanted, name))


def keep_view(wanted: Filter, shown: str) -> None:
    if not here.user.may(Action.ORDER):
        return
    with st.popover("Save view", icon=":material/bookmark:"):
        name = st.text_input("Name", value=shown, key=f"view-name-{shown}")
        save, drop = st.columns(2)
        if save.button("Save", type="primary", key="view-save"):
            with parts.guarded():
                queue.save_view(here.project, here.user, name, wanted)
                st.rerun()
        if drop.button("Delete", disabled=not shown, key="view-delete"):
            with parts.guarded():
                queue.delete_view(here.project, here.user, shown)
                st.rerun()


def row(item: Item) -> dict[str, object]:
    return {
        "module": item.module, "state": [item.state], "next": item.next, "wave": item.wave, "priority": item.priority,
        "assignee": item.assignee, "lines": item.lines, "verdict": [item.verdict] if item.verdict else [],
        "verified": f"{item.units_verified} of {item.units}" if item.units else "", "reason": item.reason,
        "since": f"{item.since:%d %b, %H:%M}" if item.since else "",
    }  # fmt: skip


def table(shown: Sequence[Item]) -> list[Item]:
    """The table and what is selected in it. A selection is of modules, not of places: where the order changes
    under it (somebody else works too), the same modules stay selected."""
    before = set(st.session_state.get("queue-chosen", ()))
    order = hashlib.sha256("\0".join(i.module for i in shown).encode()).hexdigest()[:16]
    marked = [n for n, i in enumerate(shown) if i.module in before]
    numbers = parts.table([row(i) for i in shown], COLUMNS, f"queue-{order}", "multi-row", chosen=marked,
                          height=420, alt="Modules of the queue")  # fmt: skip
    picked = [shown[n] for n in numbers]
    st.session_state["queue-chosen"] = [i.module for i in picked]
    return picked


def act(done: str, do: Callable[[], object]) -> None:
    """Do something for the selected modules, and say so (or why not)."""
    with parts.guarded():
        do()
        st.toast(parts.plain(done))
        st.rerun()


def actions(picked: Sequence[Item]) -> None:
    names = [i.module for i in picked]
    count = parts.count(len(names), "module")
    p, u, to = here.project, here.user, here.target
    with st.container(border=True):
        st.markdown(f"**{count} selected:** {parts.plain(', '.join(names[:6]))}{' …' if len(names) > 6 else ''}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if len(names) == 1 and st.button("Open", icon=":material/open_in_new:"):
                session.go("module", here, names[0])
            if len(names) == 1 and picked[0].state == State.IN_REVIEW and st.button("Review", icon=":material/fact_check:"):
                session.go("review", here, names[0])
            if u.may(Action.WORK):
                with st.popover("Translate and verify", icon=":material/play_arrow:"):
                    kinds = {"move": "Translate and verify", "translate": "Translate only", "verify": "Verify only"}
                    kind = st.radio("What", list(kinds), format_func=kinds.__getitem__, key="work-kind")
                    translator = st.selectbox("Translator", parts.translators(p), key="work-translator")
                    if st.button("Start", type="primary", key="work-start"):
                        act(f"started: {count}", lambda: jobs.start(p, u, kind, to, jobs.Spec(tuple(names), translator)))
            if u.may(Action.ORDER):
                with st.popover("Assign", icon=":material/person:"):
                    name = st.text_input("To (empty: nobody)", value=u.name, key="assign-name")
                    if st.button("Assign", type="primary", key="assign-do"):
                        act(f"assigned: {count}", lambda: queue.assign(p, u, to, names, name))
                with st.popover("Priority", icon=":material/low_priority:"):
                    level = st.number_input("From -9 (last) to 9 (first)", -9, 9, 0, key="priority-level")
                    if st.button("Set", type="primary", key="priority-do"):
                        act(f"priority {level}: {count}", lambda: queue.prioritise(p, u, to, names, int(level)))
                with st.popover("Block", icon=":material/block:"):
                    why = st.text_input("Why", key="hold-why")
                    if st.button("Block", type="primary", key="hold-do"):
                        act(f"blocked: {count}", lambda: queue.hold(p, u, to, names, why))
                if st.button("Back into the queue", icon=":material/undo:"):
                    act(f"queued: {count}", lambda: queue.release(p, u, to, names, f"by {u.name}"))


def machine(found: Sequence[Item]) -> None:
    counts = Counter(i.state for i in found)
    with st.expander("How modules go on from state to state"):
        for state in State:
            name, ways = st.columns([1, 4], vertical_alignment="center")
            with name:
                parts.badge(state)
            after = ", ".join(s for s in State if s in ALLOWED[state])
            ways.text(f"{counts.get(state, 0)} now; from here to {after}")


here = session.here("Queue")
jobs.tidy(here.project)
found = session.items(here)
if not found:
    st.info("The codebase has not been analyzed yet: start with that on the page Overview.")
    parts.follow(here.project)
    st.stop()
wanted = chosen_filter(found)
shown = queue.filtered(found, wanted)
counts, download = st.columns([4, 1], vertical_alignment="center")
lines = sum(i.lines for i in shown)
counts.caption(f"{len(shown):,} of {sum(i.moves or wanted.everything for i in found):,} modules, {lines:,} lines")
download.download_button(
    "Export as CSV", queue.as_csv(shown), f"queue-{here.target}.csv", "text/csv", icon=":material/download:", width="stretch",
    on_click="ignore",
)  # fmt: skip
if shown:
    picked = table(shown)
    if picked:
        actions(picked)
    else:
        st.caption("Select modules (the boxes at the left, or Shift and Space) to open, assign, order or start them.")
else:
    st.info("No module fits this filter.")
machine(found)
parts.follow(here.project)
