"""How right the edges from Ada to C are, against the linker's symbols of what gcc makes of both.

    python -m tests.bench.analyze_crossing [FOLDER ...]      (default: sources of Debian packages)

Each Ada and C file that gcc compiles as it stands is made an object file. What Ada's objects need and C's define is what a
linker would put together: each such symbol is to be among those of our edges, with the module whose file defines it. An edge
begins at the unit that declares the import, while an object needs a symbol where the import is called, so what is declared and
never called is no edge of the linker's: ours are compared by symbol, and those that no object needs are counted apart. A tree
of which nothing that both need compiles here says nothing, and fails. What
only GNAT's run-time library asks for (`__gnat_malloc`) is in no text. Prints precision, recall and every miss.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from analyzers.survey.facts import Survey
from analyzers.survey.run import survey
from tests.bench.trees import debian_source

_PACKAGES = ("libtexttools", "ghdl")
_OF_THE_RUN_TIME = "__gnat_"


def _symbols(compiler: list[str], path: Path, folders: Iterable[str], kinds: str) -> set[str]:
    """The symbols of these kinds (`nm`) of the object file that is made of a source; none where it is not compiled."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [*compiler, "-c", *(f"-I{folder}" for folder in folders), str(path)]
        subprocess.run(command, cwd=scratch, capture_output=True, timeout=120, check=False)
        made = list(Path(scratch).glob("*.o"))
        lines = subprocess.run(["nm", *made], capture_output=True, text=True, check=True).stdout.splitlines() if made else []
    return {line.split()[-1] for line in lines if len(line.split()) > 1 and line.split()[-2] in kinds}


def _edges(found: Survey) -> dict[str, set[str]]:
    """Symbols of edges from Ada to C, with the files of the modules that the edges lead to."""
    modules = {m.id: m for m in found.codebase.modules}
    edges: dict[str, set[str]] = {}
    for (source, target, _), names in found.names.items():
        if target in modules and modules[source].language == "ada" and modules[target].language == "c":
            for name in names:
                edges.setdefault(name, set()).update(map(str, modules[target].files))
    return edges


def measure(root: Path) -> bool:
    root = root.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch))
    files = {kind: [f for f in found.files if f.endswith(kind)] for kind in (".ads", ".adb", ".c")}
    ada = [*files[".adb"], *(f for f in files[".ads"] if f.removesuffix("s") + "b" not in found.files)]
    ada_folders = sorted({str((root / f).parent) for f in (*files[".ads"], *files[".adb"])})
    c_folders = sorted({str((root / f).parent) for f in found.files if found.files[f].language == "c"})
    needed: set[str] = set()
    for path in ada:
        needed |= _symbols(["gcc", "-gnatws"], root / path, ada_folders, "U")
    defined: dict[str, set[str]] = {}
    for path in files[".c"]:
        for symbol in _symbols(["gcc", "-w"], root / path, c_folders, "TWDBRV"):
            defined.setdefault(symbol, set()).add(path)
    ours = _edges(found)
    true = {s for s in needed & defined.keys() if not s.startswith(_OF_THE_RUN_TIME)}
    right = {s for s in true & ours.keys() if ours[s] & defined[s]}
    elsewhere = {s for s in ours.keys() & defined.keys() if not ours[s] & defined[s]}
    told = {s for s in ours if s in true} | elsewhere
    print(
        f"{root.parent.name}/{root.name}: {len(true)} symbols that Ada's objects need and C's define; precision "
        f"{len(right) / max(len(told), 1):.2%}, recall {len(right) / max(len(true), 1):.2%}; {len(ours.keys() - true)} more of "
        f"ours, which no object that compiles here needs or defines"
    )
    for name, missing in (("missing", true - right), ("in another module", elsewhere)):
        for symbol in sorted(missing):
            print(f"    {name}: {symbol} ({', '.join(sorted(defined[symbol]))})")
    return bool(true) and right == true and not elsewhere


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [p for p in (debian_source(name, cache) for name in _PACKAGES) if p is not None]
    return 0 if roots and all([measure(root) for root in roots]) else 1


if __name__ == "__main__":
    sys.exit(main())
