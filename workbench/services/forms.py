"""A verdict in the forms that other tools read."""

from __future__ import annotations

from pathlib import Path

from verifiers.report import verdict_html
from verifiers.report.junit import junit
from verifiers.report.sarif import sarif
from verifiers.report.unit_test import unit_test
from verifiers.verdict import Verdict


def write_forms(
    verdict: Verdict, html: Path | None, as_sarif: Path | None, as_junit: Path | None, as_test: Path | None
) -> None:
    """Write those that were asked for. A test is written only where there is a counterexample to make it of."""
    for place, text in (
        (html, lambda: verdict_html(verdict)),
        (as_sarif, lambda: sarif([verdict])),
        (as_junit, lambda: junit([verdict])),
    ):
        if place is not None:
            place.write_text(text(), "utf-8")
    made = unit_test(verdict) if as_test is not None else None
    if made is not None and as_test is not None:
        name, text_of_test = made
        place = as_test / name if as_test.is_dir() else as_test
        place.write_text(text_of_test, "utf-8")
