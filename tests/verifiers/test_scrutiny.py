"""What a translation may not do unseen; what the original does too, and our own library, are no concern."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.planted import ROOT, SYSTEMS
from verifiers.scrutiny import concerns, concerns_in

PLAIN = "int main(void) { return 0; }\n"
ARGUMENTS = "int main(int n, char **words) { return n; }\n"


def found(tmp_path: Path, name: str, text: str, original: str = PLAIN) -> list[str]:
    (tmp_path / "original.c").write_text(original)
    return [str(c) for c in concerns_in(tmp_path / "original.c", [(name, text)])]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("src/main.rs", 'fn main() { let _ = std::env::var("X"); }', "src/main.rs:1: reads the environment"),
        ("m/m.go", "package m\n\nfunc F() { os.Getenv(\"X\") }", "m/m.go:3: reads the environment"),
        ("a.rs", "fn f() { std::time::Instant::now(); }", "a.rs:1: reads the clock"),
        ("a.rs", "fn f() { theseus_rt::ada::clock(); }", "a.rs:1: reads the clock"),
        ("a.go", "package a\nfunc F() { time.Now() }", "a.go:2: reads the clock"),
        ("a.rs", "fn f() -> u32 { std::process::id() }", "a.rs:1: looks at its process or machine"),
        ("a.rs", "use std::backtrace::Backtrace;", "a.rs:1: looks at who calls it or how it was built"),
        ("a.rs", "#[track_caller]\nfn f() {}", "a.rs:1: looks at who calls it or how it was built"),
        ("a.rs", "fn f() -> bool { cfg!(debug_assertions) }", "a.rs:1: looks at who calls it or how it was built"),
        ("a.rs", "#[cfg(overflow_checks)]\nfn f() {}", "a.rs:1: looks at who calls it or how it was built"),
        ("a.go", "package a\nfunc f() { runtime.Caller(1) }", "a.go:2: looks at who calls it or how it was built"),
        ("a.go", "//go:build linux\n\npackage a\n", "a.go:1: looks at who calls it or how it was built"),
        ("a.rs", 'fn f() { std::process::Command::new("x"); }', "a.rs:1: runs other programs or talks to others"),
        ("a.go", 'package a\nimport "net/http"', "a.go:2: runs other programs or talks to others"),
        ("a.rs", "fn f() { std::collections::hash_map::RandomState::new(); }", "a.rs:1: answers by chance"),
        ("a.rs", "fn f(m: &Table) -> u64 { m.rows.hasher().hash_one(1) }", "a.rs:1: answers by chance"),
        ("a.go", 'package a\nimport "math/rand/v2"', "a.go:2: answers by chance"),
        ("a.c", "void f(void) { srand(1); }", "a.c:1: answers by chance"),
        ("a.rs", "fn f(v: &[u8]) -> usize { v.as_ptr() as usize }", "a.rs:1: looks at addresses, which chance decides"),
        ("a.rs", "fn f(v: &u8) -> usize { v as *const u8 as usize }", "a.rs:1: looks at addresses, which chance decides"),
        ("a.rs", 'fn f(v: &u8) { println!("{:p}", v) }', "a.rs:1: looks at addresses, which chance decides"),
        ("a.go", "package a\nfunc f(p *int) bool { return uintptr(unsafe.Pointer(p))&64 != 0 }",
         "a.go:2: looks at addresses, which chance decides"),
        ("a.c", "int f(char *p) { return (intptr_t)p & 64; }", "a.c:1: looks at addresses, which chance decides"),
        ("a.rs", 'extern "C" { fn getpid() -> i32; }', "a.rs:1: calls code that is not Rust or Go"),
        ("a.go", 'package a\nimport "C"', "a.go:2: calls code that is not Rust or Go"),
        ("a.go", "package a\nfunc f() { syscall.Getppid() }", "a.go:2: calls code that is not Rust or Go"),
        ("a.go", "package a\n//go:linkname f runtime.f\nfunc f()", "a.go:2: calls code that is not Rust or Go"),
        ("a.rs", 'const X: &str = include_str!("/etc/passwd");', "a.rs:1: takes in files of the machine that builds it"),
        ("a.rs", 'fn f() { std::fs::read("/proc/self/maps").ok(); }', 'a.rs:1: speaks of "/proc/self/maps"'),
        ("a.go", 'package a\nimport "migrated/run"\nvar p = "x/run/y"', 'a.go:3: speaks of "x/run/y"'),
        ("a.go", 'package a\nimport _ "/run/y"', 'a.go:2: speaks of "/run/y"'),
        # What looks like a comment in a string hides nothing after it.
        ("a.rs", "fn f() { let q = '\"'; let u = \"//\"; std::process::id(); }", "a.rs:1: looks at its process or machine"),
        # However it is spelled.
        ("a.rs", 'use std::env as e;\nfn f() { e::var("X"); }', "a.rs:2: reads the environment"),
        ("a.rs", 'use std::{env::{self as e}, io};\nfn f() { e::var("X"); }', "a.rs:2: reads the environment"),
        ("a.rs", 'use std::env::*;\nfn f() { var("X"); }', "a.rs:1: reads the environment"),
        ("a.rs", 'fn f() { std::env\n::\nvar("X"); }', "a.rs:1: reads the environment"),
        ("a.rs", 'fn f() { std::r#env::var("X"); }', "a.rs:1: reads the environment"),
        ("a.rs", "\nuse std::process::{exit, id as who};", "a.rs:2: looks at its process or machine"),
        ("a.rs", "fn f() { std::time::UNIX_EPOCH.elapsed(); }", "a.rs:1: reads the clock"),
        ("a.rs", "fn f() { std::fs::metadata(p).unwrap().modified().unwrap().elapsed(); }",
         "a.rs:1: looks at whose files are, or of when"),
        ("a.rs", "use std::os::unix::fs::MetadataExt;", "a.rs:1: looks at whose files are, or of when"),
        ("a.rs", "fn f() -> bool { std::env::args().count() > 1 }", "a.rs:1: looks at its arguments"),
        ("a.rs", 'fn f() -> bool { std::path::Path::new("state.bin").exists() }',
         "a.rs:1: looks for the file state.bin, of which the original does not speak"),
        ("a.go", 'package a\nfunc f() { os.Stat("state.bin") }',
         "a.go:2: looks for the file state.bin, of which the original does not speak"),
        ("a.rs", "use std::io::IsTerminal;", "a.rs:1: looks at who watches it: nothing here is a terminal"),
        ("a.rs", 'fn f() { std::fs::canonicalize("."); }', "a.rs:1: looks at where its folders are"),
        ("a.rs", 'fn f(x: &u8) { println!("{:20p} {x:p}", x) }', "a.rs:1: looks at addresses, which chance decides"),
        ("a.rs", r'fn f() { std::fs::read("\x2fproc/self/maps"); }', r'a.rs:1: speaks of "\x2fproc/self/maps"'),
        ("a.rs", 'include!("x.txt");', "a.rs:1: takes in code from files that are not called Rust, and so not looked through"),
        ("a.rs", '#[path = "x.txt"]\nmod x;',
         "a.rs:1: takes in code from files that are not called Rust, and so not looked through"),
        ("a.go", 'package a\nimport o "os"\nfunc F() { o.Getenv("X") }', "a.go:3: reads the environment"),
        ("a.go", 'package a\nimport . "os"\nfunc F() { Getenv("X") }', "a.go:2: reads the environment"),
        ("a.go", 'package a\nimport "os"\nvar f = os.\n\tGetenv', "a.go:3: reads the environment"),
        ("a.go", "package a\nfunc F() { time.Until(time.Unix(0, 0)) }", "a.go:2: reads the clock"),
        ("a.go", "package a\nimport r `math/rand`", "a.go:2: answers by chance"),
        ("a.go", 'package a\nimport r "math/r\\x61nd"', "a.go:2: answers by chance"),
        ("a.go", "package a\nfunc F(s os.FileInfo) { s.ModTime() }", "a.go:2: looks at whose files are, or of when"),
        ("a.go", "package a\nfunc F() bool { return m&os.ModeCharDevice != 0 }",
         "a.go:2: looks at who watches it: nothing here is a terminal"),
        ("Cargo.toml", '[package]\n"build" = "x.rs"\n', "Cargo.toml: runs or takes in code when it is built"),
        ("Cargo.toml", 'package = { name = "a", build = "x.rs" }\n', "Cargo.toml: runs or takes in code when it is built"),
        ("Cargo.toml", '[target."cfg(unix)".dependencies]\nx = "1"\n', "Cargo.toml: runs or takes in code when it is built"),
        ("Cargo.toml", 'package = { name = "a", build = "x.rs", }\n', "Cargo.toml: runs or takes in code when it is built"),
        ("Cargo.toml", '[[bin]]\nname = "a"\npath = "x.txt"\n', "Cargo.toml: runs or takes in code when it is built"),
        ("Cargo.toml", "a = " + "[" * 20_000 + "]" * 20_000, "Cargo.toml: runs or takes in code when it is built"),
        # One name for several things, and names for names, in any order.
        ("a.rs", 'mod a { use std::env as e; fn f() { e::var("X"); } }\nmod b { use std::io as e; }', "a.rs:1: reads the environment"),
        ("a.rs", 'use a as b;\nuse std::env as a;\nfn f() { b::var("X"); }', "a.rs:3: reads the environment"),
        ("a.rs", "use a as b;\nuse b as a;\nfn f() { a::x(); }", "a.rs: is too large to be looked through"),
        ("a.rs", "use " + "a::{" * 3000 + "x" + "}" * 3000 + ";", "a.rs: is too large to be looked through"),
        ("build.rs", "fn main() {}", "build.rs: runs code when it is built"),
        ("Cargo.toml", "[lib]\nproc-macro = true\n", "Cargo.toml:2: runs or takes in code when it is built"),
        ("Cargo.toml", "[dependencies]\nx = { path = \"x\" }\n", "Cargo.toml:1: runs or takes in code when it is built"),
        ("a/x.s", "nop", "a/x.s: is no source text in the target language"),
    ],
)  # fmt: skip
def test_each_is_found_at_its_place(name: str, text: str, what: str, tmp_path: Path) -> None:
    assert what in found(tmp_path, name, text)


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("// std::process::id() and /proc/self\nfn main() { std::process::exit(std::env::args().count() as i32) }", ARGUMENTS),
        ("#[cfg(test)]\nmod tests {}", PLAIN),
        ('include!("data/table.rs");\n#[path = "data/x.rs"]\nmod x;', PLAIN),
        ("use std::env::{self, args as words};\nuse std::process::{self, exit};\nfn f() { env::args().len(); words(); }", ARGUMENTS),
        ("mod process;\npub use process::*;", PLAIN),
        ('fn f() -> &str { r"\\u{__}" }', PLAIN),
        ("/*" + " " * 100_000 + "*/ fn f() {" + " metadata" * 10_000 + "}", PLAIN),  # in far less than a minute
        ('fn f() { std::fs::read("./STATE.bin").ok(); }', 'FILE *f(void) { return fopen("state.bin", "r"); }'),
        ("struct P { x: i32 }\nfn f(p: i32, log: &Log) -> P { log.modified(); P { x: p } }", PLAIN),
        ("use std::io::IsTerminal;", "int main(void) { return isatty(1); }"),
        ('fn main() { let _ = std::env::var("X"); }', "int main(void) { return getenv(\"X\") != 0; }"),
        ("fn main() { std::collections::hash_map::RandomState::new(); }", "int main(void) { return rand() % 2; }"),
        ('fn main() { std::fs::read("/etc/motd").ok(); }', 'int main(void) { return fopen("/etc/motd", "r") != 0; }'),
    ],
)
def test_comments_and_what_the_original_does_too_are_no_concern(text: str, original: str, tmp_path: Path) -> None:
    assert found(tmp_path, "main.rs", text, original) == []


@pytest.mark.parametrize("imports", ['import "migrated/run"', 'import (\n\tr `migrated/etc/box`\n\t"migrated/prog"\n)'])
def test_a_go_package_may_be_called_as_a_place_is(imports: str, tmp_path: Path) -> None:
    assert found(tmp_path, "main.go", f"package main\n{imports}\n") == []


def test_a_manifest_that_cargo_would_not_take_is_no_concern_of_its_own(tmp_path: Path) -> None:
    assert found(tmp_path, "Cargo.toml", "target = 1\nlib = 2\nbin = 3\n") == []


def test_a_file_too_large_to_be_looked_through_is_named(tmp_path: Path) -> None:
    (tmp_path / "original.c").write_text(PLAIN)
    (tmp_path / "new").mkdir()
    (tmp_path / "new/main.rs").write_text('fn main() { std::env::var("X"); }\n' + "// more\n" * (1 << 19))
    assert [str(c) for c in concerns(tmp_path / "original.c", tmp_path / "new")] == ["main.rs: is too large to be looked through"]


def test_our_own_library_and_reference_translations_are_no_concern(tmp_path: Path) -> None:
    (tmp_path / "original.c").write_text(PLAIN)
    for target in ("rust", "go"):
        assert concerns(tmp_path / "original.c", ROOT / "translators/runtimes" / target) == []
        for system in SYSTEMS.values():
            assert concerns(system, system / "reference" / target) == []
