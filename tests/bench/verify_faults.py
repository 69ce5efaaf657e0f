"""How fast each planted fault of tests/faults is found: one line a fault and seed, and a summary.

    .venv/bin/python -m tests.bench.verify_faults [--budget 75] [--seeds 0,1] [--only TEXT] [--out FILE.json]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.faults.planted import PATCHES, SYSTEMS, planted
from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest
from verifiers.work_folder import work_folder


@dataclass(frozen=True)
class Row:
    fault: str
    seed: int
    status: str
    seconds: float
    inputs: int
    shrunk_from: int
    size: int
    reason: str


def measure(patch: Path, seed: int, budget: float) -> Row:
    system = SYSTEMS[patch.parent.name]
    with work_folder("bench") as folder:
        tree = planted(patch, folder)
        started = time.monotonic()
        verdict = compare(CompareRequest(system, tree, scenarios=system / "scenarios", budget=budget, seed=seed))
        seconds = time.monotonic() - started
    shown = verdict.counterexample
    return Row(
        f"{patch.parent.name}/{patch.stem}", seed, str(verdict.status), round(seconds, 1), verdict.inputs.executed,
        shown.shrunk_from if shown else 0, shown.case.size() if shown else 0, verdict.reason,
    )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", type=float, default=75.0)
    parser.add_argument("--seeds", default="0")
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    rows = []
    for patch in PATCHES:
        if chosen.only and chosen.only not in f"{patch.parent.name}/{patch.stem}":
            continue
        for seed in map(int, chosen.seeds.split(",")):
            row = measure(patch, seed, chosen.budget)
            rows.append(row)
            print(f"{row.fault:44} seed {seed} {row.status:12} {row.seconds:6.1f} s {row.inputs:7} inputs "
                  f"{row.shrunk_from:6} -> {row.size:5} bytes", flush=True)  # fmt: skip
    missed = [row for row in rows if row.status != "divergent"]
    print(f"{len(rows) - len(missed)} of {len(rows)} found; missed: {', '.join(f'{r.fault}@{r.seed}' for r in missed) or 'none'}")
    if chosen.out:
        chosen.out.write_text(json.dumps([row.__dict__ for row in rows], indent=1) + "\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
