"""Where Ada has its comments, by the text alone."""

from __future__ import annotations

import re

from analyzers.source import Remarks

REMARKS = Remarks("ada", re.compile(r"--[^\n]*"), lambda line: line.strip().startswith("--"))
