"""The check by mutants of a module campaign that found no difference: would its calls notice a wrong translation?

The sequences that were run are replayed on each mutant, against what the original answered to them. For those that none
tells apart others like them are tried on mutant and translation; where these part, both sides are asked like in any
sequence, so that a difference of the translation itself shows there too.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from verifiers.bundle import Tree
from verifiers.evidence import any_made, weigh_mutants, without_mutants
from verifiers.mutate import Mutant, mutator_for
from verifiers.mutate.proof import proved
from verifiers.mutate.score import Agree, Hunt, MutantExecutor, Unbuilt, build, is_chance, scored
from verifiers.observe import Case, Observation
from verifiers.probe.calls import Call, ProbeRequest, case
from verifiers.probe.explore import Explorer
from verifiers.runner import RunLimits
from verifiers.toolchains import for_language
from verifiers.verdict import MutationScore, Status, SubprogramVerdict, Survivor

_LEAST_SECONDS = 30.0
_HUNT_SECONDS = 3.0  # for each mutant that no sequence tells apart, and
_AGAIN_SECONDS = 30.0  # to look on for them, where too few are caught: at most, and less where the budget is small
_HUNTING, _AGAIN = 0.1, 1.0  # of the budget
_PROOF_SECONDS = 30.0
_LARGER = 4  # times as many, where a sample falls short
_NEAR, _FAR = 6, 24  # sequences that come to a mutant's place, from which others are made; of all, where none comes there
_AT_ONCE = 8  # sequences that are tried on a mutant
_WALL = 1.0
_LIMITS = RunLimits(wall_seconds=_WALL, output_bytes=8 << 20)
_NUMBER = re.compile(rb"(?<![\w.])\d{1,18}(?![\w.])")
_HELD, _MOST = 48 << 20, 3000  # bytes of answers, and sequences, that are kept


@dataclass(frozen=True)
class Replay:
    """A sequence of calls on which both sides agreed, and what the original did."""

    calls: list[Call]
    case: Case
    seen: Observation


@dataclass
class Replays:
    kept: list[Replay] = field(default_factory=list)
    _held: int = 0

    def keep(self, calls: list[Call], given: Case, seen: Observation) -> None:
        size = len(given.stdin) + len(seen.stdout) + sum(len(content or b"") for _, content in seen.files)
        if self._held + size <= _HELD and len(self.kept) < _MOST:
            self._held += size
            self.kept.append(Replay(calls, given, seen))


@dataclass
class Check:
    """The mutants of one translation. `agree`: whether two runs answered alike; `around`: what makes sequences like some,
    near to numbers that are compared; `run`: a sequence on both sides, `differs`: whether any showed a difference of the
    translation itself. `elsewhere`: mutants that no call comes to and that lie in no subprogram that is called."""

    request: ProbeRequest
    replays: Replays
    work: Path
    agree: Agree
    around: Callable[[Sequence[list[Call]], Set[int]], Explorer]
    run: Callable[[list[Call]], object]
    differs: Callable[[], bool]
    tell: Callable[[str], None]
    drawn: int = 0
    elsewhere: int = 0
    _files: dict[str, bytes] = field(default_factory=dict)
    _mutants: dict[int, Mutant] = field(default_factory=dict)

    def score(self) -> MutationScore:
        """A sample that falls short is drawn larger, as for whole programs."""
        wanted, enough = self.request.mutants, self.request.thresholds.mutants
        seconds = max(_LEAST_SECONDS, self.request.budget)
        score = self._scored(wanted, seconds)
        if score.share is None or score.share >= enough or self.differs():
            return score
        if not is_chance(score) or self.drawn < wanted:
            return score
        more = self._scored(wanted * _LARGER, 2 * seconds)
        if more.share is None or more.untried:
            return score
        return replace(more, before=f"{score.caught} of {score.total - score.untried}")

    def _scored(self, limit: int, seconds: float) -> MutationScore:
        request = self.request
        toolchain = for_language(request.target)
        tree = Tree(dict(sorted(request.translation.items())))
        self.tell("building the translation with its mutants in it")
        work = self.work / f"mutants-of-{limit}"
        made = build(tree, toolchain, limit, request.seed, work, request.mutated)
        if isinstance(made, Unbuilt):
            return MutationScore(refused=len(made.refused))
        self.drawn, self._files = len(made.mutants) + len(made.refused), made.files
        self._mutants = {mutant.number: mutant for mutant in made.mutants}
        deadline = time.monotonic() + seconds
        enough = request.thresholds.mutants

        def prove(missed: Sequence[Mutant]) -> dict[Mutant, str]:
            if self.differs() or len(missed) <= (1 - enough) * len(made.mutants):
                return {}  # enough are caught without
            self.tell(f"looking for equivalent ones among {len(missed)}")
            return proved(tree, missed, toolchain, work, max(deadline, time.monotonic() + _PROOF_SECONDS))

        score = scored(
            made, [(each.case, each.seen) for each in self.replays.kept], self.agree, deadline,
            lambda done, total: self.tell(f"{done} of {total} mutants"),
            self._hunting(), prove, dict(request.judged), _LIMITS,
        )  # fmt: skip
        return self._of_calls(score)

    def _hunting(self) -> Hunt:
        budget = self.request.budget
        each, again = min(_HUNT_SECONDS, budget * _HUNTING), min(_AGAIN_SECONDS, budget * _AGAIN)
        return Hunt(self._hunt, each, again, self.request.thresholds.mutants)

    def _of_calls(self, score: MutationScore) -> MutationScore:
        """Without those to which no call comes and which lie in no subprogram that is called: lines say what is missing there."""
        left = tuple(s for s in score.survivors if s.reached or self.within(s))
        self.elsewhere = len(score.survivors) - len(left)
        return replace(score, survivors=left, total=score.total - self.elsewhere)

    def within(self, survivor: Survivor) -> list[int]:
        """The subprograms that are called in whose text a mutant lies; none where it is another one's, or not known."""
        mutator = mutator_for(self.request.target)
        source = self._files[survivor.file]
        place = sum(len(line) for line in source.splitlines(keepends=True)[: survivor.line - 1])
        line = source.splitlines(keepends=True)[survivor.line - 1]
        place += len(line) - len(line.lstrip())
        names = set(mutator.functions(source, place)) if mutator else set()
        return [i for i, path in enumerate(self.request.paths) if path.replace("::", ".").rpartition(".")[2] in names]

    def _spoken_of(self, number: int) -> Set[int]:
        """The numbers in the lines of a mutant's change: what is compared with them comes near to it."""
        change = self._mutants[number].change
        source = self._files[self._mutants[number].file]
        first, end = source.rfind(b"\n", 0, change.start) + 1, source.find(b"\n", change.end)
        return {int(digits) for digits in _NUMBER.findall(source[first : end if end >= 0 else None].replace(b"_", b""))}

    def _hunt(self, mutant: MutantExecutor, reached: Sequence[Case], until: float, again: bool) -> bool:
        if self.differs():
            return False
        known = {each.case: each.calls for each in self.replays.kept}
        near = sorted((known[given] for given in reached if given in known), key=len)[:_NEAR]
        if not near:
            near = sorted(known.values(), key=len)[:_FAR]
        if not near:
            return False
        explorer, plain = self.around(near, self._spoken_of(mutant.number)), MutantExecutor(mutant.executor, 0)
        while time.monotonic() < until:
            some = [[*calls, *explorer.behind(calls)] for calls in (explorer.varied() for _ in range(_AT_ONCE))]
            given = [case(self.request, calls) for calls in some]
            both = zip(given, plain.run(given, _WALL), mutant.run(given, _WALL), strict=True)
            for calls, (one, left, right) in zip(some, both, strict=True):
                if self.agree(one, left.observation, right.observation):
                    continue
                before = len(self.replays.kept)
                self.run(calls)
                if self.differs():
                    return False
                if any(not self.agree(r.case, r.seen, mutant.one(r.case, _WALL)) for r in self.replays.kept[before:]):
                    return True
        return False


