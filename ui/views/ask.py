"""The Ask page: questions about the codebase, answered with the lines that the answer rests on."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from analyzers.model import TheseusError
from ui import later, parts, session
from workbench.services import ask
from workbench.services.ask import Answer, By
from workbench.services.lookup import Place

EXAMPLES = (
    "who calls X", "what reads file Y", "what does Z need", "what can move after X", "path from X to Y", "where is X defined",
)
WHOLE = ("entry points", "cycles", "riskiest modules", "dead code")  # need no name: one press asks them
SHOWN = 40  # facts at first

here = session.here("Ask")


def link(place: Place, key: str, label: str = "") -> None:
    """A link to a span on its module's page."""
    params = here.link(place.module)
    if place.file:
        params |= {"file": place.file, "line": str(place.line)}
    st.page_link("views/module.py", label=parts.plain(label or str(place)), query_params=params, icon=":material/link:")


def model_words(answer: Answer) -> None:
    """The model's claims, each with links to what it cites, or a mark that it cites nothing."""
    st.subheader("In the model's words")
    for number, claim in enumerate(answer.claims):
        with st.container(border=not claim.cited):
            st.text(claim.text)
            if claim.unknown:
                st.caption(":material/warning: It names spans that it was not given: " + ", ".join(map(str, claim.unknown)))
            if not claim.cited:
                st.caption(":material/warning: This cites nothing: take it for a guess.")
                continue
            with st.container(horizontal=True):
                for cite in claim.cites:
                    link(answer.sources[cite - 1].place, f"cite-{number}-{cite}")


def graph_facts(answer: Answer) -> None:
    assert answer.known is not None
    st.subheader("From the graph")
    st.text(answer.known.headline)
    facts = answer.known.facts
    every = len(facts) <= SHOWN or st.toggle(f"Show all {len(facts)}", key="ask-all")
    for number, fact in enumerate(facts if every else facts[:SHOWN]):
        where, what = st.columns([2, 3], vertical_alignment="center")
        with where:
            link(fact.place, f"fact-{number}")
        what.text(fact.text)


def spans(answer: Answer) -> None:
    st.subheader("Spans that fit")
    for number, hit in enumerate(answer.hits):
        with st.container(border=True):
            link(Place(hit.module, hit.file, hit.line), f"hit-{number}", f"{hit.place}  {hit.title or hit.module}")
            # Without a language: the highlighter's keywords are too pale to read (WCAG 2 AA).
            st.code(parts.visible(hit.excerpt), language=None)


def put(words: str) -> None:
    """Ask this."""
    st.session_state["ask-question"] = words
    st.session_state["ask-put"] = True


configured = bool(here.project.settings.model.endpoints)
with st.form("ask", border=False):
    question = st.text_input(
        "Your question", key="ask-question", max_chars=ask.LONGEST, placeholder="who calls …, what reads …, how is … done"
    )
    left, right = st.columns([1, 5], vertical_alignment="center")
    asked = left.form_submit_button("Ask", type="primary", width="stretch")
    model = right.toggle("Let the model answer in words", value=True, key="ask-model") if configured else False
st.caption(parts.plain("Answered exactly: " + " · ".join(EXAMPLES) + ", and those below. Anything else is searched for."))
with st.container(horizontal=True):
    for words in (*([f"what can move after {here.module}"] if here.module else []), *WHOLE):
        st.button(parts.plain(words), key=f"ask-{words}", on_click=put, args=(words,))
if not configured:
    st.caption("No model is configured (model.endpoints in theseus.toml): answers are by graph and search alone.")

if asked or st.session_state.pop("ask-put", False):
    st.session_state["ask-asked"] = (uuid4().hex, question, bool(model), list[str]())
    st.session_state.pop("ask-answer", None)
if "ask-asked" in st.session_state:
    number, words, wanted, pieces = st.session_state["ask-asked"]
    try:
        found = later.result(
            number, "The model is answering" if wanted else "Looking",
            lambda: ask.ask_project(here.project, here.user, words, wanted, pieces.append),
            lambda: parts.visible("".join(pieces)),
        )  # fmt: skip
    except TheseusError as wrong:
        parts.error(wrong)
        st.session_state.pop("ask-asked")
    else:
        if found is not None:
            st.session_state["ask-answer"] = (str(here.project.root), found)
            st.session_state.pop("ask-asked")

known = st.session_state.get("ask-answer")
if known is not None and known[0] == str(here.project.root):
    answer: Answer = known[1]
    st.divider()
    st.text(answer.question)
    icon = {By.GRAPH: ":material/account_tree:", By.SEARCH: ":material/search:", By.MODEL: ":material/smart_toy:"}
    said = answer.said_by
    st.info(parts.plain(said[0].upper() + said[1:] + "."), icon=icon[answer.by])
    if answer.notice:
        st.warning(parts.plain(answer.notice))
    if answer.claims:
        model_words(answer)
    if answer.known is not None:
        graph_facts(answer)
    if answer.hits:
        spans(answer)
    if answer.known is None and not answer.hits:
        st.text("Nothing in this codebase fits the question.")
