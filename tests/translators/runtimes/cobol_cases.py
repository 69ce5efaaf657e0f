"""Generated COBOL programs: tables of cases for one construct, whose results are printed byte for byte."""

from __future__ import annotations

import random
from dataclasses import dataclass

from analyzers.cobol.layout import parse_picture

HEADER = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. CASES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
"""


@dataclass(frozen=True)
class Type:
    """A description, with its bytes in all."""

    clause: str
    size: int
    numeric: bool = False
    edited: bool = False
    text: bool = False

    @property
    def digits(self) -> int:
        return parse_picture(self.clause.split()[1]).digits


def _type(clause: str) -> Type:
    words = clause.split()
    picture = parse_picture(words[1])
    size = picture.size
    if "COMP-3" in words:
        size = picture.size // 2 + 1
    elif "COMP" in words or "COMP-5" in words:
        size = 1 if picture.size <= 2 else 2 if picture.size <= 4 else 4 if picture.size <= 9 else 8
    elif "SEPARATE" in words:
        size += 1
    edited = picture.category.endswith("edited") or "BLANK" in words
    numeric = picture.category == "numeric" and not edited
    return Type(clause, size, numeric, edited, picture.category.startswith("alpha") and not edited)


TEXTS = [_type(c) for c in ("PIC X", "PIC X(5)", "PIC X(12)", "PIC X(7) JUST", "PIC A(4)")]
NUMBERS = [
    _type(c)
    for c in (
        "PIC 9(3)", "PIC 9(5)V99", "PIC S9(4)", "PIC S9(3)V9(2)", "PIC V99", "PIC 9(18)", "PIC S9(10)V9(8)",
        "PIC S9(3)V9 SIGN LEADING", "PIC S9(4) SIGN TRAILING SEPARATE", "PIC S9(3)V99 SIGN LEADING SEPARATE",
        "PIC 9(2) COMP", "PIC S9(4) COMP", "PIC 9(9) COMP", "PIC S9(7)V99 COMP", "PIC S9(18) COMP", "PIC 9(4)V9 COMP",
        "PIC 9(4) COMP-5", "PIC S9(9) COMP-5", "PIC S9(4)V99 COMP-5", "PIC 9(2) COMP-5",
        "PIC 9(3) COMP-3", "PIC S9(5)V99 COMP-3", "PIC S9(7) COMP-3", "PIC 9(4) COMP-3", "PIC S9(17)V9 COMP-3",
        "PIC S9 COMP-3",
    )
]  # fmt: skip
EDITED = [
    _type(c)
    for c in (
        "PIC ZZ9", "PIC Z,ZZ9.99-", "PIC $$,$$9.99", "PIC +++9.9", "PIC ***,**9.99CR", "PIC 9(3).99", "PIC -(5)9",
        "PIC $ZZ,ZZ9.99DB", "PIC 99/99/99", "PIC Z(4)", "PIC ZZZ.ZZ", "PIC +ZZ9", "PIC ZZ9+", "PIC 9B99B9",
        "PIC ZZ9.9 BLANK WHEN ZERO", "PIC 9(4) BLANK WHEN ZERO", "PIC $$$$", "PIC ZZ9V99", "PIC 0ZZ9", "PIC $-,---.99",
    )
]  # fmt: skip
EDITED_TEXTS = [_type(c) for c in ("PIC XBX/X", "PIC X(3)0X", "PIC AABA")]


def _raw(type_: Type, rng: random.Random, valid: bool) -> bytes:
    """Bytes for an item: a value in its format, or anything."""
    if not valid:
        alphabet = b"0123456789 pqy-+.,AZ{}\x00\xff\x0c\x0d"
        return bytes(rng.choice(alphabet) for _ in range(type_.size))
    words = type_.clause.split()
    picture = parse_picture(words[1])
    if type_.text or type_.edited:
        style = rng.randrange(4)
        alphabet = [b"0123456789", b"AB c", b" 12.5-", b"      7"][style]
        return bytes(rng.choice(alphabet) for _ in range(type_.size))
    digits = "".join(rng.choice("0123456789") for _ in range(picture.digits))
    digits = rng.choice([digits, "0" * len(digits), "9" * len(digits), digits, "1".rjust(len(digits), "0")])
    negative = picture.signed and rng.random() < 0.5
    if "COMP-3" in words:
        nibbles = digits + ("d" if negative else "c" if picture.signed else "f")
        return bytes.fromhex(nibbles.rjust(type_.size * 2, "0"))
    if "COMP" in words or "COMP-5" in words:
        value = -int(digits) if negative else int(digits)
        return value.to_bytes(type_.size, "little" if "COMP-5" in words else "big", signed=picture.signed)
    data = bytearray(digits.encode())
    if "SEPARATE" in words:
        sign = b"-" if negative else b"+"
        return sign + bytes(data) if "LEADING" in words else bytes(data) + sign
    if negative:
        data[0 if "LEADING" in words else -1] |= 0x40
    return bytes(data)


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


class Cases:
    """A program under construction: items, and cases in paragraphs of forty."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.data: list[str] = []
        self.names: dict[tuple[str, Type], str] = {}
        self.body: list[str] = []
        self.count = 0

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

    def set(self, name: str, type_: Type, valid: bool) -> None:
        self.body.append(f"           MOVE X\"{_raw(type_, self.rng, valid).hex()}\"\n             TO {name}-X.")

    def case(self, statements: list[str], shown: list[str]) -> None:
        for statement in statements:
            self.body += _wrapped(statement)
        self.count += 1
        self.body.append(f"           DISPLAY \"{self.count}:\" " + "\n             \"|\" ".join(shown) + ".")
        if self.count % 40 == 0:
            self.body.append(f"       P-{self.count // 40}.")

    def text(self) -> str:
        start = ["       PROCEDURE DIVISION.", "       P-0."]
        return HEADER + "\n".join([*self.data, *start, *self.body, "       P-END.", "           STOP RUN.", ""])


