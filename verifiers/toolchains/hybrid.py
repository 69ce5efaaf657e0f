"""Hybrid trees (verifiers/hybrid): the guest's library first, then the host's programs with it linked in."""

from __future__ import annotations

import json
from pathlib import Path

from analyzers.model import TheseusError
from verifiers import sandbox
from verifiers.hybrid.protocol import MARK
from verifiers.hybrid.registry import guest_for
from verifiers.toolchains.ada import AdaToolchain
from verifiers.toolchains.c import CToolchain
from verifiers.toolchains.cobol import CobolToolchain
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage
from verifiers.toolchains.stage import tool

_HOSTS = {t.language: t for t in (AdaToolchain, CToolchain, CobolToolchain)}


class HybridToolchain:
    """A toolchain for one host language: for runs and comparisons its programs are programs in that language."""

    suffixes: tuple[str, ...] = ()
    modes: frozenset[BuildMode] = frozenset({BuildMode.PLAIN})
    checks: Checks | None = None

    def __init__(self, host: str, guest: str) -> None:
        self.language = host
        self.runtime = _HOSTS[host].runtime
        self.guest = guest

    @classmethod
    def of(cls, tree: Path) -> HybridToolchain:
        """The toolchain that a hybrid tree names. Raises TheseusError."""
        try:
            mark = json.loads((tree / MARK).read_text("utf-8"))
            host, guest = str(mark["host"]), str(mark["guest"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TheseusError(f"{tree / MARK}: does not say what the tree is made of: {error}") from error
        if host not in _HOSTS:
            raise TheseusError(f"{tree / MARK}: {host} is no host; known are {', '.join(sorted(_HOSTS))}")
        guest_for(guest)
        return cls(host, guest)

    def version(self) -> str:
        from verifiers.toolchains import for_language

        return f"{_HOSTS[self.language]().version()}; {for_language(self.guest).version()}"

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        if mode is not BuildMode.PLAIN:
            raise BuildError(f"{source}: hybrid trees are built without instruments")
        out.mkdir(parents=True, exist_ok=True)
        archive = guest_for(self.guest).archive(source / "guest", out / "guest")
        built = _HOSTS[self.language](archive).build(source / "host", out / "host", mode)
        _check_linked(source, built)
        return Built(str(source), self.language, mode, built.directory, built.programs, built.work,
                     built.environment, None, built.commands, built.warnings)  # fmt: skip

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        return []


def _check_linked(source: Path, built: Built) -> None:
    """Linking an original's body and its replacement raises no error, and quietly keeps the original: so the
    programs' symbols have to say that the replacement is there and the original is not."""
    mark = json.loads((source / MARK).read_text("utf-8"))
    leftovers = set(mark.get("leftovers", ()))
    reached = False
    for name in built.programs.values():
        program = sandbox.real(built.directory, name)
        done = sandbox.run([tool("nm", "binutils"), "/program"], readonly=((program, "/program"),))
        if not done.ok:
            raise BuildError(f"{source}: nm cannot read {name}", done.text())
        symbols = {line.rsplit(" ", 1)[-1] for line in done.stdout.decode("utf-8", "replace").splitlines()}
        if found := sorted(leftovers & symbols):
            raise BuildError(
                f"{source}: the program {name} still has the original of what was replaced ({', '.join(found[:5])}): "
                "something besides calls refers to it"
            )
        reached |= "theseus_moved_call" in symbols
    if not reached:
        raise BuildError(f"{source}: no program calls what was replaced")
