"""Target languages. Adding one is a folder here and a line in `TARGETS`."""

from __future__ import annotations

from analyzers.model import TheseusError
from translators.targets.go import GoTarget
from translators.targets.go.inspect import GoInspector
from translators.targets.inspect import Inspector
from translators.targets.protocol import Program, Target
from translators.targets.rust import RustTarget
from translators.targets.rust.inspect import RustInspector

TARGETS: dict[str, Target] = {target.name: target for target in (RustTarget(), GoTarget())}


INSPECTORS: dict[str, Inspector] = {"rust": RustInspector(), "go": GoInspector()}


def for_name(name: str) -> Target:
    """The target language of that name."""
    if name not in TARGETS:
        known = ", ".join(sorted(TARGETS))
        raise TheseusError(f"no target language '{name}'; choose one of: {known}")
    return TARGETS[name]


def inspector(name: str) -> Inspector:
    """What reads the texts of the target language of that name."""
    return INSPECTORS[for_name(name).name]


__all__ = ["TARGETS", "Program", "Target", "for_name", "inspector"]
