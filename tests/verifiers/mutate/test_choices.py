"""Of which comparisons the boundary is no mutant: both ways give the same where the two sides are equal."""

from __future__ import annotations

import pytest

from verifiers.mutate import plan_mutants

RUST_HEAD = (
    "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\npub enum Truth {\n    No,\n    Yes,\n}\n\n"
    "#[derive(Clone, Copy, PartialEq, PartialOrd)]\npub enum Size {\n    Of(f64),\n}\n\n"
)
GO_HEAD = "package a\n\ntype Truth uint8\n\ntype Size float64\n\n"


def boundaries(language: str, body: str, kind: str) -> set[tuple[str, str]]:
    """The mutants of the boundaries in a function's body of which `a` and `b` are of that type."""
    if language == "rust":
        source = f"{RUST_HEAD}fn body(mut a: {kind}, b: {kind}, r: &mut Pair) -> {kind} {{\n{body}\n}}\n"
    else:
        source = f"{GO_HEAD}func body(a, b {kind}, r *Pair) {kind} {{\n{body}\n}}\n"
    name = "a.rs" if language == "rust" else "a.go"
    found = plan_mutants({name: source.encode()}, language)
    return {(m.change.before.decode(), m.change.after.decode()) for m in found if m.kind == "boundary"}


CHOICES = {
    "rust": [
        "if a > b { a = b; } a",
        "if b < a { a = b; } a",
        "let c = if a > b { a } else { b }; c",
        "let c; if a > b { c = a; } else { c = b; } c",
        "if a > b { return b; } a",
        "if a > b { return b; } return a;",
        "if a > b { return b; } else { return a; }",
        "if a > r.top { r.top = a; } a",
        "if a == b { stop(); } else if a > b { turn(); } a",
        "if b == a { stop(); } else if r.done { stop(); } else if a > b { turn(); } a",
    ],
    "go": [
        "if a > b {\na = b\n}\nreturn a",
        "if b < a {\na = b\n}\nreturn a",
        "if a > b {\nr.Top = a\n} else {\nr.Top = b\n}\nreturn a",
        "Try(func() {\nif a > b {\nr.Top = a\n} else {\nr.Top = b\n}\n})\nreturn a",
        "if a > b {\nreturn b\n}\nreturn a",
        "if a > b {\nreturn b\n} else {\nreturn a\n}",
        "if a > r.Top {\nr.Top = a\n}\nreturn a",
        "if a == b {\nstop()\n} else if a > b {\nturn()\n}\nreturn a",
    ],
}  # fmt: skip
FORMS = [(language, body) for language, bodies in CHOICES.items() for body in bodies]


@pytest.mark.parametrize(("language", "body"), FORMS)
@pytest.mark.parametrize("kind", ["number", "Truth"])
def test_a_choice_between_two_that_are_equal_has_no_boundary(language: str, body: str, kind: str) -> None:
    given = {"rust": "i32", "go": "int32"}[language] if kind == "number" else kind
    assert boundaries(language, body, given) in ({(">", "<=")}, {("<", ">=")})


@pytest.mark.parametrize(("language", "body"), [f for f in FORMS if "==" not in f[1]])
@pytest.mark.parametrize("kind", ["float", "Size", "Other"])
def test_equal_floats_may_be_told_apart_by_their_sign(language: str, body: str, kind: str) -> None:
    given = {"rust": "f64", "go": "float64"}[language] if kind == "float" else kind
    assert boundaries(language, body, given) & {(">", ">="), ("<", "<=")}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("rust", "if a > b { a = b + 1; } a"),
        ("rust", "if a > b { a = b; turn(); } a"),
        ("rust", "if a > b { a += b; } a"),
        ("rust", "if a > b { r.top = b; } a"),
        ("rust", "if a > b { a = r.top; } a"),
        ("rust", "if a > b { a = b; } else { stop(); } a"),
        ("rust", "if a > b { r.top = a; } else { r.low = b; } a"),
        ("rust", "if a > b && r.done { a = b; } a"),
        ("rust", "while a > b { a = b; } a"),
        ("rust", "if a > next() { a = next(); } a"),
        ("rust", "if a > b { return b; } turn(); a"),
        ("rust", "if a > b { return b; } a + 1"),
        ("rust", "if r.done { if a > b { return b; } a } else { turn(a) };  b"),
        ("rust", "if true { let mut a = 0.0; let b = -0.0; if a > b { a = b; } } a"),
        ("rust", "for (a, b) in r.floats() { if a > b { a = b; } } a"),
        ("rust", "if a == b { stop(); } if a > b { turn(); } a"),
        ("rust", "if a == r.top { stop(); } else if a > b { turn(); } a"),
        ("rust", "if a == b { stop(); } else if changed(&mut a) { stop(); } else if a > b { turn(); } a"),
        ("rust", "if a != b { stop(); } else if a > b { turn(); } a"),
        ("go", "if a > b {\na = b + 1\n}\nreturn a"),
        ("go", "if a > b {\nr.Top, a = a, b\n}\nreturn a"),
        ("go", "if a > b {\nturn()\na = b\n}\nreturn a"),
        ("go", "for a > b {\na = b\n}\nreturn a"),
        ("go", "if a = next(); a > b {\na = b\n}\nreturn a"),
        ("go", "if a > b {\nreturn b\n}\nturn()\nreturn a"),
        ("go", "if a := 0.0; a > b {\na = b\n}\nreturn a"),
        ("go", "Try(func() {\na, b := 0.0, r.Low\nif a > b {\na = b\n}\n})\nreturn a"),
        ("go", "if a == b {\nstop()\n} else if turn(); a > b {\nturn()\n}\nreturn a"),
    ],
)
def test_one_whose_ways_differ_has(language: str, body: str) -> None:
    assert (">", ">=") in boundaries(language, body, {"rust": "i32", "go": "int32"}[language])


@pytest.mark.parametrize(("body", "has"), [
    ("if r.Top > 8 {\nr.Top = 8\n}\nreturn a", False),
    ("if r.Top > 0 {\nr.Top = 0\n}\nreturn a", True),  # which may be -0.0
])  # fmt: skip
def test_a_number_in_go_tells_no_type(body: str, has: bool) -> None:
    assert ((">", ">=") in boundaries("go", body, "int32")) is has
