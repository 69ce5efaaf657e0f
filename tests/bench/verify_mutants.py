"""How many mutants of faithful translations a campaign's inputs catch, or else a short search for each.

    .venv/bin/python -m tests.bench.verify_mutants [--budget 30] [--mutants 100] [--only TEXT] [--systems] [--out FILE.json]

Without `--systems`: the pairs of tests/verifiers/pairs; with it: the references of corpora/, whose scenarios
are given. `blind` is the same score for as many inputs of random bytes as the campaign kept, side by side.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.faults.planted import ROOT, SYSTEMS
from verifiers import toolchains
from verifiers.bundle import read_tree
from verifiers.compare import rule_set
from verifiers.compare_service import compare
from verifiers.mutate.score import build, scored
from verifiers.observe import Case, Observation
from verifiers.runner import RunLimits
from verifiers.sides import ProgramSide
from verifiers.toolchains import BuildMode
from verifiers.verdict import CompareRequest, MutationScore, Thresholds


@dataclass(frozen=True)
class Row:
    name: str
    status: str
    mutants: int
    caught: int
    by_search: int
    untried: int
    blind: int
    seconds: float
    survivors: tuple[str, ...]


def subjects(systems: bool) -> Iterator[tuple[str, CompareRequest]]:
    if systems:
        for name, system in SYSTEMS.items():
            for target in ("rust", "go"):
                reference = system / "reference" / target
                yield f"{name}-{target}", CompareRequest(system, reference, scenarios=system / "scenarios")
        return
    for folder in sorted((ROOT / "tests/verifiers/pairs").iterdir()):
        if folder.is_dir():
            yield folder.name, CompareRequest(next(folder.glob("original.*")), next(folder.glob("faithful.*")))


def blind_score(request: CompareRequest, count: int, limit: int) -> MutationScore:
    """The score of inputs that nothing guides: `count` texts of random bytes of the printable range."""
    rng = random.Random(7)
    cases = [Case(stdin=bytes(rng.choice(range(10, 127)) for _ in range(rng.randrange(80)))) for _ in range(count)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        toolchain = toolchains.detect(request.original)
        side = ProgramSide("original", request.original, toolchain, Path(folder), RunLimits(), pool)
        executor = side.executor(BuildMode.PLAIN)
        translation = toolchains.detect(request.translation)
        made = build(read_tree(request.translation), translation, limit, request.seed, Path(folder))
        assert executor is not None and made is not None

        def original(case: Case, wall: float) -> Observation:
            return executor.run([case], wall)[0].observation

        try:
            languages = (toolchain.language, translation.language)
            return scored(made, original, cases, languages, rule_set(()), time.monotonic() + 60)
        finally:
            side.close()


def measure(name: str, request: CompareRequest, budget: float, mutants: int, blind: bool) -> Row:
    started = time.monotonic()
    # Whatever the campaign says of inputs and lines, the mutants are tried.
    easy = Thresholds(lines=0.0, late_edges=1.0, inputs=1)
    verdict = compare(replace(request, budget=budget, mutants=mutants, thresholds=easy))
    score = verdict.mutants or MutationScore()
    seconds = time.monotonic() - started
    other = blind_score(request, score.inputs, mutants).caught if blind and score.total else 0
    where = tuple(f"{s.kind} {s.file}:{s.line}" for s in score.survivors)
    return Row(name, verdict.status.value, score.total, score.caught, score.caught_by_search, score.untried, other,
               round(seconds, 1), where)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", type=float, default=30.0)
    parser.add_argument("--mutants", type=int, default=100)
    parser.add_argument("--only", default="")
    parser.add_argument("--systems", action="store_true")
    parser.add_argument("--no-blind", action="store_true")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    rows = []
    for name, request in subjects(chosen.systems):
        if chosen.only in name:
            row = measure(name, request, chosen.budget, chosen.mutants, not (chosen.no_blind or chosen.systems))
            rows.append(row)
            print(f"{row.name:22} {row.status:12} {row.caught:4}/{row.mutants - row.untried:<4} mutants "
                  f"({row.by_search} by search, {row.untried} untried; blind inputs {row.blind}) {row.seconds:6.1f} s  "
                  f"{', '.join(row.survivors[:4])}", flush=True)  # fmt: skip
    tried, caught = sum(r.mutants - r.untried for r in rows), sum(r.caught for r in rows)
    kinds = Counter(s.split()[0] for r in rows for s in r.survivors)
    print(f"{caught} of {tried} caught ({caught / max(1, tried):.1%}); blind: {sum(r.blind for r in rows)}; survivors: {dict(kinds)}")
    if chosen.out:
        chosen.out.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
