"""The queue as people work with it: filter, sort, assign, order, hold; saved views, CSV, and the burndown."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from analyzers.model import TheseusError
from workbench import audit
from workbench.project import Project
from workbench.services.states import DONE, State, derived, item_of, move, next_step
from workbench.services.users import Action, User
from workbench.store.models import AttemptRow, AuditRow, ItemRow, ModuleRow, TransitionRow, VerdictRow, ViewRow, now

NOTHING = "nothing to move"
"""The state of a header or copybook without code of its own."""


@dataclass(frozen=True)
class Item:
    """One module in the queue of one target, with everything a table shows. `state` is a `State`, or NOTHING."""

    module: str
    name: str
    language: str
    kind: str
    files: tuple[str, ...]
    lines: int
    wave: int
    needs: tuple[str, ...]
    moves: bool
    state: str
    reason: str
    next: str
    assignee: str
    priority: int
    since: datetime | None
    expires: date | None
    translator: str
    translation: str
    verdict: str
    units: int
    units_translated: int
    units_verified: int
    lines_reached: int | None
    lines_total: int | None


def last_target(project: Project) -> str:
    """The target language of the newest translation or verdict; empty where there is none."""
    with project.store.reading() as session:
        newest = [session.exec(select(row.created, row.target).order_by(col(row.id).desc()).limit(1)).first() for row in (AttemptRow, VerdictRow)]
    return max((target for target in newest if target is not None), default=(None, ""))[1]


def items(project: Project, target: str, only: str = "") -> list[Item]:
    """Every module (or only one), in the queue's order: by wave, then by priority. Nothing but the database is
    read, in a fixed number of queries, so that 5,000 modules are listed as quickly as five."""
    with project.store.reading() as session:
        modules = session.exec(select(ModuleRow).where(ModuleRow.id == only) if only else select(ModuleRow)).all()
        sources = {m.id: m.sha256 for m in modules}
        rows = {r.module: r for r in session.exec(select(ItemRow).where(ItemRow.target == target))}
        attempts: dict[str, AttemptRow] = {}
        tried = select(AttemptRow).where(AttemptRow.target == target).order_by(col(AttemptRow.id))
        for attempt in session.exec(tried.where(AttemptRow.module == only) if only else tried):
            if attempt.translation or attempt.module not in attempts:
                attempts[attempt.module] = attempt
        verdicts: dict[str, VerdictRow] = {}
        judged = select(VerdictRow).where(VerdictRow.target == target).order_by(col(VerdictRow.id))
        for verdict in session.exec(judged.where(VerdictRow.module == only) if only else judged):
            mine = attempts.get(verdict.module)
            fits = verdict.source in ("", sources.get(verdict.module))
            if mine is not None and mine.translation == verdict.translation and fits:
                verdicts[verdict.module] = verdict
    found = [_item(m, rows.get(m.id), attempts.get(m.id), verdicts.get(m.id)) for m in modules]
    return sorted(found, key=lambda i: (i.wave, -i.priority, i.module))


def item(project: Project, target: str, module: str) -> Item:
    """One module's place. Raises TheseusError when there is no such module."""
    found = items(project, target, module)
    if not found:
        raise TheseusError(f"there is no module '{module}' in the queue: see 'theseus queue', or run 'theseus analyze' first")
    return found[0]


def _item(module: ModuleRow, row: ItemRow | None, attempt: AttemptRow | None, verdict: VerdictRow | None) -> Item:
    state: str
    state, reason = (row.state, row.reason) if row is not None else derived(attempt, verdict)
    expires = row.expires if row is not None else None
    if state == State.WAIVED and expires is not None and expires < today():
        state, reason = State.IN_REVIEW, f"the waiver has expired on {expires}"
    if not module.moves:
        state, reason = NOTHING, "it has no code of its own: it moves with the modules that need it"
    translated = attempt is not None and bool(attempt.translation)
    return Item(
        module=module.id,
        name=module.name,
        language=module.language,
        kind=module.kind,
        files=tuple(json.loads(module.files)),
        lines=module.lines,
        wave=module.wave,
        needs=tuple(json.loads(module.needs)),
        moves=module.moves,
        state=str(state),
        reason=reason or (verdict.reason if verdict else ""),
        next=next_step(State(state), translated) if module.moves else "",
        assignee=row.assignee if row else "",
        priority=row.priority if row else 0,
        since=row.since if row else None,
        expires=expires,
        translator=attempt.translator if attempt else "",
        translation=attempt.translation if attempt else "",
        verdict=verdict.status if verdict else "",
        units=verdict.units if verdict else attempt.units if attempt else 0,
        units_translated=verdict.units_translated if verdict else attempt.units_translated if attempt else 0,
        units_verified=verdict.units_verified if verdict else 0,
        lines_reached=verdict.lines_reached if verdict else None,
        lines_total=verdict.lines_total if verdict else None,
    )


