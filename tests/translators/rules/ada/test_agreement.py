"""Samples lowered, emitted, built and driven beside GNAT's own build of the original."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.scan import analyze
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.harness.registry import for_source, for_target
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.verdict import Status, Verdict

SAMPLES = Path(__file__).parent / "samples"


def campaign(root: Path, module_id: str, target: str, calls: int) -> Verdict:
    """Drive every subprogram of a module that both sides can call."""
    codebase = analyze(root)
    translations: list[Translation] = []
    for module in codebase.modules:
        job = TranslationJob(codebase, root, module, target)
        for event in RulesTranslator().translate(job):
            if isinstance(event, Done) and event.translation is not None:
                translations.append(event.translation)
    module = codebase.module(module_id)
    probes = {p.subprogram: p for t in translations if t.module == module_id for p in t.probes}
    source, harness = for_source("ada"), for_target(target)
    chosen = [
        s
        for s in module.interface.subprograms
        if s.name in probes and not source.drivable(s) and not harness.drivable(s)
    ]
    assert chosen
    tree = for_name(target).compose([t for t in translations if t.files], [])
    driven = harness.tree(tree, module, [probes[s.name] for s in chosen], chosen)
    request = ProbeRequest(
        original=source.tree(codebase, root, module, chosen),
        translation={name: text.encode() for name, text in driven.items()},
        language="ada",
        target=target,
        subprograms=tuple(chosen),
        calls=calls,
        stateful=bool(module.interface.data),
        subject=module_id,
    )
    return probe(request, lambda event: None)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("module", ["torture", "shelves"])
def test_every_construct_of_the_sample_behaves_as_gnat_makes_it(module: str, target: str) -> None:
    verdict = campaign(SAMPLES, module, target, 800)
    failed = [(s.name, s.status, s.reason) for s in verdict.subprograms if s.status is not Status.EQUIVALENT]
    assert verdict.status is Status.EQUIVALENT, (verdict.reason, failed[:5])
    assert not failed
