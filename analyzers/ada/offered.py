"""What an Ada file offers by its text alone: subprograms with their profiles, objects and records, types as written."""

from __future__ import annotations

import re
from collections import Counter

from analyzers.ada.declared import declared
from analyzers.ada.facts import without_comments
from analyzers.model import SourceFile
from analyzers.survey.surface import Formal, Offered, Surface

_PROFILE = re.compile(
    r"\b(procedure|function)\s+([A-Za-z]\w*(?:\.[A-Za-z]\w*)*|\x22[^\x22\n]+\x22)\s*(\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*"
    r"(?:return\s+((?:not\s+null\s+)?(?:access\s+)?[\w.']+))?\s*(is\s+new\b|;|is\b|with\b|renames\b)", re.I
)
_OPERATOR = re.compile(r'\bfunction\s+("(?:[-+*/&=<>]|/=|<=|>=|\*\*|and|or|xor|not|abs|mod|rem)")', re.I)  # ARM 6.6
_FORMAL = re.compile(r"([\w\s,]+?)\s*:\s*(aliased\s+)?(in\s+out\b|in\b|out\b)?\s*([^:=]+?)\s*(?::=.*)?\Z", re.I | re.S)
_NAME = re.compile(r"[^\W\d]\w*")


def offered(file: SourceFile) -> Surface:
    """The subprograms that a file declares or defines, with their profiles as written; its objects and records."""
    text = without_comments(file.text)
    for operator in _OPERATOR.finditer(file.text):  # a name that looks like a literal
        if text.startswith(operator[0][:8], operator.start()):
            text = text[: operator.start(1)] + operator[1] + text[operator.end(1) :]
    found = []
    path = str(file.path)
    inside = path.lower().endswith((".adb", ".bdy")) and re.search(r"\bpackage\s+body\b", text, re.I) is not None
    for match in _PROFILE.finditer(text):
        if match.group(5).lower().startswith("is") and "new" in match.group(5).lower():
            continue
        formals: list[Formal] = []
        for part in (match.group(3) or "()")[1:-1].split(";"):
            formal = _FORMAL.match(part.strip())
            if formal is None:
                continue
            kind = " ".join(formal.group(4).split())
            mode = "access" if kind.lower().startswith(("access ", "not null access ")) else "in"
            mode = " ".join((formal.group(3) or mode).lower().split())
            formals += [Formal(name.strip(), kind, mode) for name in formal.group(1).split(",")]
        line = text.count("\n", 0, match.start()) + 1
        found.append(Offered(match.group(2).strip('"'), path, line, match.group(4) or "", tuple(formals), not inside))
    data, types = declared(file.text, path)
    mentions = Counter(name.lower() for name in _NAME.findall(text))
    mentions.subtract([*(d.name.lower() for d in data), *(t.name.lower().rpartition(".")[2] for t in types)])
    return Surface(tuple(found), tuple(data), tuple(types), mentions=mentions)
