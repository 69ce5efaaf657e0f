"""The one door to running untrusted code: bubblewrap with nothing but what a command needs.

Inside: no network, a read-only `/usr`, a private `/tmp` of limited size, no other process visible, no
capability, a user id of its own, an environment of its own, no system call that only an attack needs
(native/guard.c), and limits on CPU time, memory, processes, file size, output and wall time; from outside
the warden adds up memory and disk. The only writable place besides `/tmp` is the folder given as
`writable`, seen as `/box`; what the host then reads there goes through `real`.
"""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analyzers.model import TheseusError
from verifiers.native import guard_program
from verifiers.warden import WARDEN

BOX = "/box"
_SYSTEM_PATHS = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/gnucobol", "/etc/ld.so.conf", "/etc/ld.so.conf.d")


class SandboxError(TheseusError):
    """The sandbox itself could not be had (not: the command in it failed)."""


@dataclass(frozen=True)
class Limits:
    """Bounds of one sandboxed command. None means unlimited."""

    wall_seconds: float = 120.0
    cpu_seconds: int | None = 120
    memory_bytes: int | None = 8 << 30  # address space of each process
    processes: int = 256
    file_bytes: int = 512 << 20
    tmp_bytes: int = 1 << 30
    output_bytes: int = 16 << 20
    folder_bytes: int = 1 << 30  # all that the writable folder may come to hold
    total_bytes: int | None = None  # resident memory of all processes together; None: a share of the machine's


BUILD_LIMITS = Limits()


@dataclass(frozen=True)
class Finished:
    """What a sandboxed command did. `returncode` is negative for a signal, as in `subprocess`."""

    returncode: int
    stdout: bytes
    stderr: bytes
    timed_out: bool
    seconds: float

    @property
    def ok(self) -> bool:
        return self.returncode == 0 and not self.timed_out

    def text(self) -> str:
        """Both streams as text, for diagnostics."""
        return (self.stderr + self.stdout).decode("utf-8", "replace")


@functools.cache
def bwrap_path() -> str:
    path = shutil.which("bwrap")
    if path is None:
        raise SandboxError(
            "bubblewrap (bwrap) is not installed, and nothing untrusted runs without it: "
            "install the package 'bubblewrap', or run 'make setup'"
        )
    return path


def _fresh_uid() -> int:
    """A user id that nobody else has, so that the limit on processes counts this sandbox alone."""
    return 0x40000000 + secrets.randbelow(0x3FFFFFFF)


def command(
    argv: Sequence[str],
    *,
    writable: Path | None = None,
    readonly: Sequence[tuple[Path, str]] = (),
    environment: Mapping[str, str] | None = None,
    limits: Limits = BUILD_LIMITS,
    directory: str = "",
) -> list[str]:
    """The full command line that runs `argv` sandboxed. `readonly` pairs a host path with its place inside.

    As root each sandbox gets a user id of its own; otherwise a user namespace gives the same.
    Effect: hands the `writable` folder to that user id.
    """
    # `env -i`: the first process inside is bwrap's own, and its environment can be read there.
    out = ["/usr/bin/env", "-i", bwrap_path(), "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    out += ["--die-with-parent", "--new-session", "--clearenv", "--hostname", "theseus"]
    inner: list[str] = []
    if os.geteuid() == 0:
        uid = _fresh_uid()
        out += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        inner += ["/usr/bin/setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--no-new-privs"]
        if writable is not None:
            _give(writable, uid)
    else:
        out += ["--unshare-user", "--cap-drop", "ALL"]
    out += ["--ro-bind", "/usr", "/usr"]
    for name in ("bin", "sbin", "lib", "lib64", "lib32"):
        link = Path("/") / name
        if link.is_symlink():
            out += ["--symlink", str(link.readlink()), f"/{name}"]
        elif link.is_dir():
            out += ["--ro-bind", f"/{name}", f"/{name}"]
    out += ["--perms", "0755", "--dir", "/etc"]
    for path in _SYSTEM_PATHS:
        out += ["--ro-bind-try", path, path]
    out += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    out += ["--ro-bind", str(guard_program()), "/guard"]
    out += ["--perms", "1777", "--size", str(limits.tmp_bytes), "--tmpfs", "/tmp"]
    for host, inside in readonly:
        out += ["--ro-bind", str(host), inside]
    if writable is not None:
        out += ["--bind", str(writable), BOX]
    out += ["--remount-ro", "/"]  # the root is a tmpfs of any size
    out += ["--chdir", directory or (BOX if writable is not None else "/tmp")]
    values = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "TMPDIR": "/tmp", "TZ": "UTC"}
    values.update(environment or {})
    for key, value in values.items():
        out += ["--setenv", key, value]
    bounds = (limits.processes, limits.file_bytes, limits.cpu_seconds, limits.memory_bytes)
    inner += ["/guard", *("-" if bound is None else str(bound) for bound in bounds)]
    return [*out, "--", *inner, *argv]


