"""Questions about a codebase, answered from its graph, cards and sources, each answer with the lines that it rests on.

The graph answers what it can answer exactly; the search finds spans for any question; where a model is served, it
answers in words from those spans alone, and every claim of it that cites none of them is shown as such.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlmodel import col, select

from analyzers.model import TheseusError
from translators.model.client import CHARACTERS_A_TOKEN, Client, Endpoint, Reply, Sampling
from workbench import audit
from workbench.project import Project
from workbench.services import approvals, atlas
from workbench.services.atlas import Atlas, read_text
from workbench.services.lookup import Known, Place, lookup
from workbench.services.search import Hit, search
from workbench.services.users import Action, User
from workbench.store.models import AuditRow, TrialRow

HITS = 8
LONGEST = 2000  # characters of a question
_SPAN_LINES = 60  # of one span in a prompt
_CITATION = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


_AFTER = re.compile(r"([.!?])[ \t]*((?:\[\d+(?:\s*,\s*\d+)*\][ \t]*)+)")
_END = re.compile(r"(?<=[.!?])(?<!e\.g\.)(?<!i\.e\.)(?<!vs\.)\s+|(?<=\])\s+(?=[^a-z\s,;.(\[])|\n+")


class By(StrEnum):
    """Who answered."""

    GRAPH = "the graph"
    SEARCH = "search"
    MODEL = "the model"


@dataclass(frozen=True)
class Source:
    """A numbered span that a model was given."""

    number: int
    place: Place
    end_line: int
    text: str


@dataclass(frozen=True)
class Claim:
    """One sentence of a model, with the numbers of the spans that it cites. `unknown` are numbers that it was never
    given. A claim is supported by nothing but what it cites: without that, `cited` is False."""

    text: str
    cites: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def cited(self) -> bool:
        return bool(self.cites)


@dataclass(frozen=True)
class Answer:
    """`known` is the graph's, exact; `claims` the model's, to be checked by what they cite (`sources`); `hits` the
    search's. `notice` says why a model that is configured did not answer."""

    question: str
    by: By
    known: Known | None
    hits: tuple[Hit, ...]
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    model: str = ""
    endpoint: str = ""
    tokens: int = 0
    notice: str = ""

    @property
    def said_by(self) -> str:
        """Who answered, in words."""
        if self.by is By.MODEL:
            return f"answered by the model {self.model} at {self.endpoint}, from {len(self.sources)} spans of this codebase"
        if self.by is By.GRAPH:
            return "answered exactly, from the graph of this codebase"
        return "answered by search alone: these spans fit the question best"


class Completes(Protocol):
    """What of a model's client is needed here."""

    def complete(self, messages: Sequence[dict[str, str]], sampling: Sampling, *, on_text: Callable[[str], None]) -> Reply: ...


def ask(found: Atlas, question: str) -> Answer:
    """Answer from the graph and by search; no model. Raises TheseusError for an empty question or one too long."""
    text = " ".join(question.split())
    if not text:
        raise TheseusError('no question: ask for example "who calls X", "what reads file Y" or in your own words')
    if len(text) > LONGEST:
        raise TheseusError(f"the question has {len(text)} characters: {LONGEST} are the most")
    known = lookup(found, text)
    return Answer(text, By.GRAPH if known else By.SEARCH, known, search(found, text, HITS))


def ask_project(
    project: Project, user: User, question: str, model: bool = True, on_text: Callable[[str], None] = lambda _: None
) -> Answer:
    """Answer about a project; in a served model's words where one is configured, `model` is wanted and the user may
    spend tokens. Whatever goes wrong with the model, the answer of graph and search stands, with a notice. Model
    answers are on the log."""
    answer = ask(atlas.fresh(project.root), question)
    section = project.settings.model
    if not model or not section.endpoints:
        return answer
    if not user.may(Action.ORDER):
        return replace(answer, notice=f"the model was not asked: {user.name} may only read, and it costs tokens")
    spent = tokens_spent(project)
    allowed = section.total + approvals.tokens_granted(project)
    if section.total and spent >= allowed:
        return replace(answer, notice=f"the model was not asked: {spent} of {allowed} tokens are spent")
    try:
        client = Client([Endpoint(e.url, e.model, e.key) for e in section.endpoints], section.timeout, attempts=2)
        sampling = Sampling(0.0, 1.0, min(section.answer, 1500), section.seed)
        room = int((section.context - sampling.max_tokens - 800) * CHARACTERS_A_TOKEN)
        answered = with_model(project.root, answer, client, sampling, room, on_text)
    except TheseusError as error:
        return replace(answer, notice=f"no model answered: {error}")
    detail = {"question": answer.question, "model": answered.model, "endpoint": answered.endpoint,
              "tokens": answered.tokens, "spans": [str(s.place) for s in answered.sources]}  # fmt: skip
    with project.store.transaction() as session:
        audit.append(session, "ask", project.settings.project.name, detail, user.name)
    return answered


