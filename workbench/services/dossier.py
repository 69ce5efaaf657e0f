"""Evidence as an auditor needs it: verdicts searched, bundles opened and their signatures checked, two verdicts
compared, forms to take along, and the audit log with its chain."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import col, select

from analyzers.model import TheseusError
from verifiers import bundle as bundles
from verifiers.bundle import Bundle, keys
from verifiers.report import verdict_html
from verifiers.report.pdf import verdict_pdf
from verifiers.verdict import Side, Verdict
from workbench import audit
from workbench.project import Project
from workbench.services import jobs
from workbench.services.verification import verdict_of
from workbench.store.models import AuditRow, CampaignRow, VerdictRow

FORMS = ("html", "json", "pdf", "bundle")
PAGE = 200
"""Rows that a search gives at once."""


@dataclass(frozen=True)
class Query:
    """What to look for; empty fields look for everything. `text` is looked for in modules and reasons, letter case
    aside; `since` and `until` are days (UTC), both inclusive."""

    module: str = ""
    target: str = ""
    status: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Page:
    """Some of the rows found, newest first, and how many there are in all."""

    rows: tuple[VerdictRow, ...]
    total: int


def verdicts(project: Project, query: Query, offset: int = 0, limit: int = PAGE) -> Page:
    """Verdicts on record, newest first. Superseded ones are among them: they are history."""
    where: list[ColumnElement[bool]] = []
    if query.module:
        where.append(col(VerdictRow.module) == query.module)
    if query.target:
        where.append(col(VerdictRow.target) == query.target)
    if query.status:
        where.append(col(VerdictRow.status) == query.status)
    if query.text:
        texts = (col(VerdictRow.module), col(VerdictRow.reason))
        where.append(or_(*(text.icontains(query.text, autoescape=True) for text in texts)))
    if query.since:
        where.append(col(VerdictRow.created) >= datetime.combine(query.since, time()))
    if query.until:
        where.append(col(VerdictRow.created) < datetime.combine(query.until + timedelta(days=1), time()))
    with project.store.reading() as session:
        total = session.exec(select(func.count()).select_from(VerdictRow).where(*where)).one()
        query_ = select(VerdictRow).where(*where).order_by(col(VerdictRow.id).desc()).offset(offset).limit(limit)
        return Page(tuple(session.exec(query_)), total)


def verdict_row(project: Project, number: int) -> VerdictRow:
    with project.store.reading() as session:
        row = session.get(VerdictRow, number)
    if row is None:
        raise TheseusError(f"there is no verdict {number}: 'theseus evidence search' lists them")
    return row


def campaigns_of(project: Project, row: VerdictRow) -> list[CampaignRow]:
    """The campaigns that a verdict rests on."""
    with project.store.reading() as session:
        wanted = json.loads(row.campaigns)
        return list(session.exec(select(CampaignRow).where(col(CampaignRow.key).in_(wanted)).order_by(col(CampaignRow.id))))


def campaign(project: Project, key: str) -> CampaignRow:
    """The campaign with this key, or with one that begins so."""
    with project.store.reading() as session:
        rows = list(session.exec(select(CampaignRow).where(col(CampaignRow.key).startswith(key, autoescape=True)).limit(2)))
    if not key or len(rows) != 1:
        what = "more than one campaign has a key" if rows else "no campaign has a key"
        raise TheseusError(f"{what} that begins with '{key}': 'theseus evidence show NUMBER' lists them")
    return rows[0]


# --------------------------------------------------------------------------- bundles


@dataclass(frozen=True)
class Seal:
    """What is known of a campaign's evidence. `state`: `good` (whole, and signed by a trusted key), `unsigned`
    (there is none, and `problem` says why), `broken` (`problem` says what was changed or is missing)."""

    state: str
    problem: str = ""
    object: str = ""
    signer: str = ""
    own: bool = False
    created: str = ""
    verifier_then: str = ""
    inputs: int = 0
    files: int = 0
    toolchains: tuple[tuple[str, str], ...] = ()


def entry_of(project: Project, row: CampaignRow) -> tuple[AuditRow, dict[str, Any]] | None:
    """The audit log's entry about a campaign: it names the verdict's and the bundle's objects."""
    with project.store.reading() as session:
        query = select(AuditRow).where(AuditRow.action == "campaign", AuditRow.subject == row.subject)
        for entry in session.exec(query.order_by(col(AuditRow.seq).desc())):
            detail = json.loads(entry.detail)
            if detail.get("verdict") == row.verdict and detail.get("target") == row.target:
                return entry, detail
    return None


