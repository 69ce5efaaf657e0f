"""A module's attempts as a timeline, with what changed from each to the next."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from analyzers.model import TheseusError
from analyzers.shown import shown
from translators.attempt import Trial
from verifiers.codec import decode
from workbench.project import Project
from workbench.services import requests, translation
from workbench.store.models import AttemptRow, RequestRow, TrialRow, VerdictRow

Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """One attempt, or one candidate of a model's search. `state`: `proposed`, `refused`, `accepted` (a candidate),
    or the gate that stopped a candidate; `verdict` is the newest on this text."""

    at: datetime
    kind: str  # attempt, candidate
    number: int  # AttemptRow.id or TrialRow.id
    who: str
    state: str
    reason: str
    verdict: VerdictRow | None = None
    request: RequestRow | None = None
    tokens: int = 0


def timeline(project: Project, module: str, target: str) -> list[Entry]:
    """Attempts and candidates, oldest first."""
    attempts = translation.attempts(project, module, target)
    with project.store.reading() as session:
        verdicts = list(
            session.exec(
                select(VerdictRow).where(VerdictRow.module == module, VerdictRow.target == target).order_by(col(VerdictRow.id))
            )
        )
        trials = list(
            session.exec(
                select(TrialRow).where(TrialRow.module == module, TrialRow.target == target).order_by(col(TrialRow.id))
            )
        )
    newest = {row.translation: row for row in verdicts}
    asked = {a.row.attempt: a.row for a in requests.listed(project, module, target)}
    found = [_of_attempt(row, newest.get(row.translation), asked.get(row.id)) for row in attempts]
    found += [_of_trial(project, row) for row in trials]
    return sorted(found, key=lambda e: (e.at.replace(tzinfo=None), e.kind, e.number))


def _of_attempt(row: AttemptRow, verdict: VerdictRow | None, request: RequestRow | None) -> Entry:
    return Entry(row.created, "attempt", row.id or 0, row.translator, row.status, row.reason, verdict, request)


def _of_trial(project: Project, row: TrialRow) -> Entry:
    trial = _trial(project, row)
    finding = trial.finding
    state = "accepted" if finding.accepted else finding.gate_name if trial.judged else "not judged"
    who = f"round {row.round + 1}, candidate {row.place + 1} ({row.mode})"
    reason = "; ".join(finding.diagnostics[:3])
    return Entry(row.created, "candidate", row.id or 0, who, state, reason, tokens=row.prompt_tokens + row.completion_tokens)


def _trial(project: Project, row: TrialRow) -> Trial:
    return decode(Trial, json.loads(project.objects.get(row.record)))


def files_of(project: Project, entry: Entry) -> Files:
    """The texts of an attempt or candidate; none of what was refused without any."""
    with project.store.reading() as session:
        if entry.kind == "candidate":
            trial = session.get(TrialRow, entry.number)
            return _trial(project, trial).files if trial is not None else ()
        row = session.get(AttemptRow, entry.number)
    if row is None or not row.translation:
        return ()
    return translation.from_json(project.objects.get(row.translation)).files


@dataclass(frozen=True)
class Conversation:
    """What a model was asked for a candidate (messages with `role` and `content`), and its whole answer."""

    asked: tuple[dict[str, str], ...]
    answer: str


def conversation(project: Project, module: str, target: str, candidate: int) -> Conversation:
    """Of a candidate on record, by its number in the timeline. Raises TheseusError when there is none."""
    with project.store.reading() as session:
        row = session.get(TrialRow, candidate)
    if row is None or (row.module, row.target) != (module, target):
        raise TheseusError(f"{module} has no candidate {candidate} in {target}: 'theseus history {module} --to {target}' lists them")
    return Conversation(tuple(json.loads(project.objects.get(row.prompt))), _trial(project, row).proposal.text)


def before(project: Project, entries: Sequence[Entry], entry: Entry) -> Files:
    """The texts of what came last before an entry and had any."""
    for earlier in reversed(entries[: entries.index(entry)]):
        if files := files_of(project, earlier):
            return files
    return ()


def rules_draft(project: Project, module: str, target: str) -> Files:
    """What the rules wrote last for the module; nothing where they never did."""
    drafts = [r for r in translation.attempts(project, module, target) if r.translator == "rules" and r.translation]
    return translation.from_json(project.objects.get(drafts[-1].translation)).files if drafts else ()


def diff(old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]], context: int = 3) -> str:
    """What changed, as a unified diff over all files; empty when nothing did."""
    left, right = dict(old), dict(new)
    out: list[str] = []
    for path in sorted({*left, *right}):
        lines = [shown(side.get(path, "")).splitlines() for side in (left, right)]
        names = [f"{'a' if n == 0 else 'b'}/{path}" if path in side else "/dev/null" for n, side in enumerate((left, right))]
        out += difflib.unified_diff(lines[0], lines[1], names[0], names[1], lineterm="", n=context)
    return "\n".join(out)
