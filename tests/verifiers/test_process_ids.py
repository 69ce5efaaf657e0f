"""The rule `process-id` leaves out the ids of the two processes, and no other number."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.compare import compare as compared
from verifiers.compare import rule_set
from verifiers.compare_service import compare
from verifiers.corpus import Corpus
from verifiers.domain import Domain
from verifiers.generate.facts import Facts
from verifiers.judge import Judge, Judgement
from verifiers.observe import Case, Observation, Outcome
from verifiers.process_ids import PASSED_OVER, aligned, asks_for_its_id, without_own
from verifiers.runner import RunLimits, RunResult
from verifiers.sides import ProgramSide
from verifiers.toolchains import BuildMode, for_tree
from verifiers.verdict import CompareRequest, Status, Verdict


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (b"pid 41 of 3\n", b"pid 97 of 3\n", True),
        (b"41/41.tmp", b"97/97.tmp", True),
        (b"[   41]", b"[   97]", True),
        (b"00041", b"00097", True),
        (b"pid 97 of 3\n", b"pid 41 of 3\n", False),  # each other's
        (b"pid 41 of 3\n", b"pid 41 of 3\n", True),  # nothing differs
        (b"pid 41 of 3\n", b"pid 98 of 3\n", False),
        (b"pid 42 of 3\n", b"pid 97 of 3\n", False),
        (b"pid 41 of 3\n", b"pid 97 of 4\n", False),
        (b"pid 41 of 41\n", b"pid 97 of 3\n", False),
        (b"pid 41\n", b"pid 97 \n", False),
        (b"00041", b"0097", False),
        (b"pid 041", b"pid 97", False),
        (b"41", b"", False),
    ],
)
def test_only_ids_at_the_same_place_are_left_out(left: bytes, right: bytes, same: bool) -> None:
    assert (aligned(left, right, {(41, 97)}) == left) is same


def test_a_column_is_filled_up_for_a_shorter_id() -> None:
    assert aligned(b"1    9|", b"1   97|", {(9, 97)}) == b"1    9|"
    assert aligned(b"9    |1", b"97   |1", {(9, 97)}) == b"9    |1"
    assert aligned(b"9 |1", b"97 |1", {(9, 97)}) == b"9 |1"
    assert aligned(b"1    9|", b"1 97|", {(9, 97)}) != b"1    9|"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (b"pid   41 of 410, 141 and 0041\n", b"pid<process> of 410, 141 and<process>\n"),
        (b"410 of 141", None),
        (b"1041", None),
        (b"00000000041", None),  # longer than an id is written
        (b"41", b"<process>"),
    ],
)
def test_a_run_has_its_own_id_taken_out(text: bytes, left: bytes | None) -> None:
    assert without_own(text, (41,)) == (text if left is None else left)


def seen(text: str, process: int, **files: str) -> Observation:
    given = tuple((name, content.encode()) for name, content in files.items())
    return Observation(Outcome.EXITED, 0, text.encode(), b"", given, processes=(process,))


def test_the_verdict_on_one_input_names_the_rule_and_can_do_without() -> None:
    left, right = seen("pid 41 at 1.0\n", 41), seen("pid 97 at 1.00000000000001\n", 97)
    languages = ("c", "rust")
    assert not compared(left, right, languages).same
    both = compared(left, right, languages, rule_set(["float-ulp"]))
    assert both.same and set(both.rules) == {"float-ulp", "process-id"}
    assert compared(seen("41", 41), seen("97", 97), languages).rules == ("process-id",)
    assert not compared(seen("41", 41), seen("97", 97), languages, rule_set(["no-process-id"])).same


def test_files_may_be_called_by_the_id() -> None:
    languages = ("c", "rust")
    left, right = seen("", 41, t41="a 41"), seen("", 97, t97="a 97")
    assert compared(left, right, languages).rules == ("process-id",)
    assert not compared(left, seen("", 97, t98="a 97"), languages).same
    assert not compared(left, seen("", 97, t97="b 97"), languages).same


def judged(originals: list[tuple[str, int]], translations: list[tuple[str, int]]) -> Judgement:
    """What is said of two programs of which each run shows such a text and has such a process id."""

    def run(answers: list[tuple[str, int]]) -> Callable[[Case, float], Observation]:
        every = itertools.chain(answers, itertools.repeat(answers[-1]))
        return lambda case, _wall: seen(*next(every))

    judge = Judge(run(originals), run(translations), ("c", "rust"), rule_set(()), Facts(), Domain(name="text"))
    return judge.judge(Case())


def test_a_count_that_is_the_id_by_chance_hides_nothing() -> None:
    assert judged([("41", 41), ("42", 42)], [("97", 97), ("98", 98)]).kind == "same"
    assert judged([("count 41", 41), ("count 41", 42)], [("count 97", 97), ("count 97", 98)]).kind == "divergent"


def test_an_answer_that_only_tells_the_id_does_not_depend_on_the_input() -> None:
    corpus = Corpus()
    for process in (41, 42, 43):
        corpus.consider(Case(stdin=b"%d" % process), RunResult(seen(f"pid {process}\n", process)), RunResult(seen("", 1)), 1)
    assert len(corpus.outputs) == 1


C = """#include <stdio.h>
#include <unistd.h>
int main(void) {
    int c, n = 0;
    while ((c = getchar()) != EOF) n += c == 'A';
    printf("%d: %d\\n", (int)getpid(), n);
    return 0;
}
"""
RUST = """use std::io::Read;
fn main() {
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let n = text.iter().filter(|&&b| b == b'A').count();
    println!("{}: {}", std::process::id(), n);
}
"""


def verdict_on(folder: Path, original: str, name: str, translation: str, *rules: str) -> Verdict:
    (folder / "original.c").write_text(original)
    (folder / name).write_text(translation)
    request = CompareRequest(folder / "original.c", folder / name, budget=20.0, max_inputs=400, rules=rules)
    return compare(request)


def test_a_program_that_shows_its_process_id_is_itself_and_the_verdict_names_the_rule(tmp_path: Path) -> None:
    same = verdict_on(tmp_path, C, "translation.c", C)
    assert same.status is Status.EQUIVALENT, same.reason
    assert "process-id" in {rule.name for rule in same.rules}
    without = verdict_on(tmp_path, C, "translation.c", C, "no-process-id")
    assert without.status is Status.INCONCLUSIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("std::process::id(), n", "std::process::id() + 1, n"),
        ("std::process::id(), n", "7, n"),
        ("std::process::id(), n", "std::process::id(), if n == 1 { 2 } else { n }"),
        ("std::process::id(), n", "n, std::process::id()"),
    ],
)
def test_with_the_rule_another_number_is_still_a_difference(tmp_path: Path, before: str, after: str) -> None:
    assert verdict_on(tmp_path, C, "translation.rs", RUST).status is Status.EQUIVALENT
    wrong = verdict_on(tmp_path, C, "translation.rs", RUST.replace(before, after))
    assert wrong.status is Status.DIVERGENT, wrong.reason


def test_no_two_runs_of_a_program_that_asks_have_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "original.c").write_text(C)
    ids: dict[str, list[int]] = {}
    with ThreadPoolExecutor(1) as pool:
        for role, passed_over in PASSED_OVER.items():
            path = tmp_path / "original.c"
            side = ProgramSide(role, path, for_tree(path, ""), tmp_path, RunLimits(), pool, passed_over)
            executor = side.executor(BuildMode.PLAIN)
            assert executor is not None
            alone = [executor.run([Case()], 5.0)[0].observation for _ in range(6)]
            for runner in executor.runners:
                runner.close()
            alone += [executor.run([Case()], 5.0)[0].observation for _ in range(6)]  # in fresh sandboxes
            together = [result.observation for result in executor.run([Case()] * 40, 5.0)]
            side.close()
            assert [f"{seen.processes[0]}: 0\n".encode() for seen in alone + together] == [seen.stdout for seen in alone + together]
            ids[role] = [seen.processes[0] for seen in alone + together]
            assert all(before != after for before, after in itertools.pairwise(ids[role]))
            assert {len(str(one)) for one in ids[role]} >= {2, 3, 4}
    pairs = list(zip(*ids.values(), strict=True))
    for form in (lambda n: n, lambda n: n % 7, lambda n: n // 10, lambda n: n // 1000, lambda n: n & 1, lambda n: n >> 8):
        assert any(form(left) != form(right) for left, right in pairs)
        assert len({form(left) for left, _ in pairs}) > 1


@pytest.mark.parametrize(("form", "constant"), [("% 2", "1"), ("/ 1000", "0"), ("% 2", "(int)getpid() % 2")])
def test_an_id_in_another_form_is_not_equivalent_by_luck(form: str, constant: str, tmp_path: Path) -> None:
    shown = C.replace("(int)getpid()", f"(int)getpid() {form}")
    verdict = verdict_on(tmp_path, shown, "translation.c", C.replace("(int)getpid()", constant))
    assert verdict.status is Status.INCONCLUSIVE, verdict.reason
    assert "nondeterministic" in {exclusion.kind for exclusion in verdict.excluded}


def test_who_asks_for_its_id_is_told_by_its_sources() -> None:
    asking = ["x = getpid ();", "GNAT.OS_Lib.Current_Process_Id", 'CALL "getpid" RETURNING N', "os.Getpid()", "std::process::id()"]
    assert all(asks_for_its_id({"a": text}) for text in asking)
    assert not asks_for_its_id({"a": "int getpids; process::idle"})
