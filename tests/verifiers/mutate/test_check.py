"""The hunt for a mutant finds what tells it apart, and with it what is wrong with the translation itself."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from verifiers import campaign as campaigns
from verifiers.campaign import Campaign
from verifiers.compare import STDERR_EXACT, RuleSet
from verifiers.corpus import Corpus
from verifiers.domain import Domain
from verifiers.evidence import weigh_mutants
from verifiers.generate.explore import Explorer
from verifiers.generate.facts import Facts
from verifiers.generate.plan import Made, Plan, make_plan
from verifiers.generate.values import make_values
from verifiers.judge import Judge
from verifiers.mutate import plan_mutants
from verifiers.mutate.check import Subject, _Answers, _answers, _Check, _Referee, _search, check
from verifiers.mutate.score import MutantExecutor
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunLimits, Runner, RunResult
from verifiers.sides import ModeExecutor
from verifiers.toolchains import for_language
from verifiers.verdict import MutationScore, Status, Thresholds

TRANSLATION = b"""fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let n: i64 = line.trim().parse().unwrap_or(0);
    if n <= 9 {
        println!("low");
    } else {
        println!("high");
    }
}
"""
TRIED = (b"1\n", b"20\n")


class Original:
    """An executor of what was translated; `limit` is the least number that it calls high."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def one(self, case: Case, _wall: float) -> Observation:
        text = case.stdin.strip()
        number = int(text) if text.lstrip(b"-").isdigit() else 0
        return Observation(Outcome.EXITED, 0, b"high\n" if number >= self.limit else b"low\n", b"")

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        return [RunResult(self.one(case, wall_seconds)) for case in cases]


class Hunting:
    """Makes the inputs of a hunt: the numbers around the limit."""

    def __init__(self, *_: object) -> None:
        """It needs nothing of a campaign."""

    def cases(self) -> Iterator[Made]:
        yield from (Made(Case(stdin=b"%d\n" % n), "made") for n in range(5, 14))

    def learn(self, *_: object) -> None:
        """Nothing is learned."""


class Given(Hunting):
    """Makes no other inputs than those that are tried everywhere here."""

    def cases(self) -> Iterator[Made]:
        yield from (Made(Case(stdin=text), "made") for text in TRIED)


@pytest.mark.parametrize(("limit", "wrong"), [(10, False), (9, True)], ids=["faithful", "faulty"])
def test_an_original_that_sides_with_the_mutant_shows_the_translation_to_be_wrong(
    limit: int, wrong: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaigns, "Explorer", Hunting)
    source = tmp_path / "main.rs"
    source.write_bytes(TRANSLATION)
    toolchain = for_language("rust")
    built = toolchain.build(source, tmp_path / "plain")
    translation = ModeExecutor([Runner(built, RunLimits(wall_seconds=2.0)).__enter__()], built)
    original = Original(limit)
    judge = Judge(
        original.one, lambda case, wall: translation.run([case], wall)[0].observation, ("c", "rust"), RuleSet(), Facts(),
        Domain(name="text"),
    )  # fmt: skip
    plan = Plan(Facts(), Facts(), make_values(Facts()), [])
    sides = (original, translation)
    campaign = Campaign(
        plan, [Case(stdin=text) for text in TRIED], [], sides, lambda: sides, judge, RuleSet(), ("c", "rust"), 1, time.monotonic()
    )
    for case in campaign.seeds:
        seen = original.run([case], 1.0)[0]
        campaign.corpus.consider(case, seen, translation.run([case], 1.0)[0], 1)
    try:
        subject = Subject(source, toolchain, translation, None)
        score, found = check(campaign, judge, subject, 0, {}, 1.0, tmp_path / "work", lambda _: None)
    finally:
        translation.close()
    assert score is not None and score.total > 3
    if wrong:
        assert found is not None and found.case.stdin == b"9\n" and found.judgement.kind == "divergent"
    else:
        assert found is None
        # `n < 9` and its like need the numbers next to the limit, which no kept input has.
        assert score.caught_by_search >= 2
        assert not {s.kind for s in score.survivors} & {"boundary"}


