"""Generated COBOL programs: tables of cases for one construct, whose results are printed byte for byte.

A case is a paragraph, performed for each of many values: the values are bytes of tables, of which each item takes the
next one. So a program of a few hundred paragraphs makes tens of thousands of cases.
"""

from __future__ import annotations

import random

from analyzers.cobol.layout import parse_picture
from tests.translators.runtimes.cobol_types import (
    EDITED,
    EDITED_TEXTS,
    NUMBERS,
    TEXTS,
    Type,
    raw,
    some_edited,
    some_number,
)  # fmt: skip

HEADER = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. CASES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
"""


def _wrapped(statement: str) -> list[str]:
    """Lines that end before column 73, broken at blanks outside of literals."""
    lines, current, quoted = [], "", False
    for word in statement.split(" "):
        if current and not quoted and len(current) + len(word) > 55:
            lines.append(current)
            current = "  "
        current += (" " if current else "") + word
        quoted ^= word.count('"') % 2 == 1
    return ["           " + line for line in [*lines, current]]


_KINDS = 6  # of numbers, of texts and of edited items that one program knows: each has a table of its own


class Cases:
    """A program under construction: items, tables of values, and cases, each of which is run `repeat` times."""

    def __init__(self, seed: int, repeat: int) -> None:
        self.rng = random.Random(seed)
        self.repeat = repeat
        self.data = [f"       01  STEP-{n} PIC S9(9) COMP-5 VALUE {n}." for n in (1, 2, 3)]
        self.names: dict[tuple[str, Type], str] = {}
        self.values: dict[tuple[Type, bool], str] = {}
        self.cases: list[str] = []
        self.body: list[str] = []
        self.taken = 0
        rng = self.rng
        self.numbers = [*rng.sample(NUMBERS, _KINDS), *(some_number(rng) for _ in range(_KINDS))]
        self.edited = [*rng.sample(EDITED, _KINDS), *(some_edited(rng) for _ in range(_KINDS))]

    def item(self, role: str, type_: Type) -> str:
        """A name for an item of that type; its bytes are under the same name with -X behind it."""
        key = (role, type_)
        if key not in self.names:
            name = f"{role}{len(self.names)}"
            self.names[key] = name
            self.data.append(f"       01  {name}-G.")
            self.data.append(f"           05  {name} {type_.clause}.")
            self.data.append(f"       01  {name}-X REDEFINES {name}-G PIC X({type_.size}).")
        return self.names[key]

    def table(self, type_: Type, valid: bool) -> str:
        """The table of that type's values, as bytes."""
        key = (type_, valid)
        if key not in self.values:
            name = f"V{len(self.values)}"
            self.values[key] = name
            self.table_of(name, type_.size, b"".join(raw(type_, self.rng, valid) for _ in range(self.repeat)))
        return self.values[key]

    def table_of(self, name: str, size: int, data: bytes) -> str:
        """A table of texts of one size, one for each time that a case is run."""
        self.data.append(f"       01  {name}-G.")
        for start in range(0, len(data), 24):
            part = data[start : start + 24]
            self.data.append(f"           05  PIC X({len(part)}) VALUE\n             X\"{part.hex()}\".")
        self.data.append(f"       01  {name}-T REDEFINES {name}-G.")
        self.data.append(f"           05  {name} PIC X({size}) OCCURS {len(data) // size}.")
        return name

    def set(self, name: str, type_: Type, valid: bool) -> None:
        """The next value of its type for an item. Items of one case go through the tables at paces of their own."""
        self.taken = self.taken % 3 + 1
        self.body.append(f"           MOVE {self.table(type_, valid)} (STEP-{self.taken})\n             TO {name}-X.")

    def case(self, statements: list[str], shown: list[str]) -> None:
        for statement in statements:
            self.body += _wrapped(statement)
        number = len(self.cases) + 1
        self.body.append(f"           DISPLAY \"{number}:\" " + "\n             \"|\" ".join(shown) + ".")
        self.cases.append("\n".join([f"       P-{number}.", "           PERFORM NEXT-STEPS.", *self.body]))
        self.body, self.taken = [], 0

    def text(self) -> str:
        main = [f"           PERFORM P-{n} {self.repeat} TIMES." for n in range(1, len(self.cases) + 1)]
        steps = ["       NEXT-STEPS."]
        for number, pace in ((1, 1), (2, 7), (3, 13)):
            steps.append(f"           ADD {pace} TO STEP-{number}.")
            steps.append(f"           PERFORM UNTIL STEP-{number} NOT > {self.repeat}")
            steps.append(f"             SUBTRACT {self.repeat} FROM STEP-{number} END-PERFORM.")
        start = ["       PROCEDURE DIVISION.", "       P-0."]
        return HEADER + "\n".join([*self.data, *start, *main, "           STOP RUN.", *steps, *self.cases, ""])


