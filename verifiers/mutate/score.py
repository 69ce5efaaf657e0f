"""Which mutants a set of inputs tells apart from the original program."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from verifiers.bundle import Tree
from verifiers.compare import RuleSet, compare
from verifiers.mutate import VARIABLE, Mutant, plan_mutants, schemata
from verifiers.mutate.protocol import TRACE, TRACED
from verifiers.observe import Case, Observation, Outcome
from verifiers.process_ids import without_own
from verifiers.runner import RunLimits, Runner, RunResult
from verifiers.shrink import Shrinker
from verifiers.sides import RUNNERS, ModeExecutor
from verifiers.toolchains import BuildError, Built, Toolchain
from verifiers.verdict import MutationScore, Survivor

_ROUNDS = 8
_HOPELESS = 0.75  # a sample of which fewer are caught is no matter of chance
_FIRST_BATCH, _LARGEST_BATCH = 4, 64
_SEARCHING = 0.6  # of the time for one mutant, at least; the rest is for making its inputs small
_WALL, _AGAIN = 1.0, 4.0  # seconds that a mutant gets for an input; more before it counts as hanging
LIMITS = RunLimits(wall_seconds=_WALL, output_bytes=1 << 20)
# Where an error is: rustc's first arrow after `error` (those of notes show innocent places), Go's line.
_PLACE = re.compile(
    r"^error[^\n]*\n\s*-->\s*([\w./-]+\.rs):(\d+)|^(?:\./|src/)?([\w./-]+\.go):(\d+)", re.M
)


Agree = Callable[[Case, Observation, Observation], bool]
"""Whether a mutant's answer to a case (the second one) is what it should be."""


def by_rules(languages: tuple[str, str], rules: RuleSet) -> Agree:
    """As whole programs are compared."""
    return lambda case, expected, shown: compare(expected, shown, languages, rules, case.files).same


@dataclass(frozen=True)
class Schemata:
    """One build that holds many mutants. `refused` did not compile."""

    built: Built
    mutants: tuple[Mutant, ...]
    refused: tuple[Mutant, ...]
    files: dict[str, bytes]


@dataclass(frozen=True)
class Unbuilt:
    """No build: of these mutants none compiles, or there is no place in the text for any."""

    refused: tuple[Mutant, ...]


def build(
    tree: Tree, toolchain: Toolchain, limit: int, seed: int, work: Path, own: Container[str] | None = None
) -> Schemata | Unbuilt:
    """Build a translation with its mutants in it (of its `own` files alone, where these are given). What the compiler
    refuses is taken out, until it builds or nothing is left."""
    files = dict(tree.files)
    mutants = plan_mutants(files, toolchain.language, limit, seed, own)
    refused: list[Mutant] = []
    for number in range(_ROUNDS):
        if not mutants:
            break
        woven = schemata(files, toolchain.language, mutants)
        place = work / f"mutants-{number}"
        source = replace(tree, files=woven, single=tree.single and len(woven) == 1).write(place / "tree")
        try:
            built = toolchain.build(source, place / "out")
        except BuildError as error:
            bad = _blamed(error.log or str(error), woven, mutants) or set(mutants[:: max(2, _ROUNDS - number)])
            refused += [m for m in mutants if m in bad]
            mutants = [m for m in mutants if m not in bad]
            continue
        return Schemata(built, tuple(mutants), tuple(refused), files)
    return Unbuilt((*refused, *mutants))


def _blamed(log: str, woven: dict[str, bytes], mutants: Sequence[Mutant]) -> set[Mutant]:
    """The mutants whose number stands on a line that the compiler complains of."""
    found = set()
    for match in _PLACE.finditer(log):
        name, line = match[1] or match[3], int(match[2] or match[4])
        for file, text in woven.items():
            if file != name and not file.endswith("/" + name):
                continue
            lines = text.split(b"\n")
            # A choice may spread over several lines: look around for the numbers that belong to this one.
            for near in (slice(line - 1, line), slice(max(0, line - 4), line + 3)):
                numbers = {int(n) for n in re.findall(rb"(?:theseus_mutant::is|theseusMutant)\((\d+)\)", b"\n".join(lines[near]))}
                if numbers:
                    found |= {m for m in mutants if m.number in numbers and m.file == file}
                    break
    return found


