"""What a C file offers by its text alone: the functions it defines, with parameters and types as written."""

from __future__ import annotations

import re

from analyzers.c.facts import FileReader
from analyzers.c.heads import IDENTIFIER, KEYWORDS, declared_parameters
from analyzers.model import SourceFile
from analyzers.survey.surface import Formal, Offered, Surface

_FUNCTION_POINTER = re.compile(r"\(\s*\*+\s*([A-Za-z_]\w*)\s*\)\s*\(", re.A)
_NO_TYPE = ("static", "extern", "inline", "__inline")


def offered(file: SourceFile) -> Surface:
    """The functions that a file defines."""
    reader = FileReader(file, frozenset())
    reader.read()
    found = []
    for function in reader.found.functions:
        at = function.head.find(function.name)
        result = " ".join(w for w in function.head[:at].split() if w not in _NO_TYPE)
        formals = tuple(formal(part) for part in declared_parameters(function.head[at + len(function.name) :]))
        external = "static" not in function.specifiers
        result = "" if result == "void" else result
        found.append(Offered(function.name, str(file.path), function.line, result, formals, external))
    return Surface(tuple(found))


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
