"""The project's own C code, compiled once and kept by content hash in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from analyzers.model import TheseusError


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


def compiled(source: Path, flags: tuple[str, ...], suffix: str, headers: tuple[Path, ...] = ()) -> Path:
    """What gcc makes of a C file with these headers, or of a folder's C files together, with these flags. Raises
    TheseusError where there is no gcc."""
    parts = sorted(source.glob("*.[ch]")) if source.is_dir() else [source, *headers]
    content = hashlib.sha256(repr(flags).encode())
    for part in parts:
        content.update(f"{part.name} {part.stat().st_size}\n".encode() + part.read_bytes())
    target = cache_folder() / f"{source.stem}-{content.hexdigest()[:20]}{suffix}"
    if target.exists():
        return target
    gcc = shutil.which("gcc")
    if gcc is None:
        raise TheseusError(f"gcc is not installed; {source.name} is compiled with it: run 'make setup'")
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=suffix)
    os.close(handle)
    sources = [str(part) for part in parts if part.suffix == ".c"]
    folders = {f"-I{header.parent}" for header in headers}
    done = subprocess.run([gcc, *flags, *sorted(folders), *sources, "-o", name], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        Path(name).unlink(missing_ok=True)
        raise TheseusError(f"cannot compile {source.name}: {done.stderr.strip()[:2000]}")
    Path(name).chmod(0o755)
    Path(name).replace(target)
    return target
