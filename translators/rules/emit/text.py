"""Pieces of target text: an expression with its precedence, comments, indentation by braces."""

from __future__ import annotations

import re
import subprocess
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from analyzers.model import Span, TheseusError
from translators.rules import ir


class Text(NamedTuple):
    """An expression in the target language and how tightly its outermost operator binds."""

    text: str
    prec: int

    def at(self, prec: int) -> str:
        """The text, in parentheses when its operator binds less tightly than `prec`."""
        return self.text if self.prec >= prec else f"({self.text})"


_BESIDE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|/\*.*?\*/|//.*')


def code_alone(text: str) -> str:
    """Lines of the target without what their texts, characters and comments say."""
    return _BESIDE.sub('""', text)


def remark(node: ir.Expression) -> str:
    """The comment behind a number that says what it stands for."""
    return f" /* {node.remark} */" if isinstance(node, ir.IntLiteral) and node.remark else ""


def wrap_comment(lines: Sequence[str], mark: str, width: int = 100) -> list[str]:
    """Comment lines with their mark, long ones wrapped, blank ones kept."""
    result: list[str] = []
    for line in lines:
        clean = line.rstrip()
        if not clean:
            result.append(mark)
            continue
        pieces = textwrap.wrap(clean, width - len(mark) - 1, break_long_words=False, break_on_hyphens=False)
        result.extend(f"{mark} {piece}" for piece in pieces)
    return result


def span_line(span: Span) -> str:
    """`file:line`, or `file:line-end` when the end is known."""
    if span.end_line and span.end_line != span.line:
        return f"{span.file}:{span.line}-{span.end_line}"
    return f"{span.file}:{span.line}"


_FORMATTER_SECONDS = 600
"""For one module: far more than any takes, even on a busy machine."""


def formatted(command: Sequence[str], text: str, unit: str) -> str:
    """The text as a formatter lays it out; indented by braces where it does not take the text. Raises TheseusError when
    it does not end, or not by itself: another layout would be other bytes for the same input."""
    done = _run(command, _FORMATTER_SECONDS, input=text.encode())
    return done.stdout.decode() if done.returncode == 0 else indent(text.splitlines(), unit)


def formatted_together(in_place: Sequence[str], alone: Sequence[str], texts: Sequence[str], unit: str) -> list[str]:
    """The same of several texts by a formatter that is started once: `in_place` lays out the files that it is given,
    `alone` its standard input."""
    if not texts:
        return []
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"text_{position}" for position in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text.encode())
        done = _run([*in_place, *(file.name for file in files)], _FORMATTER_SECONDS * len(texts), cwd=folder)
        if done.returncode == 0:
            return [file.read_bytes().decode() for file in files]
    return [formatted(alone, text, unit) for text in texts]  # some are not taken: which ones, each says


def _run(
    command: Sequence[str], seconds: float, input: bytes | None = None, cwd: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    name = PurePath(command[0]).name
    try:
        done = subprocess.run(command, input=input, cwd=cwd, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise TheseusError(f"{name} has not laid out a module in {seconds} s: run it again on a less busy machine") from None
    if done.returncode < 0:
        raise TheseusError(f"{name} was ended by signal {-done.returncode} before it had laid out a module: run it again")
    return done


def indent(lines: Sequence[str], unit: str) -> str:
    """Indent by braces, for when the target's own formatter is not there."""
    depth = 0
    result: list[str] = []
    for raw in lines:
        line = raw.strip()
        closing = len(line) - len(line.lstrip("})]"))
        result.append(unit * max(0, depth - (1 if closing else 0)) + line if line else "")
        code = code_alone(line)
        depth += sum(code.count(c) for c in "{([") - sum(code.count(c) for c in "})]")
    return "\n".join(result) + "\n"