def today() -> date:
    return now().date()


# --------------------------------------------------------------------------- what people do to it


def assign(project: Project, user: User, target: str, modules: Sequence[str], assignee: str) -> None:
    """Give modules to somebody (nobody, when empty)."""
    _change(project, user, target, modules, "assign", {"assignee": _named(assignee, "assignee")})


def prioritise(project: Project, user: User, target: str, modules: Sequence[str], priority: int) -> None:
    """-9 (last) … 9 (first) within a wave."""
    if not -9 <= priority <= 9:
        raise TheseusError(f"priority {priority}: give a number from -9 to 9")
    _change(project, user, target, modules, "prioritise", {"priority": priority})


def _change(
    project: Project, user: User, target: str, modules: Sequence[str], action: str, values: dict[str, object]
) -> None:
    user.require(Action.ORDER)
    with project.store.transaction() as session:
        for name in _known(session.exec(select(ModuleRow.id)).all(), modules):
            row = item_of(session, name, target)
            for field, value in values.items():
                setattr(row, field, value)
            session.add(row)
            audit.append(session, action, name, {"target": target, **values}, user.name)


def hold(project: Project, user: User, target: str, modules: Sequence[str], reason: str) -> None:
    """Block modules until a person lets them go on."""
    if not reason.strip():
        raise TheseusError("say why: a module is not blocked without a reason")
    _send(project, user, target, modules, State.BLOCKED, reason.strip())


def release(project: Project, user: User, target: str, modules: Sequence[str], reason: str = "") -> None:
    """Put modules back into the queue."""
    _send(project, user, target, modules, State.QUEUED, reason.strip())


def _send(project: Project, user: User, target: str, modules: Sequence[str], after: State, reason: str) -> None:
    user.require(Action.ORDER)
    with project.store.transaction() as session:
        for name in _known(session.exec(select(ModuleRow.id)).all(), modules):
            row = item_of(session, name, target)
            if row.state in DONE:
                user.require(Action.REVIEW)  # it takes back a decision
            before = row.state
            move(session, row, after, reason, user.name)
            row.held = after is State.BLOCKED
            session.add(row)
            detail = {"target": target, "before": before, "after": after, "reason": reason}
            audit.append(session, "state", name, detail, user.name)


def _known(known: Sequence[str], modules: Sequence[str]) -> Sequence[str]:
    unknown = sorted(set(modules) - set(known))
    if unknown:
        raise TheseusError(f"there is no module '{unknown[0]}' in the queue: see 'theseus queue'")
    return modules


def _named(text: str, what: str) -> str:
    text = text.strip()
    if len(text) > 100 or any(not c.isprintable() for c in text):
        raise TheseusError(f"{what}: at most 100 printable characters")
    return text


# --------------------------------------------------------------------------- filters and views

SORTS = ("wave", "priority", "module", "state", "lines", "since", "assignee")


@dataclass(frozen=True)
class Filter:
    """Empty: everything that moves. `text` is looked for in id, name, files and reason; `assignee` `-`: nobody."""

    text: str = ""
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    waves: tuple[int, ...] = ()
    assignee: str = ""
    sort: str = "wave"
    descending: bool = False
    everything: bool = False

    def to_json(self) -> str:
        return json.dumps({f.name: getattr(self, f.name) for f in fields(self)})

    @classmethod
    def from_json(cls, text: str) -> Filter:
        data = json.loads(text)
        known = {f.name: data[f.name] for f in fields(cls) if f.name in data}
        given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in known.items()}
        return cls(**given)


def filtered(found: Iterable[Item], wanted: Filter) -> list[Item]:
    """Those that fit, in the wanted order."""
    if wanted.sort not in SORTS:
        raise TheseusError(f"sort by {wanted.sort}: there are {', '.join(SORTS)}")
    words = wanted.text.lower().split()
    kept = [i for i in found if _fits(i, wanted, words)]
    if wanted.sort == "wave":
        kept.sort(key=lambda i: (i.wave, -i.priority, i.module), reverse=wanted.descending)
    elif wanted.sort == "since":
        kept.sort(key=lambda i: _utc(i.since), reverse=wanted.descending)
    else:
        kept.sort(key=lambda i: (getattr(i, wanted.sort), i.wave, i.module), reverse=wanted.descending)
    return kept


