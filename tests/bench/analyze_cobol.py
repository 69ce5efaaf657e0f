"""How right the COBOL graph is: COPY and CALL edges against what `cobc` itself makes of each program.

    python -m tests.bench.analyze_cobol [FOLDER ...]      (default: corpora/cobol, GnuCOBOL's own tests)

Of every program that cobc takes as it stands (copybooks are looked for in the folders nearest to it first: each
system in a tree has its own): the files that `cobc -E` read (its #line marks), and the programs that
the C code of `cobc -C` resolves by name (GnuCOBOL's own routines, C$… and CBL_…, are left out: to cobc they are
functions of its library, not programs). Prints precision, recall and every miss.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from analyzers.survey.run import survey
from tests.bench.trees import autotest_files, debian_source, nearest

_LINE = re.compile(r'^#line \d+ "([^"]+)"', re.M)
_RESOLVED = re.compile(r'cob_resolve_cobol \("([^"]+)"')
_OWN = ("C$", "CBL_", "SYSTEM", "EXTFH")  # GnuCOBOL's routines
_SHOWN = 25


def _cobc(path: Path, folders: list[Path], out: Path, mode: str, free: bool) -> str | None:
    command = ["cobc", mode, "-std=default", "-w", "-free" if free else "-fixed", *(f"-I{f}" for f in folders), "-o", str(out), str(path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=out.parent)
    return out.read_text("latin-1") if done.returncode == 0 and out.is_file() else None


def measure(root: Path) -> bool:
    root = root.resolve()
    copies: set[tuple[str, str]] = set()
    calls: set[tuple[str, str]] = set()
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch) / "cache")
        files = {f.path: f for f in found.files.values() if f.language == "cobol"}
        folders = sorted({(root / p).parent for p in files})
        programs = [f for f in files.values() if f.payload["programs"]]
        for file in programs:
            free = "free" in file.dialect
            own = nearest(folders, (root / file.path).parent)
            text = _cobc(root / file.path, own, Path(scratch) / "x.i", "-E", free)
            code = _cobc(root / file.path, own, Path(scratch) / "x.c", "-C", free) if text is not None else None
            for extra in ("x.i", "x.c"):
                (Path(scratch) / extra).unlink(missing_ok=True)
            if text is None or code is None:
                continue
            seen.add(file.path)
            for name in set(_LINE.findall(text)):
                full = Path(name).resolve()
                if full.is_relative_to(root) and full.relative_to(root).as_posix() != file.path:
                    copies.add((file.path, full.relative_to(root).as_posix()))
            inside = {n for p in file.payload["programs"] for n in (p["name"], *p["entry_points"])}  # of nested ones cobc's code has no name
            calls |= {(file.path, name.upper()) for name in _RESOLVED.findall(code.replace("\\?", "?")) if name.upper() not in inside}
    ours_copies: set[tuple[str, str]] = set()
    ours_calls: set[tuple[str, str]] = set()
    for file in programs:
        if file.path in seen:
            ours_copies |= {(file.path, c[1]) for c in file.payload["copies"] if c[1]}
            for program in file.payload["programs"]:
                inside = {n for p in file.payload["programs"] for n in (p["name"], *p["entry_points"])}
                for _, _, targets, *_ in program["calls"]:
                    ours_calls |= {(file.path, t) for t in targets if t not in inside}
    calls = {c for c in calls if not c[1].startswith(_OWN)}
    ours_calls = {c for c in ours_calls if not c[1].startswith(_OWN)}
    # A call by identifier whose values we can follow is no name in cobc's code: those are told apart.
    dynamic = {c for c in ours_calls - calls if _by_identifier(root / c[0], c[1])}
    print(f"{root.name}: {len(programs)} files with programs, cobc takes {len(seen)}; "
          f"{len(dynamic)} calls by identifier followed further than cobc does")  # fmt: skip
    good = _report("copybooks", copies, ours_copies)
    return _report("calls", calls, ours_calls - dynamic) and good


def _by_identifier(path: Path, program: str) -> bool:
    text = path.read_bytes().decode("latin-1").upper()
    return not re.search(rf"CALL\s+[\"']{re.escape(program)}[\"']", text)


def _report(what: str, truth: set[tuple[str, str]], ours: set[tuple[str, str]]) -> bool:
    hit = len(truth & ours)
    precision, recall = hit / len(ours) if ours else 1.0, hit / len(truth) if truth else 1.0
    print(f"  {what}: {len(truth)} true, precision {precision:.2%}, recall {recall:.2%}")
    for name, missing in (("missing", truth - ours), ("extra", ours - truth)):
        for source, target in sorted(missing)[:_SHOWN]:
            print(f"    {name}: {source} -> {target}")
    return precision >= 0.99 and recall >= 0.99


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [Path(__file__).parent.parent.parent / "corpora" / "cobol"]
        suite = debian_source("gnucobol3", cache)
        if suite is not None:
            roots.append(autotest_files(suite / "tests" / "testsuite.src", cache / "gnucobol3-tests"))
    results = [measure(root) for root in roots]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
