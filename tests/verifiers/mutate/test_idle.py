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
        ("rust", 'm.move_to(number(b"0", 0), WS_A);', set()),
        ("go", 'm.MoveTo(cobol.Number("0", 0), wsA)', set()),
        ("rust", 'm.move_to(number(b"-00", 2), WS_A);', set()),
        ("rust", 'm.move_to(number(b"10", 0), WS_A);', {b"0"}),
        ("go", 'm.MoveTo(cobol.Number("10", 0), wsA)', {b"0"}),
        ("rust", 'm.show(other(b"0", 0));', {b"0"}),
        ("rust", "m.show(WS_A.at(2, 15));", {b"2", b"15"}),
        ("go", "m.Show(wsA.At(2, 15))", {b"2", b"15"}),
        ("rust", "WS_M.set(m.cut(n + 3, 5));", {b"3", b"5"}),
        ("go", "wsM = m.Cut(n+3, 5)", {b"3", b"5"}),
        ("rust", "WS_M.set(m.keep(n + 3, n, 5));", {b"3", b"5"}),
        ("go", "wsM = m.Outcome(cobol.Integer(3), n, 5, cobol.Plain)", {b"3", b"5"}),
    ],
)
def test_numbers_are_changed_but_for_the_scale_of_a_zero(language: str, line: str, constants: set[bytes]) -> None:
    assert {m.change.before for m in mutants(line, language) if m.kind == "constant"} == constants


@pytest.mark.parametrize(
    "value",
    ["m.accept()", "WS_OTHER.get() / WS_OTHER.get()", "WS_OTHER.get() % n", "m.cut(count(m), 4)", "{ m.open(&FILE); 3 }"],
)
def test_computing_what_a_field_gets_may_show(value: str) -> None:
    assert "statement" in {m.kind for m in mutants(f"WS_N.set({value});", "rust")}
    assert not mutants("WS_N.set(m.cut(WS_OTHER.get() + 11, 4));", "rust")


def test_that_a_result_is_cut_shows_where_exceptions_are_asked_for() -> None:
    head = RUST_HEAD + "fn asks(m: &Machine) {\n    m.show(m.exception_status());\n}\n\n"
    assert mutants("WS_N.set(m.cut(WS_OTHER.get() + 11, 4));", "rust", head)
    assert not mutants("WS_N.set(WS_OTHER.get() + 11);", "rust", head)


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("rust", 'fn reads(m: &Machine) {\n    m.show(b"//", WS_N.get());\n}\n\n'),
        ("rust", "mod inner;\n\n"),
        ("rust", "mod inner {\n    use super::*;\n    fn reads(m: &Machine) {\n        m.show(WS_N.get());\n    }\n}\n\n"),
        ("go", "func reads(m *cobol.Machine) {\n\tother, third = wsN, 1\n}\n\n"),
        ("go", 'func reads(m *cobol.Machine) {\n\tm.Show("//", wsN)\n}\n\n'),
    ],
)
def test_a_field_that_is_read_somewhere_has_mutants(language: str, more: str) -> None:
    line = "WS_N.set(WS_OTHER.get() + 11);" if language == "rust" else "wsN = wsOther + 11"
    assert not mutants(line, language)
    assert mutants(line, language, (RUST_HEAD if language == "rust" else GO_HEAD) + more)


def test_a_field_that_another_file_of_the_package_reads_has_mutants() -> None:
    source = (GO_HEAD + "func body(m *cobol.Machine) {\n\twsN = wsOther + 11\n}\n").encode()
    reader = b"package a\n\nfunc reads() int64 {\n\treturn wsN\n}\n"

    def constants(*others: tuple[str, bytes]) -> set[bytes]:
        return {m.change.before for m in plan_mutants({"a/a.go": source, **dict(others)}, "go") if m.file == "a/a.go"} & {b"11"}

    assert not constants() and not constants(("b/b.go", reader)) and constants(("a/b.go", reader))


