"""What counterexamples are worth to the loop: candidates asked for until one is accepted, with and without them.

    python -m tests.bench.model_loop [--searches 200]

No model: a scripted writer that knows the right text, faulty ones (mutants that compile) and useless ones. Whatever it
is shown, it writes one of those that agree with every counterexample shown, the right one no likelier than any other;
without counterexamples it writes any. So the difference is what the loop's counterexamples exclude, and nothing else.
The gates are the real ones: build, lint, quick and full campaign of the module `calc` of tests/workbench/small.py.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.translators.model.once import Once
from tests.translators.model.scripted import answer
from tests.translators.test_attempt import Memory, Scripted
from tests.workbench.small import RUST, write_system
from translators.attempt import Move, Policy, Shown, search
from translators.contract import contract_of
from translators.protocol import Done, TranslationJob
from translators.rules.translator import RulesTranslator
from workbench.project import open_project
from workbench.services import analysis
from workbench.services.gates import Candidate, gates_for

Clamp = Callable[[int, int, int], int]
Digits = Callable[[int], int]
CALC = RUST["src/calc.rs"]


def clamp(x: int, low: int, high: int) -> int:
    return low if x < low else min(x, high)


def digits(n: int) -> int:
    return len(str(n))


@dataclass(frozen=True)
class Text:
    """A text of the module, and what its two functions give, written down apart from it."""

    rust: str
    clamp: Clamp = clamp
    digits: Digits = digits

    def agrees(self, shown: Shown) -> bool:
        """Whether this text does on the input what the original was seen to do."""
        name, _, rest = shown.input.partition("(")
        given = [int(v) for v in re.findall(r"= (-?\d+)", rest)]
        wanted = re.search(r"returned (-?\d+)", shown.original)
        if wanted is None or name not in ("clamp", "digits"):
            return True
        found = self.clamp(*given) if name == "clamp" else self.digits(*given)
        return found == int(wanted[1])


def swapped(old: str, new: str) -> str:
    assert old in CALC
    return CALC.replace(old, new, 1)


POOL = (
    Text(CALC),
    Text(swapped("x > high", "x > high + 1"), clamp=lambda x, low, high: low if x < low else high if x > high + 1 else x),
    Text(swapped("        low\n", "        high\n"), clamp=lambda x, low, high: high if x < low else min(x, high)),
    Text(swapped("        high\n", "        low\n"), clamp=lambda x, low, high: low if x < low or x > high else x),
    Text(swapped("x < low", "x < high"), clamp=lambda x, low, high: low if x < high else min(x, high)),
    Text(swapped("        x\n", "        x + 1\n"), clamp=lambda x, low, high: low if x < low else high if x > high else x + 1),
    Text(swapped("map_or(1,", "map_or(0,"), digits=lambda n: len(str(n)) if n else 0),
    Text(swapped("log as i32 + 1", "log as i32"), digits=lambda n: len(str(n)) - 1 if n else 1),
    Text(swapped("checked_ilog10", "checked_ilog2"), digits=lambda n: n.bit_length() if n else 1),
    Text(swapped("log as i32 + 1", "log as i32 + 2"), digits=lambda n: len(str(n)) + 1 if n else 1),
)
USELESS = ("As asked: equivalent.", answer(("src/calc.rs", "def clamp(x):\n    return x\n")))


def writer(rng: random.Random) -> Callable[[Move, int], str]:
    def write(move: Move, _: int) -> str:
        if rng.random() < 0.25:
            return rng.choice(USELESS)
        left = [t for t in POOL if all(t.agrees(c) for c in move.counterexamples)]
        return answer(("src/calc.rs", rng.choice(left).rust))

    return write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--searches", type=int, default=200)
    searches = parser.parse_args().searches
    with tempfile.TemporaryDirectory(prefix="theseus-bench-") as name:
        project = open_project(write_system(Path(name) / "words"))
        codebase, _ = analysis.analyze(project)
        interfaces = {m.id: m.interface for m in codebase.modules}
        job = TranslationJob(codebase, project.root, codebase.module("calc"), "rust", interfaces)
        draft = next(e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done))
        contract = contract_of(job, draft)
        gate = Once(gates_for(Candidate(project, codebase, job, contract, draft)))
        for candidates in (1, 4):
            for feedback in (True, False):
                calls, found = [], 0
                for seed in range(searches):
                    proposer = Scripted(writer(random.Random(seed)))
                    policy = Policy(candidates, rounds=60, patience=60, feedback=feedback)
                    found += search(proposer, contract, [gate], Memory(), policy).accepted
                    calls.append(proposer.calls)
                print(
                    f"{candidates} at once, {'with' if feedback else 'without'} counterexamples: accepted {found} of {searches}, "
                    f"{statistics.mean(calls):.1f} candidates on average, median {statistics.median(calls):.0f}", flush=True
                )  # fmt: skip


if __name__ == "__main__":
    main()
