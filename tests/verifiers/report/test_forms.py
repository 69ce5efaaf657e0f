"""Verdicts as SARIF, JUnit XML, a page, and a test in the target language."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from verifiers.observe import Case, Observation, Outcome
from verifiers.performance import once
from verifiers.report import verdict_html
from verifiers.report.junit import junit
from verifiers.report.sarif import sarif
from verifiers.report.unit_test import unit_test
from verifiers.toolchains import for_language
from verifiers.toolchains.golang import locate
from verifiers.verdict import (
    CallCounterexample,
    Counterexample,
    Difference,
    MutationScore,
    Performance,
    Side,
    Status,
    SubprogramVerdict,
    Survivor,
    Verdict,
)

CASE = Case((b"a b",), b'x"\\\n\xff', (("in/data.txt", b"1\n"),))
WANTED = Observation(Outcome.EXITED, 3, b'x"\\\n\xff|a b|1\n', b"", (("out.txt", b"done\x00"),))
FOUND = Counterexample(CASE, (Difference("stdout", "standard output: <&> at line 1"),), WANTED, WANTED, ("./o 'a b'",))
SAME = Verdict(Status.EQUIVALENT, "no difference", Side("a.c", "c"), Side("t", "rust"), subject="good")
VERDICTS = [
    SAME,
    replace(SAME, status=Status.DIVERGENT, reason="exit\x01code", subject="bad", counterexample=FOUND),
    replace(SAME, status=Status.INCONCLUSIVE, reason="weak", missing=("few",), subject="weak"),
    replace(
        SAME,
        status=Status.DIVERGENT,
        subject="calls",
        subprograms=(
            SubprogramVerdict("f", Status.DIVERGENT, "r", counterexample=CallCounterexample(("f 1",), "2", "3")),
            SubprogramVerdict("g", Status.EQUIVALENT, "ok"),
        ),
        mutants=MutationScore(4, 3, survivors=(Survivor("boundary", "src/m.rs", 7, "-<\n+<="),)),
        performance=Performance(1, 0.001, 0.002, 1 << 20, 2 << 20),
    ),
]


def test_sarif_has_the_shape_that_readers_need() -> None:
    log = json.loads(sarif(VERDICTS))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] and place["region"]["startLine"] >= 1
    assert [r["ruleId"] for r in run["results"]] == [
        "divergent", "inconclusive", "divergent", "divergent", "surviving-mutant",
    ]  # fmt: skip
    assert "./o 'a b'" in run["results"][0]["message"]["text"]


def test_junit_counts_what_failed() -> None:
    root = ElementTree.fromstring(junit(VERDICTS))
    counts = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in root]
    assert counts == [("good", "1", "0", "0"), ("bad", "1", "1", "0"), ("weak", "1", "0", "1"), ("calls", "3", "2", "0")]
    (failure,) = root[1].iter("failure")
    assert "<&>" in (failure.text or "")


def test_a_larger_sample_names_the_one_before() -> None:
    verdict = replace(SAME, mutants=MutationScore(96, 91, before="21 of 24"))
    assert "fell short: 21 of 24" in verdict_html(verdict)


def test_what_people_said_of_mutants_stands_in_every_form() -> None:
    judged = (Survivor("constant", "src/m.rs", 9, "-1\n+2", "nothing reads it", 0, "k"),)
    score = MutationScore(4, 4, judged=judged, misjudged=("src/m.rs:12 (boundary, j): as good",))
    verdict = replace(SAME, mutants=score)
    results = json.loads(sarif([verdict]))["runs"][0]["results"]
    assert [(r["ruleId"], r["level"]) for r in results] == [("judged-mutant", "note"), ("misjudged-mutant", "warning")]
    assert "nothing reads it" in results[0]["message"]["text"]
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 9
    (said,) = ElementTree.fromstring(junit([verdict])).iter("system-out")
    assert "src/m.rs:9, not reached: nothing reads it" in (said.text or "") and "src/m.rs:12" in (said.text or "")
    assert not list(ElementTree.fromstring(junit([SAME])).iter("system-out"))


def test_the_page_shows_mutants_and_performance() -> None:
    page = verdict_html(VERDICTS[3])
    assert "3 of 4 caught (75%)" in page
    assert "src/m.rs:7" in page and "2.00 ms" in page


def test_batch_jobs_and_agreement_make_no_test() -> None:
    assert unit_test(SAME) is None
    steps = replace(FOUND, case=Case(steps=(("p", (), b""),)))
    assert unit_test(replace(VERDICTS[1], counterexample=steps)) is None


RUST = """use std::io::{Read, Write};
fn main() {
    let mut all = Vec::new();
    std::io::stdin().read_to_end(&mut all).unwrap();
    let argument = std::env::args().nth(1).unwrap();
    let file = std::fs::read_to_string("in/data.txt").unwrap();
    std::fs::write("out.txt", b"done\\x00").unwrap();
    all.extend_from_slice(format!("|{argument}|{file}").as_bytes());
    std::io::stdout().write_all(&all).unwrap();
    std::process::exit(3)
}
"""
GO = """package main

import (
\t"fmt"
\t"io"
\t"os"
)

func main() {
\tall, _ := io.ReadAll(os.Stdin)
\tfile, _ := os.ReadFile("in/data.txt")
\tos.WriteFile("out.txt", []byte("done\\x00"), 0o600)
\tfmt.Printf("%s|%s|%s", all, os.Args[1], file)
\tos.Exit(3)
}
"""


@pytest.mark.slow
@pytest.mark.parametrize(("language", "code"), [("rust", 0), ("rust", 101), ("go", 0), ("go", 1)])
def test_the_test_passes_for_a_right_translation_and_fails_for_a_wrong_one(
    language: str, code: int, tmp_path: Path
) -> None:
    verdict = replace(VERDICTS[1], translation=Side("t", language, programs=("thing",)))
    made = unit_test(verdict)
    assert made is not None
    name, text = made
    if language == "rust":
        (tmp_path / "src").mkdir()
        (tmp_path / "tests").mkdir()
        (tmp_path / "Cargo.toml").write_text('[package]\nname = "thing"\nversion = "0.1.0"\nedition = "2021"\n')
        (tmp_path / "src/main.rs").write_text(RUST if code == 0 else RUST.replace("exit(3)", "exit(4)"))
        (tmp_path / "tests" / name).write_text(text)
        argv = ["cargo", "test", "--offline", "-q"]
    else:
        (tmp_path / "go.mod").write_text("module thing\n\ngo 1.21\n")
        (tmp_path / "main.go").write_text(GO if code == 0 else GO.replace("%s|%s|%s", "%s|%s|%s "))
        (tmp_path / name).write_text(text)
        argv = [str(locate().root / "bin/go"), "test", "./..."]
    path = f"{locate().root}/bin:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == code, done.stdout + done.stderr


def test_memory_and_time_are_those_of_the_program(tmp_path: Path) -> None:
    source = tmp_path / "big.c"
    source.write_text(
        "#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\nint main(int n, char **a) {\n"
        "  size_t size = (size_t)atoi(a[1]) << 20; char *p = malloc(size); memset(p, 1, size);\n"
        "  usleep(60000); return p[size - 1] == 7; }\n"
    )
    built = for_language("c").build(source, tmp_path / "out")
    small, large = once(built, Case((b"1",))), once(built, Case((b"40",)))
    assert small is not None and large is not None
    assert 1 << 20 <= small[1] < 16 << 20
    assert 40 << 20 <= large[1] < 60 << 20
    assert small[0] >= 0.06

