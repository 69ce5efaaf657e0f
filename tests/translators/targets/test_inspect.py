"""What a translation reaches for is found on its syntax tree, however it is written."""

from __future__ import annotations

import pytest

from translators.targets import inspector
from translators.targets.inspect import Need

RUST = {
    'fn f() { std::fs::read("x"); }': Need.FILE,
    "use std::{fs, io};": Need.FILE,
    "use std as s; fn f() { s::fs::read(\"x\"); }": Need.OTHER,
    "macro_rules! m { ($a:ident) => { $a::fs::read(\"x\") } } fn f() { m!(std) }": Need.OTHER,
    "use std::*;": Need.OTHER,
    "use std::{{fs}};": Need.FILE,
    "use std::{io::{self, Write}, {cell::Cell, {net}}};": Need.NETWORK,
    "use {std::{{fs as x}}};": Need.FILE,
    "use std::{self as s};": Need.OTHER,
    "use std::include_str as inc;": Need.OTHER,
    "fn f() { crate::std::fs::read(1); }": Need.FILE,
    'fn f() { r#std::fs::read("x"); }': Need.FILE,
    'fn f() { println!("{}", include_str!("/etc/passwd")); }': Need.FILE,
    'fn f() { println!("{:?}", std::fs::read("x")); }': Need.FILE,
    'fn f() { ::std::process::Command::new("sh"); }': Need.PROCESS,
    "use std::process;": Need.PROCESS,
    "fn f() { std::process::exit(3) }": Need.EXIT,
    "use std::net::TcpStream;": Need.NETWORK,
    "fn f() { std::env::args(); }": Need.ENVIRONMENT,
    "fn f() { let s = std::io::stdin(); }": Need.STDIN,
    "use std::io; fn f() { io::stdin(); }": Need.STDIN,
    "fn f() { std::thread::spawn(|| {}); }": Need.THREAD,
    "fn f() { std::time::Instant::now(); }": Need.TIME,
    "fn f() { unsafe { } }": Need.UNSAFE,
    "macro_rules! u { () => { unsafe { } } }": Need.UNSAFE,
    "use core::{arch::asm};": Need.FOREIGN,
    'extern "C" { fn system(); }': Need.FOREIGN,
    "#[no_mangle] pub fn x() {}": Need.FOREIGN,
    "extern crate libc;": Need.DEPENDENCY,
    "thread_local! { static N: Cell<u32> = const { Cell::new(0) }; }": Need.STATE,
    "use std::sync::atomic::AtomicU32 as N; static COUNT: N = N::new(0);": Need.STATE,
    "fn f() { static SEEN: std::sync::OnceLock<u8> = std::sync::OnceLock::new(); }": Need.STATE,
    "fn f() { std::panic::set_hook(Box::new(|_| ())); }": Need.OTHER,
    '#[path = "/etc/x"] mod y;': Need.BUILD,
    "#![feature(x)]": Need.BUILD,
    "#[cfg_attr(all(), no_mangle)] fn f() {}": Need.BUILD,
}
GO = {
    'import "os/exec"': Need.PROCESS,
    'import o "os"\nfunc F() { o.Open("x") }': Need.FILE,
    'import "os"\nvar x os.File': Need.FILE,
    'import "os"\nfunc F() { os.Exit(1) }': Need.EXIT,
    'import "os"\nfunc F() { _ = os.Stdin }': Need.STDIN,
    'import "os"\nfunc F() { _ = os.Args }': Need.ENVIRONMENT,
    'import p "fmt"\nfunc F() { p.Scanln() }': Need.STDIN,
    'import "C"': Need.FOREIGN,
    'import "syscall"': Need.FOREIGN,
    'import _ "unsafe"': Need.UNSAFE,
    'import "net/http"': Need.NETWORK,
    'import "net/netip"': Need.NETWORK,
    'import "github.com/a/b"': Need.DEPENDENCY,
    'import . "os"': Need.OTHER,
    'import "runtime/debug"': Need.OTHER,
    'import "reflect"': Need.OTHER,
    'import "time"': Need.TIME,
    "//go:linkname a b\nfunc F() {}": Need.BUILD,
    "//go:build linux": Need.BUILD,
    "func F() { go F() }": Need.THREAD,
    "var n int\nfunc F() { n++ }": Need.STATE,
    "var n int\nfunc F() { n = 1 }": Need.STATE,
    "var n [4]int\nfunc F() { n[1] += 2 }": Need.STATE,
    "var n struct{ a int }\nfunc F() { a, n.a = 1, 2 }": Need.STATE,
    "var n int\nfunc F() { p := &n; *p = 1 }": Need.STATE,
    "var n = map[int]int{}\nfunc F() { m := n; m[1] = 2 }": Need.STATE,
    "var n = []int{1}\nfunc F() { g(n) }": Need.STATE,
    "var n = [4]int{1}\nfunc F() { g(n[:]) }": Need.STATE,
    "var n sync.Map\nfunc F() { n.Store(1, 2) }": Need.STATE,
}
INNOCENT = {
    "rust": """use std::cell::{Cell, RefCell};
use std::io::Write;
use crate::theseus_rt as rt;
// std::fs is not used, and unsafe is a word
#[derive(Clone, Debug)]
pub struct Net { pub env: i32 }
pub fn f(fs: &[u8], process: i32) -> String { let dir = "std::fs"; print!("{process}"); format!("{dir}{}", fs.len()) }
""",
    "go": """package x

import (
\t"fmt"
\t"os"
\t"strings"

\t"migrated/theseusrt"
)

// os.Open is not used.
type Net struct{ Exec int }

var table = []int32{1, 2, 3}
var names = [2]string{"a", "b"}
var limit int32 = 7

func G(i int32) int32 {
	for _, n := range table {
		if n > limit && len(table) > 2 {
			return table[i] + int32(len(names[i]))
		}
	}
	s := limit
	s++
	return min(limit, s)
}

func F(unsafe string) { fmt.Fprintln(os.Stdout, strings.ToUpper(unsafe), "os/exec", theseusrt.Value(1)) }
""",
}