def moves(seed: int, count: int, repeat: int = 1) -> str:
    cases = Cases(seed, repeat)
    rng = cases.rng
    for _ in range(count):
        source = rng.choice(TEXTS + cases.numbers * 2 + cases.edited)
        allowed = TEXTS + EDITED_TEXTS + cases.numbers + cases.edited
        if source.clause in ("PIC A(4)",):
            allowed = TEXTS + EDITED_TEXTS
        if source.numeric and parse_picture(source.clause.split()[1]).scale > 0:
            allowed = cases.numbers + cases.edited
        if source.numeric or source.edited:
            allowed = [t for t in allowed if "PIC A" not in t.clause]
        _move(cases, source, rng.choice(allowed), rng.random() < 0.75)
    return cases.text()


def editing(seed: int, count: int, repeat: int = 1) -> str:
    """Numbers moved to numeric-edited items."""
    cases = Cases(seed, repeat)
    for _ in range(count):
        _move(cases, cases.rng.choice(cases.numbers), cases.rng.choice(cases.edited), cases.rng.random() < 0.9)
    return cases.text()


def _move(cases: Cases, source: Type, target: Type, valid: bool) -> None:
    a, b = cases.item("S", source), cases.item("T", target)
    cases.set(a, source, valid)
    cases.case([f"MOVE {a} TO {b}."], [f"{a}-X", f"{b}-X"])


def literal_moves(seed: int, count: int, repeat: int = 1) -> str:
    cases = Cases(seed, repeat)
    rng = cases.rng
    for _ in range(count):
        kind = rng.randrange(5)
        if kind == 0:
            target = rng.choice(TEXTS[:4] + EDITED_TEXTS[:2])
            literal = rng.choice(['"A"', '"12"', '"ABCDEF"', '"1234567890123"', '"12.5"'])
        elif kind == 1:
            target = rng.choice(TEXTS[:4] + EDITED_TEXTS[:2] + NUMBERS)
            literal = rng.choice(["ZERO", "HIGH-VALUES", "LOW-VALUES", "QUOTE", "SPACES", 'ALL "AB"', "ZERO"])
            if target in NUMBERS and literal != "ZERO":
                literal = "ZERO"
        else:
            target = rng.choice(NUMBERS + EDITED)
            literal = rng.choice(["0", "1", "-1", "12", "-12", "7.5", "-0.25", "99", "123", "-99.9", "0.01"])
        b = cases.item("T", target)
        cases.case([f"MOVE {literal} TO {b}."], [f"{b}-X"])
    return cases.text()


