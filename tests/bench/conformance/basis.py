"""What results rest on besides the programs themselves: the compilers, the suites' runner, the clock, and Theseus' own
code. What is kept from one run to the next is kept under a digest of it: other tools, other results."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import functools
import hashlib
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzers.model import TheseusError

# The time of day of every program that asks GnuCOBOL's run time for it: two runs otherwise never show the same.
CLOCK = {"COB_CURRENT_DATE": "2001/02/03 04:05:06.00"}
ROOT = Path(__file__).parents[3]
_COMPILERS = ("gcc", "gnatmake", "cobc", "rustc", "go")
_FORM = 1  # to be raised when `quick` builds or runs otherwise
_OURS = ("analyzers", "translators", "verifiers", "workbench")


@functools.cache
def tools(theseus: Path) -> str:
    """The compilers' versions."""
    done = subprocess.run([theseus, "doctor", "--json"], capture_output=True, text=True, check=False)
    try:
        found = {t["name"]: t["version"] for t in json.loads(done.stdout)}
    except json.JSONDecodeError:
        raise TheseusError(f"{theseus} doctor: {done.stderr.strip() or 'no answer'}: name Theseus by --theseus") from None
    return ", ".join(f"{name} {found[name]}" for name in _COMPILERS if found.get(name))


def kept(options: argparse.Namespace) -> Path:
    """Where that is kept which rests on the compilers, the runner and the clock alone: what originals show, and what
    translations, of which every byte is known, do."""
    rests = [tools(options.theseus), options.runner.read_text("utf-8"), CLOCK, _FORM]
    return Path(options.cache) / "kept" / hashlib.sha256(repr(rests).encode()).hexdigest()[:16]


@contextlib.contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Keeps other runs out of `cache` while this one lasts: two that build in its one folder spoil each other's results,
    which then are kept. Raises TheseusError when there is another."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TheseusError(f"{cache}: another run works in it: wait for its end, or give another folder by --cache") from None
        yield


@functools.cache
def ours(root: Path = ROOT) -> str:
    """A digest of Theseus' code, on which verdicts rest."""
    files = (path for part in _OURS for path in (root / part).rglob("*"))
    return contents(root, (path for path in files if "__pycache__" not in path.parts))


def contents(folder: Path, files: Iterable[Path] | None = None) -> str:
    """A digest of the files in a folder, their names among it."""
    digest = hashlib.sha256()
    for path in sorted(p for p in (folder.rglob("*") if files is None else files) if p.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)} {len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
