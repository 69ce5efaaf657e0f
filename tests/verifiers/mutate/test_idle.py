"""Of what says nothing of inputs no mutants are made; of what looks like it, they are."""

from __future__ import annotations

import pytest

from verifiers.mutate import Mutant, plan_mutants

RUST_HEAD = "use crate::theseus_rt::cobol::*;\n\nfields!(WS_N, WS_OTHER);\n\nfn initialize(m: &Machine) {\n    set_each(&[&WS_N, &WS_OTHER], 0);\n}\n\nfn nothing(_: &Machine) {}\n\nfn something(m: &Machine) {\n    m.open(&FILE);\n}\n\n"
GO_HEAD = 'package a\n\nimport "migrated/theseusrt/cobol"\n\n// Items that need no storage.\nvar wsN, wsOther int64\n\nfunc initialize(m *cobol.Machine) {\n\twsN, wsOther = 0, 0\n}\n\nfunc nothing(m *cobol.Machine) {\n}\n\nfunc something(m *cobol.Machine) {\n\tm.Open(file)\n}\n\n'


def mutants(line: str, language: str, head: str = "") -> list[Mutant]:
    """Those of one line in a function of a file that calls COBOL's machine."""
    if language == "rust":
        source = (head or RUST_HEAD) + f"fn body(m: &Machine) {{\n    {line}\n}}\n"
    else:
        source = (head or GO_HEAD) + f"func body(m *cobol.Machine) {{\n\t{line}\n}}\n"
    last = source.rstrip().count("\n")
    name = "a.rs" if language == "rust" else "a.go"
    return [m for m in plan_mutants({name: source.encode()}, language) if m.line == last]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("rust", "nothing(m);"),
        ("go", "nothing(m)"),
        ("rust", "WS_N.set(m.cut(WS_OTHER.get() / 11, 4));"),
        ("go", "wsN = m.Cut(wsOther/11, 4)"),
    ],
)
def test_a_statement_that_nothing_can_show_has_none(language: str, line: str) -> None:
    assert not mutants(line, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("rust", "something(m);"),
        ("go", "something(m)"),
        ("rust", "nothing(something(m));"),
        ("rust", "WS_N.set(WS_OTHER.get() / 11); m.show(WS_N.get());"),
        ("rust", "WS_N.set(WS_N.get() / 11);"),
        ("rust", "WS_N.set(WS_OTHER.get() / 11); m.hold(&WS_N);"),
        ("rust", "X.WS_N.set(WS_OTHER.get() / 11);"),
        ("rust", "OTHER.set(7);"),
        ("go", "wsN = wsOther / 11; m.Show(wsN)"),
        ("go", "wsN = wsN / 11"),
        ("go", "wsN += 11"),
        ("go", "wsN = wsOther / 11; m.Hold(&wsN)"),
        ("go", "other = 7"),
    ],
)
def test_one_that_something_may_show_has(language: str, line: str) -> None:
    assert {"statement"} <= {m.kind for m in mutants(line, language)}


@pytest.mark.parametrize(
    ("language", "line", "constants"),
    [
        ("rust", "m.show(WS_A.at(2, 15));", {b"2"}),
        ("go", "m.Show(wsA.At(2, 15))", {b"2"}),
        ("rust", "WS_M.set(m.cut(n + 3, 5));", {b"3"}),
        ("go", "wsM = m.Cut(n+3, 5)", {b"3"}),
        ("rust", "WS_M.set(m.keep(n + 3, n, 5));", {b"3"}),
        ("go", "wsM = m.Outcome(cobol.Integer(3), n, 5, cobol.Plain)", {b"3"}),
        ("rust", 'm.move_to(number(b"0", 0), WS_A);', set()),
        ("go", 'm.MoveTo(cobol.Number("0", 0), wsA)', set()),
        ("rust", 'm.move_to(number(b"10", 0), WS_A);', {b"0"}),
        ("go", 'm.MoveTo(cobol.Number("10", 0), wsA)', {b"0"}),
        ("rust", "m.show(WS_A.part(2, 15));", {b"2", b"15"}),
    ],
)
def test_what_a_declaration_says_is_not_changed_where_a_statement_repeats_it(language: str, line: str, constants: set[bytes]) -> None:
    assert {m.change.before for m in mutants(line, language) if m.kind == "constant"} == constants


def test_numbers_of_a_program_without_cobols_machine_are_changed() -> None:
    head = "fn at(a: i32, b: i32) {}\n\n"
    assert {m.change.before for m in mutants("x.at(2, 15);", "rust", head) if m.kind == "constant"} == {b"2", b"15"}


@pytest.mark.parametrize(
    ("language", "line", "swapped"),
    [
        ("rust", "if m.compare(WS_A, WS_B) == 0 { m.stop(); }", False),
        ("rust", "while m.compare(WS_A, WS_B) != 0 { m.stop(); }", False),
        ("go", "if m.Compare(wsA, wsB) == 0 && wsOther > 0 {", False),
        ("rust", "if m.compare(WS_A, WS_B) < 0 { m.stop(); }", True),
        ("rust", "if m.compare(WS_A, WS_B) == 1 { m.stop(); }", True),
        ("go", "if m.Compare(wsA, wsB) > 0 {", True),
        ("rust", "m.move_to(SPACES, WS_A);", False),
        ("rust", 'm.move_to(number(b"0", 0), a(2));', False),
        ("go", 'm.MoveTo(cobol.Text("A"), a(2))', False),
        ("rust", "m.move_to(WS_B, WS_A);", True),
        ("rust", "m.move_to(b(1), a(2));", True),
        ("rust", "m.move_to(SPACES_OF, WS_A);", True),
        ("rust", "m.append(SPACES, WS_A);", True),
    ],
)
def test_arguments_are_swapped_where_their_order_can_be_told(language: str, line: str, swapped: bool) -> None:
    line += "\n\t}" if line.endswith("{") else ""
    assert ("arguments" in {m.kind for m in _of_any_line(line, language)}) is swapped


def _of_any_line(line: str, language: str) -> list[Mutant]:
    head, name = (RUST_HEAD, "a.rs") if language == "rust" else (GO_HEAD, "a.go")
    body = f"fn body(m: &Machine) {{\n    {line}\n}}\n" if language == "rust" else f"func body(m *cobol.Machine) {{\n\t{line}\n}}\n"
    return [m for m in plan_mutants({name: (head + body).encode()}, language) if m.line > head.count("\n")]
