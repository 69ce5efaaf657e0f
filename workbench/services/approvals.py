"""Requests for what the policy does not allow: recorded, decided by a person with the role for it, or expired.

Denied is the default: nothing happens before a grant, a grant holds for exactly what was asked, and for a time. Every
request, decision and expiry is on the audit log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from analyzers.model import TheseusError
from workbench import audit
from workbench.project import Project
from workbench.services.policy import Kind
from workbench.services.users import Action, Refused, User
from workbench.store.models import ApprovalRow, now


class State(StrEnum):
    """`used`: granted, and what was granted has happened; a grant of a command or a file is good once."""

    WAITING = "waiting"
    GRANTED = "granted"
    DENIED = "denied"
    EXPIRED = "expired"
    USED = "used"


class Needed(TheseusError):
    """The policy does not allow it, and a person has not granted it (yet)."""

    def __init__(self, message: str, approval: int = 0) -> None:
        super().__init__(message)
        self.approval = approval


def request(
    project: Project, user: User, kind: Kind, subject: str, detail: Mapping[str, object], why: str = ""
) -> ApprovalRow:
    """Leave a request; the same one that waits already is not made twice. `subject` is what a person reads, `detail`
    what the grant is good for, to the letter."""
    text = json.dumps(dict(detail), sort_keys=True, ensure_ascii=False)
    key = _key(kind, text)
    with project.store.transaction() as session:
        _expire(session)
        known = _newest(session, key)
        if known is not None and known.state in (State.WAITING, State.GRANTED):
            return known
        row = ApprovalRow(
            key=key, kind=kind, subject=subject, detail=text, why=why, who=user.name, state=State.WAITING,
            expires=now() + timedelta(hours=project.settings.policy.hours),
        )  # fmt: skip
        session.add(row)
        session.flush()
        audit.append(session, "approval-asked", subject, {"approval": row.id, "kind": kind, "detail": text}, user.name)
    return row


def decide(project: Project, user: User, number: int, grant: bool, reason: str = "") -> ApprovalRow:
    """Grant or deny a request that waits. Who asked cannot grant it themselves where a second person is asked for
    (the four-eyes rule). Raises Refused or TheseusError with the reason; a refusal of the role is on record too."""
    try:
        user.require(Action.GRANT)
    except Refused:
        with project.store.transaction() as session:
            audit.append(session, "approval-refused", str(number), {"approval": number, "grant": grant}, user.name)
        raise
    with project.store.transaction() as session:
        _expire(session)
        row = session.get(ApprovalRow, number)
        if row is None:
            raise TheseusError(f"there is no request {number}: 'theseus approvals list' shows them")
        if row.state == State.WAITING and grant and project.settings.four_eyes and row.who == user.name:
            raise Refused(f"four-eyes rule: {user.name} asked for it, so that somebody else grants it")
        if row.state == State.WAITING:
            row.state, row.decided_by, row.reason = State.GRANTED if grant else State.DENIED, user.name, reason.strip()
            row.decided, row.expires = now(), now() + timedelta(hours=project.settings.policy.hours)
            session.add(row)
            action = "approval-granted" if grant else "approval-denied"
            detail = {"approval": number, "kind": row.kind, "detail": row.detail, "reason": row.reason}
            audit.append(session, action, row.subject, detail, user.name)
            return row
        state, by = row.state, row.decided_by  # _expire may have changed others: that is recorded all the same
    raise TheseusError(f"request {number} is {state}{f' (by {by})' if by else ''} already: nothing was changed")


def granted(project: Project, kind: Kind, detail: Mapping[str, object]) -> ApprovalRow | None:
    """The grant that is good for exactly this, if there is one now."""
    with project.store.transaction() as session:
        _expire(session)
        row = _newest(session, _key(kind, json.dumps(dict(detail), sort_keys=True, ensure_ascii=False)))
    return row if row is not None and row.state == State.GRANTED else None


def use(project: Project, user: User, row: ApprovalRow, outcome: Mapping[str, object]) -> None:
    """Mark a grant as used, once. Raises Needed when somebody else has used it meanwhile."""
    with project.store.transaction() as session:
        fresh = session.get(ApprovalRow, row.id)
        if fresh is None or fresh.state != State.GRANTED:
            raise Needed(f"the grant {row.id} is not there any more: ask again", row.id or 0)
        fresh.state, fresh.outcome = State.USED, json.dumps(dict(outcome), sort_keys=True, ensure_ascii=False)
        session.add(fresh)
        audit.append(session, "approval-used", fresh.subject, {"approval": row.id, **outcome}, user.name)


def require(project: Project, user: User, kind: Kind, subject: str, detail: Mapping[str, object], why: str) -> ApprovalRow:
    """The grant for exactly this; without one, leave a request and raise Needed."""
    found = granted(project, kind, detail)
    if found is not None:
        return found
    row = request(project, user, kind, subject, detail, why)
    raise Needed(
        f"{subject}: {why}; request {row.id} waits for a person "
        f"('theseus approvals grant {row.id}', or the page Policy), then run the same command again",
        row.id or 0,
    )


def listed(project: Project, waiting_only: bool = False, limit: int = 500) -> list[ApprovalRow]:
    """Requests, newest first; those whose time is over are noticed here."""
    with project.store.transaction() as session:
        _expire(session)
    with project.store.reading() as session:
        query = select(ApprovalRow).order_by(col(ApprovalRow.id).desc()).limit(limit)
        if waiting_only:
            query = query.where(ApprovalRow.state == State.WAITING)
        return list(session.exec(query))


def named(project: Project, number: int) -> ApprovalRow:
    """The request of this number."""
    with project.store.reading() as session:
        row = session.get(ApprovalRow, number)
    if row is None:
        raise TheseusError(f"there is no request {number}: 'theseus approvals list' shows them")
    return row


def tokens_granted(project: Project) -> int:
    """Tokens that people granted beyond the project's budget. They stay granted: what they were for is spent."""
    with project.store.reading() as session:
        query = select(ApprovalRow).where(ApprovalRow.kind == Kind.SPEND, ApprovalRow.state == State.USED)
        return sum(int(json.loads(row.detail)["tokens"]) for row in session.exec(query))


def _key(kind: Kind, detail: str) -> str:
    return hashlib.sha256(f"{kind}\0{detail}".encode()).hexdigest()


def _newest(session: Session, key: str) -> ApprovalRow | None:
    return session.exec(select(ApprovalRow).where(ApprovalRow.key == key).order_by(col(ApprovalRow.id).desc()).limit(1)).first()


def _expire(session: Session) -> None:
    """Requests nobody decided, and grants nobody used, in time."""
    for row in session.exec(select(ApprovalRow).where(col(ApprovalRow.state).in_([State.WAITING, State.GRANTED]))):
        if _aware(row.expires) <= now():
            detail = {"approval": row.id, "was": row.state}
            row.state = State.EXPIRED
            session.add(row)
            audit.append(session, "approval-expired", row.subject, detail)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
