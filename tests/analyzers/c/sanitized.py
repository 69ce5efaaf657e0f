"""scan.c under the address and undefined-behaviour sanitizers of gcc, on any files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

_SOURCES = (Path(__file__).parent / "scan_driver.c", Path(__file__).parents[3] / "analyzers" / "c" / "scan.c")
_FLAGS = ("-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")


def build(folder: Path) -> Path:
    """The program that reads files with scan.c, with the sanitizers in it."""
    program = folder / "scan"
    subprocess.run(["gcc", *_FLAGS, *map(str, _SOURCES), "-o", str(program)], check=True)
    return program


def trouble(program: Path, files: Iterable[Path], seconds: float = 600) -> str:
    """What a sanitizer says of reading these files, or that they take too long; '' when nothing."""
    names = "\n".join(map(str, files))
    try:
        done = subprocess.run([program], input=names, capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"takes more than {seconds:.0f} s"
    return "" if done.returncode == 0 and done.stdout == "read\n" else f"exit code {done.returncode}: {done.stderr}"
