"""What a C file offers by its text alone: the functions it defines, its objects and structures, with types as written."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from analyzers.c.declared import Declared, declared
from analyzers.c.facts import NO_PASTING, FileReader
from analyzers.c.heads import IDENTIFIER, KEYWORDS, declared_parameters
from analyzers.c.pasting import Pasting
from analyzers.model import SourceFile
from analyzers.survey.surface import Datum, Formal, Offered, Surface

_FUNCTION_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)\s*\(", re.A)
_NO_TYPE = ("static", "extern", "inline", "__inline")


def offered(file: SourceFile, names: frozenset[str] = frozenset(), pasting: Pasting = NO_PASTING) -> Surface:
    """The functions, objects and structures that a file defines. Of a condition that no fact decides both branches count."""
    reader = FileReader(file, names, pasting)
    reader.read()
    found = []
    for function in reader.found.functions:
        at = function.head.find(function.name)
        result = " ".join(w for w in function.head[:at].split() if w not in _NO_TYPE)
        formals = tuple(formal(part) for part in declared_parameters(function.head[at + len(function.name) :]))
        external = "static" not in function.specifiers
        result = "" if result == "void" else result
        found.append(Offered(function.name, str(file.path), function.line, result, formals, external))
    pieces = [(reader.clean.main, 1), *reader.clean.others]
    told = Declared()
    for number, (text, line) in enumerate(pieces):
        inside = any(f.line <= line <= f.end_line for f in reader.found.functions)
        if number == 0 or not (inside or any(first <= line <= last for first, last, _ in reader.braced)):
            declared(text, str(file.path), line, told)
    # Which words before a name are macros the grammar cannot know; what is an object was told by the file's structure.
    data = [
        told.data.get(name) or Datum(name, str(file.path), line, " ".join(w for w in words if w not in _NO_TYPE))
        for name, (line, words, value) in reader.found.objects.items()
        if "extern" not in words or value
    ]
    mentions = Counter(name for text, _ in pieces for name in IDENTIFIER.findall(text))
    mentions.subtract([*(d.name for d in data), *(name.split(" ")[-1] for name in told.types), *chain(*told.aliases.values())])
    return Surface(tuple(found), tuple(data), (*told.types.values(),), mentions=mentions, aliases=told.aliases)


def formal(text: str) -> Formal:
    """A parameter from its declaration. A name alone (old style) is an int."""
    if text == "...":
        return Formal("...", "...", "in")
    pointed = _FUNCTION_POINTER.search(text)
    if pointed:
        return Formal(pointed.group(1), " ".join((text[: pointed.start(1)] + text[pointed.end(1) :]).split()), "in")
    plain = text.partition("[")[0]
    words = [w for w in IDENTIFIER.findall(plain)]
    named = words and words[-1] not in KEYWORDS and (len(words) > 1 or "*" in plain)
    name = words[-1] if named else ""
    at = plain.rfind(name) if name else len(plain)
    kind = " ".join((plain[:at] + plain[at + len(name) :]).split()) + text[len(plain) :].strip()
    reference = "*" in kind or "[" in kind
    return Formal(name, kind, "in" if not reference or "const" in words else "in out")
