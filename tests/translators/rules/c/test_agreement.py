"""Translations by rules behave as what gcc makes of the original, call by call."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.translators.rules.c.driven import answers, defined, random_call, translate
from verifiers.toolchains import BuildMode

SAMPLE = Path(__file__).parent / "sample"


REFUSED = {"tricky": {"assign_chain", "cmp", "argmix"}, "walks": set()}


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("module", ["tricky", "walks"])
def test_every_lowered_function_of_the_sample_agrees(module: str, target: str, tmp_path: Path) -> None:
    driven = translate(SAMPLE, module, target)
    assert {u.name for u in driven.translations[module].units if not u.translated} == REFUSED[module]
    rng = random.Random(20261123)
    calls = [
        random_call(number, subprogram, rng) for number, subprogram in enumerate(driven.subprograms) for _ in range(120)
    ]
    with driven.original_driver(tmp_path / "sanitized", BuildMode.SANITIZED) as sanitized:
        calls = defined(sanitized, calls)
    with driven.original_driver(tmp_path / "c", BuildMode.PLAIN) as plain:
        expected, _ = answers(plain, calls)
    with driven.translated_driver(tmp_path / target, target) as translated:
        found, seen = answers(translated, calls)
    assert len(driven.subprograms) > 20
    assert len(expected) == len(calls) > 80 * len(driven.subprograms)
    different = [(c, e, f) for c, e, f in zip(calls, expected, found, strict=False) if e != f]
    assert different[:3] == []
    assert len(found) == len(expected), seen
