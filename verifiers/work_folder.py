"""Folders that a run builds and works in, which are gone after it, even when it was killed.

A run holds a lock on a file in its folder. The kernel lets go of it however the run ends, so a folder whose lock is free
belongs to nobody: the next run that makes a folder removes it.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "theseus-"
_MARKER = ".theseus-work-folder"
_TEXT = b"A folder that Theseus works in. It is removed when nobody holds a lock on this file.\n"


@contextmanager
def work_folder(purpose: str) -> Iterator[Path]:
    """A new folder below the system's temporary folder, removed at the end."""
    _remove_stale_once(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{purpose}-") as name:
        folder = Path(name)
        # The marker takes its name when it is locked already: whoever finds one with a free lock may remove its folder.
        unnamed = folder / f"{_MARKER}.new"
        with unnamed.open("xb") as marker:
            marker.write(_TEXT)
            marker.flush()
            fcntl.flock(marker, fcntl.LOCK_EX)
            unnamed.rename(folder / _MARKER)
            inside = folder / "work"  # what runs in a sandbox never sees the marker
            inside.mkdir()
            yield inside


@functools.cache
def _remove_stale_once(parent: str) -> None:
    remove_stale(Path(parent))


def remove_stale(parent: Path) -> list[str]:
    """Remove this user's work folders in `parent` that no run holds; their names. Links are never followed, and what
    cannot be removed is left for the next time."""
    removed = []
    with contextlib.suppress(OSError), _opened(str(parent), os.O_DIRECTORY) as top:
        for name in _names(top):
            if name.startswith(_PREFIX):
                with contextlib.suppress(OSError):
                    removed += [name] if _removed(top, name) else []
    return removed


def _removed(top: int, name: str) -> bool:
    """Remove one folder, if it is one of ours and nobody's. Raises OSError when it is held, gone or not removable."""
    with (
        _opened(name, os.O_DIRECTORY | os.O_NOFOLLOW, top) as folder,
        _opened(_MARKER, os.O_NOFOLLOW | os.O_NONBLOCK, folder) as marker,
    ):
        seen = os.fstat(folder), os.fstat(marker)
        if any(s.st_uid != os.geteuid() for s in seen) or not stat.S_ISREG(seen[1].st_mode) or os.read(marker, 200) != _TEXT:
            return False
        fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for entry in _names(folder):
            if entry == _MARKER:
                continue
            if stat.S_ISDIR(os.stat(entry, dir_fd=folder, follow_symlinks=False).st_mode):
                shutil.rmtree(entry, dir_fd=folder)
            else:
                os.unlink(entry, dir_fd=folder)
        # Last of all, so that a removal that is cut short is taken up again.
        os.unlink(_MARKER, dir_fd=folder)
        os.rmdir(name, dir_fd=top)
    return True


@contextmanager
def _opened(name: str, flags: int, folder: int | None = None) -> Iterator[int]:
    descriptor = os.open(name, os.O_RDONLY | flags, dir_fd=folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries)
