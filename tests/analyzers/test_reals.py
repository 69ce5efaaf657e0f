"""Machine numbers, against the definition: the nearest multiple of the last place's unit, of two the even one."""

from __future__ import annotations

import math
import random
import struct
from fractions import Fraction

import pytest

from analyzers.reals import nearest, shortest


@pytest.mark.parametrize(("bits", "digits", "lowest"), [(32, 24, -149), (64, 53, -1074)])
def test_a_number_is_rounded_once(bits: int, digits: int, lowest: int) -> None:
    rng = random.Random(bits)
    for _ in range(4000):
        value = Fraction(rng.getrandbits(70) + 1, rng.getrandbits(70) | 1) * Fraction(2) ** rng.randint(-155, 60)
        unit = Fraction(2) ** max(math.frexp(float(value))[1] - digits, lowest)
        value = unit * (round(value / unit) + rng.choice((Fraction(0), Fraction(1, 2), Fraction(1, 3), Fraction(1, 2**40))))
        assert nearest(value, bits) == round(value / unit) * unit
        assert nearest(-value, bits) == -round(value / unit) * unit


def test_what_is_beyond_the_largest_number_has_none() -> None:
    assert nearest(Fraction(2) ** 128, 32) is None and nearest(Fraction(2) ** 127, 32) == Fraction(2) ** 127
    assert nearest(Fraction(2) ** 1024, 64) is None and nearest(Fraction(0), 32) == 0


def test_the_shortest_text_of_a_number_of_32_bits_is_read_back() -> None:
    rng = random.Random(3)
    for _ in range(2000):
        (number,) = struct.unpack("<f", struct.pack("<I", rng.getrandbits(31) % 0x7F800000))
        text = shortest(number)
        assert nearest(Fraction(text), 32) == Fraction(number)
        assert len(text.partition("e")[0].replace(".", "").strip("0")) <= 9
    assert [shortest(n) for n in (0.10000000149011612, -9.999999747378752e-06, 0.5, 3.0)] == ["0.1", "-1e-05", "0.5", "3.0"]
