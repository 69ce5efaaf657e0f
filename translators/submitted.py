"""The `submitted` translator: files that a person or an outside agent wrote, taken as they are.

Submitted text goes through the same gate as everything else. Only files that belong to the module in the
target's layout are taken (or files at the folder's top that are named like them), so that a submission
cannot replace another module, the build description or the support library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError
from analyzers.tree import walk
from translators.protocol import Done, Event, FileReady, Note, Translation, TranslationJob, Unit
from translators.targets import for_name

MAX_FILE_BYTES = 5 << 20
SUPPORT = "support"
"""A pseudo-module: what hand-written modules of one target tree share, in the layout of a module of that name."""


@dataclass(frozen=True)
class SubmittedTranslator:
    """`folder` holds the module's files, or a whole target tree from which the module's own are taken."""

    folder: Path
    name: str = "submitted"

    def translate(self, job: TranslationJob) -> Iterator[Event]:
        """Raises TheseusError when the folder is missing or holds no file of the module."""
        found, ignored = owned_files(self.folder, job.module.id, job.target)
        if not found:
            layout = for_name(job.target).__doc__ or ""
            raise TheseusError(
                f"{self.folder}: no {job.target} file of module '{job.module.id}' here"
                f" ({len(ignored)} other files). {layout.strip().splitlines()[0] if layout else ''}"
            )
        for path, text in found:
            yield FileReady(path, text)
        if ignored:
            yield Note("note", f"{len(ignored)} files do not belong to module '{job.module.id}' and were left out")
        units = tuple(Unit(s.name, s.span, translated=True) for s in job.module.interface.subprograms)
        yield Done(Translation(job.module.id, job.target, tuple(found), True, units, translator=self.name))


def owned_files(folder: Path, module: str, target: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The module's files in a folder, by their path in the target tree, and the names of all others."""
    if not folder.is_dir():
        raise TheseusError(f"{folder}: no such folder; name the folder that holds the translation's files")
    owner = for_name(target)
    found: list[tuple[str, str]] = []
    ignored: list[str] = []
    for path in walk(folder):
        name = path.relative_to(folder).as_posix()
        flat = () if "/" in name else (f"src/{name}", f"{module}/{name}")
        place = next((p for p in (name, *flat) if owner.owns(module, p)), None)
        if place is None:
            ignored.append(name)
            continue
        found.append((place, read_text(path)))
    return sorted(found), ignored


def read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise TheseusError(f"{path}: is larger than {MAX_FILE_BYTES >> 20} MB")
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise TheseusError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise TheseusError(f"{path}: cannot be read: {error.strerror}") from error
