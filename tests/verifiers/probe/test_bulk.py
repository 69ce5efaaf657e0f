"""What only millions of calls show, and what all calls there are prove."""

from __future__ import annotations

import pytest

from analyzers import scan
from analyzers.model import IntType, Overflow, Parameter, Span, Subprogram
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.harness.registry import for_source, for_target
from verifiers.probe import blocks
from verifiers.probe.blocks import Block, Slot
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.verdict import Status

SOURCE = """
#include <stdio.h>

int blend(unsigned char a, unsigned char b)
{
    return a * 3 + b;
}

unsigned spread(unsigned n)
{
    return n * 2654435761u;
}

int ratio(signed char a, unsigned char b)
{
    return b == 77 ? a / (b - 77) : a - b;
}

int told(unsigned char a)
{
    if (a == 173)
        puts("there");
    return 1;
}
"""


@pytest.fixture(scope="module")
def request_for(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    root = tmp_path_factory.mktemp("blend")
    (root / "blend.c").write_text(SOURCE)
    codebase = scan.analyze(root)
    (module,) = codebase.modules
    job = TranslationJob(codebase, root, module, "rust")
    (translation,) = [e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done)]
    assert isinstance(translation, Translation)
    subprograms = module.interface.subprograms
    driven = for_target("rust").tree(
        for_name("rust").compose([translation], []), module, translation.probes, subprograms
    )
    original = for_source("c").tree(codebase, root, module, subprograms)

    def made(**changes: tuple[str, str]) -> ProbeRequest:
        """The request, with a text of the translation replaced in each named function."""
        tree = dict(driven)
        (path,) = [name for name, text in tree.items() if "fn blend" in text and "driver" not in name]
        for name, (old, new) in changes.items():
            head, found, rest = tree[path].partition(f"fn {name}")
            assert found and old in rest, rest
            tree[path] = head + found + rest.replace(old, new, 1)
        return ProbeRequest(
            original=original,
            translation={name: text.encode() for name, text in tree.items()},
            language="c", target="rust", subprograms=subprograms, calls=300, bulk=100_000, budget=8.0, seed=5, pure=True,
        )  # fmt: skip

    return made


def test_a_subprogram_of_few_inputs_is_tried_on_all_of_them(request_for) -> None:  # type: ignore[no-untyped-def]
    verdict = probe(request_for())
    found = {s.name: s for s in verdict.subprograms}
    assert found["blend"].exhaustive and 300 <= found["blend"].calls - 256 * 256 < 1000
    assert "exhaustive" in found["blend"].reason
    assert not found["spread"].exhaustive and found["spread"].status is Status.EQUIVALENT
    assert found["spread"].calls > 20_000
    # One input in 256 traps on both sides; that is looked at alone, and the others go on being compared.
    assert not found["ratio"].exhaustive and found["ratio"].counterexample is None
    assert found["ratio"].calls > 1000
    # A block tells what was printed, but not by which of its calls.
    assert not found["told"].exhaustive and found["told"].status is Status.EQUIVALENT


def test_one_wrong_input_of_all_is_found_and_shown(request_for) -> None:  # type: ignore[no-untyped-def]
    verdict = probe(request_for(
        blend=("{", "{ if a == 173 && b == 91 { return 7; }"),
        spread=("{", "{ if n.wrapping_mul(40503) % 2003 == 5 { return 7; }"),
    ))  # fmt: skip
    found = {s.name: s for s in verdict.subprograms}
    assert verdict.status is Status.DIVERGENT
    assert found["blend"].status is Status.DIVERGENT and not found["blend"].exhaustive
    assert found["blend"].counterexample is not None
    assert found["blend"].counterexample.readable == ("blend(a = 173, b = 91)",)
    assert found["blend"].counterexample.original == f"returned {173 * 3 + 91}"
    assert found["blend"].counterexample.translation == "returned 7"
    spread = found["spread"].counterexample
    assert spread is not None and len(spread.calls) == 1
    assert int(spread.calls[0].split()[1]) * 40503 % 2**32 % 2003 == 5


def test_few_calls_meet_every_mixture_of_tables_and_ranges() -> None:
    """A slow subprogram gets one block of the least size: a fault behind three of its values must not wait for luck."""
    mixed = tuple(Slot((1, 2), ("1", "2"), 100, 200) for _ in range(6))
    for seed in range(5):
        block = Block(0, (IntType(32),) * 6, (1,) * 6, mixed, seed * 0x1234567, 0, 512)
        mixtures = {tuple(value < 100 for value in block.arguments(n)) for n in range(block.count)}
        assert len(mixtures) >= 62


def test_the_domain_is_all_combinations_or_unknown() -> None:
    byte = IntType(8, signed=False)
    small = IntType(32, True, Overflow.TRAPS, low=-2, high=4)

    def one(*types: IntType) -> Subprogram:
        return Subprogram("f", Span("f.c", 1), tuple(Parameter(f"p{n}", t) for n, t in enumerate(types)), byte)

    slots = blocks.domain(one(byte, small), 4096)
    assert slots is not None
    block = blocks.in_order(0, one(byte, small), slots, 0, 256 * 7)
    assert {block.arguments(n) for n in range(256 * 7)} == {(a, b) for a in range(256) for b in range(-2, 5)}
    assert blocks.domain(one(byte, byte, byte), 4096) is None
    assert blocks.domain(one(IntType(64)), 2**22) is None
    assert blocks.domain(one(), 1) == ()
