"""The check by mutants of a campaign that found no difference: would its inputs notice a wrong translation?

Mutants that the kept inputs miss are hunted one by one: a short campaign looks for inputs on which the mutant and the
translation part. Such an input tells of the one place that was changed, and is given to the original too. Should the
original then side with the mutant, the translation itself is wrong: that is a counterexample like any other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from verifiers.bundle import read_tree
from verifiers.campaign import Campaign, Found
from verifiers.compare import STDERR_DIFFERS, STDERR_EXACT, RuleSet, compare
from verifiers.generate.repeats import multiplied
from verifiers.judge import Judge, Judgement
from verifiers.mutate import Mutant
from verifiers.mutate.proof import proved
from verifiers.mutate.score import Agree, Hunt, MutantExecutor, Unbuilt, build, by_rules, is_chance, scored
from verifiers.narrow import Narrower
from verifiers.observe import Case, Observation, Outcome
from verifiers.sides import Executor
from verifiers.toolchains import Toolchain
from verifiers.verdict import MutationScore

_HUNT_SECONDS = 6.0  # for each mutant that the kept inputs miss
_LEAST_SECONDS = 60.0
_AGAIN_SECONDS = 60.0  # at least, to look on for some that were missed, where too few are caught otherwise
_LARGER_TIMES = 3.0  # as much time for a larger sample
_PROOF_SECONDS = 45.0  # for mutants that nothing catches, at least
_PROOF_EACH = 15.0  # of these, where the verdict hangs on them: one build of a program of 10,000 lines, or two
_NEAR, _FAR = 16, 60  # inputs that come to a mutant's place, from which one that shows it is looked for; others, without
_MULTIPLIED, _TIMES = 3, 16  # of these, those of which lines are given very often; inputs made of each
_WALL = 4.0  # seconds for one run
_OTHERS = 10_000  # added to the seed of a second search


@dataclass(frozen=True)
class Subject:
    """The translation whose mutants are asked about; `counting` runs its build that counts edges, where there is one."""

    path: Path
    toolchain: Toolchain
    plain: Executor
    counting: Executor | None


@dataclass
class _Referee(Judge):
    """Judges inputs on which a mutant and the translation part: first whether the translation itself is wrong there. Where
    the two programs write other texts on standard error, these tell nothing of the mutant."""

    real: Judge | None = None
    wrong: list[tuple[Case, Judgement]] = field(default_factory=list)

    def judge(
        self,
        case: Case,
        quick: bool = False,
        given: bool = False,
        seen: tuple[Observation, Observation] | None = None,
    ) -> Judgement:
        assert self.real is not None
        plain = self.real.judge(case, quick=True, given=given)
        if plain.kind == "divergent":
            judgement = self.real.judge(case, given=given)
            if judgement.kind == "divergent":
                self.wrong.append((case, judgement))
                return judgement
        if STDERR_DIFFERS in plain.comparison.notes:
            return replace(self, rules=self.real.rules)._of_the_mutant(case, quick, given)
        return self._of_the_mutant(case, quick, given)

    def _of_the_mutant(self, case: Case, quick: bool, given: bool) -> Judgement:
        return super().judge(case, quick, given)

    def differs(self, case: Case) -> bool:
        """Where the original sides with the mutant, it is the translation that differs."""
        assert self.real is not None
        return self.real.differs(case) or super().differs(case)


def check(
    campaign: Campaign,
    judge: Judge,
    subject: Subject,
    limit: int,
    judged: Mapping[str, str],
    budget: float,
    work: Path,
    tell: Callable[[str], None],
    enough: float = 0.0,
    larger: int = 0,
) -> tuple[MutationScore | None, Found | None]:
    """The score of up to `limit` mutants, of which people may have `judged` some equivalent (reasons by key); and a
    difference of the translation itself, if the kept inputs or the hunt show one, which ends it (there may be no score then).
    While less than `enough` of them (a share) are caught, those missed are looked for longer. A sample that falls short all
    the same is a small one: then up to `larger` are drawn, itself among them, and they decide, if there is time for all."""
    checked = _Check(campaign, judge, subject, judged, work, tell, enough)
    score, found = checked.score(limit, max(_LEAST_SECONDS, budget))
    if found is not None or score is None or score.share is None or score.share >= enough:
        return score, found
    tried = score.total - score.untried
    if larger <= limit or not is_chance(score) or checked.drawn < limit:
        return score, None
    more, found = checked.score(larger, _LARGER_TIMES * max(_LEAST_SECONDS, budget))
    if found is None and (more is None or more.share is None or more.untried):
        return score, None  # those not tried may be the very ones that were missed
    return replace(more, before=f"{score.caught} of {tried}") if more is not None else None, found


@dataclass
class _Check:
    """The mutants of one translation. `drawn`: how many there were the last time, those refused with them."""

    campaign: Campaign
    judge: Judge
    subject: Subject
    judged: Mapping[str, str]
    work: Path
    tell: Callable[[str], None]
    enough: float
    drawn: int = 0
    wrong: list[Found] = field(default_factory=list)

    def score(self, limit: int, seconds: float) -> tuple[MutationScore | None, Found | None]:
        """That of up to `limit` of them, or a difference of the translation itself."""
        self.tell("building the translation with its mutants in it")
        work = self.work / f"mutants-of-{limit}"
        tree = read_tree(self.subject.path)
        made = build(tree, self.subject.toolchain, limit, self.campaign.seed, work)
        if isinstance(made, Unbuilt):
            return MutationScore(refused=len(made.refused)), None
        self.drawn = len(made.mutants) + len(made.refused)
        deadline = time.monotonic() + seconds
        answers = _answers(self.campaign, self.judge, self.subject)
        if isinstance(answers, Found):
            return None, answers

        def prove(mutants: Sequence[Mutant]) -> dict[Mutant, str]:
            if self.wrong:
                return {}
            self.tell(f"looking for equivalent ones among {len(mutants)}")
            short = len(made.mutants) - len(mutants) < self.enough * len(made.mutants)
            seconds = max(_PROOF_SECONDS, _PROOF_EACH * len(mutants) if short else 0.0)
            until = max(deadline, time.monotonic() + seconds)
            return proved(tree, mutants, self.subject.toolchain, work, until)

        score = scored(
            made, answers.given, self._agree(answers.unlike), deadline,
            lambda done, total: self.tell(f"{done} of {total} mutants"),
            Hunt(self._hunt, _HUNT_SECONDS, _AGAIN_SECONDS, self.enough), prove, self.judged,
        )  # fmt: skip
        wrote = any(observation.stderr for _, observation in answers.given)
        return replace(score, by_stderr=self.by_stderr and wrote), self.wrong[0] if self.wrong else None

    def _agree(self, unlike: frozenset[Case]) -> Agree:
        """By the rules for mutants; of cases on which the programs themselves write other texts, by the campaign's."""
        exactly, plainly = (by_rules(self.campaign.languages, rules) for rules in (self.rules, self.campaign.rules))
        return lambda case, expected, shown: (plainly if case in unlike else exactly)(case, expected, shown)

    @property
    def rules(self) -> RuleSet:
        """Those by which mutants are told. The text of standard error counts, where the campaign saw no other one: what
        the rules leave out because languages differ is not left out where they don't."""
        rules = self.campaign.rules
        return replace(rules, names=rules.names | {STDERR_EXACT}) if self.by_stderr else rules

    @property
    def by_stderr(self) -> bool:
        return STDERR_DIFFERS not in self.campaign.notes and "ignore-stderr" not in self.campaign.rules

    def _hunt(self, mutant: MutantExecutor, reached: Sequence[Case], until: float, again: bool) -> bool:
        if self.wrong:
            return False
        search = _search(self.campaign, self.judge, self.subject, self.rules, mutant, reached, until, again)
        caught = search.run()
        assert isinstance(search.judge, _Referee)
        if search.judge.wrong:
            case, judgement = search.judge.wrong[0]
            self.wrong.append(Found(case, judgement, self.campaign.executed + search.executed, "mutant"))
            return False
        return caught is not None


