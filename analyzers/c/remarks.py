"""Where C has its comments, by the text alone."""

from __future__ import annotations

import re

from analyzers.source import Remarks


def _alone(line: str) -> bool:
    text = line.strip()
    return text.startswith(("/*", "*", "//")) or text.endswith("*/")


REMARKS = Remarks("c", re.compile(r"/\*.*?\*/|//[^\n]*", re.S), _alone)
