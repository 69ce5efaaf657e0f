"""Inputs of as many lines or records as a table, a counter or a limit of either side takes, and one more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verifiers.corpus import Corpus
from verifiers.generate.mutate import Context, split_records
from verifiers.generate.parts import Part, get, parts, put
from verifiers.generate.plan import Made, Plan
from verifiers.observe import Case

_FEW, _MANY, _CROWDS = 100, 20_000, 10  # numbers of lines that are tried on purpose, and how many such numbers
_CROWD_BYTES = 600_000


def crowds(plan: Plan) -> list[int]:
    """Numbers of lines past the usual that the sources speak of, few and small ones first."""
    numbers = {n for n in (*plan.facts.sizes, *plan.facts.integers) if _FEW < n <= _MANY}
    numbers |= set(plan.facts.counter_ends)
    return sorted(numbers)[:_CROWDS]


def crowded(corpus: Corpus, counts: list[int], context: Callable[[Part], Context]) -> Iterator[Made]:
    """As many lines as a table, a counter or a limit of either side takes, and one more: lines of inputs that
    reached most, in turn, and the last of them alone."""
    by_reach = sorted(corpus.entries, key=lambda e: (-len(e.edges), e.size))
    small = [e for e in corpus.entries if any(get(e.case, p).strip() for p in parts(e.case) if p.kind != "argument")]
    entries = [*by_reach[:2], *sorted(small, key=lambda e: e.size)[:1]]
    for entry in entries if counts else ():
        for part in parts(entry.case):
            if part.kind == "argument":
                continue
            text = get(entry.case, part)
            if unseparated(context(part)):
                records, _ = split_records(text, context(part))
                yield from _repeated(entry.case, part, records[:40], counts)
                continue
            lines = text.splitlines(keepends=True)[:40]
            lines = [line if line.endswith(b"\n") else line + b"\n" for line in lines if line.strip()]
            yield from _repeated(entry.case, part, lines, counts)


def _repeated(case: Case, part: Part, lines: list[bytes], counts: list[int]) -> Iterator[Made]:
    choices = (lines, lines[-1:], sorted(lines, key=len)[:1]) if len(lines) > 1 else (lines,) if lines else ()
    for choice in choices:
        for count in counts:
            whole = choice * (count // len(choice) + 2)
            for size in (count, count + 1):
                text = b"".join(whole[:size])
                if len(text) <= _CROWD_BYTES:
                    yield Made(put(case, part, text), "crowd")


def unseparated(context: Context) -> bool:
    """Whether a text consists of records with nothing between them."""
    return bool(context.shapes.records) and not context.shapes.record_newline
