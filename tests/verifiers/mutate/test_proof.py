"""A mutant is equivalent when the compiler makes the same program of it, and only then."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from verifiers.bundle import read_tree
from verifiers.mutate import plan_mutants
from verifiers.mutate.proof import REASON, laid_out, loaded, proved
from verifiers.mutate.protocol import Change
from verifiers.toolchains import detect

RUST = """fn main() {
    let line = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
    let n = line.len() % 8;
    if n >= 8 {
        println!("never");
    }
    println!("{}", n + 1);
}
"""


GO = """package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	line, _ := io.ReadAll(os.Stdin)
	n := uint(len(line)) % 8
	if n >= 8 {
		fmt.Println("never")
	}
	fmt.Println(n + 1)
}
"""


@pytest.mark.parametrize(("name", "text", "last"), [("program.rs", RUST, 7), ("program.go", GO, 15)])
def test_a_change_of_dead_code_is_proved_equivalent_and_no_other(name: str, text: str, last: int, tmp_path: Path) -> None:
    """`n >= 8` is never so: neither is `n > 8`, and the compiler knows it."""
    source = tmp_path / name
    source.write_text(text)
    toolchain = detect(source)
    tree = read_tree(source)
    mutants = plan_mutants(tree.files, toolchain.language)
    dead = [m for m in mutants if m.line == last - 3 and m.change.after in (b">", b"9")]
    alive = [m for m in mutants if m.line == last]
    assert dead and alive
    found = proved(tree, [*dead, *alive], toolchain, tmp_path / "work", time.monotonic() + 120)
    assert found == dict.fromkeys(dead, REASON)


LOCATED = """fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap_or_default().into_bytes();
    let n = text.len() % 8;
    if n < 8 && text[n * 3] == b'x' {
        println!("{}", n);
    }
}
"""


def test_where_a_program_would_stop_may_move_in_its_line(tmp_path: Path) -> None:
    """`n < 8` always holds, and so does `n <= 8`, which moves the index behind it by one place."""
    source = tmp_path / "program.rs"
    source.write_text(LOCATED)
    tree, toolchain = read_tree(source), detect(source)
    mutants = [m for m in plan_mutants(tree.files, toolchain.language) if m.kind == "boundary"]
    longer = [m for m in mutants if m.change.after == b"<="]
    found = proved(tree, mutants, toolchain, tmp_path / "work", time.monotonic() + 120)
    assert len(mutants) == 2 and list(found) == longer


def test_both_texts_of_a_change_are_as_long_and_have_the_same_lines() -> None:
    source = b"if a < b && t[a] == 1 {\n    f(a,\n      b);\n}\n"
    lines = [place.start() for place in re.finditer(b"\n", source)]
    at, call = source.index(b"<"), source.index(b"f(a")
    for change in (
        Change("boundary", 3, 8, b"a <= b", "expression", at, b"<", b"<="),
        Change("statement", call, call + 14, b"", "statement", call, source[call : call + 14], b""),
    ):
        before, after = laid_out(source, change)
        assert len(before) == len(after) and before.split() == source.split()
        assert len(after.split(b"\n")) == len(lines) + 1 and after[-2:] == b"}\n"
    assert after == b"if a < b && t[a] == 1 {\n        \n         \n}\n"


def test_what_is_no_program_has_no_proof() -> None:
    with pytest.raises(ValueError, match="ELF"):
        loaded(b"#!/bin/sh\n")
