"""A verdict in lines for a terminal."""

from __future__ import annotations

from verifiers.verdict import Verdict


def describe(verdict: Verdict) -> list[str]:
    """How the two sides differ, and on what, in lines for a terminal."""
    lines: list[str] = []
    found = verdict.counterexample
    if found is not None:
        lines += [f"{d.kind} {d.where}: {d.summary}".replace(" :", ":") for d in found.differences]
        lines += [f"  {command}" for command in found.commands]
    for unit in verdict.subprograms:
        if unit.counterexample is not None:
            call = unit.counterexample
            lines.append(f"{unit.name}: {' ; '.join(call.readable or call.calls)}")
            lines += [f"  original:    {call.original}", f"  translation: {call.translation}"]
    return lines
