"""Limits that several operations come to, and commands that are given again behind what sets a limit to them."""

from __future__ import annotations

import random

from verifiers.generate.drills import (
    Couple,
    again_and_again,
    approached,
    coupled,
    parts_of,
    passing,
    settings,
    worn,
)


def counted(word: bytes, key: bytes, number: int) -> bytes:
    return b"%s %s %d" % (word, key, number)


def test_parts_add_up_to_the_limit_or_just_past_it() -> None:
    rng = random.Random(1)
    sums = {sum(parts_of(500, rng)) for _ in range(200)}
    assert sums == {500, 501, 502, 503}
    assert any(len(parts_of(500, rng)) > 2 for _ in range(50))


def test_a_limit_is_met_by_several_operations_with_enough_put_in_before() -> None:
    """Of two accounts; each may give 500 in all, and no more than it holds."""
    rng, met = random.Random(2), set()
    for _ in range(300):
        held, given = {b"1": 0, b"2": 0}, {b"1": 0, b"2": 0}
        for line in approached(counted, lambda key: b"show " + key, [b"put", b"take"], [b"1", b"2"], 500, lambda n: n < 10**6, rng):
            word, key, *rest = line.split()
            amount = int(rest[0]) if rest else 0
            if word == b"put":
                held[key] += amount
            elif word == b"take" and amount <= held[key] and given[key] + amount <= 500:
                given[key] += amount
                held[key] -= amount
                met |= {(given[key] == 500, given[key] > amount)}
    assert (True, True) in met and (True, False) in met
    assert approached(counted, lambda key: key, [], [b"1"], 500, lambda n: True, rng) == []
    assert approached(counted, lambda key: key, [b"put"], [b"1"], 500, lambda n: n < 500, rng) == []


def test_settings_have_every_place_and_commands_come_again() -> None:
    rng = random.Random(3)
    lines = settings(counted, b"set", 3, rng)
    assert [line.split()[1] for line in lines] == [b"0", b"1", b"2", b"3"] and len({line.split()[2] for line in lines}) == 1
    assert 0 < int(lines[0].split()[2]) < 5
    again = again_and_again([b"open", b"send 1", b"", b"send 2"], rng)
    assert again[-1] in (b"send 2",) and set(again) == {b"open", b"send 1", b"", b"send 2"} and len(again) > 4
    assert again_and_again([b"", b" "], rng) == [b"", b" "]


def test_what_a_command_leaves_meets_every_other_command() -> None:
    """A processor of eight bits: the least number and its opposite, divided by what is drawn, shown at once."""
    rng, met = random.Random(4), set()
    for _ in range(30):
        lines = coupled(
            lambda word, n: b"%s %d" % (word, n), lambda word: word, lambda: b"dump",
            [Couple(b"lda", -128, rng.choice((None, -1))), Couple(b"lda", 7)], [b"neg", b"div", b"lda"], rng,
        )  # fmt: skip
        assert lines[2::3] == [b"dump"] * 6 and lines[0:9:3] == [b"lda -128"] * 3
        met |= set(zip(lines[::3], lines[1::3], strict=True))
        assert len(coupled(lambda w, n: w, lambda w: w, lambda: b"s", [Couple(b"a", n, 1) for n in range(3)], [b"b"] * 90, rng)) < 160
    assert {(b"lda -128", b"neg"), (b"lda -128", b"div -1"), (b"lda 7", b"div 7")} <= met


def test_every_command_meets_what_passes_the_end_of_a_type() -> None:
    made = passing([b"lda", b"div"], lambda n: abs(n) < 2**31, random.Random(5))
    assert {Couple(b"lda", -128, -1), Couple(b"div", -32768, -1), Couple(b"lda", 127, 1), Couple(b"div", 255, 1)} <= set(made)
    assert len(made) == len(set(made)) == 2 * 6 and not any(c.number == -(2**31) for c in made), "that is not allowed"
    lines = coupled(
        lambda word, n: b"%s %d" % (word, n), lambda word: word, lambda: b"show", [made[0]], [b"lda", b"div"], random.Random(5)
    )  # fmt: skip
    assert {lines[1], lines[4]} == {b"%s %d" % (word, made[0].second or 0) for word in (b"lda", b"div")}


def test_a_command_is_given_as_often_as_a_counter_counts_behind_what_it_needs() -> None:
    """The purse is only open behind `P`; what it counted is shown by `L`, and a sum of more than 900 ends it."""
    rng, shown = random.Random(6), set()
    for _ in range(50):
        count, total = 0, 0
        for line in worn([b"P", b"D0500"], b"D0001", 100, [b"D0500", b"L"], rng):
            total += int(line[1:] or 0)
            count += line.startswith(b"D") and total < 900
            shown |= {count} if line == b"L" else set()
    assert {1, 100} <= shown
    assert len(b"\n".join(worn([b"x" * 1000], b"y" * 1000, 999, [], rng))) < 70_000
