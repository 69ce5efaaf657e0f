"""What texts say of modules' interfaces, against what gcc and GNAT say of the same files.

    python -m tests.bench.interfaces [FOLDER ...]      (default: corpora/c, corpora/ada, sources of Debian packages)

Of every file that a compiler takes: the subprograms, objects of static storage and records that it reports, and the
components of each record, which `theseus analyze --interfaces` should have from the text alone. The text holds for every
configuration, the compiler saw one: what only the text has is counted, not judged. GNAT's own components (`_Tag`) and those
that an extension inherits are in no text of the type. Prints every miss.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from analyzers.survey.run import survey, text_surfaces
from analyzers.survey.surface import Surface
from tests.bench.trees import debian_source
from workbench.services.compiled import compiler_surfaces

_PACKAGES = ("zlib", "cjson", "lua5.4", "bzip2", "ahven", "liblog4ada", "libtexttools")


def _told(surfaces: Iterable[Surface]) -> dict[tuple[str, str, str], set[str]]:
    """By kind, file and name: the names of components."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for surface in surfaces:
        for kind, items in (("subprogram", surface.subprograms), ("object", surface.data)):
            for item in items:
                found.setdefault((kind, item.file, item.name.lower().rpartition(".")[2]), set())
        for record in surface.types:
            names = {m.name.lower() for m in record.members if m.name and not m.name.startswith("_")}
            found.setdefault(("record", record.file, record.name.lower()), set()).update(names)
    return found


def measure(root: Path) -> bool:
    found = survey(root, Path(tempfile.gettempdir()) / "theseus-bench-interfaces")
    text, compiled = _told(text_surfaces(found)), _told(compiler_surfaces(found))
    files = {file for _, file, _ in compiled}
    print(f"{root.parent.name}/{root.name}: {len(files)} files of which a compiler says something")
    good = True
    for kind in ("subprogram", "object", "record"):
        truth = {key for key in compiled if key[0] == kind}
        missing = sorted(truth - text.keys())
        more = sum(1 for key in text if key[0] == kind and key[1] in files and key not in compiled)
        share = 1 - len(missing) / len(truth) if truth else 1.0
        print(f"  {kind}s: {len(truth)} by compilers, {share:.2%} of them by the text, {more} more by the text alone")
        for _, file, name in missing:
            print(f"    missing: {file}: {name}")
        good = good and share >= 0.99
    records = [key for key in compiled if key[0] == "record" and key in text]
    lost = [(key, compiled[key] - text[key]) for key in records if compiled[key] - text[key]]
    print(f"  components: {sum(len(compiled[k]) for k in records)} by compilers, {sum(len(n) for _, n in lost)} not in the text")
    for (_, file, name), components in sorted(lost):
        print(f"    missing: {file}: {name}: {', '.join(sorted(components))}")
    return good


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [Path("corpora/c"), Path("corpora/ada"), *filter(None, (debian_source(p, cache) for p in _PACKAGES))]
    results = [measure(root) for root in roots]
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
