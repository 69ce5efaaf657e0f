"""A survey as the documented, versioned JSON value of `analysis-1.schema.json`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analyzers.graph import Planned
from analyzers.model import Dependency
from analyzers.survey.assess import Assessed, Order, duplicates
from analyzers.survey.facts import Survey
from analyzers.survey.jsontext import Rows, document_pieces
from analyzers.survey.parallel import without_collector
from analyzers.survey.surface import Surface

VERSION = "1.1"
SCHEMA = Path(__file__).parent / "analysis-1.schema.json"


def document(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> dict[str, Any]:
    """The whole survey: lists are sorted, so equal trees give equal documents. `surfaces` (by module) are what the
    modules offer: those were asked for."""
    parts = _parts(survey, surfaces)
    return {key: part.made() if isinstance(part, Rows) else part for key, part in parts.items()}


def as_json(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> str:
    """The document as text, by all cores where it is long."""
    return b"".join(json_pieces(survey, surfaces)).decode()


def json_pieces(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> list[bytes]:
    """The same in UTF-8, piece by piece."""
    with without_collector():
        return [*document_pieces(_parts(survey, surfaces), os.cpu_count() or 1), b"\n"]


def _parts(survey: Survey, surfaces: Mapping[str, Surface] | None) -> dict[str, Any]:
    """The document with its long lists still to be made."""

    order = Order(survey)

    def module(one: Planned) -> dict[str, Any]:
        offered = {"interface": surfaces[one.module.id].as_json()} if surfaces is not None else {}
        return _module(survey, order.assessed(one)) | offered

    return {
        "schema": "theseus-analysis",
        "version": VERSION,
        "root": survey.codebase.root,
        "build": {
            "described_by": list(survey.build.described_by),
            "include_folders": list(survey.build.include_folders),
            "entries": list(survey.build.entries),
        },
        "modules": Rows(sorted(order.planned, key=lambda p: p.module.id), module),
        "dependencies": Rows(survey.codebase.dependencies, lambda d: _dependency(survey, d)),
        "diagnostics": [
            {
                "severity": d.severity._value_, "message": d.message, "file": d.span.file, "line": d.span.line,
                "end_line": d.span.end_line or d.span.line,
            }
            for d in survey.codebase.diagnostics
        ],
        "dead": [
            {"module": d.module, "name": d.name, "file": _text(d.file), "line": d.line, "reason": d.reason}
            for d in survey.dead
        ],
        "elaboration": [{"main": m, "order": list(parts)} for m, parts in sorted(survey.elaboration.items())],
        "duplicates": [{"modules": list(d.modules), "share": d.share} for d in duplicates(survey)],
    }  # fmt: skip


def _text(path: str) -> str:
    """A path as JSON can hold it: bytes that are no text become escapes."""
    if path.isascii():
        return path
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _module(survey: Survey, a: Assessed) -> dict[str, Any]:
    module = a.module
    return {
        "id": module.id,
        "name": module.name,
        "language": module.language,
        "kind": str(module.kind),
        "files": [_text(p) for p in module.files],
        "lines": module.lines,
        "wave": a.wave,
        "cycle": list(a.cycle),
        "needs": list(a.needs),
        "needed_by": list(a.needed_by),
        "risk": {
            "score": a.risk.score, "parts": dict(a.risk.parts), "facts": dict(a.risk.facts),
            "hazards": dict(a.risk.hazards),
        },
        "label": a.label,
        "dialect": a.dialect,
        "encoding": a.encoding,
        "io": list(survey.io.get(module.id, ())),
        "sha256": module.sha256,
        "subprograms": [
            {
                "name": r.name, "file": _text(r.file), "line": r.line, "end_line": r.end_line,
                "complexity": r.complexity, "exported": r.exported, "calls": list(r.calls),
            }
            for r in survey.routines.get(module.id, ())
        ],
    }  # fmt: skip


def _dependency(survey: Survey, d: Dependency) -> dict[str, Any]:
    kind = d.kind._value_
    key = (d.source, d.target, kind)
    return {
        "source": d.source, "target": _text(d.target), "kind": kind, "resolved": d.resolved,
        "reason": d.reason, "file": _text(d.span.file), "line": d.span.line,
        "names": [_text(n) for n in survey.names.get(key, ())], "count": survey.counts.get(key, 1),
    }  # fmt: skip
