"""The planted faults: each a patch of a reference translation, with an input beside it that shows it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEMS = {
    "adadb": ROOT / "corpora/ada/adadb",
    "ledger": ROOT / "corpora/cobol/ledger",
    "telemetry": ROOT / "corpora/c/telemetry",
}
PATCHES = sorted(Path(__file__).parent.glob("*/*.patch"))


def target_of(patch: Path) -> str:
    """The target language, which ends the patch's name."""
    return patch.stem.rsplit("-", 1)[1]


def planted(patch: Path, folder: Path) -> Path:
    """A copy of the system's reference translation with the fault in it, in a new folder inside `folder`."""
    tree = folder / "translation"
    reference = SYSTEMS[patch.parent.name] / "reference" / target_of(patch)
    shutil.copytree(reference, tree, ignore=shutil.ignore_patterns("target"))
    done = subprocess.run(
        ["git", "apply", "-p1", "--unsafe-paths", f"--directory={tree}", str(patch)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(f"{patch.name} does not apply: {done.stderr}")
    return tree