def bundle_bytes(project: Project, row: CampaignRow) -> bytes:
    """A campaign's bundle as it is stored. Raises TheseusError where there is none."""
    found = entry_of(project, row)
    if found is None:
        raise TheseusError(f"the audit log has no entry about this campaign of '{row.subject}': run 'theseus audit'")
    if "bundle" not in found[1]:
        why = found[1].get("unsigned", "it could not be driven, so that there is nothing to run again")
        raise TheseusError(f"this campaign of '{row.subject}' has no signed evidence: {why}")
    return project.objects.get(str(found[1]["bundle"]))


def bundle_of(project: Project, key: str) -> Bundle:
    """A campaign's evidence, its signature and every byte of it checked."""
    row = campaign(project, key)
    bundle = bundles.read(bundle_bytes(project, row), keys.trusted(), f"the evidence of '{row.subject}'")
    if bundle.verdict.to_json().encode() != project.objects.get(row.verdict):
        raise bundles.Tampered(f"the evidence of '{row.subject}' is for another verdict than the one on record")
    return bundle


def check(project: Project, row: CampaignRow) -> Seal:
    """Verify a campaign's evidence here and now. What is wrong with it is an answer, not an error."""
    found = entry_of(project, row)
    if found is None:
        return Seal("broken", "the audit log has no entry about this campaign")
    digest = str(found[1].get("bundle", ""))
    if not digest:
        return Seal("unsigned", str(found[1].get("unsigned", "nothing could be driven, so that there is nothing to run again")))
    try:
        bundle = bundle_of(project, row.key)
    except TheseusError as error:
        return Seal("broken", str(error), digest)
    return Seal(
        "good", "", digest, bundle.signer, bundle.signer == keys.own().public.id, bundle.created, bundle.verifier,
        len(bundle.inputs) + len(bundle.cases), len(bundle.original.files) + len(bundle.translation.files),
        tuple(sorted(bundle.toolchains.items())),
    )  # fmt: skip


def replays(project: Project, key: str) -> list[dict[str, Any]]:
    """What jobs found that ran a campaign again from its evidence, oldest first (`workbench.tasks.replay`)."""
    return [body for body in jobs.results(project, "replay") if body["campaign"] == key]


def replayed(body: Mapping[str, Any]) -> str:
    """The same in words."""
    said = "the same verdict" if body["same"] else f"not the same verdict: {body['found'] or 'stored inputs differ'}"
    again = f"; {body['rerun']} stored inputs run again, {body['unlike']} unlike then" if body["rerun"] else ""
    return said + again


# --------------------------------------------------------------------------- forms


def form(project: Project, row: CampaignRow, kind: str) -> bytes:
    """A campaign's verdict as a file to take along; `kind` is one of FORMS."""
    if kind == "bundle":
        return bundle_bytes(project, row)
    if kind == "json":
        return project.objects.get(row.verdict)
    verdict = verdict_of(project, row)
    if kind == "html":
        return verdict_html(verdict).encode()
    if kind == "pdf":
        return verdict_pdf(verdict, f"campaign {row.key}, {row.created:%Y-%m-%d %H:%M} UTC; verdict {row.verdict}")
    raise TheseusError(f"no form '{kind}': there are {', '.join(FORMS)}")


# --------------------------------------------------------------------------- comparing


@dataclass(frozen=True)
class Change:
    """One thing about two verdicts; `left` and `right` are as a reader sees them."""

    topic: str
    what: str
    left: str
    right: str

    @property
    def same(self) -> bool:
        return self.left == self.right


def compare(project: Project, left: CampaignRow, right: CampaignRow) -> list[Change]:
    """Everything that two campaigns' verdicts rest on, side by side."""
    return compared(verdict_of(project, left), verdict_of(project, right))


