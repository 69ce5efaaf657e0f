"""What verdicts rest on: recorded campaigns, covered lines, verified units."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import select

from analyzers.model import Module
from translators.protocol import Translation
from verifiers.bundle import Bundle
from verifiers.toolchains import for_language
from verifiers.verdict import FileLines, Status, Verdict, reached_enough
from workbench import audit
from workbench.project import Project
from workbench.services import bundles
from workbench.services.states import settle
from workbench.store.models import CampaignRow, VerdictRow

MODULE_LINES = 0.80
"""The share of a module's lines to be reached in whole programs that agree, by their inputs and by calls that agree."""


@dataclass(frozen=True)
class UnitEvidence:
    """What is known of one subprogram or paragraph. `by`: `calls` (driven directly), `lines` (reached by
    campaigns that found no difference), or why it is not verified."""

    name: str
    verified: bool
    by: str
    weight: int = 1


@functools.cache
def _verifier_fingerprint() -> str:
    here = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for path in sorted((here / "verifiers").rglob("*")):
        if path.suffix in (".py", ".c", ".jinja"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key(
    kind: str,
    target: str,
    subject: str,
    sources: dict[str, str],
    translations: dict[str, str],
    scenarios: str,
    settings: Sequence[object],
) -> str:
    """The identity of a piece of verification work: a hash of everything that its result depends on."""
    parts = [kind, target, subject, sources, translations, scenarios, list(settings), _verifier_fingerprint()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def toolchains(*languages: str) -> list[str]:
    """The compilers' versions, for a campaign's key: with another compiler it is another campaign. Raises
    ToolMissing, so that what a missing compiler prevents is done once it is there."""
    return [for_language(language).version() for language in languages]


def scenarios_hash(project: Project) -> str:
    digest = hashlib.sha256()
    if project.scenarios is not None:
        for path in sorted(project.scenarios.rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(project.scenarios)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def campaign_by_key(project: Project, wanted: str) -> CampaignRow | None:
    with project.store.reading() as session:
        return session.exec(select(CampaignRow).where(CampaignRow.key == wanted)).first()


def record_campaign(
    project: Project,
    identity: str,
    kind: str,
    subject: str,
    target: str,
    verdict: Verdict,
    translations: dict[str, str],
    bundle: Bundle | None = None,
) -> CampaignRow:
    """Record a campaign's verdict and its evidence, signed; the audit log's entry names both by hash."""
    digest = project.objects.put(verdict.to_json().encode())
    signed = bundles.keep(project, bundle) if bundle is not None else {}
    row = CampaignRow(
        key=identity,
        kind=kind,
        subject=subject,
        target=target,
        status=verdict.status.value,
        reason=verdict.reason,
        verdict=digest,
        translations=json.dumps(translations, sort_keys=True),
        seconds=verdict.seconds,
        mutants=verdict.mutants.total - verdict.mutants.untried if verdict.mutants else None,
        mutants_caught=verdict.mutants.caught if verdict.mutants else None,
    )
    with project.store.transaction() as session:
        known = session.exec(select(CampaignRow).where(CampaignRow.key == identity)).first()
        if known is not None:
            return known
        session.add(row)
        detail = {"kind": kind, "target": target, "status": verdict.status.value, "verdict": digest, **signed}
        audit.append(session, "campaign", subject, detail)
    bundles.seal_log(project)
    return row


def record_verdict(project: Project, row: VerdictRow) -> VerdictRow:
    with project.store.transaction() as session:
        known = session.exec(select(VerdictRow).where(VerdictRow.key == row.key)).first()
        if known is None:
            session.add(row)
            detail = {"target": row.target, "status": row.status, "translation": row.translation}
            audit.append(session, "verdict", row.module, detail)
            session.flush()
        settle(session, row.module, row.target)
    if known is not None:
        return known
    bundles.seal_log(project)
    return row


def covered(project: Project, campaigns: Sequence[CampaignRow]) -> dict[str, FileLines]:
    """Lines of the original that these campaigns reached together, by file (path relative to the codebase)."""
    executable: dict[str, set[int]] = {}
    reached: dict[str, set[int]] = {}
    for row in campaigns:
        verdict = Verdict.from_json(project.objects.get(row.verdict).decode())
        for file in verdict.original.coverage.files:
            executable.setdefault(file.file, set()).update(file.executable)
            reached.setdefault(file.file, set()).update(file.reached)
    return {
        name: FileLines(name, tuple(sorted(lines)), tuple(sorted(reached[name]))) for name, lines in executable.items()
    }


def module_lines(project: Project, module: Module, campaigns: Sequence[CampaignRow]) -> tuple[int, int]:
    """How many of the module's executable lines were reached, and how many it has."""
    lines = covered(project, campaigns)
    files = [lines[f] for f in module.files if f in lines]
    return sum(len(f.reached) for f in files), sum(len(f.executable) for f in files)


def line_share(project: Project, module: Module, campaigns: Sequence[CampaignRow]) -> float | None:
    """Share of the module's executable lines that were reached; None when it has none."""
    reached, total = module_lines(project, module, campaigns)
    return reached / total if total else None


def judge_lines(share: float | None) -> tuple[Status, str]:
    """The verdict on a module inside programs that agree: it stands when the inputs reached enough of it."""
    if share is None:
        return Status.EQUIVALENT, "its programs agree; it has no executable line of its own"
    text = f"its programs agree; inputs and calls reach {share:.0%} of its lines"
    if share >= MODULE_LINES:
        return Status.EQUIVALENT, text
    return Status.INCONCLUSIVE, f"{text}; {MODULE_LINES:.0%} are needed (add scenarios for the rest)"


def verified_units(
    project: Project,
    translation: Translation,
    campaigns: Sequence[CampaignRow],
    driven: Sequence[UnitEvidence],
) -> list[UnitEvidence]:
    """What is known of each unit, from calls where there were any, else from lines that campaigns reached."""
    by_name = {unit.name: unit for unit in driven}
    lines = covered(project, campaigns)
    found = []
    for unit in translation.units:
        if not unit.translated:
            found.append(UnitEvidence(unit.name, False, f"refused: {unit.reason or unit.construct}", unit.weight))
            continue
        if unit.name in by_name and by_name[unit.name].verified:
            found.append(UnitEvidence(unit.name, True, by_name[unit.name].by, unit.weight))
            continue
        verified, why = reached_enough(lines.get(unit.span.file), unit.span.line, unit.span.end_line)
        if unit.name in by_name and not verified:
            why = by_name[unit.name].by
        found.append(UnitEvidence(unit.name, verified, why, unit.weight))
    return found
