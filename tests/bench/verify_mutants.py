"""How many mutants of faithful translations a campaign catches, against blind inputs with the same time.

    .venv/bin/python -m tests.bench.verify_mutants [--set pairs|hard|systems] [--only TEXT] [--mutants 60] [--budget 30]
        [--no-blind] [--afl] [--out FILE.json]

Every subject: a campaign of `--budget` seconds, its kept inputs on every mutant, a search of 6 seconds for each that
they miss. `blind` is what random texts catch, given through the same channels, in as many seconds as all of that took
(builds aside, which are the same for both). `--afl`: two instances of AFL++ get as many seconds with the C original, from the
same scenarios, and all that they keep is tried on every mutant, however long that takes (afl.py): they change standard
input alone. Mutants that are proved equivalent count for neither side. Those that show in the text of standard error only are
counted as not caught, and named apart, unless the campaign saw the same text of both programs on every input: then it is
asked of mutants too, on both sides.
`--mutants` is how many are drawn of each subject (0: all that there are), the same ones for both.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.bench import afl
from tests.bench.verify_pairs import HARD, pairs, variants
from tests.faults.planted import SYSTEMS
from verifiers import scenarios, toolchains
from verifiers.bundle import read_tree
from verifiers.compare import STDERR_EXACT, RuleSet, compare, rule_set
from verifiers.compare_service import compare as verdict_on
from verifiers.generate.plan import ARGUMENT_FILE, Plan, make_plan
from verifiers.mutate.score import MutantExecutor, Schemata, build
from verifiers.observe import Case, Outcome
from verifiers.runner import RunLimits, Runner
from verifiers.sides import RUNNERS, ModeExecutor, ProgramSide
from verifiers.toolchains import BuildMode
from verifiers.verdict import CompareRequest, MutationScore, Thresholds
from verifiers.work_folder import work_folder

_BATCH = 48
_LONGEST = 80  # bytes of a blind text
_SEED = 7
_WALL = 1.0


@dataclass(frozen=True)
class Row:
    """`mutants` are those that compile and are not proved equivalent. `seconds`: campaign, scoring and searches."""

    name: str
    status: str
    mutants: int
    caught: int
    by_search: int
    untried: int
    blind: int | None
    blind_inputs: int
    afl: int | None
    afl_inputs: int
    seconds: float
    aside: int  # of the survivors, those that show in the text of standard error only
    survivors: tuple[str, ...]


def subjects(chosen: str) -> Iterator[tuple[str, CompareRequest]]:
    if chosen == "systems":
        for name, system in SYSTEMS.items():
            for target in ("rust", "go"):
                reference = system / "reference" / target
                yield f"{name}-{target}", CompareRequest(system, reference, scenarios=system / "scenarios")
        return
    for pair in pairs(HARD) if chosen == "hard" else pairs():
        original = next(variants(pair)).original
        scenarios = original.parent / "scenarios"
        faithful = next(original.parent.glob("faithful.*"))
        yield pair, CompareRequest(original, faithful, scenarios if scenarios.is_dir() else None)


def random_text(rng: random.Random) -> bytes:
    return bytes(rng.choice(range(10, 127)) for _ in range(rng.randrange(_LONGEST)))


def blind_case(plan: Plan, programs: list[str], rng: random.Random) -> Case:
    """Random printable bytes wherever the program reads."""
    kinds = {channel.kind for channel in plan.channels}
    arguments = tuple(random_text(rng)[:12] for _ in range(rng.randrange(4))) if "arguments" in kinds else ()
    if plan.argument_file:
        arguments = (ARGUMENT_FILE.encode(), *arguments)
    files = tuple((c.path, random_text(rng)) for c in plan.channels if c.kind == "file")
    return Case(arguments, random_text(rng), files, program=rng.choice(programs))


def blind(plan: Plan, programs: list[str]) -> Iterator[list[Case]]:
    rng = random.Random(_SEED)
    while True:
        yield [blind_case(plan, programs, rng) for _ in range(_BATCH)]


def by_afl(request: CompareRequest, seconds: float) -> Iterator[list[Case]]:
    seeds = scenarios.read(request.scenarios) if request.scenarios else []
    with work_folder("afl") as folder:
        kept = afl.found(request.original, seeds, seconds, folder / "afl")
    cases = [*seeds, *kept]
    for start in range(0, len(cases), _BATCH):
        yield cases[start : start + _BATCH]


Batches = Callable[[Plan, list[str]], Iterator[list[Case]]]


def others(request: CompareRequest, limit: int, score: MutationScore, batches: Batches, seconds: float) -> tuple[int, int]:
    """How many mutants these inputs catch in so many seconds, and how many inputs that were. `score`: what the campaign says."""
    proved = frozenset(p.diff for p in score.proved)
    languages = [toolchains.for_tree(path, "") for path in (request.original, request.translation)]
    plan = make_plan(request.original, request.translation, suffixes=(languages[0].suffixes, languages[1].suffixes))
    with work_folder("bench") as folder, ThreadPoolExecutor(2) as pool:
        side = ProgramSide("original", request.original, languages[0], folder, RunLimits(), pool)
        made = build(read_tree(request.translation), languages[1], limit, request.seed, folder)
        executor, built = side.executor(BuildMode.PLAIN), side.built(BuildMode.PLAIN)
        assert executor is not None and built is not None and isinstance(made, Schemata)
        shared = ModeExecutor([Runner(made.built, RunLimits(wall_seconds=_WALL)).__enter__() for _ in range(RUNNERS)], made.built)
        alive = {m.number for m in made.mutants if m.diff(made.files[m.file]) not in proved}
        rules = rule_set((*request.rules, *[STDERR_EXACT] * score.by_stderr), plan.indexed)
        names = (languages[0].language, languages[1].language)
        ran, total, deadline = 0, len(alive), time.monotonic() + seconds
        try:
            for cases in batches(plan, sorted(built.programs)):
                if not alive or time.monotonic() >= deadline:
                    break
                ran += len(cases)
                alive -= _caught(executor, shared, cases, alive, names, rules, deadline)
        finally:
            shared.close()
            side.close()
    return total - len(alive), ran


def _caught(
    original: ModeExecutor,
    shared: ModeExecutor,
    cases: list[Case],
    alive: set[int],
    languages: tuple[str, str],
    rules: RuleSet,
    deadline: float,
) -> set[int]:
    """The living mutants that some of these cases tell apart; a case on which the faithful one differs tells nothing."""
    mine = [result.observation for result in original.run(cases, _WALL)]
    faithful = [result.observation for result in MutantExecutor(shared, 0).run(cases, _WALL)]
    usable = [
        (case, left)
        for case, left, right in zip(cases, mine, faithful, strict=True)
        if left.outcome not in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT) and compare(left, right, languages, rules).same
    ]
    found = set()
    for number in sorted(alive):
        if time.monotonic() > deadline or not usable:
            break
        seen = MutantExecutor(shared, number).run([case for case, _ in usable], _WALL)
        if any(not compare(left, s.observation, languages, rules).same for (_, left), s in zip(usable, seen, strict=True)):
            found.add(number)
    return found


def measure(name: str, request: CompareRequest, budget: float, mutants: int, with_blind: bool, with_afl: bool) -> Row:
    # Whatever the campaign says of inputs and lines, the mutants are tried.
    easy = Thresholds(lines=0.0, late_edges=1.0, inputs=1)
    verdict = verdict_on(replace(request, budget=budget, mutants=mutants or 1_000_000, thresholds=easy, builds_apart=True))
    score = verdict.mutants or MutationScore()
    seconds = verdict.seconds - verdict.stages.get("build", 0.0)
    most = mutants or 1_000_000
    other, ran = others(request, most, score, blind, seconds) if with_blind and score.total else (None, 0)
    fuzzed, fuzzing = (None, 0)
    if with_afl and score.total and verdict.original.language == "c" and "standard input" in verdict.io:
        fuzzed, fuzzing = others(request, most, score, lambda plan, programs: by_afl(request, seconds), math.inf)
    where = tuple(f"{s.kind} {s.file}:{s.line}" for s in score.survivors)
    return Row(name, verdict.status.value, score.total, score.caught, score.caught_by_search, score.untried, other, ran, fuzzed, fuzzing,
               round(seconds, 1), sum(s.aside for s in score.survivors), where)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", type=float, default=30.0)
    parser.add_argument("--mutants", type=int, default=60)
    parser.add_argument("--only", default="", help="subjects whose name holds one of these, separated by commas")
    parser.add_argument("--set", choices=("pairs", "hard", "systems"), default="pairs")
    parser.add_argument("--no-blind", action="store_true")
    parser.add_argument("--afl", action="store_true", help="C originals that read standard input: against AFL++ as well")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    if chosen.afl and not afl.compiler():
        parser.error("--afl: AFL++ is not installed (Debian: afl++)")
    rows = []
    for name, request in subjects(chosen.set):
        if any(text in name for text in chosen.only.split(",")):
            row = measure(name, request, chosen.budget, chosen.mutants, not chosen.no_blind, chosen.afl)
            rows.append(row)
            against = "" if row.blind is None else f", blind {row.blind} with {row.blind_inputs} inputs"
            against += "" if row.afl is None else f", AFL++ {row.afl} with {row.afl_inputs} inputs"
            print(f"{row.name:22} {row.status:12} {row.caught:4}/{row.mutants - row.untried:<4} mutants "
                  f"({row.by_search} by search, {row.untried} untried, {row.aside} on standard error only{against}) {row.seconds:6.1f} s  "
                  f"{', '.join(row.survivors[:4])}", flush=True)  # fmt: skip
    tried, caught = sum(r.mutants - r.untried for r in rows), sum(r.caught for r in rows)
    blindly = [r for r in rows if r.blind is not None]
    kinds = Counter(s.split()[0] for r in rows for s in r.survivors)
    aside = sum(row.aside for row in rows)
    print(f"{caught} of {tried} caught ({caught / max(1, tried):.1%}; without the {aside} that show in the text of standard error "
          f"only, {caught / max(1, tried - aside):.1%}); survivors: {dict(kinds)}")  # fmt: skip
    if blindly:
        seen, of = sum(r.blind or 0 for r in blindly), sum(r.mutants for r in blindly)
        print(f"blind, in the same {sum(r.seconds for r in blindly):.0f} s: {seen} of {of} ({seen / max(1, of):.1%})")
    if fuzzed := [r for r in rows if r.afl is not None]:
        seen, of, ours = sum(r.afl or 0 for r in fuzzed), sum(r.mutants for r in fuzzed), sum(r.caught for r in fuzzed)
        print(f"AFL++ ({afl.compiler()}), with the same seconds for finding inputs: {seen} of {of} ({seen / max(1, of):.1%}); "
              f"the campaign {ours} of these")  # fmt: skip
    print(f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores")
    if chosen.out:
        chosen.out.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
