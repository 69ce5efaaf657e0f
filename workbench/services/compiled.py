"""What compilers say of a tree that nobody prepared: gcc and GNAT run on it in the sandbox, file by file.

A file that a compiler refuses, or that takes too long, keeps what its text says; the latter is a diagnostic. Nothing of
the tree is built or run.
"""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from analyzers.ada import compiled as ada
from analyzers.c import compiled as c
from analyzers.model import Diagnostic, Severity, Span
from analyzers.survey.facts import Survey
from analyzers.survey.run import printable
from analyzers.survey.surface import Surface
from analyzers.tree import decode
from verifiers import sandbox

_BATCH = 60  # files in one sandbox
_EACH = 20  # seconds for one file
_LARGEST = 64 << 20  # bytes of one report; what is larger is left out


def compiler_surfaces(found: Survey) -> Iterator[Surface]:
    """The surfaces of all files that a compiler takes as they stand."""
    root = found.root.resolve()
    bodies = [f.path for f in found.files.values() if f.language == "c" and not f.path.lower().endswith(".h")]
    headers = {PurePosixPath(f.path).parent.as_posix() for f in found.files.values() if f.path.endswith(".h")}
    folders = [*found.build.include_folders, *sorted(headers - {*found.build.include_folders})]
    for batch in _batches(bodies):
        yield from _c(root, batch, folders)
    units = [f.path for f in found.files.values() if f.language == "ada"]
    sources = sorted({PurePosixPath(p).parent.as_posix() for p in units})
    for batch in _batches(units):
        yield from _ada(root, batch, sources)


def _batches(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(paths), _BATCH):
        yield paths[start : start + _BATCH]


def _compiled(root: Path, commands: Sequence[str], box: Path) -> None:
    """Run the commands one after the other, each in a folder of its own below the box, whatever becomes of the others."""
    lines = [f"mkdir -p {n} && cd {n} && {command}; cd /box" for n, command in enumerate(commands)]
    (box / "go.sh").write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogateescape")
    limits = sandbox.Limits(
        wall_seconds=_EACH * len(commands) + 10, cpu_seconds=None, folder_bytes=4 << 30, file_bytes=_LARGEST
    )
    sandbox.run(
        ["/bin/sh", "/box/go.sh"], writable=box, readonly=[(root, "/src")], limits=limits, directory="/box",
        environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def _in_tree(path: str) -> str:
    """A path of the compiler's as the tree's own."""
    full = PurePosixPath(path)
    parts: list[str] = []
    for part in full.parts:
        if part == ".." and parts:
            parts.pop()
        elif part not in (".", ".."):
            parts.append(part)
    return "/".join(parts[2:]) if parts[:2] == ["/", "src"] else ""


def _report(box: Path, name: str) -> str:
    """A file that the sandbox left; empty when there is none."""
    try:
        return decode(sandbox.real(box, name).read_bytes())[0]
    except (OSError, sandbox.SandboxError):
        return ""


def _cut_short(box: Path, number: int, path: str) -> Surface | None:
    """A diagnostic when the compiler had no time for a file, or none was left for it."""
    if _report(box, f"{number}/rc").strip() not in ("", "124", "137"):
        return None
    message = f"the compiler took more than {_EACH} s: the interface is what the text says"
    return Surface(diagnostics=(Diagnostic(Severity.WARNING, message, Span(printable(path), 1)),))


def _c(root: Path, paths: Sequence[str], folders: Sequence[str]) -> Iterator[Surface]:
    search = " ".join(shlex.quote(f"-I/src/{f}") for f in folders)
    commands = [
        f"timeout {_EACH} gcc -g -gdwarf-5 -O0 -w -fno-eliminate-unused-debug-types -c -o o {search} {shlex.quote(f'/src/{path}')}"
        " 2>/dev/null; echo $? > rc; [ -f o ] && readelf --debug-dump=info,rawline o > dump 2>/dev/null; rm -f o"
        for path in paths
    ]
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder)
        _compiled(root, commands, box)
        for number, path in enumerate(paths):
            dump = _report(box, f"{number}/dump")
            told = c.surface_of(dump, _in_tree) if dump else _cut_short(box, number, path)
            if told is not None:
                yield told


def _ada(root: Path, paths: Sequence[str], folders: Sequence[str]) -> Iterator[Surface]:
    search = " ".join(shlex.quote(f"-I/src/{f}") for f in folders)
    named: dict[str, str] = {}
    for path in paths:
        named.setdefault(PurePosixPath(path).name, path)
    for folder in folders:
        for source in sorted((root / folder).glob("*.ad[sb]")):
            named.setdefault(source.name, source.relative_to(root).as_posix())
    commands = [
        f"timeout {_EACH} gcc -c -gnat2022 -gnatws -gnatR2js {search} {shlex.quote(f'/src/{path}')} >/dev/null 2>&1; echo $? > rc; rm -f *.o"
        for path in paths
    ]
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder)
        _compiled(root, commands, box)
        for number, path in enumerate(paths):
            ali = _report(box, f"{number}/{PurePosixPath(path).stem}.ali")
            if not ali:
                told = _cut_short(box, number, path)
                if told is not None:
                    yield told
                continue
            inside = box / str(number)
            storage = {p.name.removesuffix(".json"): _report(box, f"{number}/{p.name}") for p in inside.glob("*.json")}
            yield ada.surface_of(ali, storage, lambda name: named.get(name, ""))