@dataclass
class MutantExecutor:
    """Runs cases on one chosen mutant (0: none; TRACED: none either, see there). `executor` runs the build that holds them all."""

    executor: ModeExecutor
    number: int

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        chosen = ((VARIABLE, str(self.number)),)
        adapted = [replace(case, environment=(*case.environment, *chosen)) for case in cases]
        return self.executor.run(adapted, wall_seconds, most_output)

    def one(self, case: Case, wall_seconds: float) -> Observation:
        seen = self.run([case], wall_seconds)[0].observation
        if seen.outcome is Outcome.TIMED_OUT and wall_seconds < _AGAIN:
            seen = self.run([case], _AGAIN)[0].observation
        return seen


@dataclass(frozen=True, eq=False)
class Tried:
    """An input, what it should be answered with, the mutants whose places it comes to, and what the translation shows."""

    case: Case
    answer: Observation
    reached: frozenset[int]
    plain: Observation


@dataclass(frozen=True)
class Missed:
    """A mutant that the kept inputs do not tell apart, those of them that come to its place, and the smallest of these that
    made it write something else on standard error, which the rules leave out."""

    mutant: Mutant
    reached: tuple[Case, ...]
    aside: Case | None


@dataclass(frozen=True)
class Hunt:
    """How inputs are looked for that tell one mutant: `search` is given it, inputs that come to its place (among them what
    is left of one by `_cut`), until when, and whether it was looked for before. `seconds` for each; and for all that are still missed together, `longer` at least,
    as long as less than `enough` of all (a share) are caught."""

    search: Callable[[MutantExecutor, Sequence[Case], float, bool], bool]
    seconds: float
    longer: float = 0.0
    enough: float = 0.0


def _first_to_tell(
    mutant: MutantExecutor, inputs: Sequence[Tried], agree: Agree
) -> tuple[int | None, Case | None]:
    """The place of the first case on which a mutant answers otherwise than it should, and the smallest of those before on
    which it wrote something else on standard error. Cases run several at a time, ever more of them: most mutants fall to
    one of the first."""
    at, size = 0, _FIRST_BATCH
    aside: Case | None = None
    while at < len(inputs):
        some = inputs[at : at + size]
        for offset, (result, tried) in enumerate(zip(mutant.run([t.case for t in some], _WALL), some, strict=True)):
            shown = result.observation
            if shown.outcome is Outcome.TIMED_OUT:
                shown = mutant.one(tried.case, _WALL)
            if not agree(tried.case, tried.answer, shown):
                return at + offset, aside
            if _says_other(shown, tried.plain) and (aside is None or tried.case.size() < aside.size()):
                aside = tried.case
        at, size = at + size, min(2 * size, _LARGEST_BATCH)
    return None, aside


def _cut(shared: ModeExecutor, each: Missed, until: float) -> tuple[Case, ...]:
    """What is left of the case that made a mutant write something else on standard error, without the lines that have no part
    in that: what else the mutant does is not hidden by other errors then. Nothing, where no case did."""
    if each.aside is None:
        return ()
    plain, mutant = MutantExecutor(shared, 0), MutantExecutor(shared, each.mutant.number)

    def differs(case: Case) -> bool:
        return _says_other(plain.one(case, _WALL), mutant.one(case, _WALL))

    return (Shrinker(differs, until).lines(each.aside),)


def _says_other(left: Observation, right: Observation) -> bool:
    """Whether two runs wrote different texts on standard error, process ids aside. Texts that are the same are no different
    ones where a number in them happens to be the id of one process."""
    return left.stderr != right.stderr and _said(left) != _said(right)


def _said(shown: Observation) -> bytes:
    """What was written on standard error, but for process ids: panics name them."""
    return without_own(shown.stderr, shown.processes)


