"""What was compared is found again in the text, as it was spelled there."""

from __future__ import annotations

import struct

from verifiers.generate.operands import operand_texts, solutions


def test_a_byte_is_taken_for_a_number_where_it_is_compared_with_none_that_could_be_a_character() -> None:
    assert (b"5", b"-128") in operand_texts([(b"\x05", b"\x80")], b"lda 5\nneg\n")
    assert (b"-1", b"0") in operand_texts([(b"\xff", b"\x00")], b"lda -1\n")
    assert operand_texts([(b"\x05", b"x")], b"lda 5\n") == []


def test_numbers_are_found_by_value_and_written_in_their_own_scale() -> None:
    pair = ((1250).to_bytes(4, "little"), (50000).to_bytes(4, "little"))
    assert operand_texts([pair], b"pay 12.50 now") == [(b"12.50", b"500.00")]
    assert operand_texts([pair], b"pay 1250 now") == [(b"1250", b"50000")]


def test_a_number_that_meets_a_limit_comes_with_enough_in_the_lines_before() -> None:
    operands = [(struct.pack("<q", 30), struct.pack("<q", 500))]
    text = b"put 1 40\ntake 1 10\ntake 1 20\n"  # what was taken in all is compared with 500
    solved, enough = solutions(operands, text, frozenset({500}), set())
    assert b"put 1 40\ntake 1 10\ntake 1 490\n" in solved
    assert b"put 1 980\ntake 1 980\ntake 1 490\n" in enough and b"put 1 960\ntake 1 480\ntake 1 20\n" in enough


def test_no_operand_takes_the_room_of_all_others() -> None:
    operands = [(struct.pack("<q", 3000 + n), struct.pack("<q", 500_000)) for n in range(20)]
    text = b"".join(b"put %d %d\n" % (n, n + 7) for n in range(20))
    solved, enough = solutions(operands, text, frozenset({500_000}), set(range(2, 10)), limit=40)
    assert len(solved) == 40 and len(enough) <= 40
    wanted = [{b"%d" % (n + 7 + 497_000 - k) for n in range(20)} for k in range(20)]
    met = [any(number in line.split() for line in solved for number in some) for some in wanted]
    assert sum(met) >= 3


def test_numbers_in_columns_keep_their_zeros() -> None:
    operands = [(struct.pack("<q", 20), struct.pack("<q", 500))]
    assert (b"0020", b"0500") in operand_texts(operands, b"W0020\n")
    solved, _ = solutions([(struct.pack("<q", 60), struct.pack("<q", 500))], b"W0020\nW0040\n", frozenset({500}), set())
    assert b"W0020\nW0480\n" in solved
