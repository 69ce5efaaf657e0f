"""What a driver answers to calls, and how one answer is read and shown."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from verifiers.observe import Observation, Outcome

_MARK = b"\x01"
_SHOWN = 200  # bytes of a file that a person is shown
_CUT_OFF = tuple(f"{outcome}" for outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT)) + tuple(
    f"{Outcome.SIGNALLED} {code}"
    for code in (9, 24, 25)  # what the sandbox and its limits stop a driver with
)


@dataclass(frozen=True)
class Answer:
    """What one call showed: what it printed and its answer line; or, when the driver died, how. The last answer of a
    run that came to its end has the `files` that the run created, changed or deleted (None), whichever of its calls did, and
    whether any of them wrote to standard error, as far as both sides can be told apart from their runtimes there."""

    printed: bytes
    line: bytes
    death: str = ""
    files: tuple[tuple[str, bytes | None], ...] = ()
    complained: bool = False

    @property
    def by_itself(self) -> Answer:
        """What this call alone showed."""
        return replace(self, files=(), complained=False)

    @property
    def left_behind(self) -> tuple[object, ...]:
        """What the whole run left, of which a call cannot be told from the answers."""
        return (self.files, self.complained)

    @property
    def timed_out(self) -> bool:
        return self.death.startswith(Outcome.TIMED_OUT)

    @property
    def cut_off(self) -> bool:
        """Whether a limit of the machine ended the driver: that is no answer."""
        return self.death.startswith(_CUT_OFF)


def parse(seen: Observation, calls: int) -> list[Answer]:
    """The answers in a driver's output; a driver that ended before its last call died in the next one."""
    out: list[Answer] = []
    rest = seen.stdout
    while len(out) < calls:
        at = rest.find(_MARK)
        end = rest.find(b"\n", at)
        if at < 0 or end < 0:
            break
        out.append(Answer(rest[:at], rest[at + 1 : end]))
        rest = rest[end + 1 :]
    if len(out) < calls:
        out.append(Answer(rest, b"", f"{seen.outcome} {seen.code}"))
    return out


def shown(answer: Answer) -> str:
    """An answer as a person reads it."""
    if answer.death:
        return f"the driver ended: {answer.death}"
    written = "".join(f", and {_written(name, content)}" for name, content in answer.files)
    written += ", and a message on standard error" if answer.complained else ""
    text = re.sub(rb"x([0-9a-f]*)", lambda m: _quoted(m.group(1)), answer.line).decode("latin-1")
    return (repr(answer.printed)[1:] + " then " if answer.printed else "") + text + written


def _written(name: str, content: bytes | None) -> str:
    if content is None:
        return f"{name} deleted"
    if len(content) <= _SHOWN:
        return f"{name} holds {repr(content)[1:]}"
    digest = hashlib.sha256(content).hexdigest()[:16]
    return f"{name} holds {repr(content[:_SHOWN])[1:]} and so on, {len(content)} bytes (SHA-256 {digest}...)"


def _quoted(digits: bytes) -> bytes:
    if len(digits) % 2:
        return b"x" + digits
    return repr(bytes.fromhex(digits.decode()))[1:].encode("latin-1")
