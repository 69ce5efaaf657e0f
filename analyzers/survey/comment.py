"""What a file's comment at its top tells a reader: its text without frames and licences."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST = 12  # lines
_LICENCE = (
    "free software", "redistribut", "warrant", "permission is hereby", "license", "licence", "all rights reserved",
    "copying permission", "see the file copying", "merchantability", "this permission notice", "spdx-",
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
    told = [p for p in paragraphs if p and not _is_licence(" ".join(p).lower())]
    chosen = told or [p for p in paragraphs if p]
    return "\n".join([line for paragraph in chosen for line in paragraph][:_MOST]).rstrip()


def _is_licence(paragraph: str) -> bool:
    return any(words in paragraph for words in _LICENCE)
