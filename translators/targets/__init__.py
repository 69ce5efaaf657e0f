"""Target languages. Adding one is a folder here and a line in `TARGETS`."""

from __future__ import annotations

from analyzers.model import TheseusError
from translators.targets.go import GoTarget
from translators.targets.protocol import Program, Target
from translators.targets.rust import RustTarget

TARGETS: dict[str, Target] = {target.name: target for target in (RustTarget(), GoTarget())}


def for_name(name: str) -> Target:
    """The target language of that name."""
    if name not in TARGETS:
        known = ", ".join(sorted(TARGETS))
        raise TheseusError(f"no target language '{name}'; choose one of: {known}")
    return TARGETS[name]


__all__ = ["TARGETS", "Program", "Target", "for_name"]
