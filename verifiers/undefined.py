"""What a build of the original with run-time checks says of one of its runs: that it goes past what its source gives a meaning
to, or that its answer hangs on what variables hold before they are given a value. There is nothing to compare then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from verifiers.observe import Case, Observation, Outcome
from verifiers.toolchains.protocol import Checks

_HANGS = "its answer hangs on what variables hold before they are given a value"


@dataclass(frozen=True)
class Checked:
    """`reason`: why the run has no meaning, empty where nothing was found; `answer`: that of the build with checks, None
    where it did not end."""

    reason: str
    answer: Observation | None


def checked(
    checks: Checks,
    case: Case,
    seen: Observation,
    sanitized: Callable[[Case], Observation],
    plain: Callable[[Case], Observation],
    alike: Callable[[Observation, Observation], bool],
    repeats: Callable[[Observation, Observation], bool],
) -> Checked:
    """Run a case on the `sanitized` build. `seen` is what the `plain` one shows; `alike`: whether two runs with checks answered
    the same, `repeats`: whether two runs of the plain build did."""
    kinds = [replace(case, environment=(*case.environment, *more)) for more in checks.environments]
    answers = [sanitized(kind) for kind in kinds]
    for one in answers:
        if found := checks.found(one.stderr, one.code, seen.stderr):
            return Checked(f"undefined behaviour in the original: {found}"[:200], one)
    if any(one.outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT) for one in answers):
        return Checked("", None)
    first = answers[0]
    if (
        not all(alike(first, other) for other in answers[1:])
        and all(alike(one, sanitized(kind)) for kind, one in zip(kinds, answers, strict=True))
        # The plain build knows nothing of how variables are filled: what it shows of it is its surroundings.
        and all(repeats(seen, plain(kind)) for kind in kinds)
    ):
        return Checked(f"undefined behaviour in the original: {_HANGS}", first)
    return Checked("", first)
