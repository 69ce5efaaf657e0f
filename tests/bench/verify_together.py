"""After how many inputs of one campaign each planted fault of a pair would have been found: a tenth of the time that
`verify_pairs` takes, so that a change of the generators can be measured before and after.

    python -m tests.bench.verify_together PAIR... [--inputs 2500] [--seeds 1,2]

The campaign compares the original with the faithful translation. Its inputs then run on every faulty translation, in
their order, until one shows a difference that counts. What the fault's own code would have taught the campaign is
missing, so the figures are near those of `verify_pairs`, not the same. Exit code 1 when a fault is not found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.verify_pairs import Variant, variants
from verifiers.campaign import Campaign
from verifiers.compare import RuleSet, compare
from verifiers.compare_service import _Comparison
from verifiers.generate.plan import Plan
from verifiers.judge import Judge
from verifiers.narrow import Narrower
from verifiers.observe import Case
from verifiers.runner import RunResult
from verifiers.sides import Executor
from verifiers.toolchains import BuildMode
from verifiers.verdict import CompareRequest, Verdict, no_progress
from verifiers.work_folder import work_folder

_AT_ONCE = 48
_MOST_APART = 60  # differing inputs of one fault that are looked into
_BUDGET = 150.0  # seconds for one campaign
_WALL = 2.0


@dataclass
class _Noted:
    """Runs cases, and notes which."""

    executor: Executor
    cases: list[Case]

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        self.cases += cases
        return self.executor.run(cases, wall_seconds, most_output)


@dataclass
class _Together(_Comparison):
    """A comparison that remembers what its campaign tried."""

    tried: list[Case] = field(default_factory=list)
    plan: Plan | None = None
    rules: RuleSet | None = None

    def _campaign(self, plan: Plan, seeds: list[Case], judge: Judge, rules: RuleSet) -> Campaign:
        campaign = super()._campaign(plan, seeds, judge, rules)
        self.plan, self.rules = plan, rules
        counting = campaign.counting

        def noted(pair: tuple[Executor, Executor]) -> tuple[Executor, Executor]:
            return pair[0], _Noted(pair[1], self.tried)

        campaign.plain = noted(campaign.plain)
        campaign.counting = lambda: noted(found) if (found := counting()) else None
        return campaign

    def first_to_show(self, variant: Variant, folder: Path) -> int:
        """The place of the first input on which a difference of this translation counts; 0: none."""
        assert self.plan is not None and self.rules is not None
        path = _written(variant, folder)
        side = self._side("translation", path, "")
        side.work, before = folder, self.sides
        try:
            theirs, mine = side.executor(BuildMode.PLAIN), self.sides[0].executor(BuildMode.PLAIN)
            assert theirs is not None and mine is not None
            self.sides = [before[0], side]
            narrower = Narrower(self._judge(self.plan, self._seeds(), self.rules), self.plan.record_widths())
            languages, apart = (self.sides[0].language, side.language), 0
            for at in range(0, len(self.tried), _AT_ONCE):
                some = self.tried[at : at + _AT_ONCE]
                results = zip(some, mine.run(some, _WALL), theirs.run(some, _WALL), strict=True)
                for number, (case, left, right) in enumerate(results, at + 1):
                    seen = left.observation, right.observation
                    if compare(*seen, languages, self.rules).same:
                        continue
                    deadline = time.monotonic() + _BUDGET
                    if narrower.judged(case, deadline, given=False, seen=seen)[1].kind == "divergent":
                        return number
                    if (apart := apart + 1) > _MOST_APART:
                        return 0
            return 0
        finally:
            self.sides = before
            side.close()


def _written(variant: Variant, folder: Path) -> Path:
    path = folder / "tree" / variant.file_name
    path.parent.mkdir(parents=True)
    path.write_text(variant.text, "utf-8")
    return path


def measured(pair: str, inputs: int, seed: int) -> Iterator[tuple[str, int | Verdict]]:
    """The verdict on the faithful translation, and then each fault with the place of the input that shows it."""
    faithful, *faulty = variants(pair)
    with work_folder("together") as work, ThreadPoolExecutor(4) as pool:
        path = _written(faithful, work / "faithful")
        scenarios = faithful.original.parent / "scenarios"
        given = scenarios if scenarios.is_dir() else None
        request = CompareRequest(faithful.original, path, given, budget=_BUDGET, seed=seed, max_inputs=inputs, sample=0)
        comparison = _Together(request, no_progress, time.monotonic(), work, pool, [])
        try:
            yield faithful.name, comparison.run()
            for variant in faulty:
                yield variant.name, comparison.first_to_show(variant, work / variant.name)
        finally:
            comparison.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--inputs", type=int, default=2500)
    parser.add_argument("--seeds", default="1,2")
    options = parser.parse_args()
    missed = 0
    for pair in options.pairs:
        for seed in map(int, options.seeds.split(",")):
            for name, found in measured(pair, options.inputs, seed):
                if isinstance(found, Verdict):
                    print(f"{pair} seed {seed}: {found.status}, {found.inputs.executed} inputs, {found.seconds:.0f} s", flush=True)
                else:
                    missed += not found
                    print(f"  {name}: {f'after {found}' if found else 'NOT found'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
