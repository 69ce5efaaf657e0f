"""Numbers as a language writes them, where a program reads them so: 3E0, 0_3, 3#10# (ARM 2.4).

An Ada program that reads numbers by 'Value or Get takes these without a word of it in its sources. A translation that
speaks of their characters claims to take them as well, so they are made up, and are inside the domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifiers.generate.facts import Facts

_CHARACTERS = {"_": frozenset("_"), "e": frozenset("eE"), "#": frozenset("#")}
_WHOLE = re.compile(rb"([+-]?)(\d{1,9})")


def characters(facts: Facts) -> frozenset[str]:
    """Which of `_`, `e` and `#` numbers may hold, by the facts of both sides."""
    if not facts.written_numbers:
        return frozenset()
    return frozenset(mark for mark, alike in _CHARACTERS.items() if _told(alike, facts))


def _told(alike: frozenset[str], facts: Facts) -> bool:
    """Whether the sources speak of one of the characters, alone or in a set of them (`"eE"`)."""
    return not alike.isdisjoint(facts.chars) or any(text and alike.issuperset(text) for text in (*facts.strings, *facts.keywords))


def respelled(token: bytes, marks: frozenset[str]) -> Iterator[bytes]:
    """The number as it may also be written, numbers like it, and what is nearly one and no longer a number."""
    found = _WHOLE.fullmatch(token)
    if found is None or not marks:
        return
    sign, digits = found.groups()
    last = digits[-1:]
    if "e" in marks:
        yield from (sign + digits + tail for tail in (b"E0", b"e00", b"e+0", b"E1", b"e2", b"E9", b"e10", b"E20"))
        yield from (sign + digits + tail for tail in (b"E", b"e-0", b"E-1", b"e+", b"E 0", b"EE0", b"e0e0", b"E0x", b"e0 ", b".0E0"))
        yield from (sign + b"0" + digits + b"E+0", sign + b"0E7", sign + b"0e20", b"E" + digits, b"+" + digits + b"E0")
    if "_" in marks:
        yield from (sign + text for text in (b"0_" + digits, b"0_0_" + digits, digits + b"_0", digits[:1] + b"_" + last))
        yield from (sign + text for text in (b"0__" + digits, b"_" + digits, digits + b"_", digits + b"_ ", digits + b"_x"))
    if {"e", "_"} <= marks:
        yield from (sign + digits + tail for tail in (b"E0_0", b"e_0", b"E0_", b"_E0", b"E+_0", b"e0__0"))
    if "#" in marks:
        value = int(digits)
        yield from (sign + text for text in (b"16#%X#" % value, b"16#%x#" % value, b"10#" + digits + b"#", b"16#0%x" % value))
        yield from (sign + text for text in (b"1#0#", b"17#1#", b"2#2#", b"10##", b"#" + digits + b"#", b"16#%x#0" % value))
        if "e" in marks:
            yield from (sign + b"2#1#E%d" % n for n in (0, 1, 2, 30, 31))
        if "_" in marks:
            yield from (sign + b"10#0_" + digits + b"#", sign + b"1_6#%x#" % value, sign + b"10#" + digits + b"_#")