def _fits(item: Item, wanted: Filter, words: Sequence[str]) -> bool:
    text = " ".join((item.module, item.name, *item.files, item.reason)).lower() if words else ""
    return (
        (wanted.everything or item.moves)
        and all(word in text for word in words)
        and (not wanted.states or item.state in wanted.states)
        and (not wanted.verdicts or item.verdict in wanted.verdicts)
        and (not wanted.languages or item.language in wanted.languages)
        and (not wanted.waves or item.wave in wanted.waves)
        and (not wanted.assignee or item.assignee == ("" if wanted.assignee == "-" else wanted.assignee))
    )


def save_view(project: Project, user: User, name: str, wanted: Filter) -> None:
    """Save a view under a name, for everyone; an older one of that name is replaced."""
    user.require(Action.ORDER)
    name = _named(name, "the view's name")
    if not name:
        raise TheseusError("give the view a name")
    with project.store.transaction() as session:
        row = session.exec(select(ViewRow).where(ViewRow.name == name)).first()
        row = row or ViewRow(name=name, who=user.name, body="")
        row.who, row.body = user.name, wanted.to_json()
        session.add(row)
        audit.append(session, "view", name, {"filter": json.loads(row.body)}, user.name)


def delete_view(project: Project, user: User, name: str) -> None:
    user.require(Action.ORDER)
    with project.store.transaction() as session:
        row = session.exec(select(ViewRow).where(ViewRow.name == name)).first()
        if row is None:
            raise TheseusError(f"there is no view '{name}'")
        session.delete(row)
        audit.append(session, "view", name, {"deleted": True}, user.name)


def views(project: Project) -> dict[str, Filter]:
    with project.store.reading() as session:
        rows = session.exec(select(ViewRow).order_by(col(ViewRow.name))).all()
    return {row.name: Filter.from_json(row.body) for row in rows}


CSV_COLUMNS = (
    "module", "name", "language", "kind", "lines", "wave", "state", "next", "assignee", "priority", "translator",
    "verdict", "units", "units_translated", "units_verified", "since", "expires", "reason",
)  # fmt: skip


def as_csv(found: Iterable[Item]) -> str:
    """The table for a spreadsheet. Text that one would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for one in found:
        writer.writerow([_cell(getattr(one, name)) for name in CSV_COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value


# --------------------------------------------------------------------------- over time


@dataclass(frozen=True)
class Day:
    """How many modules were in each state at the end of a day (UTC), and how many lines were done."""

    day: date
    states: dict[str, int]
    lines_done: int

    @property
    def left(self) -> int:
        return sum(n for state, n in self.states.items() if state not in DONE)


def burndown(project: Project, target: str, found: Sequence[Item] | None = None) -> list[Day]:
    """Day by day until today, from the first day of which anything is on record: the project's first entry on the
    audit log, or what was brought along from before. Goes back from what is: a module was, before its first recorded
    transition, what that says it was; one without any (its state was taken over with the project) was queued until
    its state began."""
    found = [i for i in (items(project, target) if found is None else found) if i.moves]
    with project.store.reading() as session:
        query = select(TransitionRow.module, TransitionRow.at, TransitionRow.before).where(TransitionRow.target == target)
        moves = [(_utc(at).date(), module, before) for module, at, before in session.exec(query.order_by(col(TransitionRow.id)))]
        opened = session.exec(select(AuditRow.time).order_by(col(AuditRow.seq)).limit(1)).first()
    told = {module for _, module, _ in moves}
    moves += [(_utc(i.since).date(), i.module, State.QUEUED) for i in found if i.since and i.module not in told]
    moves.sort(key=lambda move: move[0])  # of one day, in the order that they are recorded in
    states = {i.module: i.state for i in found}
    lines = {i.module: i.lines for i in found}
    end = today()
    first = min([end, *(day for day, _, _ in moves[:1]), *([date.fromisoformat(opened[:10])] if opened else [])])
    days = [_day(end, states, lines)]
    while end > first:
        while moves and moves[-1][0] >= end:
            _, module, before = moves.pop()
            if module in states:
                states[module] = before
        end -= timedelta(days=1)
        days.append(_day(end, states, lines))
    return days[::-1]


def _day(day: date, states: dict[str, str], lines: dict[str, int]) -> Day:
    return Day(day, dict(Counter(states.values())), sum(lines[m] for m, s in states.items() if s in DONE))


def _utc(time: datetime | None) -> datetime:
    """SQLite gives times back without their zone."""
    if time is None:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def history(project: Project, target: str, module: str) -> list[TransitionRow]:
    """Every transition of a module, oldest first."""
    with project.store.reading() as session:
        query = select(TransitionRow).where(TransitionRow.target == target, TransitionRow.module == module)
        return list(session.exec(query.order_by(col(TransitionRow.id))))


def with_state(found: Iterable[Item], state: State) -> list[Item]:
    return [i for i in found if i.state == state]


