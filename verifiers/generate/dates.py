"""Calendar dates worth trying wherever a date stands: ends of months and years, leap days, and days that are none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

DATE = re.compile(rb"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
ISO_DATE = re.compile(rb"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
WRITTEN = re.compile(
    rb"(?<!\d)(?:(?P<day>\d\d?)(?P<a>[./-])(?P<month>\d\d?)(?P=a)(?P<year>\d{4})"
    rb"|(?P<y>\d{4})(?P<b>[./-])(?P<m>\d\d?)(?P=b)(?P<d>\d\d?))(?!\d)"
)
PATTERN = re.compile(
    r"(?<![A-Za-z])(?=[DMY])(?:D{1,2}|M{1,2}|Y{4}|YY)(?:[-./:]?(?:D{1,2}|M{1,2}|Y{4}|YY)){1,2}(?![A-Za-z])"
)
_PART = re.compile(r"D+|M+|Y+")
_DAYS = (
    *((1900, 2, 28), (1900, 2, 29), (1900, 3, 1), (1999, 12, 31), (2000, 1, 1), (2000, 2, 29), (2000, 3, 1)),
    *((2001, 2, 28), (2001, 2, 29), (2023, 12, 31), (2024, 1, 1), (2024, 2, 28), (2024, 2, 29), (2024, 2, 30)),
    *((2024, 3, 1), (2024, 3, 31), (2024, 4, 30), (2024, 4, 31), (2024, 12, 31), (2024, 13, 1), (2024, 0, 10)),
    *((2024, 10, 0), (2024, 10, 32), (2100, 2, 28), (2100, 2, 29), (2100, 3, 1), (1601, 1, 1), (9999, 12, 31)),
)
DATE_BOUNDS = tuple(f"{y:04}{m:02}{d:02}" for y, m, d in _DAYS)


def is_date(text: bytes) -> bool:
    """Whether these are eight digits that may be a year, a month and a day."""
    return DATE.fullmatch(text) is not None


def days(mentioned: Iterable[int]) -> list[tuple[int, int, int]]:
    """Days worth trying, as year, month and day: the usual bounds, and those of the years that sources mention."""
    years = [n for n in mentioned if 1000 <= n <= 9999]
    ends = ((1, 1), (1, 31), (2, 28), (2, 29), (3, 1), (12, 1), (12, 31))
    return list(dict.fromkeys((*_DAYS, *((y, m, d) for y in years[:12] for m, d in ends))))


def rewritten(line: bytes, mentioned: Iterable[int]) -> Iterator[bytes]:
    """The line with each date in it (31.12.1999, 1999-12-31) replaced by others, written as that one is."""
    for found in WRITTEN.finditer(line):
        mark = found["a"] or found["b"]
        for y, m, d in days(mentioned):
            new = (b"%02d" % d, b"%02d" % m, b"%04d" % y) if found["a"] else (b"%04d" % y, b"%02d" % m, b"%02d" % d)
            yield line[: found.start()] + mark.join(new) + line[found.end() :]


def date_like(pattern: str, rng: random.Random, mentioned: Iterable[int]) -> bytes:
    """A date as a pattern has it (`DD.MM.YYYY`), mostly one that there is."""
    year, month, day = rng.choice(days(mentioned))
    if rng.random() < 0.4:
        year, month, day = year + rng.choice((-1, 0, 1)), rng.randrange(1, 13), rng.choice((1, 15, 28, 29, 30, 31))

    def part(match: re.Match[str]) -> str:
        letters = match.group()
        value = {"D": day, "M": month, "Y": year}[letters[0]]
        return f"{value:0{len(letters)}}"[-max(2, len(letters)) :]

    return _PART.sub(part, pattern).encode()
