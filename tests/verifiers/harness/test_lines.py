"""Calls that agree verify a subprogram only when they reach most of its lines."""

from __future__ import annotations

from pathlib import Path

from analyzers import scan
from analyzers.graph import plan as order
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.harness.registry import for_source, for_target
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.verdict import Status

SOURCE = """
#include "gate.h"

int gate_open(const char *key)
{
    int score = 0;
    if (key[0] != 'q' || key[1] != 'Z' || key[2] != '7' || key[3] != '#' || key[4] != '!' || key[5] != 'k')
        return -1;
    score += key[6];
    score *= 3;
    score -= key[7];
    if (score < 0)
        score = -score;
    score %= 1000;
    return score;
}

int gate_width(int n)
{
    return n & 15;
}
"""


def test_a_subprogram_of_which_calls_reach_little_is_not_verified(tmp_path: Path) -> None:
    (tmp_path / "gate.c").write_text(SOURCE)
    (tmp_path / "gate.h").write_text("int gate_open(const char *key);\nint gate_width(int n);\n")
    codebase = scan.analyze(tmp_path)
    (planned,) = [p for p in order(codebase) if p.module.id == "gate"]
    job = TranslationJob(codebase, tmp_path, planned.module, "rust")
    (translation,) = [e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done)]
    assert isinstance(translation, Translation)
    subprograms = planned.module.interface.subprograms
    tree = for_name("rust").compose([translation], [])
    driven = for_target("rust").tree(tree, planned.module, translation.probes, subprograms)
    request = ProbeRequest(
        original=for_source("c").tree(codebase, tmp_path, planned.module, subprograms),
        translation={name: text.encode() for name, text in driven.items()},
        language="c",
        target="rust",
        subprograms=subprograms,
        calls=150,
        seed=3,
        budget=4.0,
    )
    verdict = probe(request)
    found = {s.name: s for s in verdict.subprograms}
    assert found["gate_width"].status is Status.EQUIVALENT
    assert found["gate_open"].status is Status.INCONCLUSIVE
    assert "of its lines were reached" in found["gate_open"].reason
    assert verdict.status is Status.INCONCLUSIVE
