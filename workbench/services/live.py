"""What a job's events say of one module right now: text as it comes, gates as they answer, the verdict."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import col, select

from translators.model.answer import files_so_far
from workbench.project import Project
from workbench.services import jobs
from workbench.store.models import JobEventRow, JobRow

Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gate:
    """A gate's answer about a candidate; `name` as in `translators.attempt.Finding.gate_name`."""

    name: str
    passed: bool
    accepted: bool = False
    message: str = ""


@dataclass(frozen=True)
class Candidate:
    """One text of a model: its place in the search, what it says so far, and what the gates said of it. `part` is
    not 0 only of modules that are written part by part."""

    part: int
    round: int
    place: int
    text: str = ""
    gates: tuple[Gate, ...] = ()

    @property
    def files(self) -> Files:
        """The files that the answer holds so far."""
        return tuple(files_so_far(self.text))

    @property
    def heat(self) -> tuple[int, int]:
        """The round, with the part that it is for: candidates of one heat are written at the same time."""
        return self.part, self.round

    @property
    def name(self) -> str:
        part = f"part {self.part + 1}, " if self.part else ""
        return f"{part}round {self.round + 1}, candidate {self.place + 1}"


@dataclass(frozen=True)
class Live:
    """`last` is the last event that went in: ask for later ones. `ended`: why the translator stopped."""

    last: int = 0
    candidates: tuple[Candidate, ...] = ()
    files: Files = ()
    notes: tuple[str, ...] = ()
    tokens: int = 0
    progress: str = ""
    ended: str = ""
    verdict: dict[str, Any] = field(default_factory=dict)

    @property
    def heats(self) -> dict[tuple[int, int], tuple[Candidate, ...]]:
        """The candidates that there are, by heat, oldest first."""
        return {heat: tuple(c for c in self.candidates if c.heat == heat) for heat in dict.fromkeys(c.heat for c in self.candidates)}


_NOTES = 30


def fold(events: Iterable[JobEventRow], live: Live | None = None) -> Live:
    """Take in more events of one module, in their order."""
    live = live or Live()
    for event in events:
        live = replace(_one(live, event.kind, json.loads(event.body)), last=event.id or live.last)
    return live


def _one(live: Live, kind: str, body: dict[str, Any]) -> Live:
    match kind:
        case "text":
            return _on_candidate(live, body, lambda c: replace(c, text=("" if body.get("anew") else c.text) + body["text"]))
        case "judged":
            gate = Gate(body["gate"], body["passed"], body["accepted"], body["message"])
            return _on_candidate(live, body, lambda c: replace(c, gates=(*c.gates, gate)))
        case "file":
            return replace(live, files=tuple(sorted({**dict(live.files), body["path"]: body["text"]}.items())))
        case "note":
            return replace(live, notes=(*live.notes, f"{body['severity']}: {body['message']}")[-_NOTES:])
        case "usage":
            return replace(live, tokens=live.tokens + body["prompt_tokens"] + body["completion_tokens"])
        case "progress":
            return replace(live, progress=f"{body['stage']}: {body['message']}")
        case "done":
            return replace(live, ended=body.get("reason") or "the translator is done")
        case "verdict":
            return replace(live, verdict=body, progress="")
    return live


def _on_candidate(live: Live, body: dict[str, Any], change: Any) -> Live:
    at = (body.get("part", 0), body.get("round", 0), body.get("place", 0))
    found = {(c.part, c.round, c.place): c for c in live.candidates}
    found[at] = change(found.get(at, Candidate(*at)))
    return replace(live, candidates=tuple(found[key] for key in sorted(found)))


def job_at(project: Project, module: str, target: str) -> JobRow | None:
    """The job that is at work on a module, or else the last one that said something about it."""
    with project.store.reading() as session:
        query = (
            select(JobRow)
            .join(JobEventRow, col(JobEventRow.job_id) == col(JobRow.id))
            .where(JobEventRow.module == module, JobRow.target == target)
            .order_by(col(JobRow.id).desc())
            .limit(1)
        )
        said = session.exec(query).first()
        at_work = session.exec(
            select(JobRow).where(JobRow.module == module, JobRow.target == target, col(JobRow.state).in_(jobs.ALIVE)).limit(1)
        ).first()
    return at_work or said


def follow(project: Project, job: JobRow, module: str, live: Live | None = None) -> Live:
    """Take in what the job said of the module since."""
    live = live or Live()
    while rows := jobs.events(project, job=job.id or 0, module=module, after=live.last):
        live = fold(rows, live)
    return live
