"""What generated cases and programs said: read from the output of `cobol_agreement` and `programs`.

Output from before `programs` named its language is COBOL's, the only one that was generated then. A line of figures that
can't be read ends the rendering: nothing that was run may be missing from the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from analyzers.model import TheseusError

_CASES = re.compile(r"^([a-z ]+), (go|rust): (\d+) cases, (\d+) differences", re.M)
_PROGRAMS = re.compile(r"^(?:(ada|c|cobol), )?(go|rust): (\d+) programs agree, (\d+) differ", re.M)
_FIGURES = re.compile(r"^.*(?: cases, \d+ differences| programs agree).*$", re.M)  # what one of the two must read
_NAMES = {"ada": "Ada", "c": "C", "cobol": "COBOL"}


def figures(text: str) -> str:
    """The lines that say how many were run and how many differ, alone."""
    return "".join(f"{line}\n" for line in _FIGURES.findall(text))


def section(texts: Iterable[str]) -> Iterator[str]:
    """A table of what was generated, by kind and target: how many in all runs, and how many differ."""
    whole: Counter[tuple[str, str]] = Counter()
    differ: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for line in _FIGURES.findall(text):
            if not (_CASES.match(line) or _PROGRAMS.match(line)):
                raise TheseusError(
                    f"generated programs: {line!r} is not a line that `cobol_agreement` or `programs` prints"
                )
        for construct, target, count, wrong in _CASES.findall(text):
            whole[f"COBOL cases: {construct}", target] += int(count)
            differ[f"COBOL cases: {construct}", target] += int(wrong)
        for language, target, agree, wrong in _PROGRAMS.findall(text):
            kind = f"random programs: {_NAMES[language or 'cobol']}"
            whole[kind, target] += int(agree) + int(wrong)
            differ[kind, target] += int(wrong)
    if not whole:
        return
    yield from (
        "## Generated programs",
        "",
        "`python -m tests.bench.cobol_agreement` and `python -m tests.bench.programs`: each built and run by its own compiler",
        "and translated, compared byte for byte. Random programs that differed were run again once the fault was mended, and",
        "only the last run of a unit is here: on 27 November 2026 the first runs had, of Ada, 2 of 124 that differed in each",
        "target, and of C in Rust 1 of 75 that did not build; on 28 November, of Ada, 3 of 488 and of COBOL 2 of 300 that differed",
        "in each target. Of those 300 the seeds were not kept: others, of 29 November, stand in their place. On 30 November, 1 of",
        "790 of Ada differed in each target.",
        "",
        "| what | target | run | differ |",
        "|---|---|---:|---:|",
    )
    for (kind, target), count in sorted(whole.items()):
        yield f"| {kind} | {target} | {count:,} | {differ[kind, target]:,} |"
    yield ""
