"""What function bodies, initialisers and declarations mention, put into what is gathered of a file."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.c.dialect import WORDS
from analyzers.c.found import Found
from analyzers.c.scanner import Mentions
from analyzers.c.tables import table_in_body

HAZARDS = {
    "goto": "goto", "asm": "inline assembly", "__asm__": "inline assembly", "__asm": "inline assembly",
    "setjmp": "setjmp", "longjmp": "longjmp", "sigsetjmp": "setjmp", "alloca": "alloca",
    "va_start": "variable arguments", "va_list": "variable arguments", "volatile": "volatile",
    "union": "union", "signal": "signal handler", "sigaction": "signal handler", "fork": "fork",
    "pthread_create": "threads",
}  # fmt: skip


WATCHED = (*HAZARDS, *(word for word in WORDS if " " not in word))


def gather(found: Found, told: Mentions, text: str) -> None:
    """Add what stretches of this text mention; what is known already keeps its place."""
    first_places(found.calls, told.calls)
    first_places(found.uses, told.uses)
    first_places(found.pointer_calls, told.pointer_calls)
    first_places(found.type_uses, told.type_uses)
    for pair in told.assigned:
        if pair[0] != "#":
            found.assigned[pair] = None
            continue
        start, _, place = pair[1:].partition("#")  # a value of a table, by its number
        if int(start) not in found.tables:
            found.tables[int(start)] = table_in_body(found, text, int(start))
        structure, array = found.tables[int(start)]
        if place[0] == "!":
            place = place[1:]
            if array:
                found.assigned[f"[{array}]{place[place.index('=') :]}"] = None
        if structure:
            found.assigned[f"{structure}#{place}"] = None
    found.tables.clear()
    for name, count in told.watched.items():
        if name in HAZARDS:
            found.hazard(HAZARDS[name], count)
        else:
            found.words.add(name)


def first_places(known: dict[str, int], more: Mapping[str, int]) -> None:
    """Add the names that are not known yet."""
    if not known:
        known.update(more)
        return
    for name in more.keys() - known.keys():
        known[name] = more[name]


def assembly_macros(macros: Mapping[str, list[str]]) -> int:
    """How many macros hold inline assembly."""
    return sum(("asm" in words) or ("__asm__" in words) for words in macros.values())