def test_a_first_hunt_goes_straight_to_what_comes_to_the_place(tmp_path: Path) -> None:
    """Inputs of every shape take longer than such a hunt does, and were tried on the translation before."""
    both = Original(10)
    judge = Judge(both.one, both.one, ("c", "rust"), RuleSet(), Facts(), Domain(name="text"))
    (tmp_path / "main.c").write_text('int main(void) { int n; scanf("%d", &n); return n == 700; }\n')
    plan = make_plan(tmp_path, tmp_path)
    assert plan.generate
    campaign = Campaign(plan, [], [], (both, both), lambda: None, judge, RuleSet(), ("c", "rust"), 1, time.monotonic())
    subject, near = Subject(tmp_path, for_language("rust"), both, None), Case(stdin=b"20\n")
    mutant = MutantExecutor(both, 3)  # type: ignore[arg-type]
    for reached, again, straight in (((near,), False, True), ((near,), True, False), ((), False, False)):
        search = _search(campaign, judge, subject, campaign.rules, mutant, reached, time.monotonic(), again)
        cases = Explorer(plan, Corpus(), random.Random(1), search.seeds, [], search.once, search.opening).cases()
        origins = [made.origin for made in islice(cases, 300) if made is not None]
        assert ("shape" in origins[:100]) != straight
        assert not straight or "sweep" in origins[:100]


def test_an_input_outside_the_domain_catches_nothing_unless_it_was_given(tmp_path: Path) -> None:
    both = Original(10)
    judge = Judge(both.one, both.one, ("c", "rust"), RuleSet(), Facts(), Domain(name="text"))
    plan = Plan(Facts(), Facts(), make_values(Facts()), [])
    given = Case(stdin=b"\x01given\n")
    campaign = Campaign(
        plan, [given], [], (both, both), lambda: None, judge, RuleSet(), ("c", "rust"), 1, time.monotonic()
    )
    for number, text in enumerate((b"1\n", b"\x01\n", b"\x02\n20\n", b"\x01given\n")):
        seen = RunResult(both.one(Case(stdin=text), 1.0), frozenset({number << 3}))
        campaign.corpus.consider(Case(stdin=text), seen, seen, number)
    answers = _answers(campaign, judge, Subject(tmp_path, for_language("rust"), both, None))
    assert isinstance(answers, _Answers) and not answers.unlike
    assert {case.stdin: seen.stdout for case, seen in answers.given} == {
        b"\x01given\n": b"low\n", b"1\n": b"low\n", b"20\n": b"high\n",
    }  # fmt: skip


SAYING = b"""fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    eprintln!("{} bytes", line.len() + 3);
    println!("read");
}
"""


class Saying:
    """An executor of what was translated, which says on standard error how long its input is: in other `words` where the
    input holds `where`."""

    def __init__(self, words: bytes = b"", where: bytes = b"") -> None:
        self.words, self.where = words, where

    def one(self, case: Case, _wall: float) -> Observation:
        said = b"%d bytes%b\n" % (len(case.stdin) + 3, self.words if self.where in case.stdin else b"")
        return Observation(Outcome.EXITED, 0, b"read\n", said)

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        return [RunResult(self.one(case, wall_seconds)) for case in cases]


@pytest.mark.parametrize("original", [Saying(), Saying(b" or so", b"2")], ids=["same", "another"])
def test_what_changes_standard_error_is_noticed_where_both_programs_write_the_same(
    original: Saying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaigns, "Explorer", Given)
    source = tmp_path / "main.rs"
    source.write_bytes(SAYING)
    toolchain = for_language("rust")
    built = toolchain.build(source, tmp_path / "plain")
    translation = ModeExecutor([Runner(built, RunLimits(wall_seconds=2.0)).__enter__()], built)
    judge = Judge(
        original.one, lambda case, wall: translation.run([case], wall)[0].observation, ("c", "rust"), RuleSet(), Facts(),
        Domain(name="text"),
    )  # fmt: skip
    plan = Plan(Facts(), Facts(), make_values(Facts()), [])
    sides = (original, translation)
    campaign = Campaign(plan, [], [], sides, lambda: None, judge, RuleSet(), ("c", "rust"), 1, time.monotonic() + 30)
    try:
        assert campaign.run() is None
        subject = Subject(source, toolchain, translation, None)
        score, found = check(campaign, judge, subject, 0, {}, 1.0, tmp_path / "work", lambda _: None)
    finally:
        translation.close()
    assert found is None and score is not None
    assert score.by_stderr is (original.words == b"")
    of_the_text = [s for s in (*score.survivors, *score.proved) if "line.len()" in s.diff]
    assert bool(of_the_text) is not score.by_stderr and all(s.aside for s in of_the_text)


