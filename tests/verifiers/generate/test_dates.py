"""Dates are written as comments say that they are, and replaced as they stand in a line."""

from __future__ import annotations

import datetime
import random

from verifiers.generate.dates import date_like, rewritten
from verifiers.generate.facts import scan
from verifiers.generate.shapes import fill, shapes_for
from verifiers.generate.sweep import Sweep
from verifiers.generate.values import make_values

ADA = """--  reads leases "DD.MM.YYYY months rent", prints their last day
procedure Lease is
   subtype Years is Integer range 1900 .. 2199;
begin null; end Lease;
"""


def test_a_date_has_the_form_of_its_pattern_and_mostly_exists() -> None:
    rng = random.Random(1)
    for pattern, form in (("DD.MM.YYYY", "%d.%m.%Y"), ("YYYY-MM-DD", "%Y-%m-%d"), ("MM/DD/YYYY", "%m/%d/%Y")):
        made = [date_like(pattern, rng, (2199,)).decode() for _ in range(300)]
        real = 0
        for text in made:
            assert len(text) == 10
            try:
                datetime.datetime.strptime(text, form)
                real += 1
            except ValueError:
                pass
        assert 200 < real < 300  # days that are none are asked for too
        assert any("2199" in text for text in made)
    assert len(date_like("DD.MM.YY", rng, ())) == 8


def test_a_quoted_line_of_a_comment_with_a_date_in_it_is_a_shape() -> None:
    facts = scan({"lease.adb": ADA})
    values, rng = make_values(facts), random.Random(2)
    dated = [shape.line for shape in shapes_for(facts, values) if shape.family == "dated"]
    lines = {fill(line, rng, values) for line in dated for _ in range(60)}
    assert any(len(line.split()) == 3 and all(t.lstrip(b"-").isdigit() for t in line.split()[1:]) for line in lines)
    assert not [s for s in shapes_for(scan({"a.c": '/* "a word MMX" */'}), values) if s.family == "dated"]


def test_dates_in_lines_go_to_the_ends_of_months_and_of_mentioned_years_in_their_own_form() -> None:
    asked = set(rewritten(b"lease 15.03.2020 12", (2199, 12)))
    assert {b"lease 29.02.2024 12", b"lease 31.12.2199 12", b"lease 30.02.2024 12"} <= asked
    assert b"on 2199-12-31" in set(rewritten(b"on 2020-03-15", (2199,)))
    assert not list(rewritten(b"version 1.2.3 of 12.5", (2199,)))
    swept = b"".join(Sweep(make_values(scan({"lease.adb": ADA})), random.Random(1)).texts(b"15.03.2020 12 500\n"))
    assert b"\n31.12.2199 12 500\n" in swept
