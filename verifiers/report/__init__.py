"""A verdict as a self-contained page: no network, light and dark, everything escaped."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from analyzers.shown import shown_value
from verifiers.observe import Case, Observation
from verifiers.verdict import Verdict

_SHOWN = 6000  # bytes of an output that the page shows


def verdict_html(verdict: Verdict) -> str:
    """The page of one verdict, with everything that it rests on."""
    found = verdict.counterexample
    return str(
        _template().render(
            v=verdict,
            sides=(("original", verdict.original), ("translation", verdict.translation)),
            inputs=inputs_of(found.case) if found else [],
            rows=rows_of(found.original, found.translation) if found else [],
        )
    )


@functools.cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("verifiers.report"),
        undefined=StrictUndefined,
        finalize=shown_value,
        autoescape=select_autoescape(["html", "jinja"]),
        trim_blocks=True,
    )
    return environment.get_template("verdict.html.jinja")


def visible(content: bytes | None) -> str:
    """Bytes as text whose control characters can be seen; line ends stay."""
    if content is None:
        return "(deleted)"
    shown = content[:_SHOWN].decode("utf-8", "backslashreplace")
    text = "".join(c if c == "\n" or c.isprintable() else f"\\x{ord(c):02x}" for c in shown)
    return text + (f"\n… {len(content) - _SHOWN} bytes more" if len(content) > _SHOWN else "")


def inputs_of(case: Case) -> list[tuple[str, str]]:
    """What a program is given, piece by piece."""
    out = []
    if case.arguments:
        out.append(("arguments", " ".join(visible(a) for a in case.arguments)))
    if case.steps:
        for number, (program, arguments, stdin) in enumerate(case.steps, 1):
            text = " ".join([program, *(visible(a) for a in arguments)])
            out.append((f"step {number}", text + (f"\n{visible(stdin)}" if stdin else "")))
    out += [(f"environment {name}", text) for name, text in case.environment]
    if case.stdin:
        out.append(("standard input", visible(case.stdin)))
    out += [(path, visible(content)) for path, content in case.files]
    return out or [("input", "(none)")]


def _left(content: bytes | None, path: str) -> str:
    return "(a directory)" if path.endswith("/") and content is not None else visible(content)


def rows_of(left: Observation, right: Observation) -> list[tuple[str, str, str]]:
    """What both sides showed, piece by piece: only pieces that differ."""
    rows = [
        ("outcome", f"{left.outcome} {left.code}", f"{right.outcome} {right.code}"),
        ("standard output", visible(left.stdout), visible(right.stdout)),
        ("standard error", visible(left.stderr), visible(right.stderr)),
    ]
    mine, theirs = dict(left.files), dict(right.files)
    for path in sorted({*mine, *theirs}):
        shown = [_left(side[path], path) if path in side else "(not written)" for side in (mine, theirs)]
        rows.append((path, shown[0], shown[1]))
    return [row for row in rows if row[1] != row[2]]
