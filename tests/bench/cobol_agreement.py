"""The COBOL support libraries against GnuCOBOL: MOVE, editing, arithmetic, comparisons, DISPLAY and texts.

    python -m tests.bench.cobol_agreement [--cases 1000000] [--construct moves] [--to go,rust] [--seed 1] [--times 500]

Each round generates a program of some ten thousand cases of one construct (a hundred statements, each over some hundred
values for its items), builds and runs it with `cobc` and translated, and compares what both print byte for byte.
Prints every difference, and the number of cases that agree; exits with 1 when any does not. A small seeded share of it
is among the tests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.translators.runtimes.cobol_cases import CONSTRUCTS
from tests.translators.runtimes.test_cobol import run, translated
from verifiers.runner import RunLimits

_STATEMENTS = 100  # of a program; each is run `--times` times, with other values. MOVEs of literals have none to vary
_LITERAL = "literal moves"
_LIMITS = RunLimits(wall_seconds=120, output_bytes=256 << 20, file_bytes=256 << 20)


def differences(construct: str, target: str, seed: int, times: int, folder: Path) -> Iterator[str]:
    """The lines in which one generated program and its translation differ."""
    source = folder / "source"
    source.mkdir()
    (source / "CASES.cob").write_text(CONSTRUCTS[construct](seed, _STATEMENTS, times))
    original = run("cobol", source, folder / "original", limits=_LIMITS)
    again = run(target, translated(source, target, folder / "tree"), folder / target, limits=_LIMITS)
    if original.code != again.code:
        yield f"exit code {original.code} becomes {again.code}"
    theirs, ours = original.stdout.split(b"\n"), again.stdout.split(b"\n")
    for number in range(max(len(theirs), len(ours))):
        left, right = (lines[number] if number < len(lines) else b"(nothing)" for lines in (theirs, ours))
        if left != right:
            yield f"line {number + 1}: {left!r} becomes {right!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=1_000_000, help="cases of each construct in each target")
    parser.add_argument("--construct", default=",".join(CONSTRUCTS))
    parser.add_argument("--to", default="go,rust")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=500, help="how often a program runs each of its statements")
    given = parser.parse_args()
    wrong = 0
    version = subprocess.run(["cobc", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    print(version)
    for construct in given.construct.split(","):
        for target in given.to.split(","):
            done, found, began = 0, 0, time.monotonic()
            times = 1 if construct == _LITERAL else min(given.times, -(-given.cases // _STATEMENTS))
            for number in range(-(-given.cases // (times * _STATEMENTS))):
                with tempfile.TemporaryDirectory(prefix="theseus-agreement-") as folder:
                    seed = given.seed + number
                    for line in differences(construct, target, seed, times, Path(folder)):
                        print(f"{construct}, {target}, seed {seed}: {line}", flush=True)
                        found += 1
                done += times * _STATEMENTS
            wrong += found
            took = time.monotonic() - began
            print(f"{construct}, {target}: {done} cases, {found} differences, {took:.0f} s", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
