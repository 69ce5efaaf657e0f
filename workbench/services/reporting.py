"""The report of a project in one target: a summary as data, and the same as one HTML page with its verdicts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from sqlmodel import col, select

from analyzers.model import Module
from analyzers.shown import shown_value
from verifiers.report import verdict_html
from verifiers.report.junit import junit
from verifiers.report.sarif import sarif
from workbench.audit import broken_at
from workbench.config import STATE
from workbench.project import Project
from workbench.services import verification
from workbench.services.analysis import analyze, moves
from workbench.services.describe import describe
from workbench.services.model import spent_by_module
from workbench.services.run import RunResult
from workbench.services.translation import Attempt, latest
from workbench.store.models import CampaignRow, VerdictRow

NOTHING = "nothing to move"
"""Shown for a copybook or header without code of its own: it moves with the modules that include it."""


def recorded(project: Project, target: str) -> RunResult:
    """What is recorded, without doing any work besides looking at the sources."""
    codebase, planned = analyze(project)
    waiting = verification.compose(project, codebase, target).waiting
    verdicts = verification.current_verdicts(project, target)
    return RunResult(codebase, planned, latest(project, target), verdicts, waiting)


def summary(project: Project, result: RunResult, target: str) -> dict[str, Any]:
    """The state of every module, none left out, with the counts that follow from it. All values are JSON's."""
    modules: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    verdicts: dict[str, int] = {}
    totals = {"total": 0, "translated": 0, "verified": 0}
    for item in result.planned:
        name = item.module.id
        attempt = result.attempts.get(name)
        row = result.verdicts.get(name)
        translation = attempt.translation if attempt else None
        units = [u for u in translation.units if not u.translated] if translation else []
        refused += [
            {"module": name, "unit": u.name, "construct": u.construct, "reason": u.reason, "where": str(u.span)}
            for u in units
        ]
        own = item.module.interface.subprograms
        state, reason = _state(item.module, attempt, row)
        moved_in = translation is not None and translation.together and not translation.units  # counted where they lie now
        counts = attempt.row.units if attempt and (attempt.row.units or moved_in) else len(own)
        totals["total"] += counts
        totals["translated"] += row.units_translated if row else 0
        totals["verified"] += row.units_verified if row else 0
        verdicts[state] = verdicts.get(state, 0) + 1
        modules.append(
            {
                "module": name,
                "name": item.module.name,
                "language": item.module.language,
                "kind": str(item.module.kind),
                "lines": item.module.lines,
                "wave": item.wave,
                "translator": attempt.row.translator if attempt else "",
                "verdict": state,
                "reason": reason,
                "units": counts,
                "units_translated": row.units_translated if row else 0,
                "units_verified": row.units_verified if row else 0,
                "detail": json.loads(row.detail) if row else {},
                "campaigns": json.loads(row.campaigns) if row else [],
            }
        )
    campaigns = campaign_rows(project, sorted({key for m in modules for key in m["campaigns"]}))
    with project.store.reading() as session:
        broken = broken_at(session)
    return {
        "title": f"{project.settings.project.name} to {target}",
        "project": project.settings.project.name,
        "target": target,
        "modules": modules,
        "verdicts": dict(sorted(verdicts.items())),
        "units": totals,
        "refused": refused,
        "unresolved": [
            {"source": d.source, "target": d.target, "kind": str(d.kind), "reason": d.reason, "where": str(d.span)}
            for d in result.codebase.dependencies
            if not d.resolved
        ],
        "diagnostics": [
            {"severity": str(d.severity), "message": d.message, "where": str(d.span)}
            for d in result.codebase.diagnostics
        ],
        "together": result.together or _together(result.attempts),
        "waiting": {main: list(names) for main, names in result.waiting.items()},
        "campaigns": [
            {
                "key": c.key,
                "kind": c.kind,
                "subject": c.subject,
                "status": c.status,
                "reason": c.reason,
                "seconds": round(c.seconds, 1),
                "page": f"{c.kind}-{c.subject}-{c.key[:10]}.html",
                "inputs": _inputs(project, c),
            }
            for c in campaigns
        ],
        "model": [
            {
                "module": s.module,
                "candidates": s.candidates,
                "rounds": s.rounds,
                "prompt_tokens": s.cost.prompt_tokens,
                "completion_tokens": s.cost.completion_tokens,
                "price": round(s.cost.price, 6),
                "accepted": s.accepted,
            }
            for s in spent_by_module(project, target)
        ],
        "audit": "whole" if broken is None else f"broken at entry {broken}",
    }


