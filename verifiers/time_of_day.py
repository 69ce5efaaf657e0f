"""The comparison rule `clock`: what in a text tells when the program ran.

The two sides run one after the other, so that what they print of the system's clock differs. The rule leaves out the
time of day and the seconds since 1970, and only where they tell of now: a fixed or a wrong time is still compared.
Dates need no rule, the sides run on one day; nor does COBOL, whose run-time library is given a clock that stands still.

What a program makes of the clock (random numbers from a seed that is the time in seconds) can not be told from any other
answer, and is the same again within one second. An original that reads the clock is therefore run again after a `PAUSE`,
`PAUSED_RERUNS` times, before a difference from it counts: then what it shows has changed by itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

PAUSE = 1.05
"""Seconds before each such rerun: more than one, the step of most clocks that seeds are taken from."""
PAUSED_RERUNS = 3
"""How often: a number out of a few may be the same by chance."""
_READ = re.compile(
    r"\b(?:times?|clock|gettimeofday|clock_gettime|timespec_get|ftime|getrusage)\s*\(|(?i:\bAda\s*\.\s*(?:Calendar|Real_Time|Execution_Time)\b)"
    r"|(?i:\b(?:with|use)\s+(?:\w+\s*,\s*)*Calendar\b|\b(?:Discrete|Float)_Random\b|\bGNAT\s*\.\s*Calendar\b)"
)
_REACH = datetime.timedelta(hours=1)  # an answer is compared at most so long after the program gave it
_AHEAD = datetime.timedelta(seconds=2)
_STAMP = re.compile(rb"(?<!\d)(?<!\d[:.])(\d\d)([:.])(\d\d)\2(\d\d)(?:[.,]\d{1,9})?(?![\d:])")
_SINCE_1970 = re.compile(rb"(?<![\d.])(\d{10})(?:\d{3}|\d{6}|\d{9})?(?![\d.])")
_PERHAPS = (b".00.", b"0" * 10)  # what each of them has in it, where every digit is a zero, and a colon a point
_ALIKE = bytes.maketrans(b"123456789:", b"000000000.")


def reads_the_clock(sources: Mapping[str, str]) -> bool:
    """Whether the sources name a way to learn what time it is, or how long they run."""
    return any(_READ.search(text) for text in sources.values())


def without_time_of_day(text: bytes, now: datetime.datetime | None = None) -> bytes:
    """The text with `<clock>` for each time of day (`HH:MM:SS` or `HH.MM.SS`, in UTC as in the sandbox, with a fraction
    or without) and each number of seconds, or of milli-, micro- or nanoseconds, since 1970 in the hour before `now`."""
    alike = text.translate(_ALIKE)
    if not any(part in alike for part in _PERHAPS):
        return text
    end = now or datetime.datetime.now(datetime.UTC)

    def of_day(match: re.Match[bytes]) -> bytes:
        hour, minute, second = int(match[1]), int(match[3]), int(match[4])
        if hour > 23 or minute > 59 or second > 60:
            return match[0]
        told = end.replace(hour=hour, minute=minute, second=min(second, 59), microsecond=0)
        days = (told, told - datetime.timedelta(days=1), told + datetime.timedelta(days=1))
        return b"<clock>" if any(map(recent, days)) else match[0]

    def since_1970(match: re.Match[bytes]) -> bytes:
        return b"<clock>" if recent(datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC)) else match[0]

    def recent(told: datetime.datetime) -> bool:
        return end - _REACH <= told <= end + _AHEAD

    return _SINCE_1970.sub(since_1970, _STAMP.sub(of_day, text))
