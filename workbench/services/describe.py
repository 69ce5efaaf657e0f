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
    if verdict.mutants is not None and verdict.mutants.share is not None:
        score = verdict.mutants
        before = f"; a first, smaller sample fell short: {score.before}" if score.before else ""
        lines.append(f"mutants: {score.caught} of {score.total - score.untried} caught ({score.share:.0%}){before}")
        lines += [f"  not noticed: {s.kind}, {s.file}:{s.line}" for s in score.survivors[:10]]
        lines += [f"  equivalent: {s.kind}, {s.file}:{s.line}: {s.reason}" for s in score.proved[:10]]
        lines += [f"  judged equivalent: {s.kind}, {s.file}:{s.line}: {s.reason}" for s in score.judged]
        lines += [f"  judged equivalent, but an input tells it apart: {one}" for one in score.misjudged]
    if verdict.performance is not None:
        took = verdict.performance
        lines.append(
            f"time of a run {took.original_seconds * 1000:.2f} ms, translation {took.translation_seconds * 1000:.2f} ms; "
            f"memory {took.original_peak_bytes / 2**20:.1f} MiB, translation {took.translation_peak_bytes / 2**20:.1f} MiB"
        )
    return lines
