"""A survey as the documented, versioned JSON value of `analysis-1.schema.json`."""

from __future__ import annotations

import json
import os
from bisect import bisect
from collections.abc import Mapping
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from analyzers.graph import Planned
from analyzers.model import Dependency
from analyzers.survey.assess import Assessed, Order, duplicates
from analyzers.survey.facts import Survey
from analyzers.survey.jsontext import Quoted, Rows, document_pieces, json_text
from analyzers.survey.parallel import without_collector
from analyzers.survey.surface import Surface

VERSION = "1.1"
SCHEMA = Path(__file__).parent / "analysis-1.schema.json"


def document(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> dict[str, Any]:
    """The whole survey: lists are sorted, so equal trees give equal documents. `surfaces` (by module) are what the
    modules offer: those were asked for."""
    whole: dict[str, Any] = json.loads(as_json(survey, surfaces))
    return whole


def as_json(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> str:
    """The document as text, by all cores where it is long."""
    return b"".join(json_pieces(survey, surfaces)).decode()


def json_pieces(survey: Survey, surfaces: Mapping[str, Surface] | None = None) -> list[bytes]:
    """The same in UTF-8, piece by piece."""
    with without_collector():
        return [*document_pieces(_parts(survey, surfaces), os.cpu_count() or 1), b"\n"]


def _parts(survey: Survey, surfaces: Mapping[str, Surface] | None) -> dict[str, Any]:
    """The document with its long lists still to be made."""

    order, quoted, shown, cycles = Order(survey), Quoted(), _Shown(), _Cycles()

    def module(one: Planned) -> str:
        offered = surfaces[one.module.id].as_json() if surfaces is not None else None
        return _module(survey, order.assessed(one), quoted, shown, cycles, offered)

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
        "dependencies": Rows(survey.codebase.dependencies, lambda d: _dependency(survey, d, quoted, shown)),
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


class _Shown(Quoted):
    """Paths and names of a tree as JSON texts, each made once."""

    def __missing__(self, text: str) -> str:
        made = self[text] = encode_basestring(_text(text))
        return made


_MODULE = (
    '{"id": %s, "name": %s, "language": %s, "kind": %s, "files": %s, "lines": %d, "wave": %d, "cycle": %s, "needs": %s, '
    '"needed_by": %s, "risk": %s, "label": %s, "dialect": %s, "encoding": %s, "io": %s, "sha256": %s, "subprograms": [%s]%s}'
)
_SUBPROGRAM = '{"name": %s, "file": %s, "line": %d, "end_line": %d, "complexity": %d, "exported": %s, "calls": %s}'
_DEPENDENCY = (
    '{"source": %s, "target": %s, "kind": "%s", "resolved": %s, "reason": %s, "file": %s, "line": %d, "names": %s, "count": %d}'
)
_TRUE = ("false", "true")


class _Cycles(dict[str, list[str]]):
    """The modules of each cycle as JSON texts, made once: by the first of them."""

    def others(self, module: str, cycle: tuple[str, ...]) -> str:
        """What `listed` says of the other modules of a cycle. These are in order."""
        if not cycle:
            return "[]"
        first = min(module, cycle[0])
        at = bisect(cycle, module)
        if first not in self:
            self[first] = [encode_basestring(name) for name in (*cycle[:at], module, *cycle[at:])]
        whole = self[first]
        return f"[{', '.join(whole[:at] + whole[at + 1:])}]"


def _module(
    survey: Survey, a: Assessed, quoted: Quoted, shown: _Shown, cycles: _Cycles, offered: Mapping[str, Any] | None
) -> str:
    module = a.module
    risk = {
        "score": a.risk.score, "parts": dict(a.risk.parts), "facts": dict(a.risk.facts), "hazards": dict(a.risk.hazards),
    }  # fmt: skip
    subprograms = [
        _SUBPROGRAM % (
            quoted[r.name], shown[r.file], r.line, r.end_line, r.complexity, _TRUE[r.exported], quoted.listed(r.calls),
        )
        for r in survey.routines.get(module.id, ())
    ]  # fmt: skip
    return _MODULE % (
        quoted[module.id], quoted[module.name], quoted[module.language], quoted[module.kind],
        shown.listed(module.files), module.lines, a.wave, cycles.others(module.id, a.cycle), quoted.listed(a.needs),
        quoted.listed(a.needed_by), json_text(risk), quoted[a.label], quoted[a.dialect], quoted[a.encoding],
        quoted.listed(survey.io.get(module.id, ())), quoted[module.sha256], ", ".join(subprograms),
        "" if offered is None else f', "interface": {json_text(offered)}',
    )  # fmt: skip


def _dependency(survey: Survey, d: Dependency, quoted: Quoted, shown: _Shown) -> str:
    kind = d.kind._value_
    key = (d.source, d.target, kind)
    return _DEPENDENCY % (
        quoted[d.source], shown[d.target], kind, _TRUE[d.resolved], quoted[d.reason], shown[d.span.file],
        d.span.line, shown.listed(survey.names.get(key, ())), survey.counts.get(key, 1),
    )  # fmt: skip
