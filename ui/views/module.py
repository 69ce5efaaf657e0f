"""The Module page: what it is, its text beside its translation, what a translator does right now, what was tried,
and what people ask of it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from analyzers.model import TheseusError
from translators.protocol import RequestKind
from ui import code, later, parts, session
from workbench.project import Project
from workbench.services import (
    counterexamples,
    dossier,
    history,
    jobs,
    live,
    requests,
    states,
    surveys,
    texts,
    translation,
)
from workbench.services.jobs import Spec
from workbench.services.pages import last_change
from workbench.services.requests import MAX_NOTE
from workbench.services.users import Action
from workbench.store.models import ModuleRow

VIEWS = ("Side by side", "Attempts", "Differences", "Ask for more", "Card")


@st.cache_data(max_entries=40, show_spinner="Reading both texts")
def _sides(_project: Project, root: str, target: str, module: str, changed: float) -> texts.SideBySide:
    del root, changed  # part of what is remembered
    with _project.store.reading() as opened:
        row = opened.get(ModuleRow, module)
        attempt, verdict = states.newest(opened, module, target)
    if row is None:
        raise TheseusError(f"no module '{module}' in the queue: run 'theseus analyze' again")
    campaigns = dossier.campaigns_of(_project, verdict) if verdict is not None else []
    return texts.side_by_side(_project, row, translation.text_of(_project, attempt), campaigns)


def _start(kind: str, spec: Spec) -> None:
    with parts.guarded():
        jobs.start(here.project, here.user, kind, here.target, spec)
        st.session_state.pop("live", None)
        st.rerun()


# --------------------------------------------------------------------------- what happens now


@st.fragment(run_every=1.0)
def now() -> None:
    """Follows the job that is at work on the module: the text with its difference as they come, then the gates."""
    job = live.job_at(here.project, module, here.target)
    if job is None:
        return
    kept = st.session_state.get("live")
    state = kept[1] if kept is not None and kept[0] == (job.id, module) else None
    state = live.follow(here.project, job, module, state)
    st.session_state["live"] = ((job.id, module), state)
    working = job.state in jobs.ALIVE
    if not working and st.session_state.get("watched") == job.id:
        st.session_state.pop("watched")
        st.rerun()
    if working:
        st.session_state["watched"] = job.id
    with st.expander(f"Job {job.id}: {job.kind} ({job.state})", expanded=working, icon=":material/play_circle:"):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.text(parts.visible(f"{job.stage} {job.message}".strip() or job.state))
        if state.progress:
            left.text(parts.visible(state.progress))
        if working and here.user.may(Action.WORK) and right.button("Stop the job", width="stretch"):
            with parts.guarded():
                jobs.cancel(here.project, here.user, job.id or 0)
        _show(job.id or 0, state)
    for heat in state.heats.values():
        _gates(heat)


def _gates(candidates: Iterable[live.Candidate]) -> None:
    """What the gates said of each candidate, in the order of the gates."""
    for found in candidates:
        if found.gates:
            row = st.container(horizontal=True, vertical_alignment="center")
            row.caption(found.name)
            for gate in found.gates:
                row.badge(gate.name, color="green" if gate.passed else "red",
                          icon=":material/check:" if gate.passed else ":material/close:")  # fmt: skip
            if found.gates[-1].message:
                row.text(parts.visible(found.gates[-1].message))


def _candidate(job: int, state: live.Live) -> live.Candidate | None:
    """The candidate to look at: each of a round can be chosen while all of them are written. A new round comes into
    view by itself."""
    heats = state.heats
    if not heats:
        return None
    names = {heat: found[0].name.rpartition(", ")[0] for heat, found in heats.items()}
    row = st.container(horizontal=True, vertical_alignment="bottom")
    heat = list(heats)[-1]
    if len(heats) > 1:
        heat = row.selectbox("Round", list(heats)[::-1], format_func=names.__getitem__, key=f"heat-{job}-{len(heats)}", width=180)
    found = heats[heat]
    places = [c.place for c in found]
    place: int | None = None
    if len(found) > 1:
        place = row.segmented_control(
            "Candidates of the round", places, default=places[0], format_func=lambda p: f"Candidate {p + 1}",
            key=f"place-{job}-{heat}",
        )  # fmt: skip
    return next((c for c in found if c.place == place), found[0])


def _show(job: int, state: live.Live) -> None:
    candidate = _candidate(job, state)
    files = candidate.files if candidate is not None else state.files
    if candidate is not None:
        st.caption(f"{candidate.name[0].upper()}{candidate.name[1:]}; {state.tokens} tokens so far")
        if not files:
            st.text("Nothing of its files yet." if not candidate.gates else "Its answer holds no files.")
    if files:
        base = _drafts(here.project, str(here.project.root), here.target, module, last_change(here.project.root))
        left, right = st.columns(2)
        left.markdown("**As it is written**")
        with left:
            code.text(files, here.target, f"live-text-{module}", "The text as it is written", 340)
        right.markdown("**Difference from the rules' draft**" if base else "**Difference from nothing (no draft by the rules)**")
        with right:
            code.diff(history.diff(base, files) or "nothing differs", f"live-diff-{module}", "The difference", 340)
    for note in state.notes[-5:]:
        st.text(parts.visible(note))
    if state.ended:
        st.text(parts.visible(state.ended))


@st.cache_data(max_entries=20, show_spinner=False)
def _drafts(_project: Project, root: str, target: str, name: str, changed: float) -> history.Files:
    del root, changed
    return history.rules_draft(_project, name, target)


# --------------------------------------------------------------------------- views


def side_by_side() -> None:
    with parts.guarded():
        found = _sides(here.project, str(here.project.root), here.target, module, last_change(here.project.root))
        if not found.targets:
            st.info("No translation is recorded for this module. Start one above.")
        elif found.measured:
            more = "" if found.by_line else " Lines are marked one by one with lines = true under [verify] in theseus.toml."
            st.caption(f"Marks on the translation: {found.measured}.{more}")
        at = session.line_asked_for()
        if at is not None and all(at[0] != pane.path for pane in found.sources):
            st.caption(parts.plain(f"{at[0]}:{at[1]} is not among the files of this module."))
        code.panes(found, f"panes-{here.target}-{module}", at=at)


def attempts() -> None:
    with parts.guarded():
        entries = history.timeline(here.project, module, here.target)
        if not entries:
            st.info("Nobody has proposed a translation yet.")
            return
        rows = [
            {
                "at": f"{e.at:%Y-%m-%d %H:%M:%S}", "kind": e.kind, "who": e.who, "state": e.state,
                "verdict": e.verdict.status if e.verdict else "", "request": e.request.note if e.request else "",
                "tokens": e.tokens or None, "reason": e.reason,
            }
            for e in reversed(entries)
        ]  # fmt: skip
        columns = {
            "at": "At (UTC)", "kind": "Kind", "who": "Who", "state": "State", "verdict": "Verdict", "request": "Answers",
            "tokens": "Tokens", "reason": st.column_config.TextColumn("Reason", width="large"),
        }  # fmt: skip
        if not any(e.tokens for e in entries):
            del columns["tokens"]
        picked = parts.table(rows, columns, key="timeline", select="single-row", height=min(320, 38 + 35 * len(rows)),
                             alt="Attempts and candidates, newest first")  # fmt: skip
        chosen = entries[len(entries) - 1 - picked[0]] if picked else entries[-1]
        st.caption(f"{chosen.kind.capitalize()} {chosen.number}. Select a row to see another one.")
        if chosen.kind == "candidate":
            with st.expander("What the model was asked, and its whole answer"):
                _conversation(chosen.number)
        files = history.files_of(here.project, chosen)
        if not files:
            st.text(parts.visible(chosen.reason or "It holds no text."))
            return
        against = st.segmented_control(
            "Compared with", ["What came before", "The rules' draft", "Nothing: its text"], default="What came before"
        )
        if against == "Nothing: its text":
            code.text(files, here.target, "attempt-text", "The attempt's text")
            return
        before = history.before(here.project, entries, chosen)
        base = history.rules_draft(here.project, module, here.target) if against == "The rules' draft" else before
        if not base:
            st.caption("There is nothing to compare it with: all of it is new.")
        code.diff(history.diff(base, files) or "nothing differs", "attempt-diff", "The difference")


def _conversation(candidate: int) -> None:
    found = history.conversation(here.project, module, here.target, candidate)
    for message in found.asked:
        st.caption(f"To the model ({message['role']})")
        st.code(parts.visible(message["content"]), language=None, wrap_lines=True, height=320)
    st.caption("Its answer")
    st.code(parts.visible(found.answer), language=None, wrap_lines=True, height=320)


def differences() -> None:
    with parts.guarded():
        found = counterexamples.of_verdict(here.project, verdict)
        if not found:
            st.info("No input on which the newest translation differs is on record.")
            return
        for n, example in enumerate(found):
            with st.container(border=True):
                st.markdown(f"**{parts.plain(example.place or 'The whole program')}**")
                for name, given in example.given:
                    st.caption(parts.plain(f"Input: {name}"))
                    _text(given)
                for name, original, translated in example.answers:
                    left, right = st.columns(2)
                    with left:
                        st.caption(parts.plain(f"The original: {name}"))
                        _text(original)
                    with right:
                        st.caption(parts.plain(f"The translation: {name}"))
                        _text(translated)
                _again(example, n)


def _text(content: str) -> None:
    """As it is; what is long scrolls."""
    long = content.count("\n") > 14 or len(content) > 1500
    st.code(parts.visible(content) or "(nothing)", language=None, wrap_lines=True, height=300 if long else None)


def _again(example: counterexamples.Found, n: int) -> None:
    results = _results(example.token)
    if results:
        body = results[-1]
        said = "both sides still differ" if body["differs"] else "both sides agree now"
        st.text(parts.visible(f"Run again: {said}{'' if body['as_then'] else ', not as on record'}."))
    row = st.container(horizontal=True)
    if row.button("Run again", key=f"again-{n}", disabled=not here.user.may(Action.WORK), icon=":material/replay:"):
        _start("counterexample", Spec(subject=example.token))
    if row.button("Send back with a note", key=f"back-{n}", disabled=not here.user.may(Action.WORK), icon=":material/reply:"):
        st.session_state["send-back"] = example.token
        st.session_state["view-next"] = "Ask for more"
        st.rerun()


def _results(token: str) -> list[dict[str, object]]:
    return [body for body in jobs.results(here.project, "counterexample") if body["counterexample"] == token]


def ask_for_more() -> None:
    if not here.user.may(Action.WORK):
        st.info(parts.plain(f"{here.user.name} may only read here: sending back takes the role operator."))
    with parts.guarded():
        known = counterexamples.of_verdict(here.project, verdict)
        labels = {f.token: f"{f.place or 'whole program'}: {f.shown.input[:60]}" for f in known}
        wanted = st.session_state.pop("send-back", "")
        if wanted in labels:
            st.session_state["examples"] = [wanted]
        left, right = st.columns(2)
        with left.form("repair", border=True):
            st.markdown("**Send back with a note**")
            st.caption("The behaviour stays the original's. The note goes to the translator as data, with the counterexamples.")
            note = st.text_area("Note", max_chars=MAX_NOTE, height=120, key="repair-note")
            chosen: list[str] = []
            if labels:
                chosen = st.multiselect("Counterexamples (none chosen: all)", list(labels), format_func=labels.__getitem__, key="examples")
            translator = st.checkbox("Let the model answer now", value=has_model, disabled=not has_model, key="repair-now")
            if st.form_submit_button("Send back", disabled=not here.user.may(Action.WORK)):
                _ask(RequestKind.REPAIR, note, tuple(chosen), translator)
        with right.form("change", border=True):
            st.markdown("**Ask for a change of behaviour**")
            st.caption("What comes of it differs from the original: it is never accepted, and a reviewer waives each difference by name.")
            wish = st.text_area("What should be different, in plain words", max_chars=MAX_NOTE, height=120, key="change-note")
            translator = st.checkbox("Let the model answer now", value=has_model, disabled=not has_model, key="change-now")
            if st.form_submit_button("Ask for the change", disabled=not here.user.may(Action.WORK)):
                _ask(RequestKind.CHANGE, wish, (), translator)
        if not has_model:
            st.caption("No model is set in theseus.toml: a request waits until somebody submits files for it.")
        _asked()


def _ask(kind: RequestKind, note: str, tokens: tuple[str, ...], at_once: bool) -> None:
    with parts.guarded():
        row = requests.ask(here.project, here.user, module, here.target, kind, note, tokens)
        if at_once:
            _start("request", Spec((module,), "model", subject=str(row.id)))
        st.rerun()


def _asked() -> None:
    found = requests.listed(here.project, module, here.target)
    if not found:
        return
    st.markdown("**Requests**")
    for asked in reversed(found):
        row = st.container(horizontal=True, vertical_alignment="center", border=True)
        row.badge("change" if asked.row.kind == RequestKind.CHANGE else "repair", color="violet")
        answer = "open" if asked.answer is None else f"answered by attempt {asked.answer.id} ({asked.answer.translator})"
        row.text(parts.visible(f"{asked.row.id}: {asked.row.who}: {asked.row.note or '(counterexamples only)'}"))
        row.caption(parts.plain(answer))
        if asked.answer is not None:
            continue
        if has_model and row.button("Ask the model", key=f"ask-{asked.row.id}", disabled=not here.user.may(Action.WORK)):
            _start("request", Spec((module,), "model", subject=str(asked.row.id)))
        row.code(f"theseus submit {module} --to {here.target} --files DIR --answers {asked.row.id}", language=None)


def card() -> None:
    with parts.guarded():
        root = here.project.root
        key = ("card", str(root), module, last_change(root))
        text = later.result(key, "Reading the codebase", lambda: surveys.explain(surveys.survey_of(None, root), module, "markdown"))
        if text is not None:
            st.code(parts.visible(text), language=None, wrap_lines=True)


# --------------------------------------------------------------------------- the page

here = session.here("Module")
items = {i.module: i for i in session.items(here)}
if not items:
    st.info("The queue is empty. Start with `theseus analyze`.")
    st.stop()
names = list(items)
wanted = here.module if here.module in items else names[0]
if here.module and wanted != here.module:
    st.warning(parts.plain(f"This project has no module {here.module}, which the address asks for: this is {wanted}."), icon=":material/link_off:")
st.session_state["module-name"] = wanted
has_model = bool(here.project.settings.model.endpoints)
may_work = here.user.may(Action.WORK)
bar = st.container(horizontal=True, vertical_alignment="bottom")
module = bar.selectbox("Module", names, key="module-name", format_func=parts.visible,
                       on_change=lambda: session.set_module(st.session_state["module-name"]))  # fmt: skip
if may_work:
    chosen = bar.selectbox("Translator", parts.translators(here.project), width=110)
    if bar.button("Translate and verify", type="primary", icon=":material/play_arrow:"):
        _start("move", Spec((module,), chosen))
    if bar.button("Verify again", icon=":material/biotech:"):
        _start("verify", Spec((module,)))
item = items[module]
with here.project.store.reading() as opened:
    verdict = states.newest(opened, module, here.target)[1]
with st.container(horizontal=True, vertical_alignment="center"):
    parts.badge(item.state)
    if verdict is not None:
        parts.badge(verdict.status)
    st.caption(parts.plain(f"{item.language} {item.kind}, {item.lines} lines, wave {item.wave}"))
if verdict is not None:
    st.text(parts.visible(verdict.reason))
now()
if next_view := st.session_state.pop("view-next", ""):
    st.session_state["view"] = next_view
view = st.segmented_control("View", VIEWS, label_visibility="collapsed", default=None if "view" in st.session_state else VIEWS[0], key="view")
draw = dict(zip(VIEWS, (side_by_side, attempts, differences, ask_for_more, card), strict=True))
draw[view or VIEWS[0]]()
parts.follow(here.project)
