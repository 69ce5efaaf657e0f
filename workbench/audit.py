"""The audit log: append-only and hash-chained, written in the same transaction as what it records."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from typing import Any

from sqlmodel import Session, col, select

from workbench.store.models import AuditRow, now

GENESIS = "0" * 64


def actor() -> str:
    """Who acts: `THESEUS_USER` where a face set it (an engine works for who started it), else the local user."""
    try:
        return os.environ.get("THESEUS_USER", "").strip() or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def digest(row: AuditRow) -> str:
    """What `hash` must be: a hash over the entry and the hash of the one before."""
    parts = [row.seq, row.time, row.actor, row.action, row.subject, row.detail, row.previous]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def append(session: Session, action: str, subject: str, detail: dict[str, Any], who: str = "") -> AuditRow:
    """Add an entry to the caller's transaction. The log's order is that of commits: the caller's transaction
    must have begun IMMEDIATE, so that no other writer can come between."""
    last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc()).limit(1)).first()
    row = AuditRow(
        seq=last.seq + 1 if last else 1,
        time=now().isoformat(timespec="milliseconds"),
        actor=who or actor(),
        action=action,
        subject=subject,
        detail=json.dumps(detail, sort_keys=True, ensure_ascii=False),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    row.hash = digest(row)
    session.add(row)
    return row


def broken_at(session: Session) -> int | None:
    """The first entry that does not fit the chain, or None when the whole log does."""
    previous, expected = GENESIS, 1
    for row in session.exec(select(AuditRow).order_by(col(AuditRow.seq))):
        if row.seq != expected or row.previous != previous or row.hash != digest(row):
            return expected
        previous, expected = row.hash, expected + 1
    return None
