"""Starts the pages: Streamlit, on localhost only, without its own network traffic."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from analyzers.tree import require_folder
from workbench import config
from workbench.project import database

LOCAL = "127.0.0.1"


def serve(folder: Path, port: int, tell: Callable[[str], None], address: str = LOCAL) -> int:
    """Say where the pages are and run them until they are stopped; returns the exit code."""
    require_folder(folder)
    tell(f"http://{address}:{port}")
    page = Path(__file__).parents[2] / "ui" / "app.py"
    environment = {**os.environ, "THESEUS_FOLDER": str(folder.resolve())}
    argv = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.address={address}", f"--server.port={port}"]
    argv += ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    argv += ["--client.toolbarMode=minimal"]
    return subprocess.run(argv, env=environment, check=False).returncode


def projects_below(folder: Path) -> list[Path]:
    """The folder itself when it is a project, else every project up to three folders down."""
    if (folder / config.FILE).is_file():
        return [folder]
    found = {path.parent for depth in ("*", "*/*", "*/*/*") for path in folder.glob(f"{depth}/{config.FILE}")}
    return sorted(found)


def last_change(folder: Path) -> float:
    """When the project's database last changed (seconds since 1970; 0 when there is none)."""
    base = database(folder)
    files = (base, base.with_name(base.name + "-wal"))
    return max((file.stat().st_mtime for file in files if file.exists()), default=0.0)
