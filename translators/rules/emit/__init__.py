"""Emitters: a lowered module becomes text in a target language, which the target's formatter lays out. One folder a
target, registered here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analyzers.model import TheseusError
from translators.rules import ir
from translators.rules.emit import go, rust
from translators.rules.emit.program import Emitted

Emitter = Callable[[ir.IrModule, Mapping[str, ir.IrModule]], Emitted]

EMITTERS: dict[str, Emitter] = {"rust": rust.emit, "go": go.emit}
_LAYOUTS: dict[str, Callable[[Sequence[str]], list[str]]] = {"rust": rust.laid_out, "go": go.laid_out}


def for_target(name: str) -> Emitter:
    """The emitter for a target language."""
    if name not in EMITTERS:
        raise TheseusError(f"rules do not write '{name}'; choose one of: {', '.join(sorted(EMITTERS))}")
    return EMITTERS[name]


def laid_out(target: str, modules: Mapping[str, Emitted]) -> dict[str, Emitted]:
    """What was emitted, with all its files laid out: together, since most of a formatter's time is its start."""
    files = [file for emitted in modules.values() for part in (emitted.files, *emitted.parts.values()) for file in part]
    texts = iter(_LAYOUTS[target]([text for _, text in files]))

    def done(part: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((path, next(texts)) for path, _ in part)

    return {
        id_: replace(emitted, files=done(emitted.files), parts={k: done(part) for k, part in emitted.parts.items()})
        for id_, emitted in modules.items()
    }


__all__ = ["EMITTERS", "Emitted", "Emitter", "for_target", "laid_out"]
