"""What looking at a file told (its content's hash, the names in it), kept for as long as the system says that nobody wrote it.

A file is taken as the same when size, time of writing, time of the last change of any kind (which no program can set back), inode
and device are the same, and it lay still for a while when it was looked at: what is written within a clock's tick after
being read would not show. Everything else is read and hashed again: so is all that lies on a file system of which that may not
hold, as another machine writes there (NFS keeps what it knew of a file for up to a minute), as it has no time of changes of its own
(FAT) or as that is written into its image (squashfs). What a program changes through memory that it mapped, without ever
telling the system, shows late, and on tmpfs never.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.survey.cache import Cache

_VERSION = 1
_STILL = 3_000_000_000  # nanoseconds; the coarsest clock of a file system ticks every two seconds
_STORE = "looks"
_LOCAL = frozenset(("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "overlay", "tmpfs", "ramfs"))
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Look:
    """`trouble` says why a file cannot be read; `line` keeps the look (empty: not to be kept)."""

    sha256: str
    size: int
    names: tuple[str, ...] | list[str]
    trouble: str = ""
    line: str = ""

    def row(self) -> tuple[Any, ...]:
        """As plain values: `Look(*row)` makes it again."""
        return self.sha256, self.size, self.names, self.trouble, self.line


def trusted(root: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether all file systems of a tree are such that a file which nobody wrote can be told by its state."""
    try:
        rows = [line.split() for line in mounts.read_text("utf-8", "surrogateescape").splitlines()]
        kinds = {_ESCAPED.sub(lambda m: chr(int(m[1], 8)), row[4]): row[row.index("-") + 1] for row in rows}
    except (OSError, ValueError, IndexError):
        return False
    home = root.resolve()
    above = [kinds[str(folder)] for folder in (home, *home.parents) if str(folder) in kinds][:1]
    below = [kind for folder, kind in kinds.items() if home in Path(folder).parents]
    return bool(above) and _LOCAL.issuperset((*above, *below))


def state_of(path: str | Path, reader: str) -> tuple[str, bool]:
    """What is the same while a file is, for one who reads it so, and whether it lies still. May raise OSError."""
    now = time.time_ns()
    told = os.stat(path)  # noqa: PTH116 - a string does
    state = f"{reader} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino} {told.st_dev}"
    return state, max(told.st_mtime_ns, told.st_ctime_ns) + _STILL < now


def line_of(name: str, state: str, look: Look) -> str:
    return json.dumps([name, state, look.sha256, look.size, *look.names], separators=(",", ":"))


def load(store: Cache) -> dict[str, tuple[str, Look]]:
    """By name: the state in which the file was, and the look."""
    try:
        lines, _ = store.lines(_STORE, _VERSION)
        rows = json.loads(f"[{','.join(lines)}]")
        return {
            name: (state, Look(sha256, size, names, line=line))
            for (name, state, sha256, size, *names), line in zip(rows, lines, strict=True)
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(store: Cache, known: Mapping[str, tuple[str, Look]], looks: Iterable[Look]) -> None:
    """Keep the looks, unless these are the known ones."""
    lines = [look.line for look in looks if look.line]
    if lines != [look.line for _, look in known.values()]:
        store.save(_STORE, _VERSION, lines)
