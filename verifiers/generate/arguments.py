"""Argument lists as lines in which NUL separates the arguments, so that one may hold blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifiers.generate import dates
from verifiers.generate.facts import Facts
from verifiers.generate.shapes import ARITIES, Line, Shape, Shapes, Slot
from verifiers.generate.values import Values

_KINDS = ("int", "small", "word", "decimal", "text", "keyword", "any", "char", "joined")
_OPTION = re.compile(r"(?<![\w-])(--?[A-Za-z][\w-]*|-\d)(?![\w-])")
_MOST_OPTIONS = 24


def options(facts: Facts, values: Values) -> list[bytes]:
    """What the program may take for options: literals and usage texts that show some, letters that `getopt` is given,
    and single letters and digits that characters are compared with in a program that compares with a hyphen."""
    out: dict[str, None] = {}
    for keyword in facts.keywords:
        if keyword.startswith("-") and keyword.strip("-") and " " not in keyword:
            out[keyword] = None
    for text in (*facts.strings, *facts.comments):
        out.update(dict.fromkeys(_OPTION.findall(text)))
        if re.fullmatch(r"[+:]?(?:[A-Za-z]:{0,2}){2,}", text) and ":" in text:
            out.update(dict.fromkeys(f"-{c}" for c in text if c.isalnum()))
    if facts.mentions("-"):
        out.update(dict.fromkeys(f"-{c}" for c in facts.chars if c.isascii() and c.isalpha()))
        out.update(dict.fromkeys(f"-{k}" for k in facts.keywords if len(k) == 1 and k.isascii() and k.isalpha()))
    return [o.encode("latin-1", "replace") for o in out][:_MOST_OPTIONS]


def argument_shapes(facts: Facts, values: Values, examples: Sequence[Sequence[str]] = ()) -> Shapes:
    """The starting shapes of argument lists: the examples of an interface, as many as the sources count, options."""
    shapes = Shapes([])
    add = shapes.shapes.append
    for example in examples:
        add(Shape(tuple(x for a in example for x in (a.encode(), b"\0"))[:-1], "interface", 8.0))
    counts = tuple(dict.fromkeys((*facts.argument_counts, *((0, 1, 2, 3) if not facts.argument_counts else ()))))
    for count in counts:
        if count == 0:
            add(Shape((), "count:0", 0.5))
            continue
        for kind in _KINDS:
            add(Shape(_listed((kind,) * count), f"count:{count}", 1.0))
        if count > 1:
            for first in ("keyword", "word", "int"):
                for rest in ("int", "word", "small", "any"):
                    add(Shape(_listed((first, *(rest,) * (count - 1))), f"count:{count}", 0.8))
                    add(Shape(_listed((*(rest,) * (count - 1), first)), f"count:{count}", 0.4))
    for count in (3, 5, 7):  # operands with something between them
        for operand in ("int", "small", "word", "decimal"):
            for between in ("keyword", "char"):
                kinds_in_turn = tuple(operand if i % 2 == 0 else between for i in range(count))
                add(Shape(_listed(kinds_in_turn), f"between:{count}", 0.6))
    for keyword in values.keywords[:40]:
        if keyword.startswith(b"-") or re.fullmatch(rb"[\w+*/%-]{1,16}", keyword):
            for arity in ARITIES[:12]:
                line = (keyword, *(x for k in arity for x in (b"\0", Slot(k))))
                add(Shape(line, f"keyword:{keyword.decode('latin-1')}", 0.5))
    shapes.shapes += _with_options(options(facts, values), counts)
    if dates.speaks_of_dates(facts):
        for form in dates.forms(facts):
            date = Slot("date", choices=(form.encode(),))
            for line in ((date,), (date, b"\0", date), (date, b"\0", Slot("int")), (Slot("keyword"), b"\0", date)):
                add(Shape(line, f"date:{form}", 0.8))
    return shapes


def _with_options(known: list[bytes], counts: Sequence[int]) -> list[Shape]:
    """Each option alone, with its value behind it and run together with it; several; before and behind operands."""
    if not known:
        return []
    out: list[Shape] = []
    operands = [()] + [
        _listed((kind,) * n) for n in sorted({*counts, 1}) if 0 < n <= 3 for kind in ("any", "joined", "word")
    ]
    any_option = Slot("choice", choices=tuple(known))
    glue = b"="
    for option in known:
        family = f"option:{option.decode('latin-1')}"
        heads: list[Line] = [(option,)]
        for kind in ("small", "int", "char", "word"):
            heads.append((option, b"\0", Slot(kind)))
            heads.append((option, *((glue,) if option.startswith(b"--") else ()), Slot(kind)))
        for head in heads:
            for rest in (operands[0], operands[1], operands[2]) if len(operands) > 2 else operands:
                out.append(Shape((*head, b"\0", *rest) if rest else head, family, 0.5))
    several = Slot("options", choices=tuple(known))
    for rest in operands:
        for head in ((any_option, b"\0", any_option), (several,), (several, b"\0--"), (several, b"\0", several)):
            out.append(Shape((*head, b"\0", *rest) if rest else head, "options", 1.5))
        if rest:
            out.append(Shape((*rest, b"\0", several), "options", 0.7))
            out.append(Shape((b"--\0", *rest), "options", 0.7))
    return out


def _listed(kinds: tuple[str, ...]) -> Line:
    line: list[bytes | Slot] = []
    for index, kind in enumerate(kinds):
        if index:
            line.append(b"\0")
        line.append(Slot(kind))
    return tuple(line)
