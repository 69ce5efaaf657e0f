"""Sweeps ask for every boundary of every token, keep the lines around, and miss none of what they promise."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from verifiers.generate.facts import Facts
from verifiers.generate.parts import Part
from verifiers.generate.sweep import MAX_BYTES, MAX_LINES, Sweep, units
from verifiers.generate.systematic import swept_arguments
from verifiers.generate.tokens import TokenKind, join, tokens
from verifiers.generate.values import make_values
from verifiers.observe import Case


def sweep() -> Sweep:
    return Sweep(make_values(Facts(integers=(365, 16), keywords=("mod", "rem"))), random.Random(7))


def lines_of(text: bytes) -> set[bytes]:
    return {line for made in sweep().texts(text) for line in made.split(b"\n")}


@given(st.binary(max_size=60))
def test_tokens_give_back_the_line(line: bytes) -> None:
    assert join(tokens(line)) == line


def test_tokens_of_commands_cards_and_statements() -> None:
    def kinds(line: bytes) -> list[tuple[str, bytes]]:
        return [(t.kind.name, t.text) for t in tokens(line) if t.kind is not TokenKind.BLANK]

    assert kinds(b"code delta 00ff7e 0x80 -3.50") == [
        ("WORD", b"code"), ("WORD", b"delta"), ("HEX", b"00ff7e"), ("BASED", b"0x80"), ("NUMBER", b"-3.50")
    ]  # fmt: skip
    assert kinds(b"20240229365S") == [("NUMBER", b"20240229365"), ("WORD", b"S")]
    assert kinds(b"7-3<>'a b'") == [
        ("NUMBER", b"7"), ("OPERATOR", b"-"), ("NUMBER", b"3"), ("OPERATOR", b"<>"), ("STRING", b"'a b'")
    ]  # fmt: skip


def test_statements_that_end_in_semicolons_stay_whole() -> None:
    text = b"select 1;\ninsert into t\n values (1);\nselect 2;\n"
    assert units(text) == [b"select 1;\n", b"insert into t\n values (1);\n", b"select 2;\n"]
    assert units(b"a\nb") == [b"a\n", b"b"]


def test_limits_powers_ties_and_mined_numbers_are_asked_for() -> None:
    asked = lines_of(b"time 0 4095\nbits 17\nsequence 100\n")
    for line in (b"time 0 4096", b"bits 128", b"bits -2147483648", b"sequence 99", b"time 365 4095", b"bits 17.5"):
        assert line in asked, line


def test_the_line_s_own_tokens_take_each_other_s_place() -> None:
    assert b"update t set a = b, b = a;" in lines_of(b"update t set a = 1, b = a;\nselect 1;\nselect 2;\n")
    assert b"select 7 rem 3;" in lines_of(b"select 7 mod 3;\n")


def test_dates_go_to_the_ends_of_months_also_inside_a_card() -> None:
    assert b"DATE 19000229" in lines_of(b"DATE 20240115\n")
    assert {b"20240229365S", b"20240115001S"} <= lines_of(b"20240115365S\n")


def test_lists_reach_the_lengths_that_the_sources_mention() -> None:
    for known in (b"select 7 in (1, 2, 3);\n", b"select 7 in (1, 2), 8, f(2), 7 not in (3, 4, 5);\n"):
        lists = {made for line in lines_of(known) for made in re.findall(rb"in \(([^()]*)\)", line)}
        assert {15, 16, 17} <= {made.count(b",") + 1 for made in lists}


def test_every_swept_text_keeps_the_known_lines_in_order_and_stays_small() -> None:
    known = [b"open a", b"set 12", b"close"]
    for made in sweep().texts(b"\n".join(known) + b"\n"):
        rest = iter(made.split(b"\n"))
        assert all(line in rest for line in known)
        assert made.count(b"\n") <= MAX_LINES + len(known) + 2
        assert len(made) <= MAX_BYTES + 1000


def test_bytes_of_a_frame_change_without_its_sum() -> None:
    frame = bytes.fromhex("0502010df5")  # its length, a type, two bytes, and what makes all of them add up to ten
    asked = {bytes.fromhex(line.split()[1].decode()) for line in lines_of(b"frame 0502010df5\n") if _is_hex(line)}
    sums = {made for made in asked if made != frame and sum(made) % 256 == sum(frame) % 256}
    assert bytes.fromhex("057f010d78") in sums and bytes.fromhex("0502800d76") in sums
    assert bytes.fromhex("0602010d80") + bytes([(0xF5 - 0x81) & 0xFF]) in sums


def _is_hex(line: bytes) -> bool:
    words = line.split()
    return len(words) == 2 and re.fullmatch(rb"(?:[0-9a-f]{2})+", words[1]) is not None


def test_arguments_are_swept_and_made_lists_of_the_lengths_that_the_sources_mention() -> None:
    values = make_values(Facts(integers=(16,), chars=(",",)))
    asked = list(Sweep(values, random.Random(7)).argument(b"1,3"))
    assert {argument.count(b",") + 1 for argument in asked} >= {15, 16, 17}
    assert {b"3,1", b"1,3,1,3", b"0,3", b"1,16"} <= set(asked)


def test_arguments_are_swept_in_turn_with_the_likeliest_numbers_first() -> None:
    case = Case((b"-m", b"1001", b"7"))
    made = list(swept_arguments(case, [Part("argument", n) for n in range(3)], sweep()))
    early = {changed.arguments for changed in made[:60]}
    assert {(b"-m", value, b"7") for value in (b"0", b"1", b"-1", b"1000", b"1002")} <= early
    assert {(b"-m", b"1001", b"0"), (b"-m", b"1001", b"8")} <= early
    assert all(sum(a != b for a, b in zip(changed.arguments, case.arguments, strict=True)) <= 1 for changed in made)
    assert [*swept_arguments(case, [], sweep())] == []


def test_accepted_arguments_are_joined_to_lists_with_each_other_and_as_often_as_a_table_takes() -> None:
    facts = Facts(integers=(5,), chars=(",",))
    swept = Sweep(make_values(facts, ()), random.Random(7))
    assert b"2,2,2,2,2,2" in swept.joined(b"2")
    forms = swept.joined(b"7-")
    assert {b"7-,2", b"2,7-", b"7-,7-"} <= set(forms)
    assert not swept.joined(b"8-"), "of one kind with the one before"
    assert {b"x,2", b"2,x", b"7-,x"} <= set(swept.joined(b"1,x")), "one of its items is of a new kind"
    assert b"x,2" not in swept.new_forms(b"x"), "it was refused"
    assert swept.new_forms(b"y,y") and not swept.new_forms(b"z" * 5000), "a list of that would be too long for an argument"


def test_what_stands_between_two_marks_is_left_out() -> None:
    assert {b"a,,b", b",5,b", b"a,5,"} <= lines_of(b"a,5,b\n")
    values = make_values(Facts(chars=(",", "-")))
    made = Sweep(values, random.Random(1))
    assert {b"3,-3", b"3-,3", b"3,,3"} <= set(made.joined(b"3"))
    assert {b"1,-5", b"1,3-", b",3-5"} <= set(made.joined(b"1,3-5"))
