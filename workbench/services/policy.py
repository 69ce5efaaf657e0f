"""What may be read, written and run without asking, from `[policy]` in theseus.toml. Pure questions: a request for
what is not allowed is `workbench.services.approvals`' affair.

Nothing here lets anything out of the sandbox: commands run in it whoever allowed them, and what a build is made of
(manifests, build scripts) is never a submission's to write.
"""

from __future__ import annotations

import fnmatch
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from workbench.config import Role, Settings
from workbench.services.users import User


class Kind(StrEnum):
    """What can be asked for."""

    READ = "read"  # take files from a folder
    WRITE = "write"  # hand in a file outside of the module's own place
    RUN = "run"  # a command, in the sandbox, on a copy of the codebase
    SPEND = "spend"  # tokens beyond the project's budget


class Answer(StrEnum):
    ALLOWED = "allowed"
    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True)
class Ruling:
    answer: Answer
    why: str


_BUILD_NAMES = frozenset({
    "Cargo.toml", "Cargo.lock", "build.rs", "rust-toolchain", "rust-toolchain.toml", "go.mod", "go.sum", "go.work",
})  # fmt: skip


def may_read(settings: Settings, user: User, root: Path, folder: Path) -> Ruling:
    """Files of the project, and of folders that the policy names. A person who works here may name any folder."""
    place = folder.resolve()
    for allowed in (root, *(root / name for name in settings.policy.read)):
        if place.is_relative_to(allowed.resolve()):
            return Ruling(Answer.ALLOWED, f"it is inside of {allowed}")
    if not is_agent(user):
        return Ruling(Answer.ALLOWED, f"{user.name} is a person who works here")
    return Ruling(Answer.ASK, "it is outside of the project and of policy.read")


def may_write(settings: Settings, path: str) -> Ruling:
    """A file of a target tree that is outside of the submitted module's own place."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or pure.name in _BUILD_NAMES or any(p.startswith(".") for p in pure.parts):
        return Ruling(Answer.NEVER, "what builds are made of is generated, and never handed in")
    if any(fnmatch.fnmatchcase(path, pattern) for pattern in settings.policy.write):
        return Ruling(Answer.ALLOWED, "policy.write names it")
    return Ruling(Answer.ASK, "it is outside of the module's own place and of policy.write")


def may_run(settings: Settings, argv: Sequence[str]) -> Ruling:
    """A command is allowed by its first words, as policy.run has them."""
    for text in settings.policy.run:
        words = shlex.split(text)
        if words and list(argv[: len(words)]) == words:
            return Ruling(Answer.ALLOWED, f"policy.run has '{text}'")
    return Ruling(Answer.ASK, "no entry of policy.run allows it")


def is_agent(user: User) -> bool:
    """Agents have no other role: whoever has one is a person."""
    return user.roles == {Role.AGENT}
