"""The tables. What is large lies in objects; rows hold hashes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


def now() -> datetime:
    return datetime.now(UTC)


class ModuleRow(SQLModel, table=True):
    """A module of the codebase as last analyzed, with its place in the queue."""

    __tablename__ = "module"

    id: str = Field(primary_key=True)
    name: str
    language: str
    kind: str
    files: str  # JSON list
    lines: int
    wave: int
    needs: str  # JSON list of module ids
    cycle: str  # JSON list of module ids
    sha256: str
    moves: bool = True  # False: without code of its own, it moves with the modules that need it


class AttemptRow(SQLModel, table=True):
    """One translation of one module, proposed by a translator. `key` follows from everything it depends on, so
    that the same work is never done or counted twice. `status`: proposed or refused (with the reason)."""

    __tablename__ = "attempt"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, index=True)
    module: str = Field(index=True)
    target: str = Field(index=True)
    translator: str
    status: str
    reason: str = ""
    translation: str = ""  # object
    units: int = 0
    units_translated: int = 0
    created: datetime = Field(default_factory=now)


class TrialRow(SQLModel, table=True):
    """One candidate of a model's search and what became of it. `task` is the search (its prompts and model),
    `key` the candidate's place in it; `stage` the gate that it came to."""

    __tablename__ = "trial"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, index=True)
    task: str = Field(index=True)
    module: str = Field(index=True)
    target: str
    round: int
    place: int
    mode: str
    stage: int
    accepted: bool
    record: str  # object: translators.attempt.Trial as JSON
    prompt: str  # object: the messages
    prompt_tokens: int = 0
    completion_tokens: int = 0
    created: datetime = Field(default_factory=now)


class CampaignRow(SQLModel, table=True):
    """One differential run and its verdict. `kind`: `program` (whole programs) or `module` (drivers)."""

    __tablename__ = "campaign"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, index=True)
    kind: str
    subject: str
    target: str
    status: str
    reason: str
    verdict: str  # object: verifiers.verdict.Verdict as JSON
    translations: str  # JSON: module id -> translation object
    seconds: float = 0.0
    mutants: int | None = None  # tried; None: not known
    mutants_caught: int | None = None
    created: datetime = Field(default_factory=now)


class VerdictRow(SQLModel, table=True):
    """The verdict on one module's translation, from the campaigns that it rests on."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("key"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    module: str = Field(index=True)
    target: str = Field(index=True)
    translation: str  # object
    source: str = ""  # hash of the module's source; empty in older records
    status: str
    reason: str
    units: int = 0
    units_translated: int = 0
    units_verified: int = 0
    detail: str = "{}"  # JSON: unit -> what it rests on
    campaigns: str = "[]"  # JSON list of campaign keys
    lines_reached: int | None = None  # of the original's executable lines; None: not known
    lines_total: int | None = None
    created: datetime = Field(default_factory=now)


class AuditRow(SQLModel, table=True):
    """One entry of the hash-chained log: `hash` covers the entry and `previous`, the hash of the one before."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True)
    time: str
    actor: str
    action: str
    subject: str
    detail: str  # JSON
    previous: str
    hash: str


class ItemRow(SQLModel, table=True):
    """Where a module stands in one target's queue (`workbench.services.queue.State`). `translation` and `verdict`
    are what a decision was made on; `held`: a person blocked it, so that nothing but a person goes on with it."""

    __tablename__ = "item"

    module: str = Field(primary_key=True)
    target: str = Field(primary_key=True)
    state: str
    reason: str = ""
    assignee: str = ""
    priority: int = 0
    held: bool = False
    translation: str = ""  # object
    verdict: str = ""  # VerdictRow.key
    expires: date | None = None  # of a waiver
    since: datetime = Field(default_factory=now)


class TransitionRow(SQLModel, table=True):
    """One change of a module's state."""

    __tablename__ = "transition"

    id: int | None = Field(default=None, primary_key=True)
    module: str = Field(index=True)
    target: str = Field(index=True)
    before: str
    after: str
    who: str
    reason: str = ""
    at: datetime = Field(default_factory=now)


class DecisionRow(SQLModel, table=True):
    """A reviewer's decision (`accept`, `reject`, `waive`) with the hashes that it was made on. `differences` names
    what a waiver accepts; `statement` is the same as a signed object (empty where there was no key)."""

    __tablename__ = "decision"

    id: int | None = Field(default=None, primary_key=True)
    module: str = Field(index=True)
    target: str
    decision: str
    who: str
    reason: str
    differences: str = ""
    expires: date | None = None
    translation: str
    verdict: str  # VerdictRow.key
    source: str
    statement: str = ""  # object
    at: datetime = Field(default_factory=now)


class JobRow(SQLModel, table=True):
    """Work that an engine process does. `kind` is one of `workbench.engine.KINDS`, `spec` what it is asked, as
    JSON; `state` as in `workbench.services.jobs.JobState`; stage, module, done, total, message: where it is."""

    __tablename__ = "job"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    target: str
    spec: str = "{}"
    who: str
    state: str = Field(index=True)
    stage: str = ""
    module: str = ""
    message: str = ""
    done: int = 0
    total: int = 0
    pid: int = 0
    created: datetime = Field(default_factory=now)
    heartbeat: datetime = Field(default_factory=now)
    ended: datetime | None = None


class JobEventRow(SQLModel, table=True):
    """One event of a job, in the order of ids. `kind`: `text`, `file`, `note`, `usage`, `done` (a translator's
    events), `step` (a run's), `progress` (a campaign's), `verdict`, `state`, `error`; `body`: its fields as JSON."""

    __tablename__ = "job_event"

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(index=True, foreign_key="job.id")
    module: str = Field(default="", index=True)
    kind: str
    body: str = "{}"
    at: datetime = Field(default_factory=now)


class ViewRow(SQLModel, table=True):
    """A saved view of the queue: filters as JSON."""

    __tablename__ = "view"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    who: str
    body: str


class RequestRow(SQLModel, table=True):
    """What a person asks of a new attempt (`translators.protocol.Request`, the object `record`): `about` is the attempt
    that it sends back, `attempt` the one that answers it (None: it is open)."""

    __tablename__ = "request"

    id: int | None = Field(default=None, primary_key=True)
    module: str = Field(index=True)
    target: str
    kind: str
    note: str
    who: str
    about: int
    record: str = ""  # object
    attempt: int | None = None  # AttemptRow.id
    at: datetime = Field(default_factory=now)


class ApprovalRow(SQLModel, table=True):
    """A request for what the policy does not allow (`workbench.services.approvals`). `key` follows from what exactly is
    asked; `expires` is when the request, or the grant, is no longer good; `outcome` what came of it, as JSON."""

    __tablename__ = "approval"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    kind: str
    subject: str
    detail: str  # JSON
    why: str
    who: str
    state: str = Field(index=True)
    decided_by: str = ""
    reason: str = ""
    outcome: str = "{}"
    created: datetime = Field(default_factory=now)
    decided: datetime | None = None
    expires: datetime
