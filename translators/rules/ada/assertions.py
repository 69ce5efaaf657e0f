"""In which files assertions count (ARM 11.4.2): those that state some, where a pragma of the program turns checks on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.model import SourceFile

# Literals first: a text may hold two hyphens, and `'` behind a name is no character's.
_UNREAD = re.compile(r"""(?<!\w)'[^\n]'|"[^"\n]*"|--[^\n]*""")
_POLICY = re.compile(r"\bpragma\s+(?:Assertion|Check|Debug)_Policy\b[^;]*;", re.I)
_ON = re.compile(r"\b(?:Check|On|Suppressible)\b", re.I)
_STATED = re.compile(
    r"\bpragma\s+(?:Check|Debug)\b|\b(?:Assert\w*|Assume|Pre|Post|Refined_Post|Pre_Class|Post_Class|\w*Precondition|\w*Postcondition"
    r"|Contract_Cases|\w*Variant|\w*Initial_Condition|\w*Predicate\w*|\w*Invariant\w*|Ghost)\b",
    re.I,
)
# What is checked wherever a type, or an heir of the operation, is used.
_BEYOND = re.compile(r"\b(?:Pre|Post)'\s*Class\b|\b(?:Pre|Post)_Class\b|\b\w*(?:Predicate|Invariant|Default_Initial_Condition)\w*", re.I)
# An assertion of a package's specification: checked when the package is elaborated.
_ELABORATED = re.compile(r"\bpragma\s+(?:Assert|Check|Assume)\w*\s*\(", re.I)
_BODY = re.compile(r"\b(?:body|procedure\s+\w+[^;]*\bis\b|begin)\b", re.I)


def assertion_lines(text: str) -> list[int]:
    """The lines on which an Assert, or a pragma like it, stands as a statement or a declaration."""
    read = _POLICY.sub(_blank, _UNREAD.sub(_blank, text))
    return [read.count("\n", 0, found.start()) + 1 for found in _ELABORATED.finditer(read)]


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def asserting(files: Sequence[SourceFile]) -> set[str]:
    """The files whose subprograms may have an assertion that is checked; checks are off by default.

    GNAT takes the policy of the file that is compiled: a generic's assertions follow that of its instances, a subunit's that
    of its parent. So one pragma anywhere makes all files count that state an assertion."""
    texts = {str(f.path): _UNREAD.sub(" ", f.text) for f in files}
    if not any(_ON.search(pragma) for text in texts.values() for pragma in _POLICY.findall(text)):
        return set()
    stated = {path: _POLICY.sub(" ", text) for path, text in texts.items()}
    if any(_BEYOND.search(text) or (_ELABORATED.search(text) and not _BODY.search(text)) for text in stated.values()):
        return set(stated)
    return {path for path, text in stated.items() if _STATED.search(text)}
