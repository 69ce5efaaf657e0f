"""Inputs that AFL++ finds for a C program that reads standard input, where it is installed (Debian: afl++).

It needs System V shared memory, which the sandbox does not give: the program runs outside of it. Only our own corpora and
pairs are measured so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from verifiers.observe import Case

_COMPILERS = ("afl-clang-fast", "afl-gcc-fast", "afl-gcc")
_INSTANCES = ("-M", "-S")  # of afl-fuzz: one for each core
_ENVIRONMENT = {
    "AFL_SKIP_CPUFREQ": "1", "AFL_NO_AFFINITY": "1", "AFL_NO_UI": "1", "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES": "1", "AFL_QUIET": "1",
}  # fmt: skip
_LONGEST = 4000  # bytes of a kept input


def compiler() -> str:
    """The best compiler of AFL++ that is installed; empty: none is."""
    return next((name for name in _COMPILERS if shutil.which(name) and shutil.which("afl-fuzz")), "")


def found(source: Path, seeds: list[Case], seconds: float, box: Path) -> list[Case]:
    """What two instances keep in so many seconds of the program that is made of all C files below `source`, from the
    seeds' standard input, besides the seeds. Raises ValueError when it cannot be built or fuzzed."""
    files = [source] if source.is_file() else sorted(p for p in source.rglob("*.c") if "reference" not in p.parts)
    environment = {**os.environ, **_ENVIRONMENT}
    box.mkdir()
    built = subprocess.run(
        [compiler(), "-O1", "-w", "-o", str(box / "program"), *(str(f.resolve()) for f in files), "-lm"],
        capture_output=True, check=False, env=environment,
    )  # fmt: skip
    if built.returncode:
        raise ValueError(f"{source}: {compiler()} does not build it: {built.stderr[-300:]!r}")
    (box / "in").mkdir()
    texts = {case.stdin for case in seeds if case.stdin} or {b"0\n"}
    for number, text in enumerate(sorted(texts)):
        (box / "in" / f"{number}").write_bytes(text)
    running = []
    for number, role in enumerate(_INSTANCES):
        words = ["afl-fuzz", "-i", "in", "-o", "out", role, f"f{number}", "-V", str(int(seconds)), "--", "./program"]
        with (box / f"log{number}").open("wb") as log:
            running.append(subprocess.Popen(words, cwd=box, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL))
    if any([process.wait() for process in running]):
        logs = b" ".join(log.read_bytes()[-300:] for log in sorted(box.glob("log*")))
        raise ValueError(f"{source}: afl-fuzz ended with an error: {logs!r}")
    kept = {file.read_bytes() for file in box.glob("out/*/queue/id*") if file.stat().st_size <= _LONGEST}
    return [Case(stdin=text) for text in sorted(kept)]
