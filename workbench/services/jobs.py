"""Work apart from the pages: a job is a row, its engine a process of its own, its events rows that every page
(and a second user's) follows. A job lives as long as its engine holds the job's lock file, which the system lets
go of however the engine ends."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from analyzers.model import TheseusError
from translators.targets import for_name
from workbench import audit
from workbench.project import Project
from workbench.services.states import WORKING, State, move
from workbench.services.users import Action, User
from workbench.store.models import ItemRow, JobEventRow, JobRow, ModuleRow, now


class JobState(StrEnum):
    """`waiting`: another run is at work on the project. `interrupted`: its engine ended without a word."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


ALIVE = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True)
class Spec:
    """What a job is asked. No modules: all of them. `note`: a person's wish, for translators that take one;
    `subject`: what else the job is about (a request's number, a counterexample, a campaign)."""

    modules: tuple[str, ...] = ()
    translator: str = "rules"
    note: str = ""
    subject: str = ""

    @classmethod
    def of(cls, row: JobRow) -> Spec:
        data = json.loads(row.spec)
        return cls(tuple(data["modules"]), data["translator"], data["note"], data.get("subject", ""))


def start(project: Project, user: User, kind: str, target: str, spec: Spec | None = None) -> JobRow:
    """Record a job and start its engine; returns at once."""
    from workbench.engine import KINDS  # engines import this module

    spec = spec or Spec()
    user.require(Action.WORK)
    for_name(target)
    if kind not in KINDS:
        raise TheseusError(f"no job '{kind}': there are {', '.join(KINDS)}")
    with project.store.transaction() as session:
        known = set(session.exec(select(ModuleRow.id)))
        unknown = [m for m in spec.modules if m not in known]
        if unknown:
            raise TheseusError(f"no module '{unknown[0]}' in the queue: run 'theseus analyze' first, or look at 'theseus queue'")
        row = JobRow(kind=kind, target=target, spec=json.dumps(asdict(spec)), who=user.name, state=JobState.WAITING)
        session.add(row)
        session.flush()
        detail = {"job": row.id, "kind": kind, "target": target, "modules": list(spec.modules), "translator": spec.translator}
        audit.append(session, "job", project.settings.project.name, detail, user.name)
    _launch(project, row)
    return row


def resume(project: Project, user: User, job: int) -> JobRow:
    """The same work again, as a new job: what is recorded of the first is not done again."""
    row = job_row(project, job)
    if row.state in ALIVE:
        raise TheseusError(f"job {job} is {row.state}: there is nothing to resume")
    return start(project, user, row.kind, row.target, Spec.of(row))


def cancel(project: Project, user: User, job: int) -> None:
    """End a job. What it recorded stays; the rest can be resumed."""
    user.require(Action.WORK)
    with project.store.transaction() as session:
        row = session.get(JobRow, job)
        if row is None:
            raise TheseusError(f"there is no job {job}: see 'theseus jobs'")
        if row.state not in ALIVE:
            raise TheseusError(f"job {job} is {row.state} already")
        _end(session, row, JobState.CANCELLED, f"cancelled by {user.name}")
        audit.append(session, "cancel", project.settings.project.name, {"job": job}, user.name)
    with _lock(project, job) as free:
        if not free and row.pid:  # while the lock is held, the number is the engine's
            with contextlib.suppress(ProcessLookupError):
                os.killpg(row.pid, signal.SIGTERM)


def job_row(project: Project, job: int) -> JobRow:
    with project.store.reading() as session:
        row = session.get(JobRow, job)
    if row is None:
        raise TheseusError(f"there is no job {job}: see 'theseus jobs'")
    return row


def wait(project: Project, job: int) -> JobRow:
    """The job's row when it has ended, however it did."""
    while True:
        tidy(project)
        row = job_row(project, job)
        if row.state not in ALIVE:
            return row
        time.sleep(0.3)


def jobs(project: Project, alive_only: bool = False, limit: int = 100) -> list[JobRow]:
    """Newest first. Jobs whose engine is gone are noticed here."""
    tidy(project)
    with project.store.reading() as session:
        query = select(JobRow).order_by(col(JobRow.id).desc()).limit(limit)
        if alive_only:
            query = query.where(col(JobRow.state).in_(ALIVE))
        return list(session.exec(query))


