"""Analyze a project's codebase and keep its queue in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlmodel import Session, col, select

from analyzers import scan
from analyzers.graph import Planned, plan
from analyzers.model import Codebase, Module, ModuleKind
from workbench import audit
from workbench.project import Project
from workbench.services import atlas
from workbench.services.states import DECIDED, State, move
from workbench.store.models import ItemRow, ModuleRow


def analyze(project: Project) -> tuple[Codebase, tuple[Planned, ...]]:
    """Analyze and record. The queue is replaced when the codebase changed, and what pages and questions read of its
    graph is made anew; attempts and verdicts stay."""
    codebase = scan.analyze(project.root)
    planned = plan(codebase)
    rows = queue_rows(planned)
    with project.store.reading() as session:
        known = {row.id: row.model_dump() for row in session.exec(select(ModuleRow))}
    if known != {row.id: row.model_dump() for row in rows}:
        with project.store.transaction() as session:
            for old in session.exec(select(ModuleRow)):
                session.delete(old)
            session.flush()
            session.add_all(rows)
            changed = sorted(r.id for r in rows if known.get(r.id, {}).get("sha256") != r.sha256)
            audit.append(session, "analyze", codebase.root, {"modules": len(rows), "changed": changed})
            _reopen(session, {name for name in changed if name in known})
        atlas.fresh(project.root)
    return codebase, planned


def queue_rows(planned: Sequence[Planned]) -> list[ModuleRow]:
    """The queue as it is recorded."""
    return [
        ModuleRow(
            id=p.module.id,
            name=p.module.name,
            language=p.module.language,
            kind=p.module.kind,
            files=json.dumps(p.module.files),
            lines=p.module.lines,
            wave=p.wave,
            needs=json.dumps(p.needs),
            cycle=json.dumps(p.cycle),
            sha256=p.module.sha256,
            moves=moves(p.module),
        )
        for p in planned
    ]


def moves(module: Module) -> bool:
    """Whether there is something to move. Headers and copybooks move only when they hold code of their own
    (inline functions, say); else they move with the modules that need them."""
    return module.kind in (ModuleKind.MAIN, ModuleKind.LIBRARY) or bool(module.interface.subprograms)


def _reopen(session: Session, changed: set[str]) -> None:
    """Decisions on sources that have changed since don't stand."""
    for item in session.exec(select(ItemRow).where(col(ItemRow.state).in_([*DECIDED, State.IN_REVIEW]))):
        if item.module in changed:
            move(session, item, State.QUEUED, f"its source has changed since it was {item.state}")


def queue(project: Project) -> list[ModuleRow]:
    """The recorded queue, in order."""
    with project.store.reading() as session:
        return list(session.exec(select(ModuleRow).order_by(col(ModuleRow.wave), col(ModuleRow.id))))
