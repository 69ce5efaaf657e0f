"""What lines and arguments are tried, from what sources mention: dates, options, formats behind commands."""

from __future__ import annotations

import calendar
import datetime
import random
import re
from itertools import pairwise

from verifiers.generate import dates
from verifiers.generate.arguments import argument_shapes, options
from verifiers.generate.dense import inserted, templates, vary
from verifiers.generate.facts import scan
from verifiers.generate.shapes import fill, shapes_for
from verifiers.generate.values import Values, make_values

CALENDAR = """
static int days(int m) { return m == 2 ? 28 : m > 12 ? 0 : 31; }
int main(void) {
    char line[80], cmd[16];
    int y, m, d, k;
    while (fgets(line, sizeof line, stdin)) {
        sscanf(line, "%15s", cmd);
        if (strcmp(cmd, "plus") == 0 && sscanf(line, "%*s %d-%d-%d %d", &y, &m, &d, &k) == 4) puts("ok");
        if (strcmp(cmd, "minus") == 0) puts("ok");
    }
}
"""
OPTIONS = """
/* usage: cols [-q] [--width=N] FILE */
int main(int argc, char **argv) {
    int c;
    while ((c = getopt(argc, argv, "ab:")) != -1) switch (c) { case 'x': break; }
    return strcmp(argv[1], "--help") == 0 || argv[1][0] == '-';
}
"""


def drawn(source: str, count: int = 4000) -> tuple[set[bytes], Values]:
    facts = scan({"a.c": source})
    values = make_values(facts)
    rng = random.Random(1)
    shapes = shapes_for(facts, values)
    return {fill(rng.choice(shapes).line, rng, values) for _ in range(count)}, values


def test_a_format_that_skips_the_command_is_filled_behind_each_command() -> None:
    lines, _ = drawn(CALENDAR)
    for command in (b"plus", b"minus"):
        found = [m for line in lines if (m := re.fullmatch(command + rb" (\d+)-(\d+)-(\d+) -?\d+", line))]
        days = [tuple(map(int, m.groups())) for m in found]
        real = [
            d for d in days if 1 <= d[1] <= 12 and 1 <= d[0] <= 9999 and 1 <= d[2] <= calendar.monthrange(*d[:2])[1]
        ]
        assert len(real) > 3, "three integers of a program that knows months are dates"


def test_dates_fall_on_leap_days_and_near_each_other() -> None:
    rng = random.Random(2)
    values = make_values(scan({"a.c": CALENDAR}))
    drawn_dates = [values.date(rng) for _ in range(2000)]
    assert sum(d[1:] == (2, 29) for d in drawn_dates) > 40
    pairs = pairwise(drawn_dates)
    assert sum(a[1:] == b[1:] and a[0] != b[0] for a, b in pairs) > 40, "the same day of another year"


def test_dates_in_a_line_are_put_at_the_turns_of_the_calendar_in_their_own_spelling() -> None:
    found = set(dates.at_bounds(b"age 03/05/1970 04/05/1999", []))
    assert b"age 29/02/2000 04/05/1999" in found
    assert b"age 29/02/2000 28/02/2001" in found
    assert all(re.fullmatch(rb"age \d\d/\d\d/\d{4} \d\d/\d\d/\d{4}", line) for line in found)
    one = next(dates.at_bounds(b"due 2020-01-02;", []))
    assert datetime.date.fromisoformat(one[4:-1].decode()) == datetime.date(1900, 2, 28)


def test_options_are_found_in_usage_texts_getopt_and_comparisons() -> None:
    facts = scan({"a.c": OPTIONS})
    values = make_values(facts)
    found = options(facts, values)
    assert {b"-q", b"--width", b"-a", b"-b", b"-x", b"--help"} <= set(found)
    assert b"--" not in found
    rng = random.Random(3)
    shapes = argument_shapes(facts, values)
    lists = {tuple(fill(s.line, rng, values).split(b"\0")) for s in shapes.shapes for _ in range(20)}
    assert any(len(a) > 1 and a[0] == b"-b" for a in lists)
    assert any(re.fullmatch(rb"--width=.+", a[0]) for a in lists)
    assert any(a[0] == b"--" and len(a) > 1 for a in lists)


def test_every_command_is_inserted_in_every_state() -> None:
    values = make_values(
        scan({"a.c": 'int main(void) { return strcmp(s, "on") || strcmp(s, "off") || strcmp(s, "show"); }'})
    )
    known = templates([b"on\nshow\n", b"off\nnoise here\nmore of it\n"])
    rng = random.Random(4)
    made = {inserted(known, b"on\nshow\n", rng, values) for _ in range(400)}
    assert {b"on\noff\nshow\n", b"off\non\nshow\n", b"on\nshow\noff\n", b"on\non\nshow\n"} <= made
    assert not any(b"noise" in text for text in made), "what is no command does not crowd out those that are"


def test_what_stands_right_behind_a_letter_is_tried_in_the_width_that_the_source_takes_it_in() -> None:
    source = """       PROCEDURE DIVISION.
           ACCEPT WS-INPUT
           EVALUATE WS-INPUT (1:1)
               WHEN "P" IF WS-INPUT (2:4) = "1234" DISPLAY "IN" END-IF
               WHEN "W" MOVE WS-INPUT (2:4) TO WS-AMOUNT
           END-EVALUATE.
"""
    facts = scan({"a.cob": source})
    values = make_values(facts)
    rng = random.Random(5)
    lines = {fill(s.line, rng, values) for s in shapes_for(facts, values) for _ in range(40)}
    assert b"P1234" in lines
    assert any(re.fullmatch(rb"W\d{4}", line) for line in lines)


def test_lines_in_fixed_columns_are_known_by_their_letter_and_varied_in_their_width() -> None:
    values = make_values(scan({"a.c": "int main(void) { return c == 'W' || c == 'P'; }"}))
    known = templates([b"P1234\nW0020\nW0500\n"])
    assert known == {b"p": [b"P1234"], b"w": [b"W0020", b"W0500"]}
    rng = random.Random(6)
    made = {vary(b"W0020", rng, values, 0.3) for _ in range(200)}
    assert len([line for line in made if re.fullmatch(rb"W\d{4}", line)]) > 40
