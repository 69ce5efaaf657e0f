"""How risky a module is to move: one number with its parts, each from 0 to 1 and each explained.

The parts measure different things and are added by weight; a part reaches 1 where a reader would call it
extreme (5,000 lines, a routine of complexity 60, 40 modules that need it …). It orders a queue, nothing more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.model import Dependency, Module
from analyzers.survey.facts import FileFacts, Routine

WEIGHTS = {"size": 20, "complexity": 25, "fan_in": 15, "unresolved": 15, "unsafe": 25}
_HARMLESS = frozenset(("a header of the system", "a function of the C library", "a function of POSIX", "predefined library"))


@dataclass(frozen=True)
class Risk:
    """`score` is 0 to 100; `parts` are the weighted parts (they add up to it); `facts` what they rest on."""

    score: float
    parts: Mapping[str, float]
    facts: Mapping[str, int]
    hazards: Mapping[str, int]


def _share(value: float, extreme: float) -> float:
    """0 for nothing, 1 for `extreme` and more, in between by the logarithm: 10 is to 100 as 100 is to 1000."""
    return min(1.0, math.log1p(max(value, 0)) / math.log1p(extreme))


def risk_of(
    module: Module, routines: Sequence[Routine], files: Sequence[FileFacts], needed_by: int,
    edges: Sequence[Dependency],
) -> Risk:  # fmt: skip
    """`edges` are the dependencies that start at the module."""
    hazards: dict[str, int] = {}
    for file in files:
        for name, count in file.hazards.items():
            hazards[name] = hazards.get(name, 0) + count
    worst = max((r.complexity for r in routines), default=1)
    unresolved = sum(not e.resolved and e.reason not in _HARMLESS for e in edges)
    unsafe = sum(hazards.values())
    facts = {
        "lines": module.lines, "worst_complexity": worst, "complexity": sum(r.complexity for r in routines),
        "needed_by": needed_by, "unresolved": unresolved, "unsafe": unsafe,
    }  # fmt: skip
    shares = {
        "size": _share(module.lines, 5000),
        "complexity": _share(worst - 1, 60),
        "fan_in": _share(needed_by, 40),
        "unresolved": _share(unresolved, 20),
        "unsafe": _share(unsafe, 200),
    }
    parts = {name: round(WEIGHTS[name] * share, 1) for name, share in shares.items()}
    return Risk(round(sum(parts.values()), 1), parts, facts, dict(sorted(hazards.items())))
