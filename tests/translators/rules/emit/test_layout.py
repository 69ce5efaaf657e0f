"""Rust is laid out by rustfmt, which does not come to an end where an expression is nested too deep for its lines."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from translators.rules.emit import go, rust
from translators.rules.emit import text as texts

pytestmark = pytest.mark.skipif(shutil.which("rustfmt") is None, reason="needs rustfmt")
_BESIDE = "pub fn beside(a: i64) -> i64 {\n    if a > 1 {\n        a\n    } else {\n        1\n    }\n}\n"
_KINDS = {
    "comparison": "i32::from({} <= 61_601)",
    "two comparisons": "i32::from(maths::remainder({} as i8, limit as i8) != 0 && limit != 0)",
    "arithmetic": "(({} as i64).wrapping_mul(1_234_567) ^ -1)",
    "call": "maths::safe_remainder_of_narrow({} as i8, limit as i8)",
}


@pytest.mark.parametrize("within", [0, 4])
@pytest.mark.parametrize("kind", _KINDS)
def test_expressions_of_every_depth_are_laid_out(kind: str, within: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_FORMATTER_SECONDS", 30)  # one takes some hundredths of a second
    nested = "memory::load_u16(STORED_AT.wrapping_add(14)) as i32"
    skipped = []
    for depth in range(1, 33):
        nested = _KINDS[kind].format(nested)
        deep = "pub fn deep() {\n" + "loop {\n" * within + f'let t = "}}"; // {{ (\nx = {nested};\n' + "}\n" * within + "}\n"
        (laid,) = rust.laid_out([deep + "\n" + _BESIDE])
        assert laid.endswith(_BESIDE), laid
        assert _bare(laid.replace("#[rustfmt::skip]", "")) == _bare(deep + _BESIDE)
        assert rust.laid_out([laid]) == [laid]
        if "#[rustfmt::skip]" in laid:
            skipped.append(depth)
            assert f"\n{'    ' * (within + 1)}x = {nested};\n{'    ' * within}}}\n" in laid
    assert skipped == [] or (skipped[0] > 3 and skipped == list(range(skipped[0], 33))), skipped


@pytest.mark.parametrize(("target", "taken", "not_taken"), [
    (rust, "fn  a( ){ b( ) ; }", "fn c( {"), (go, "package x\nfunc  a( ){ b( ) ; }", "package x\nfunc c( {"),
])  # fmt: skip
def test_a_text_that_is_not_taken_leaves_the_others_laid_out(target: Any, taken: str, not_taken: str) -> None:
    first, middle, last = target.laid_out([taken, not_taken, taken + "\n// end\n"])
    assert (first, last) == tuple(target.laid_out([text])[0] for text in (taken, taken + "\n// end\n"))
    assert "b()" in first and last.endswith("// end\n")
    assert middle.split() == not_taken.split()


def _bare(text: str) -> str:
    """What layout does not change."""
    return "".join(text.replace(",", "").split())


def test_a_function_that_rustfmt_can_lay_out_is_left_to_it() -> None:
    many = " + ".join(f"f(g(h(i({n}))))" for n in range(40))
    assert "skip" not in rust.laid_out([f"fn f() {{\nx = {many};\n}}\n"])[0]
