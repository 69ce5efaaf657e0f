"""Ada by GNAT: one program for each library-level parameterless procedure that no other unit withs."""

from __future__ import annotations

import functools
import re
import subprocess
from pathlib import Path

from analyzers.tree import walk
from verifiers.native import edges_object
from verifiers.toolchains import gcov
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage, Runtime
from verifiers.toolchains.stage import ARCHIVE, Shop, stage, tool

_SOURCES = (".adb", ".ads", ".ada")
_CONFIGURATION = ".adc"  # gnat.adc, in which units may be said to be in any file
_IGNORED = re.compile(r'--[^\n]*|"(?:[^"\n]|"")*"')
_UNIT = re.compile(
    r"^\s*(?:private\s+)?(?:generic\b.*?\b(?=package|procedure|function))?"
    r"(?:(separate)\s*\([^)]*\)\s*)?(package\s+body|package|procedure|function)\s+([\w.]+)",
    re.I | re.S,
)
_CONTEXT = re.compile(r"^\s*(?:(?:limited\s+|private\s+)*with\s+[^;]+;|use\s+[^;]+;|pragma\s+[^;]+;)", re.I | re.S)
_WITH = re.compile(r"\bwith\s+([\w.,\s]+);", re.I)
_MODE_FLAGS: dict[BuildMode, tuple[str, ...]] = {
    BuildMode.PLAIN: ("-O1",),
    BuildMode.EDGES: ("-O1", "-fsanitize-coverage=trace-pc,trace-cmp"),
    BuildMode.LINES: ("-O0", "--coverage"),
    BuildMode.SANITIZED: ("-O1", "-fsanitize=address"),
}
# Erroneous execution (ARM 1.1.5): memory that is given back or was never had, by AddressSanitizer; variables that are read
# before they are given a value (ARM 13.9.1), by what changes when GNAT fills them with its lowest or highest pattern.
_STOPPED = 99
_SCALARS = "pragma Initialize_Scalars;\n"
_CHECKS = Checks(
    re.compile(rb"ERROR: AddressSanitizer: ((?:heap-|global-|double-free|attempting)[^\n(]*)"),
    _STOPPED,
    environments=((("GNAT_INIT_SCALARS", "lo"),), (("GNAT_INIT_SCALARS", "hi"),)),
)
_SANITIZER_ENVIRONMENT = {
    "ASAN_OPTIONS": f"detect_leaks=0:exitcode={_STOPPED}:hard_rss_limit_mb=2048:allocator_may_return_null=1:use_sigaltstack=0"
    ":handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigfpe=0:detect_stack_use_after_return=0"
}
_OVERLAY = re.compile(r"'\s*Address\s+use\b|\bAddress\s*=>|\buse\s+at\b", re.I)  # filling one object would change another


def _strip(text: str) -> str:
    return _IGNORED.sub(" ", text)


def first_unit(text: str) -> tuple[str, str, bool] | None:
    """Kind, name and whether it is a main candidate, of the first library unit in a file."""
    code = _strip(text)
    while match := _CONTEXT.match(code):
        code = code[match.end() :]
    found = _UNIT.match(code)
    if found is None:
        return None
    kind, name = found.group(2).lower(), found.group(3)
    rest = code[found.end() :].lstrip()
    is_main = kind == "procedure" and not found.group(1) and "generic" not in found.group(0).lower()
    return kind, name, is_main and rest[:2].lower() == "is"


_RUNTIME = Runtime(
    re.compile(
        rb"^(?:raised [A-Za-z0-9_.]+[^\n]*|Execution of [^\n]* terminated by unhandled exception"
        rb"|Load address: [^\n]*|Call stack traceback locations:|(?:0x[0-9a-f]+ ?)+)\n?",
        re.M,
    ),
    stopped=re.compile(rb"^raised [A-Za-z0-9_.]+", re.M),
    names=re.compile(rb"^raised (?:[A-Za-z0-9_]+\.)*([A-Za-z0-9_]+)(?=\s*$| : )", re.M),
)


