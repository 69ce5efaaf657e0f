"""Small pairs of programs: faithful translations are equivalent, and planted faults are found.

All faults of all pairs, with their figures: tests/bench/verify_pairs.py.
"""

from __future__ import annotations

from itertools import islice

import pytest

from tests.bench.verify_pairs import Variant, judge, pairs, variants
from verifiers.verdict import Status

FAITHFUL = [next(variants(pair)) for pair in pairs()]
FAULTY = [next(islice(variants(pair), 1, None)) for pair in pairs()]


def name(variant: Variant) -> str:
    return f"{variant.pair}-{variant.name}"


def test_there_are_pairs_of_all_source_languages_and_both_targets() -> None:
    kinds = {(v.original.suffix, v.file_name.rpartition(".")[2]) for v in FAITHFUL}
    assert len(FAITHFUL) >= 24
    assert kinds == {(s, t) for s in (".c", ".adb", ".cob") for t in ("rs", "go")}
    assert all(len(list(variants(pair))) >= 3 for pair in pairs())


@pytest.mark.slow
@pytest.mark.parametrize("variant", FAITHFUL, ids=name)
def test_a_faithful_translation_is_equivalent(variant: Variant) -> None:
    for inputs, seed in ((1500, 1), (12_000, 2)):  # some lines take long to be met
        verdict = judge(variant, budget=90.0, inputs=inputs, seed=seed)
        if verdict.status is not Status.INCONCLUSIVE:
            break  # a false alarm fails at once: only too little evidence is worth a longer campaign
    assert verdict.status is Status.EQUIVALENT, (verdict.reason, verdict.missing, verdict.counterexample)


@pytest.mark.slow
@pytest.mark.parametrize("variant", FAULTY, ids=name)
def test_a_planted_fault_is_found_and_shrunk(variant: Variant) -> None:
    for budget in (90.0, 300.0):  # the second is for slow machines
        verdict = judge(variant, budget=budget)
        if verdict.status is Status.DIVERGENT:
            break
    assert verdict.status is Status.DIVERGENT, (verdict.reason, verdict.missing)
    found = verdict.counterexample
    assert found is not None
    assert found.case.size() <= found.shrunk_from
    assert found.original.digest() != found.translation.digest() or found.original.stderr != found.translation.stderr
