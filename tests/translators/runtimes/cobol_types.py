"""Descriptions of COBOL items for generated programs, and bytes for them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from analyzers.cobol.layout import parse_picture


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


def described(clause: str) -> Type:
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


TEXTS = [described(c) for c in ("PIC X", "PIC X(5)", "PIC X(12)", "PIC X(7) JUST", "PIC A(4)")]
NUMBERS = [
    described(c)
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
    described(c)
    for c in (
        "PIC ZZ9", "PIC Z,ZZ9.99-", "PIC $$,$$9.99", "PIC +++9.9", "PIC ***,**9.99CR", "PIC 9(3).99", "PIC -(5)9",
        "PIC $ZZ,ZZ9.99DB", "PIC 99/99/99", "PIC Z(4)", "PIC ZZZ.ZZ", "PIC +ZZ9", "PIC ZZ9+", "PIC 9B99B9",
        "PIC ZZ9.9 BLANK WHEN ZERO", "PIC 9(4) BLANK WHEN ZERO", "PIC $$$$", "PIC ZZ9V99", "PIC 0ZZ9", "PIC $-,---.99",
    )
]  # fmt: skip
EDITED_TEXTS = [described(c) for c in ("PIC XBX/X", "PIC X(3)0X", "PIC AABA")]


def raw(type_: Type, rng: random.Random, valid: bool) -> bytes:
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


def some_number(rng: random.Random) -> Type:
    """A numeric description that nobody thought of."""
    whole, fraction = rng.choice([(rng.randint(1, 18), 0), (rng.randint(1, 9), rng.randint(1, 9)), (0, rng.randint(1, 9))])
    picture = f"{'9' + f'({whole})' if whole else ''}{f'V9({fraction})' if fraction else ''}"
    signed = rng.random() < 0.6
    clause = f"PIC {'S' if signed else ''}{picture} {rng.choice(['', 'COMP', 'COMP-3', 'COMP-5'])}".strip()
    if signed and clause.endswith(")") and rng.random() < 0.5:
        clause += rng.choice([" SIGN LEADING", " SIGN TRAILING SEPARATE", " SIGN LEADING SEPARATE"])
    return described(clause)


def some_edited(rng: random.Random) -> Type:
    """A numeric-edited description: fixed or floating insertion, with commas, a point, and a sign before or behind."""
    digits, point = rng.randint(1, 9), rng.random() < 0.6
    style = rng.choice(["9", "Z", "*", "$", "+", "-"])
    floating = rng.randint(1, digits)
    symbols = [style] * floating + ["9"] * (digits - floating)
    if style in "$+-":
        symbols.insert(0, style)  # the first of a floating string is no digit
    picture = symbols[0]
    for symbol in symbols[1:]:
        picture += ("," if rng.random() < 0.2 else rng.choice("B0/") if rng.random() < 0.05 else "") + symbol
    if point:
        places = rng.randint(1, 4)  # a single one is no floating string: cobc refuses `---.-`
        last = symbols[-1] if floating == digits and style != "$" and (style not in "+-" or places > 1) else "9"
        picture += "." + last * places
    if style not in "+-":
        if style != "$" and rng.random() < 0.2:
            picture = "$" + picture
        sign = rng.choice(["", "+", "-", "CR", "DB", "lead"])
        picture = rng.choice("+-") + picture if sign == "lead" else picture + sign
    return described(f"PIC {picture}{' BLANK WHEN ZERO' if rng.random() < 0.1 and '*' not in picture else ''}")