def arithmetic(seed: int, count: int, repeat: int = 1) -> str:
    cases = Cases(seed, repeat)
    rng = cases.rng
    modes = ["", "", " ROUNDED", " ROUNDED MODE IS NEAREST-EVEN", " ROUNDED MODE IS TRUNCATION",
             " ROUNDED MODE IS AWAY-FROM-ZERO", " ROUNDED MODE IS TOWARD-GREATER",
             " ROUNDED MODE IS TOWARD-LESSER", " ROUNDED MODE IS NEAREST-TOWARD-ZERO"]  # fmt: skip
    cases.data.append("       01  FLAG PIC X.")
    cases.data.append("       01  REST PIC S9(7)V9(4).")
    for _ in range(count):
        one, two = rng.choice(cases.numbers), rng.choice(cases.numbers)
        target = rng.choice(cases.numbers)
        result = rng.choice(cases.numbers + cases.edited[:7])
        a, b, t, r = (
            cases.item("A", one), cases.item("B", two), cases.item("T", target), cases.item("R", result)
        )  # fmt: skip
        valid = rng.random() < 0.85
        for name, type_ in ((a, one), (b, two), (t, target)):
            cases.set(name, type_, valid)
        mode = rng.choice(modes)
        number = rng.choice(["1", "2", "-3", "10", "0.5", "7.25", "999", "0", "12345"])
        form = rng.choice([
            f"ADD {a} TO {t}{mode}", f"ADD {a} {b} TO {t}{mode}", f"ADD {a} {b} GIVING {r}{mode}",
            f"ADD {number} TO {t}{mode}", f"SUBTRACT {number} FROM {t}{mode}", f"SUBTRACT {a} FROM {t}{mode}",
            f"SUBTRACT {a} {number} FROM {b} GIVING {r}{mode}", f"MULTIPLY {a} BY {t}{mode}",
            f"MULTIPLY {a} BY {b} GIVING {r}{mode}", f"DIVIDE {a} INTO {t}{mode}",
            f"DIVIDE {a} BY {b} GIVING {r}{mode}", f"DIVIDE {a} INTO {number} GIVING {r}{mode}",
            f"COMPUTE {r}{mode} = {a} + {b} * {number}", f"COMPUTE {r}{mode} = ({a} - {b}) / {number}",
            f"COMPUTE {r}{mode} = {a} ** 2 / 3 - {b}", f"COMPUTE {r}{mode} = {a}",
            f"COMPUTE {t}{mode} = - {a} + 1.5", f"COMPUTE {r}{mode} {t} = {a} / 7",
            f"DIVIDE {a} BY {b} GIVING {t}{mode} REMAINDER REST",
        ])  # fmt: skip
        shown = [f"{t}-X", f"{r}-X", f"{a}-X", f"{b}-X", "FLAG", "REST"]
        if form.startswith("COMPUTE") or "GIVING" in form or rng.random() < 0.5:
            cases.body.append("           MOVE 0 TO REST.")
        phrase = rng.choice([0, 1, 2, 3])
        before = ["MOVE SPACE TO FLAG."]
        if phrase == 0:
            cases.case([*before, f"{form}."], shown)
        elif phrase == 1:
            cases.case([*before, form, "    ON SIZE ERROR MOVE \"E\" TO FLAG."], shown)
        elif phrase == 2:
            cases.case([*before, form, "    NOT ON SIZE ERROR MOVE \"N\" TO FLAG."], shown)
        else:
            cases.case(
                [*before, form, "    ON SIZE ERROR MOVE \"E\" TO FLAG", "    NOT ON SIZE ERROR MOVE \"N\" TO FLAG."],
                shown,
            )
    return cases.text()


def comparisons(seed: int, count: int, repeat: int = 1) -> str:
    cases = Cases(seed, repeat)
    rng = cases.rng
    cases.data.append("       01  FLAG PIC X(4).")
    for _ in range(count):
        one = rng.choice(cases.numbers * 2 + TEXTS + cases.edited[:4])
        two = rng.choice(cases.numbers * 2 + TEXTS + cases.edited[:4])
        a, b = cases.item("A", one), cases.item("B", two)
        valid = rng.random() < 0.7
        cases.set(a, one, valid)
        cases.set(b, two, valid)
        integral = all(parse_picture(t.clause.split()[1]).scale <= 0 for t in (one, two))
        operands = [b] if one.numeric == two.numeric or integral else []
        operands += ["0", "5", "-12", "100"] if one.numeric else ["SPACES", "LOW-VALUES", '"A"', '"12"', 'ALL "1"']
        operands += ["ZERO"]
        if one.numeric:
            operands += ["1.5", "99.99"]
        other = rng.choice(operands)
        tests = [f"{a} = {other}", f"{a} > {other}", f"{a} < {other}"]
        if one.numeric and rng.random() < 0.2:
            tests = [f"{a} IS POSITIVE", f"{a} IS NEGATIVE", f"{a} IS ZERO"]
        elif not one.edited and rng.random() < 0.2:
            tests = [f"{a} IS NUMERIC"]
            if not one.numeric and one.clause != "PIC A(4)":
                tests += [f"{a} IS ALPHABETIC"]
            if one.clause == "PIC A(4)":
                tests = [f"{a} IS ALPHABETIC-UPPER"]
        elif one.numeric and two.numeric and rng.random() < 0.2:
            tests = [f"{a} + 1 > {b} * 2", f"{a} - {b} = 0"]
        statements = ["MOVE SPACES TO FLAG."]
        for number, test in enumerate(tests, 1):
            statements.append(f"IF {test} MOVE \"Y\" TO FLAG ({number}:1).")
        cases.case(statements, ["FLAG", f"{a}-X", f"{b}-X"])
    return cases.text()


def displays(seed: int, count: int, repeat: int = 1) -> str:
    cases = Cases(seed, repeat)
    rng = cases.rng
    for _ in range(count):
        source = rng.choice(cases.numbers * 3 + TEXTS + cases.edited)
        a = cases.item("S", source)
        cases.set(a, source, rng.random() < 0.8)
        cases.case([], [a, rng.choice(["5", "-7", "1.50", "+3.2", '"lit"', "ZERO", "SPACE", "007"])])
    return cases.text()


