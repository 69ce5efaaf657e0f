"""Does a program provably take no input? Then one run shows all that it does, and no search for inputs is needed.

The proof is by names: nothing that the sources call or mention can read anything. It errs towards "may read": a name
that is not known to be harmless counts as a way of input.
"""

from __future__ import annotations

from collections.abc import Mapping

from verifiers.generate.facts import MAX_SCANNED_BYTES
from verifiers.generate.sources import by_reader


def may_read(sources: Mapping[str, str]) -> str:
    """The first way by which the program might take input; empty when there is none. `sources`: file name -> text."""
    if not sources:
        return "no sources were read"
    if sum(map(len, sources.values())) > MAX_SCANNED_BYTES // 2:
        return "the sources are too large to be read whole"
    found, unknown = by_reader(sources)
    if unknown:
        return f"sources in a language that is not known: {', '.join(unknown)}"
    return next((way for reader, code in found.items() for way in reader.ways_in(code)), "")
