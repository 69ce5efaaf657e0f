"""False alarms: translations that are right must stay `equivalent`, whatever the seed and however long one looks.

    .venv/bin/python -m tests.bench.verify_alarms [--systems adadb,ledger,telemetry] [--pairs all|N|NAME,NAME]
        [--seeds 10] [--first-seed 1] [--turns] [--budget 60] [--budget-factor 1] [--sample-seed 1] [--out FILE.jsonl]

Subjects are the reference translations of corpora/ (`--systems`, from their scenarios) and the faithful translations
of tests/verifiers/pairs (`--pairs`: all, a sample of N drawn by `--sample-seed`, or names). Each subject runs once a
seed, or with `--turns` one subject a seed, by turns, with `--budget` times `--budget-factor` seconds. With `--out`
every verdict is appended to the file as soon as it is there, and what the file already has is not run again: a run
that was stopped goes on where it was. Every verdict that is not `equivalent` is printed with its reason; exit code 1
when there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.bench.verify_pairs import PAIRS, pairs
from tests.faults.planted import SYSTEMS
from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest, Status


@dataclass(frozen=True)
class Row:
    """One campaign. `apart` counts inputs that were set apart, by kind."""

    name: str
    seed: int
    budget: float
    status: str
    inputs: int
    seconds: float
    reason: str
    apart: dict[str, int]

    @property
    def key(self) -> tuple[str, int, float]:
        return self.name, self.seed, self.budget


def systems(names: Sequence[str]) -> Iterator[tuple[str, CompareRequest]]:
    for name in names:
        system = SYSTEMS[name]
        for target in ("rust", "go"):
            yield f"{name}-{target}", CompareRequest(system, system / "reference" / target, scenarios=system / "scenarios")


def faithful(names: Sequence[str]) -> Iterator[tuple[str, CompareRequest]]:
    for name in names:
        folder = PAIRS / name
        scenarios = folder / "scenarios"
        yield name, CompareRequest(
            next(folder.glob("original.*")),
            next(folder.glob("faithful.*")),
            scenarios=scenarios if scenarios.is_dir() else None,
        )


def drawn(text: str, seed: int) -> list[str]:
    """The pairs that `--pairs` means. Raises ValueError for a name that is none."""
    known = pairs()
    if not text:
        return []
    if text == "all":
        return known
    if text.isdigit():
        return sorted(random.Random(seed).sample(known, min(int(text), len(known))))
    names = text.split(",")
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"no pair {', '.join(unknown)}; there are {', '.join(known)}")
    return names


def done(path: Path | None) -> dict[tuple[str, int, float], Row]:
    """What an earlier run left in the file; a last line that was cut off counts for nothing."""
    found = {}
    for line in path.read_text("utf-8").splitlines() if path is not None and path.exists() else ():
        try:
            row = Row(**json.loads(line))
        except ValueError:
            continue
        found[row.key] = row
    return found


def measure(name: str, request: CompareRequest) -> Row:
    started = time.monotonic()
    verdict = compare(replace(request, builds_apart=True))
    apart: Counter[str] = Counter()
    for exclusion in verdict.excluded:
        apart[exclusion.kind] += exclusion.count
    return Row(name, request.seed, request.budget, str(verdict.status), verdict.inputs.executed,
               round(time.monotonic() - started, 1), verdict.reason, dict(apart))  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="names joined by commas, or empty")
    parser.add_argument("--pairs", default="")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--turns", action="store_true", help="one subject a seed: seed N runs subject N, by turns")
    parser.add_argument("--budget", type=float, default=60.0)
    parser.add_argument("--budget-factor", type=float, default=1.0)
    parser.add_argument("--sample-seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    names = [name for name in chosen.systems.split(",") if name]
    if unknown := [name for name in names if name not in SYSTEMS]:
        parser.error(f"no system {', '.join(unknown)}; there are {', '.join(SYSTEMS)}")
    try:
        sample = drawn(chosen.pairs, chosen.sample_seed)
    except ValueError as error:
        parser.error(str(error))
    known = done(chosen.out)
    rows = []
    subjects = [*systems(names), *faithful(sample)]
    for seed in range(chosen.first_seed, chosen.first_seed + chosen.seeds):
        for name, request in [subjects[(seed - 1) % len(subjects)]] if chosen.turns else subjects:
            request = replace(request, seed=seed, budget=chosen.budget * chosen.budget_factor)
            row = known.get((name, seed, request.budget))
            if row is None:
                row = measure(name, request)
                if chosen.out:
                    with chosen.out.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(asdict(row)) + "\n")
            rows.append(row)
            good = row.status == Status.EQUIVALENT
            print(f"{row.name:22} seed {row.seed:3} {row.status:12} {row.inputs:7} inputs {row.seconds:6.1f} s  "
                  f"{row.apart or ''} {'' if good else row.reason}", flush=True)  # fmt: skip
    wrong = [row for row in rows if row.status != Status.EQUIVALENT]
    print(f"{len(rows) - len(wrong)} of {len(rows)} equivalent, {sum(row.inputs for row in rows)} inputs, "
          f"{sum(row.seconds for row in rows):.0f} s; not: {', '.join(f'{r.name}@{r.seed}' for r in wrong) or 'none'}")  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
