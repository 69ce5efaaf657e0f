"""A batch job cut into the runs of single programs, each with the files that it found when the job ran.

Faults of a late step are reached straight away, and its input files can be varied though nothing gives them from
outside. Files in a runtime's own format (indexed, relative) cannot be handed to the other side: a run that finds
one is cut out together with the earlier steps that made it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from fnmatch import fnmatch

from verifiers.observe import Case, Observation, Outcome

_EACH = 3  # slices of one row of programs
_LONGEST = 3  # steps; a longer row says little more than the job itself


def slices(jobs: Sequence[Case], run: Callable[[Case], Observation], opaque: Sequence[str]) -> list[Case]:
    """The cuts of these jobs, smallest first, at most a few of each row of programs. `run` runs the original;
    `opaque` are patterns of files that only the program which made them can read."""
    found: dict[Case, None] = {}
    for job in jobs:
        if len(job.steps) < 2:
            continue
        states = [dict(job.files)]
        for step in job.steps[:-1]:
            seen = run(replace(job, steps=(step,), files=tuple(sorted(states[-1].items()))))
            if seen.outcome is not Outcome.EXITED:
                break
            after: dict[str, bytes | None] = {**states[-1], **dict(seen.plain_files)}
            states.append({path: content for path, content in after.items() if content is not None})
        for last in range(len(states)):
            first = max(i for i in range(last + 1) if i == 0 or not _holds(states[i], opaque))
            if last - first >= _LONGEST or (first == 0 and last == len(job.steps) - 1):
                continue
            files = tuple(sorted(states[first].items()))
            name = f"{job.name}, steps {first + 1} to {last + 1}"
            found[replace(job, steps=job.steps[first : last + 1], files=files, name=name)] = None
    count: Counter[tuple[str, ...]] = Counter()
    out = []
    for case in sorted(found, key=Case.size):
        programs = tuple(step[0] for step in case.steps)
        count[programs] += 1
        if count[programs] <= _EACH:
            out.append(case)
    return out


def _holds(files: dict[str, bytes], opaque: Sequence[str]) -> bool:
    return any(fnmatch(path, pattern) for path in files for pattern in opaque)
