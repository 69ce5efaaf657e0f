"""The driver around one COBOL program: a generated main program that CALLs it with storage read from its input, by a few
C functions (templates/theseus_calls.c).

Parameters are the caller's storage, whatever their descriptions: each travels as `x` and two hex digits a byte, and
all come back. WORKING-STORAGE lives as long as the process. STOP RUN in the program ends the driver, as it would
end any caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyzers.graph import module_graph
from analyzers.model import (
    ArrayType,
    Codebase,
    DecimalType,
    DependencyKind,
    IntType,
    Module,
    RecordType,
    StringType,
    Subprogram,
    TheseusError,
    Type,
    UnionType,
)
from verifiers.harness.c import PRELUDE
from verifiers.toolchains.cobol import HELPER

RAW_STORAGE = True
DRIVER = "driver.cob"
TEMPLATES = Path(__file__).parent / "templates"
_LONGEST = 30_000  # bytes of storage of one parameter
_MOST = 4096  # parameters (theseus_calls.c)


def storage_size(type_: Type) -> int:
    """Bytes that an item of this type takes; 0 when that is not known."""
    match type_:
        case DecimalType():
            return type_.size
        case StringType():
            return type_.length or 0
        case RecordType() | UnionType():
            return type_.size or 0
        case ArrayType():
            return storage_size(type_.element) * (type_.length or 0)
        case IntType():
            return type_.bits // 8
        case _:
            return 0


def drivable(subprogram: Subprogram) -> str:
    """Why a program can't be called with generated storage; empty when it can."""
    if not subprogram.exported:
        return "a paragraph, not a program"
    if not subprogram.parameters:
        return "has no parameters"
    if len(subprogram.parameters) > _MOST:
        return "has too many parameters"
    for parameter in subprogram.parameters:
        size = storage_size(parameter.type)
        if not 0 < size <= _LONGEST:
            return f"parameter {parameter.name}: its size is not known, or too large"
    return ""


def original_tree(
    codebase: Codebase, root: Path, module: Module, subprograms: Sequence[Subprogram]
) -> dict[str, bytes]:
    """The module, whatever it calls and copies, and the program `driver`."""
    if module.name.upper() == "DRIVER":
        raise TheseusError(f"{module.name}: a program of that name can't have a driver of the same name")
    tree: dict[str, bytes] = {}
    for needed in _needed(codebase, module):
        for path in needed.files:
            tree[path] = (root / path).read_bytes()
    calls = [
        (s.name, [storage_size(p.type) for p in s.parameters])
        for s in subprograms
    ]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False,
    )  # fmt: skip
    text = environment.get_template("driver.cob.jinja").render(calls=calls)
    tree[DRIVER] = text.encode()
    tree[HELPER] = (PRELUDE + (TEMPLATES / HELPER).read_text("utf-8")).encode()
    return tree


def _needed(codebase: Codebase, module: Module) -> list[Module]:
    """The module with everything that it calls or copies; all other called programs too when it calls by a name
    that is only known when it runs."""
    graph = module_graph(codebase)
    found = {module.id}
    todo = [module.id]
    while todo:
        current = todo.pop()
        dynamic = any(
            d.source == current and d.kind is DependencyKind.CALL and not d.resolved for d in codebase.dependencies
        )
        following = list(graph.successors(current))
        if dynamic:
            following += [m.id for m in codebase.modules if m.language == "cobol" and _is_called(m)]
        for other in following:
            if other not in found:
                found.add(other)
                todo.append(other)
    return [m for m in codebase.modules if m.id in found]


def _is_called(module: Module) -> bool:
    return any(s.exported and s.parameters for s in module.interface.subprograms)
