"""Braces of cleaned C text: the pairs of depth 0, and what to make of text whose braces do not balance."""

from __future__ import annotations

import re

from analyzers.c.scanner import Cleaned

_BRACE = re.compile(r"[{}]")
_LINKAGE = re.compile(r'extern\s+""\s*\Z')  # literals are blanked


def pairs(text: Cleaned) -> list[tuple[int, int]] | None:
    """Where the brace pairs of depth 0 start and end, when all braces pair and none stands for `extern "C"`. None: ask
    `counted`."""
    return None if 'extern ""' in text.text else text.pairs()


def counted(text: str) -> tuple[list[tuple[int, int]], int | None, bool]:
    """The pairs of depth 0 by counting, `extern "C" {` looked through; where a brace stands that is never closed; and
    whether a closing one has no opening one."""
    found: list[tuple[int, int]] = []
    depth = linkage = start = 0
    stray = False
    for match in _BRACE.finditer(text):
        at = match.start()
        if match.group() == "{":
            if depth == 0 and _LINKAGE.search(text, max(0, at - 40), at):
                linkage += 1
                continue
            if depth == 0:
                start = at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, at + 1))
        elif linkage:
            linkage -= 1
        else:
            stray = True
    return found, start if depth else None, stray


def by_column(text: str) -> list[tuple[int, int]]:
    """The pairs when they do not balance: a brace in the first column begins or ends a function."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for match in _BRACE.finditer(text):
        at = match.start()
        first = at == 0 or text[at - 1] == "\n"
        if match.group() == "{":
            if first and depth:  # the one before was never closed
                found.append((start, at))
                depth = 0
            if depth == 0:
                start = at
            depth += 1
        elif depth:
            depth = 0 if first else depth - 1
            if depth == 0:
                found.append((start, at + 1))
    if depth:
        found.append((start, len(text)))
    return found

