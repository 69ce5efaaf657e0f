"""Many programs beside their translations to both targets. Each is built, analyzed and translated by itself; what the translations need
is built once for all of them, because that is what takes the time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzers.model import ModuleKind
from tests.bench.conformance.compare import unoptimized
from tests.translators.rules.cobol.programs import free
from tests.translators.runtimes.test_cobol import lowered, run
from translators.protocol import Translation
from translators.targets import for_name
from translators.targets.protocol import Program
from verifiers.observe import Case, Observation
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import for_language
from workbench.services.folder import write_tree

_PROGRAM_ID = re.compile(r"PROGRAM-ID\. +([A-Z0-9-]+)")


def unlike(programs: Mapping[str, str], targets: Sequence[str], work: Path) -> dict[tuple[str, str], tuple[Observation, Observation]]:
    """Of programs that show something: what those show that differ, by target and name, as GnuCOBOL builds them and as they
    are translated."""
    sources: dict[str, Path] = {}
    taken: set[str] = set()
    for number, (name, text) in enumerate(programs.items()):
        sources[name] = work / str(number)
        sources[name].mkdir()
        (sources[name] / "demo.cob").write_text(free(_named_apart(text, taken, number)))
    originals = {name: run("cobol", source, work / f"{source.name}-original") for name, source in sources.items()}
    assert [name for name, original in originals.items() if original.stdout.count(b"\n") <= 5] == []
    return {
        (target, name): (originals[name], again)
        for target in targets for name, again in _translated(sources, target, work / target).items()
        if (again.stdout, again.code) != (originals[name].stdout, originals[name].code)
    }  # fmt: skip


def _translated(sources: Mapping[str, Path], target: str, work: Path) -> dict[str, Observation]:
    mains: dict[str, str] = {}
    translations: list[Translation] = []
    for name, source in sources.items():
        modules, some = lowered(source, target)
        mains[name] = next(m.id for m in modules if m.kind is ModuleKind.MAIN)
        translations += some
    files = for_name(target).compose(translations, [Program(m, m) for m in mains.values()])
    # Nothing is measured here but what the programs show: building them must not take long.
    write_tree(work / "tree", unoptimized(files))
    with Runner(for_language(target).build(work / "tree", work / "built"), RunLimits(wall_seconds=60)) as runner:
        return {name: runner.run_one(Case(program=main)).observation for name, main in mains.items()}


def _named_apart(text: str, taken: set[str], number: int) -> str:
    """The text with other names for those of its programs whose names are `taken`; then all its names are."""
    for name in _PROGRAM_ID.findall(text):
        if name in taken:
            text = re.sub(rf"(PROGRAM-ID\. +|END PROGRAM |[\"'])({name})(?=[ .\n\"'])", rf"\g<1>{name}{number}", text)
    taken.update(_PROGRAM_ID.findall(text))
    return text
