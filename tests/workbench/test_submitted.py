"""A library that somebody handed in, which no program uses: its functions are called one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.command import theseus

SOURCE = """
static int last;

int remember(int value) { int before = last; last = value; return before; }
int largest(int a, int b) { return a > b ? a : b; }
"""
RIGHT = """
use std::cell::Cell;

thread_local! {
    static LAST: Cell<i32> = const { Cell::new(0) };
}

pub fn remember(value: i32) -> i32 {
    LAST.replace(value)
}

pub fn largest(a: i32, b: i32) -> i32 {
    a.max(b)
}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("find", "replace", "code", "said"),
    [
        ("", "", 0, "every one of its 2 units agrees"),
        ("LAST.replace(value)", "LAST.replace(value % 1000)", 1, "answers differ in remember"),
        ("a.max(b)", "a.min(b)", 1, "answers differ in largest"),
        ("a: i32, b: i32) -> i32", "a: i64, b: i64) -> i64", 2, "1 of 2 units verified by calls"),
        ("LAST.replace(value)", "LAST.replaced(value)", 2, "a driver cannot be built"),
        ("    a.max(b)", "    if std::backtrace::Backtrace::force_capture().to_string().is_empty() { return 0 }\n    a.max(b)", 2,
         "looks at who calls it"),
    ],
)  # fmt: skip
def test_it_goes_through_the_gate_by_calls(find: str, replace: str, code: int, said: str, tmp_path: Path) -> None:
    project, files = tmp_path / "project", tmp_path / "files"
    project.mkdir()
    files.mkdir()
    (project / "store.c").write_text(SOURCE)
    assert find in RIGHT
    (files / "store.rs").write_text(RIGHT.replace(find, replace, 1) if find else RIGHT)
    assert theseus("init", project).returncode == 0
    done = theseus("submit", "store", "--to", "rust", "--files", files, "--project", project)
    assert done.returncode == 0, done.stderr
    done = theseus("verify", "store", "--to", "rust", "--project", project)
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout


@pytest.mark.slow
def test_one_that_is_declared_otherwise_is_told_how_it_has_to_be(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "project/store.c").write_text(SOURCE)
    (tmp_path / "files/store.rs").write_text(RIGHT.replace("i32", "i64"))
    theseus("init", tmp_path / "project")
    theseus("submit", "store", "--to", "rust", "--files", tmp_path / "files", "--project", tmp_path / "project")
    done = theseus("verify", "store", "--to", "rust", "--project", tmp_path / "project")
    assert done.returncode == 2 and "theseus prompt store --to rust" in " ".join(done.stdout.split()), done.stdout
