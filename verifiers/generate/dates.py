"""Calendar dates worth trying wherever a date stands: ends of months and years, leap days, and days that are none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from verifiers.generate.facts import Facts

Date = tuple[int, int, int]  # year, month, day; not always one that exists

DATE = re.compile(rb"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
ISO_DATE = re.compile(rb"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_BOUNDS: tuple[Date, ...] = (
    *((1900, 2, 28), (1900, 2, 29), (1900, 3, 1), (1999, 12, 31), (2000, 1, 1), (2000, 2, 29), (2000, 3, 1)),
    *((2001, 2, 28), (2001, 2, 29), (2023, 12, 31), (2024, 1, 1), (2024, 2, 28), (2024, 2, 29), (2024, 2, 30)),
    *((2024, 3, 1), (2024, 3, 31), (2024, 4, 30), (2024, 4, 31), (2024, 12, 31), (2024, 13, 1), (2024, 0, 10)),
    *((2024, 10, 0), (2024, 10, 32), (2100, 2, 28), (2100, 2, 29), (2100, 3, 1), (1601, 1, 1), (9999, 12, 31)),
)
DATE_BOUNDS = tuple(f"{y:04}{m:02}{d:02}" for y, m, d in _BOUNDS)
_YEARS = (2000, 2024, 2023, 1999, 1900, 2100, 2004, 1970, 1969, 2001, 1600, 1601, 2400, 9999)
_DAYS = ((2, 29), (2, 28), (3, 1), (12, 31), (1, 1), (1, 31), (3, 31), (4, 30), (2, 1), (6, 15), (11, 30), (10, 10))
_NO_DAYS = ((2, 30), (4, 31), (13, 1), (0, 1), (1, 0), (1, 32), (2, 29))

# Year first, day first, month first: with what stands between them, and run together.
_ORDERS = ("{y:04}{s}{m:02}{s}{d:02}", "{d:02}{s}{m:02}{s}{y:04}", "{m:02}{s}{d:02}{s}{y:04}")
_TOGETHER = "{y:04}{m:02}{d:02}"
_APART = ("{y} {m} {d}", "{d} {m} {y}")
_SEPARATORS = "-/."


def is_date(text: bytes) -> bool:
    """Whether these are eight digits that may be a year, a month and a day."""
    return DATE.fullmatch(text) is not None


def speaks_of_dates(facts: Facts) -> bool:
    """Whether the sources know about months: their number and lengths, leap years, or the word."""
    known = {*facts.integers, *facts.sizes}
    if {12, 31} <= known or {4, 100, 400} <= known or {28, 29} <= known:
        return True
    return any(re.search(r"\b(?:date|leap|yyyy)", text, re.I) for text in (*facts.comments, *facts.strings))


def forms(facts: Facts) -> list[str]:
    """How the program may want dates spelled, the likeliest first. `year` etc. go in by `spelled`."""
    mentioned = "".join((*facts.chars, *facts.keywords, *facts.strings, *facts.formats, *facts.line_formats))
    separators = [s for s in _SEPARATORS if s in mentioned] or ["-"]
    out = [order.replace("{s}", s) for s in separators for order in (_ORDERS if s != "-" else _ORDERS[:2])]
    return [*out, _TOGETHER, *_APART]


def forms_between(separator: str) -> list[str]:
    """The orders of a date whose parts stand between these separators."""
    if separator == " ":
        return list(_APART)
    return [order.replace("{s}", separator) for order in _ORDERS]


def spelled(date: Date, form: str) -> bytes:
    year, month, day = date
    return form.format(y=year, m=month, d=day).encode()


def draw(rng: random.Random, years: list[int], near: list[Date]) -> Date:
    """Mostly a day at which calendars turn, sometimes one around a date that is in use already, seldom any or none."""
    dice = rng.random()
    if near and dice < 0.35:
        year, month, day = rng.choice(near)
        dice = rng.random()
        if dice < 0.4:
            return year + rng.choice((1, -1, 4, 10, 18, 100)), month, day
        if dice < 0.7:
            return year, month, max(1, day + rng.choice((-1, 1)))
        return (year + rng.choice((0, 1, -1)), *rng.choice(_DAYS)) if dice < 0.85 else (year, month, day)
    year = rng.choice(years) if years and dice < 0.5 else rng.choice(_YEARS)
    dice = rng.random()
    if dice < 0.6:
        return year, *rng.choice(_DAYS)
    if dice < 0.68:
        return year, *rng.choice(_NO_DAYS)
    return rng.randrange(1900, 2101) if dice < 0.9 else year, rng.randrange(1, 13), rng.randrange(1, 29)


def years(integers: Iterable[int]) -> list[int]:
    """Years among numbers that the sources mention, with their neighbours."""
    return [n + d for n in integers if 1000 <= n <= 9999 for d in (0, 1, -1) if 1000 <= n + d <= 9999]


_WRITTEN = re.compile(
    rb"(?<![\d.])(?:(?P<y>\d{4})(?P<s>[-/.])\d{1,2}(?P=s)\d{1,2}|\d{1,2}(?P<t>[-/.])\d{1,2}(?P=t)\d{4})(?![\d.])"
)


def at_bounds(text: bytes, years: list[int]) -> Iterator[bytes]:
    """The text with each date in it, and each two that follow each other, at the turns of the calendar."""
    found = list(_WRITTEN.finditer(text))
    own = tuple((year, month, day) for year in years[:8] for month, day in _DAYS[:5])
    bounds = dict.fromkeys((*_BOUNDS, *own))
    for match in found:
        form = _form_of(match)
        for date in bounds:
            yield text[: match.start()] + spelled(date, form) + text[match.end() :]
    for one, other in pairwise(found):
        for year, month, day in ((2000, 2, 29), (2024, 2, 29), (2023, 12, 31), (2024, 1, 31), (2023, 2, 28)):
            later = ((year + k, m, d) for k in (0, 1, 4) for m, d in ((month, day), *_DAYS[:5]))
            for date in chain(later, [(year - 1, month, day)]):
                yield (
                    text[: one.start()] + spelled((year, month, day), _form_of(one)) + text[one.end() : other.start()]
                    + spelled(date, _form_of(other)) + text[other.end() :]
                )  # fmt: skip


def _form_of(match: re.Match[bytes]) -> str:
    separator = (match["s"] or match["t"]).decode()
    return _ORDERS[0 if match["y"] else 1].replace("{s}", separator)
