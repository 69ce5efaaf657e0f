"""File facts kept between runs, by content hash. JSON, so that a foreign tree's cache can only be wrong, not run."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzers.survey.facts import FileFacts, row_of


def default_cache(root: Path) -> Path:
    """A project's own folder, else one below the user's cache that belongs to this tree."""
    own = root / ".theseus"
    if own.is_dir():
        return own / "cache"
    given = os.environ.get("XDG_CACHE_HOME")
    base = Path(given) if given else Path("~/.cache").expanduser()
    return base / "theseus" / hashlib.sha256(str(root.resolve()).encode("utf-8", "replace")).hexdigest()[:24]


class Cache:
    """One file a language. What cannot be read or written is as if there were none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.holds = 0  # files that the store had at the last load

    def load(
        self, language: str, version: int, hashes: Mapping[str, str], names: frozenset[str]
    ) -> dict[str, FileFacts]:
        """The facts that still hold: of files with the same content that read nothing that changed."""
        self.holds = 0
        try:
            stored: Any = json.loads((self.folder / f"{language}.json").read_bytes())
            if stored["version"] != version:
                return {}
            found = {}
            self.holds = len(stored["files"])
            stems = {p.rsplit("/", 1)[-1].lower().split(".")[0] for p in hashes}
            for values in stored["files"]:
                facts = FileFacts(*values)
                if hashes.get(facts.path) != facts.sha256:
                    continue
                if all(self._holds(key, value, hashes, names, stems) for key, value in facts.reads.items()):
                    found[facts.path] = facts
            return found
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    @staticmethod
    def _holds(key: str, value: str, hashes: Mapping[str, str], names: frozenset[str], stems: set[str]) -> bool:
        """A file that was read is the same; one looked for in vain is still not there; a name is still defined, or
        not."""
        if key.startswith("#"):
            return (key[1:] in names) == bool(value)
        return hashes.get(key) == value if value else key.lower() not in stems

    def save(self, language: str, version: int, facts: Sequence[FileFacts]) -> None:
        rows = [row_of(f) for f in facts]
        data = json.dumps({"version": version, "files": rows}, ensure_ascii=True, separators=(",", ":"))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(data)
            Path(temporary).replace(self.folder / f"{language}.json")
        except OSError:
            return