def test_a_kept_input_on_which_the_programs_write_other_texts_tells_by_the_rest(tmp_path: Path) -> None:
    """The campaign may have set it apart as it was: then its note says nothing of it."""
    original, translation = Saying(b" or so", b"2"), Saying()
    judge = Judge(original.one, translation.one, ("c", "rust"), RuleSet(), Facts(), Domain(name="text"))
    plan = Plan(Facts(), Facts(), make_values(Facts()), [])
    sides = (original, translation)
    campaign = Campaign(
        plan, [Case(stdin=text) for text in TRIED], [], sides, lambda: None, judge, RuleSet(), ("c", "rust"), 1, time.monotonic()
    )
    answers = _answers(campaign, judge, Subject(tmp_path, for_language("rust"), translation, None))
    assert isinstance(answers, _Answers)
    assert [case.stdin for case, _ in answers.given] == list(TRIED)
    assert answers.unlike == {Case(stdin=TRIED[1])}
    checked = _Check(campaign, judge, Subject(tmp_path, for_language("rust"), translation, None), {}, tmp_path, lambda _: None, 0.9)
    assert checked.by_stderr
    agree = checked._agree(answers.unlike)
    other = Saying(b" exactly")
    assert [agree(case, seen, other.one(case, 1.0)) for case, seen in answers.given] == [False, True]


def test_a_hunt_does_not_count_standard_error_where_the_programs_themselves_differ_in_it() -> None:
    original, translation, mutant = Saying(b" or so", b"2"), Saying(), Saying(b" exactly")
    exact = RuleSet(RuleSet().names | {STDERR_EXACT})
    real = Judge(original.one, translation.one, ("c", "rust"), RuleSet(), Facts(), Domain(name="text"))
    referee = _Referee(original.one, mutant.one, ("c", "rust"), exact, Facts(), Domain(name="text"), real=real)
    assert [referee.judge(Case(stdin=text)).kind for text in TRIED] == ["divergent", "same"]
    assert not referee.wrong


@pytest.mark.parametrize("caught", [17, 10], ids=["nearly", "hopeless"])
def test_a_sample_that_falls_short_is_drawn_larger_and_that_decides(caught: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def score(self: _Check, limit: int, _: float) -> tuple[MutationScore, None]:
        asked.append(limit)
        self.drawn = limit
        return MutationScore(total=limit, caught=caught if limit == 20 else 75), None

    monkeypatch.setattr(_Check, "score", score)

    def checked(enough: float, larger: int) -> MutationScore:
        asked.clear()
        found, wrong = check(None, None, None, 20, {}, 1.0, Path(), lambda _: None, enough, larger)  # type: ignore[arg-type]
        assert found is not None and wrong is None
        return found

    assert (checked(0.9, 0).total, asked) == (20, [20])
    assert (checked(0.5, 80).total, asked) == (20, [20])
    if caught == 10:
        assert (checked(0.9, 80).total, asked) == (20, [20])
    else:
        larger = checked(0.9, 80)
        assert (larger.total, larger.before, asked) == (80, "17 of 20", [20, 80])
        status, reason, _ = weigh_mutants(larger, Thresholds(), Status.EQUIVALENT, "no difference")
        assert status is Status.EQUIVALENT and "75 of 80" in reason and "17 of 20" in reason


def test_a_larger_sample_of_which_some_were_not_tried_does_not_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    def score(self: _Check, limit: int, _: float) -> tuple[MutationScore, None]:
        self.drawn = limit
        return MutationScore(total=limit, caught=17 if limit == 20 else 60, untried=0 if limit == 20 else 15), None

    monkeypatch.setattr(_Check, "score", score)
    found, wrong = check(None, None, None, 20, {}, 1.0, Path(), lambda _: None, 0.9, 80)  # type: ignore[arg-type]
    assert found is not None and wrong is None
    assert (found.total, found.caught, found.before) == (20, 17, "")


def test_a_smaller_sample_is_part_of_a_larger_one() -> None:
    files = {"main.rs": TRANSLATION, "other.rs": TRANSLATION.replace(b"9", b"8")}
    few, more = (plan_mutants(files, "rust", limit, 3) for limit in (6, 12))
    assert len(few) == 6 and {(m.file, m.change) for m in few} < {(m.file, m.change) for m in more}
