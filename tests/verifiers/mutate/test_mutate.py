"""Mutants: what is changed, and that a chosen one behaves as its own text does when compiled alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from verifiers.bundle import Tree
from verifiers.compare import RuleSet
from verifiers.evidence import weigh_mutants
from verifiers.mutate import Mutant, plan_mutants, schemata
from verifiers.mutate.protocol import TRACE, TRACED
from verifiers.mutate.score import Hunt, MutantExecutor, Schemata, build, by_rules, scored
from verifiers.observe import Case, Observation
from verifiers.runner import RunLimits, Runner
from verifiers.sides import ModeExecutor
from verifiers.toolchains import for_language
from verifiers.verdict import MutationScore, Status, Survivor, Thresholds

RUST = b"""const LIMIT: i64 = 3;

const fn twice(n: i64) -> i64 {
    n * 2
}

fn cut(text: &str, width: usize) -> &str {
    &text[..width.min(text.len())]
}

fn main() {
    let mut all = String::new();
    std::io::stdin().read_line(&mut all).unwrap();
    let line = all.trim_end();
    let mut n = line.len() as i64 - 1;
    if n > LIMIT && !line.is_empty() {
        n += 2;
        println!("long");
    }
    match n {
        1 => println!("one"),
        _ => {}
    }
    println!("{} {} {}", n, twice(n), cut(line, 4));
}
"""
GO = b"""package main

import (
\t"bufio"
\t"fmt"
\t"os"
\t"strings"
)

const limit = 3

func cut(text string, width int) string {
\tif len(text) < width {
\t\treturn text
\t}
\treturn text[:width]
}