class AdaToolchain:
    language = "ada"
    suffixes: tuple[str, ...] = (*_SOURCES, _CONFIGURATION)
    modes: frozenset[BuildMode] = frozenset(_MODE_FLAGS)
    runtime = _RUNTIME
    checks: Checks | None = _CHECKS

    def __init__(self, archive: Path | None = None) -> None:
        """`archive` is linked into every program: the replaced modules of a hybrid build."""
        self.archive = archive

    @functools.cache  # noqa: B019 - one instance for the process
    def version(self) -> str:
        return subprocess.run(
            [tool("gnatmake", "gnat"), "--version"], capture_output=True, text=True, check=False
        ).stdout.splitlines()[0]

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        gnatmake = tool("gnatmake", "gnat")
        root = stage(source, out)
        readonly: tuple[tuple[Path, str], ...] = ((edges_object(), "/edges.o"),) if mode is BuildMode.EDGES else ()
        readonly += ((self.archive, ARCHIVE),) if self.archive else ()
        shop = Shop(source, out, readonly)
        files = _chopped(shop, root, [p for p in walk(root) if p.suffix.lower() in _SOURCES])
        withed: set[str] = set()
        candidates: dict[str, Path] = {}
        for path in files:
            text = path.read_text("latin-1")
            for names in _WITH.findall(_strip(text)):
                withed |= {name.strip().lower() for name in names.split(",")}
            unit = first_unit(text)
            if unit is not None and unit[2] and path.suffix.lower() == ".adb":
                candidates[unit[1].lower()] = path
        mains = {name: path for name, path in candidates.items() if name not in withed}
        if not mains:
            raise BuildError(f"{source}: no Ada main (a library procedure without parameters that no unit withs)")
        folders = sorted({str(p.parent.relative_to(root)) for p in files})
        (out / "obj").mkdir(exist_ok=True)
        sanitized = mode is BuildMode.SANITIZED
        filled = sanitized and not any(_OVERLAY.search(_strip(path.read_text("latin-1"))) for path in files)
        if filled:
            (out / "obj" / "scalars.adc").write_text(_SCALARS)
        programs = {}
        for name, path in sorted(mains.items()):
            program = name.replace(".", "_")
            shop.run(
                [gnatmake, "-q", "-D", "/box/obj", *[f"-aI{folder}" for folder in folders],
                 str(path.relative_to(root)), "-o", f"/box/bin/{program}",
                 "-cargs", "-g", "-gnatws", *_MODE_FLAGS[mode], *(["-gnatec=/box/obj/scalars.adc"] if filled else []),
                 *(["-bargs", "-Sev"] if filled else []),
                 "-largs", *(_MODE_FLAGS[mode][1:] if sanitized else []),
                 *(["/edges.o"] if mode is BuildMode.EDGES else []),
                 *(["--coverage"] if mode is BuildMode.LINES else []),
                 *([ARCHIVE, "-lpthread", "-ldl", "-lm"] if self.archive else [])],
                what=f"compiling Ada program {name}",
            )  # fmt: skip
            programs[program] = program
        environment: dict[str, str] = dict(_SANITIZER_ENVIRONMENT) if sanitized else {}
        counters = None
        if mode is BuildMode.LINES:
            counters = out / gcov.COUNTERS
            counters.mkdir()
            environment |= gcov.ENVIRONMENT
        return Built(str(source), self.language, mode, out / "bin", programs, out, environment, counters,
                     tuple(shop.commands), "\n".join(shop.warnings))  # fmt: skip

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        return gcov.covered_lines(built, _is_source)


def _is_source(name: str) -> bool:
    """Not the runtime's, and not the binder's own file."""
    return not name.startswith(("/", "b~", "b__")) and Path(name).suffix in _SOURCES


def _expected_name(unit: tuple[str, str, bool], path: Path) -> str:
    spec = unit[0] in ("package",) or path.suffix.lower() == ".ads"
    return unit[1].lower().replace(".", "-") + (".ads" if spec else ".adb")


def _chopped(shop: Shop, root: Path, files: list[Path]) -> list[Path]:
    """GNAT wants one unit a file, named after it: what is not so goes through gnatchop (GNAT UG 3.3)."""
    odd = []
    for path in files:
        text = path.read_text("latin-1")
        unit = first_unit(text)
        separate = re.match(r"\s*separate\b", _strip(text), re.I) is not None
        several = len(re.findall(r"^\s*end\s+[\w.]+\s*;\s*(?:with\b|package\b|procedure\b)", _strip(text), re.I | re.M))
        misnamed = unit is not None and not separate and _expected_name(unit, path) != path.name
        if path.suffix.lower() == ".ada" or misnamed or (several and unit is not None and path.suffix == ".ada"):
            odd.append(path)
    if not odd:
        return files
    (root / "chopped").mkdir(exist_ok=True)
    shop.run(
        [tool("gnatchop", "gnat"), "-q", "-w", *[str(p.relative_to(root)) for p in odd], "chopped"],
        what="splitting Ada files into units",
    )
    for path in odd:
        path.unlink()
    return [p for p in files if p not in odd] + sorted((root / "chopped").glob("*.ad[bs]"))
