"""docs/conformance.md is made of what the logs say, and of nothing else."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.bench.conformance import basis, results
from tests.bench.conformance.__main__ import PAGE, main
from tests.bench.conformance.compare import Agreement, unoptimized
from tests.bench.conformance.logs import parse
from tests.bench.conformance.render import page
from tests.bench.conformance.times import Times

LOG = """# date: 2026-01-02
# command: `run nist-NC`
NC101A rust: refused refused: NC101A.CBL:12: MAIN: LINAGE: PRINT-FILE: LINAGE; refused: NC101A.CBL:14: P: LINAGE: again
NC102A go: WRONG exit 0 → 0; line 3: 'a' → 'b'; the original too shows something else when it is run again
  rust: refused 1, same 3; checks 30 of 41
  go: WRONG 1, same 3; checks 40 of 41
"""
GENERATED = (
    "moves, go: 500 cases, 2 differences, 3 s\nmoves, go: 1000 cases, 0 differences, 3 s\n"
    "ada, go: 19 programs agree, 1 differ (1 differs), 9 s\ngo: 40 programs agree, 0 differ, 103 s\n"
)


def test_the_page_has_each_suite_its_refusals_its_defects_and_what_was_generated() -> None:
    text = page([parse("nist-NC", LOG)], [GENERATED])
    assert "| nist-NC | rust | 4 | 3 | 1 | 0 | 0 | 0 | 75.0 % | 30 of 41 | 2026-01-02 |" in text
    assert "| LINAGE | 1 | 0 |" in text
    assert "| nist-NC | NC102A | go | WRONG | the original too shows something else when it is run again |" in text
    assert "| COBOL cases: moves | go | 1,500 | 2 |" in text
    assert "| random programs: Ada | go | 20 | 1 |" in text
    assert "| random programs: COBOL | go | 40 | 0 |" in text  # a line of before it named its language


def test_a_row_of_a_sample_says_so() -> None:
    sample = LOG.replace("# command: `run nist-NC`", "# command: `run nist-NC --sample 4`")
    assert "| nist-NC (sample) | rust | 4 | 3 |" in page([parse("nist-NC", sample)])
    assert "(sample)" not in page([parse("nist-NC", LOG)])


def test_a_page_without_generated_cases_has_no_section_for_them() -> None:
    assert "Generated" not in page([parse("nist-NC", LOG)])


def test_a_line_of_figures_that_cannot_be_read_is_not_left_out() -> None:
    with pytest.raises(TheseusError, match="fortran, go"):
        page([], ["fortran, go: 9 programs agree, 0 differ, 1 s\n"])


def test_what_is_kept_of_logs_makes_the_same_page(tmp_path: Path) -> None:
    logs, folder = tmp_path / "logs", tmp_path / "kept"
    logs.mkdir()
    folder.mkdir()
    (logs / "nist-NC.log").write_text(LOG)
    (logs / "ended.log").write_text("# date: 2026-01-02\n")
    (logs / "generated-1.txt").write_text("GnuCOBOL 3\n" + GENERATED)
    results.adopt(logs, folder)
    assert page(results.kept(folder), results.generated(folder)) == page([parse("nist-NC", LOG)], [GENERATED])


def test_the_page_in_the_documents_is_the_one_that_was_kept() -> None:
    assert PAGE.read_text() == page(results.kept(), results.generated(), results.agreements(), results.times())


def test_a_verdict_disagrees_when_it_says_of_the_bytes_what_is_not_so(tmp_path: Path) -> None:
    agreement = Agreement("acats", "go", "compare acats", "2026-01-02", "abc123")
    pairs = [("same", "equivalent"), ("same", "divergent"), ("same", "inconclusive"), ("differs", "divergent")]
    pairs += [("differs", "equivalent"), ("differs", "unsupported"), ("differs", "no verdict (exit 1)")]
    assert [agreement.add("C1", "fault", *pair) for pair in pairs] == [False, True, False, False, True, False, False]
    assert not any(agreement.add("C2", "translation", why, "") for why in ("refused", "unbuilt", "refused"))
    results.keep(agreement, tmp_path)
    text = page([], agreements=results.agreements(tmp_path))
    assert "| acats | go | same | 3 | 1 | 1 | 1 | 0 | 0 | 1 | 2026-01-02 |" in text
    assert "| acats | go | differs | 4 | 1 | 1 | 0 | 1 | 1 | 1 | 2026-01-02 |" in text
    assert "- acats, go: `compare acats` at abc123; not compared: 2 refused, 1 unbuilt" in text
    assert "  - disagrees: C1 fault: differs, equivalent" in text


def test_a_sample_that_has_come_less_far_leaves_the_one_before_unless_it_disagrees(tmp_path: Path) -> None:
    for code, verdict, times, kept in (
        ("a", "equivalent", 2, "a"), ("b", "equivalent", 1, "a"), ("c", "equivalent", 2, "c"), ("d", "divergent", 1, "d"),
    ):  # fmt: skip
        found = Agreement("acats", "go", "compare acats", "2026-01-02", code)
        for _ in range(times):
            found.add("C1", "translation", "same", verdict)
        results.keep(found, tmp_path)
        assert results.agreements(tmp_path)[0].code == kept


def test_without_optimization_nothing_but_the_profile_for_use_is_another() -> None:
    text = "[package]\n\n[profile.dev]\nopt-level = 1\n\n[profile.release]\nlto = true\nopt-level = 2\noverflow-checks = true\n"
    files = {"Cargo.toml": text, "src/lib.rs": "// [profile.release] opt-level = 2\n"}
    assert unoptimized(files) == files | {"Cargo.toml": text.replace("opt-level = 2", "opt-level = 0")}
    assert unoptimized({"main.go": "package main\n"}) == {"main.go": "package main\n"}


def test_what_is_kept_is_kept_for_one_set_of_tools(tmp_path: Path) -> None:
    runner, theseus = tmp_path / "run.py", tmp_path / "theseus"
    runner.write_text("HALF = 0\n")

    def folder(version: str) -> Path:
        doctor = [{"name": "rustc", "version": version}, {"name": "gcc", "version": "12"}, {"name": "bwrap", "version": "1"}]
        theseus.write_text(f"#!/bin/sh\necho '{json.dumps(doctor)}'\n")
        theseus.chmod(0o755)
        basis.tools.cache_clear()
        assert basis.tools(theseus) == f"gcc 12, rustc {version}"
        return basis.kept(argparse.Namespace(theseus=theseus, runner=runner, cache=tmp_path / "cache"))

    first, other = folder("1.95.0"), folder("1.96.0")
    assert first != other and first == folder("1.95.0") and first.is_relative_to(tmp_path / "cache")
    runner.write_text("HALF = 1\n")
    assert folder("1.95.0") not in (first, other)


def test_verdicts_rest_on_the_verifiers_and_on_what_they_import(tmp_path: Path) -> None:
    texts = {
        "verifiers/__pycache__/a.pyc": "",
        "verifiers/a.py": "def f():\n    from analyzers.tree import walk\n",
        "verifiers/native/edges.c": "",
        "analyzers/__init__.py": "from analyzers import model\n",
        "analyzers/tree.py": "",
        "analyzers/model.py": "",
        "analyzers/other.py": "import verifiers.a\n",
        "translators/emit.py": "",
        "translators/runtimes/rust/process.rs": "",
        "workbench/cli_compare.py": "import workbench.cli\n",
        "workbench/cli.py": "",
        "README.md": "",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    moved, before = set(), basis.judges(tmp_path)
    for name, text in texts.items():
        (tmp_path / name).write_text(text + " \n")
        basis.judges.cache_clear()
        if basis.judges(tmp_path) != before:
            moved.add(name)
        (tmp_path / name).write_text(text)
    apart = {"verifiers/__pycache__/a.pyc", "analyzers/other.py", "translators/emit.py", "README.md"}
    assert moved == set(texts) - apart
    basis.judges.cache_clear()
    assert basis.judges(tmp_path) == before


def test_the_files_that_verdicts_rest_on_are_there() -> None:
    names = {str(path.relative_to(basis.ROOT)) for path in basis.judging_files()}
    assert {"verifiers/campaign.py", "verifiers/native/edges.c", "analyzers/tree.py", "workbench/cli_compare.py"} <= names
    assert not any(name.startswith("translators/rules/ada/") for name in names)


def test_without_theseus_the_bench_says_how_to_name_it(tmp_path: Path) -> None:
    (tmp_path / "theseus").write_text("#!/bin/sh\necho no such thing >&2\nexit 1\n")
    (tmp_path / "theseus").chmod(0o755)
    with pytest.raises(TheseusError, match="no such thing: name Theseus by --theseus"):
        basis.tools(tmp_path / "theseus")


def test_a_second_run_in_one_cache_is_refused_and_says_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["run", "nist-NC", "--runner", __file__, "--logs", str(tmp_path / "logs"), "--cache", str(tmp_path)]
    with basis.alone(tmp_path):
        assert main(command) == 2
    assert "another run works in it" in (said := capsys.readouterr().err) and "--cache" in said
    assert not (tmp_path / "logs").exists()
    with basis.alone(tmp_path):  # the lock is free again
        pass


def test_times_are_summed_and_compared_with_what_is_wanted(tmp_path: Path) -> None:
    found = Times("acats-core", "go", "times acats-core", "2026-01-02", 0.5, 2, (1.0, 1.25), (2.0, 3.0), [0.4, 0.9, 0.5])
    results.keep(found, tmp_path)
    text = page([], times=results.times(tmp_path))
    assert "| acats-core | go | 2 | 2.00 s | 3.00 s | 1.50 | 1.2 | 1.25 | 0.50 s, 0.90 s of 3 | 0.5 | 2026-01-02 |" in text
    assert "- acats-core, go: `times acats-core`" in text and "How long" not in page([])
