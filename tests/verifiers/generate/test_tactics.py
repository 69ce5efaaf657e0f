"""Which numbers are limits, and which numbers meet one."""

from __future__ import annotations

import random
import struct

from verifiers.generate.tactics import TYPE_ENDS, Limits, numbers_at, summands


def compared(*pairs: tuple[int, int]) -> list[tuple[bytes, bytes]]:
    return [(struct.pack("<q", a), struct.pack("<q", b)) for a, b in pairs]


def test_a_constant_of_the_sources_and_what_many_values_are_compared_with_are_limits() -> None:
    limits = Limits(frozenset({500, 7}))
    limits.learn(compared((500, 3), (2**31 - 1, 10), (2**31 - 1, 11), (2**31 - 1, 12), (99, 5), (99, 6)))
    assert list(limits.found) == [500]
    limits.learn(compared((13, 2**31 - 1), (500, 7)))
    assert list(limits.found) == [500, 2**31 - 1]


def test_what_is_compared_with_most_comes_first_whenever_it_is_asked_for() -> None:
    rng, limits = random.Random(3), Limits(frozenset())
    partners: dict[int, set[int]] = {}
    for _ in range(300):
        pairs = [(1000 + int(30 * rng.random() ** 2), 10_000 + rng.randrange(40)) for _ in range(rng.randrange(12))]
        limits.learn(compared(*((a, b - 10_000) for a, b in pairs)))
        for a, b in pairs:
            partners.setdefault(a, set()).add(b)
        often = {a: len(seen) for a, seen in partners.items() if len(seen) >= 4}  # the order of `partners` breaks ties
        assert limits.found == sorted(often, key=lambda a: -often[a])[:16]
    assert len(limits.found) == 16


def test_short_texts_that_are_compared_as_numbers_are_no_limits() -> None:
    limits = Limits(frozenset())
    text = struct.unpack("<q", b"open\0\0\0\0")[0]
    limits.learn(compared(*((text, n) for n in range(1000, 1020)), *((50_000, n) for n in range(1000, 1020))))
    assert list(limits.found) == [50_000]


def test_numbers_at_a_limit_have_sums_and_differences_that_are_the_limit() -> None:
    rng = random.Random(1)
    drawn = [numbers_at(500, (500, 200), rng) for _ in range(200)]
    assert all(numbers[0] == 500 and len(numbers) > 1 for numbers in drawn)
    assert any(a + b == 500 for numbers in drawn for a in numbers for b in numbers)
    assert any(499 in numbers for numbers in drawn) and any(501 in numbers for numbers in drawn)


def test_summands_add_up_to_the_limit_and_can_be_spelled() -> None:
    rng = random.Random(2)
    for limit in (*TYPE_ENDS, 50_000, -20_000):
        for _ in range(20):
            found = summands(limit, lambda n: n < 10**18, rng)
            assert found is not None
            value, count, left = found
            assert value * count + left == abs(limit) and 0 < value < 10**18 and 0 <= left < count
    assert summands(1, lambda n: True, rng) is None


def test_what_everything_is_compared_with_does_not_crowd_out_what_the_sources_mention() -> None:
    limits = Limits(frozenset({50_000}))
    limits.learn(compared((50_000, 3)))
    for length in range(200, 1200):  # sums and lengths, each compared with a few others
        limits.learn(compared(*((length, n) for n in range(10_000, 10_004))))
    assert limits.found[0] == 50_000 and len(limits.found) < 30
    rng = random.Random(1)
    assert sum(limits.drawn(rng) == [50_000] for _ in range(100)) > 60
