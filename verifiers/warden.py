"""Watches running sandboxes from outside, where nothing inside can stop or fool it.

Limits on single processes don't add up: sixty processes of four gigabytes are within every one of them.
The warden adds up the memory of all processes of a sandbox and the bytes in its writable folder, and ends
the sandbox when that is too much, or when an answer that somebody waits for is overdue (the loop inside was
stopped, say). One thread for all sandboxes, asleep while there are none.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PERIOD = 0.25
_FOLDER_PERIOD = 1.0
_PAGE = os.sysconf("SC_PAGE_SIZE")


def memory_share(fraction: float = 0.4) -> int:
    """That much of this machine's memory, in bytes: what all processes of one sandbox may use together."""
    return int(os.sysconf("SC_PHYS_PAGES") * _PAGE * fraction)


@dataclass
class _Watched:
    process: subprocess.Popen[bytes]
    memory_bytes: int
    folder: Path | None
    folder_bytes: int
    deadline: float | None = None
    looked: float = 0.0


class Warden:
    """The one watcher (`WARDEN`). Thread-safe; its thread ends when nothing has been watched for a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watched: dict[int, _Watched] = {}
        self._thread: threading.Thread | None = None

    def watch(
        self,
        process: subprocess.Popen[bytes],
        memory_bytes: int | None = None,
        folder: Path | None = None,
        folder_bytes: int = 0,
    ) -> None:
        """Watch a sandbox until its process ends. Without `memory_bytes`, a share of the machine's memory."""
        with self._lock:
            self._watched[process.pid] = _Watched(process, memory_bytes or memory_share(), folder, folder_bytes)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="warden", daemon=True)
                self._thread.start()

    @contextlib.contextmanager
    def within(self, process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
        """End the sandbox unless the block is left within so many seconds (precision: the polling period)."""
        entry = self._watched.get(process.pid)
        if entry is not None:
            entry.deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            if entry is not None:
                entry.deadline = None

    def _run(self) -> None:
        while True:
            time.sleep(_PERIOD)
            with self._lock:
                for pid, entry in list(self._watched.items()):
                    if entry.process.returncode is not None or not Path(f"/proc/{pid}").exists():
                        del self._watched[pid]
                entries = list(self._watched.values())
                if not entries:
                    self._thread = None
                    return
            used = _memory({entry.process.pid for entry in entries})
            now = time.monotonic()
            for entry in entries:
                deadline = entry.deadline
                overdue = deadline is not None and now > deadline
                if overdue or used.get(entry.process.pid, 0) > entry.memory_bytes or _too_full(entry, now):
                    with contextlib.suppress(OSError):
                        os.killpg(entry.process.pid, signal.SIGKILL)


def _too_full(entry: _Watched, now: float) -> bool:
    if entry.folder is None or now - entry.looked < _FOLDER_PERIOD:
        return False
    entry.looked = now
    total = 0
    for folder, _, files in os.walk(entry.folder):
        for name in files:
            with contextlib.suppress(OSError):
                total += os.lstat(f"{folder}/{name}").st_blocks * 512 + 512
            if total > entry.folder_bytes:
                return True
    return False


def _memory(roots: set[int]) -> dict[int, int]:
    """Resident bytes of each root process with all its descendants (shared pages count for each)."""
    parents: dict[int, int] = {}
    resident: dict[int, int] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208 - every quarter of a second
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123 - every quarter of a second
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            continue
        parents[int(name)] = int(fields[1])
        resident[int(name)] = int(fields[21]) * _PAGE
    total = dict.fromkeys(roots, 0)
    for pid, size in resident.items():
        at, steps = pid, 0
        while at not in total and at in parents and steps < 4096:
            at, steps = parents[at], steps + 1
        if at in total:
            total[at] += size
    return total


WARDEN = Warden()
