"""What a run is given and what it shows: canonical, comparable as bytes.

A `Case` is one input of a whole program; an `Observation` everything that a run of it showed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum


def plain_path(path: str) -> str:
    """A path in the working folder as observations name it: `./a//b` is `a/b`."""
    return "/".join(part for part in path.split("/") if part not in ("", ".")) if not path.startswith("/") else path


class Outcome(StrEnum):
    EXITED = "exited"
    SIGNALLED = "signalled"
    TIMED_OUT = "timed out"
    OUTPUT_LIMIT = "output limit"  # wrote more than the limit; what was kept is the beginning


@dataclass(frozen=True)
class Case:
    """One input: arguments (without the program's name), standard input, and files in the working folder.

    `program` names the executable when a system has several; `steps` run one after the other in the
    same working folder when it is a batch job: each is (program, arguments, stdin).
    """

    arguments: tuple[bytes, ...] = ()
    stdin: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    program: str = ""
    steps: tuple[tuple[str, tuple[bytes, ...], bytes], ...] = ()
    name: str = ""

    def size(self) -> int:
        """Bytes of input in all; what shrinking makes smaller."""
        return (
            sum(len(a) + 1 for a in self.arguments)
            + len(self.stdin)
            + sum(len(content) + 1 for _, content in self.files)
            + sum(len(name) + len(text) + 2 for name, text in self.environment)
            + sum(1 + len(s) + sum(len(a) + 1 for a in args) for _, args, s in self.steps)
        )


@dataclass(frozen=True)
class Observation:
    """`code` is the exit code or the signal number. `files` are those that the run created or changed,
    sorted by path; a file that it deleted has content None. What else it left has paths that no file in the working folder
    can have: `/PATH` a file outside of it, `PATH/` a directory (without content), `PATH//permissions` what they are
    where they are not what a program gets that asks for none, `PATH//link` where it leads, `PATH//special` what a thing is
    that is neither of these, `PATH//content` why it cannot be told. `processes`: the process id of each step, as the program
    itself saw it (none: not known)."""

    outcome: Outcome
    code: int
    stdout: bytes
    stderr: bytes
    files: tuple[tuple[str, bytes | None], ...] = ()
    seconds: float = 0.0  # not part of what is compared
    processes: tuple[int, ...] = ()  # nor are these, but for the rule `process-id`

    @property
    def plain_files(self) -> tuple[tuple[str, bytes | None], ...]:
        """Those of `files` that are files in the working folder."""
        return tuple(f for f in self.files if "//" not in f[0] and not f[0].startswith("/") and not f[0].endswith("/"))

    def digest(self) -> str:
        """Hash of all that is compared exactly (not the time it took, not the text of stderr)."""
        h = hashlib.sha256()
        h.update(json.dumps([self.outcome, self.code, len(self.stdout)]).encode())
        h.update(self.stdout)
        for path, content in self.files:
            h.update(json.dumps([path, None if content is None else len(content)]).encode())
            h.update(content or b"")
        return h.hexdigest()
