"""How right the Ada graph is, against the .ali files that GNAT writes: `W` lines for dependencies, the `X` section for calls.

    python -m tests.bench.analyze_ada [FOLDER ...]      (default: sources of Debian packages)

Every file that `gcc -c -gnatc` takes as it stands is compared: the units of the tree that it withs (in limited clauses too:
`Y` lines), and the subprograms of other modules that it calls, by name (GNAT's references of kind `s` and `R`, static and
dispatching calls). An edge of ours holds when GNAT has any reference to such a subprogram: `'Access`, a renaming or a
generic's actual are needs too.
Of the `W` lines those for parents of units that GNAT itself withs (`Z` lines, for an instance, say) may have no clause:
they are true, but not needed. Operators are set apart, the graph has none by name. Of a unit with several bodies (one for
each machine, say) the graph has the one whose file GNAT would take; the others are counted, not compared. Prints precision,
recall and every miss.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.model import DependencyKind
from analyzers.survey.facts import Survey
from analyzers.survey.run import survey
from tests.bench.trees import debian_source

_PACKAGES = ("ahven", "libtexttools", "libncursesada", "libxmlezout", "music123", "adacgi", "liblog4ada", "plplot", "ghdl")


_SUBPROGRAMS = frozenset("UVuvxyY")  # procedures, functions, generic and abstract ones, entries (see lib-xref.ads)
_CALLS = frozenset("sR")
_ENTITY = re.compile(r'(\d+)(\S)(\d+)[ *+]("[^"]*"|[^\s={<(\[]+)(.*)')
_REFERENCE = re.compile(r"(?:(\d+)\|)?(\d+)([a-zA-Z])\d+")
_BRACKETS = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|\([^)]*\)")  # instances, types: also behind access types


@dataclass
class _Ali:
    """Of one file: unit (lower case) to the units that its `W` lines have; and for references to subprograms, the file that
    refers, the one that declares, the name and GNAT's letter."""

    withs: dict[str, set[str]] = field(default_factory=dict)
    implied: dict[str, set[str]] = field(default_factory=dict)  # parents of units that GNAT itself withs (`Z` lines)
    references: set[tuple[str, str, str, str]] = field(default_factory=set)


def _references(lines: list[str]) -> set[tuple[str, str, str, str]]:
    """The X section's references to subprograms, by names of files."""
    files = [line.split("\t")[0].split()[1] for line in lines if line.startswith("D ")]
    joined: list[str] = []
    for line in lines:
        if line.startswith(".") and joined:
            joined[-1] += " " + line[1:]
        else:
            joined.append(line)
    found = set()
    section = 0
    for line in joined:
        if line.startswith("X "):
            section = int(line.split()[1])
            continue
        match = _ENTITY.match(line) if section else None
        if match is None or match.group(2) not in _SUBPROGRAMS:
            continue
        file = section
        for number, _, letter in _REFERENCE.findall(_BRACKETS.sub("", match.group(5))):
            file = int(number) if number else file
            found.add((files[file - 1], files[section - 1], match.group(4).lower(), letter))
    return found


def _ali(root: Path, path: Path, folders: list[str], scratch: Path) -> _Ali | None:
    """What the .ali of one file says; None when GNAT refuses the file."""
    command = ["gcc", "-c", "-gnatc", "-gnat2022", "-gnatws", *(f"-I{root / f}" for f in folders), str(path)]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=120, check=False)
    ali = scratch / f"{path.stem}.ali"
    if done.returncode or not ali.is_file():
        return None
    lines = ali.read_text("utf-8", "replace").splitlines()
    found: dict[str, set[str]] = {}
    own: dict[str, set[str]] = {}
    unit = ""
    for line in lines:
        words = line.split()
        if line.startswith("U "):
            unit = words[1].split("%")[0]
            found.setdefault(unit, set())
        elif line.startswith(("W ", "Y ")) and unit:  # also in a limited clause
            found[unit].add(words[1].split("%")[0])
        elif line.startswith("Z ") and unit:
            own.setdefault(unit, set()).add(words[1].split("%")[0])
    ali.unlink()
    implied = {u: _parents(own[u]) - _parents({u, *found.get(u, ())}) for u in own}
    return _Ali(found, implied, _references(lines))