def scored(
    made: Schemata,
    answers: Sequence[tuple[Case, Observation]],
    agree: Agree,
    deadline: float,
    tell: Callable[[int, int], None] = lambda done, total: None,
    hunt: Hunt | None = None,
    prove: Callable[[Sequence[Mutant]], dict[Mutant, str]] = lambda mutants: {},
    judged: Mapping[str, str] = MappingProxyType({}),
    limits: RunLimits = LIMITS,
) -> MutationScore:
    """Run every mutant on inputs, of which it is known what the original answers, until one shows it. Then look for an
    input that does (`hunt`), from those that come to its place; what is still not caught may be proved equivalent, or
    have been judged so (`judged`: reasons by key), and where too few are caught the others are looked for again. What the
    time does not suffice for is counted as not tried."""
    shared = ModeExecutor([Runner(made.built, limits).__enter__() for _ in range(RUNNERS)], made.built)
    with contextlib.closing(shared):
        usable = _traced(shared, answers, agree)
        caught, hunted, untried = 0, 0, 0
        missed: list[Missed] = []
        # The input that caught the last mutant is tried first: neighbours are often caught by the same one.
        for done, mutant in enumerate(made.mutants):
            if time.monotonic() > deadline:
                untried = len(made.mutants) - done
                break
            near = [tried for tried in usable if mutant.number in tried.reached]
            rank, aside = _first_to_tell(MutantExecutor(shared, mutant.number), near, agree)
            if rank is None:
                missed.append(Missed(mutant, tuple(tried.case for tried in near), aside))
            else:
                caught += 1
                usable.remove(near[rank])
                usable.insert(0, near[rank])
            tell(done + 1, len(made.mutants))
        if hunt is not None:
            for each in list(missed):
                if time.monotonic() > deadline:
                    break
                until = min(deadline, time.monotonic() + hunt.seconds)
                begin = (*_cut(shared, each, until - hunt.seconds * _SEARCHING), *each.reached)
                if hunt.search(MutantExecutor(shared, each.mutant.number), begin, until, False):
                    missed.remove(each)
                    hunted += 1
        keys = {mutant: mutant.key(made.files[mutant.file]) for mutant in made.mutants}
        equal = prove([each.mutant for each in missed])
        if hunt is not None:
            left = [each for each in missed if each.mutant not in equal and keys[each.mutant] not in judged]
            wanted = hunt.enough * (caught + hunted + len(left))
            end = max(deadline, time.monotonic() + hunt.longer)
            # Until enough are caught, or all that are left would not make it enough.
            while caught + hunted < wanted <= caught + hunted + len(left) and time.monotonic() < end:
                each = left.pop()
                until = time.monotonic() + (end - time.monotonic()) / (len(left) + 1)
                if hunt.search(MutantExecutor(shared, each.mutant.number), each.reached, until, True):
                    missed.remove(each)
                    hunted += 1
    survivors = [
        Survivor(m.kind, m.file, m.line, m.diff(made.files[m.file]), equal.get(m, ""), len(each.reached), keys[m], each.aside is not None)
        for each in missed
        for m in [each.mutant]
    ]
    alike = [replace(s, reason=judged[s.key]) for s in survivors if not s.reason and s.key in judged]
    tried = made.mutants[: len(made.mutants) - untried]
    unnoticed = {each.mutant for each in missed}
    return MutationScore(
        total=len(made.mutants) - len(equal) - len(alike),
        caught=caught + hunted,
        caught_by_search=hunted,
        refused=len(made.refused),
        untried=untried,
        inputs=len(usable),
        survivors=tuple(s for s in survivors if not s.reason and s.key not in judged),
        proved=tuple(s for s in survivors if s.reason),
        judged=tuple(alike),
        misjudged=tuple(
            f"{m.file}:{m.line} ({m.kind}, {keys[m]}): {judged[keys[m]]}" for m in tried if m not in unnoticed and keys[m] in judged
        ),
    )


def is_chance(score: MutationScore) -> bool:
    """Whether a sample that falls short may do so by chance, so that a larger one should decide."""
    return score.share is not None and score.share >= _HOPELESS and not score.untried


def _traced(shared: ModeExecutor, answers: Sequence[tuple[Case, Observation]], agree: Agree) -> list[Tried]:
    """The cases on which the build that holds the mutants agrees as long as none is chosen, with those that each reaches."""
    results = MutantExecutor(shared, TRACED).run([case for case, _ in answers], _AGAIN)
    found = []
    for (case, seen), result in zip(answers, results, strict=True):
        shown = result.observation
        trace = dict(shown.files).get(TRACE) or b""
        plain = replace(shown, files=tuple(file for file in shown.files if file[0] != TRACE))
        if agree(case, seen, plain):
            found.append(Tried(case, seen, frozenset(map(int, trace.split())), plain))
    return found