def with_model(
    root: Path, answer: Answer, client: Completes, sampling: Sampling, room: int, on_text: Callable[[str], None]
) -> Answer:
    """The same answer in a model's words: it is given the facts and spans, numbered, and nothing else."""
    sources = sources_of(root, answer, room)
    template = Environment(loader=PackageLoader("workbench"), undefined=StrictUndefined, autoescape=False)
    prompt = template.get_template("ask.txt.jinja").render(answer=answer, sources=sources)
    system, _, user = prompt.partition("\n=====\n")
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    reply = client.complete(messages, sampling, on_text=on_text)
    claims = claims_of(reply.text, len(sources))
    if not claims:
        raise TheseusError(f"{reply.endpoint} sent an empty answer")
    tokens = reply.prompt_tokens + reply.completion_tokens
    return replace(answer, by=By.MODEL, claims=claims, sources=sources, model=reply.model, endpoint=reply.endpoint,
                   tokens=tokens)  # fmt: skip


def sources_of(root: Path, answer: Answer, room: int) -> tuple[Source, ...]:
    """The spans that a model is given: those of the graph's facts first, then the search's, as many as fit."""
    wanted: list[tuple[Place, int]] = []
    if answer.known is not None:
        wanted += [(f.place, f.place.line + 4) for f in answer.known.facts[:12] if f.place.file]
    wanted += [(Place(h.module, h.file, h.line), h.end_line) for h in answer.hits]
    found: list[Source] = []
    seen: set[tuple[str, int]] = set()
    for place, end in wanted:
        text = read_text(root, place.file)
        if text is None or (place.file, place.line) in seen:
            continue
        seen.add((place.file, place.line))
        last = min(end, place.line + _SPAN_LINES - 1)
        lines = "\n".join(text.splitlines()[place.line - 1 : last])
        room -= len(lines) + 80
        if room < 0:
            break
        found.append(Source(len(found) + 1, place, last, lines))
    return tuple(found)


def claims_of(text: str, given: int) -> tuple[Claim, ...]:
    """A model's answer as claims: sentence by sentence, with what each cites of the `given` spans."""
    found: list[Claim] = []
    # A citation after the full stop belongs to the sentence before it. When in doubt there is an end: a sentence cut
    # in two is marked as uncited, two taken for one would hide that the second is.
    text = _AFTER.sub(r" \2\1 ", text.strip())
    for sentence in _END.split(text):
        numbers = [int(n) for group in _CITATION.findall(sentence) for n in group.split(",")]
        words = " ".join(_CITATION.sub("", sentence).split()).replace(" .", ".").replace(" ,", ",")
        if not any(c.isalpha() for c in words):
            if numbers and found:  # the citation came after the full stop
                last = found.pop()
                numbers = [*last.cites, *last.unknown, *numbers]
                words = last.text
            else:
                continue
        distinct = tuple(dict.fromkeys(numbers))
        found.append(
            Claim(words, tuple(n for n in distinct if 1 <= n <= given), tuple(n for n in distinct if not 1 <= n <= given))
        )
    return tuple(found)


def tokens_spent(project: Project) -> int:
    """What models have used in this project: for translations and for questions."""
    with project.store.reading() as session:
        trials = session.exec(select(TrialRow.prompt_tokens, TrialRow.completion_tokens)).all()
    return sum(p + c for p, c in trials) + tokens_asked(project)


def tokens_asked(project: Project) -> int:
    """What models have used to answer questions."""
    with project.store.reading() as session:
        details = session.exec(select(AuditRow.detail).where(col(AuditRow.action) == "ask")).all()
    return sum(int(json.loads(detail).get("tokens", 0)) for detail in details)


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer for programs. Scores stay out: they mean nothing outside one search."""
    known = answer.known
    return {
        "question": answer.question,
        "answered_by": str(answer.by),
        "said_by": answer.said_by,
        "notice": answer.notice,
        "graph": None if known is None else {
            "answer": known.headline,
            "facts": [{"fact": f.text, "module": f.place.module, "at": str(f.place)} for f in known.facts],
        },
        "claims": [
            {"claim": c.text, "cites": [_cited(answer, n) for n in c.cites], "cited": c.cited, "unknown": list(c.unknown)}
            for c in answer.claims
        ],
        "spans": [
            {"module": h.module, "at": h.place, "end_line": h.end_line, "title": h.title, "excerpt": h.excerpt}
            for h in answer.hits
        ],
        "model": answer.model,
        "endpoint": answer.endpoint,
        "tokens": answer.tokens,
    }  # fmt: skip


def _cited(answer: Answer, number: int) -> str:
    return str(answer.sources[number - 1].place)


def in_lines(answer: Answer) -> list[str]:
    """The answer for a terminal."""
    lines = [answer.said_by + "."]
    lines += [answer.notice + "."] if answer.notice else []
    for claim in answer.claims:
        cites = ", ".join(_cited(answer, n) for n in claim.cites)
        unknown = f"; it names spans that it was not given: {', '.join(map(str, claim.unknown))}" if claim.unknown else ""
        lines.append(f"  {claim.text}  ({cites or 'cites nothing'}{unknown})")
    if answer.known is not None:
        lines += ["", answer.known.headline] + [f"  {f.place}: {f.text}" for f in answer.known.facts]
    if answer.hits:
        lines += ["", "Spans that fit:"]
        for hit in answer.hits:
            lines.append(f"  {hit.place}: {hit.title or hit.module} ({hit.module})")
            lines += [f"      {line}" for line in hit.excerpt.splitlines()[:3]]
    if answer.known is None and not answer.hits:
        lines.append("Nothing in this codebase fits the question.")
    return lines
