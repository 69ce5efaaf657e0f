"""What a translation reaches for is found on its syntax tree, however it is written."""

from __future__ import annotations

import re
from pathlib import Path

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
    "macro_rules! m { (. $($t:tt)*) => { $($t)* } } fn f() { m!(. std::fs::read(1)) }": Need.FILE,
    'macro_rules! m { () => { #[path = "/etc/x"] mod x; } } m!();': Need.BUILD,
    "macro_rules! m { () => { #[no_mangle] pub fn write() {} } } m!();": Need.FOREIGN,
    "macro_rules! m { ($f:ident :) => { std::io::$f() } } fn f() { m!(stdin :) }": Need.STDIN,
    "macro_rules! m { ($f:ident) => { std::$f::read(1) } } fn f() { m!(fs) }": Need.OTHER,
    "fn f() { //\n/*/ */ unsafe {} /* */ }": Need.UNSAFE,
    "fn f() { ('\"', unsafe { 1 }, '\"'); }": Need.UNSAFE,
    'fn f() { (r"\\", unsafe { 1 }, ""); }': Need.UNSAFE,
    'fn f() { (r#""\\"#, unsafe { 1 }, b"\\"") }': Need.UNSAFE,
    "#!/bin/x\nfn f() { unsafe {} }": Need.UNSAFE,
    "fn f() -> usize { &1 as *const i32 as usize }": Need.UNSAFE,
    "fn f() { m!(x as *mut u8) }": Need.UNSAFE,
    'fn f() { format!("{:p}", &1); }': Need.OTHER,
    'fn f(x: &u8) { format!("{x:#p}"); }': Need.OTHER,
    "use std::collections::hash_map::RandomState;": Need.OTHER,
    "fn f(m: HashMap<u8, u8>) { m.hasher().build_hasher(); }": Need.OTHER,
    "type i32 = i64; pub fn f(x: i32) {}": Need.MEANING,
    "use std::primitive::i64 as i32;": Need.MEANING,
    "use std::{primitive::i64 as r#i32};": Need.MEANING,
    "macro_rules! m { () => { use std::primitive::{i64 as i32}; } } m!();": Need.MEANING,
    "macro_rules! m { () => { type u8 = u16; } } m!();": Need.MEANING,
    "use std::ffi::CString;": Need.FOREIGN,
    "use std::os::unix::{ffi, net};": Need.FOREIGN,
    "use std::os::unix::ffi::OsStrExt;": Need.ENVIRONMENT,
    "use std::ffi::OsString;": Need.ENVIRONMENT,
    "fn f() -> bool { cfg!(debug_assertions) }": Need.BUILD,
    'fn f() { include!("x") }': Need.BUILD,
    'fn f() { env!("PATH") }': Need.BUILD,
    "use super::other;": Need.HIDDEN,
    "fn f() { super::other::g() }": Need.HIDDEN,
    "mod a { fn f() { super::super::other::g() } }": Need.HIDDEN,
    "mod a { macro_rules! m { () => { super::other::g() } } pub(crate) use m; } fn f() { a::m!() }": Need.HIDDEN,
    "use crate as c;": Need.HIDDEN,
    "macro_rules! m { ($c:tt) => { $c::other::g() } } fn f() { m!(crate) }": Need.HIDDEN,
    "macro_rules! m { (pub ($c:tt)) => { $c::other::g() } } fn f() { m!(pub (crate)) }": Need.HIDDEN,
    "use crate::theseus_rt as rt; fn f() { rt::exit(1) }": Need.EXIT,
    "use crate::theseus_rt::*; fn f() { exit(1) }": Need.EXIT,
    "use crate::theseus_rt::{ada::{clock as now}};": Need.TIME,
    "fn f(m: &crate::theseus_rt::cobol::Machine) { m.accept(x) }": Need.STDIN,
    "use crate::theseus_rt::cobol::FileSpec;": Need.FILE,
    "use crate::theseus_rt::memory;": Need.STATE,
    "fn f() { crate::theseus_rt::streams::remove(b\"x\"); }": Need.FILE,
    "use crate::theseus_rt::cobol::Machine; fn f(m: &Machine) { m.cbl_delete_file(x) }": Need.FILE,
    "use crate::theseus_rt::cobol::Machine; fn f(m: &Machine) { m.command_line(); }": Need.ENVIRONMENT,
    "fn f() { crate::theseus_rt::ada_directories::exists(b\"x\"); }": Need.FILE,
    "fn f() { crate::theseus_rt::ada_environment::value(b\"x\"); }": Need.ENVIRONMENT,
    "use std::{self as s};": Need.OTHER,
    "use std::include_str as inc;": Need.OTHER,
    "fn f() { crate::std::fs::read(1); }": Need.FILE,
    'fn f() { r#std::fs::read("x"); }': Need.FILE,
    'fn f() { println!("{}", include_str!("/etc/passwd")); }': Need.BUILD,
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
RUST |= {
    'macro_rules! m { ($i:ident) => { $i!("/etc/passwd") } } fn f() { m!(include_str); }': Need.BUILD,
    'macro_rules! m { ($i:ident) => { $i!("PATH") } } fn f() { m!(env); }': Need.BUILD,
    "macro_rules! m { ($i:ident) => { $i!(debug_assertions) } } fn f() -> bool { m!(cfg) }": Need.BUILD,
    'fn f() { vec![{ macro_rules! m { ($i:ident) => { $i!("x") } } m!(include_str) }]; }': Need.BUILD,
    "macro_rules! m { ($t:tt) => { # $t pub fn write() {} } } m!([no_mangle]);": Need.BUILD,
    'macro_rules! m { ($t:tt) => { # $t mod y; } } m!([path = "/etc/x"]);': Need.BUILD,
    "macro_rules! m { ($a:meta) => { #[$a] pub fn x() {} } } m!(no_mangle);": Need.BUILD,
    "fn f() { vec![{ macro_rules! m { (pub ($c:tt)) => { $c::other::g() } } m!(pub (crate)) }]; }": Need.HIDDEN,
    "use crate::theseus_rt::{*}; fn f() { exit(1) }": Need.EXIT,
    "use crate::theseus_rt::{ada::*, c}; fn f() { exit(1) }": Need.EXIT,
    "use crate::theseus_rt as rt; macro_rules! c { ($f:ident) => { rt::$f(1) } } fn f() { c!(exit) }": Need.EXIT,
    "use crate::theseus_rt as rt; macro_rules! c { ($m:expr, $f:ident) => { $m.$f(1) } } fn f() { c!(m, accept) }": Need.STDIN,
    "fn f() -> &'static str { module_path!() }": Need.BUILD,
    "fn f() -> &'static str { file!() }": Need.BUILD,
    "fn f() -> &'static str { std::any::type_name::<u8>() }": Need.OTHER,
    "use core::any::TypeId;": Need.OTHER,
    "use std::io::IsTerminal; fn f() -> bool { std::io::stdout().is_terminal() }": Need.ENVIRONMENT,
    "use std::io::*; fn f() -> bool { stdout().is_terminal() }": Need.ENVIRONMENT,
    "use std::io::*; macro_rules! m { ($f:ident) => { stdout().$f() } } fn f() -> bool { m!(is_terminal) }": Need.ENVIRONMENT,
    'macro_rules! m { ($s:ident) => { $s::fs::read("x") } } fn f() { m!(std) }': Need.OTHER,
    'macro_rules! m { ($p:ident) => { std::$p::read("x") } } fn f() { m!(fs) }': Need.OTHER,
    'macro_rules! m { ($p:path) => { { use $p as z; z("x") } } } fn f() { m!(std::fs::read) }': Need.FILE,
    'macro_rules! m { ($($t:tt)*) => { std $($t)* } } fn f() { m!(::fs::read("x")); }': Need.OTHER,
    "macro_rules! m { ($($x:ident)*) => { $($x)* {} } } fn f() { m!(unsafe) }": Need.UNSAFE,
    "macro_rules! m { ($x:tt) => { use super $x other::g; } } m!(::);": Need.HIDDEN,
    "#[global_allocator] static A: X = X;": Need.BUILD,
    '#![doc = include_str!("/etc/passwd")]': Need.BUILD,
    'fn f() { <std::process::Command>::new("sh"); }': Need.PROCESS,
    "fn f() { std::os::fd::AsRawFd::as_raw_fd(&std::io::stdout()); }": Need.FOREIGN,
    '#[link(name = "c")] extern {}': Need.FOREIGN,
    "extern crate std as s;": Need.DEPENDENCY,
    "use libc::c_int;": Need.DEPENDENCY,
    "pub use ::rand::{self as r};": Need.DEPENDENCY,
    "mod inner {} use {std::mem, serde::Serialize};": Need.DEPENDENCY,
    "use proc_macro::TokenStream;": Need.DEPENDENCY,
    "fn f() { use libc as std_; }": Need.DEPENDENCY,
    'fn f() { m!(cr"\\", unsafe { 1 }, "") }': Need.UNSAFE,
    'fn f() { m!(c"\\"", unsafe { 1 }, "\\"") }': Need.UNSAFE,
    "fn f() { m!('\\'', \"'\", unsafe { 1 }, '\\'') }": Need.UNSAFE,
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
    "var f = counter()\nfunc F() { g := f; g() }": Need.STATE,
    "var p = fresh()\nfunc F() { q := p; q.n++ }": Need.STATE,
    "var e error = &T{}\nfunc F() { e.(*T).n++ }": Need.STATE,
    "type T struct{ s []int }\nvar p T\nfunc F() { q := p; q.s[0]++ }": Need.STATE,
    "var m = [3][]int{}\nfunc F() { for _, r := range m { r[0] = 1 } }": Need.STATE,
    "var x struct{ a *int }\nfunc F() { *x.a = 1 }": Need.STATE,
    "var x = [3]*int{}\nfunc F() { y := x[0]; *y = 1 }": Need.STATE,
    "var n int\nfunc F() { for n = range 10 { } }": Need.STATE,
    "var c = make(chan int, 3)\nfunc F() { c <- 1 }": Need.STATE,
    "var c = channel()\nfunc F() int { return <-c }": Need.STATE,
    'import "io"\nfunc F() { io.EOF = nil }': Need.STATE,
    'import "os"\nfunc F() { os.Stdout = nil }': Need.STATE,
    'import c "hash/crc32"\nfunc F() { c.IEEETable[0]++ }': Need.STATE,
    'import "hash/crc32"\nfunc F() { t := crc32.IEEETable; t[0]++ }': Need.STATE,
    'import "unicode"\nfunc F() { unicode.Letter.R16[0].Lo = 1 }': Need.STATE,
    'import "migrated/other"\nfunc F() { other.N++ }': Need.STATE,
    'import "migrated/other"\nfunc F() { p := &other.N; *p = 1 }': Need.STATE,
    "type int32 = int64\nfunc F(x int32) {}": Need.MEANING,
    "const true = false": Need.MEANING,
    'import string "migrated/other"': Need.MEANING,
    'import "fmt"\nfunc F() { fmt.Printf("%016p", F) }': Need.OTHER,
    "//extern write\nfunc write()": Need.BUILD,
    "/*line x.go:1*/\nfunc F() {}": Need.BUILD,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.Exit(1) }': Need.EXIT,
    'import rt "migrated/theseusrt"\nfunc F() { f := rt.ReadByte; f() }': Need.STDIN,
    'import "migrated/theseusrt/cobol"\nvar f cobol.FileSpec': Need.FILE,
    'import c "migrated/theseusrt/cobol"\nfunc F() { c.RunUnit() }': Need.STATE,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.StreamsRemove(x) }': Need.FILE,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.AdaFilesOpen(x) }': Need.FILE,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.AdaDirectoriesExists(x) }': Need.FILE,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.AdaEnvironmentValue(x) }': Need.ENVIRONMENT,
    'import "migrated/theseusrt/cobol"\nfunc F(m *cobol.Machine) { m.CblDeleteFile(x) }': Need.FILE,
    'import "migrated/theseusrt/cobol"\nfunc F(m *cobol.Machine) { m.ClockTime() }': Need.TIME,
    'import "migrated/theseusrt"\nfunc F() { theseusrt.MemoryStoreI8(1, 2) }': Need.STATE,
    "func F() { _ = '\"'; go F(); _ = '\"' }": Need.THREAD,
    "func F() { _ = `\"\\`; go F(); _ = `\"` }": Need.THREAD,
}
GO |= {
    'import "migrated/theseusrt/\\x63obol"\nfunc F(m *cobol.Machine) { m.CblDeleteFile(x) }': Need.HIDDEN,
    'import "migrated/\\x6fther"': Need.HIDDEN,
    'import "\\x75nsafe"': Need.HIDDEN,
    'import (\n\tx "C"\n)': Need.FOREIGN,
    "import `os/exec`": Need.PROCESS,
    'import e "embed"\n//go:embed /etc/passwd\nvar s string': Need.BUILD,
    "//go:generate sh -c x": Need.BUILD,
    'import "plugin"': Need.FOREIGN,
    'import "os"\ntype T struct{ *os.File }': Need.FILE,
    'import "os"\nvar open = os.Open': Need.FILE,
    'import "os"\nfunc F() { os /*x*/ . /*y*/ Open("x") }': Need.FILE,
    'import "os"\nfunc F() { os.Stdout.Stat() }': Need.FILE,
    'import "os"\nfunc F() { f := os.Stdout; f.Fd() }': Need.FILE,
    'import ("io"; "os")\nfunc F() { io.ReadAll(os.Stdout) }': Need.FILE,
    'import "os"\nfunc F() { os.Stderr.Read(nil) }': Need.FILE,
    "var n int\nfunc init() { n = 7 }": Need.STATE,
    'import "fmt"\nfunc init() { fmt.Println("x") }': Need.START,
    'import "fmt"\nvar _, _ = fmt.Println("x")': Need.START,
    'import "fmt"\nvar x = (func() int { fmt.Println("x"); return 1 })()': Need.START,
    'import "fmt"\nvar x = g()\nfunc g() int { fmt.Println("x"); return 1 }': Need.START,
    'import "fmt"\ntype T struct{}\nvar x = T{}.F()\nfunc (t T) F() int { fmt.Println("x"); return 1 }': Need.START,
    'import ("fmt"; "slices")\nfunc g(int) bool { fmt.Println(1); return true }\nvar x = slices.IndexFunc([]int{1}, g)': Need.START,
    'import ("os"; "io")\nfunc init() { io.WriteString(os.Stdout, "x") }': Need.START,
    'import ("os"; "bufio")\nvar out = bufio.NewWriter(os.Stdout)\nfunc init() { out.WriteString("x") }': Need.START,
    'import "migrated/other"\nvar x = other.F()': Need.START,
    'import rt "migrated/theseusrt"\nfunc init() { rt.AdaPutLine("x") }': Need.START,
    'import "migrated/theseusrt/cobol"\nfunc init() { g() }\nfunc g() { cobol.RunUnit().DisplayOn(x) }': Need.START,
    "var x = in_another_file()": Need.START,
    "func init() { println(1) }": Need.START,
    "func F() { _ = '`'; go F(); _ = '`' }": Need.THREAD,
    "func F() { _ = '\\''; go F(); _ = '\\'' }": Need.THREAD,
}
INNOCENT = {
    "rust": """use std::cell::{Cell, RefCell};
use std::io::Write;
use crate::theseus_rt as rt;
// std::fs is not used, and unsafe is a word
#[derive(Clone, Debug)]
pub struct Net { pub env: i32, date: i32 }
fn day(net: &Net) -> i32 { net.date }
thread_of!(pub(crate) x);
use rt::{ada, c as cc};
use {inner::g as gg, ::std::mem};
mod inner { use super::Net; pub(super) fn g(n: &Net) -> i32 { n.env as i32 * -1 } }
pub fn f(fs: &[u8], process: i32) -> String { let dir = "std::fs"; print!("{process}"); format!("{dir}{}", fs.len()) }
""",
    "go": """package x

import (
\t"bufio"
\t"errors"
\t"fmt"
\t"os"
\t"strings"
\t"unicode"

\t"migrated/theseusrt"
)

// os.Open is not used.
type Net struct{ Exec int }

var table = []int32{1, 2, 3}
var names = [2]string{"a", "b"}
var limit int32 = 7
var rows = [][]int32{{1, 2}, {3}}
var origin = struct{ x, y int32 }{1, 2}
var errEmpty = errors.New("empty")

func min(a, b int32) int32 { o := origin; return o.x + rows[a][b] }

func H() (bool, error) {
	_ = strings.FieldsFunc("a b", unicode.IsSpace)
	return unicode.Is(unicode.Letter, 'x') && rows != nil, errEmpty }

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

type S struct{ show func() }

var all = []S{{help}}
var squares = made()
var one = theseusrt.Value(1)
var out = bufio.NewWriter(os.Stdout)

func made() [2]int32 { return [2]int32{0, 1} }
func help() { fmt.Println(origin.x) }
func (s S) Close() { s.Read() }
func (s S) Read() { s.Close(); os.Stdout.WriteString("x") }

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


def test_a_macro_of_the_text_may_be_imported_and_used() -> None:
    text = """macro_rules! twice { ($x:expr) => { $x + $x } }
pub(crate) use twice;
use twice as again;
fn f(n: i32) -> String { format!("{}", again!(n)) }
"""
    assert inspector("rust").reaches(text) == []


def test_layout_and_comments_do_not_change_a_shape_and_code_does() -> None:
    rust, go = inspector("rust"), inspector("go")
    assert rust.shape("fn f() -> i32 { 1 }") == rust.shape("// one\nfn f()\n-> i32 { /* x */ 1 }\n")
    assert rust.shape("fn f() -> i32 { 1 }") != rust.shape("fn f() -> i32 { 2 }")
    assert rust.shape('fn f() { g("a b") }') != rust.shape('fn f() { g("ab") }')
    assert go.shape("package x\nfunc F() int { return 1 }") == go.shape("package x\n\nfunc F() int { return 1 } // y")
    assert go.shape('package x\nvar a = "a b"') != go.shape('package x\nvar a = "ab"')


def test_what_comments_or_line_ends_decide_is_part_of_a_shape() -> None:
    rust, go = inspector("rust"), inspector("go")
    two = "package x\nfunc F() int {\n\treturn\n\tG()\n}"
    assert go.shape(two) != go.shape(two.replace("return\n\tG", "return G"))
    assert go.shape("package x\n//go:noinline\nfunc F() {}") != go.shape("package x\nfunc F() {}")
    assert rust.shape("fn f() { m!(/// a\n) }") != rust.shape("fn f() { m!(/// b\n) }")
    assert rust.shape("fn f() -> u32 { line!() }") != rust.shape("fn f() -> u32 {\n line!() }")
    assert rust.shape("fn f() { m!(// a\n) }") == rust.shape("fn f() { m!(// b\n) }")


@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_text_nested_without_end_is_a_fault_and_no_crash(target: str) -> None:
    """A megabyte of brackets: compilers would take minutes, and a walk by recursion would end the search."""
    for opening, closing in (("(", ")"), ("[", "]"), ("f(", ")"), ("{", "}"), ("-", "")):
        body = opening * 30_000 + "1" + closing * 30_000
        head = "fn f() { " if target == "rust" else "package x\nfunc f() { "
        reader = inspector(target)
        assert reader.faults(f"{head}{body} }}"), opening
        assert reader.shape(f"{head}{body} }}") and reader.blemishes(f"{head}{body} }}") is not None


def test_every_name_of_the_support_library_that_reaches_further_is_there() -> None:
    """The inspectors' lists name what the library has, and the library has no other way to a file, the
    environment, standard input, the clock or the end: each place that goes there is in a part that they guard."""
    from translators.targets.go.inspect import _COBOL, _SUPPORT
    from translators.targets.merge import RUNTIMES
    from translators.targets.rust.inspect import _SUPPORT as OF_RUST

    for target, table, suffix in (("rust", OF_RUST, "rs"), ("go", {**_SUPPORT, **_COBOL}, "go")):
        texts = {p.name: p.read_text() for p in (RUNTIMES / target).rglob(f"*.{suffix}")}
        words = {w for text in texts.values() for w in re.findall(r"\w+", text)} | {Path(n).stem for n in texts}
        assert set(table) <= words, set(table) - words
        outward = {Need.FILE, Need.ENVIRONMENT, Need.STDIN, Need.TIME, Need.EXIT, Need.PROCESS, Need.NETWORK}
        reaching = {name for name, text in texts.items() if {r.need for r in inspector(target).reaches(text)} & outward}
        guarded = {"process", "ada_support", "c_support", "memory", "machine", "console", "files", "relative", "indexed", "indexed_store",
                   "streams", "ada_files", "ada_elements", "ada_directories", "ada_environment", "ada_tasks", "clock", "surroundings", "routines", "file_spec"}  # fmt: skip
        assert {Path(name).stem for name in reaching} <= guarded


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