def events(
    project: Project, job: int = 0, module: str = "", after: int = 0, kinds: Sequence[str] = (), limit: int = 2000
) -> list[JobEventRow]:
    """Events in their order, of one job, one module, or all; only those after an event's id."""
    with project.store.reading() as session:
        query = select(JobEventRow).where(col(JobEventRow.id) > after).order_by(col(JobEventRow.id)).limit(limit)
        if job:
            query = query.where(JobEventRow.job_id == job)
        if module:
            query = query.where(JobEventRow.module == module)
        if kinds:
            query = query.where(col(JobEventRow.kind).in_(list(kinds)))
        return list(session.exec(query))


def results(project: Project, kind: str) -> list[dict[str, Any]]:
    """What jobs of this kind found, oldest first: each tells it in one event of the kind's name. Streams of words are
    not looked through for it."""
    with project.store.reading() as session:
        query = (
            select(JobEventRow.body)
            .join(JobRow, col(JobEventRow.job_id) == col(JobRow.id))
            .where(JobRow.kind == kind, JobEventRow.kind == kind)
            .order_by(col(JobEventRow.id))
        )
        return [json.loads(body) for body in session.exec(query)]


def record(session: Session, job: int, module: str, kind: str, body: dict[str, Any]) -> None:
    """Add an event to the caller's transaction."""
    session.add(JobEventRow(job_id=job, module=module, kind=kind, body=json.dumps(body, ensure_ascii=False)))


def alive(project: Project, job: int) -> bool:
    """Whether the job's engine is there."""
    with _lock(project, job) as free:
        return not free


def tidy(project: Project) -> None:
    """Notice engines that are gone: their jobs are interrupted, and the modules that they were at are queued."""
    with project.store.reading() as session:
        living = session.exec(select(JobRow.id).where(col(JobRow.state).in_(ALIVE))).all()
        busy = session.exec(select(ItemRow.module).where(col(ItemRow.state).in_([*WORKING])).limit(1)).first()
    for job in living:
        if job is not None and not alive(project, job):
            with project.store.transaction() as session:
                row = session.get(JobRow, job)
                if row is not None and row.state in ALIVE:
                    _end(session, row, JobState.INTERRUPTED, "its engine ended without a word: resume it to go on where it was")
    if busy is not None:
        with contextlib.suppress(TheseusError), project.exclusive(), project.store.transaction() as session:
            for item in session.exec(select(ItemRow).where(col(ItemRow.state).in_([*WORKING]))):
                move(session, item, State.QUEUED, f"{item.state} was interrupted")  # nobody is at work


def _end(session: Session, row: JobRow, state: JobState, message: str) -> None:
    row.state, row.message, row.ended = state, message, now()
    session.add(row)
    assert row.id is not None
    record(session, row.id, "", "state", {"state": state, "message": message})


def finish(project: Project, job: int, state: JobState, message: str) -> None:
    """The engine's last word; a cancellation that came first stays."""
    with project.store.transaction() as session:
        row = session.get(JobRow, job)
        if row is not None and row.state in ALIVE:
            _end(session, row, state, message)


def _place(project: Project, job: int) -> Path:
    folder = project.state / "jobs"
    folder.mkdir(exist_ok=True)
    return folder / f"{job}.lock"


@contextlib.contextmanager
def _lock(project: Project, job: int) -> Iterator[bool]:
    """Try to take a job's lock: True when nobody holds it."""
    with _place(project, job).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def _launch(project: Project, row: JobRow) -> None:
    """Start the engine with the lock already held: it is inherited, so that there is no moment without it."""
    assert row.id is not None
    log = project.state / "jobs" / f"{row.id}.log"
    with _place(project, row.id).open("a+") as lock, log.open("ab") as output:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench.engine", str(project.root.resolve()), str(row.id), str(lock.fileno())],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, pass_fds=(lock.fileno(),),
            env={**os.environ, "THESEUS_USER": row.who}, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        with project.store.transaction() as session:
            fresh = session.get(JobRow, row.id)
            assert fresh is not None
            fresh.pid = process.pid
            session.add(fresh)
    process.returncode = process.poll() or 0  # it is not waited for


def took(row: JobRow) -> float:
    """Seconds from the job's start to its end, or to now."""
    end = row.ended or now()
    return (_aware(end) - _aware(row.created)).total_seconds()


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def version(project: Project) -> tuple[int, ...]:
    """Changes whenever something is recorded that a page shows: entries of the audit log, states, jobs."""
    query = (
        "select coalesce((select max(seq) from audit), 0), coalesce((select max(id) from transition), 0), "
        "coalesce((select max(id) from job), 0), (select count(*) from job where ended is not null)"
    )
    with project.store.reading() as session:
        return tuple(session.connection().exec_driver_sql(query).one())
