"""How many of the planted faults in tests/verifiers/pairs and tests/bench/pairs are found, after how many inputs and
seconds. The latter are harder, and too slow for the test suite: exact values in deep states.

    python -m tests.bench.verify_pairs [PAIR...] [--budget 60] [--inputs 0] [--seeds 1,2] [--faults NAME,NAME] [--mutants N]

Prints one line a variant and a summary; exit code 1 when a verdict is not the expected one.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest, Status, Verdict
from verifiers.work_folder import work_folder

PAIRS = Path(__file__).parents[1] / "verifiers" / "pairs"
HARD = Path(__file__).parent / "pairs"


@dataclass(frozen=True)
class Variant:
    """A translation of one pair: the faithful one, or that with one planted fault."""

    pair: str
    name: str
    original: Path
    file_name: str
    text: str

    @property
    def expected(self) -> Status:
        return Status.EQUIVALENT if self.name == "faithful" else Status.DIVERGENT


def variants(pair: str) -> Iterator[Variant]:
    """The faithful translation of a pair and then its faulty ones, in the order of faults.toml."""
    folder = next(root / pair for root in (PAIRS, HARD) if (root / pair).is_dir())
    original = next(folder.glob("original.*"))
    faithful = next(folder.glob("faithful.*"))
    text = faithful.read_text("utf-8")
    name = f"translation{faithful.suffix}"
    yield Variant(pair, "faithful", original, name, text)
    for fault, change in tomllib.loads((folder / "faults.toml").read_text("utf-8")).items():
        if change["find"] not in text:
            raise ValueError(f"{folder}/faults.toml: the text of '{fault}' is not in {faithful.name}")
        yield Variant(pair, fault, original, name, text.replace(change["find"], change["replace"], 1))


def pairs(root: Path = PAIRS) -> list[str]:
    return sorted(folder.name for folder in root.iterdir() if (folder / "faults.toml").is_file())


def judge(variant: Variant, budget: float, seed: int = 1, inputs: int = 0, mutants: int = 0) -> Verdict:
    """The verdict on one variant, from the pair's scenarios where it has any (one behind a checksum does)."""
    scenarios = variant.original.parent / "scenarios"
    with work_folder("bench") as folder:
        path = folder / variant.file_name
        path.write_text(variant.text, "utf-8")
        request = CompareRequest(
            variant.original, path, scenarios if scenarios.is_dir() else None, budget=budget, seed=seed, max_inputs=inputs,
            mutants=mutants,
        )  # fmt: skip
        return compare(request)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*")
    parser.add_argument("--budget", type=float, default=60.0)
    parser.add_argument("--inputs", type=int, default=0)
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--faults", default="", help="only these (`faithful` is one too), separated by commas")
    parser.add_argument("--mutants", type=int, default=0, help="as of theseus compare")
    options = parser.parse_args()
    wrong, found, started = [], [], time.monotonic()
    asked = options.pairs or [*pairs(), *pairs(HARD)]
    chosen = set(options.faults.split(",")) if options.faults else None
    if unknown := (chosen or set()) - {v.name for pair in asked for v in variants(pair)}:
        parser.error(f"none of these pairs has {', '.join(sorted(unknown))}")
    for seed in (int(s) for s in options.seeds.split(",")):
        for pair in asked:
            for variant in variants(pair):
                if chosen and variant.name not in chosen:
                    continue
                verdict = judge(variant, options.budget, seed, options.inputs, options.mutants)
                as_expected = verdict.status is variant.expected
                after = verdict.counterexample.found_after if verdict.counterexample else 0
                if not as_expected:
                    wrong.append(f"{pair}/{variant.name}")
                elif after:
                    found.append(after)
                print(
                    f"{'ok ' if as_expected else 'NOT'} {pair}/{variant.name} seed {seed}: {verdict.status}, "
                    f"{verdict.inputs.executed} inputs, {verdict.inputs.per_second:.0f}/s, {verdict.seconds:.1f} s, "
                    f"{verdict.inputs.late_limits} of {verdict.inputs.limits} limits late"
                    f"{'' if as_expected else ': ' + verdict.reason}",
                    flush=True,
                )
    found.sort()
    middle = found[len(found) // 2] if found else 0
    print(f"{len(found)} faults found, after {middle} inputs in the median; {len(wrong)} verdicts not as expected")
    print("\n".join(wrong))
    print(f"{time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
