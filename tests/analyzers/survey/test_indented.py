"""JSON text of surveys against the standard library's."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analyzers.survey.indented import Rows, document_text, indented

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None))
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=20
)


@given(_VALUES)
def test_text_is_what_the_standard_library_gives(value: Any) -> None:
    assert indented(value) == json.dumps(value, indent=1, ensure_ascii=False)


@given(st.dictionaries(st.text(), _VALUES, max_size=3), st.lists(_VALUES, max_size=5))
def test_lists_made_item_by_item_read_as_if_they_had_been_there(parts: dict[str, Any], items: list[Any]) -> None:
    told = parts | {"rows": Rows(items, lambda item: {"item": item})}
    assert document_text(told, jobs=1) == indented(parts | {"rows": [{"item": item} for item in items]})


def test_long_lists_come_in_order_from_several_processes() -> None:
    rows = {"a": Rows(range(5000), lambda n: {"n": n, "half": n / 2}), "b": [], "c": Rows(range(700), str)}
    expected = {"a": [{"n": n, "half": n / 2} for n in range(5000)], "b": [], "c": [str(n) for n in range(700)]}
    assert document_text(rows, jobs=3) == json.dumps(expected, indent=1, ensure_ascii=False)
