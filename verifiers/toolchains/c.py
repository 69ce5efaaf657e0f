"""C: every translation unit of the tree, one program for each `main`."""

from __future__ import annotations

import functools
import re
import subprocess
from pathlib import Path

from analyzers.tree import walk
from verifiers.generate.sources.c import defined_functions, may_reach
from verifiers.native import conversions_object, edges_object
from verifiers.toolchains import gcov
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage, Runtime
from verifiers.toolchains.stage import ARCHIVE, Shop, relative, stage, tool

_COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)
_MAIN = re.compile(r"\bmain\s*\([^;{}()]*(?:\([^()]*\)[^;{}()]*)*\)\s*(?:[\w\s*,;\[\]]*)\{")
_STANDARD = ("-std=gnu17", "-D_GNU_SOURCE")
_FLAGS = {
    BuildMode.PLAIN: ("-O1",),
    BuildMode.EDGES: ("-O1", "-fno-builtin-strcmp", "-fno-builtin-strncmp", "-fno-builtin-memcmp",
                      "-fsanitize-coverage=trace-pc,trace-cmp"),
    BuildMode.LINES: ("-O0", "--coverage"),
    BuildMode.SANITIZED: ("-O1", "-fsanitize=address,undefined,float-cast-overflow", "-fno-sanitize-recover=all", "-static-libasan",
                          "-D__NO_INLINE__"),  # atoi stays a call
}  # fmt: skip
# What native/conversions.c puts itself in the place of.
_CONVERSIONS = ("atoi", "atol", "atoll", *(
    f"{standard}{name}" for standard in ("", "__isoc99_", "__isoc23_") for name in ("scanf", "fscanf", "sscanf", "vscanf", "vfscanf", "vsscanf")
))  # fmt: skip
_STOPPED = 99
_SANITIZER_ENVIRONMENT = {
    "ASAN_OPTIONS": f"detect_leaks=0:exitcode={_STOPPED}:hard_rss_limit_mb=2048:allocator_may_return_null=1:handle_abort=0",
    "UBSAN_OPTIONS": f"halt_on_error=1:exitcode={_STOPPED}:print_stacktrace=0",
}
_CHECKS = Checks(re.compile(rb"(?:runtime error: |ERROR: \w*Sanitizer: )([^\n(]*)"), _STOPPED, as_compiled=True)


def has_main(text: str) -> bool:
    """Whether a C file defines `main`, as seen without preprocessing."""
    return _MAIN.search(_COMMENT.sub(" ", text)) is not None


_RUNTIME = Runtime(
    re.compile(
        rb"^(?:\*\*\* [^\n]* \*\*\*[^\n]*|[^\n]*: Assertion [^\n]* failed\.|Aborted[^\n]*|free\(\): [^\n]*"
        rb"|(?:malloc|corrupted|double free)[^\n]*)\n?",
        re.M,
    )
)


