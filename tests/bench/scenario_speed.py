"""How fast translated programs run: processor time on each scenario's input, many times over, beside the original's.

    python -m tests.bench.scenario_speed [--only adadb|telemetry] [--to rust,go] [--scale 1] [--times 3]

The corpora of Ada and C that read standard input, built by their own Makefile and translated by the rules (COBOL's ledger
works on files: `ledger_speed`). A scenario's lines, without those that end the program, are given over and over, `--scale`
times the number of bytes below; the programs take turns, and the least of `--times` counts. Prints the original's seconds, what multiple of
them each translation takes, the sums, and which scenarios are not measured: those too short, or with files of their own.
Exit code 1 when standard output or the exit code differs.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.corpus_builds import ORIGINAL, build, program
from tests.bench.rules_output import ROOT
from verifiers.observe import Case
from verifiers.scenarios import read_one

SYSTEMS = {"adadb": ROOT / "corpora" / "ada" / "adadb", "telemetry": ROOT / "corpora" / "c" / "telemetry"}
_BYTES = {"adadb": 400_000, "telemetry": 4_000_000}
_LEAVES = re.compile(rb"(?im)^[ \t]*(quit|exit)\b.*\n?")
_SHORT = 0.02  # seconds: below, starting a process is most of it


def long_input(stdin: bytes, size: int) -> bytes:
    """The lines that do not end the program, until there are so many bytes; nothing when there are none."""
    once = _LEAVES.sub(b"", stdin)
    if once and not once.endswith(b"\n"):
        once += b"\n"
    return once * max(1, size // len(once)) if once else b""


def run(built: Path, case: Case, given: Path, shown: Path) -> tuple[float, int]:
    """Processor seconds, the system's among them, and the exit code; what the program writes is in `shown`."""
    with given.open("rb") as stdin, shown.open("wb") as stdout:
        command = [str(built), *map(os.fsdecode, case.arguments)]
        process = subprocess.Popen(command, cwd=given.parent, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, process.returncode


def measure(name: str, kinds: Sequence[str], scale: float, times: int, work: Path) -> list[str]:
    """Prints a table; returns what differed."""
    source = SYSTEMS[name]
    programs = {kind: program(build(source, kind, work / kind), name) for kind in kinds}
    sums = dict.fromkeys(kinds, 0.0)
    ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
    left, differing = [], []
    print(f"{name:24}{ORIGINAL:>10}" + "".join(f"{kind:>9}" for kind in kinds[1:]))
    for folder in sorted((source / "scenarios").iterdir()):
        case = read_one(folder)
        if case.files:
            left.append(folder.name)
            continue
        given = work / "stdin"
        given.write_bytes(long_input(case.stdin, int(scale * _BYTES[name])))
        least: dict[str, float] = {}
        codes: dict[str, int] = {}
        for _ in range(times):
            for kind, built in programs.items():
                seconds, codes[kind] = run(built, case, given, work / f"{kind}.stdout")
                least[kind] = min(seconds, least.get(kind, seconds))
        seen = {kind: (codes[kind], (work / f"{kind}.stdout").read_bytes()) for kind in kinds}
        differing += [f"{name} {folder.name} in {kind}" for kind in kinds if seen[kind] != seen[ORIGINAL]]
        if least[ORIGINAL] < _SHORT:
            left.append(folder.name)
            continue
        for kind in kinds:
            sums[kind] += least[kind]
            ratios[kind].append(least[kind] / least[ORIGINAL])
        shown = "".join(f"{least[k] / least[ORIGINAL]:8.2f}x" for k in kinds[1:])
        print(f"{folder.name:24}{least[ORIGINAL]:10.3f}{shown}", flush=True)
    if not ratios[ORIGINAL]:
        print("nothing is long enough: a greater --scale may be")
        return differing
    print(f"{'sum':34}" + "".join(f"{sums[k] / sums[ORIGINAL]:8.2f}x" for k in kinds[1:]))
    print(f"{'mean':34}" + "".join(f"{sum(ratios[k]) / len(ratios[k]):8.2f}x" for k in kinds[1:]))
    print(f"too short, or with files of their own: {', '.join(left) or 'none'}")
    return differing


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=sorted(SYSTEMS))
    parser.add_argument("--to", default="rust,go")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args(argv)
    differing: list[str] = []
    print(f"load {os.getloadavg()[0]:.1f}; processor seconds, and multiples of them")
    for name in [options.only] if options.only else sorted(SYSTEMS):
        with tempfile.TemporaryDirectory(prefix="scenario-speed-") as made:
            differing += measure(name, [ORIGINAL, *options.to.split(",")], options.scale, options.times, Path(made))
    for line in differing:
        print(f"DIFFERS: {line}")
    return int(bool(differing))


if __name__ == "__main__":
    raise SystemExit(main())
