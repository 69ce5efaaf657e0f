"""How a Go file is laid out: by gofmt."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from translators.rules.emit.text import formatted_together, indent


def laid_out(texts: Sequence[str]) -> list[str]:
    """Formatted by gofmt; indented by braces where it is not installed."""
    path = _gofmt_path()
    if path is None:
        return [indent(text.splitlines(), "\t") for text in texts]
    return formatted_together([path, "-w"], [path], texts, "\t")


@functools.cache
def _gofmt_path() -> str | None:
    """gofmt from the PATH, or beside the `go` of this Python environment."""
    found = shutil.which("gofmt")
    if found:
        return found
    go = shutil.which("go") or str(Path(sys.executable).with_name("go"))
    if not Path(go).exists():
        return None
    try:
        done = subprocess.run([go, "env", "GOROOT"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    beside = Path(done.stdout.strip()) / "bin" / "gofmt"
    return str(beside) if beside.exists() else None
