"""Calendar dates worth trying wherever a date stands: ends of months and years, leap days, and days that are none."""

from __future__ import annotations

import re

DATE = re.compile(rb"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
ISO_DATE = re.compile(rb"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
DATE_BOUNDS = tuple(
    f"{y:04}{m:02}{d:02}"
    for y, m, d in (
        *((1900, 2, 28), (1900, 2, 29), (1900, 3, 1), (1999, 12, 31), (2000, 1, 1), (2000, 2, 29), (2000, 3, 1)),
        *((2001, 2, 28), (2001, 2, 29), (2023, 12, 31), (2024, 1, 1), (2024, 2, 28), (2024, 2, 29), (2024, 2, 30)),
        *((2024, 3, 1), (2024, 3, 31), (2024, 4, 30), (2024, 4, 31), (2024, 12, 31), (2024, 13, 1), (2024, 0, 10)),
        *((2024, 10, 0), (2024, 10, 32), (2100, 2, 28), (2100, 2, 29), (2100, 3, 1), (1601, 1, 1), (9999, 12, 31)),
    )
)


def is_date(text: bytes) -> bool:
    """Whether these are eight digits that may be a year, a month and a day."""
    return DATE.fullmatch(text) is not None
