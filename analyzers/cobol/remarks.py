"""Where COBOL has its comments, by the text alone: by an indicator in column 7, or from `*>` on."""

from __future__ import annotations

import re

from analyzers.source import Remarks


def _alone(line: str) -> bool:
    return line[6:7] in ("*", "/") or line.strip().startswith("*>")


def _text(line: str) -> str:
    """A line of fixed format without its sequence number and what is right of column 72."""
    if len(line) > 6 and (line[:6].strip().isdigit() or not line[:6].strip()):
        return " " * 6 + line[6:72]
    return line


REMARKS = Remarks("cobol", re.compile(r"^(?:.{6}[*/].*|[ \t]*\*>.*)$|\*>[^\n]*", re.M), _alone, _text)
