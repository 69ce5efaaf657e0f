"""The comparison rule `process-id`: the numbers of the two processes, where both sides show theirs at the same place.

A run's own process id is known, so nothing is guessed from the text: a number is left out only where the original shows
the id of its run and the translation that of its own. A count may have that value by chance, once: every run has another
id, so what agrees by this rule is run again (`Judge.once_more`).

An id that a program shows in another form (its last digit) can not be told apart from any number, and agrees by chance
where both sides have the same id, or ids that are alike in that form. The sandboxes of a program that asks for its id
pass over so many ids (`PASSED_OVER`) that those of any two runs have different digits and different lengths: then what
it shows of its id changes from run to run, and its answer counts as what it is, not to be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

RULE = "process-id"
Ids = AbstractSet[tuple[int, int]]
"""Process ids of the original's run, each with that of the translation's run for the same step."""

_DIGITS = re.compile(rb"(\d+)")
_PADDED = re.compile(rb" *(\d+)")
_LONGEST = 10  # digits, leading zeros included
_ZERO = ord("0")
_ASKED = re.compile(r"(?:\b|_)getpid\b|\bCurrent_Process_Id\b|\bPid_To_Integer\b|\bos\.Getpid\b|\bprocess::id\b", re.I)

PASSED_OVER = {"original": (0, 100, 1000, 2500), "translation": (7, 171, 1409, 3118)}
"""How many ids each sandbox of a side passes over when it starts, for programs that ask for their id."""
ASKING_RERUNS = 12
"""How often such a program is run again before its answer is said to be the same each time: one bit of an id changes
by halves."""


def asks_for_its_id(sources: Mapping[str, str]) -> bool:
    """Whether the sources name a way to learn the process id."""
    return any(_ASKED.search(text) for text in sources.values())


def aligned(left: bytes, right: bytes, ids: Ids) -> bytes:
    """The translation's text with the original's process id wherever each shows its own; blanks that fill up a column
    on either side of a shorter id become those of the original."""
    mine, theirs = _DIGITS.split(left), _DIGITS.split(right)
    for at in range(1, min(len(mine), len(theirs)), 2):
        a, b = mine[at], theirs[at]
        if max(len(a), len(b)) > _LONGEST or (int(a), int(b)) not in ids:
            continue
        if len(a) != len(b) and b"0" in (a[:1], b[:1]):
            continue  # filled up with zeros on one side only
        theirs[at] = a
        wider, narrower = b" " * (len(a) - len(b)), b" " * (len(b) - len(a))
        if mine[at - 1] + wider == theirs[at - 1] + narrower:
            theirs[at - 1] = mine[at - 1]
        elif wider + mine[at + 1] == narrower + theirs[at + 1]:
            theirs[at + 1] = mine[at + 1]
    return b"".join(theirs)


def without_own(text: bytes, processes: Sequence[int]) -> bytes:
    """One run's text with `<process>` for each number that is its process id, blanks before it included."""
    own = set(processes)
    if not any(_shows(text, b"%d" % process) for process in own):
        return text  # as nearly always

    def other(match: re.Match[bytes]) -> bytes:
        digits = match[1]
        return b"<process>" if len(digits) <= _LONGEST and int(digits) in own else match[0]

    return _PADDED.sub(other, text)


def _shows(text: bytes, digits: bytes) -> bool:
    """Whether a number stands in a text that has these digits, and zeros before them at most."""
    at = text.find(digits)
    while at >= 0:
        start, end = at, at + len(digits)
        while start and text[start - 1] == _ZERO:
            start -= 1
        if not text[end : end + 1].isdigit() and not text[max(0, start - 1) : start].isdigit():
            return True
        at = text.find(digits, at + 1)
    return False
