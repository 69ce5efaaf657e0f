"""Emitters: a lowered module becomes text in a target language. One folder a target, registered here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analyzers.model import TheseusError
from translators.rules import ir
from translators.rules.emit import go, rust
from translators.rules.emit.program import Emitted

Emitter = Callable[[ir.IrModule, Mapping[str, ir.IrModule]], Emitted]

EMITTERS: dict[str, Emitter] = {"rust": rust.emit, "go": go.emit}


def for_target(name: str) -> Emitter:
    """The emitter for a target language."""
    if name not in EMITTERS:
        raise TheseusError(f"rules do not write '{name}'; choose one of: {', '.join(sorted(EMITTERS))}")
    return EMITTERS[name]


__all__ = ["EMITTERS", "Emitted", "Emitter", "for_target"]
