"""File facts kept between runs, by content hash. A line of JSON a file, so that a foreign tree's cache can only be
wrong, not run, and what did not change is written again as it stands."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.survey.facts import FileFacts


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


class Cache:
    """One file a language. What cannot be read or written is as if there were none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.holds = 0  # files that the store had at the last load

    def load(self, language: str, version: int, hashes: Mapping[str, str], names: frozenset[str]) -> dict[str, Kept]:
        """The facts that still hold: of files with the same content that read nothing that changed."""
        self.holds = 0
        try:
            head, *lines = self._path(language).read_text("ascii").split("\n")
            if json.loads(head) != {"version": version, "files": len(lines)}:
                return {}
            found = {}
            stems = by_stem(hashes)
            for line in lines:
                facts = FileFacts(*json.loads(line))
                if hashes.get(facts.path) != facts.sha256:
                    continue
                if all(self._holds(key, value, hashes, names, stems) for key, value in facts.reads.items()):
                    found[facts.path] = Kept(facts, line)
            self.holds = len(lines)
            return found
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _path(self, language: str) -> Path:
        return self.folder / f"{language}.jsonl"

    @staticmethod
    def _holds(key: str, value: str, hashes: Mapping[str, str], names: frozenset[str], stems: Mapping[str, list[str]]) -> bool:
        """A file that was read is the same; one looked for in vain is still not there; the files of a stem are the
        same ones; a name is still defined, or not."""
        if key.startswith("#"):
            return (key[1:] in names) == bool(value)
        if key.startswith(SAME):
            return "\n".join(sorted(stems.get(key[1:], ()))) == value
        return hashes.get(key) == value if value else key.lower() not in stems

    def save(self, language: str, version: int, lines: Iterable[str]) -> None:
        """Keep these lines, each a file's, instead of all from before."""
        kept = list(lines)
        head = json.dumps({"version": version, "files": len(kept)})
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write("\n".join([head, *kept]))
            Path(temporary).replace(self._path(language))
        except OSError:
            return
