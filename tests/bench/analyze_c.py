"""How right the C graph is: include edges against `gcc -M`, references against the linker's symbols (`nm`).

    python -m tests.bench.analyze_c [FOLDER ...]      (default: Debian's zlib, bzip2 and lua sources)

Every .c file that gcc compiles as it stands is compared: the files of the tree that it includes, and the functions
and objects of other files that its object file refers to. Prints precision, recall and every miss.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from analyzers.c.link import CLinker
from analyzers.model import DependencyKind
from analyzers.survey.run import survey
from tests.bench.trees import debian_source

_PACKAGES = ("zlib", "bzip2", "lua5.4")
_DEFINED = frozenset("TDBRCVW")
_SHOWN = 25


def _gcc(root: Path, path: str, folders: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    command = ["gcc", "-O0", "-w", "-fno-builtin", *options, *(f"-I{root / f}" for f in folders), str(root / path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _included(root: Path, path: str, folders: list[str]) -> set[str] | None:
    done = _gcc(root, path, folders, "-M")
    if done.returncode:
        return None
    found = set()
    for word in done.stdout.replace("\\\n", " ").split()[1:]:
        full = Path(word).resolve()
        if full.is_relative_to(root):
            found.add(full.relative_to(root).as_posix())
    return found - {path}


def _symbols(root: Path, path: str, folders: list[str], scratch: Path) -> tuple[set[str], set[str]] | None:
    """(defined, undefined) symbols of a compiled file."""
    out = scratch / "x.o"
    if _gcc(root, path, folders, "-c", "-o", str(out)).returncode:
        return None
    defined, undefined = set(), set()
    for line in subprocess.run(["nm", str(out)], capture_output=True, text=True, check=True).stdout.splitlines():
        words = line.split()
        (undefined if words[-2] == "U" else defined if words[-2] in _DEFINED else set()).add(words[-1])
    return defined, undefined


def _report(what: str, truth: set[tuple[str, str]], ours: set[tuple[str, str]]) -> bool:
    hit = len(truth & ours)
    precision = hit / len(ours) if ours else 1.0
    recall = hit / len(truth) if truth else 1.0
    print(f"  {what}: {len(truth)} true, precision {precision:.2%}, recall {recall:.2%}")
    for name, missing in (("missing", truth - ours), ("extra", ours - truth)):
        for source, target in sorted(missing)[:_SHOWN]:
            print(f"    {name}: {source} -> {target}")
        if len(missing) > _SHOWN:
            print(f"    {name}: {len(missing) - _SHOWN} more")
    return precision >= 0.99 and recall >= 0.99


def measure(root: Path) -> bool:
    root = root.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch) / "cache")
        facts = [f for f in found.files.values() if f.language == "c"]
        linker = CLinker(facts, found.build)
        folders = sorted({*found.build.include_folders, ".", *(f for f in ("include", "src", "lib") if (root / f).is_dir())})
        bodies = [f.path for f in facts if f.path.endswith(".c")]
        includes: dict[str, set[str]] = {}
        symbols: dict[str, tuple[set[str], set[str]]] = {}
        for path in bodies:
            included = _included(root, path, folders)
            if included is not None:
                includes[path] = included
                compiled = _symbols(root, path, folders, Path(scratch))
                if compiled is not None:
                    symbols[path] = compiled
    print(f"{root.name}: {len(bodies)} .c files, {len(includes)} preprocess, {len(symbols)} compile here as they stand")
    good = _report(
        "files included",
        {(p, t) for p, targets in includes.items() for t in targets},
        {(p, t) for p in includes for t in linker.reach(p) if t != p},
    )
    owner = {path: m.id for m in found.codebase.modules for path in m.files}
    compiled_modules = {owner[p] for p in symbols}
    home: dict[str, set[str]] = {}
    for path, (defined, _) in symbols.items():
        for name in defined:
            home.setdefault(name, set()).add(owner[path])
    truth = {
        (owner[path], name)
        for path, (_, undefined) in symbols.items()
        for name in undefined
        if name in home and owner[path] not in home[name]
    }
    ours = {
        (source, name)
        for (source, target, kind), names in found.names.items()
        if kind in (DependencyKind.CALL, DependencyKind.DATA) and source in compiled_modules and target in compiled_modules
        for name in names
        if name in home and source not in home[name]
    }
    return _report("symbols of other modules", truth, ours) and good


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [p for p in (debian_source(name, cache) for name in _PACKAGES) if p is not None]
    results = [measure(root) for root in roots]
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
