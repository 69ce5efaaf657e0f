"""Frozen dataclasses to JSON values and back, driven by their type hints.

Bytes become `{"text": ...}` when they are printable UTF-8 (so that reports and diffs can be read), else
`{"base64": ...}`. Enumerations become their values, tuples lists, paths strings. Unknown keys are ignored
and absent ones take the field's default, so that an older reader can read a newer file and the other way.
"""

from __future__ import annotations

import base64
import dataclasses
import types
import typing
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def encode(value: Any) -> Any:
    """The JSON value of a dataclass, or of anything that a dataclass may hold."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return encode_bytes(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"cannot encode {type(value).__name__}")


def encode_bytes(value: bytes) -> dict[str, str]:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value).decode()}
    if all(c.isprintable() or c in "\n\t\r" for c in text):
        return {"text": text}
    return {"base64": base64.b64encode(value).decode()}


def decode(kind: type[T], value: Any) -> T:
    """The dataclass of type `kind` that `encode` made `value` from."""
    result: T = _decode(kind, value)
    return result


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        arguments = typing.get_args(kind)
        if value is None:
            return None
        (inner,) = (a for a in arguments if a is not type(None))
        return _decode(inner, value)
    if origin is tuple:
        arguments = typing.get_args(kind)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_decode(arguments[0], item) for item in value)
        return tuple(_decode(a, item) for a, item in zip(arguments, value, strict=True))
    if origin is dict:
        key_kind, item_kind = typing.get_args(kind)
        return {_decode(key_kind, key): _decode(item_kind, item) for key, item in value.items()}
    if kind is bytes:
        if "text" in value:
            return str(value["text"]).encode("utf-8")
        return base64.b64decode(value["base64"])
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        known = {f.name for f in dataclasses.fields(kind) if f.init}
        return kind(**{name: _decode(hints[name], item) for name, item in value.items() if name in known})
    if isinstance(kind, type) and issubclass(kind, Enum | Path):
        return kind(value)
    if kind is float and isinstance(value, int):
        return float(value)
    return value
