"""Every hand-planted fault in the reference translations is found, with a shrunk counterexample."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.planted import PATCHES, SYSTEMS, planted, target_of
from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest, Status

BUDGETS = (75.0, 300.0, 300.0)  # seconds; a fault that is found ends the campaign early. Those after the first are for slow machines


def test_there_are_thirty_faults_over_all_systems_and_both_targets() -> None:
    counts = {(p.parent.name, target_of(p)) for p in PATCHES}
    assert len(PATCHES) >= 30
    assert counts == {(system, target) for system in SYSTEMS for target in ("rust", "go")}


@pytest.mark.slow
@pytest.mark.parametrize("patch", PATCHES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_the_fault_is_found_and_shrunk(patch: Path, tmp_path: Path) -> None:
    system = SYSTEMS[patch.parent.name]
    tree = planted(patch, tmp_path)
    for seed, budget in enumerate(BUDGETS, 1):
        verdict = compare(CompareRequest(system, tree, scenarios=system / "scenarios", budget=budget, seed=seed))
        if verdict.status is Status.DIVERGENT:
            break
    assert verdict.status is Status.DIVERGENT, (verdict.reason, verdict.missing)
    assert verdict.counterexample is not None
    assert verdict.counterexample.case.size() <= verdict.counterexample.shrunk_from
    assert verdict.counterexample.original.digest() != verdict.counterexample.translation.digest()
