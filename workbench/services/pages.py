"""Starts the pages: Streamlit, on localhost only, without its own network traffic."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from analyzers.model import TheseusError
from analyzers.tree import require_folder
from workbench import config
from workbench.project import database
from workbench.services import sign_in

LOCAL = "127.0.0.1"
# Both themes are named, so that the browser's wish for light or dark is followed. Text is nearly black, so that
# small print, which Streamlit pales to 60%, keeps the contrast that WCAG 2 AA wants (4.5 : 1).
_THEME = (
    "baseFontSize=14", "headingFontSizes=1.9rem,1.35rem,1.1rem,1rem,1rem,1rem", "light.primaryColor=#0f5ea8",
    "light.textColor=#111111", "dark.primaryColor=#2874c7",
)  # fmt: skip


def serve(folder: Path, port: int, tell: Callable[[str], None], address: str = LOCAL) -> NoReturn:
    """Say where the pages are and become their server, so that what stops this process stops them."""
    require_folder(folder)
    _require_sign_in(address)
    tell(f"http://{address}:{port}")
    page = Path(__file__).parents[2] / "ui" / "app.py"
    environment = {**os.environ, "THESEUS_FOLDER": str(folder.resolve())}
    argv = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.address={address}", f"--server.port={port}"]
    argv += ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    argv += ["--client.toolbarMode=minimal", *(f"--theme.{option}" for option in _THEME)]
    sys.stdout.flush()
    os.execve(sys.executable, argv, environment)


def _require_sign_in(address: str) -> None:
    """Pages that other machines can reach want sign-in: else whoever comes would be the local user."""
    if sign_in.providers() or address in (LOCAL, "localhost", "::1"):
        return
    raise TheseusError(
        f"--address {address}: others could reach the pages, and nobody would have to sign in: set up sign-in in "
        f"{sign_in.places()[-1]} first (docs/workbench.md), or leave the address out"
    )


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
