"""Reading a source tree: which files count, in which encoding."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
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
            with suppress(OSError):
                if stat.S_ISREG(os.lstat(f"{folder}{os.sep}{name}").st_mode):
                    yield here / name


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
    text, encoding, trouble = decode(data)
    note = None
    if trouble is not None:
        severity, message, line, _ = trouble
        note = Diagnostic(Severity(severity), message, Span(str(name), line))
        if severity == "error":
            return None, note
    return SourceFile(name, language, text, digest, encoding), note


def decode(data: bytes) -> tuple[str, str, tuple[str, str, int, int] | None]:
    """Text, encoding, and what there is to say of it (severity, message, line, end line): UTF-8, UTF-16 with its
    mark, EBCDIC (code pages 037 and 1140), else Latin-1. Binary content gives no text and an error."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and len(data) % 2 == 0:
        try:
            return data.decode("utf-16"), "utf-16", ("note", "is UTF-16", 1, 1)
        except UnicodeDecodeError:
            pass
    ebcdic = _ebcdic(data)
    if ebcdic:
        page = "1140" if ebcdic[1] == "cp1140" else "037 or 1140, which differ in the euro sign that is not here"
        return ebcdic[0], ebcdic[1], ("note", f"is EBCDIC (code page {page}): decoded", 1, 1)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        message = "holds NUL bytes, so it is no source text (convert it to UTF-8 or Latin-1)"
        return "", "binary", ("error", message, line, line)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return data.decode("latin-1"), "latin-1", ("note", "is not UTF-8: read as Latin-1", line, line)
    return text.removeprefix("\ufeff"), "utf-8", None


_EBCDIC_TEXT = frozenset(
    [*range(0xC1, 0xCA), *range(0xD1, 0xDA), *range(0xE2, 0xEA), *range(0xF0, 0xFA), *range(0x81, 0x8A),
     *range(0x91, 0x9A), *range(0xA2, 0xAA), 0x40, 0x4B, 0x4D, 0x5D, 0x60, 0x61, 0x6B, 0x6D, 0x7A, 0x7D, 0x7E, 0x7F,
     0x5C, 0x15, 0x25, 0x0D, 0x4E, 0x50, 0x5B, 0x5E, 0x6C, 0x6E, 0x4C]
)  # fmt: skip


def _ebcdic(data: bytes) -> tuple[str, str] | None:
    """The text of a file in EBCDIC, with its code page; None when it is not. Letters, digits and blanks have codes
    there that make no sense in ASCII, so a text is one or the other. Records of 80 without line ends are split."""
    sample = data[:4096]
    if len(sample) < 40 or sample.count(0x40) * 20 < len(sample) or sample.count(0x20) * 20 > len(sample):
        return None
    if sum(byte in _EBCDIC_TEXT for byte in sample) * 100 < len(sample) * 93:
        return None
    # 1140 is 037 with the euro sign where the currency sign was, which is in no program: without it both say the same.
    page = "cp1140" if 0x9F in data else "cp037"
    if 0x15 in data or 0x25 in data:
        text = data.decode(page).replace("\x85", "\n").replace("\r\n", "\n")
        return text, page
    if len(data) % 80 == 0:
        whole = data.decode(page)
        return "\n".join(whole[i : i + 80].rstrip() for i in range(0, len(whole), 80)) + "\n", page
    return data.decode(page), page


def require_folder(root: Path) -> None:
    if not root.exists():
        raise TheseusError(f"{root}: no such folder")
    if not root.is_dir():
        raise TheseusError(f"{root}: is a file; name the folder of the codebase")
