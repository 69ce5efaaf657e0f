"""What results rest on besides the programs themselves: the compilers, the suites' runner, the clock, and the code that
judges. What is kept from one run to the next is kept under a digest of it: other tools, other results."""

from __future__ import annotations

import argparse
import ast
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
_FORM = 2  # to be raised when `quick` builds or runs otherwise
_JUDGES = ("verifiers", "translators/runtimes", "workbench/cli_compare.py")  # whole, and what the first and last import
_PACKAGES = ("analyzers", "translators", "verifiers", "workbench")


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
def judges(root: Path = ROOT) -> str:
    """A digest of the code that a verdict rests on: the verifiers, what they import and read of the rest, and the command.
    How a translation came about is no part of it, since every byte of the translation is known."""
    return contents(root, judging_files(root))


def judging_files(root: Path = ROOT) -> set[Path]:
    """The files of `judges`. Names in imports are followed wherever they stand, in functions too."""
    found: set[Path] = set()
    for name in _JUDGES:
        place = root / name
        found |= {place} if place.is_file() else {p for p in place.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    waiting = [path for path in found if path.suffix == ".py"]
    while waiting:
        for path in _imported(root, waiting.pop()) - found:
            found.add(path)
            waiting.append(path)
    return found


def _imported(root: Path, path: Path) -> set[Path]:
    """The files of ours that a Python file imports, with those of the packages that they lie in."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(root).parts[: -node.level] if node.level else ()
            module = ".".join((*package, *((node.module,) if node.module else ())))
            names |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    found: set[Path] = set()
    for name in names:
        parts = name.split(".")
        if parts[0] in _PACKAGES:
            found.add(root.joinpath(*parts).with_suffix(".py"))
            found |= {root.joinpath(*parts[:n], "__init__.py") for n in range(1, len(parts) + 1)}
    return {file for file in found if file.is_file()}


@functools.cache
def commit(root: Path = ROOT) -> str:
    """The commit that is checked out, with a plus where files differ from it; empty where there is none."""
    said = [
        subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False).stdout.strip()
        for arguments in (("rev-parse", "--short=10", "HEAD"), ("status", "--porcelain", "--", *_PACKAGES))
    ]
    return said[0] + "+" * bool(said[1])


def contents(folder: Path, files: Iterable[Path] | None = None) -> str:
    """A digest of the files in a folder, their names among it."""
    digest = hashlib.sha256()
    for path in sorted(p for p in (folder.rglob("*") if files is None else files) if p.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)} {len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
