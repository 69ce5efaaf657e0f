"""A counterexample as a test in the target language: it fails until the translation does as the original did."""

from __future__ import annotations

from verifiers.observe import Outcome
from verifiers.verdict import Counterexample, Verdict


def unit_test(verdict: Verdict) -> tuple[str, str] | None:
    """A file's name and text, to be put into the translation's tree (Rust: `tests/`; Go: beside `go.mod`, or a
    folder there).

    None when there is no counterexample, or it is a batch job, or the original did not end by itself.
    """
    found = verdict.counterexample
    make = {"rust": _rust, "go": _go}.get(verdict.translation.language)
    if found is None or make is None or found.case.steps or found.original.outcome is not Outcome.EXITED:
        return None
    names = verdict.translation.programs
    program = found.case.program if found.case.program in names else next(iter(names), "main")
    return make(found, program)


def _rust(found: Counterexample, program: str) -> tuple[str, str]:
    case, seen = found.case, found.original
    files = "".join(
        f"    std::fs::create_dir_all(folder.join({_rs(p.encode())}).parent().unwrap()).unwrap();\n"
        f"    std::fs::write(folder.join({_rs(p.encode())}), {_rb(c)}).unwrap();\n"
        for p, c in case.files
    )
    checks = "".join(
        f"    assert!(!folder.join({_rs(p.encode())}).exists());\n"
        if c is None
        else f"    assert_eq!(std::fs::read(folder.join({_rs(p.encode())})).unwrap(), {_rb(c)});\n"
        for p, c in seen.plain_files
    )
    arguments = ", ".join(f"std::ffi::OsStr::from_bytes({_rb(a)})" for a in case.arguments)
    variables = "".join(f"        .env({_rs(name.encode())}, {_rs(text.encode())})\n" for name, text in case.environment)
    argument_line = f"        .args([{arguments}])\n" if case.arguments else ""
    use = "use std::os::unix::ffi::OsStrExt;\n" if case.arguments else ""
    text = f"""//! Found by theseus: {found.differences[0].summary if found.differences else 'the sides differ'}.
use std::io::Write;
{use}use std::process::{{Command, Stdio}};

#[test]
fn behaves_as_the_original() {{
    let folder = std::env::temp_dir().join(format!("counterexample-{{}}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
{files}    let mut child = Command::new(env!("CARGO_BIN_EXE_{program}"))
{argument_line}{variables}        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all({_rb(case.stdin)});
    let done = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy({_rb(seen.stdout)}));
    assert_eq!(done.status.code(), Some({seen.code}));
{checks}}}
"""
    return "counterexample.rs", text


def _go(found: Counterexample, program: str) -> tuple[str, str]:
    case, seen = found.case, found.original
    files = "".join(
        f"\tos.MkdirAll(filepath.Dir(filepath.Join(folder, {_gs(p.encode())})), 0o700)\n"
        f"\tos.WriteFile(filepath.Join(folder, {_gs(p.encode())}), []byte({_gs(c)}), 0o600)\n"
        for p, c in case.files
    )
    checks = "".join(
        f"\tif _, err := os.Stat(filepath.Join(folder, {_gs(p.encode())})); err == nil {{\n\t\tt.Error({_gs(p.encode())}, \"is there\")\n\t}}\n"
        if c is None
        else f"\tif got, _ := os.ReadFile(filepath.Join(folder, {_gs(p.encode())})); string(got) != {_gs(c)} {{\n"
        f"\t\tt.Errorf(\"%s: %q\", {_gs(p.encode())}, got)\n\t}}\n"
        for p, c in seen.plain_files
    )
    arguments = "".join(f", {_gs(a)}" for a in case.arguments)
    pairs = "".join(f", {_gs(f'{name}={text}'.encode())}" for name, text in case.environment)
    variables = f"\tcommand.Env = append(os.Environ(){pairs})\n" if pairs else ""
    text = f"""// Found by theseus: {found.differences[0].summary if found.differences else 'the sides differ'}.
package main

import (
\t"os"
\t"os/exec"
\t"path/filepath"
\t"strings"
\t"testing"
)

func TestBehavesAsTheOriginal(t *testing.T) {{
\tfolder := t.TempDir()
\tprogram := filepath.Join(t.TempDir(), "program")
\tsource := "."
\tif _, err := os.Stat("go.mod"); err != nil {{
\t\tsource = ".."
\t}}
\tif _, err := os.Stat(source + "/cmd/{program}"); err == nil {{
\t\tsource += "/cmd/{program}"
\t}}
\tif out, err := exec.Command("go", "build", "-o", program, "./"+source).CombinedOutput(); err != nil {{
\t\tt.Fatalf("%s", out)
\t}}
{files}\tcommand := exec.Command(program{arguments})
\tcommand.Dir = folder
{variables}\tcommand.Stdin = strings.NewReader({_gs(case.stdin)})
\tout, _ := command.Output()
\tif want := {_gs(seen.stdout)}; string(out) != want {{
\t\tt.Errorf("standard output: %q, not %q", out, want)
\t}}
\tif code := command.ProcessState.ExitCode(); code != {seen.code} {{
\t\tt.Errorf("exit code %d, not {seen.code}", code)
\t}}
{checks}}}
"""
    return "counterexample_test.go", text


def _escaped(data: bytes) -> str:
    plain = {0x22: '\\"', 0x5C: "\\\\", 0x0A: "\\n", 0x09: "\\t", 0x0D: "\\r"}
    return "".join(plain.get(b) or (chr(b) if 32 <= b < 127 else f"\\x{b:02x}") for b in data)


def _rb(data: bytes) -> str:
    """A Rust byte slice."""
    return f'&b"{_escaped(data)}"[..]'


def _rs(data: bytes) -> str:
    """A Rust path, which may hold any bytes that are UTF-8."""
    return '"' + data.decode("utf-8", "replace").replace("\\", "\\\\").replace('"', '\\"') + '"'


def _gs(data: bytes) -> str:
    """A Go string, which may hold any bytes."""
    return f'"{_escaped(data)}"'

