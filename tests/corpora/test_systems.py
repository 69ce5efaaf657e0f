"""The three systems are complete: they build by their own build, their scenarios are deterministic, and the
reference translations behave the same."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers import scan
from analyzers.model import ModuleKind
from translators.submitted import owned_files
from verifiers import scenarios
from verifiers.compare_service import compare
from verifiers.observe import Observation
from verifiers.runner import Runner
from verifiers.toolchains import detect
from verifiers.verdict import CompareRequest, Status

ROOT = Path(__file__).parents[2] / "corpora"
SYSTEMS = ("ada/adadb", "cobol/ledger", "c/telemetry")


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_is_as_large_as_promised_and_has_a_reference_for_every_module(system: str) -> None:
    codebase = scan.analyze(ROOT / system)
    code = [m for m in codebase.modules if m.kind in (ModuleKind.MAIN, ModuleKind.LIBRARY)]
    assert len(code) >= 8
    assert sum(m.lines for m in code) >= 1200
    assert codebase.diagnostics == ()
    for target in ("rust", "go"):
        for module in code:
            assert owned_files(ROOT / system / "reference" / target, module.id, target)[0], module.id


@pytest.mark.parametrize("system", SYSTEMS)
def test_its_ordinary_build_works(system: str, tmp_path: Path) -> None:
    copy = tmp_path / "system"
    subprocess.run(["cp", "-r", str(ROOT / system), str(copy)], check=True)
    done = subprocess.run(["make", "-s"], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _comparable(seen: Observation) -> Observation:
    """Without indexed files, whose bytes are the runtime's own (they hold identifiers of the file)."""
    return replace(seen, files=tuple(f for f in seen.files if not f[0].endswith(".IDX")))


@pytest.mark.parametrize("system", SYSTEMS)
def test_its_scenarios_show_the_same_twice(system: str, tmp_path: Path) -> None:
    cases = scenarios.read(ROOT / system / "scenarios")
    assert len(cases) >= 8
    built = detect(ROOT / system).build(ROOT / system, tmp_path / "b")
    shown = set()
    with Runner(built) as one, Runner(built) as two:
        for case in cases:
            first, second = (_comparable(runner.run_one(case).observation) for runner in (one, two))
            assert first.digest() == second.digest(), case.name
            shown.add(first.digest())
    assert len(shown) >= 8


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_reference_translation_is_equivalent(system: str, target: str) -> None:
    folder = ROOT / system
    verdict = compare(
        CompareRequest(
            folder, folder / "reference" / target, scenarios=folder / "scenarios", budget=150.0, max_inputs=400
        )
    )
    assert verdict.status is Status.EQUIVALENT, (verdict.reason, verdict.missing, verdict.counterexample)