def texts(seed: int, count: int, repeat: int = 1) -> str:
    """STRING, UNSTRING and INSPECT over short texts, where everything happens."""
    cases = Cases(seed, repeat)
    rng = cases.rng
    for line in ("01  SRC PIC X(12).", "01  DST PIC X(10).", "01  D1 PIC X(4).", "01  D2 PIC 9(3).",
                 "01  D3 PIC X(3) JUST.", "01  DL1 PIC X(2).", "01  C1 PIC 9(2).", "01  PTR PIC 9(2) COMP.",
                 "01  TLY PIC 9(3).", "01  FLAG PIC X.", "01  NUM PIC S9(5)."):  # fmt: skip
        cases.data.append("       " + line)
    some = ("".join(rng.choice("AAB,, 12") for _ in range(12)) for _ in range(repeat))
    texts = cases.table_of("SRCS", 12, "".join(some).encode())
    shown = ["SRC", "DST", "D1", "D2", "D3", "DL1", "C1", "PTR", "TLY", "FLAG", "NUM"]
    for _ in range(count):
        cases.body.append(f"           MOVE {texts} (STEP-1) TO SRC.")
        setup = [
            "MOVE ALL \"-\" TO DST.", "MOVE SPACES TO D1 D3 DL1 FLAG.",
            "MOVE 0 TO D2 C1 TLY.", f"MOVE {rng.choice([0, 1, 1, 2, 5, 11, 13])} TO PTR.",
            f"MOVE {rng.choice(['-12121', '11111', '20201', '0'])} TO NUM.",
        ]  # fmt: skip
        delimiter = rng.choice(['","', '"A"', "SPACE", '",,"', '"AB"', '"1"'])
        other = rng.choice(['","', '"B"', "SPACE", '"12"'])
        overflow = "    ON OVERFLOW MOVE \"O\" TO FLAG NOT ON OVERFLOW MOVE \"N\" TO FLAG."
        region = rng.choice(["", "", f" BEFORE INITIAL {other}", f" AFTER INITIAL {delimiter}",
                             f" AFTER {delimiter} BEFORE {other}"])  # fmt: skip
        what = rng.choice(["ALL", "LEADING", "TRAILING"])
        form = rng.choice([
            [f"STRING SRC DELIMITED BY {delimiter} {other} D3", "    DELIMITED BY SIZE INTO DST WITH POINTER PTR", overflow],
            [f"STRING SRC D2 DELIMITED BY {delimiter} INTO DST."],
            [f"UNSTRING SRC DELIMITED BY {delimiter} OR ALL {other}",
             "    INTO D1 DELIMITER IN DL1 COUNT IN C1 D2 D3", "    WITH POINTER PTR TALLYING IN TLY", overflow],
            [f"UNSTRING SRC DELIMITED BY ALL {delimiter}", "    INTO D1 D2 DELIMITER IN DL1 D3 COUNT IN C1", overflow],
            ["UNSTRING SRC INTO D1 D2 D3."],
            [f"INSPECT SRC TALLYING TLY FOR {what} {other}{region}."],
            [f"INSPECT SRC TALLYING TLY FOR CHARACTERS{region}", "    D2 FOR ALL \"1\"."],
            [f"INSPECT SRC REPLACING {rng.choice(['ALL', 'LEADING', 'FIRST', 'TRAILING'])} \"A\" BY \"z\"{region}."],
            [f"INSPECT SRC REPLACING CHARACTERS BY \"*\"{region}."],
            [f"INSPECT SRC REPLACING ALL \"AB\" BY \"xy\" \"A\" BY \"q\"{region}."],
            [f"INSPECT SRC CONVERTING \"AB1\" TO \"ba9\"{region}."],
            [f"INSPECT SRC TALLYING TLY FOR ALL \"A\" REPLACING ALL \"A\" BY \"k\"{region}."],
            ["INSPECT NUM REPLACING ALL \"1\" BY \"7\"."],
            ["INSPECT NUM TALLYING TLY FOR ALL \"2\"."],
            [f"MOVE SRC ({rng.randint(1, 6)}:{rng.randint(1, 6)}) TO DST ({rng.randint(1, 5)}:)."],
        ])  # fmt: skip
        cases.case([*setup, *form], shown)
    return cases.text()


CONSTRUCTS = {
    "moves": moves,
    "editing": editing,
    "literal moves": literal_moves,
    "arithmetic": arithmetic,
    "comparisons": comparisons,
    "displays": displays,
    "texts": texts,
}
