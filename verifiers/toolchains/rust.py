"""Rust: a crate by cargo (offline, no dependencies), or a single file by rustc. Release settings, as shipped."""

from __future__ import annotations

import functools
import re
import subprocess
from pathlib import Path

from analyzers.tree import walk
from verifiers import sandbox
from verifiers.native import edges_object
from verifiers.toolchains import rust_lines
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage, Runtime
from verifiers.toolchains.stage import Shop, stage, tool

_INSIDE = "/rust"
# The sanitizer-coverage pass of LLVM works on a stable compiler; the callbacks are in native/edges.c.
_EDGE_FLAGS = (
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-trace-pc",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Clink-arg=/edges.o",
)
_MAIN = re.compile(r"^\s*(?:pub\s+)?fn\s+main\s*\(\s*\)", re.M)


@functools.cache
def sysroot() -> Path:
    """Where the Rust toolchain lies."""
    rustc = tool("rustc", "rustc")
    done = subprocess.run([rustc, "--print", "sysroot"], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip() or "/usr")


def _environment(*flags: str) -> dict[str, str]:
    return {
        "PATH": f"{_INSIDE}/bin:/usr/bin:/bin",
        "CARGO_HOME": "/tmp/cargo",
        "CARGO_NET_OFFLINE": "true",
        "CARGO_TARGET_DIR": "/box/target",
        "RUSTFLAGS": " ".join(flags),
    }


def crate_shop(source: Path, out: Path) -> Shop:
    """A sandbox with cargo (at /rust/bin) for a crate that is staged in `out`."""
    tool("cargo", "cargo")
    return Shop(source, out, ((sysroot(), _INSIDE),), _environment("-Awarnings"))


_PANIC = re.compile(rb"^thread '[^\n]*panicked at ", re.M)
_RUNTIME = Runtime(_PANIC, stopped=_PANIC, code=101, says="panicked", to_the_end=True)


def _mains(source: Path, root: Path) -> list[Path]:
    """Files by themselves that are programs. Raises BuildError when none is."""
    found = [p for p in walk(root) if p.suffix == ".rs" and _MAIN.search(p.read_text("utf-8", "replace"))]
    if not found:
        raise BuildError(f"{source}: no Rust file defines main")
    return found


class RustToolchain:
    language = "rust"
    suffixes: tuple[str, ...] = (".rs",)
    modes: frozenset[BuildMode] = frozenset({BuildMode.PLAIN, BuildMode.EDGES, BuildMode.LINES})
    runtime = _RUNTIME
    checks: Checks | None = None

    @functools.cache  # noqa: B019 - one instance for the process
    def version(self) -> str:
        tool("cargo", "cargo")
        return subprocess.run(
            [tool("rustc", "rustc"), "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        tool("rustc", "rustc")
        root = stage(source, out)
        readonly = [(sysroot(), _INSIDE)]
        flags: tuple[str, ...] = ()
        if mode is BuildMode.EDGES:
            readonly.append((edges_object(), "/edges.o"))
            flags = _EDGE_FLAGS
        crate = (root / "Cargo.toml").is_file()
        mains = [] if crate else _mains(source, root)
        table = rust_lines.instrument(root) if mode is BuildMode.LINES else []
        if mode is BuildMode.LINES:
            flags = ("--cap-lints=allow",)  # probes are no reason not to build
        shop = Shop(source, out, tuple(readonly), _environment("-Awarnings", *flags))
        programs = self._crate(shop, out) if crate else self._files(shop, root, mains, flags)
        environment: dict[str, str] = {}
        counters = None
        if mode is BuildMode.LINES:
            counters = shop.real("counters")
            counters.mkdir()
            environment[rust_lines.ENVIRONMENT] = sandbox.BOX
            rust_lines.write_table(shop.real(rust_lines.TABLE), table)
        return Built(str(source), self.language, mode, out / "bin", programs, out, environment, counters,
                     tuple(shop.commands), "\n".join(shop.warnings))  # fmt: skip

    def lint(self, source: Path, out: Path) -> str:
        """The compiler's warnings, which every Rust has; names are the contract's affair. Clippy is not asked: not
        every machine has it, and what is accepted must not depend on the machine."""
        tool("cargo", "cargo")
        stage(source, out)
        shop = Shop(source, out, ((sysroot(), _INSIDE),), _environment("-Anonstandard_style", "-Adeprecated"))
        argv = [f"{_INSIDE}/bin/cargo", "check", "--offline", "--lib", "--quiet", "--message-format", "short"]
        return shop.run(argv, what="cargo check").text()

    def _crate(self, shop: Shop, out: Path) -> dict[str, str]:
        tool("cargo", "cargo")
        shop.run([f"{_INSIDE}/bin/cargo", "build", "--release", "--offline", "--bins", "--quiet"], what="cargo build")
        programs = {}
        release = out / "target" / "release"
        for path in sorted(release.iterdir()):
            if not path.is_symlink() and path.is_file() and path.stat().st_mode & 0o111 and not path.suffix:
                path.replace(out / "bin" / path.name)
                programs[path.name] = path.name
        if not programs:
            raise BuildError(f"{shop.source}: the crate has no binary (no src/main.rs and nothing in src/bin)")
        return programs

    def _files(self, shop: Shop, root: Path, mains: list[Path], flags: tuple[str, ...]) -> dict[str, str]:
        programs = {}
        for path in mains:
            name = path.stem if path.stem != "main" or len(mains) > 1 else "main"
            shop.run(
                [f"{_INSIDE}/bin/rustc", "--edition", "2021", "-Copt-level=2", "-Awarnings", "--crate-name",
                 re.sub(r"\W", "_", name), *flags, str(path.relative_to(root)), "-o", f"/box/bin/{name}"],
                what="compiling Rust",
            )  # fmt: skip
            programs[name] = name
        return programs

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        assert built.coverage_folder is not None
        return rust_lines.covered_lines(built.work, built.coverage_folder)
