"""Signed evidence of a project: bundles beside the verdicts, a signed head of the audit log, and their check."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from analyzers.model import TheseusError
from verifiers import bundle as bundles
from verifiers.bundle import Bundle, keys
from verifiers.bundle.dsse import canonical, seal, unseal
from verifiers.bundle.replay import Replay, replay
from verifiers.observe import Case
from verifiers.verdict import CompareRequest, ProgressCallback, Verdict, no_progress
from workbench import audit
from workbench.project import Project
from workbench.store.models import AuditRow

_HEAD = "audit-head.json"
_SEALING = threading.Lock()


def write_bundle(path: Path, request: CompareRequest, verdict: Verdict, kept: Sequence[Case]) -> None:
    """Write the evidence of one comparison, signed with one's own key."""
    data = bundles.write(bundles.of_programs(request, verdict, kept), keys.own())
    try:
        path.write_bytes(data)
    except OSError as error:
        raise TheseusError(f"{path}: cannot be written: {error.strerror}") from error


def read_bundle(path: Path) -> Bundle:
    """Read a bundle. Raises TheseusError when it was changed, or when its signer is not trusted."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TheseusError(f"{path}: cannot be read: {error.strerror}") from error
    return bundles.read(data, keys.trusted(), str(path))


def replay_file(path: Path, quick: bool, progress: ProgressCallback = no_progress) -> Replay:
    return replay(read_bundle(path), quick, progress)


def keep(project: Project, bundle: Bundle) -> dict[str, str]:
    """Store a bundle as an object; what the audit log says of it."""
    try:
        signer = keys.own()
    except TheseusError as error:
        return {"unsigned": str(error)}
    return {"bundle": project.objects.put(bundles.write(bundle, signer)), "key": signer.public.id}


def seal_log(project: Project) -> None:
    """Sign where the log ends now, so that entries cannot be cut off from its end unnoticed. Campaigns end in
    several threads: one at a time, so that no older end replaces a newer one."""
    with _SEALING:
        _seal(project)


def _seal(project: Project) -> None:
    with project.store.reading() as session:
        last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc()).limit(1)).first()
    if last is None:
        return
    statement = {"project": project.settings.project.name, "seq": last.seq, "hash": last.hash}
    place = project.state / _HEAD
    fresh = place.with_suffix(f".{os.getpid()}")
    try:
        text = canonical(seal(statement, keys.own()))
        fresh.write_bytes(text)
        fresh.replace(place)
    except TheseusError:
        return  # no key can be had: the entries of campaigns say so
    except OSError as error:
        raise TheseusError(f"{place}: cannot be written: {error.strerror}") from error


def problems(project: Project) -> list[str]:
    """All that is wrong with the log, its signed head, and the evidence that its entries name."""
    found: list[str] = []
    with project.store.reading() as session:
        broken = audit.broken_at(session)
        rows = list(session.exec(select(AuditRow).order_by(col(AuditRow.seq))))
    if broken is not None:
        found.append(f"the audit log is broken at entry {broken}")
    trusted = keys.trusted()
    found += _head_problems(project, rows, trusted)
    for row in rows:
        detail = _detail(row)
        if row.action == "campaign" and "verdict" in detail:
            found += [f"entry {row.seq} ({row.subject}): {text}" for text in _evidence_problems(project, detail, trusted)]
    return found


def signed_entries(project: Project) -> tuple[int, int]:
    """How many campaigns are on record, and how many of them with signed evidence."""
    with project.store.reading() as session:
        rows = session.exec(select(AuditRow).where(AuditRow.action == "campaign")).all()
    return len(rows), sum("bundle" in _detail(row) for row in rows)


def _detail(row: AuditRow) -> dict[str, Any]:
    try:
        detail = json.loads(row.detail)
    except ValueError:
        return {}
    return detail if isinstance(detail, dict) else {}


def _head_problems(project: Project, rows: list[AuditRow], trusted: dict[str, keys.PublicKey]) -> list[str]:
    place = project.state / _HEAD
    if not place.exists():
        signed = any("bundle" in _detail(row) for row in rows)
        return [f"{place} is missing: the log's end is not signed"] if signed else []
    try:
        data = place.read_bytes()
        envelope = json.loads(data)
        if canonical(envelope) != data:
            raise ValueError
        head = unseal(envelope, trusted, str(place))
        entry = next((row for row in rows if row.seq == head["seq"]), None)
    except TheseusError as error:
        return [str(error)]
    except (OSError, ValueError, KeyError, TypeError):
        return [f"{place}: was changed"]
    if entry is None or entry.hash != head["hash"] or entry.hash != audit.digest(entry):
        return [f"the audit log does not hold the signed entry {head['seq']}: entries were cut off or replaced"]
    return []


def _evidence_problems(project: Project, detail: dict[str, Any], trusted: dict[str, keys.PublicKey]) -> list[str]:
    try:
        recorded = project.objects.get(str(detail["verdict"]))
        if "bundle" not in detail:
            return []
        bundle = bundles.read(project.objects.get(str(detail["bundle"])), trusted, f"evidence {str(detail['bundle'])[:12]}…")
    except TheseusError as error:
        return [str(error)]
    if bundle.verdict.to_json().encode() != recorded:
        return ["its evidence is for another verdict than the one on record"]
    return []