@pytest.mark.parametrize(
    ("language", "more", "line"),
    [
        ("rust", "fn done(_: Writer) {}\n\n", "done(writer);"),  # which is written out then
        ("rust", "#[cfg(windows)]\nfn done(_: &Machine) {}\n#[cfg(unix)]\nfn done(m: &Machine) {\n    m.stop();\n}\n\n", "done(m);"),
        ("rust", "#[cfg(windows)]\nfn done(_: &Machine) {}\n\n", "done(m);"),
        ("rust", "static TEXT: &str = \"\nfn done(_: &Machine) {}\n\";\n\n", "done(m);"),
        ("rust", "fn done(_: &Machine) {}\n\nfn x(m: &Machine) {\n    let done = |m: &Machine| m.stop();\n}\n\n", "done(m);"),
        ("rust", "/*\nfn done(_: &Machine) {}\n*/\n\n", "done(m);"),
        ("go", "func done() {\n}\n\nfunc x(done func()) {\n\tother()\n}\n\n", "done()"),
    ],
)
def test_a_call_that_may_do_something_has_mutants(language: str, more: str, line: str) -> None:
    head = (RUST_HEAD if language == "rust" else GO_HEAD) + more
    assert "statement" in {m.kind for m in mutants(line, language, head)}


def test_methods_of_others_than_the_machine_are_not_taken_for_its_own() -> None:
    assert "arguments" in {m.kind for m in _of_any_line("if order.compare(a, b) == 0 { m.stop(); }", "rust")}


def test_every_number_of_a_program_without_cobols_machine_is_changed() -> None:
    head = "fn number(digits: &[u8], scale: i32) {}\n\n"
    assert {m.change.before for m in mutants('number(b"0", 0);', "rust", head) if m.kind == "constant"} == {b"0"}


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


@pytest.mark.parametrize(
    ("imported", "line", "swapped"),
    [
        ("migrated/theseusrt", "n = theseusrt.Add(int64(low), theseusrt.Mul(int64(high)-1, width))", False),
        ("migrated/theseusrt", "n = theseusrt.Mul(low, high)", False),
        ("migrated/theseusrt", "n = theseusrt.Sub(low, high)", True),
        ("migrated/theseusrt", "n = theseusrt.Add(next(low), next(high))", True),
        ("migrated/theseusrt", "n = theseusrt.Addr(low, high)", True),
        ("migrated/other/theseusrt2", "n = theseusrt.Add(low, high)", True),
        ("crate::theseus_rt as rt", "rt::add(low, rt::mul(high, 2)?)", False),
        ("crate::theseus_rt as rt", "rt::mul(rt::sub(low, high)?, high)", True),
        ("crate::theseus_rt as rt", "rt::add(next(low)?, next(high)?)", True),
        ("crate::theseus_rt as rt", "rt::sub(low, high)", True),
        ("crate::other as rt", "rt::add(low, high)", True),
    ],
)
def test_the_order_in_a_sum_or_a_product_is_told_only_where_computing_its_parts_may_do_something(
    imported: str, line: str, swapped: bool
) -> None:
    if imported.startswith("crate::"):
        source, name, language = f"use {imported};\n\nfn body(low: i32, high: i32) -> Result<i32> {{\n    {line}\n}}\n", "a.rs", "rust"
    else:
        source = f'package a\n\nimport "{imported}"\n\nfunc body(low int32, high int32) {{\n\t{line}\n}}\n'
        name, language = "a.go", "go"
    kinds = [m.kind for m in plan_mutants({name: source.encode()}, language)]
    assert ("arguments" in kinds) is swapped


def _of_any_line(line: str, language: str) -> list[Mutant]:
    head, name = (RUST_HEAD, "a.rs") if language == "rust" else (GO_HEAD, "a.go")
    body = f"fn body(m: &Machine) {{\n    {line}\n}}\n" if language == "rust" else f"func body(m *cobol.Machine) {{\n\t{line}\n}}\n"
    return [m for m in plan_mutants({name: (head + body).encode()}, language) if m.line > head.count("\n")]
