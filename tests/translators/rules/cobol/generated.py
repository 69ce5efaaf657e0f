"""Random well-typed COBOL programs: items of many kinds, and statements over them that always come to an end.

A program is a subprogram without parameters that displays what it does and, last, everything it has. The same seed
gives the same text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.translators.rules.cobol import generated_more as more
from tests.translators.runtimes.cobol_types import EDITED, NUMBERS, TEXTS, Type, some_edited, some_number

_ROWS = 5  # of each program's table
_PARAGRAPHS = 6
_DEEP = 2  # statements within statements


@dataclass(frozen=True)
class Item:
    """An item that statements may mention."""

    name: str
    type: Type


def main(names: Sequence[str]) -> dict[str, str]:
    """The main program of a run unit: it calls each program, in turn, and displays what it returned."""
    calls = "".join(f'           CALL "{name}".\n           DISPLAY "== {name} " RETURN-CODE.\n' for name in names)
    return {"main.cob": f"{_head('MAIN')}       PROCEDURE DIVISION.\n       A.\n{calls}           STOP RUN.\n"}


def program(seed: int, name: str) -> dict[str, str]:
    return {f"{name.lower()}.cob": _Program(seed, name).text()}


def build(files: Sequence[str]) -> list[str]:
    """The command that builds a unit."""
    sources = [name for name in files if name.endswith(".cob") and name != "main.cob"]
    return ["cobc", "-std=default", "-x", "-fixed", "main.cob", *sources]


def _head(name: str) -> str:
    return f"       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {name}.\n"


class _Program:
    def __init__(self, seed: int, name: str) -> None:
        self.rng = random.Random(seed)
        self.name = name
        rng = self.rng
        kinds = [*rng.sample(NUMBERS, 5), *(some_number(rng) for _ in range(4))]
        self.numbers = [Item(f"N{n}", t) for n, t in enumerate(kinds)]
        self.texts = [Item(f"T{n}", t) for n, t in enumerate([t for t in TEXTS if " A" not in t.clause])]
        self.edited = [Item(f"E{n}", t) for n, t in enumerate([*rng.sample(EDITED, 2), some_edited(rng)])]
        self.row_number = rng.choice(NUMBERS[:6])
        self.row_text = rng.choice(TEXTS[:3])
        self.loops = 0  # inline loops around the statement, each with a counter of its own
        self.paragraph = 0

    # ------------------------------------------------------------------ the program

    def text(self) -> str:
        body: list[str] = []
        for number in range(1, _PARAGRAPHS + 1):
            self.paragraph = number
            body.append(f"       P{number}.")
            for _ in range(self.rng.randint(2, 5)):
                body += [*_indented(self.statement(0), 0)]
                body[-1] += "."
        main = []
        for number in range(1, _PARAGRAPHS + 1):
            main += [f"           {self._performed(number)}.", "           PERFORM SHOW."]
        if self.rng.random() < 0.3:
            main.append(f"           MOVE {self.rng.randint(1, 9)} TO RETURN-CODE.")
        procedure = ["       PROCEDURE DIVISION.", "       MAIN-LINE.", *main, "           GOBACK.", *body]
        lines = [part for line in procedure for whole in line.split("\n") for part in _fitting(whole)]
        return _head(self.name) + "\n".join([*self._data(), *lines, *self._show(), *more.contained(self), ""])

    def _performed(self, number: int) -> str:
        match self.rng.randrange(4):
            case 0 if number < _PARAGRAPHS:
                return f"PERFORM P{number} THRU P{number + 1}"
            case 1:
                return f"PERFORM P{number} {self.rng.randint(0, 3)} TIMES"
            case 2:
                return f"PERFORM P{number} VARYING W FROM {self.rng.randint(1, 3)} BY 1\n             UNTIL W > 3"
        return f"PERFORM P{number}"

    def _data(self) -> list[str]:
        lines = ["       DATA DIVISION.", "       WORKING-STORAGE SECTION.", "       01  W PIC 9(2) VALUE 1.",
                 "       01  C1 PIC 9(2) COMP.", "       01  C2 PIC S9(3).", "       01  TLY PIC 9(3) VALUE 0.",
                 "       01  PTR PIC 9(2) VALUE 1.", *more.DATA]  # fmt: skip
        lines.append("       01  ITEMS.")
        for item in (*self.numbers, *self.texts, *self.edited):
            lines.append(f"           05  {item.name} {item.type.clause}{self._value(item)}.")
            if item.name == "N0":
                lines.append("               88 IS-LOW VALUE 0 THRU 9.")
            if item.name == "T1":
                lines.append('               88 IS-WORD VALUE "AB" "CD" "EF".')
        lines += ["       01  TAB.", f"           05  ROW OCCURS {_ROWS} INDEXED BY X1.",
                  f"               10  RN {self.row_number.clause} VALUE 0.",
                  f"               10  RT {self.row_text.clause} VALUE SPACES."]  # fmt: skip
        lines += ["       01  SORTED-KEYS PIC X(8) VALUE \"1a2b5c7d\".", "       01  KEYS REDEFINES SORTED-KEYS.",
                  "           05  KEYED OCCURS 4 ASCENDING KEY KEY-N INDEXED BY X2.", "               10  KEY-N PIC 9.",
                  "               10  KEY-T PIC X."]  # fmt: skip
        for group in ("G1", "G2"):
            names = self.rng.sample(self.numbers, 3)
            lines.append(f"       01  {group}.")
            for number, item in enumerate(names):
                lines.append(f"           05  F{number} {item.type.clause} VALUE {self.rng.randint(0, 9)}.")
        return [*lines, "       01  OVER-T REDEFINES G2 PIC X(2)."]

    def _value(self, item: Item) -> str:
        if item.type.numeric:
            return f" VALUE {self._literal(item.type)}"
        return "" if item.type.edited else f' VALUE "{self._word()[: item.type.size]}"'

    def _show(self) -> list[str]:
        lines = ["       SHOW."]
        for item in (*self.numbers, *self.texts, *self.edited):
            lines.append(f'           DISPLAY "{item.name}=" {item.name} "|".')
        lines.append(more.SHOWN)
        shown = " ".join(f"F{n} OF {g}" for g in ("G1", "G2") for n in range(3))
        lines += [f'           DISPLAY {shown}\n             " " W " " C1 " " C2 " " TLY " " PTR.',
                  "           PERFORM VARYING X1 FROM 1 BY 1 UNTIL X1 > 5",
                  '             DISPLAY RN (X1) "," RT (X1) ";" END-PERFORM.']  # fmt: skip
        return lines

    # ------------------------------------------------------------------ operands

    def _word(self) -> str:
        return "".join(self.rng.choice("AB CD,EF12") for _ in range(self.rng.randint(1, 9)))

    def _literal(self, type_: Type | None = None) -> str:
        rng = self.rng
        if type_ is None:
            return rng.choice(["0", "1", "2", "-3", "7", "10", "0.5", "2.25", "-12.75", "99", "100", "12345"])
        sign = "-" if " S" in type_.clause and rng.random() < 0.4 else ""
        return sign + str(rng.randint(0, 9)) if "PIC V" not in type_.clause else "0.5"

    def _subscript(self) -> str:
        options = [str(self.rng.randint(1, _ROWS))]
        if self.loops:
            options += [f"C{self.loops}"] * 2
        return self.rng.choice(options)

    def number(self) -> str:
        """A numeric item to change."""
        if self.rng.random() < 0.15:
            return f"RN ({self._subscript()})"
        return self.rng.choice(self.numbers).name

    def value(self) -> str:
        match self.rng.randrange(8):
            case 0 | 1:
                return self._literal()
            case 2:
                return self.rng.choice(["W", "TLY", "C1"])
            case 3:
                return f"F{self.rng.randrange(3)} OF {self.rng.choice(['G1', 'G2'])}"
        return self.number()

    def expression(self, depth: int = 0) -> str:
        rng = self.rng
        if depth > 1 or rng.random() < 0.4:
            return self.value()
        if rng.random() < 0.15:
            return rng.choice([
                f"FUNCTION ABS ({self.number()})", f"FUNCTION INTEGER ({self.number()})",
                f"FUNCTION MAX ({self.number()} {self.value()})", f"FUNCTION INTEGER-PART ({self.number()})",
                f"FUNCTION LENGTH ({self.word()})",
            ])  # fmt: skip
        operator = rng.choice(["+", "-", "*", "+", "-"])
        return f"({self.expression(depth + 1)} {operator} {self.expression(depth + 1)})"

    def word(self) -> str:
        """A text item."""
        if self.rng.random() < 0.15:
            return f"RT ({self._subscript()})"
        return self.rng.choice(self.texts).name

    def words(self) -> str:
        match self.rng.randrange(5):
            case 0:
                return f'"{self._word()}"'
            case 1:
                item = self.rng.choice([t for t in self.texts if t.type.size > 3])
                start = self.rng.randint(1, item.type.size - 2)
                return f"{item.name} ({start}:{self.rng.randint(1, item.type.size - start)})"
            case 2:
                return self.rng.choice(["SPACES", "HIGH-VALUES", 'ALL "AB"', '"AB"', "ZEROS"])
        return self.word()

    def condition(self, depth: int = 0) -> str:
        rng = self.rng
        kind = rng.randrange(8)
        if depth < 2 and kind == 0:
            return f"({self.condition(depth + 1)} {rng.choice(['AND', 'OR'])} {self.condition(depth + 1)})"
        if depth < 2 and kind == 1:
            return f"NOT ({self.condition(depth + 1)})"
        relation = rng.choice(["=", ">", "<", ">=", "<=", "NOT =", "IS EQUAL TO", "IS GREATER THAN"])
        match kind:
            case 2 | 3:
                return f"{self.word()} {relation} {self.words()}"
            case 4:
                return rng.choice(["IS-LOW", "IS-WORD", f"{self.word()} IS NUMERIC", f"{self.number()} IS POSITIVE"])
            case 5:
                return f"{self.expression(1)} {relation} {self.expression(1)}"
        return f"{self.number()} {relation} {self.value()}"

    # ------------------------------------------------------------------ statements

    def statement(self, depth: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [
            self._move, self._move, self._arithmetic, self._arithmetic, self._compute, self._string, self._unstring,
            self._inspect, self._set, self._initialize, self._display,
        ]  # fmt: skip
        nested: list[Callable[[int], list[str]]] = [self._if, self._if, self._evaluate, self._loop, self._search]
        if depth < _DEEP and self.rng.random() < 0.45:
            if self.rng.random() < 0.2:
                return more.nested(self, depth + 1)
            return self.rng.choice(nested)(depth + 1)
        if self.rng.random() < 0.3:
            return more.statement(self)
        if depth and self.rng.random() < 0.06:
            return [self.rng.choice(["EXIT PARAGRAPH", "NEXT SENTENCE" if not self.loops else "EXIT PERFORM"])]
        return self.rng.choice(simple)()

    def body(self, depth: int) -> list[str]:
        return [line for _ in range(self.rng.randint(1, 2)) for line in _indented(self.statement(depth), 2)]

    def _move(self) -> list[str]:
        rng = self.rng
        match rng.randrange(6):
            case 0 | 1:
                return [f"MOVE {self.value()} TO {self.number()}"]
            case 2:
                return [f"MOVE {self.words()} TO {self.word()}"]
            case 3:
                return [f"MOVE {self.value()} TO {rng.choice(self.edited).name}"]
            case 4:
                return [rng.choice(["MOVE CORRESPONDING G1 TO G2", "MOVE ROW (1) TO ROW (2)", "MOVE G1 TO T2"])]
        item = rng.choice([t for t in self.texts if t.type.size > 3])
        return [f"MOVE {self.words()} TO {item.name} ({rng.randint(1, item.type.size - 2)}:{rng.randint(1, 2)})"]

    def _sized(self, statement: str, verb: str) -> list[str]:
        rounded = self.rng.choice(["", "", "S", "NS"])
        lines = [statement]
        if "S" in rounded:
            lines += ["  ON SIZE ERROR ADD 1 TO TLY"]
        if "N" in rounded:
            lines += ['  NOT ON SIZE ERROR DISPLAY "FITS"']
        return [*lines, f"END-{verb}"] if rounded else lines

    def _arithmetic(self) -> list[str]:
        rounded = self.rng.choice(["", " ROUNDED"])
        target = self.number()
        statement = self.rng.choice([
            f"ADD {self.value()} TO {target}{rounded}", f"ADD {self.value()} {self.value()} GIVING {target}{rounded}",
            f"SUBTRACT {self.value()} FROM {target}{rounded}", f"MULTIPLY {self.value()} BY {target}{rounded}",
            f"DIVIDE {self.value()} INTO {target}{rounded}",
            f"DIVIDE {self.value()} BY {self.rng.choice(['3', '7', '-2', '0.3'])} GIVING {target}{rounded}",
            f"ADD CORRESPONDING G1 TO G2{rounded}",
        ])  # fmt: skip
        return self._sized(statement, statement.split()[0])

    def _compute(self) -> list[str]:
        rounded = self.rng.choice(["", " ROUNDED"])
        return self._sized(f"COMPUTE {self.number()}{rounded} =\n               {self.expression()}", "COMPUTE")

    def _string(self) -> list[str]:
        parts = " ".join(
            f"{self.word()} DELIMITED BY {self.rng.choice(['SIZE', 'SPACE', chr(34) + ',' + chr(34)])}\n              "
            for _ in range(self.rng.randint(1, 3))
        )
        start = self.rng.choice([0, 1, 1, 3])
        return [f"MOVE {start} TO PTR", f"STRING {parts} INTO {self.word()} WITH POINTER PTR",
                "  ON OVERFLOW ADD 1 TO TLY", "END-STRING"]  # fmt: skip

    def _unstring(self) -> list[str]:
        source = self.rng.choice(self.texts).name
        into = [name for name in (self.word() for _ in range(3)) if name != source]  # else nothing says what happens
        delimiter = self.rng.choice(["SPACE", '","', 'ALL "A"', '"B" OR ","'])
        return [f"UNSTRING {source} DELIMITED BY {delimiter}",
                f"  INTO {' '.join(into or ['RT (1)'])} TALLYING IN TLY", "END-UNSTRING"]  # fmt: skip

    def _inspect(self) -> list[str]:
        letter, other = (f'"{self.rng.choice("ABCD, 1")}"' for _ in range(2))
        where = self.rng.choice(["", f" BEFORE {other}", f" AFTER INITIAL {other}"])
        return [self.rng.choice([
            f"INSPECT {self.word()} TALLYING TLY FOR ALL {letter}{where}",
            f"INSPECT {self.word()} REPLACING {self.rng.choice(['ALL', 'FIRST', 'LEADING'])} {letter} BY {other}{where}",
            f"INSPECT {self.word()} CONVERTING \"ABC\" TO \"xyz\"{where}",
        ])]  # fmt: skip

    def _set(self) -> list[str]:
        return [self.rng.choice([
            "SET IS-WORD TO TRUE", "SET IS-LOW TO TRUE", f"SET X1 TO {self.rng.randint(1, _ROWS)}",
        ])]  # fmt: skip

    def _initialize(self) -> list[str]:
        return [self.rng.choice([
            "INITIALIZE G1", f"INITIALIZE {self.number()}", f"INITIALIZE ROW ({self._subscript()})",
            "INITIALIZE ITEMS REPLACING NUMERIC DATA BY 5" if self.rng.random() < 0.2 else f"INITIALIZE {self.word()}",
        ])]  # fmt: skip

    def _display(self) -> list[str]:
        shown = self.rng.choice([self.number(), self.word(), self.rng.choice(self.edited).name])
        return [f'DISPLAY "AT P{self.paragraph} " {shown} "|"']

    def _if(self, depth: int) -> list[str]:
        lines = [f"IF {self.condition()}", *self.body(depth)]
        if self.rng.random() < 0.5:
            lines += ["ELSE", *self.body(depth)]
        return [*lines, "END-IF"]

    def _evaluate(self, depth: int) -> list[str]:
        if self.rng.random() < 0.5:
            whens = [self.condition() for _ in range(self.rng.randint(1, 3))]
            subject = "TRUE"
        else:
            whens = [self.rng.choice(["0", "1 THRU 9", "NOT 3", self.number()]) for _ in range(self.rng.randint(1, 3))]
            subject = self.number()
        lines = [f"EVALUATE {subject}"]
        for when in whens:
            lines += [f"WHEN {when}", *self.body(depth)]
        return [*lines, "WHEN OTHER", *self.body(depth), "END-EVALUATE"]

    def _loop(self, depth: int) -> list[str]:
        if self.loops == 2:
            return self._if(depth)
        self.loops += 1
        counter = f"C{self.loops}"
        low, high = sorted((self.rng.randint(1, _ROWS), self.rng.randint(1, _ROWS)))
        first = f"PERFORM VARYING {counter} FROM {low} BY 1 UNTIL {counter} > {high}"
        if self.rng.random() < 0.3:
            first = f"PERFORM VARYING {counter} FROM {high} BY -1 UNTIL {counter} < {low}" if counter == "C2" else first
        lines = [first, *self.body(depth), "END-PERFORM"]
        self.loops -= 1
        return lines

    def _search(self, depth: int) -> list[str]:
        if self.rng.random() < 0.3:
            return [f"SEARCH ALL KEYED AT END ADD 1 TO TLY WHEN KEY-N (X2) = {self.rng.choice(['2', '5', 'C1', 'TLY'])}",
                    *self.body(depth), "END-SEARCH"]  # fmt: skip
        test = self.rng.choice([f"RN (X1) = {self.value()}", f"RT (X1) = {self.words()}", "X1 > 3"])
        return ["SET X1 TO 1", "SEARCH ROW AT END ADD 1 TO TLY", f"WHEN {test}", *self.body(depth), "END-SEARCH"]


def _indented(lines: list[str], more: int) -> list[str]:
    return [" " * (more or 11) + line for line in lines]


def _fitting(line: str) -> list[str]:
    """The line in pieces that end before column 73, broken at blanks outside of literals."""
    pieces: list[str] = []
    while len(line) > 72:
        at = next(n for n in range(72, 12, -1) if line[n] == " " and line[:n].count('"') % 2 == 0)
        pieces.append(line[:at])
        line = " " * 13 + line[at:]
    return [*pieces, line]
