"""Where a module stands in the queue of one target, and how it may go on from there.

Engines and people move modules by the same table of allowed transitions; every move is kept, for the burndown.
What was recorded before there were states (or by hand) is read from attempts and verdicts (`derived`).
"""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Session, col, select

from analyzers.model import TheseusError
from verifiers.verdict import Status
from workbench import audit
from workbench.store.models import AttemptRow, ItemRow, ModuleRow, TransitionRow, VerdictRow, now


class State(StrEnum):
    """`queued`: nobody is at work on it (`next_step` says what comes next). `translating`, `verifying`: an engine
    is. `in review`: a person decides. `blocked`: it cannot go on, and why. `rejected` waits for another attempt;
    `waived` is accepted in spite of something, until a day."""

    QUEUED = "queued"
    TRANSLATING = "translating"
    VERIFYING = "verifying"
    IN_REVIEW = "in review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    WAIVED = "waived"


S = State
ALLOWED: dict[State, frozenset[State]] = {
    S.QUEUED: frozenset({S.TRANSLATING, S.VERIFYING, S.IN_REVIEW, S.BLOCKED}),
    S.TRANSLATING: frozenset({S.QUEUED, S.VERIFYING, S.IN_REVIEW, S.BLOCKED}),
    S.VERIFYING: frozenset({S.QUEUED, S.IN_REVIEW, S.BLOCKED}),
    S.IN_REVIEW: frozenset({S.QUEUED, S.TRANSLATING, S.VERIFYING, S.BLOCKED, S.ACCEPTED, S.REJECTED, S.WAIVED}),
    S.ACCEPTED: frozenset({S.QUEUED, S.IN_REVIEW, S.BLOCKED}),
    S.REJECTED: frozenset({S.QUEUED, S.TRANSLATING, S.VERIFYING, S.IN_REVIEW, S.BLOCKED}),
    S.BLOCKED: frozenset({S.QUEUED, S.TRANSLATING, S.VERIFYING, S.IN_REVIEW}),
    S.WAIVED: frozenset({S.QUEUED, S.IN_REVIEW, S.BLOCKED}),
}
DONE = frozenset({S.ACCEPTED, S.WAIVED})
DECIDED = DONE | {S.REJECTED}
WORKING = frozenset({S.TRANSLATING, S.VERIFYING})


def newest(session: Session, module: str, target: str) -> tuple[AttemptRow | None, VerdictRow | None]:
    """The newest proposed attempt (a refused one where there is no other), and the newest verdict on it."""
    mine = select(AttemptRow).where(AttemptRow.module == module, AttemptRow.target == target)
    order = mine.order_by((col(AttemptRow.translation) != "").desc(), col(AttemptRow.id).desc())
    attempt = session.exec(order.limit(1)).first()
    if attempt is None or not attempt.translation:
        return attempt, None
    verdicts = select(VerdictRow).where(
        VerdictRow.module == module, VerdictRow.target == target, VerdictRow.translation == attempt.translation
    )
    source = session.get(ModuleRow, module)
    if source is not None:  # a verdict on a source that has changed since says nothing about what is there now
        verdicts = verdicts.where(col(VerdictRow.source).in_(["", source.sha256]))
    return attempt, session.exec(verdicts.order_by(col(VerdictRow.id).desc()).limit(1)).first()


def derived(attempt: AttemptRow | None, verdict: VerdictRow | None) -> tuple[State, str]:
    """The state that follows from what is recorded, before any person has said something."""
    if verdict is not None:
        partial = verdict.status == Status.INCONCLUSIVE and verdict.units_translated < verdict.units
        stuck = partial or verdict.status == Status.UNSUPPORTED
        return (S.BLOCKED if stuck else S.IN_REVIEW), verdict.reason
    if attempt is not None and not attempt.translation:
        return S.BLOCKED, attempt.reason
    return S.QUEUED, ""


def item_of(session: Session, module: str, target: str) -> ItemRow:
    """The module's row, made from what is recorded when it has none yet."""
    row = session.get(ItemRow, (module, target))
    if row is None:
        attempt, verdict = newest(session, module, target)
        state, reason = derived(attempt, verdict)
        row = ItemRow(module=module, target=target, state=state, reason=reason)
        session.add(row)
        session.flush()
    return row


def move(session: Session, item: ItemRow, after: State, reason: str, who: str = "") -> None:
    """Move a module, if it may go there; the transition is kept. Raises TheseusError when it may not."""
    before = State(item.state)
    if after == before:
        item.reason = reason
        session.add(item)
        return
    if after not in ALLOWED[before]:
        ways = ", ".join(sorted(ALLOWED[before]))
        raise TheseusError(f"module '{item.module}' is {before}: from there it cannot become {after} (only {ways})")
    at = now()
    item.state, item.reason, item.since = after, reason, at
    item.held = False
    if after not in DECIDED:
        item.expires = None
    session.add(item)
    session.add(
        TransitionRow(
            module=item.module, target=item.target, before=before, after=after, reason=reason, at=at,
            who=who or audit.actor(),
        )
    )  # fmt: skip


def begin(session: Session, module: str, target: str, state: State) -> None:
    """Work begins. What a person accepted, waived or holds stays so until the work brings something new."""
    item = item_of(session, module, target)
    if item.held or item.state in DONE or state not in ALLOWED[State(item.state)]:
        return
    move(session, item, state, "")


def settle(session: Session, module: str, target: str) -> None:
    """Work ended: the module goes where its newest attempt and verdict put it. A decision stands as long as what
    it was made on is what is there, and the verdict has not become another."""
    item = item_of(session, module, target)
    attempt, verdict = newest(session, module, target)
    state, reason = derived(attempt, verdict)
    if item.held:
        return
    if item.state in DECIDED and attempt is not None and attempt.translation == item.translation:
        decided_on = session.exec(select(VerdictRow).where(VerdictRow.key == item.verdict)).first()
        same = verdict is not None and verdict.key == item.verdict
        as_good = verdict is None or (decided_on is not None and verdict.status == decided_on.status)
        if same or (as_good and item.state != S.WAIVED):
            return
        reason = f"the verdict has changed since it was {item.state}: {reason}"
    elif item.state in DECIDED:
        reason = f"there is a newer translation than the one that was {item.state}" + (f": {reason}" if reason else "")
    if state not in ALLOWED[State(item.state)] and state != item.state:
        move(session, item, S.QUEUED, "")
    move(session, item, state, reason)


def next_step(state: State, translated: bool) -> str:
    """What a person (or an engine) does next with a module."""
    if state in (S.QUEUED, S.REJECTED):
        return "verify" if translated and state is S.QUEUED else "translate"
    return {S.IN_REVIEW: "decide", S.BLOCKED: "look into it"}.get(state, "")
