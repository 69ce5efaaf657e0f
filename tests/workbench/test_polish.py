"""The idiom pass: what is accepted is written better or stays as it is, whatever the model answers to that."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.translators.model.scripted import ScriptedServer, answer
from tests.translators.test_attempt import Memory, Scripted
from tests.workbench.command import theseus
from tests.workbench.test_model import CALC, HARMLESS, HOSTILE, MUTANTS, USELESS, judged, project_with, search_once
from translators.attempt import Mode, Move, Policy, search
from workbench.services.model import recorded_trials

pytestmark = pytest.mark.slow
PLAIN = CALC.split("pub fn digits")[0] + """pub fn digits(n: u32) -> i32 {
    let mut rest = n;
    let mut count = 1;
    while count < 11 {
        if rest < 10 {
            break;
        }
        rest /= 10;
        count += 1;
    }
    count
}
"""
"""Equivalent, with a loop that counts."""
PLAIN_MUTANTS = [
    PLAIN.replace("rest < 10", "rest <= 10"), PLAIN.replace("count = 1", "count = 0"), PLAIN.replace("count < 11", "count < 9"),
    PLAIN.replace("rest /= 10", "rest /= 9"), PLAIN.replace("x > high", "x > high + 1"),
]  # fmt: skip
REACHING = [
    *HOSTILE,
    answer(("src/calc.rs", CALC.replace("if x < low", "let p = &x as *const i32;\n    if unsafe { *p } < low"))),
    answer(("src/calc.rs", CALC.replace("if x < low", 'println!("{}", std::env::args().count());\n    if x < low'))),
    answer(("src/calc.rs", "static mut CALLS: u32 = 0;\n" + CALC.replace("if x < low", "unsafe { CALLS += 1 };\n    if x < low"))),
    answer(("src/calc.rs", CALC), ("Cargo.toml", '[package]\nname = "x"\n[dependencies]\nlibc = "0.2"\n')),
    answer(("src/calc.rs", "use libc::c_int;\n" + CALC)), answer(("src/calc.rs", CALC), ("src/text.rs", "pub fn vowels() {}\n")),
]  # fmt: skip


def test_no_answer_to_the_idiom_pass_takes_the_verdict_away(tmp_path: Path) -> None:
    """In two hundred seeded searches an accepted text is followed by rounds of wrong, reaching, useless and good
    answers: what stands in the end is equivalent by the real verifier, and no worse written than before."""
    contract, gate = judged(project_with(tmp_path / "words"))
    assert all(m not in (PLAIN, CALC) for m in [*PLAIN_MUTANTS, *MUTANTS])
    mutants = [answer(("src/calc.rs", text)) for text in [*PLAIN_MUTANTS, *MUTANTS]]
    good = [answer(("src/calc.rs", text)) for text in HARMLESS]
    bettered = 0
    for seed in range(200):
        rng = random.Random(seed)

        def say(move: Move, _: int, rng: random.Random = rng) -> str:
            if move.mode is not Mode.POLISH:
                return answer(("src/calc.rs", PLAIN))
            return rng.choice(good) if rng.random() < 0.1 else rng.choice(rng.choice([mutants, REACHING, USELESS]))

        outcome = search(Scripted(say), contract, [gate], Memory(), Policy(candidates=2, polish=2))
        offered = [t for t in outcome.trials if t.proposal.text in good]
        assert outcome.accepted and outcome.best is not None and outcome.trials[0].blemishes, seed
        text = dict(outcome.best.files)["src/calc.rs"]
        assert list(dict(outcome.best.files)) == ["src/calc.rs"] and gate.by_text("src/calc.rs")[text].accepted
        assert (text == PLAIN) == (not offered) and (not offered or not outcome.best.blemishes)
        assert all(not t.finding.accepted for t in outcome.trials if t.proposal.text in [*mutants, *REACHING, *USELESS])
        bettered += text != PLAIN
    assert 20 < bettered < 180
    known = gate.by_text("src/calc.rs")
    assert all(known[m].counterexamples and not known[m].accepted for m in [*PLAIN_MUTANTS, *MUTANTS]), "they came to the campaigns"
    assert set(known) <= {PLAIN, *HARMLESS, *PLAIN_MUTANTS, *MUTANTS, *_whole(USELESS)}, "what reaches further is not even built"


def _whole(answers: list[str]) -> list[str]:
    """The texts of answers that are well formed."""
    import json

    return [json.loads(a)["files"][0]["text"] for a in answers if a.startswith("{") and a.endswith("}")]


def test_the_translation_that_the_idiom_pass_leaves_is_verified(tmp_path: Path) -> None:
    texts = [answer(("src/calc.rs", PLAIN)), answer(("src/calc.rs", MUTANTS[0])), REACHING[6], REACHING[9]]
    with ScriptedServer(lambda _, n: texts[min(n, 3)]) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1\npolish = 3")
        attempt = search_once(project)
        assert len(server.requests) == 4 and "a `while` that counts" in server.requests[1]["messages"][-1]["content"]
    assert attempt.row.status == "proposed" and attempt.translation is not None
    assert dict(attempt.translation.files)["src/calc.rs"] == PLAIN
    assert [t.finding.accepted for _, t in recorded_trials(project)] == [True, False, False, False]
    done = theseus("verify", "calc", "--to", "rust", "-p", project.root)
    assert done.returncode == 0 and "equivalent" in done.stdout, done.stdout
