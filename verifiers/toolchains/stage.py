"""What all toolchains share: copying a tree into a build folder, and running compilers on it in the sandbox."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.model import TheseusError
from analyzers.tree import walk
from verifiers import sandbox
from verifiers.toolchains.protocol import BuildError, ToolMissing

MAX_TREE_BYTES = 512 << 20
ARCHIVE = "/moved.a"  # where a hybrid build's library is, inside


def stage(source: Path, out: Path) -> Path:
    """Copy a file or folder into `out/src` (new), and return that folder."""
    target = out / "src"
    try:
        target.mkdir(parents=True)
        (out / "bin").mkdir()
        if source.is_file():
            shutil.copyfile(source, target / source.name)
            return target
        total = 0
        for path in walk(source):
            total += path.stat().st_size
            if total > MAX_TREE_BYTES:
                raise TheseusError(f"{source}: more than {MAX_TREE_BYTES >> 20} MB of files; name a smaller folder")
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    except OSError as error:
        raise TheseusError(f"cannot copy {source} into {out}: {error}") from error
    return target


@dataclass
class Shop:
    """Runs compilers in one build folder (seen as /box, sources in /box/src) and keeps a log of commands."""

    source: Path
    out: Path
    readonly: tuple[tuple[Path, str], ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def run(self, argv: Sequence[str], *, directory: str = "/box/src", what: str = "") -> sandbox.Finished:
        """Run a compiler. Raises BuildError with its own words when it fails."""
        self.commands.append(shlex.join(argv))
        done = sandbox.run(
            argv, writable=self.out, readonly=self.readonly, environment=self.environment, directory=directory
        )
        if not done.ok:
            log = done.text().replace("/box/src/", "")
            cause = "took too long or wrote too much" if done.timed_out else f"exit code {done.returncode}"
            head = "\n".join(line for line in log.splitlines() if line.strip())[:1500]
            raise BuildError(f"{self.source}: {what or argv[0]} failed ({cause}):\n{head}", log)
        for name in ("src", "bin", "target/release", "counters"):
            self.real(name)
        if done.stderr.strip():
            self.warnings.append(done.stderr.decode("utf-8", "replace"))
        return done


    def real(self, inside: str) -> Path:
        """A place in the build folder. Raises BuildError when something that ran there made it a link."""
        try:
            return sandbox.real(self.out, inside)
        except sandbox.SandboxError as error:
            raise BuildError(f"{self.source}: {error}") from error


def tool(name: str, package: str) -> str:
    """The path of a compiler. Raises ToolMissing naming the package that has it."""
    path = shutil.which(name)
    if path is None:
        raise ToolMissing(f"{name} is not installed (package {package}): run 'make setup', or see 'theseus doctor'")
    return path


def relative(paths: Sequence[Path], root: Path) -> list[str]:
    return [str(p.relative_to(root)) for p in paths]
