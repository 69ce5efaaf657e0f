"""Refusals spread to callers: what calls a refused subprogram, or uses refused data, is refused too."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from translators.rules import ir
from translators.rules.emit import walk

CALLS_REFUSED = "calls what is refused"


def close(modules: Mapping[str, ir.IrModule]) -> dict[str, ir.IrModule]:
    """The modules without refused subprograms and without what needs those, each with its refusals."""
    current = {id_: _without_refused(module) for id_, module in modules.items()}
    changed = True
    while changed:
        changed = False
        present = {(m.id, s.name) for m in current.values() for s in m.subprograms}
        data = {(m.id, g.name) for m in current.values() for g in m.globals}
        reasons = {(m.id, r.subprogram): r.reason for m in current.values() for r in m.refusals}
        for id_ in sorted(current):
            module = current[id_]
            found = [r for s in module.subprograms if (r := _missing(module, s, present, data, reasons))]
            if found:
                changed = True
                refusals = (*module.refusals, *found)
                current[id_] = _without_refused(dataclasses.replace(module, refusals=refusals))
    return current


def _without_refused(module: ir.IrModule) -> ir.IrModule:
    refused = {r.subprogram for r in module.refusals}
    kept = tuple(s for s in module.subprograms if s.name not in refused)
    return dataclasses.replace(module, subprograms=kept)


def _missing(
    module: ir.IrModule,
    subprogram: ir.IrSubprogram,
    present: set[tuple[str, str]],
    data: set[tuple[str, str]],
    reasons: Mapping[tuple[str, str], str],
) -> ir.Refusal | None:
    """Why a subprogram can't stay: it needs something that is not there."""
    for node in walk.all_expressions(subprogram.body):
        if isinstance(node, ir.Call | ir.SubprogramReference):
            key = (node.module or module.id, node.subprogram)
            if key not in present:
                shown = node.subprogram if key[0] == module.id else f"{key[0]}.{node.subprogram}"
                cause = _first_cause(reasons.get(key, "")) or "it is not translated"
                reason = f"calls {shown}, which is refused: {cause}"
                return ir.Refusal(subprogram.name, CALLS_REFUSED, reason, subprogram.span)
        elif isinstance(node, ir.Variable) and not walk.is_local(node):
            key = (node.module or module.id, node.name)
            if key not in data:
                cause = reasons.get((key[0], ""), "") or "it is not translated"
                reason = f"uses {node.name} of {key[0]}, which is refused: {cause}"
                return ir.Refusal(subprogram.name, CALLS_REFUSED, reason, subprogram.span)
    return None


def _first_cause(reason: str) -> str:
    """The reason at the end of a chain: `calls a, which is refused: calls b, which is refused: tasking` is long
    enough without its middle."""
    parts = reason.split(", which is refused: ")
    return parts[-1]