def _give(folder: Path, uid: int) -> None:
    for root, directories, files in os.walk(folder):
        for name in (*directories, *files):
            with contextlib.suppress(OSError):
                os.lchown(Path(root) / name, uid, uid)
    os.chown(folder, uid, uid)
    folder.chmod(0o755)  # bwrap enters it without capabilities, before it takes that user id


def run(
    argv: Sequence[str],
    *,
    writable: Path | None = None,
    readonly: Sequence[tuple[Path, str]] = (),
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    limits: Limits = BUILD_LIMITS,
    directory: str = "",
) -> Finished:
    """Run one command to its end, sandboxed. Output past the limit ends it, like a time-out does.

    Raises SandboxError when the sandbox cannot be set up.
    """
    full = command(
        argv, writable=writable, readonly=readonly, environment=environment, limits=limits, directory=directory
    )
    started = time.monotonic()
    process = subprocess.Popen(
        full, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    WARDEN.watch(process, limits.total_bytes, writable, limits.folder_bytes)
    chunks: dict[str, bytearray] = {"out": bytearray(), "err": bytearray()}
    exceeded = threading.Event()

    def drain(name: str) -> None:
        stream = process.stdout if name == "out" else process.stderr
        assert stream is not None
        while data := os.read(stream.fileno(), 65536):
            kept = chunks[name]
            kept += data[: max(0, limits.output_bytes - len(kept))]
            if len(kept) >= limits.output_bytes:
                exceeded.set()
                kill(process)

    def feed() -> None:
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(stdin)
        with contextlib.suppress(OSError):
            process.stdin.close()

    threads = [threading.Thread(target=drain, args=(n,), daemon=True) for n in chunks]
    threads.append(threading.Thread(target=feed, daemon=True))
    for thread in threads:
        thread.start()
    timed_out = False
    try:
        process.wait(timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        timed_out = True
        kill(process)
        process.wait()
    except BaseException:
        kill(process)
        raise
    for thread in threads:
        thread.join(timeout=5)
    stderr = bytes(chunks["err"])
    if process.returncode == 1 and stderr.startswith(b"bwrap: "):
        raise SandboxError(
            f"the sandbox could not be set up: {stderr.decode('utf-8', 'replace').strip()}; "
            "bubblewrap needs root or unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1)"
        )
    seconds = time.monotonic() - started
    return Finished(process.returncode, bytes(chunks["out"]), stderr, timed_out or exceeded.is_set(), seconds)


def real(folder: Path, inside: str) -> Path:
    """A path in a folder that untrusted code could write to: raises SandboxError when a part of it is a link,
    which outside the sandbox would lead elsewhere than inside."""
    place = folder
    for part in Path(inside).parts:
        place = place / part
        if place.is_symlink():
            raise SandboxError(f"what ran in the sandbox put a link in the place of {inside} ({part}): not followed")
    return place


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a sandbox with everything in it: bwrap's death takes its process namespace along."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def tightened(limits: Limits, wall_seconds: float) -> Limits:
    """The same limits with less wall time."""
    return replace(limits, wall_seconds=min(limits.wall_seconds, wall_seconds))
