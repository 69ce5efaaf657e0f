"""What compilers say of a tree that nobody prepared: they run on it in the sandbox, file by file.

A file that a compiler refuses, or that takes too long, keeps what its text says; the latter is a diagnostic. Nothing of
the tree is built or run.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

from analyzers.model import Diagnostic, Severity, Span
from analyzers.registry import COMPILED
from analyzers.survey.compiled import TREE, Compilation
from analyzers.survey.facts import Survey
from analyzers.survey.run import printable
from analyzers.survey.surface import Surface
from analyzers.tree import decode
from verifiers import sandbox
from verifiers.work_folder import work_folder

_BATCH = 60  # files in one sandbox
_EACH = 20  # seconds for one file
_LARGEST = 64 << 20  # bytes of one report; what is larger is left out


def compiler_surfaces(found: Survey) -> Iterator[Surface]:
    """The surfaces of all files that a compiler takes as they stand."""
    root = found.root.resolve()
    for compilations in COMPILED:
        todo = iter(compilations(found))
        while batch := tuple(islice(todo, _BATCH)):
            with work_folder("compile") as folder:
                yield from _told(root, batch, folder)


def _told(root: Path, batch: Sequence[Compilation], box: Path) -> Iterator[Surface]:
    """What the compilers say, each in a folder of its own below the box, whatever becomes of the others."""
    lines = [
        f"mkdir -p {n} && cd {n} && timeout {_EACH} sh -c {shlex.quote(one.command)}; echo $? > rc; rm -f o *.o; cd /box"
        for n, one in enumerate(batch)
    ]
    (box / "go.sh").write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogateescape")
    limits = sandbox.Limits(
        wall_seconds=_EACH * len(batch) + 10, cpu_seconds=None, folder_bytes=4 << 30, file_bytes=_LARGEST
    )
    sandbox.run(
        ["/bin/sh", "/box/go.sh"], writable=box, readonly=[(root, TREE)], limits=limits, directory="/box",
        environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    for number, one in enumerate(batch):
        told = one.read(_reports(box, number, one.reports))
        if told is None and _report(box, f"{number}/rc").strip() in ("", "124", "137"):  # no time for it, or none left
            message = f"the compiler took more than {_EACH} s: the interface is what the text says"
            told = Surface(diagnostics=(Diagnostic(Severity.WARNING, message, Span(printable(one.path), 1)),))
        if told is not None:
            yield told


def _reports(box: Path, number: int, wanted: Sequence[str]) -> dict[str, str]:
    try:
        names = sorted(p.name for p in (box / str(number)).iterdir())
    except OSError:
        return {}
    return {n: _report(box, f"{number}/{n}") for n in names if any(fnmatch(n, pattern) for pattern in wanted)}


def _report(box: Path, name: str) -> str:
    """A file that the sandbox left; empty when there is none."""
    try:
        return decode(sandbox.real(box, name).read_bytes())[0]
    except (OSError, sandbox.SandboxError):
        return ""
