"""Builds of originals, kept by what went into them: an original is built once, its translations come and go.

A kept build is a folder `builds/<key>` in the user's cache: `build.json` (written last) with the facts of
`Built` and a hash of every file, and `tree/` with the files. Each use gets its own copy, so nothing that a
run leaves behind can reach another one. What was changed on disk is built anew. The folder is bounded; what
was not used for longest goes first.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyzers.native import cache_folder
from analyzers.tree import walk
from verifiers.native import edges_object
from verifiers.toolchains.c import CToolchain
from verifiers.toolchains.protocol import BuildMode, Built, Toolchain

MAX_BYTES = 1 << 30
_RECORD = "build.json"
_GCC = CToolchain()  # compiles what GNAT and GnuCOBOL make of their sources


def build(toolchain: Toolchain, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
    """Like `toolchain.build`, but what was built before is copied. Raises what that raises."""
    key = _key(toolchain, source, mode)
    try:
        with _locked(key) as place:
            kept = _load(place, source, out, toolchain.language, mode)
            if kept is not None:
                return kept
            built = toolchain.build(source, out, mode)
            with contextlib.suppress(OSError):  # no room, or no right to write: then it is just not kept
                _store(place, built)
            return built
    except _NoCacheError:
        return toolchain.build(source, out, mode)


class _NoCacheError(Exception):
    pass


def _key(toolchain: Toolchain, source: Path, mode: BuildMode) -> str:
    """Over the compilers, this package, the mode, and every file's name and content (a file's own name too:
    programs are called by it)."""
    digest = hashlib.sha256()
    parts = [toolchain.language, toolchain.version(), _GCC.version(), mode.value, _ours()]
    for part in parts:
        digest.update(f"{part}\0".encode())
    for path in [source] if source.is_file() else sorted(walk(source)):
        content = path.read_bytes()
        name = path.name if source.is_file() else str(path.relative_to(source))
        digest.update(f"{len(name)} {name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


@functools.cache
def _ours() -> str:
    """What this package would do with a tree: its code, and the object that instrumented programs link."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    digest.update(edges_object().read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def _locked(key: str) -> Iterator[Path]:
    """The place of a build, held: whoever asks for the same build meanwhile waits for it and gets it."""
    folder = cache_folder() / "builds"
    try:
        folder.mkdir(exist_ok=True)
        lock = (folder / f"{key}.lock").open("w")
    except OSError:
        raise _NoCacheError from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / key


def _store(place: Path, built: Built) -> None:
    """Programs, and for line counts all that reading them needs."""
    shutil.rmtree(place, ignore_errors=True)
    tree = place / "tree"
    tree.mkdir(parents=True)
    try:
        names = [built.directory.name] if built.mode is not BuildMode.LINES else [p.name for p in built.work.iterdir()]
        for name in names:
            _refuse_links(built.work / name)
            _copy(built.work / name, tree / name)
        record = {
            "programs": built.programs,
            "environment": built.environment,
            "coverage": built.coverage_folder.name if built.coverage_folder else "",
            "commands": built.commands,
            "warnings": built.warnings,
            "files": _hashes(tree),
        }
        (place / "part.json").write_text(json.dumps(record), "utf-8")
        (place / "part.json").replace(place / _RECORD)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    _evict(place.parent, place)


def _load(place: Path, source: Path, out: Path, language: str, mode: BuildMode) -> Built | None:
    """A private copy in `out`; None when nothing whole is kept."""
    try:
        record: dict[str, Any] = json.loads((place / _RECORD).read_text("utf-8"))
        shutil.copytree(place / "tree", out)
        os.utime(place / _RECORD)
        whole = record["files"] == _hashes(out)
    except (OSError, ValueError, KeyError):
        whole = False
    if not whole:
        shutil.rmtree(out, ignore_errors=True)
        return None
    return Built(
        str(source), language, mode, out / "bin", record["programs"], out, record["environment"],
        out / record["coverage"] if record["coverage"] else None, tuple(record["commands"]), record["warnings"],
    )  # fmt: skip


def _refuse_links(source: Path) -> None:
    """A build script may have put links there: copying would follow them, outside of the sandbox."""
    for path in (source, *source.rglob("*")):
        if path.is_symlink():
            raise OSError(f"{path} is a link")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def _hashes(tree: Path) -> dict[str, str]:
    return {
        str(path.relative_to(tree)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


def _evict(folder: Path, newest: Path) -> None:
    """Remove what was not used for longest, and what a killed process left, until the rest fits."""
    records = sorted(folder.glob(f"*/{_RECORD}"), key=lambda p: -p.stat().st_mtime)
    total = 0
    for record in records:
        total += sum(p.stat().st_size for p in record.parent.rglob("*") if p.is_file())
        if total > MAX_BYTES and record.parent != newest:
            record.unlink(missing_ok=True)  # first, so that nobody takes half a build for a whole one
            shutil.rmtree(record.parent, ignore_errors=True)
