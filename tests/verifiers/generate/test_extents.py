"""Lengths and counts that a run compared with a limit: the texts that meet it, go past it and stay below."""

from __future__ import annotations

import struct

from verifiers.generate.extents import extents


def pair(x: int, y: int) -> tuple[bytes, bytes]:
    return struct.pack("<i", x), struct.pack("<i", y)


def test_a_word_is_made_as_long_as_the_limit_and_one_longer() -> None:
    found = extents([pair(3, 10)], b"set null_text abc\n", frozenset({10}))
    assert {b"set null_text abcccccccc\n", b"set null_text abccccccccc\n", b"set null_text abccccccc\n"} <= set(found)


def test_the_rest_of_a_line_is_one_argument_too() -> None:
    assert b"name a bbb\n" in extents([pair(3, 5)], b"name a b\n", frozenset({5}))


def test_what_is_in_quotes_is_stretched_without_them() -> None:
    assert b"insert 'abbbb'" in extents([pair(2, 4)], b"insert 'ab'", frozenset({4}))


def test_items_in_brackets_and_words_of_a_line_are_counted() -> None:
    found = extents([pair(3, 8)], b"select f(1, 2, 30)", frozenset({8}))
    assert {b"select f(1, 2, " + b", ".join([b"30"] * n) + b")" for n in (5, 6, 7)} <= set(found)
    assert b"put 7 7" in extents([pair(1, 2)], b"put 7", frozenset({2}))  # the words behind the first one


def test_too_many_are_made_fewer() -> None:
    assert b"a,b\n" in extents([pair(4, 2)], b"a,b,c,d\n", frozenset({2}))


def test_numbers_that_the_sources_do_not_have_are_no_limits() -> None:
    assert extents([pair(3, 10)], b"set null_text abc\n", frozenset({11})) == []
    assert extents([pair(5, 10)], b"ab cd\n", frozenset({10})) != [] and extents([pair(9, 10)], b"ab cd\n", frozenset({10})) == []


def test_there_is_a_limit_to_how_many_are_made() -> None:
    operands = [pair(x, y) for x in range(1, 40) for y in range(1, 200)]
    assert len(extents(operands, b"one two three four\n" * 40, frozenset(range(200)), limit=60)) == 60
