"""Long inputs are cut down to what they need; numbers meet; fixed columns keep their width."""

from __future__ import annotations

from verifiers.generate.facts import scan
from verifiers.generate.operands import as_wide, solutions
from verifiers.generate.systematic import related
from verifiers.generate.trim import Trimmer
from verifiers.generate.values import make_values
from verifiers.observe import Case


def test_a_long_input_is_cut_down_to_the_lines_that_reach_the_same_code() -> None:
    def reached(text: bytes) -> frozenset[int]:
        """An account that must be open before it can be paid into, and hold something before money is drawn."""
        opened = paid = False
        edges = {0}
        for line in text.splitlines():
            opened |= line == b"open"
            paid |= line == b"pay" and opened
            if line == b"draw" and paid:
                edges.add(7)
        return frozenset(edges)

    noise = [b"noise %d\n" % n for n in range(60)]
    lines = [*noise[:20], b"open\n", *noise[20:30], b"pay\n", b"pay\n", *noise[30:], b"draw\n"]
    trimmer = Trimmer()
    trimmer.add(3, Case(stdin=b"".join(lines)), frozenset({7}))
    trials = 0
    while (trial := trimmer.next()) is not None:
        trials += 1
        trimmer.answer(trial[1], reached(trial[0].stdin))
    (done,) = trimmer.done
    assert done.index == 3
    assert done.without([]).stdin == b"open\npay\ndraw\n"
    assert trials <= 120


def test_what_is_short_or_has_several_texts_is_left_alone() -> None:
    trimmer = Trimmer()
    long = b"line\n" * 30
    trimmer.add(0, Case(stdin=b"a\nb\n"), frozenset({1}))
    trimmer.add(1, Case(stdin=long, files=(("x", long),)), frozenset({1}))
    trimmer.add(2, Case(stdin=long), frozenset())
    assert trimmer.next() is None and not trimmer.done


def test_the_last_number_of_a_line_is_made_to_meet_those_before_it() -> None:
    values = make_values(scan({"a.c": "int main(void) { return total > 500; }"}))
    found = set(related(b"put 1 300\nput 1 100\ntake 1 7\n", values))
    last = {int(text.split()[-1]) for text in found if text.startswith(b"put 1 300\nput 1 100\n")}
    assert {100, 300, 400, 401, 399} <= last, "what came before, and its sum"
    assert {500 - 100, 500 - 400} <= last, "what makes the sum meet a number of the sources"
    assert b"put 1 300\nput 1 200\ntake 1 7\n" in found


def test_what_is_put_into_fixed_columns_is_as_wide_as_what_stood_there() -> None:
    assert as_wide(b"0042", b"7") == b"0007"
    assert as_wide(b"42", b"100") is None
    assert as_wide(b"0042", b"-1") is None
    assert as_wide(b"AB  ", b"X") == b"X   "
    operand = ((7).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    made = solutions([operand], b"0012A", frozenset({99}), set(), fixed=True)
    assert b"0104A" in made and all(len(text) == 5 for text in made)