def moves(seed: int, count: int) -> str:
    cases = Cases(seed)
    rng = cases.rng
    for _ in range(count):
        source = rng.choice(TEXTS + NUMBERS * 2 + EDITED)
        allowed = TEXTS + EDITED_TEXTS + NUMBERS + EDITED
        if source.clause in ("PIC A(4)",):
            allowed = TEXTS + EDITED_TEXTS
        if source.numeric and parse_picture(source.clause.split()[1]).scale > 0:
            allowed = NUMBERS + EDITED
        if source.numeric or source.edited:
            allowed = [t for t in allowed if "PIC A" not in t.clause]
        target = rng.choice(allowed)
        a, b = cases.item("S", source), cases.item("T", target)
        cases.set(a, source, rng.random() < 0.75)
        cases.case([f"MOVE {a} TO {b}."], [f"{a}-X", f"{b}-X"])
    return cases.text()


def literal_moves(seed: int, count: int) -> str:
    cases = Cases(seed)
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


def arithmetic(seed: int, count: int) -> str:
    cases = Cases(seed)
    rng = cases.rng
    modes = ["", "", " ROUNDED", " ROUNDED MODE IS NEAREST-EVEN", " ROUNDED MODE IS TRUNCATION",
             " ROUNDED MODE IS AWAY-FROM-ZERO", " ROUNDED MODE IS TOWARD-GREATER",
             " ROUNDED MODE IS TOWARD-LESSER", " ROUNDED MODE IS NEAREST-TOWARD-ZERO"]  # fmt: skip
    cases.data.append("       01  FLAG PIC X.")
    cases.data.append("       01  REST PIC S9(7)V9(4).")
    for _ in range(count):
        one, two = rng.choice(NUMBERS), rng.choice(NUMBERS)
        target = rng.choice(NUMBERS)
        result = rng.choice(NUMBERS + EDITED[:7])
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


def comparisons(seed: int, count: int) -> str:
    cases = Cases(seed)
    rng = cases.rng
    cases.data.append("       01  FLAG PIC X(4).")
    for _ in range(count):
        one = rng.choice(NUMBERS * 2 + TEXTS + EDITED[:4])
        two = rng.choice(NUMBERS * 2 + TEXTS + EDITED[:4])
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


def displays(seed: int, count: int) -> str:
    cases = Cases(seed)
    rng = cases.rng
    for _ in range(count):
        source = rng.choice(NUMBERS * 3 + TEXTS + EDITED)
        a = cases.item("S", source)
        cases.set(a, source, rng.random() < 0.8)
        cases.case([], [a, rng.choice(["5", "-7", "1.50", "+3.2", '"lit"', "ZERO", "SPACE", "007"])])
    return cases.text()


def texts(seed: int, count: int) -> str:
    """STRING, UNSTRING and INSPECT over short texts, where everything happens."""
    cases = Cases(seed)
    rng = cases.rng
    for line in ("01  SRC PIC X(12).", "01  DST PIC X(10).", "01  D1 PIC X(4).", "01  D2 PIC 9(3).",
                 "01  D3 PIC X(3) JUST.", "01  DL1 PIC X(2).", "01  C1 PIC 9(2).", "01  PTR PIC 9(2) COMP.",
                 "01  TLY PIC 9(3).", "01  FLAG PIC X.", "01  NUM PIC S9(5)."):  # fmt: skip
        cases.data.append("       " + line)
    shown = ["SRC", "DST", "D1", "D2", "D3", "DL1", "C1", "PTR", "TLY", "FLAG", "NUM"]
    for _ in range(count):
        text = "".join(rng.choice("AAB,, 12") for _ in range(12))
        setup = [
            f"MOVE \"{text}\" TO SRC.", "MOVE ALL \"-\" TO DST.", "MOVE SPACES TO D1 D3 DL1 FLAG.",
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
    "literal moves": literal_moves,
    "arithmetic": arithmetic,
    "comparisons": comparisons,
    "displays": displays,
    "texts": texts,
}
