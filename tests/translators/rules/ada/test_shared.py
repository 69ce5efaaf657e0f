"""What a call's arguments have in common is made once: what it does is in `programs/told_bounds`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

PROGRAM = Path(__file__).parent / "programs" / "told_bounds"


@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_text_is_made_once_for_itself_and_its_bounds(target: str) -> None:
    files = translate_path(PROGRAM, target, embedded("rules")).files
    text = next(t for t in files.values() if re.search(r"(?i)(?:fn|func) refuse\(", t))
    functions = {m[1].lower(): m[2] for m in re.finditer(r"^(?:fn|func) (\w+)\(([\s\S]*?)^}", text, re.M)}
    for name in ("refuse", "chosen", "add"):  # each has two texts of its own
        assert len(re.findall(r"(?i)\bfigure\(", functions[name])) == 2, functions[name]
