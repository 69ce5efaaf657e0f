"""How a Rust file is laid out: by rustfmt, but for functions in which it would not come to an end."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from translators.rules.emit.text import code_alone, formatted_together, indent
from translators.targets.rust import STYLE

_STYLE = ",".join(STYLE.replace(" ", "").replace('"', "").split())
_UNIT = "    "
_SKIP = "#[rustfmt::skip]"
_FUNCTION = re.compile(r"\s*(?:pub(?:\(\w+\))? )?(?:const )?fn ")
_DEEPEST = 16  # levels, which leaves half of a line to what is innermost
_LONG = 100  # characters of a line that rustfmt may have to break


def laid_out(texts: Sequence[str]) -> list[str]:
    """Formatted by rustfmt; indented by braces where rustfmt is not installed."""
    formatter = _formatter()
    if formatter is None:
        return [indent(text.splitlines(), _UNIT) for text in texts]
    command = [formatter, "--edition", "2021", "--quiet", "--config", _STYLE, "--emit"]
    return formatted_together([*command, "files"], [*command, "stdout"], [skipping(text) for text in texts], _UNIT)


@functools.cache
def _formatter() -> str | None:
    """Where rustfmt is; behind rustup's stand-in, which takes longer to find it than most modules take."""
    found = shutil.which("rustfmt")
    if found is None or Path(found).resolve().name != "rustup":
        return found
    said = subprocess.run(["rustup", "which", "rustfmt"], capture_output=True, text=True, check=False)
    return said.stdout.strip() if said.returncode == 0 else found


def skipping(text: str) -> str:
    """The text, in which functions with an expression that is nested too deep carry `#[rustfmt::skip]` and are indented by
    braces: where what is innermost does not fit between its indentation and the end of the line, rustfmt tries every
    layout of all that is around it, twice as many with each level."""
    lines = text.splitlines()
    if not any(_nesting(line) > _DEEPEST // 2 for line in lines if len(line) > _LONG):
        return text
    result: list[str] = []
    begun, outer, depth, deep = 0, -1, 0, False  # the function that is open began at `begun`, at depth `outer`
    for line in lines:
        code = code_alone(line)
        if outer < 0 and _FUNCTION.match(line):
            begun, outer, deep = len(result), depth, False
        deep |= outer >= 0 and len(line) > _LONG and depth + _nesting(line) > _DEEPEST
        result.append(line)
        depth += code.count("{") - code.count("}")
        if outer >= 0 and depth == outer and code.rstrip().endswith("}"):
            if deep and result[begun - 1 : begun] != [_UNIT * outer + _SKIP]:
                result[begun:] = _indented([_SKIP, *result[begun:]], outer)
            outer = -1
    return "\n".join(result) + "\n"


def _nesting(line: str) -> int:
    """How many brackets are open at once within a line."""
    depth = deepest = 0
    for character in code_alone(line):
        depth += (character in "([") - (character in ")]")
        deepest = max(deepest, depth)
    return deepest


def _indented(lines: Sequence[str], outer: int) -> list[str]:
    return [_UNIT * outer + line if line else "" for line in indent(lines, _UNIT).splitlines()]
