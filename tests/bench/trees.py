"""Real source trees for benchmarks: Debian source packages, fetched with the system's own package tool.

The tool's lists and configuration stay untouched: everything it writes is below the folder given.
"""

from __future__ import annotations

import os
import re
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

_URI = re.compile(r"^(?:URIs:\s*(\S+)|deb\s+(?:\[[^]]*\]\s*)?(\S*debian\S*)\s)", re.M)


def debian_source(package: str, folder: Path) -> Path | None:
    """The unpacked upstream source of a Debian package below `folder`; None when it cannot be had."""
    home = folder / package
    done = home / "source"
    if done.is_dir():
        return done
    home.mkdir(parents=True, exist_ok=True)
    for name in ("lists/partial", "cache/archives/partial"):
        (folder / "apt" / name).mkdir(parents=True, exist_ok=True)
    sources = folder / "apt" / "sources.list"
    if not sources.exists():
        found = [a or b for p in Path("/etc/apt").rglob("*") if p.is_file() for a, b in _URI.findall(_read(p))]
        mirror = next((u for u in found if u.rstrip("/").endswith("debian")), "")
        if not mirror:
            return None
        suite = next((v for k, v in _os_release() if k == "VERSION_CODENAME"), "stable")
        sources.write_text(f"deb-src {mirror} {suite} main\n")
    options = [
        "-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=-",
        "-o", f"Dir::State::lists={folder}/apt/lists", "-o", f"Dir::Cache={folder}/apt/cache",
    ]  # fmt: skip
    for command in (["update"], ["source", "--download-only", package]):
        subprocess.run(["apt-get", *options, *command], cwd=home, capture_output=True, timeout=300, check=False)
    archives = [p for p in home.glob("*.orig.tar.*") if p.suffix != ".asc"]
    if not archives:
        return None
    part = home / "part"
    with tarfile.open(archives[0]) as archive:
        archive.extractall(part, filter="data")
    inner = list(part.iterdir())
    (inner[0] if len(inner) == 1 and inner[0].is_dir() else part).rename(done)
    return done


def nearest(folders: Iterable[Path], home: Path) -> list[Path]:
    """Folders by how many steps they are from this one."""

    def steps(folder: Path) -> int:
        common = len(Path(os.path.commonpath([home, folder])).parts)
        return len(home.parts) + len(folder.parts) - 2 * common

    return sorted(folders, key=lambda f: (steps(f), f))


_TEST = re.compile(r"^AT_SETUP\(", re.M)
_DATA = re.compile(r"^AT_DATA\(\[([\w.\-]+)\],\s*\[", re.M)


def autotest_files(source: Path, into: Path) -> Path:
    """The files that a test suite of Autotest (`*.at`) writes before it runs, each test's in a folder of its own."""
    if into.is_dir():
        return into
    for suite in sorted(source.rglob("*.at")):
        for number, test in enumerate(_TEST.split(_read(suite))[1:], 1):
            for match in _DATA.finditer(test):
                depth, end = 1, match.end()
                while depth and end < len(test):  # m4's quotes nest
                    depth += (test[end] == "[") - (test[end] == "]")
                    end += 1
                path = into / suite.stem / f"{number:03}" / match.group(1)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(test[match.end() : end - 1].removeprefix("\n"))
    return into


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _os_release() -> list[tuple[str, str]]:
    lines = _read(Path("/etc/os-release")).splitlines()
    return [(k, v.strip('"')) for k, _, v in (line.partition("=") for line in lines)]
