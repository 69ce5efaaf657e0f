"""The command as a user runs it, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

THESEUS = str(Path(sys.executable).parent / "theseus")


def theseus(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `theseus` to its end and return what it said. It must never show a traceback."""
    done = subprocess.run(
        [THESEUS, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, **environment, "COLUMNS": "200"},
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done
