"""What differs for a reason that says nothing does not use up what a real difference needs to be looked into."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from verifiers import campaign as campaigns
from verifiers.campaign import Campaign
from verifiers.compare import RuleSet, compare
from verifiers.docket import Docket, Suspect, group_of
from verifiers.domain import Domain
from verifiers.evidence import conclude
from verifiers.generate.facts import Facts
from verifiers.generate.plan import Made, Plan
from verifiers.generate.values import make_values
from verifiers.judge import Judge
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunResult
from verifiers.toolchains import for_language
from verifiers.verdict import Coverage, Status, Thresholds

Program = Callable[[bytes], bytes]


def shown(program: Program, case: Case) -> Observation:
    return Observation(Outcome.EXITED, 0, b"".join(program(line) + b"\n" for line in case.stdin.splitlines()), b"")


class Runs:
    """An executor of a program that answers every line of its input."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def run(self, cases: list[Case], wall_seconds: float, most_output: int = 0) -> list[RunResult]:
        return [RunResult(shown(self.program, case)) for case in cases]


def original(line: bytes) -> bytes:
    return b"sum %d" % sum(line)


def undefined(case: Case, _wall: float) -> Observation:
    """The original under a sanitizer, which stops it at a shift."""
    if b"shift" in case.stdin:
        return Observation(Outcome.EXITED, 99, b"", b"x.c:1: runtime error: shift exponent is too large (x)")
    return shown(original, case)


def wrong_on(*marks: bytes) -> Program:
    return lambda line: b"sum %d" % (sum(line) + any(mark in line for mark in marks))


def campaign(monkeypatch: pytest.MonkeyPatch, translation: Program, texts: list[bytes], seconds: float = 60.0) -> Campaign:
    """A campaign whose inputs are given; after `seconds` it ends."""

    class Scripted:
        def __init__(self, *_: object) -> None:
            """It needs nothing of a campaign."""

        def cases(self) -> Iterator[Made]:
            yield from (Made(Case(stdin=text), "made") for text in texts)

        def learn(self, *_: object) -> None:
            """Nothing is learned."""

    monkeypatch.setattr(campaigns, "Explorer", Scripted)
    sides = (Runs(original), Runs(translation))
    judge = Judge(
        lambda case, _: shown(original, case), lambda case, _: shown(translation, case), ("c", "rust"), RuleSet(), Facts(),
        Domain(name="text"), lambda: undefined, for_language("c").checks,
    )  # fmt: skip
    plan = Plan(Facts(), Facts(), make_values(Facts()), [])
    deadline = time.monotonic() + seconds
    return Campaign(plan, [], [], sides, lambda: sides, judge, RuleSet(), ("c", "rust"), 1, deadline)


@pytest.mark.parametrize("noise", [b"caf\xe9 %d\n", b"shift %d\n"], ids=["outside the domain", "undefined"])
def test_thousands_that_say_nothing_do_not_hide_one_that_does(monkeypatch: pytest.MonkeyPatch, noise: bytes) -> None:
    """All differ alike: one number of one line of the output."""
    texts = [noise % n for n in range(3000)]
    texts[2900] = b"plain\n" + noise % 7 + b"real 7\n"
    some = campaign(monkeypatch, wrong_on(b"\xe9", b"shift", b"real"), texts)
    found = some.run()
    assert found is not None and found.judgement.kind == "divergent"
    assert found.case.stdin.strip() == b"real 7"


def test_what_is_looked_into_in_vain_is_counted_and_nothing_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [b"shift %d\n" % n for n in range(700)] + [b"caf\xe9 %d\n" % n for n in range(700)] + [b"good %d\n" % n for n in range(600)]
    some = campaign(monkeypatch, wrong_on(b"\xe9", b"shift"), texts)
    assert some.run() is None
    kinds = {kind: sum(n for (k, _), n in some.excluded_count.items() if k == kind) for kind, _ in some.excluded_count}
    assert (kinds, some.compared, some.executed) == ({"undefined": 700, "outside-domain": 700}, 600, 2000)


@pytest.mark.parametrize("noise", [b"", b"caf\xe9\n"], ids=["alone", "beside a line outside the domain"])
def test_what_no_time_was_left_for_keeps_a_verdict_from_being_equivalent(monkeypatch: pytest.MonkeyPatch, noise: bytes) -> None:
    texts = [noise + b"shift %d\n" % n for n in range(40)] + [b"good\n", b"fine\n"] * 400
    some = campaign(monkeypatch, wrong_on(b"shift"), texts, seconds=-1.0)
    some.max_inputs = len(texts)
    assert some.run() is None
    left = sum(n for (kind, _), n in some.excluded_count.items() if kind == "not-judged")
    assert 30 <= left < 40
    easy = Thresholds(inputs=1, lines=0.0, late_edges=1.0)
    status, _, missing = conclude(some, some.plan, Coverage(), None, easy)
    assert status is Status.INCONCLUSIVE and any(f"on {left} inputs" in text for text in missing)


def suspect(group: str, text: bytes, number: int) -> Suspect:
    seen = Observation(Outcome.EXITED, 0, b"", b"")
    return Suspect(Case(stdin=text), (seen, seen), number, "made", group)


def test_the_group_that_was_looked_into_least_comes_first_and_in_it_the_smallest() -> None:
    docket = Docket()
    for _ in range(5):
        docket.note("often")
    for number, (group, text) in enumerate([("often", b"a"), ("new", b"long one"), ("new", b"one"), ("often", b"")]):
        docket.put(suspect(group, text, number))
    taken = [docket.take() for _ in range(4)]
    assert [(s.group, s.case.stdin) for s in taken if s] == [
        ("new", b"one"), ("new", b"long one"), ("often", b""), ("often", b"a")
    ]  # fmt: skip
    assert docket.take() is None and len(docket) == 0


def test_groups_are_told_by_what_differs_and_not_by_the_input_s_own_words_and_numbers() -> None:
    def group(text: bytes, mine: bytes, theirs: bytes) -> str:
        left, right = (Observation(Outcome.EXITED, 0, out, b"") for out in (mine, theirs))
        return group_of(Case(stdin=text), compare(left, right, ("c", "rust")), "")

    first = group(b"add pen 3", b"pen: 3\n", b"pen: 4\n")
    assert first == group(b"add ink 17", b"ink: 17\n", b"ink: 0\n")
    assert first != group(b"add pen 3", b"pen: 3\n", b"no pen\n")
