"""The tables. What is large lies in objects; rows hold hashes of them."""

from __future__ import annotations

from datetime import UTC, datetime

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
    status: str
    reason: str
    units: int = 0
    units_translated: int = 0
    units_verified: int = 0
    detail: str = "{}"  # JSON: unit -> what it rests on
    campaigns: str = "[]"  # JSON list of campaign keys
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
