"""JSON text of surveys, read by the standard library."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.survey.jsontext import Quoted, Rows, document_text, json_text

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None))
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=20
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.text(), _VALUES, max_size=3), st.lists(_VALUES, max_size=5))
def test_text_means_the_value_and_has_an_item_a_line(parts: dict[str, Any], items: list[Any]) -> None:
    text = document_text(parts | {"rows": Rows(items, lambda item: json_text({"item": item}))}, jobs=1)
    assert json.loads(text) == parts | {"rows": [{"item": item} for item in items]}
    lists = [part for key, part in parts.items() if isinstance(part, list) and key != "rows"] + [items]
    others = len(parts.keys() - {"rows"}) + 1 - len(lists)
    assert len(text.split("\n")) == 2 + others + sum(len(one) + 2 if one else 1 for one in lists)


def test_long_lists_come_in_order_from_several_processes() -> None:
    rows = {"a": Rows(range(5000), lambda n: json_text({"n": n, "half": n / 2})), "b": [], "c": Rows(range(700), lambda n: json_text(str(n)))}
    expected = {"a": [{"n": n, "half": n / 2} for n in range(5000)], "b": [], "c": [str(n) for n in range(700)]}
    assert json.loads(document_text(rows, jobs=3)) == expected


@given(st.lists(st.text(st.characters(codec=None))))
def test_quoted_texts_mean_what_they_were(texts: list[str]) -> None:
    quoted = Quoted()
    assert json.loads(quoted.listed(texts)) == texts
    assert [json.loads(quoted[text]) for text in texts] == texts
