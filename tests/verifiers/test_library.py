"""What is taken for the support library's, of which no mutants are made, holds nothing that a program computes."""

from __future__ import annotations

import pytest

from verifiers.library import is_library_function, is_upkeep
from verifiers.mutate import plan_mutants

RUST = 'fn initialize(m: &Machine) {\n    m.preset(16, b"a+b \\"// {", 1); // WS-A + 1\n    m.move_to(ZEROS, WS_B);\n    set_each(&[&WS_I, &WS_J], -1);\n}'
GO = 'func initialize(m *cobol.Machine) {\n\tm.Preset(16, "a+b", 1)  // WS-A\n\tm.Move(cobol.Zeros, wsB)\n\twsI, wsJ = 0, -1\n}'


def test_the_first_values_of_cobols_storage_are_data() -> None:
    assert is_library_function(RUST.encode()) and is_library_function(GO.encode())


@pytest.mark.parametrize(
    "line",
    [
        "WS_I.set(WS_J.get() + 1);",
        "WS_I.set(WS_J.get() - 1);",
        "if WS_I.get() == 3 { wrong(m); }",
        "m.each(|i| wrong(i));",
        "while wrong(m) {}",
        'm.preset(1, r"\\", 1); WS_I.set(2 * n); m.preset(1, "", 1);',
        "m.fill('\"', n + 1, '\"');",
        "/* \" */ WS_I.set(2 * n); /* \" */",
        "wrong!(2);",
    ],
)
def test_a_function_that_only_has_their_name_is_the_translations_own(line: str) -> None:
    own = RUST.replace("    set_each", f"    {line}\n    set_each").encode()
    assert not is_library_function(own)
    assert not is_library_function(RUST.encode() + b"\nfn main() {}")
    assert plan_mutants({"a.rs": own}, "rust")


@pytest.mark.parametrize("line", ["wsI = wsJ + 1", "if wsI > 3 {\n\t}", "go func() { wrong() }()", "m.Preset(1, `\"`, n+1, `\"`)"])
def test_so_in_go(line: str) -> None:
    assert not is_library_function(GO.replace("\twsI", f"\t{line}\n\twsI").encode())


def test_upkeep_computes_nothing() -> None:
    for text in ("m.clear_exception();", "m.ClearException()", "rt::memory::leave(frame);", "theseusrt.MemoryStart(66_000)"):
        assert is_upkeep(text.encode())
    for text in ("rt::memory::leave(n + 1);", "rt::memory::leave({ wrong(); frame });", "m.clear_exception().then(wrong);"):
        assert not is_upkeep(text.encode())
    body = b"fn f() {\n    rt::memory::leave(if n < 3 { 1 } else { 2 });\n}\n"
    assert {m.kind for m in plan_mutants({"a.rs": body}, "rust")} >= {"condition", "constant", "boundary"}
