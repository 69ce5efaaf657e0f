"""What people judged of mutants that no input noticed: read from the audit log, where `mutants` puts it."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping

from sqlmodel import col, select

from workbench.project import Project
from workbench.store.models import AuditRow

JUDGED, RETRACTED = "mutant-judged", "mutant-judgement-retracted"


def judged(project: Project, target: str, files: Container[str] | None = None) -> tuple[tuple[str, str], ...]:
    """The judgements that hold, with `files` those of mutants of these: a mutant's key, and who says why it is
    equivalent."""
    found: dict[str, str] = {}
    with project.store.reading() as session:
        query = select(AuditRow).where(col(AuditRow.action).in_([JUDGED, RETRACTED])).order_by(col(AuditRow.seq))
        for row in session.exec(query):
            detail: Mapping[str, str] = json.loads(row.detail)
            if detail["target"] != target:
                continue
            if row.action == RETRACTED:
                found.pop(detail["key"], None)
            elif files is None or detail["file"] in files:
                found[detail["key"]] = f"{row.actor}: {detail['reason']}"
    return tuple(sorted(found.items()))
