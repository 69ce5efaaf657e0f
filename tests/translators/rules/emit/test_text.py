"""A module's layout hangs on its text alone, never on how busy the machine is."""

from __future__ import annotations

import pytest

from analyzers.model import TheseusError
from translators.rules.emit import text


def test_a_formatter_that_does_not_end_is_an_error_and_no_other_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_FORMATTER_SECONDS", 0.2)
    with pytest.raises(TheseusError, match="sleep has not laid out"):
        text.formatted(["sleep", "60"], "{\na\n}", "  ")


def test_a_text_that_a_formatter_does_not_take_is_indented_by_braces() -> None:
    assert text.formatted(["false"], "f {\na\n}", "  ").splitlines() == ["f {", "  a", "}"]


def test_a_formatter_that_is_ended_is_an_error_too() -> None:
    with pytest.raises(TheseusError, match="signal 9"):
        text.formatted(["sh", "-c", "kill -9 $$"], "{\na\n}", "  ")