@dataclass(frozen=True)
class _Answers:
    """What the original answers to cases. `unlike`: those on which it and the translation write other texts on standard error."""

    given: list[tuple[Case, Observation]]
    unlike: frozenset[Case]


def _answers(campaign: Campaign, judge: Judge, subject: Subject) -> _Answers | Found:
    """What the original answers to the kept inputs, as far as they are inside the domain, and to the scenarios, where the
    translation agrees: on others, a difference would decide nothing. A difference of the two instead, should a kept input
    show one: time ran out before it was replayed."""
    given, narrower = set(campaign.seeds), Narrower(judge, campaign.plan.record_widths())
    kept = [case for case in campaign.corpus.replay() if case not in given]
    inside = (narrower.inside(case) if judge.apart(case) else case for case in kept)
    cases = [*campaign.seeds, *dict.fromkeys(case for case in inside if case is not None)]
    runs = [executor.run(cases, _WALL) for executor in (campaign.plain[0], subject.plain)]
    agreeing, unlike = [], set()
    for case, mine, theirs in zip(cases, *runs, strict=True):
        original, translation = mine.observation, theirs.observation
        if original.outcome in (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT):
            continue
        comparison = compare(original, translation, campaign.languages, campaign.rules, case.files)
        if comparison.same:
            agreeing.append((case, original))
            unlike |= {case} if STDERR_DIFFERS in comparison.notes else set()
        elif judge.judge(case, quick=True).kind == "divergent" and (judgement := judge.judge(case)).kind == "divergent":
            return Found(case, judgement, campaign.executed, "replay")
    return _Answers(agreeing, frozenset(unlike))


def _search(
    campaign: Campaign,
    judge: Judge,
    subject: Subject,
    rules: RuleSet,
    mutant: MutantExecutor,
    reached: Sequence[Case],
    deadline: float,
    again: bool,
) -> Campaign:
    """A campaign that looks for inputs on which the translation and one mutant of it part, from those kept ones inside the
    domain that come to the mutant's place, and little else the first time; from any and the scenarios, where none does."""
    near = [case for case in sorted(reached, key=Case.size) if judge.apart(case) is None][:_NEAR]
    if not near:
        near = [*campaign.seeds, *(case for case in campaign.corpus.replay() if judge.apart(case) is None)][:_FAR]
    referee = _Referee(
        **{name: getattr(judge, name) for name in Judge.__dataclass_fields__} | {"translation": mutant.one, "rules": rules}, real=judge
    )
    counting = subject.counting
    once = [long for case in near[:_MULTIPLIED] for long in islice(multiplied(case, campaign.plan), _TIMES)]
    return Campaign(
        plan=campaign.plan,
        seeds=near,
        slices=[],
        once=once,
        opening=again or not reached,
        plain=(subject.plain, mutant),
        counting=lambda: (counting, mutant) if counting else None,
        judge=referee,
        rules=rules,
        languages=(campaign.languages[1], campaign.languages[1]),
        seed=campaign.seed + mutant.number + (_OTHERS if again else 0),
        deadline=deadline,
    )
