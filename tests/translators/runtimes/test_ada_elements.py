"""Files of elements in both support libraries, called without any translation: the bytes they leave, what they raise."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from translators.targets.go import _runtime as go_library
from translators.targets.rust import _runtime as rust_library
from verifiers.observe import Case
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import for_language

GO = """package main

import (
	"fmt"
	"os"

	rt "migrated/theseusrt"
)

func try(body func()) {
	if caught := rt.Try(body); caught != nil {
		fmt.Println(caught.Name)
	}
}

func main() {
	var f, g int32
	try(func() { rt.AdaElementsRead(f, 4) })
	try(func() { rt.AdaElementsOpen(&f, 0, "none.bin", "", 0) })
	rt.AdaElementsCreate(&f, 1, "e.bin", "", 0)
	try(func() { rt.AdaElementsOpen(&g, 0, "e.bin", "", 0) })
	try(func() { rt.AdaElementsEndOfFile(f) })
	rt.AdaElementsPutInteger(-2, 4)
	rt.AdaElementsPutText("ab")
	rt.AdaElementsPutGap(2)
	rt.AdaElementsWrite(f)
	rt.AdaElementsPutDouble(1.5)
	rt.AdaElementsWriteSized(f)
	rt.AdaElementsReset(&f, 0)
	rt.AdaElementsRead(f, 8)
	fmt.Println(rt.AdaElementsTakeInteger(4), rt.AdaElementsTakeText(2))
	try(func() { rt.AdaElementsReadSized(f, 1, 4) })
	rt.AdaElementsReset(&f, -1)
	rt.AdaElementsRead(f, 8)
	fmt.Println(rt.AdaElementsReadSized(f, 2, 8), rt.AdaElementsTakeDouble(), rt.AdaElementsEndOfFile(f))
	try(func() { rt.AdaElementsRead(f, 1) })
	rt.AdaElementsClose(&f)
	content, _ := os.ReadFile("e.bin")
	fmt.Printf("%x\\n", content)
	rt.AdaElementsOpen(&f, 1, "e.bin", "", 16)
	fmt.Println(rt.AdaElementsSize(f), rt.AdaElementsIndex(f))
	rt.AdaElementsPutGap(16)
	rt.AdaElementsWriteAt(f, 3)
	fmt.Println(rt.AdaElementsSize(f), rt.AdaElementsIndex(f), rt.AdaElementsEndOfFile(f))
	rt.AdaElementsReadAt(f, 16, 2)
	fmt.Println(rt.AdaElementsTakeDouble(), rt.AdaElementsIndex(f))
	try(func() { rt.AdaElementsReadAt(f, 16, 4) })
	rt.AdaElementsReset(&f, 2)
	try(func() { rt.AdaElementsReadAt(f, 16, 1) })
	fmt.Println(rt.AdaElementsIndex(f), rt.AdaElementsMode(f))
	rt.AdaElementsDelete(&f)
	fmt.Println(rt.AdaElementsIsOpen(f))
}
"""
RUST = """mod theseus_rt;
use theseus_rt::ada_elements as e;
use theseus_rt::exception::Exception;

fn tell<T>(result: Result<T, Exception>) {
    if let Err(error) = result {
        println!("{}", error.name);
    }
}

fn run() -> Result<(), Exception> {
    let (mut f, mut g) = (0, 0);
    tell(e::read(f, 4));
    tell(e::open(&mut f, 0, b"none.bin", b"", 0));
    e::create(&mut f, 1, b"e.bin", b"", 0)?;
    tell(e::open(&mut g, 0, b"e.bin", b"", 0));
    tell(e::end_of_file(f));
    e::put_integer(-2, 4);
    e::put_text(b"ab");
    e::put_gap(2);
    e::write(f)?;
    e::put_double(1.5);
    e::write_sized(f)?;
    e::reset(&mut f, 0)?;
    e::read(f, 8)?;
    println!("{} {}", e::take_integer(4), String::from_utf8_lossy(&e::take_text(2)));
    tell(e::read_sized(f, 1, 4));
    e::reset(&mut f, -1)?;
    e::read(f, 8)?;
    println!("{} {} {}", e::read_sized(f, 2, 8)?, e::take_double(), e::end_of_file(f)?);
    tell(e::read(f, 1));
    e::close(&mut f)?;
    let content = std::fs::read("e.bin").unwrap_or_default();
    println!("{}", content.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    e::open(&mut f, 1, b"e.bin", b"", 16)?;
    println!("{} {}", e::size(f)?, e::index(f)?);
    e::put_gap(16);
    e::write_at(f, 3)?;
    println!("{} {} {}", e::size(f)?, e::index(f)?, e::end_of_file(f)?);
    e::read_at(f, 16, 2)?;
    println!("{} {}", e::take_double(), e::index(f)?);
    tell(e::read_at(f, 16, 4));
    e::reset(&mut f, 2)?;
    tell(e::read_at(f, 16, 1));
    println!("{} {}", e::index(f)?, e::mode(f)?);
    e::delete(&mut f)?;
    println!("{}", e::is_open(f));
    Ok(())
}

fn main() {
    tell(run());
}
"""
CARGO = '[package]\nname = "migrated"\nversion = "0.0.0"\nedition = "2024"\n[[bin]]\nname = "main"\npath = "src/main.rs"\n'
FILE = struct.pack("<i2s2xqd", -2, b"ab", 8, 1.5)
SHOWN = f"""ada_io_exceptions.status_error
ada_io_exceptions.name_error
ada_io_exceptions.use_error
ada_io_exceptions.mode_error
-2 ab
program_error
1 1.5 true
ada_io_exceptions.end_error
{FILE.hex()}
1 1
3 4 true
1.5 3
ada_io_exceptions.end_error
ada_io_exceptions.mode_error
1 2
false
"""


@pytest.mark.slow
@pytest.mark.parametrize("target", ("go", "rust"))
def test_elements_are_the_bytes_that_are_put(target: str, tmp_path: Path) -> None:
    if target == "go":
        tree = {"main.go": GO, "go.mod": "module migrated\n\ngo 1.22\n", **go_library({"main.go": GO.replace("rt.Ada", "theseusrt.Ada")})}
    else:
        tree = {"src/main.rs": RUST, "Cargo.toml": CARGO, **rust_library({"src/main.rs": RUST})}
    for name, text in tree.items():
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tree" / name).write_text(text)
    built = for_language(target).build(tmp_path / "tree", tmp_path / "built")
    with Runner(built, RunLimits()) as runner:
        seen = next(iter(runner.run([Case()]))).observation
    assert seen.stdout.decode() == SHOWN
