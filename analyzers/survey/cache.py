"""File facts kept between runs, by content hash. A line of JSON a file, so that a foreign tree's cache can only be
wrong, not run, and what did not change is written again as it stands."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.survey.facts import FIRST, Before, FileFacts, row_of
from analyzers.survey.parallel import shared


def default_cache(root: Path) -> Path:
    """A project's own folder, else one below the user's cache that belongs to this tree."""
    own = root / ".theseus"
    if own.is_dir():
        return own / "cache"
    given = os.environ.get("XDG_CACHE_HOME")
    base = Path(given) if given else Path("~/.cache").expanduser()
    return base / "theseus" / hashlib.sha256(str(root.resolve()).encode("utf-8", "replace")).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file's facts, and the line of the cache that holds them."""

    facts: FileFacts
    line: str


line_of: Callable[[tuple[Any, ...]], str] = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
"""A row of facts as a line of the cache."""


SAME = "="  # before the stem of a name: which files have it is told, by lines


def by_stem(paths: Iterable[str]) -> dict[str, list[str]]:
    """Paths by the names of their files without suffixes, in lower case."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rsplit("/", 1)[-1].lower().split(".")[0], []).append(path)
    return found


_AT_ONCE = 300_000  # bytes of lines that one process reads at a time


class Cache:
    """Two files a language: facts, and how they were linked. What cannot be read or written is as if there were none."""

    def __init__(self, folder: Path, jobs: int = 1) -> None:
        self.folder = folder
        self.jobs = jobs
        self.holds = 0  # files that the store had at the last load
        self.stamp = ""  # which facts these are: links tell what they were made of
        self.former: dict[str, FileFacts] = {}  # facts of files that are still there, which hold no more

    def load(self, language: str, version: int, hashes: Mapping[str, str], names: frozenset[str]) -> dict[str, Kept]:
        """The facts that still hold: of files with the same content that read nothing that changed."""
        self.holds, self.stamp, self.former = 0, "", {}
        try:
            lines, stamp = self.lines(language, version)
            stems = by_stem(hashes)

            def read(batch: Sequence[str]) -> list[tuple[tuple[Any, ...], bool]]:
                told = []
                for line in batch:
                    facts = FileFacts(*json.loads(line))
                    holds = hashes.get(facts.path) == facts.sha256 and all(
                        self._holds(key, value, hashes, names, stems) for key, value in facts.reads.items()
                    )
                    told.append((row_of(facts), holds))
                return told

            found, former = {}, {}
            rows = (row for batch in shared(read, _batches(lines), self.jobs) for row in batch)
            for line, (row, holds) in zip(lines, rows, strict=True):
                facts = FileFacts(*row)
                if holds:
                    found[facts.path] = Kept(facts, line)
                elif facts.path in hashes:
                    former[facts.path] = facts
            self.holds, self.stamp, self.former = len(lines), stamp, former
            return found
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def links(self, language: str, version: int) -> Before:
        """How the facts that `load` found were linked, with those that are no more."""
        try:
            lines, stamp = self.lines(f"{language}-links", version)
            kept: dict[str, str] = dict(zip(json.loads(lines[0]), lines[1:], strict=True))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            return FIRST
        return Before(kept, self.former) if stamp == self.stamp else FIRST

    def lines(self, name: str, version: int) -> tuple[list[str], str]:
        """The lines of one of the store's files, and its stamp; ValueError when it is not whole or of another version."""
        head, *lines = self._path(name).read_text("ascii").split("\n")
        told = json.loads(head)
        if told["version"] != version or told["files"] != len(lines):
            raise ValueError
        return lines, str(told["stamp"])

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.jsonl"

    @staticmethod
    def _holds(key: str, value: str, hashes: Mapping[str, str], names: frozenset[str], stems: Mapping[str, list[str]]) -> bool:
        """A file that was read is the same; one looked for in vain is still not there; the files of a stem are the
        same ones; a name is still defined, or not."""
        if key.startswith("#"):
            return (key[1:] in names) == bool(value)
        if key.startswith(SAME):
            return "\n".join(sorted(stems.get(key[1:], ()))) == value
        return hashes.get(key) == value if value else key.lower() not in stems

    def renew(self) -> None:
        """A new stamp, for facts that are going to be saved."""
        self.stamp = os.urandom(12).hex()

    def save_links(self, language: str, version: int, lines: Mapping[str, str]) -> None:
        """Keep how the facts with this stamp were linked."""
        self.save(f"{language}-links", version, [json.dumps(list(lines)), *lines.values()])

    def save(self, name: str, version: int, lines: Iterable[str]) -> None:
        """Keep these lines, each a file's, instead of all from before."""
        kept = list(lines)
        head = json.dumps({"version": version, "files": len(kept), "stamp": self.stamp})
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write("\n".join([head, *kept]))
            Path(temporary).replace(self._path(name))
        except OSError:
            return


def _batches(lines: Sequence[str]) -> list[list[str]]:
    """Lines in lists of some size each."""
    batches: list[list[str]] = []
    room = 0
    for line in lines:
        if room <= 0:
            batches.append([])
            room = _AT_ONCE
        batches[-1].append(line)
        room -= len(line)
    return batches
