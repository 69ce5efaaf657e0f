"""Counterexamples of single calls as tests in the target language."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from analyzers import scan
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.harness.registry import for_source, for_target
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.report.call_test import answer_line, call_test
from verifiers.toolchains.golang import locate
from verifiers.verdict import CallCounterexample

SOURCE = """\
static int seen;

/* How many letters a text has, and how many calls there were. */
int letters(const char *text, int *calls)
{
    int count = 0;
    seen++;
    *calls = seen;
    for (; *text != '\\0'; text++)
        count += (*text >= 'a' && *text <= 'z');
    return seen == 2 ? -count : count;
}
"""
SUITE = {"rust": ["cargo", "test", "--offline", "-q"], "go": [str(locate().root / "bin/go"), "test", "./..."]}


def test_an_answer_is_read_back_from_how_it_is_shown() -> None:
    assert answer_line(r"""returned -3 'a\x00\'' "it's" '' 4""") == "returned -3 x610027 x69742773 x 4"


def test_calls_whose_difference_a_test_does_not_see_make_none() -> None:
    tree = {"src/bin/driver.rs": b"\nfn main() {}\n"}
    assert call_test(CallCounterexample(("0 1",), "returned 2", "returned 3"), "rust", tree) is not None
    for original in ("'hello' then returned 2", "the driver ended: exited 1"):
        assert call_test(CallCounterexample(("0 1",), original, "returned 3"), "rust", tree) is None
    for translation in ("'hello' then returned 2", '"it\'s" then returned 2', "the driver ended: exited 0"):
        assert call_test(CallCounterexample(("0 1",), "returned 2", translation), "rust", tree) is None
    assert call_test(CallCounterexample(("0 1",), "returned 2", "the driver ended: exited 101"), "rust", tree) is not None
    assert call_test(CallCounterexample(("0 1",), "returned 2", "returned 3"), "ada", tree) is None


@pytest.mark.parametrize("said", ['returned "', "returned \\", "returned 1\n}", "raised 'é'"])
def test_what_a_side_said_never_becomes_code(said: str) -> None:
    tree = {"src/bin/driver.rs": b"\nfn main() {}\n"}
    assert call_test(CallCounterexample(("0 1",), said, "returned 3"), "rust", tree) is None
    assert call_test(CallCounterexample((said,), "returned 2", "returned 3"), "rust", tree) is None
    made = call_test(CallCounterexample(("0 1",), 'returned 1"); evil(); ("', "returned 3"), "rust", tree)
    assert made is not None and "evil" not in made[1]  # it is a text, in hexadecimal digits


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_the_test_fails_for_the_translation_it_was_found_in_and_passes_for_a_right_one(target: str, tmp_path: Path) -> None:
    (tmp_path / "letters.c").write_text(SOURCE)
    codebase = scan.analyze(tmp_path)
    (module,) = codebase.modules
    job = TranslationJob(codebase, tmp_path, module, target)
    (translation,) = [e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done)]
    assert isinstance(translation, Translation)
    chosen = module.interface.subprograms
    right = for_target(target).tree(for_name(target).compose([translation], []), module, translation.probes, chosen)
    wrong = dict(right)
    (path,) = [name for name, text in right.items() if "etters(" in text and "driver" not in name]
    assert "== 2" in right[path]
    wrong[path] = right[path].replace("== 2", "== 3", 1)
    request = ProbeRequest(
        original=for_source("c").tree(codebase, tmp_path, module, chosen),
        translation={name: text.encode() for name, text in wrong.items()},
        language="c", target=target, subprograms=chosen, calls=100, budget=6.0, seed=5, stateful=True,
    )  # fmt: skip
    found = probe(request).subprograms[0].counterexample
    assert found is not None and len(found.calls) > 1
    made = call_test(found, target, request.translation)
    assert made is not None
    place = f"tests/{made[0]}" if target == "rust" else f"found/{made[0]}"
    path_variable = f"{locate().root}/bin:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path_variable, "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}
    for name, tree, passes in (("right", right, True), ("wrong", wrong, False)):
        for file, text in {**tree, place: made[1]}.items():
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text(text)
        done = subprocess.run(SUITE[target], cwd=tmp_path / name, capture_output=True, text=True, check=False, env=environment)
        assert (done.returncode == 0) == passes, done.stdout + done.stderr
        assert passes or "answered" in done.stdout or "answers_as_the_original" in done.stdout, done.stdout + done.stderr
