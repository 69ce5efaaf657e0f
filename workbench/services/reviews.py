"""A person's decision on a translation: accept, reject, or waive. It names the hashes that it was made on, and is
refused when they are not what is there any more."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from analyzers.model import TheseusError
from verifiers.bundle import keys
from verifiers.bundle.dsse import canonical, seal
from verifiers.verdict import Status
from workbench import audit
from workbench.config import FILE
from workbench.project import Project
from workbench.services import bundles, queue, requests
from workbench.services.queue import Item
from workbench.services.states import S, State, derived, item_of, move, newest
from workbench.services.users import Action, Refused, User
from workbench.store.models import AuditRow, DecisionRow, ItemRow, ModuleRow, VerdictRow

STATEMENT = "https://theseus.invalid/decision/v1"


class Decision(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    WAIVE = "waive"


_AFTER = {Decision.ACCEPT: State.ACCEPTED, Decision.REJECT: State.REJECTED, Decision.WAIVE: State.WAIVED}


class Stale(TheseusError):
    """What the decision was made on is not what is there any more."""


@dataclass(frozen=True)
class Basis:
    """What a decision is made on: the translation, the verdict on it, and the source. `token` is their hash: a
    page shows a basis, and hands its token in with the decision."""

    module: str
    target: str
    translation: str
    verdict: str  # VerdictRow.key
    status: str
    reason: str
    source: str

    @property
    def token(self) -> str:
        parts = [self.module, self.target, self.translation, self.verdict, self.source]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def basis(project: Project, target: str, module: str) -> Basis:
    """What one would decide on now. Raises TheseusError where there is nothing yet."""
    with project.store.reading() as session:
        return _basis(session, target, module)


def _basis(session: Session, target: str, module: str) -> Basis:
    source = session.get(ModuleRow, module)
    if source is None:
        raise TheseusError(f"there is no module '{module}' in the queue: see 'theseus queue'")
    attempt, verdict = newest(session, module, target)
    if attempt is None or verdict is None:
        raise TheseusError(
            f"module '{module}' has no verdict in {target} yet: run 'theseus verify {module} --to {target}' first"
        )
    return Basis(module, target, attempt.translation, verdict.key, verdict.status, verdict.reason, source.sha256)


def awaiting(project: Project, target: str) -> list[Item]:
    """What waits for a decision: more important ones first, then by wave."""
    found = [i for i in queue.items(project, target) if i.state == State.IN_REVIEW]
    return sorted(found, key=lambda i: (-i.priority, i.wave, i.module))


def makers(project: Project, on: Basis) -> dict[str, str]:
    """Who produced the translation or the verdict, and how: those whom the four-eyes rule keeps from deciding."""
    with project.store.reading() as session:
        return _makers(session, on)


def _makers(session: Session, on: Basis) -> dict[str, str]:
    found: dict[str, str] = {}
    query = select(AuditRow).where(AuditRow.subject == on.module, col(AuditRow.action).in_(["translate", "verdict"]))
    for row in session.exec(query.order_by(col(AuditRow.seq))):
        detail = json.loads(row.detail)
        if detail.get("translation") == on.translation and detail.get("target") == on.target:
            found.setdefault(row.actor, "had it translated" if row.action == "translate" else "had it verified")
    return found


def objection(project: Project, user: User, decision: Decision, on: Basis) -> str:
    """Why this user cannot make this decision now; empty when they can. Pages show it instead of a button; the
    service asks again."""
    with project.store.reading() as session:
        return _objection(project, session, user, decision, on)


def _objection(project: Project, session: Session, user: User, decision: Decision, on: Basis) -> str:
    try:
        user.require(Action.REVIEW)
    except Refused as refused:
        return str(refused)
    state = _state_now(session, on)
    if _AFTER[decision] not in _ways(state):
        return f"module '{on.module}' is {state}: only one that is in review can be decided on"
    if decision is Decision.ACCEPT and on.status != Status.EQUIVALENT:
        return f"the verdict is {on.status}, and only 'equivalent' can be accepted: waive it, with a reason and an expiry, or reject it"
    if decision is Decision.ACCEPT and (asked := requests.change_behind(session, on.module, on.target, on.translation)):
        return (
            f"it came from a change of behaviour (request {asked.id}: {asked.note[:80]}): waive it and name each "
            "difference that is intended, or reject it"
        )
    if decision is not Decision.REJECT and project.settings.four_eyes:
        how = _makers(session, on).get(user.name)
        if how is not None:
            return (
                f"four-eyes rule: {user.name} {how}, so that another reviewer decides "
                f"(review.four_eyes in {FILE} sets the rule)"
            )
    return ""


def _state_now(session: Session, on: Basis) -> State:
    row = session.get(ItemRow, (on.module, on.target))
    if row is None:
        return derived(*newest(session, on.module, on.target))[0]
    if row.state == State.WAIVED and row.expires is not None and row.expires < queue.today():
        return State.IN_REVIEW
    return State(row.state)


def _ways(state: State) -> frozenset[State]:
    return frozenset({S.ACCEPTED, S.REJECTED, S.WAIVED}) if state is State.IN_REVIEW else frozenset()


def decide(
    project: Project,
    user: User,
    target: str,
    module: str,
    decision: Decision,
    token: str,
    reason: str = "",
    differences: str = "",
    expires: date | None = None,
) -> DecisionRow:
    """Record a decision with its audit entry, in one transaction; sign it. `token` is that of the basis which
    the reviewer saw. Raises Stale when something else is there now, Refused or TheseusError with the reason."""
    reason, differences = reason.strip(), differences.strip()
    user.require(Action.REVIEW)
    _check_form(project, decision, reason, differences, expires)
    with project.store.transaction() as session:
        on = _basis(session, target, module)
        if on.token != token:
            raise Stale(
                f"module '{module}' has changed since you looked at it (its source, translation or verdict is another one now): "
                "look at it again, then decide"
            )
        against = _objection(project, session, user, decision, on)
        if against:
            raise Refused(against)
        row = DecisionRow(
            module=module, target=target, decision=decision, who=user.name, reason=reason, differences=differences,
            expires=expires if decision is Decision.WAIVE else None,
            translation=on.translation, verdict=on.verdict, source=on.source,
        )  # fmt: skip
        row.statement = _signed(project, session, row, on)
        session.add(row)
        item = item_of(session, module, target)
        if item.state == State.WAIVED:
            move(session, item, State.IN_REVIEW, "the waiver has expired", user.name)
        move(session, item, _AFTER[decision], reason, user.name)
        item.translation, item.verdict, item.expires = on.translation, on.verdict, row.expires
        session.add(item)
        audit.append(session, decision, module, _detail(row, on), user.name)
    bundles.seal_log(project)
    return row


def _check_form(project: Project, decision: Decision, reason: str, differences: str, expires: date | None) -> None:
    if decision is not Decision.ACCEPT and not reason:
        raise TheseusError(f"say why: nothing is {_AFTER[decision]} without a reason")
    if decision is not Decision.WAIVE:
        return
    if not differences:
        raise TheseusError("name what the waiver accepts: the differences, or what is not proved")
    latest = queue.today() + timedelta(days=project.settings.review.waiver_days)
    if expires is None or not queue.today() <= expires <= latest:
        raise TheseusError(f"a waiver needs a last day, from today to {latest} (review.waiver_days in {FILE})")


def _detail(row: DecisionRow, on: Basis) -> dict[str, object]:
    detail: dict[str, object] = {
        "target": row.target, "decision": row.decision, "reason": row.reason, "verdict_status": on.status,
        "translation": row.translation, "verdict": row.verdict, "source": row.source, "statement": row.statement,
    }  # fmt: skip
    if row.decision == Decision.WAIVE:
        detail |= {"differences": row.differences, "expires": str(row.expires)}
    return detail


def _signed(project: Project, session: Session, row: DecisionRow, on: Basis) -> str:
    """The decision as a signed in-toto statement, an object of the project; empty where no key can be had."""
    try:
        signer = keys.own()
    except TheseusError:
        return ""
    verdict = session.exec(select(VerdictRow).where(VerdictRow.key == row.verdict)).one()
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [
            {"name": f"{row.module}: translation to {row.target}", "digest": {"sha256": row.translation}},
            {"name": f"{row.module}: source", "digest": {"sha256": row.source}},
        ],
        "predicateType": STATEMENT,
        "predicate": {
            "decision": row.decision, "who": row.who, "reason": row.reason, "differences": row.differences,
            "expires": str(row.expires) if row.expires else None, "verdict": on.status, "verdict_key": row.verdict,
            "campaigns": json.loads(verdict.campaigns), "project": project.settings.project.name,
        },
    }  # fmt: skip
    return project.objects.put(canonical(seal(statement, signer)))


def decisions(project: Project, target: str = "", module: str = "") -> list[DecisionRow]:
    """Newest first."""
    with project.store.reading() as session:
        query = select(DecisionRow).order_by(col(DecisionRow.id).desc())
        if target:
            query = query.where(DecisionRow.target == target)
        if module:
            query = query.where(DecisionRow.module == module)
        return list(session.exec(query))
