"""COBOL by GnuCOBOL: one program for each main PROGRAM-ID, with all called programs linked in."""

from __future__ import annotations

import functools
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from analyzers.cobol.tokens import is_free_format
from analyzers.tree import walk
from verifiers.native import edges_object
from verifiers.toolchains import gcov
from verifiers.toolchains.protocol import BuildError, BuildMode, Built, Checks, LineCoverage, Runtime
from verifiers.toolchains.stage import ARCHIVE, Shop, stage, tool

HELPER = "theseus_calls.c"  # the part in C of a driver that Theseus generated; other C files of a tree are not built
_SOURCES = (".cob", ".cbl", ".cobol", ".pco")
_COPIES = (".cpy", ".copy", ".cpb", ".inc")
_PROGRAM_ID = re.compile(r"PROGRAM-ID\s*\.?\s+[\"']?([A-Za-z0-9_-]+)", re.I)
_USING = re.compile(r"PROCEDURE\s+DIVISION\s+(?:USING|CHAINING)\b", re.I)
_CALL = re.compile(r"\bCALL\s+(?:STATIC\s+)?[\"']([A-Za-z0-9_-]+)[\"']", re.I)
_UNEXPECTED = re.compile(r"^([^:\n]+):(\d+): error: syntax error, unexpected ([A-Z][A-Z0-9-]*)", re.M)
_MODE_FLAGS = {
    BuildMode.PLAIN: (),
    BuildMode.EDGES: ("-A", "-fsanitize-coverage=trace-pc,trace-cmp"),
    BuildMode.LINES: ("-g", "--save-temps", "-A", "--coverage"),
    BuildMode.SANITIZED: ("-fec=EC-BOUND", "-fref-mod-zero-length"),
}
# Items whose subscript, part or number of elements goes past what the source declares (ISO/IEC 1989:2014 14.6.13.1.1,
# EC-BOUND). What storage holds before it is given a value is no such thing: cobc fills it in the same way every time.
_CHECKS = Checks(
    re.compile(rb"^libcob: [^\n]*?((?:subscript of|offset of|length of|OCCURS DEPENDING ON) [^\n]* out of bounds)", re.M), code=1
)


@dataclass(frozen=True)
class Unit:
    """One source file: its first program, whether it takes parameters, and what it calls by literal."""

    path: Path
    program: str
    has_parameters: bool
    calls: frozenset[str]
    free: bool

    @property
    def name(self) -> str:
        return self.program.lower().replace("-", "_")


def _code(text: str, free: bool) -> str:
    lines = []
    for line in text.splitlines():
        if free:
            lines.append(line.split("*>")[0])
        elif len(line) > 6 and line[6] not in "*/":
            lines.append(line[7:72])
    return "\n".join(lines)


def read_unit(path: Path) -> Unit | None:
    """The facts that building needs, or None for a file without a program."""
    text = path.read_text("latin-1")
    free = is_free_format(text)
    code = _code(text, free)
    found = _PROGRAM_ID.search(code)
    if found is None:
        return None
    following = _PROGRAM_ID.search(code, found.end())
    own = code[found.start() : following.start() if following else len(code)]
    calls = frozenset(name.upper() for name in _CALL.findall(code))
    return Unit(path, found.group(1), _USING.search(own) is not None, calls, free)


_RUNTIME = Runtime(
    re.compile(rb"^(?:libcob: |attempt to reference unallocated memory|abnormal termination)[^\n]*\n?", re.M),
    stopped=re.compile(rb"^libcob: (?:\S+: )*(?:error|fatal)", re.M | re.I),
    says="stopped by the COBOL runtime",
)