class CToolchain:
    language = "c"
    suffixes: tuple[str, ...] = (".c", ".h")
    modes: frozenset[BuildMode] = frozenset(BuildMode)
    runtime = _RUNTIME
    checks: Checks | None = _CHECKS

    def __init__(self, archive: Path | None = None) -> None:
        """`archive` is linked into every program: the replaced modules of a hybrid build."""
        self.archive = archive

    @functools.cache  # noqa: B019 - one instance for the process
    def version(self) -> str:
        return subprocess.run(
            [tool("gcc", "gcc"), "--version"], capture_output=True, text=True, check=False
        ).stdout.splitlines()[0]

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        tool("gcc", "gcc")
        root = stage(source, out)
        mains, others = _units(source, root)
        readonly: tuple[tuple[Path, str], ...] = ()
        extra = []
        if mode is BuildMode.EDGES:
            readonly, extra = ((edges_object(), "/edges.o"),), ["/edges.o"]
        elif mode is BuildMode.SANITIZED:
            own = {name for p in (*mains, *others) for name in defined_functions(_COMMENT.sub(" ", p.read_text("latin-1")))}
            readonly = ((conversions_object(), "/conversions.o"),)
            extra = ["/conversions.o", *(f"-Wl,--wrap={name}" for name in _CONVERSIONS if name not in own)]
        readonly += ((self.archive, ARCHIVE),) if self.archive else ()
        shop = Shop(source, out, readonly)
        programs = {}
        flags = [*_STANDARD, "-g", "-w", *_FLAGS[mode], *_includes(root)]
        # What a stub replaces is to go, so that it shows when something still refers to it.
        flags += ["-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"] if self.archive else []
        extra += [ARCHIVE, "-ldl"] if self.archive else []
        for main in mains:
            name = main.stem.lower()
            shop.run(
                ["/usr/bin/gcc", *flags, *relative([main, *others], root), *extra,
                 "-o", f"/box/bin/{name}", "-lm", "-lpthread"],
                what=f"compiling C program {name}",
            )  # fmt: skip
            programs[name] = name
        environment = dict(_SANITIZER_ENVIRONMENT) if mode is BuildMode.SANITIZED else {}
        counters = None
        if mode is BuildMode.LINES:
            counters = out / gcov.COUNTERS
            counters.mkdir()
            environment |= gcov.ENVIRONMENT
        return Built(str(source), self.language, mode, out / "bin", programs, out, environment, counters,
                     tuple(shop.commands), "\n".join(shop.warnings))  # fmt: skip

    def expanded(self, source: Path, out: Path) -> str:
        root = stage(source, out)
        if any(_FORGED.search(text) for p in walk(root) for text in _spellings(p.read_text("latin-1"))):
            return ""
        mains, others = _units(source, root)
        flags = [*_STANDARD, "-w", *_FLAGS[BuildMode.PLAIN], *_includes(root)]
        done = Shop(source, out).run(
            ["/usr/bin/gcc", "-E", *flags, *relative([*mains, *others], root)], what="preprocessing C"
        )
        own, kept = [], True
        for line in done.stdout.decode("latin-1").split("\n"):
            if marker := _MARKER.match(line):
                kept = not marker[1].startswith(_SYSTEM)
            elif kept:
                own.append(line)
        return "\n".join(own)

    def reaches(self, built: Built, out: Path) -> str:
        out.mkdir()
        shop = Shop(Path(built.source), out, ((built.directory, "/programs"),))
        names = [f"/programs/{name}" for name in sorted(built.programs.values())]
        done = shop.run(["/usr/bin/nm", "-D", "--undefined-only", *names], directory="/programs")
        lines = done.stdout.decode("latin-1").split("\n")
        return may_reach(line.split()[-1].partition("@")[0] for line in lines if line.strip() and not line.startswith("/"))

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        return gcov.covered_lines(built, lambda name: not name.startswith("/"))


# What says of the lines behind it which file they are from, and is not the preprocessor's: `#line`, also spelled `%:`.
_FORGED = re.compile(r"^\s*(?:#|%:|\?\?=)\s*(?:line\b|\d)", re.M)
_SPLICE = re.compile(r"\\[ \t\r]*\n")
_INSIDE = re.compile(r"/\*.*?\*/", re.S)
_MARKER = re.compile(r'# \d+ "((?:[^"\\]|\\.)*)"')
_SYSTEM = "/usr/"


def _spellings(text: str) -> tuple[str, ...]:
    """A source with its lines as they stand, put together where they go on, and without comments."""
    spliced = _SPLICE.sub("", text)
    return text, spliced, _INSIDE.sub(" ", spliced)


def _units(source: Path, root: Path) -> tuple[list[Path], list[Path]]:
    """The translation units of a tree: those that define `main`, and the others. Raises BuildError."""
    files = [p for p in walk(root) if p.suffix.lower() == ".c"]
    if not files:
        raise BuildError(f"{source}: no .c file")
    mains = [p for p in files if has_main(p.read_text("latin-1"))]
    if not mains:
        raise BuildError(f"{source}: no C file defines main")
    included = _included(files)
    return mains, [p for p in files if p not in mains and p.name not in included]


def _includes(root: Path) -> list[str]:
    folders = sorted({str(p.parent.relative_to(root)) for p in walk(root) if p.suffix.lower() in (".h", ".c")})
    return [f"-I{folder}" for folder in folders]


def _included(files: list[Path]) -> set[str]:
    """Names of .c files that another file includes: they are no translation units of their own."""
    names: set[str] = set()
    for path in files:
        for match in re.finditer(r'^\s*#\s*include\s*"([^"]+\.c)"', path.read_text("latin-1"), re.M):
            names.add(Path(match.group(1)).name)
    return names