func main() {
\tall, _ := bufio.NewReader(os.Stdin).ReadString('\\n')
\tline := strings.TrimRight(all, "\\n")
\tn := len(line)
\tn -= 1
\tif n > limit && line != "" {
\t\tn += 2
\t\tfmt.Println("long")
\t}
\tfor i := 0; i < n && i < 2; i++ {
\t\tfmt.Println(i)
\t}
\tfmt.Println(n, cut(line, 4))
}
"""
CASES = [Case(stdin=text) for text in (b"\n", b"a\n", b"abc\n", b"abcd\n", b"abcde\n", b"  abcdefg \n")]
LANGUAGES = {"rust": ("main.rs", RUST), "go": ("main.go", GO)}


def described(mutants: list[Mutant]) -> set[tuple[str, int, bytes, bytes]]:
    return {(m.kind, m.line, m.change.before, m.change.after) for m in mutants}


def test_changes_of_rust_are_those_that_one_would_make_by_hand() -> None:
    found = described(plan_mutants({"main.rs": RUST}, "rust"))
    assert {
        ("boundary", 16, b">", b">="),
        ("boundary", 16, b">", b"<="),
        ("condition", 16, b"&&", b"||"),
        ("condition", 16, b"!", b""),
        ("condition", 16, b"n > LIMIT && !line.is_empty()", b"!(n > LIMIT && !line.is_empty())"),
        ("arithmetic", 17, b"+=", b"-="),
        ("constant", 17, b"2", b"3"),
        ("constant", 17, b"2", b"1"),
        ("statement", 17, b"n += 2;", b""),
        ("statement", 18, b'println!("long");', b""),
        ("pad", 14, b"trim_end", b"trim"),
        ("boundary", 8, b"min", b"max"),
    } <= found
    # Nothing in constants, constant functions or patterns: no choice can stand there.
    assert not {line for _, line, _, _ in found} & {1, 4, 21}


def test_changes_of_go_are_those_that_one_would_make_by_hand() -> None:
    found = described(plan_mutants({"main.go": GO}, "go"))
    assert {
        ("boundary", 13, b"<", b"<="),
        ("arithmetic", 23, b"-=", b"+="),
        ("constant", 23, b"1", b"0"),
        ("condition", 24, b"&&", b"||"),
        ("comparison", 24, b"!=", b"=="),
        ("statement", 26, b'fmt.Println("long")', b""),
        ("boundary", 28, b"<", b">="),
        ("constant", 31, b"4", b"5"),
    } <= found
    assert 10 not in {line for _, line, _, _ in found}


def test_a_check_of_the_source_language_is_negated_and_left_out_as_an_if_is() -> None:
    text = b"package p\n\nfunc f(n int, done bool) {\n\ttheseusrt.FailIf(n > 3)\n\ttheseusrt.FailIf(done)\n}\n"
    assert described(plan_mutants({"p.go": text}, "go")) == {
        ("statement", 4, b"theseusrt.FailIf(n > 3)", b""),
        ("condition", 4, b"n > 3", b"!(n > 3)"),
        ("boundary", 4, b">", b">="),
        ("boundary", 4, b">", b"<="),
        ("constant", 4, b"3", b"4"),
        ("constant", 4, b"3", b"2"),
        ("statement", 5, b"theseusrt.FailIf(done)", b""),
        ("condition", 5, b"done", b"!(done)"),
    }


def test_a_sample_is_the_same_every_time_and_has_every_kind() -> None:
    everything = plan_mutants({"main.rs": RUST}, "rust")
    sample = plan_mutants({"main.rs": RUST}, "rust", 12, seed=5)
    assert len(sample) == 12
    assert sample == plan_mutants({"main.rs": RUST}, "rust", 12, seed=5)
    assert {m.kind for m in sample} == {m.kind for m in everything}


def test_the_support_library_has_no_mutants() -> None:
    folder = Path(__file__).parents[3] / "translators" / "runtimes"
    for suffix, language, own in ((".rs", "rust", RUST), (".go", "go", GO)):
        library = {f"lib/{path.name}": path.read_bytes() for path in sorted(folder.rglob(f"*{suffix}"))[:3]}
        assert len(library) == 3
        assert plan_mutants(library, language) == []
        changed = {name: text + b"\n" for name, text in library.items()}
        assert plan_mutants({**library, f"main{suffix}": own}, language) == plan_mutants({f"main{suffix}": own}, language)
        assert plan_mutants(changed, language)


def test_there_are_no_mutants_of_cobol() -> None:
    with pytest.raises(TheseusError, match="no mutants for translations in cobol"):
        plan_mutants({}, "cobol")


def built(language: str, folder: Path) -> Schemata:
    name, source = LANGUAGES[language]
    made = build(Tree({name: source}, single=True), for_language(language), 0, 1, folder)
    assert isinstance(made, Schemata)
    return made


def observed(made: Schemata, number: int) -> list[Observation]:
    with Runner(made.built, RunLimits(wall_seconds=2.0)) as runner:
        return [MutantExecutor(ModeExecutor([runner], made.built), number).one(case, 2.0) for case in CASES]


@pytest.mark.slow
def test_code_in_modules_within_a_file_has_its_mutants(tmp_path: Path) -> None:
    """But for those of tests. Elsewhere in the file they would be the same."""
    body, main = RUST.split(b"fn main()")
    inner = body.replace(b"const fn", b"pub const fn").replace(b"fn cut", b"pub fn cut").replace(b"const LIMIT", b"pub const LIMIT")
    inner = b"pub mod deep {\n" + inner + b"pub fn more(n: i64) -> i64 {\n    n + 40\n}\n}\npub use deep::*;\n"
    tests = b"#[cfg(test)]\nmod tests {\n    fn none(n: i64) -> i64 {\n        n + 70\n    }\n}\n"
    source = b"mod parts {\n" + inner + b"}\nuse parts::*;\n" + tests + b"fn main()" + main.replace(b"twice(n)", b"twice(n) + more(n)")
    found = plan_mutants({"main.rs": source}, "rust")
    assert {b"40", b"min"} <= {m.change.before for m in found} and b"70" not in {m.change.before for m in found}
    made = build(Tree({"main.rs": source}, single=True), for_language("rust"), 0, 1, tmp_path)
    assert isinstance(made, Schemata) and not made.refused
    for disguise in (b"#[cfg(not(test))]", b'#[doc = "test"]', b"#[allow(untested)]"):
        assert b"70" in {m.change.before for m in plan_mutants({"main.rs": source.replace(b"#[cfg(test)]", disguise)}, "rust")}
    more = next(m for m in made.mutants if m.change.before == b"40")
    assert observed(made, more.number)[0].stdout != observed(made, 0)[0].stdout


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_chosen_mutant_behaves_as_its_text_compiled_alone(language: str, tmp_path: Path) -> None:
    name, source = LANGUAGES[language]
    made = built(language, tmp_path)
    toolchain = for_language(language)
    texts = {0: source}
    for mutant in made.mutants[::4]:
        change = mutant.change
        texts[mutant.number] = source[: change.start] + change.text + source[change.end :]
    assert len(texts) > 4
    for number, text in texts.items():
        place = tmp_path / f"alone-{number}" / name
        place.parent.mkdir()
        place.write_bytes(text)
        with Runner(toolchain.build(place, place.parent / "out"), RunLimits(wall_seconds=2.0)) as runner:
            alone = [r.observation for r in runner.run(CASES)]
        assert [o.digest() for o in alone] == [o.digest() for o in observed(made, number)], text.decode()


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_inputs_that_reach_more_catch_more(language: str, tmp_path: Path) -> None:
    made = built(language, tmp_path)
    answers = dict(zip(CASES, observed(made, 0), strict=True))

    def score(cases: list[Case]) -> MutationScore:
        both = (language, language)
        return scored(made, [(case, answers[case]) for case in cases], by_rules(both, RuleSet()), time.monotonic() + 200)

    weak, strong = score(CASES[:1]), score(CASES)
    assert weak.total == strong.total == len(made.mutants)
    assert weak.caught < strong.caught
    assert strong.share is not None and strong.share > 0.85, [s.diff for s in strong.survivors]
    assert all(s.diff.startswith("--- main.") for s in weak.survivors)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_is_known_which_inputs_come_to_a_mutants_place(language: str, tmp_path: Path) -> None:
    made = built(language, tmp_path)
    long = next(m for m in made.mutants if m.kind == "statement" and b"long" in m.change.before)
    seen = observed(made, 0)
    both, answers = (language, language), list(zip(CASES, seen, strict=True))
    silent = [answer for answer in answers if b"long" not in answer[1].stdout]
    score = scored(made, silent, by_rules(both, RuleSet()), time.monotonic() + 200)
    first = next(s for s in score.survivors if s.line == long.line and s.kind == "statement")
    assert first.reached == 0 and "not reached" in first.where
    traced = observed(made, TRACED)
    reached = [long.number in map(int, dict(o.files)[TRACE].split()) for o in traced]  # type: ignore[union-attr]
    assert reached == [b"long" in answer.stdout for answer in seen] and any(reached)
    assert [o.stdout for o in traced] == [o.stdout for o in seen]


def test_it_is_told_which_mutants_show_in_the_text_of_standard_error_only(tmp_path: Path) -> None:
    source = b"""fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let left = 900 - line.len();
    let rows = line.len() / 50;
    eprintln!("{left} to go, not {:?}", (1..99).collect::<Vec<_>>()); // one of these is likely the process id
    println!("{rows}");
}
"""
    made = build(Tree({"main.rs": source}, True), for_language("rust"), 0, 1, tmp_path)
    assert isinstance(made, Schemata)
    with Runner(made.built, RunLimits()) as runner:
        answer = MutantExecutor(ModeExecutor([runner], made.built), 0).one(CASES[0], 2.0)
    score = scored(made, [(CASES[0], answer)], by_rules(("rust", "rust"), RuleSet()), time.monotonic() + 200)
    lines = {survivor.line: survivor for survivor in score.survivors}
    assert lines[4].aside and lines[4].where.endswith("reached by 1 inputs, shows in the text of standard error only")
    assert not lines[5].aside and lines[5].where.endswith("reached by 1 inputs")


def test_what_other_errors_hide_is_looked_for_without_them(tmp_path: Path) -> None:
    """The exit code only tells whether there was any error, and standard error whether it is empty."""
    source = b"""fn main() {
    let mut bad = false;
    for line in std::io::stdin().lines().map_while(Result::ok) {
        if line.len() > 4 {
            eprintln!("too long: {line}");
            bad = true;
        }
    }
    std::process::exit(i32::from(bad));
}
"""
    made = build(Tree({"main.rs": source}, True), for_language("rust"), 0, 1, tmp_path)
    assert isinstance(made, Schemata)
    case = Case(stdin=b"ab\nabcdefg\nabcd\nabcdefgh\n")
    with Runner(made.built, RunLimits()) as runner:
        answer = MutantExecutor(ModeExecutor([runner], made.built), 0).one(case, 2.0)
    boundary = next(m for m in made.mutants if m.kind == "boundary" and m.line == 4)
    near: dict[int, Sequence[Case]] = {}

    def search(mutant: MutantExecutor, reached: Sequence[Case], _: float, __: bool) -> bool:
        near[mutant.number] = reached
        return False

    score = scored(
        made, [(case, answer)], by_rules(("rust", "rust"), RuleSet()), time.monotonic() + 200, hunt=Hunt(search, 30.0)
    )  # fmt: skip
    assert near[boundary.number][0].stdin == b"abcd\n"
    assert next(s for s in score.survivors if s.line == 4 and s.kind == "boundary").aside


def test_mutants_that_are_missed_are_looked_for_again_while_too_few_are_caught(tmp_path: Path) -> None:
    made = built("go", tmp_path)
    answers = list(zip(CASES, observed(made, 0), strict=True))[:1]
    calls: list[tuple[int, bool]] = []

    def score(enough: float, proved: int = 0) -> MutationScore:
        calls.clear()

        def search(mutant: MutantExecutor, _: Sequence[Case], until: float, again: bool) -> bool:
            calls.append((mutant.number, again))
            return again and until > time.monotonic()

        hunt, prove = Hunt(search, 1.0, 30.0, enough), lambda mutants: dict.fromkeys(mutants[:proved], "the same")
        return scored(made, answers, by_rules(("go", "go"), RuleSet()), time.monotonic() + 200, hunt=hunt, prove=prove)

    none = score(0.0)
    missed = len(none.survivors)
    assert missed > 3 and not any(again for _, again in calls) and len(calls) == missed
    for share in (0.7, 0.9, 1.0):
        some = score(share)
        assert some.share is not None and share <= some.share < share + 1 / some.total
        assert len(calls) == missed + some.caught_by_search
    assert not score(1.0, missed).survivors and not any(again for _, again in calls)


def test_what_would_not_be_enough_is_not_looked_for_again(tmp_path: Path) -> None:
    """The one that it fails for could make no difference any more after that."""
    made = built("go", tmp_path)
    answers = list(zip(CASES, observed(made, 0), strict=True))[:1]
    calls: list[bool] = []

    def search(_: MutantExecutor, __: Sequence[Case], ___: float, again: bool) -> bool:
        calls.append(again)
        return False

    scored(made, answers, by_rules(("go", "go"), RuleSet()), time.monotonic() + 200, hunt=Hunt(search, 1.0, 30.0, 1.0))
    assert calls.count(True) == 1


def test_a_mutant_judged_equivalent_counts_no_more_unless_an_input_tells_it_apart(tmp_path: Path) -> None:
    made = built("go", tmp_path)
    answers = list(zip(CASES, observed(made, 0), strict=True))

    def score(cases: int, judged: dict[str, str]) -> MutationScore:
        return scored(made, answers[:cases], by_rules(("go", "go"), RuleSet()), time.monotonic() + 200, judged=judged)

    before = score(1, {})
    chosen, other = before.survivors[:2]
    assert len({s.key for s in before.survivors}) == len(before.survivors)
    after = score(1, {chosen.key: "rita: nothing shows it"})
    assert (after.total, after.caught) == (before.total - 1, before.caught)
    assert [(s.key, s.reason) for s in after.judged] == [(chosen.key, "rita: nothing shows it")]
    assert other in after.survivors and chosen.key not in {s.key for s in after.survivors} and not after.misjudged
    caught = {s.key for s in before.survivors} - {s.key for s in score(len(CASES), {}).survivors}
    wrong = sorted(caught)[0]
    found = score(len(CASES), {wrong: "rita: nothing shows it"})
    assert found.total == before.total and not found.judged
    assert len(found.misjudged) == 1 and found.misjudged[0].endswith("rita: nothing shows it")


def test_a_judgement_is_of_one_change_of_one_text() -> None:
    first = {m.key(GO): (m.line, m.change) for m in plan_mutants({"main.go": GO}, "go")}
    assert len(first) == len(plan_mutants({"main.go": GO}, "go"))
    changed = GO.replace(b"const limit = 3", b"const limit = 4")
    assert not {m.key(changed) for m in plan_mutants({"main.go": changed}, "go")} & set(first)
    assert not {m.key(GO) for m in plan_mutants({"other.go": GO}, "go")} & set(first)


def test_what_does_not_compile_is_taken_out(tmp_path: Path) -> None:
    source = b"fn two(a: u8, b: u64) -> u64 {\n    u64::from(a) + b\n}\n\nfn main() {\n    let (x, y) = (1, 2);\n    println!(\"{}\", 1);\n    std::process::exit(two(x, y) as i32)\n}\n"
    mutants = plan_mutants({"main.rs": source}, "rust")
    assert any(m.kind == "arguments" for m in mutants)
    made = build(Tree({"main.rs": source}, True), for_language("rust"), 0, 1, tmp_path)
    assert isinstance(made, Schemata)
    assert [m.kind for m in made.refused] == ["arguments"]
    assert len(made.mutants) == len(mutants) - 1


def test_a_choice_without_mutants_leaves_the_text_alone() -> None:
    assert schemata({"main.go": GO}, "go", []) == {"main.go": GO}


def test_too_few_caught_is_inconclusive_and_says_where() -> None:
    survivor = Survivor("boundary", "main.rs", 7, "--- …")
    score = MutationScore(total=20, caught=17, survivors=(survivor,))
    status, reason, missing = weigh_mutants(score, Thresholds(), Status.EQUIVALENT, "no difference")
    assert status is Status.INCONCLUSIVE
    assert "17 of 20" in reason and "main.rs:7 (boundary)" in missing[0]
    status, reason, missing = weigh_mutants(MutationScore(total=20, caught=19), Thresholds(), Status.EQUIVALENT, "ok")
    assert (status, missing) == (Status.EQUIVALENT, ())
    assert weigh_mutants(MutationScore(), Thresholds(), Status.EQUIVALENT, "ok")[0] is Status.INCONCLUSIVE
    judged = weigh_mutants(MutationScore(judged=(survivor,)), Thresholds(), Status.EQUIVALENT, "ok")
    assert judged[0] is Status.INCONCLUSIVE and "judged equivalent" in judged[1]
    few = weigh_mutants(MutationScore(total=20, caught=9, untried=11), Thresholds(), Status.EQUIVALENT, "ok")
    assert few[0] is Status.INCONCLUSIVE and "only 9 of 20" in few[1]
    most = weigh_mutants(MutationScore(total=20, caught=11, untried=9), Thresholds(), Status.EQUIVALENT, "ok")
    assert most[0] is Status.EQUIVALENT
