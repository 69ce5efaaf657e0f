"""Programs of our own corpora, and what the rules make of them, built for use: as their Makefile, cargo and go do it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.rules_output import translate

ORIGINAL = "original"


def build(source: Path, kind: str, folder: Path, make: Sequence[str] = ("make",), out: str = "build") -> Path:
    """Build a corpus in a folder that is not there yet: the original by its `make`, which puts programs into `out`, or its
    translation to the target that `kind` names. Returns where the programs are."""
    if kind == ORIGINAL:
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("reference", "scenarios", out))
        command = list(make)
    else:
        translate(source, kind, folder, 1)
        go = shutil.which("go") or str(Path(sys.executable).parent / "go")
        rust = ["cargo", "build", "--release", "--offline"]
        command = [go, "build", "-o", f"{out}/", "./..."] if kind == "go" else rust
    (folder / out).mkdir(exist_ok=True)
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True,
        env={**os.environ, "GOFLAGS": "-mod=mod", "GOPROXY": "off", "CARGO_TARGET_DIR": str(folder / "target")},
    )  # fmt: skip
    return folder / "target" / "release" if kind == "rust" else folder / out


def program(binaries: Path, name: str) -> Path:
    """One of the programs there, in whatever case its name is; Go calls the only one of a module after that."""
    tried = (binaries / name, binaries / name.upper(), binaries / "migrated")
    return next((p for p in tried if p.is_file()), tried[0])