def _together(attempts: dict[str, Attempt]) -> str:
    """Which modules move as one, in words; empty when each moves by itself."""
    planks = Counter(a.translation.together for a in attempts.values() if a.translation is not None and a.translation.together)
    return "; ".join(f"{count} modules move as one" for _, count in sorted(planks.items()))


def _state(module: Module, attempt: Attempt | None, row: VerdictRow | None) -> tuple[str, str]:
    """What is known of a module, in a word and a sentence."""
    if row is not None:
        return row.status, row.reason
    if attempt is not None:
        return "refused", attempt.row.reason
    if moves(module):
        return "not started", "no translator has proposed anything yet"
    return NOTHING, "it has no code of its own: it moves with the modules that need it"


def _inputs(project: Project, row: CampaignRow) -> int:
    verdict = verification.verdict_of(project, row)
    return verdict.inputs.executed + sum(s.calls for s in verdict.subprograms)


def campaign_rows(project: Project, keys: list[str]) -> list[CampaignRow]:
    with project.store.reading() as session:
        query = select(CampaignRow).where(col(CampaignRow.key).in_(keys)).order_by(col(CampaignRow.id))
        return list(session.exec(query))


def write_report(project: Project, result: RunResult, target: str) -> Path:
    """Write `.theseus/reports/<target>/index.html`, its data as JSON, SARIF and JUnit XML, and a page for each
    campaign's verdict."""
    page = report_page(project.root, target)
    folder = page.parent
    folder.mkdir(parents=True, exist_ok=True)
    data = summary(project, result, target)
    for old in folder.glob("*.html"):
        old.unlink()
    rows = {row.key: row for row in campaign_rows(project, [c["key"] for c in data["campaigns"]])}
    verdicts = [verification.verdict_of(project, rows[campaign["key"]]) for campaign in data["campaigns"]]
    for campaign, verdict in zip(data["campaigns"], verdicts, strict=True):
        (folder / campaign["page"]).write_text(verdict_html(verdict), "utf-8")
    (folder / "report.sarif").write_text(sarif(verdicts), "utf-8")
    (folder / "junit.xml").write_text(junit(verdicts), "utf-8")
    (folder / "report.json").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    page.write_text(
        _template().render(data=data, matrix=_matrix(data), constructs=_constructs(data["refused"])), "utf-8"
    )
    return page


def report_page(root: Path, target: str) -> Path:
    """Where a project's report lies, once it is written."""
    return root / STATE / "reports" / target / "index.html"


def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("workbench"), undefined=StrictUndefined, finalize=shown_value,
        autoescape=select_autoescape(["html", "jinja"]),
    )
    return environment.get_template("report.html.jinja")


def _constructs(refused: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """What stands in the way, and of how many units, most first."""
    return Counter(r["construct"] for r in refused).most_common()


def _matrix(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Campaign entries by module, for the links in the table."""
    pages = {c["key"]: c for c in data["campaigns"]}
    return {m["module"]: [pages[k] for k in m["campaigns"] if k in pages] for m in data["modules"]}


def verdict_json(project: Project, row: VerdictRow) -> dict[str, Any]:
    """A module's verdict with the full verdict of every campaign that it rests on."""
    campaigns = campaign_rows(project, json.loads(row.campaigns))
    return {
        **row.model_dump(exclude={"id", "detail", "campaigns"}, mode="json"),
        "units_detail": json.loads(row.detail),
        "campaigns": [json.loads(project.objects.get(c.verdict)) for c in campaigns],
    }


def counterexample_lines(project: Project, row: VerdictRow) -> list[str]:
    """The counterexamples behind a divergent verdict, in lines for a terminal."""
    lines: list[str] = []
    for campaign in campaign_rows(project, json.loads(row.campaigns)):
        lines += describe(verification.verdict_of(project, campaign))
    return lines
