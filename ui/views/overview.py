"""The Overview page: how far the migration is, what is stuck, and what is at work now."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import streamlit as st

from ui import parts, session
from workbench.services import jobs, queue
from workbench.services.figures import Figures, Share, figures
from workbench.services.jobs import ALIVE, JobState
from workbench.services.queue import Item
from workbench.services.states import State
from workbench.services.users import Action
from workbench.store.models import JobRow

MOST_BLOCKED = 200


def percent(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.0%}"


def tiles(now: Figures) -> None:
    done, review, blocked, lines, coverage, mutants, spent, money = (
        tile.container(width="content") for tile in [st.container(horizontal=True, gap="large")] * 8
    )
    done.metric("Done", f"{now.done:,} of {now.modules:,}", help="Modules that are accepted or waived, of those that move")
    review.metric("In review", f"{now.states.get(State.IN_REVIEW, 0):,}", help="They wait for a person's decision")
    blocked.metric("Blocked", f"{len(now.blocked):,}", help="They cannot go on; the reasons are below")
    lines.metric("Lines", percent(now.lines), help=f"Moved: {now.lines.part:,} of {now.lines.whole:,} lines of source")
    coverage.metric(
        "Coverage", percent(now.coverage),
        help=f"Executable lines of the originals that campaigns without a difference reached, over the {now.measured} "
        f"modules that have a verdict: {now.coverage.part:,} of {now.coverage.whole:,}",
    )  # fmt: skip
    mutants.metric(
        "Mutants", percent(now.mutants),
        help=f"Planted faults that the campaigns noticed: {now.mutants.part:,} of {now.mutants.whole:,} tried"
        if now.mutants.whole else "No campaign came that far yet, or verify.mutants is 0 in theseus.toml",
    )  # fmt: skip
    tokens = now.prompt_tokens + now.completion_tokens
    spent.metric(
        "Tokens", f"{tokens:,}" if tokens < 100_000 else f"{tokens / 1e6:.1f} M",
        help=f"{now.prompt_tokens:,} in prompts and {now.completion_tokens:,} in answers",
    )  # fmt: skip
    priced = here.project.settings.model.price_prompt or here.project.settings.model.price_completion
    money.metric(
        "Cost", f"{now.money:,.2f}" if priced else "–",
        help="Of these tokens, at the prices in theseus.toml" if priced
        else "Set model.price_prompt and model.price_completion in theseus.toml to see what tokens cost",
    )  # fmt: skip


def by_state(now: Figures) -> None:
    st.subheader("Modules by state")
    rows = [{"state": str(s), "modules": now.states.get(s, 0), "order": n} for n, s in enumerate(State)]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("state:N", sort=[str(s) for s in State], title=None, axis=alt.Axis(ticks=False, domain=False)),
        x=alt.X("modules:Q", title=None, axis=None),
    )
    palette = parts.palette()
    colour = alt.Color("state:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None)
    bars = base.mark_bar(cornerRadiusEnd=3).encode(color=colour)
    ink = alt.value("#e8eaee" if parts.is_dark() else "#23262d")  # a mark's own colour gives way to Streamlit's theme
    numbers = base.mark_text(align="left", dx=4).encode(text=alt.Text("modules:Q", format=",d"), color=ink)
    st.altair_chart((bars + numbers).properties(height=260))
    if now.unmoving:
        st.caption(f"{now.unmoving} headers and copybooks without code of their own move with the modules that need them.")


def burndown(found: Sequence[Item]) -> None:
    st.subheader("Burndown")
    days = queue.burndown(here.project, here.target, found)
    st.caption(f"Counted since {days[0].day:%d %B %Y}, the first day on record" + ("." if len(days) > 1 else ": a line takes two days."))
    rows = [{"day": str(d.day), "left": d.left, "lines moved": d.lines_done} for d in days]
    chart = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%d %b", tickCount={"interval": "day", "step": max(len(days) // 8, 1)})),
        y=alt.Y("left:Q", title="modules left", scale=alt.Scale(domain=[0, max(1, *(d.left for d in days))]), axis=alt.Axis(tickMinStep=1, format=",d")),
        tooltip=["day:T", "left:Q", "lines moved:Q"],
    )
    area = chart.mark_area(line=True, point=len(days) < 60, opacity=0.25, interpolate="step-after")
    st.altair_chart(area.properties(height=260))


def blocked(now: Figures) -> None:
    st.subheader("Blocked, and why")
    if not now.blocked:
        st.caption("Nothing is blocked.")
        return
    rows = [
        {"module": i.module, "wave": i.wave, "lines": i.lines, "assignee": i.assignee, "reason": i.reason}
        for i in now.blocked[:MOST_BLOCKED]
    ]
    columns = {
        "module": "Module", "wave": st.column_config.NumberColumn("Wave", width=60),
        "lines": st.column_config.NumberColumn("Lines", width="small"), "assignee": "Assignee",
        "reason": st.column_config.TextColumn("Why", width="large"),
    }  # fmt: skip
    chosen = parts.table(rows, columns, key="blocked", select="single-row", alt="Blocked modules with their reasons")
    if len(now.blocked) > MOST_BLOCKED:
        st.caption(f"The first {MOST_BLOCKED} of {len(now.blocked)}; all of them are in the queue, by state.")
    if chosen:
        session.go("module", here, now.blocked[chosen[0]].module)


def start_work() -> None:
    with st.popover("Start work", icon=":material/play_arrow:"):
        st.caption("Translates and verifies whatever is not done yet, wave by wave.")
        translator = st.selectbox("Translator", parts.translators(here.project), key="run-translator")
        if st.button("Run the whole queue", type="primary"):
            with parts.guarded():
                jobs.start(here.project, here.user, "run", here.target, jobs.Spec(translator=translator))
                st.rerun()
        st.divider()
        st.caption("Reads the sources again: what changed goes back into the queue.")
        if st.button("Analyze the sources"):
            with parts.guarded():
                jobs.start(here.project, here.user, "analyze", here.target)
                st.rerun()


@st.fragment(run_every=1.0)
def running() -> None:
    """Drawn again every second by itself, so that the page stays as it is meanwhile."""
    rows = jobs.jobs(here.project, limit=8)
    if not rows:
        st.caption("No work was started from here yet.")
    for row in rows:
        job(row)


def job(row: JobRow) -> None:
    alive = row.state in ALIVE
    with st.container(border=True):
        what, buttons = st.columns([6, 1], vertical_alignment="center")
        asked = jobs.Spec.of(row).modules
        about = ", ".join(asked[:3]) + (f" and {len(asked) - 3} more" if len(asked) > 3 else "")
        what.markdown(
            f"**{row.kind.capitalize()}** {parts.plain(about or 'all')} to {row.target}, job {row.id}, "
            f"started by {parts.plain(row.who)}: **{row.state}** ({parts.duration(jobs.took(row))})"
        )
        where = " ".join(x for x in (row.stage, row.module, row.message) if x) if alive else row.message
        if alive and row.total:
            what.progress(min(row.done / row.total, 1.0), f"{row.done} of {row.total}: {parts.plain(where[:120])}")
        elif where:
            what.text(parts.visible(where[:600]))
        if not here.user.may(Action.WORK):
            return
        if alive and buttons.button("Cancel", key=f"cancel-{row.id}"):
            with parts.guarded():
                jobs.cancel(here.project, here.user, row.id or 0)
                st.rerun(scope="fragment")
        resumable = row.state in (JobState.INTERRUPTED, JobState.CANCELLED, JobState.FAILED)
        if resumable and buttons.button("Resume", key=f"resume-{row.id}"):
            with parts.guarded():
                jobs.resume(here.project, here.user, row.id or 0)
                st.rerun(scope="fragment")


here = session.here("Overview")
found = session.items(here)
if found:
    now = figures(here.project, here.target, found)
    tiles(now)
    left, right = st.columns(2, gap="large")
    with left:
        by_state(now)
    with right:
        burndown(found)
else:
    st.info("The codebase has not been analyzed yet: start with that, or run the whole queue.")
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.subheader("Work", width="content")
    if here.user.may(Action.WORK):
        start_work()
running()
if found:
    blocked(now)
parts.follow(here.project)
