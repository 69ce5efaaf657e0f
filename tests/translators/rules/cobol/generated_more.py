"""More that random COBOL programs are made of: a contained program with parameters, and statements with all their phrases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.translators.rules.cobol.generated import _Program as Program

_MODES = ("NEAREST-EVEN", "NEAREST-AWAY-FROM-ZERO", "NEAREST-TOWARD-ZERO", "TRUNCATION", "TOWARD-GREATER",
          "TOWARD-LESSER", "AWAY-FROM-ZERO")  # fmt: skip

DATA = ["       01  CNT PIC 9(3) VALUE 0.", "       01  DLM PIC X(2) VALUE SPACES."]
SHOWN = '           DISPLAY "CNT=" CNT " DLM=" DLM "|".'


def contained(p: Program) -> list[str]:
    """A program within the program, which keeps a count; it gets two numbers and a text."""
    return [
        "       IDENTIFICATION DIVISION.", f"       PROGRAM-ID. IN-{p.name}.", "       DATA DIVISION.",
        "       WORKING-STORAGE SECTION.", "       01  TIMES-CALLED PIC 9(3) VALUE 0.", "       LINKAGE SECTION.",
        f"       01  L1 {p.numbers[0].type.clause}.", f"       01  L2 {p.numbers[1].type.clause}.",
        f"       01  L3 {p.texts[2].type.clause}.", "       PROCEDURE DIVISION USING L1 L2 L3.", "       A1.",
        "           ADD 1 TO TIMES-CALLED.", "           ADD L2 TO L1.", "           MOVE TIMES-CALLED TO L2.",
        '           DISPLAY "IN " TIMES-CALLED " " L1 " " L2 " " L3 "|".', '           MOVE "inner" TO L3.',
        *(["           MOVE TIMES-CALLED TO RETURN-CODE."] if p.rng.random() < 0.3 else []),
        "           GOBACK.", f"       END PROGRAM IN-{p.name}.", f"       END PROGRAM {p.name}.",
    ]  # fmt: skip


def statement(p: Program) -> list[str]:
    kinds: list[Callable[[Program], list[str]]] = [
        _remainder, _rounded, _several, _unstring, _inspect, _function, _call, _call, _moves, _corresponding,
    ]  # fmt: skip
    return p.rng.choice(kinds)(p)


def nested(p: Program, depth: int) -> list[str]:
    """A loop that tests after its body, or a choice by two subjects."""
    rng = p.rng
    if rng.random() < 0.5 and p.loops < 2:
        p.loops += 1
        counter = f"C{p.loops}"
        lines = [f"PERFORM WITH TEST AFTER VARYING {counter} FROM {rng.randint(1, 2)} BY 1",
                 f"  UNTIL {counter} >= {rng.randint(1, 4)}", *p.body(depth), "END-PERFORM"]  # fmt: skip
        p.loops -= 1
        return lines
    lines = [f"EVALUATE {p.number()} ALSO TRUE"]
    for _ in range(rng.randint(1, 3)):
        first = rng.choice(["ANY", "0", "1 THRU 9", "NOT 3", "-5 THRU 5"])
        lines += [f"WHEN {first} ALSO {p.condition(1)}", *p.body(depth)]
    if rng.random() < 0.5:
        lines += ["WHEN OTHER", *p.body(depth)]
    return [*lines, "END-EVALUATE"]


def _remainder(p: Program) -> list[str]:
    first, second = (i.name for i in p.rng.sample(p.numbers, 2))
    by = p.rng.choice(["3", "7", "-2", "0.3", "12", p.value()])
    lines = [f"DIVIDE {p.value()} BY {by} GIVING {first}{p.rng.choice(['', ' ROUNDED'])}", f"  REMAINDER {second}",
             "  ON SIZE ERROR ADD 1 TO TLY"]  # fmt: skip
    return [*lines, "END-DIVIDE"]


def _rounded(p: Program) -> list[str]:
    value = p.rng.choice([p.expression(), f"({p.value()} / {p.rng.choice(['3', '7', '-8', '0.4'])})"])
    return [f"COMPUTE {p.number()} ROUNDED MODE IS {p.rng.choice(_MODES)} =", f"  {value}"]


def _several(p: Program) -> list[str]:
    first, second = (i.name for i in p.rng.sample(p.numbers, 2))
    return p.rng.choice([
        [f"ADD {p.value()} {p.value()} TO {first} ROUNDED {second}"],
        [f"SUBTRACT {p.value()} {p.value()} FROM {first} {second}"],
        [f"MULTIPLY {p.value()} BY {first} {second} ROUNDED"],
        [f"COMPUTE {first} {second} ROUNDED = {p.expression(1)}", "  ON SIZE ERROR ADD 1 TO TLY",
         '  NOT ON SIZE ERROR DISPLAY "BOTH"', "END-COMPUTE"],
        [f"ADD {p.value()} TO {p.value()} GIVING {first} {second}"],
        [f"SUBTRACT {p.value()} FROM {p.value()} GIVING {first} ROUNDED"],
        [f"MOVE {p.value()} TO {first} {second}"],
    ])  # fmt: skip


def _unstring(p: Program) -> list[str]:
    source, *into = (i.name for i in p.rng.sample(p.texts, 3))
    return [f"MOVE {p.rng.choice([1, 1, 2, 4])} TO PTR", f"UNSTRING {source} DELIMITED BY {p.rng.choice(['SPACE', 'ALL SPACE'])} OR \",\"",
            f"  INTO {into[0]} DELIMITER IN DLM COUNT IN CNT {into[1]}", "  WITH POINTER PTR TALLYING IN TLY",
            "  ON OVERFLOW ADD 1 TO TLY", "  NOT ON OVERFLOW DISPLAY \"ALL\"", "END-UNSTRING"]  # fmt: skip


def _inspect(p: Program) -> list[str]:
    a, b, c = (f'"{p.rng.choice("ABCD, 12")}"' for _ in range(3))
    word = p.word()
    return [p.rng.choice([
        f"INSPECT {word} TALLYING TLY FOR CHARACTERS BEFORE {a}", f"INSPECT {word} TALLYING TLY FOR LEADING {a} CNT FOR ALL {b} {c}",
        f"INSPECT {word} REPLACING CHARACTERS BY {a} AFTER {b}", f"INSPECT {word} REPLACING ALL {a} BY {b} FIRST {c} BY \"x\"",
        f"INSPECT {word} TALLYING TLY FOR ALL {a}\n               REPLACING ALL {a} BY {b} BEFORE {c}",
    ])]  # fmt: skip


def _function(p: Program) -> list[str]:
    rng = p.rng
    name = rng.choice(["UPPER-CASE", "LOWER-CASE", "REVERSE", "TRIM"])
    whole = rng.choice(["TLY", "W", "PTR", "CNT"])
    return [rng.choice([
        f"MOVE FUNCTION {name} ({p.word()}) TO {p.word()}", f'DISPLAY "F " FUNCTION {name} ({p.word()}) "|"',
        f"COMPUTE {p.number()} =\n               FUNCTION {rng.choice(['MOD', 'REM'])} ({whole} {rng.choice(['3', '-7', '10'])})",
        f"COMPUTE {p.number()} =\n               FUNCTION {rng.choice(['MIN', 'MAX', 'SUM'])} ({p.value()} {p.value()} {p.value()})",
        f"MOVE FUNCTION ORD ({p.word()} (1:1)) TO {p.number()}",
    ])]  # fmt: skip


def _call(p: Program) -> list[str]:
    n0, n1, t2 = p.numbers[0].name, p.numbers[1].name, p.texts[2].name
    given = p.rng.choice([f"{n0} {n1} {t2}", f"BY CONTENT {n0} BY REFERENCE {n1} {t2}", f"{n0} BY CONTENT {n1} {t2}"])
    return [f'CALL "IN-{p.name}" USING {given}', "  END-CALL", f"ADD RETURN-CODE TO {p.number()}"]


def _moves(p: Program) -> list[str]:
    rng = p.rng
    return [rng.choice([
        f"MOVE {rng.choice(p.edited).name} TO {p.number()}", f"MOVE {rng.choice(p.edited).name} TO {p.word()}",
        f"MOVE {p.number()} TO {p.word()}", f"MOVE T2 (W:{rng.randint(1, 4)}) TO {p.word()}", "MOVE T2 TO TAB", "MOVE ROW (W) TO T2",
        f"MOVE {rng.choice(['ZERO', 'SPACES', 'HIGH-VALUES'])} TO {p.word()}", f"MOVE ALL \"{rng.choice(['0', '12', '5'])}\" TO {p.number()}",
    ])]  # fmt: skip


def _corresponding(p: Program) -> list[str]:
    return [p.rng.choice(["SUBTRACT CORRESPONDING G1 FROM G2", "ADD CORRESPONDING G2 TO G1 ROUNDED", "MOVE CORRESPONDING G2 TO G1"])]
