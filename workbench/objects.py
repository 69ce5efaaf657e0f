"""Content-addressed files: `.theseus/objects/ab/abcdef…`. Written once, never changed, verified when read."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError


@dataclass(frozen=True)
class Objects:
    folder: Path

    def put(self, data: bytes) -> str:
        """Store bytes and return their SHA-256. A crash in the middle leaves no half object behind."""
        digest = hashlib.sha256(data).hexdigest()
        place = self._place(digest)
        if place.exists():
            return digest
        name = ""
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(place)
        except OSError as error:
            with contextlib.suppress(OSError):
                if name:
                    Path(name).unlink(missing_ok=True)
            if error.errno == errno.ENOSPC:
                message = f"the disk that holds {self.folder} is full: free some room and run the same command again"
                raise TheseusError(f"{message}; nothing recorded so far is lost") from error
            raise TheseusError(f"cannot write to {self.folder}: {error.strerror}") from error
        return digest

    def get(self, digest: str) -> bytes:
        """Read an object back. Raises TheseusError when it is missing or its content does not fit its name."""
        place = self._place(digest)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise TheseusError(f"object {digest[:12]} is missing from {self.folder}: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise TheseusError(f"{place} was changed: its content does not have the hash in its name")
        return data

    def _place(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest
