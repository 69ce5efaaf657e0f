"""What people ask of new attempts: a translation sent back with a note, or a change of behaviour in plain words.

A request is on record before anything is done about it. A served model answers it in the repair loop; where there is
none, a person or an outside agent does, by `theseus submit --answers NUMBER`. What came of a change of behaviour differs
from the original, so that it is never `equivalent`: a reviewer names each difference in a waiver, or rejects it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import Session, col, select

from analyzers.model import Codebase, TheseusError
from translators.protocol import Request, RequestKind, Shown
from verifiers.codec import decode, encode
from workbench import audit
from workbench.project import Project
from workbench.services import commands, counterexamples, states, translation
from workbench.services.translation import Attempt, EventCallback, ignore_event
from workbench.services.users import Action, User
from workbench.store.models import AttemptRow, ModuleRow, RequestRow, VerdictRow

MAX_NOTE = 4000
"""Characters of a note: more is a document, not a note."""


@dataclass(frozen=True)
class Asked:
    """A request on record, with the attempt that answered it, if one did."""

    row: RequestRow
    answer: AttemptRow | None

    @property
    def open(self) -> bool:
        return self.answer is None


def ask(
    project: Project, user: User, module: str, target: str, kind: RequestKind, note: str, tokens: tuple[str, ...] = ()
) -> RequestRow:
    """Record a request about a module's newest translation. `tokens` name counterexamples to go with it; without
    any, a repair takes all that are known. Raises TheseusError for an empty or endless note."""
    user.require(Action.WORK)
    note = note.strip()
    if not note and kind is RequestKind.CHANGE:
        raise TheseusError("a change of behaviour needs words: say what should be different, and on which inputs")
    if len(note) > MAX_NOTE:
        raise TheseusError(f"the note has {len(note)} characters; {MAX_NOTE} are taken: say it in fewer words")
    with project.store.reading() as opened:
        current, verdict = states.newest(opened, module, target)
    text = translation.text_of(project, current)
    if current is None or text is None:
        raise TheseusError(f"module '{module}' has no {target} translation to send back: run 'theseus translate {module} --to {target}' first")
    shown = _examples(project, verdict, tokens) if kind is RequestKind.REPAIR or tokens else ()
    if not note and not shown:
        raise TheseusError("a note without words needs a counterexample to go with it; there is none")
    with project.store.transaction() as session:
        if session.get(ModuleRow, module) is None:
            raise TheseusError(f"no module '{module}' in the queue: run 'theseus analyze' first")
        row = RequestRow(module=module, target=target, kind=kind, note=note, who=user.name, about=current.id or 0)
        session.add(row)
        session.flush()
        request = Request(kind, note, text.files, shown, row.id or 0)
        row.record = project.objects.put(_to_json(request))
        detail = {"request": row.id, "target": target, "kind": kind, "record": row.record, "about": current.translation}
        audit.append(session, "request", module, detail, user.name)
    return row


def _examples(project: Project, verdict: VerdictRow | None, tokens: tuple[str, ...]) -> tuple[Shown, ...]:
    if tokens:
        return tuple(counterexamples.named(project, token).shown for token in tokens)
    return tuple(f.shown for f in counterexamples.of_verdict(project, verdict))


def request_row(project: Project, number: int) -> RequestRow:
    with project.store.reading() as session:
        row = session.get(RequestRow, number)
    if row is None:
        raise TheseusError(f"there is no request {number}: 'theseus requests' lists them")
    return row


def request_of(project: Project, row: RequestRow) -> Request:
    """The request as translators get it."""
    return decode(Request, json.loads(project.objects.get(row.record)))


def listed(project: Project, module: str = "", target: str = "", open_only: bool = False) -> list[Asked]:
    """Requests, oldest first."""
    with project.store.reading() as session:
        query = select(RequestRow).order_by(col(RequestRow.id))
        if module:
            query = query.where(RequestRow.module == module)
        if target:
            query = query.where(RequestRow.target == target)
        if open_only:
            query = query.where(col(RequestRow.attempt).is_(None))
        rows = list(session.exec(query))
        wanted = {r.attempt for r in rows if r.attempt is not None}
        attempts = {a.id: a for a in session.exec(select(AttemptRow).where(col(AttemptRow.id).in_(wanted)))}
    return [Asked(row, attempts.get(row.attempt)) for row in rows]


def answer(
    project: Project, codebase: Codebase, number: int, watch: EventCallback = ignore_event, translator: str = "model"
) -> Attempt:
    """Let a translator that takes requests answer one, and record its attempt as the answer."""
    row = request_row(project, number)
    chosen = translation.translator_named(translator, project)
    request = replace(request_of(project, row), number=number)
    attempt = translation.translate(project, codebase, codebase.module(row.module), row.target, chosen, watch, request)
    _settle(project, row, attempt)
    return attempt


def answer_with(project: Project, user: User, codebase: Codebase, number: int, folder: Path) -> Attempt:
    """Files that a person or an outside agent wrote for a request, within the policy (`commands.hand_in`)."""
    row = request_row(project, number)
    attempt = commands.hand_in(project, user, codebase, codebase.module(row.module), row.target, folder).attempt
    if attempt.row.id == row.about:
        raise TheseusError(f"{folder}: holds the very translation that request {number} sends back")
    _settle(project, row, attempt)
    return attempt


def _settle(project: Project, row: RequestRow, attempt: Attempt) -> None:
    """A refused attempt leaves the request open: somebody may still answer it."""
    if attempt.translation is None:
        return
    with project.store.transaction() as session:
        fresh = session.get(RequestRow, row.id)
        assert fresh is not None
        if fresh.attempt is not None:
            return
        fresh.attempt = attempt.row.id
        session.add(fresh)
        detail = {"request": row.id, "target": row.target, "translation": attempt.row.translation}
        audit.append(session, "answer", row.module, detail)


def change_behind(session: Session, module: str, target: str, translation: str) -> RequestRow | None:
    """The change of behaviour that a translation came from, if it did."""
    query = (
        select(RequestRow)
        .join(AttemptRow, col(RequestRow.attempt) == col(AttemptRow.id))
        .where(RequestRow.kind == RequestKind.CHANGE, AttemptRow.translation == translation)
        .where(RequestRow.module == module, RequestRow.target == target)
        .order_by(col(RequestRow.id).desc())
    )
    return session.exec(query).first()


def _to_json(request: Request) -> bytes:
    return json.dumps(encode(request), sort_keys=True, ensure_ascii=False).encode()