@pytest.mark.parametrize("text", RUST)
def test_a_reach_in_rust_is_found(text: str) -> None:
    assert RUST[text] in {r.need for r in inspector("rust").reaches(text)}


@pytest.mark.parametrize("text", GO)
def test_a_reach_in_go_is_found(text: str) -> None:
    assert GO[text] in {r.need for r in inspector("go").reaches("package x\n" + text)}


@pytest.mark.parametrize("target", INNOCENT)
def test_names_strings_and_comments_are_no_reaches(target: str) -> None:
    assert inspector(target).reaches(INNOCENT[target]) == []
    assert inspector(target).faults(INNOCENT[target]) == []


def test_layout_and_comments_do_not_change_a_shape_and_code_does() -> None:
    rust, go = inspector("rust"), inspector("go")
    assert rust.shape("fn f() -> i32 { 1 }") == rust.shape("// one\nfn f()\n-> i32 { /* x */ 1 }\n")
    assert rust.shape("fn f() -> i32 { 1 }") != rust.shape("fn f() -> i32 { 2 }")
    assert rust.shape('fn f() { g("a b") }') != rust.shape('fn f() { g("ab") }')
    assert go.shape("package x\nfunc F() int { return 1 }") == go.shape("package x\n\nfunc F() int { return 1 } // y")
    assert go.shape('package x\nvar a = "a b"') != go.shape('package x\nvar a = "ab"')


def test_heads_compare_types_and_not_names() -> None:
    def head(target: str, text: str) -> str:
        return inspector(target).items(text)[-1].head

    assert head("rust", "pub fn f(mut a: &[u8], b: i32) -> Result<i32, Exception> { Ok(1) }") == head(
        "rust", "pub fn f(x: &[u8], y: i32,) -> Result<i32, crate::theseus_rt::Exception> { Ok(2) }"
    )
    assert head("rust", "pub fn f(a: i32) {}") != head("rust", "pub fn f(a: i64) {}")
    assert head("rust", "pub fn f(a: &i32) {}") != head("rust", "pub fn f(a: &mut i32) {}")
    assert head("rust", "pub const A: i32 = 1;") != head("rust", "pub const A: i32 = 2;")
    ordered = "impl E {{ pub const ALL: [E; 2] = [{}]; fn f() {{ {} }} }}"
    assert head("rust", ordered.format("E::A, E::B", "")) == head("rust", ordered.format("E::A, E::B,", "1;"))
    assert head("rust", ordered.format("E::A, E::B", "")) != head("rust", ordered.format("E::B, E::A", ""))
    listed = "package x\ntype E int32\nconst (\n\t{} E = iota\n\t{}\n)"
    by_name = [{i.name: i.head for i in inspector("go").items(listed.format(*n))} for n in (("A", "B"), ("B", "A"))]
    assert by_name[0]["A"] != by_name[1]["A"] and by_name[0]["B"] != by_name[1]["B"]
    assert head("go", "package x\nfunc F(a, b int32) bool { return true }") == head(
        "go", "package x\nfunc F(c int32, d int32) bool { return false }"
    )
    assert head("go", "package x\nfunc F(a *int32) {}") != head("go", "package x\nfunc F(a int32) {}")


def test_what_is_no_code_has_faults() -> None:
    assert inspector("rust").faults("Here is the translation:\n\n```rust\nfn f() {}\n```")
    assert inspector("rust").faults("pub fn f() { if x {")
    assert inspector("rust").faults("def f():\n    return 1\n")
    assert inspector("go").faults("func F() {}")
    assert inspector("go").faults("package x\nfunc F() {")
