"""What an emitted subprogram really takes and gives, as text that travels with its probe.

A lowering may choose other types than the original's interface has (a C enumeration as an integer, a pointer
to one record as an in-out record), so a driver converts between the two.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from analyzers import model
from analyzers.model import Direction, Parameter, Type

_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (*Type.__args__, model.RecordField, model.Variant)
}
_ENUMS: dict[str, Any] = {
    "overflow": model.Overflow, "kind": model.StringKind, "storage": model.DecimalStorage,
}  # fmt: skip


@dataclass(frozen=True)
class Data:
    """Exported module data: its source name, where the target has it, its type there."""

    name: str
    target_path: str
    type: Type
    constant: bool = False


@dataclass(frozen=True)
class Signature:
    """`types` maps names of records and enumerations to target paths. `raises`: exceptions come as a result."""

    parameters: tuple[Parameter, ...]
    result: Type | None
    raises: bool = False
    types: tuple[tuple[str, str], ...] = ()
    data: tuple[Data, ...] = ()

    def to_text(self) -> str:
        value = {
            "parameters": [[p.name, p.direction.value, _plain(p.type)] for p in self.parameters],
            "result": _plain(self.result),
            "raises": self.raises,
            "types": [list(pair) for pair in self.types],
            "data": [[d.name, d.target_path, _plain(d.type), d.constant] for d in self.data],
        }
        return json.dumps(value, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Signature:
        value = json.loads(text)
        return cls(
            tuple(Parameter(n, _made(t), Direction(d)) for n, d, t in value["parameters"]),
            _made(value["result"]),
            value["raises"],
            tuple((name, path) for name, path in value["types"]),
            tuple(Data(n, p, _made(t), c) for n, p, t, c in value["data"]),
        )


def _plain(value: Any) -> Any:
    if type(value).__name__ in _KINDS:
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(item) for item in value)
    if not isinstance(value, dict):
        return value
    kind = _KINDS[value["is"]]
    fields = {k: _made(v) for k, v in value.items() if k != "is"}
    for name, enum in _ENUMS.items():
        if isinstance(fields.get(name), str):
            fields[name] = enum(fields[name])
    return kind(**fields)