def _weight(check: Check, score: MutationScore, reason: str) -> tuple[Status, str, tuple[str, ...]]:
    if not check.request.mutated:
        text = "none of the module's own files is among those that its driver is built from, so that no mutant could be tried"
        return Status.INCONCLUSIVE, f"no difference found, but {text}", (text,)
    if any_made(score):
        return weigh_mutants(score, check.request.thresholds, Status.EQUIVALENT, reason)
    said = f"none of {check.elsewhere} mutants of the translation lies in what is called" if check.elsewhere else without_mutants(score)
    return Status.EQUIVALENT, f"{reason}; {said}", ()


def weighed(
    check: Check, score: MutationScore, found: Sequence[SubprogramVerdict], status: Status, reason: str
) -> tuple[Status, str, tuple[SubprogramVerdict, ...]]:
    """The verdicts of a module and its subprograms after its mutants: none that misses some stands, where too few are caught."""
    after, text, missing = _weight(check, score, reason)
    if after is Status.EQUIVALENT:
        return status, text if status is Status.EQUIVALENT else reason, tuple(found)
    places = [check.within(survivor) for survivor in score.survivors]
    blamed = {i for some in places for i in some} if places and all(places) else set(range(len(found)))
    verdicts = tuple(
        replace(each, status=Status.INCONCLUSIVE, reason=f"{each.reason}, but {missing[0]}")
        if i in blamed and each.status is Status.EQUIVALENT
        else each
        for i, each in enumerate(found)
    )
    return Status.INCONCLUSIVE, text if status is Status.EQUIVALENT else f"{reason}; {missing[0]}", verdicts
