"""The three sample systems half migrated: every module that can be is replaced by its rules translation, all at once,
and the program is compared with the original on the scenarios and on generated inputs.

    python -m tests.bench.verify_hybrid [--to rust|go] [--budget 10] [--each]

`--each` replaces one module at a time instead. Prints a row a build: subprograms moved, called back, refused, verdict.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from analyzers import scan
from analyzers.graph import plan as order
from analyzers.model import Codebase, ModuleKind, TheseusError
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from verifiers.compare_service import compare
from verifiers.hybrid.build import hybrid_tree, write
from verifiers.verdict import CompareRequest
from verifiers.work_folder import work_folder

CORPORA = Path(__file__).parents[2] / "corpora"
SYSTEMS = ("ada/adadb", "c/telemetry", "cobol/ledger")


def translations(codebase: Codebase, root: Path, target: str) -> dict[str, Translation]:
    found: dict[str, Translation] = {}
    for planned in order(codebase):
        job = TranslationJob(codebase, root, planned.module, target, {}, dict(found))
        for event in RulesTranslator().translate(job):
            if isinstance(event, Done) and event.translation is not None:
                found[planned.module.id] = event.translation
    return found


def row(codebase: Codebase, root: Path, modules: Sequence[str], done: dict[str, Translation], target: str, budget: float) -> str:
    started = time.monotonic()
    try:
        made = hybrid_tree(codebase, root, modules, done, target)
    except TheseusError as error:
        return f"refused: {error}"
    with work_folder("bench") as work:
        tree = write(made, work / "tree")
        request = CompareRequest(
            root, tree, scenarios=root / "scenarios", budget=budget, builds_apart=True, glue=made.glue, work=work
        )
        verdict = compare(request)
    counts = f"{len(made.plan.modules)} modules, {len(made.plan.moved)} moved, {len(made.plan.kept)} called back, "
    counts += f"{len(made.plan.refused)} refused"
    seconds = time.monotonic() - started
    return f"{counts}: {verdict.status}, {verdict.inputs.compared} inputs, {seconds:.0f} s: {verdict.reason}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", choices=("rust", "go"))
    parser.add_argument("--budget", type=float, default=10.0)
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    for system in SYSTEMS:
        root = CORPORA / system
        codebase = scan.analyze(root)
        libraries = [m.id for m in codebase.modules if m.kind is ModuleKind.LIBRARY]
        for target in (given.to,) if given.to else ("rust", "go"):
            done = translations(codebase, root, target)
            for modules in [[m] for m in libraries] if given.each else [libraries]:
                name = modules[0] if given.each else "all"
                print(f"{system} {target} {name}: {row(codebase, root, modules, done, target, given.budget)}", flush=True)


if __name__ == "__main__":
    main()
