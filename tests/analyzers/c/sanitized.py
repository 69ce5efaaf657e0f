"""The native scanner under the address and undefined-behaviour sanitizers of gcc, on any files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

_SCANNER = Path(__file__).parents[3] / "analyzers" / "c" / "scan"
_SOURCES = (Path(__file__).parent / "scan_driver.c", *sorted(_SCANNER.glob("*.c")))
_FLAGS = ("-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")


def build(folder: Path) -> Path:
    """The program that reads files with the scanner, with the sanitizers in it."""
    program = folder / "scan"
    subprocess.run(["gcc", *_FLAGS, "-I", str(_SCANNER), *map(str, _SOURCES), "-o", str(program)], check=True)
    return program


def trouble(program: Path, files: Iterable[Path], seconds: float = 600) -> str:
    """What a sanitizer says of reading these files, or that they take too long; '' when nothing."""
    names = "\n".join(map(str, files))
    try:
        done = subprocess.run([program], input=names, capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"takes more than {seconds:.0f} s"
    return "" if done.returncode == 0 and done.stdout == "read\n" else f"exit code {done.returncode}: {done.stderr}"
