"""How right the Ada graph is: dependency edges against the W lines of the .ali files that GNAT writes.

    python -m tests.bench.analyze_ada [FOLDER ...]      (default: Debian's ahven and libtexttools sources)

Every file that `gcc -c -gnatc` takes as it stands is compared, unit by unit: the units of the tree that it withs.
Prints precision, recall and every miss.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from analyzers.model import DependencyKind
from analyzers.survey.run import survey
from tests.bench.trees import debian_source

_PACKAGES = ("ahven", "libtexttools")
_SHOWN = 25


def _withs(root: Path, path: Path, folders: list[str], scratch: Path) -> dict[str, set[str]] | None:
    """Unit (lower case) to the units that it withs, from the .ali of one file; None when GNAT refuses the file."""
    command = ["gcc", "-c", "-gnatc", "-gnat2022", "-gnatws", *(f"-I{root / f}" for f in folders), str(path)]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=120, check=False)
    ali = scratch / f"{path.stem}.ali"
    if done.returncode or not ali.is_file():
        return None
    found: dict[str, set[str]] = {}
    unit = ""
    for line in ali.read_text("utf-8", "replace").splitlines():
        words = line.split()
        if line.startswith("U "):
            unit = words[1].split("%")[0]
            found.setdefault(unit, set())
        elif line.startswith("W ") and unit:
            found[unit].add(words[1].split("%")[0])
    ali.unlink()
    return found


def measure(root: Path) -> bool:
    root = root.resolve()
    truth: set[tuple[str, str]] = set()
    seen: set[str] = set()
    refused: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch) / "cache")
        paths = [root / f.path for f in found.files.values() if f.language == "ada"]
        folders = sorted({p.parent.relative_to(root).as_posix() for p in paths})
        taken = 0
        for path in sorted(paths):
            units = _withs(root, path, folders, Path(scratch))
            if units is None:
                refused.add(path.relative_to(root).as_posix())
                continue
            taken += 1
            for unit, withs in units.items():
                seen.add(unit.replace(".", "_"))
                truth |= {(unit.replace(".", "_"), w.replace(".", "_")) for w in withs}
    # A unit of which GNAT refused a part is known by half: no oracle.
    seen -= {m.id for m in found.codebase.modules if refused & set(m.files)}
    ids = {m.id for m in found.codebase.modules if m.language == "ada"}
    truth = {(s, t) for s, t in truth if s in seen and s in ids and t in ids and s != t}
    ours = {
        (d.source, d.target)
        for d in found.codebase.dependencies
        if d.resolved and d.kind is DependencyKind.WITH and d.source in seen
    }
    hit = len(truth & ours)
    precision, recall = hit / max(len(ours), 1), hit / max(len(truth), 1)
    print(f"{root.parent.name}/{root.name}: {len(paths)} files, {taken} compile here; {len(truth)} true edges, "
          f"precision {precision:.2%}, recall {recall:.2%}")  # fmt: skip
    for name, missing in (("missing", truth - ours), ("extra", ours - truth)):
        for source, target in sorted(missing)[:_SHOWN]:
            print(f"    {name}: {source} -> {target}")
    return precision >= 0.99 and recall >= 0.99


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [p for p in (debian_source(name, cache) for name in _PACKAGES) if p is not None]
    results = [measure(root) for root in roots]
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
