"""Which lines of a Rust program ran: told by probes in its text, and checked against what a reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import BuildError, BuildMode, for_language
from verifiers.toolchains.rust_lines import instrument

FILES = {
    "Cargo.toml": '[package]\nname = "probed"\nversion = "0.1.0"\nedition = "2021"\n',
    "src/lib.rs": "//! What both programs use.\n#![forbid(unsafe_code)]\n\npub mod shapes;\n",
    "src/shapes.rs": """/// A limit that the compiler computes.
pub const LIMIT: usize = { 3 + cap(4) };
const fn cap(n: usize) -> usize {
    n
}
static TABLE: [u8; { 1 + 1 }] = [7; 2];

#[derive(Clone, Copy)]
pub enum Shape { Dot, Line(u32) }

pub fn size(s: Shape) -> u32 {
    #[allow(unused_variables)]
    let limit = LIMIT;
    match s {
        Shape::Dot => 0,
        Shape::Line(n) => {
            let mut sum = 0;
            for i in 0..n {
                fn square(x: u32) -> u32 {
                    x * x
                }
                sum += square(i);
            }
            sum + u32::from(TABLE[1])
        }
    }
}

mod inner {
    pub fn never() -> ! {
        panic!("never {}", { 1 })
    }
}

pub fn stop() {
    inner::never()
}
""",
    "src/main.rs": """use probed::shapes::{size, stop, Shape};

macro_rules! twice {
    ($e:expr) => {{ $e; $e }};
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let Ok(n) = line.trim().parse::<u32>() else {
        println!("no number");
        return;
    };
    if n > 9 { stop(); }
    twice!(println!("{}", size(Shape::Line(n))));
    let dots = || { size(Shape::Dot) };
    if n == 5 {
        println!("{}", dots());
    }
}
""",
}


@pytest.fixture
def crate(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        place = tmp_path / "crate" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return tmp_path / "crate"


def test_lines_that_ran_are_told_from_those_that_did_not(crate: Path, tmp_path: Path) -> None:
    toolchain = for_language("rust")
    built = toolchain.build(crate, tmp_path / "out", BuildMode.LINES)
    with Runner(built) as runner:
        seen = runner.run([Case(stdin=b"2\n"), Case(stdin=b"x\n")])
    assert [r.observation.stdout for r in seen] == [b"8\n8\n", b"no number\n"], "the same as without probes"
    tables = {t.file: t.hits for t in toolchain.covered_lines(built)}
    main, shapes = tables["src/main.rs"], tables["src/shapes.rs"]
    assert {n for n, hits in main.items() if hits} == {8, 9, 10, 11, 12, 14, 15, 16, 17}
    assert {n for n, hits in main.items() if not hits} == {18}
    assert {n for n, hits in shapes.items() if hits} == {13, 14, 17, 18, 20, 22, 24}
    assert {n for n, hits in shapes.items() if not hits} == {31, 36}


def test_what_ends_in_a_panic_is_counted_up_to_there(crate: Path, tmp_path: Path) -> None:
    toolchain = for_language("rust")
    built = toolchain.build(crate, tmp_path / "out", BuildMode.LINES)
    with Runner(built) as runner:
        (seen,) = runner.run([Case(stdin=b"10\n")])
    assert seen.observation.stdout == b"" and b"never 1" in seen.observation.stderr
    tables = {t.file: t.hits for t in toolchain.covered_lines(built)}
    assert {n for n, hits in tables["src/shapes.rs"].items() if hits} == {31, 36}


def test_a_build_script_cannot_have_the_table_written_elsewhere(crate: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (crate / "build.rs").write_text(
        f'fn main() {{ std::os::unix::fs::symlink("{victim}", "/box/lines.json").unwrap(); }}\n'
    )
    with pytest.raises(BuildError, match=r"put a link in the place of lines\.json"):
        for_language("rust").build(crate, tmp_path / "out", BuildMode.LINES)
    assert victim.read_text() == "precious"


def test_probes_move_no_line_and_stay_out_of_what_the_compiler_computes(crate: Path) -> None:
    table = instrument(crate)
    for name, text in FILES.items():
        assert (crate / name).read_text().count("\n") == text.count("\n")
    assert ("src/shapes.rs", 2) not in table and ("src/shapes.rs", 4) not in table
    assert (crate / "src/lib.rs").read_text().startswith("//! What both programs use.\n#![forbid(unsafe_code)]\n\nmacro_rules!")
