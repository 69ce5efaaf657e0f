"""Random COBOL programs: does each show, translated, what it shows when built by `cobc`?

    python -m tests.bench.cobol_programs [--programs 2000] [--to go,rust] [--seed 1]

Programs are generated in run units of twenty (`tests.translators.rules.cobol.generated`), each built and run both ways
and compared byte for byte. Prints the first difference of each program that differs, and the number of those that
agree; exits with 1 when any does not. A small share of it is among the tests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.translators.rules.cobol.generated import whole
from tests.translators.runtimes.test_cobol import run, translated
from verifiers.runner import RunLimits

_UNIT = 20
_LIMITS = RunLimits(wall_seconds=60, output_bytes=64 << 20)


def differing(seed: int, target: str, folder: Path, count: int = _UNIT) -> dict[str, str]:
    """The generated programs of one run unit whose output is not the original's, each with its first difference."""
    source = folder / "source"
    source.mkdir()
    for name, text in whole(seed, count).items():
        (source / name).write_text(text)
    original = run("cobol", source, folder / "original", limits=_LIMITS)
    again = run(target, translated(source, target, folder / "tree"), folder / target, limits=_LIMITS)
    theirs, ours = _by_program(original.stdout), _by_program(again.stdout)
    found = {name: _first(text, ours.get(name, [])) for name, text in theirs.items() if ours.get(name) != text}
    if original.code != again.code or len(theirs) != count:
        found["MAIN"] = f"exit code {original.code} becomes {again.code}; {len(theirs)} programs of {count} ran"
    return found


def _by_program(output: bytes) -> dict[str, list[bytes]]:
    """What each program displayed: up to the line that the main program displays after it."""
    found: dict[str, list[bytes]] = {}
    lines: list[bytes] = []
    for line in output.split(b"\n"):
        lines.append(line)
        if line.startswith(b"PROG"):
            found[line.split()[0].decode()], lines = lines, []
    return found


def _first(theirs: list[bytes], ours: list[bytes]) -> str:
    for number, (left, right) in enumerate(zip(theirs, ours, strict=False), 1):
        if left != right:
            return f"line {number}: {left!r} becomes {right!r}"
    return f"{len(theirs)} lines become {len(ours)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--programs", type=int, default=2000, help="programs in each target")
    parser.add_argument("--to", default="go,rust")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(subprocess.run(["cobc", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0])
    wrong = 0
    for target in given.to.split(","):
        began, agree, differ = time.monotonic(), 0, 0
        for seed in range(given.seed, given.seed - (-given.programs // _UNIT)):
            with tempfile.TemporaryDirectory(prefix="theseus-programs-") as folder:
                found = differing(seed, target, Path(folder))
            for name, what in sorted(found.items()):
                print(f"{target}, seed {seed}, {name}: {what}", flush=True)
            differ += len(found)
            agree += _UNIT - len(found)
        wrong += differ
        print(f"{target}: {agree} programs agree, {differ} differ, {time.monotonic() - began:.0f} s", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
