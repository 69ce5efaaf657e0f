"""Lines whose parts stand without a blank between them."""

from __future__ import annotations

import random

from verifiers.generate.facts import scan
from verifiers.generate.shapes import fill, shapes_for
from verifiers.generate.values import make_values

COBOL = """
       PROCEDURE DIVISION.
           ACCEPT WS-INPUT
           EVALUATE WS-INPUT (1:1)
               WHEN "P" IF WS-INPUT (2:4) = "4711" PERFORM LOGIN END-IF
               WHEN "W" MOVE WS-INPUT (2:4) TO WS-AMOUNT
           END-EVALUATE.
"""
C = """
int handle(char *cmd, char *arg) {
    int r, v;
    if (!strcmp(cmd, "SET")) return sscanf(arg, "%d=%d", &r, &v);
    return strcmp(cmd, "GET");
}
"""


def lines(source: dict[str, str]) -> set[bytes]:
    facts = scan(source)
    values = make_values(facts)
    rng = random.Random(3)
    return {fill(shape.line, rng, values) for shape in shapes_for(facts, values) for _ in range(20)}


def test_columns_right_behind_a_keyword_hold_what_they_are_compared_with_and_numbers_with_zeros_before_them() -> None:
    made = lines({"a.cob": COBOL})
    assert b"P4711" in made
    assert any(len(line) == 5 and line[:1] == b"W" and line[1:].isdigit() for line in made)


def test_a_word_that_is_taken_apart_stands_behind_a_keyword() -> None:
    made = lines({"a.c": C})
    assert any(line.startswith(b"SET ") and line[4:].replace(b"=", b"").isdigit() and b"=" in line for line in made)


def test_numbers_with_an_exponent_in_the_sources_are_decimals_without_one() -> None:
    facts = scan({"a.c": "double f(double x) { return x < 1e-9 ? 0.0 : x * 2.5E2; }"})
    assert "0.000000001" in facts.decimals
    assert "-0.000000001" in make_values(facts).decimals
