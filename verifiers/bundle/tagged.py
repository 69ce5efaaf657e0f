"""The analyzers' model to JSON and back, each dataclass and enumeration with its name.

verifiers.codec goes by type hints, which do not tell the members of the `Type` algebra apart. Only what
analyzers.model defines can come out: a bundle from elsewhere cannot make anything else.
"""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Any

from analyzers import model
from analyzers.model import TheseusError


def encode(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init}
        return {"is": type(value).__name__, **{f"_{name}": item for name, item in fields.items()}}
    if isinstance(value, Enum):
        return {"is": type(value).__name__, "value": value.value}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {"is": "dict", "items": [[encode(key), encode(item)] for key, item in value.items()]}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"cannot encode {type(value).__name__}")


def decode(value: Any) -> Any:
    """What `encode` was given; lists become tuples."""
    if isinstance(value, list):
        return tuple(decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    name = value["is"]
    if name == "dict":
        return {decode(key): decode(item) for key, item in value["items"]}
    kind = getattr(model, name, None)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value["value"])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(**{key[1:]: decode(item) for key, item in value.items() if key.startswith("_")})
    raise TheseusError(f"the bundle speaks of '{name}', which this version does not know: use the version that wrote it")
