"""A small C system of three modules with hand-written translations, for tests of the whole path."""

from __future__ import annotations

from pathlib import Path

SOURCE = {
    "calc.h": "int clamp(int x, int low, int high);\nint digits(unsigned int n);\n",
    "calc.c": """#include "calc.h"

/* Keep x between low and high. */
int clamp(int x, int low, int high)
{
    if (x < low)
        return low;
    if (x > high)
        return high;
    return x;
}

int digits(unsigned int n)
{
    int count = 1;
    while (n >= 10) {
        n /= 10;
        count++;
    }
    return count;
}
""",
    "text.h": "int vowels(const char *s);\n",
    "text.c": """#include "text.h"

int vowels(const char *s)
{
    int i, n = 0;
    for (i = 0; s[i] != '\\0'; i++) {
        if (s[i] == 'a' || s[i] == 'e' || s[i] == 'i' || s[i] == 'o' || s[i] == 'u')
            n++;
    }
    return n;
}
""",
    "words.c": """#include <stdio.h>
#include <string.h>
#include "calc.h"
#include "text.h"

int main(void)
{
    char line[64];
    int number = 0;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\\n")] = '\\0';
        number++;
        printf("%d: %d vowels, %d shown, %d digits\\n", number, vowels(line), clamp((int)strlen(line), 2, 20),
               digits((unsigned)strlen(line)));
    }
    return number > 3;
}
""",
}
SCENARIOS = {"plain": b"hello\nworld\n", "long": b"aeiou" * 9 + b"\nx\n\nfour\n", "empty": b""}
RUST = {
    "src/calc.rs": """pub fn clamp(x: i32, low: i32, high: i32) -> i32 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

pub fn digits(n: u32) -> i32 {
    n.checked_ilog10().map_or(1, |log| log as i32 + 1)
}
""",
    "src/text.rs": """pub fn vowels(s: &[u8]) -> i32 {
    s.iter().take_while(|c| **c != 0).filter(|c| b"aeiou".contains(c)).count() as i32
}
""",
    "src/words.rs": """use crate::{calc, text};
use std::io::{Read, Write};

/// What `fgets` with a buffer of 64 bytes gives: at most 63 bytes, up to and with the line feed.
fn chunks(input: &[u8]) -> Vec<&[u8]> {
    let mut rest = input;
    let mut out = Vec::new();
    while !rest.is_empty() {
        let end = rest.iter().take(63).position(|b| *b == b'\\n').map_or(rest.len().min(63), |at| at + 1);
        out.push(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

pub fn main() {
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).expect("standard input");
    let mut out = Vec::new();
    let mut number = 0;
    for chunk in chunks(&input) {
        let line = chunk.split(|b| *b == b'\\n' || *b == 0).next().unwrap_or(&[]);
        number += 1;
        let length = line.len() as i32;
        writeln!(
            out,
            "{number}: {} vowels, {} shown, {} digits",
            text::vowels(line),
            calc::clamp(length, 2, 20),
            calc::digits(length as u32)
        )
        .expect("memory");
    }
    std::io::stdout().write_all(&out).expect("standard output");
    std::process::exit(i32::from(number > 3));
}
""",
}

VERIFY = "[verify]\nbudget = 8.0\ncalls = 200\nmutants = 0\n"
"""Short campaigns; what mutants say of them is asked apart (test_mutants.py)."""


def write_system(folder: Path) -> Path:
    """The legacy system with its scenarios."""
    (folder / "src").mkdir(parents=True)
    for name, text in SOURCE.items():
        (folder / "src" / name).write_text(text)
    for name, stdin in SCENARIOS.items():
        (folder / "scenarios" / name).mkdir(parents=True)
        (folder / "scenarios" / name / "stdin").write_bytes(stdin)
    (folder / "theseus.toml").write_text('[project]\nname = "words"\n' + VERIFY)
    return folder


def write_translation(folder: Path, **changes: tuple[str, str]) -> Path:
    """The Rust translation; `changes` maps a module to a (text, replacement) that plants a fault in it."""
    for name, text in RUST.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old, new = changes.get(path.stem, ("", ""))
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text)
    return folder
