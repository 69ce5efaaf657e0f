"""Reading a source tree: which files count, in which encoding."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analyzers.model import Diagnostic, Severity, SourceFile, Span, TheseusError

SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", ".theseus", "__pycache__", "node_modules", "target", ".venv"})
_NESTED_ROOTS = ("Cargo.toml", "go.mod")


def walk(root: Path) -> Iterator[Path]:
    """Files of a tree, sorted, without version control and build folders, links, and Rust or Go trees below the
    top (a legacy system may carry its translations)."""
    for folder, directories, files in os.walk(root):
        here = Path(folder)
        if here != root and any(name in files for name in _NESTED_ROOTS):
            directories.clear()
            continue
        directories[:] = sorted(d for d in directories if d not in SKIPPED_FOLDERS and not d.startswith("."))
        for name in sorted(files):
            path = here / name
            if path.is_file() and not path.is_symlink():
                yield path


def read_source(root: Path, path: Path, language: str) -> tuple[SourceFile | None, Diagnostic | None]:
    """Decode one file: UTF-8, else Latin-1 (every byte is a character there). Binary content is refused, and
    a file that cannot be read is a diagnostic too: neither stops the rest of the tree."""
    name = PurePosixPath(path.relative_to(root).as_posix())
    span = Span(str(name), 1)
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, Diagnostic(Severity.ERROR, f"cannot be read: {error.strerror}", span)
    digest = hashlib.sha256(data).hexdigest()
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        message = "holds NUL bytes, so it is no source text (EBCDIC or UTF-16? convert it to UTF-8 or Latin-1)"
        return None, Diagnostic(Severity.ERROR, message, Span(str(name), line))
    try:
        return SourceFile(name, language, data.decode("utf-8"), digest, "utf-8"), None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        note = Diagnostic(Severity.NOTE, "is not UTF-8: read as Latin-1", Span(str(name), line))
        return SourceFile(name, language, data.decode("latin-1"), digest, "latin-1"), note


def require_folder(root: Path) -> None:
    if not root.exists():
        raise TheseusError(f"{root}: no such folder")
    if not root.is_dir():
        raise TheseusError(f"{root}: is a file; name the folder of the codebase")