class CobolToolchain:
    language = "cobol"
    suffixes: tuple[str, ...] = (*_SOURCES, *_COPIES)
    modes: frozenset[BuildMode] = frozenset(_MODE_FLAGS)
    runtime = _RUNTIME
    checks: Checks | None = _CHECKS

    def __init__(self, archive: Path | None = None) -> None:
        """`archive` is linked into every program: the replaced modules of a hybrid build."""
        self.archive = archive

    @functools.cache  # noqa: B019 - one instance for the process
    def version(self) -> str:
        return subprocess.run(
            [tool("cobc", "gnucobol"), "--version"], capture_output=True, text=True, check=False
        ).stdout.splitlines()[0]

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        tool("cobc", "gnucobol")
        root = stage(source, out)
        files = [p for p in walk(root) if p.suffix.lower() in _SOURCES]
        units = [u for u in map(read_unit, files) if u is not None]
        if not units:
            raise BuildError(f"{source}: no COBOL program (no PROGRAM-ID) here")
        called = {name for unit in units for name in unit.calls}
        mains = [u for u in units if not u.has_parameters and u.program.upper() not in called]
        if not mains:
            raise BuildError(f"{source}: no main program: every PROGRAM-ID has USING or is CALLed")
        folders = sorted({str(p.parent.relative_to(root)) for p in walk(root)})
        includes = [flag for folder in folders for flag in ("-I", folder)]
        readonly: tuple[tuple[Path, str], ...] = ((edges_object(), "/edges.o"),) if mode is BuildMode.EDGES else ()
        readonly += ((self.archive, ARCHIVE),) if self.archive else ()
        shop = Shop(source, out, readonly, {"COB_CFLAGS": "-O1 -pipe -w"} if mode is not BuildMode.LINES else {})
        extra = ["-Q", "/edges.o"] if mode is BuildMode.EDGES else []
        extra += ["-Q", f"{ARCHIVE} -lpthread -ldl -lm"] if self.archive else []
        extra += ["-Q", "--coverage"] if mode is BuildMode.LINES else []
        flags = [tool("cobc", "gnucobol"), "-std=default", *_MODE_FLAGS[mode], *includes]
        freed: list[str] = []

        def compile_unit(unit: Unit, *arguments: str) -> None:
            while True:
                try:
                    shop.run([*flags, *(f"-fnot-reserved={word}" for word in freed), *arguments], what=f"compiling COBOL program {unit.program}")
                    return
                except BuildError as error:
                    more = [word for word in declared_though_reserved(error.log, root) if word not in freed]
                    if not more:
                        raise
                    shop.commands.pop()
                    freed.extend(more)

        objects = []
        for path in [p for p in walk(root) if p.suffix == ".c" and (self.archive or p.name == HELPER)]:
            made = f"{path.stem}.glue.o"
            shop.run([tool("gcc", "gcc"), "-O1", "-w", "-c", path.name, "-o", made], what=f"compiling {path.name}")
            objects.append(made)
        for unit in units:
            if unit in mains:
                continue
            compile_unit(unit, "-c", _format(unit), "-o", f"{unit.name}.o", str(unit.path.relative_to(root)))
            objects.append(f"{unit.name}.o")
        programs = {}
        for unit in mains:
            compile_unit(unit, *extra, "-x", _format(unit), "-o", f"/box/bin/{unit.name}", str(unit.path.relative_to(root)), *objects)
            programs[unit.name] = unit.name
        environment: dict[str, str] = {}
        counters = None
        if mode is BuildMode.LINES:
            counters = out / gcov.COUNTERS
            counters.mkdir()
            environment |= gcov.ENVIRONMENT
        return Built(str(source), self.language, mode, out / "bin", programs, out, environment, counters,
                     tuple(shop.commands), "\n".join(shop.warnings))  # fmt: skip

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        return gcov.covered_lines(built, lambda name: Path(name).suffix.lower() in (*_SOURCES, *_COPIES))


def declared_though_reserved(log: str, root: Path) -> list[str]:
    """The names of data that cobc does not take, since its default dialect has them as reserved words: older programs may
    use those that came later. With `-fnot-reserved` they are names again, and nothing else is read otherwise."""
    found: list[str] = []
    for file, line, word in _UNEXPECTED.findall(log):
        inside = not Path(file).is_absolute() and ".." not in Path(file).parts and (root / file).is_file()
        lines = (root / file).read_text("latin-1").splitlines() if inside else []
        text = lines[int(line) - 1] if int(line) <= len(lines) else ""
        if re.search(rf"\b\d{{1,2}}\s+{re.escape(word)}(?![\w-])", text, re.I) and word not in found:
            found.append(word)
    return found


def _format(unit: Unit) -> str:
    return "-free" if unit.free else "-fixed"
