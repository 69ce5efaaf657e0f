"""Time and memory of both sides on the same inputs: for the report, never part of the verdict."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from analyzers.model import TheseusError
from verifiers import sandbox
from verifiers.native import measure_program
from verifiers.observe import Case
from verifiers.toolchains.protocol import Built
from verifiers.verdict import Performance
from verifiers.work_folder import work_folder

MAX_CASES = 8
_ROUNDS = 3
_LIMITS = sandbox.Limits(wall_seconds=10.0, cpu_seconds=10, file_bytes=64 << 20, tmp_bytes=256 << 20)


def measure(original: Built, translation: Built, cases: Sequence[Case], seconds: float) -> Performance | None:
    """Run both sides in turns on some of the cases, the largest first, a few times each. None when nothing could
    be measured within the time. Each side's figure for a case is the fastest run and the highest peak."""
    deadline = time.monotonic() + seconds
    times: tuple[list[float], list[float]] = ([], [])
    peaks: tuple[list[int], list[int]] = ([], [])
    for case in sorted(cases, key=lambda c: -c.size())[:MAX_CASES]:
        runs: tuple[list[tuple[float, int]], list[tuple[float, int]]] = ([], [])
        for _ in range(_ROUNDS):
            if time.monotonic() > deadline:
                break
            pair = [once(built, case) for built in (original, translation)]
            if pair[0] is None or pair[1] is None:
                break
            runs[0].append(pair[0])
            runs[1].append(pair[1])
        for side in (0, 1):
            if runs[0] and runs[1]:
                times[side].append(min(taken for taken, _ in runs[side]))
                peaks[side].append(max(peak for _, peak in runs[side]))
    if not times[0]:
        return None
    return Performance(
        cases=len(times[0]),
        original_seconds=round(statistics.median(times[0]), 6),
        translation_seconds=round(statistics.median(times[1]), 6),
        original_peak_bytes=max(peaks[0]),
        translation_peak_bytes=max(peaks[1]),
    )


def once(built: Built, case: Case) -> tuple[float, int] | None:
    """Seconds and peak bytes of one run of a case (of all its steps together); None when it did not end."""
    only = next(iter(built.programs.values())) if len(built.programs) == 1 else None
    steps = case.steps or ((case.program, case.arguments, case.stdin),)
    taken, peak = 0.0, 0
    with work_folder("measure") as name:
        folder = name
        for path, content in case.files:
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for program, arguments, stdin in steps:
            binary = only or built.programs.get(program)
            if binary is None:
                return None
            try:
                done = sandbox.run(
                    ["/measure", f"/prog/{binary}", *(a.replace(b"\0", b"").decode("utf-8", "surrogateescape") for a in arguments)],
                    writable=folder,
                    readonly=[(built.directory, "/prog"), (measure_program(), "/measure")],
                    stdin=stdin,
                    environment={**built.environment, **dict(case.environment)},
                    limits=_LIMITS,
                )
            except TheseusError:
                return None
            fields = done.stdout.split()
            if done.timed_out or len(fields) != 3:
                return None
            peak = max(peak, int(fields[0]) * 1024)
            taken += int(fields[1]) / 1e6
    return taken, peak