def _parents(units: Set[str]) -> set[str]:
    """The units above these."""
    return {".".join(parts[:n]) for parts in (u.split(".") for u in units) for n in range(1, len(parts))}


def measure(root: Path) -> bool:
    root = root.resolve()
    truth: set[tuple[str, str]] = set()
    implied: set[tuple[str, str]] = set()
    seen: set[str] = set()
    refused: set[str] = set()
    told: set[tuple[str, str, str, str]] = set()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch) / "cache")
        every = [root / f.path for f in found.files.values() if f.language == "ada"]
        used = {f for m in found.codebase.modules for f in m.files}
        paths = [p for p in every if p.relative_to(root).as_posix() in used]
        folders = sorted({p.parent.relative_to(root).as_posix() for p in paths})
        taken = 0
        for path in sorted(paths):
            ali = _ali(root, path, folders, Path(scratch))
            if ali is None:
                refused.add(path.relative_to(root).as_posix())
                continue
            taken += 1
            told |= ali.references
            for unit, withs in ali.withs.items():
                seen.add(unit.replace(".", "_"))
                truth |= {(unit.replace(".", "_"), w.replace(".", "_")) for w in withs}
                implied |= {(unit.replace(".", "_"), w.replace(".", "_")) for w in ali.implied.get(unit, ())}
    ids = {m.id for m in found.codebase.modules if m.language == "ada"}
    named = {m.name.lower().replace(".", "_"): m.id for m in found.codebase.modules if m.language == "ada"}
    seen = {named.get(s, s) for s in seen}
    truth = {(named.get(s, s), named.get(t, t)) for s, t in truth}
    implied = {(named.get(s, s), named.get(t, t)) for s, t in implied}
    # A unit of which GNAT refused a part is known by half: no oracle.
    seen -= {m.id for m in found.codebase.modules if refused & set(m.files)}
    truth = {(s, t) for s, t in truth if s in seen and s in ids and t in ids and s != t}
    ours = {
        (d.source, d.target)
        for d in found.codebase.dependencies
        if d.resolved and d.kind is DependencyKind.WITH and d.source in seen
    }
    print(f"{root.parent.name}/{root.name}: {len(paths)} files, {taken} compile here"
          f"; {len(every) - len(paths)} more are other bodies or specifications of the same units")  # fmt: skip
    good = _report("withs", truth - implied, truth, ours)
    return _calls(found, told, seen & ids, ids) and good


def _calls(found: Survey, told: set[tuple[str, str, str, str]], sources: set[str], ids: set[str]) -> bool:
    """Calls by name between Ada's modules, for these sources; of calls into other languages the .ali files say nothing."""
    owners: dict[str, set[str]] = {}  # a file's own name: the modules with such a file
    for module in found.codebase.modules:
        for path in module.files:
            owners.setdefault(Path(path).name.lower(), set()).add(module.id)
    owner = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
    refers: set[tuple[str, str, str]] = set()
    calls: set[tuple[str, str, str]] = set()
    operators = 0
    for referring, declaring, name, letter in told:
        source, target = owner.get(referring.lower(), ""), owner.get(declaring.lower(), "")
        if not target or source not in sources or source == target:
            continue
        if name.startswith('"'):
            operators += 1
            continue
        refers.add((source, target, name))
        if letter in _CALLS:
            calls.add((source, target, name))
    edges = {
        (source, target, name.lower())
        for (source, target, kind), names in found.names.items()
        if kind == DependencyKind.CALL and source in sources and target in owner.values()
        for name in names
    }
    ours = {edge for edge in edges if edge[1] in ids}
    print(f"  ({operators} references to operators set apart, {len(edges - ours)} calls into other languages)")
    return _report("calls by name", calls, refers, ours)


def _report(what: str, needed: Set[tuple[str, ...]], true: Set[tuple[str, ...]], ours: Set[tuple[str, ...]]) -> bool:
    """Recall over what is needed, precision over all that is true."""
    precision = len(ours & true) / len(ours) if ours else 1.0
    recall = len(ours & needed) / len(needed) if needed else 1.0
    print(f"  {what}: {len(needed)} true, precision {precision:.2%}, recall {recall:.2%}")
    for name, missing in (("missing", needed - ours), ("extra", ours - true)):
        for edge in sorted(missing):
            print(f"    {name}: {edge[0]} -> {'.'.join(edge[1:])}")
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
