"""The project's own C code, compiled once and kept by content hash in the user's cache folder."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from analyzers.model import TheseusError

_HERE = Path(__file__).parent


def cache_folder() -> Path:
    """`$THESEUS_CACHE`, else `$XDG_CACHE_HOME/theseus`, else `~/.cache/theseus`; made when missing."""
    named = os.environ.get("THESEUS_CACHE")
    base = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "theseus"
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TheseusError(
            f"cannot make the cache folder {base}: {error}; set THESEUS_CACHE to a writable folder"
        ) from error
    return base


def _compiled(source: str, flags: tuple[str, ...], suffix: str) -> Path:
    text = (_HERE / source).read_bytes()
    key = hashlib.sha256(text + repr(flags).encode()).hexdigest()[:20]
    target = cache_folder() / f"{Path(source).stem}-{key}{suffix}"
    if target.exists():
        return target
    gcc = shutil.which("gcc")
    if gcc is None:
        raise TheseusError("gcc is not installed; the runner is compiled with it: run 'make setup'")
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=suffix)
    os.close(handle)
    done = subprocess.run([gcc, *flags, str(_HERE / source), "-o", name], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        Path(name).unlink(missing_ok=True)
        raise TheseusError(f"cannot compile {source}: {done.stderr.strip()[:2000]}")
    Path(name).chmod(0o755)
    Path(name).replace(target)
    return target


@functools.cache
def runner_program() -> Path:
    """The statically linked batch runner (runner.c)."""
    return _compiled("runner.c", ("-O2", "-static"), "")


@functools.cache
def guard_program() -> Path:
    """The statically linked last step into a sandbox (guard.c)."""
    return _compiled("guard.c", ("-O2", "-static"), "")


@functools.cache
def measure_program() -> Path:
    """The statically linked program that tells time and memory of another (measure.c)."""
    return _compiled("measure.c", ("-O2", "-static"), "")


@functools.cache
def edges_object() -> Path:
    """The object that instrumented programs are linked with (edges.c)."""
    return _compiled("edges.c", ("-O2", "-fPIC", "-fno-builtin", "-c"), ".o")
