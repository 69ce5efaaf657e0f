"""Probes of emitted subprograms, with what those really take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.model import Parameter
from translators.protocol import ProbeUnit
from translators.rules import ir
from translators.rules.emit.types import TypeTable, Unsupported, expanded, named_inside
from translators.signature import Data, Signature

Name = Callable[[str], str]


def probes(
    module: ir.IrModule,
    written: Sequence[ir.IrSubprogram],
    table: TypeTable,
    raises: Callable[[str], bool],
    subprogram_path: Name,
    type_path: Name,
    data_path: Name,
    is_constant: Callable[[ir.GlobalVariable], bool],
) -> tuple[ProbeUnit, ...]:
    """One probe for each exported subprogram that was written. The functions give target paths."""
    data = tuple(
        Data(g.name, data_path(g.name), expanded(g.type, table), is_constant(g))
        for g in module.globals
        if g.exported
    )
    found: list[ProbeUnit] = []
    for subprogram in written:
        if not subprogram.exported:
            continue
        parameters = tuple(
            Parameter(p.name, expanded(p.type, table), p.direction) for p in subprogram.parameters
        )
        result = expanded(subprogram.result, table) if subprogram.result is not None else None
        every = [p.type for p in parameters] + [d.type for d in data] + ([result] if result is not None else [])
        names = sorted({name for type_ in every for name in named_inside(type_)})
        try:
            types = tuple((name, type_path(name)) for name in names)
        except Unsupported:
            continue
        signature = Signature(parameters, result, raises(subprogram.name), types, data)
        path = subprogram_path(subprogram.name)
        found.append(ProbeUnit(subprogram.name, path, signature.to_text()))
    return tuple(found)
