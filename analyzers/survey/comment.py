"""What a file's comment at its top tells a reader: its text without frames and licences."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST = 12  # lines
_LICENCE = re.compile(
    r"free software|redistribut|warrant|permission is hereby|licen[cs]e|all rights reserved|copying permission|"
    r"see the file copying|merchantability|this permission notice|free software foundation|SPDX-", re.I
)  # fmt: skip
_FRAME = re.compile(r"[\W_]*")


def telling(lines: Iterable[str]) -> str:
    """At most 12 lines of a comment, given line by line without its marks: rulers and paragraphs of a licence left
    out, as long as anything else is there."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if _FRAME.fullmatch(line):
            paragraphs.append([])
        else:
            paragraphs[-1].append(line)
    told = [p for p in paragraphs if p and not _LICENCE.search(" ".join(p))]
    chosen = told or [p for p in paragraphs if p]
    return "\n".join([line for paragraph in chosen for line in paragraph][:_MOST]).rstrip()