def compared(left: Verdict, right: Verdict) -> list[Change]:
    rows: list[Change] = []

    def add(topic: str, what: str, one: object, other: object) -> None:
        rows.append(Change(topic, what, _plain(one), _plain(other)))

    add("result", "verdict", left.status.value, right.status.value)
    add("result", "reason", left.reason, right.reason)
    add("result", "missing", "; ".join(left.missing), "; ".join(right.missing))
    for what in ("executed", "compared", "from_scenarios", "kept", "distinct_outputs", "late_edges"):
        add("inputs", what.replace("_", " "), getattr(left.inputs, what), getattr(right.inputs, what))
    add("inputs", "calls", sum(s.calls for s in left.subprograms), sum(s.calls for s in right.subprograms))
    add("inputs", "seed", left.seed, right.seed)
    add("inputs", "budget", f"{left.budget:g} s", f"{right.budget:g} s")
    add("inputs", "how input comes", ", ".join(left.io), ", ".join(right.io))
    add("inputs", "set apart", _excluded(left), _excluded(right))
    for role in ("original", "translation"):
        mine, theirs = getattr(left, role), getattr(right, role)
        add("coverage", f"{role}: lines", _lines(mine), _lines(theirs))
        add("coverage", f"{role}: edges", mine.coverage.edges, theirs.coverage.edges)
        add("coverage", f"{role}: not reached", ", ".join(mine.coverage.uncovered), ", ".join(theirs.coverage.uncovered))
        add("sources", f"{role}: SHA-256", mine.sha256, theirs.sha256)
        add("toolchains", role, mine.toolchain, theirs.toolchain)
    add("rules", "comparison rules", _rules(left), _rules(right))
    add("rules", "thresholds", left.thresholds, right.thresholds)
    add("mutants", "caught", _mutants(left), _mutants(right))
    units = {s.name: s.status.value for s in left.subprograms}, {s.name: s.status.value for s in right.subprograms}
    for name in sorted({*units[0], *units[1]}):
        add("subprograms", name, units[0].get(name, "not called"), units[1].get(name, "not called"))
    return rows


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _lines(side: Side) -> str:
    share = side.coverage.line_share
    return "not measured" if share is None else f"{share:.1%} of {side.coverage.lines_total}"


def _excluded(verdict: Verdict) -> str:
    found = [*verdict.excluded, *(e for s in verdict.subprograms for e in s.excluded)]
    return ", ".join(f"{e.count} {e.kind}" for e in found) or "nothing"


def _rules(verdict: Verdict) -> str:
    return ", ".join(sorted(rule.name for rule in verdict.rules)) or "exact"


def _mutants(verdict: Verdict) -> str:
    score = verdict.mutants
    return "not asked for" if score is None else f"{score.caught} of {score.total - score.untried}"


# --------------------------------------------------------------------------- the audit log


@dataclass(frozen=True)
class LogQuery:
    actor: str = ""
    action: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class LogPage:
    rows: tuple[AuditRow, ...]
    total: int
    actors: tuple[str, ...]
    actions: tuple[str, ...]


def log(project: Project, query: LogQuery, offset: int = 0, limit: int = PAGE) -> LogPage:
    """Entries of the audit log, newest first, with the actors and actions that there are."""
    where: list[ColumnElement[bool]] = []
    if query.actor:
        where.append(col(AuditRow.actor) == query.actor)
    if query.action:
        where.append(col(AuditRow.action) == query.action)
    if query.text:
        texts = (col(AuditRow.subject), col(AuditRow.detail), col(AuditRow.hash))
        where.append(or_(*(text.icontains(query.text, autoescape=True) for text in texts)))
    if query.since:
        where.append(col(AuditRow.time) >= query.since.isoformat())
    if query.until:
        where.append(col(AuditRow.time) < (query.until + timedelta(days=1)).isoformat())
    with project.store.reading() as session:
        total = session.exec(select(func.count()).select_from(AuditRow).where(*where)).one()
        rows = session.exec(select(AuditRow).where(*where).order_by(col(AuditRow.seq).desc()).offset(offset).limit(limit))
        found = tuple(rows)
        actors = tuple(sorted(set(session.exec(select(AuditRow.actor).distinct()))))
        actions = tuple(sorted(set(session.exec(select(AuditRow.action).distinct()))))
    return LogPage(found, total, actors, actions)


def chain(project: Project) -> int | None:
    """The first entry that does not fit the chain; None when all do. Signatures and evidence besides:
    `bundles.problems`."""
    with project.store.reading() as session:
        return audit.broken_at(session)


def statuses(rows: Sequence[VerdictRow]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.status] = counts.get(row.status, 0) + 1
    return dict(sorted(counts.items()))
