"""What is inside the domain of text, and what scenarios add to it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from verifiers.domain import Domain, make_domain
from verifiers.generate.cobol_layout import CobolInput
from verifiers.generate.facts import Facts, scan
from verifiers.generate.mutate import Context, change_ends
from verifiers.generate.plan import Plan
from verifiers.generate.shapes import Shapes
from verifiers.generate.values import make_values
from verifiers.observe import Case

ADA = Facts(based_numbers=True)


def domain(facts: Facts, *scenarios: bytes) -> Domain:
    plan = Plan(facts, facts, make_values(facts), [])
    return make_domain("text", plan, [Case(stdin=text) for text in scenarios], CobolInput())


@pytest.mark.parametrize("text", [b"12 -3 4.5\n", b"at 10:30:59\n", b"key: 5\n", b"a1b2 3x\n"])
def test_ordinary_text_is_inside(text: bytes) -> None:
    assert domain(ADA).outside(Case(stdin=text)) == ""


@pytest.mark.parametrize(
    "text", [b"2:0:\n", b"16:FF:\n", b"11:a:0\n", b"1e5\n", b"16#FF#\n", b"1" * 19 + b"\n", b"caf\xe9\n"]
)
def test_other_spellings_of_numbers_and_other_bytes_are_outside_unless_a_scenario_has_them(text: bytes) -> None:
    assert domain(ADA).outside(Case(stdin=text))
    assert domain(ADA, text).outside(Case(stdin=text)) == ""


def test_where_a_library_reads_numbers_loosely_what_is_no_plain_number_is_outside() -> None:
    loose = domain(replace(ADA, loose_conversions=True))
    assert all(loose.outside(Case(stdin=text)) for text in (b"a,1.++\n", b"3.-4\n", b"7..1\n", b"12abc\n"))
    assert loose.outside(Case(stdin=b"2024-02-29 -1.50 +7 5-\n")).startswith("it spells a number as 2024")
    assert domain(ADA).outside(Case(stdin=b"2024-02-29 -1.50 +7\n")) == ""


def test_a_spelling_that_the_sources_speak_of_is_inside() -> None:
    assert domain(replace(ADA, chars=("#",))).outside(Case(stdin=b"16#FF#\n")) == ""


def test_words_that_scanf_would_cut_are_outside_but_numbers_that_it_may_read_as_such_are_not() -> None:
    words = replace(ADA, word_widths=(15, 63))
    assert domain(words).outside(Case(stdin=b"add 922337203685477580\n"))
    some = domain(replace(words, c_long_conversions=True))
    assert some.outside(Case(stdin=b"add 922337203685477580\n")) == ""
    assert "word of 18 bytes" in some.outside(Case(stdin=b"add abcdefghijklmnopqr\n"))
    assert list(some.splits(b"a 922337203685477580 1\nb 922337203685477580\n")) == [
        (b"922337203685477580", b"a 922337203685477 580 1\nb 922337203685477 580\n")
    ]


def test_a_minus_behind_a_number_is_inside_where_the_original_speaks_of_it() -> None:
    assert domain(ADA).outside(Case(stdin=b"3-,5\n"))
    ranges = domain(replace(ADA, chars=(",", "-")))
    assert ranges.outside(Case(stdin=b"3-,5\n")) == ""
    assert all(ranges.outside(Case(stdin=text)) for text in (b"3+,5\n", b"3--\n", b"--5\n"))


@pytest.mark.parametrize(
    ("call", "inside"),
    [
        ("n = strtol(line, &end, 16);", True),
        ("n = strtoull(line, NULL, 0);", True),
        ('scanf("%i", &n);', True),
        ('sscanf(line, "%d %x", &n, &m);', True),
        ("n = strtol(line, &end, 10);", False),
        ('scanf("%d", &n); printf("%x", n);', False),
    ],
)
def test_numbers_with_a_base_are_inside_where_c_reads_them(call: str, inside: bool) -> None:
    facts = scan({"a.c": call})
    assert (domain(facts).outside(Case(stdin=b"0x1F\n")) == "") is inside


def test_blanks_at_the_ends_of_lines_may_be_tabs_where_blanks_are_skipped_by_class() -> None:
    for tabs in (True, False):
        facts = Facts()
        context = Context(make_values(facts), Shapes([]), tabs=tabs)
        made = [change_ends(b"12\n34\n", Random(seed), context) for seed in range(300)]
        assert any(text.startswith(b"\t") for text in made) is tabs
        assert any(text.startswith(b" ") for text in made)


@pytest.mark.parametrize(
    ("facts", "most"),
    [(Facts(), 10**18 - 1), (Facts(signed_64=True), 1 << 63), (Facts(signed_64=True, unsigned_64=True), (1 << 64) - 1)],
)
def test_the_largest_number_inside_is_what_the_original_can_be_told_to_read(facts: Facts, most: int) -> None:
    inside = domain(facts)
    numbers = [most + by for by in range(-120, 121)] + [10**n + by for n in range(1, 24) for by in (-1, 0)]
    for number in numbers:
        assert (inside.outside(Case(stdin=b"a %d b\n" % number)) == "") is (number <= most), number


def test_which_c_reads_numbers_without_a_sign() -> None:
    for call in ("n = strtoull(line, NULL, 10);", "n = strtoul(line, &end, 16);", 'sscanf(line, "%d %lu", &n, &m);'):
        assert scan({"a.c": call}).unsigned_64
    for call in ("n = strtoll(line, NULL, 10);", 'sscanf(line, "%ld %u", &n, &m);', 'printf("%lu", n);'):
        assert not scan({"a.c": call}).unsigned_64
