"""The native programs that verifying needs, compiled once (`analyzers.native`)."""

from __future__ import annotations

import functools
from pathlib import Path

from analyzers.native import compiled

_HERE = Path(__file__).parent


@functools.cache
def runner_program() -> Path:
    """The statically linked batch runner (runner/)."""
    return compiled(_HERE / "runner", ("-O2", "-static"), "")


@functools.cache
def fork_server_library() -> Path:
    """The library that makes an original's program a fork server (fork_server.c)."""
    return compiled(_HERE / "fork_server.c", ("-O2", "-fPIC", "-shared"), ".so", (_HERE / "runner" / "servers.h",))


@functools.cache
def guard_program() -> Path:
    """The statically linked last step into a sandbox (guard.c)."""
    return compiled(_HERE / "guard.c", ("-O2", "-static"), "")


@functools.cache
def measure_program() -> Path:
    """The statically linked program that tells time and memory of another (measure.c)."""
    return compiled(_HERE / "measure.c", ("-O2", "-static"), "")


@functools.cache
def edges_object() -> Path:
    """The object that instrumented programs are linked with (edges.c)."""
    return compiled(_HERE / "edges.c", ("-O2", "-fPIC", "-fno-builtin", "-c"), ".o")


@functools.cache
def conversions_object() -> Path:
    """The object that C originals are linked with where undefined behaviour is looked for (conversions.c)."""
    return compiled(_HERE / "conversions.c", ("-O1", "-fPIC", "-fno-builtin", "-c"), ".o")
