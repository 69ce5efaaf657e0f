"""A mutant is equivalent when the compiler makes the same program of it, and only then."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from verifiers.bundle import read_tree
from verifiers.mutate import plan_mutants
from verifiers.mutate.proof import REASON, loaded, proved
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


def test_what_is_no_program_has_no_proof() -> None:
    with pytest.raises(ValueError, match="ELF"):
        loaded(b"#!/bin/sh\n")
