"""Modules of a C tree and their edges."""

from __future__ import annotations

import pytest

from analyzers.c.library import offered_by
from analyzers.model import DependencyKind, ModuleKind, Severity
from tests.analyzers.c.small import tree_of

TREE = {
    "src/frame.c": '#include "frame.h"\n#include "crc.h"\n#include <string.h>\n'
    'int frame(int a) { return crc(a) + limit + (int)strlen("x"); }',
    "src/frame.h": "int frame(int a);\n",
    "src/crc.c": '#include "crc.h"\nint limit = 3;\nint crc(int a) { return a; }\n',
    "include/crc.h": "#ifndef CRC_H\n#define CRC_H\nextern int limit;\nint crc(int a);\n#endif\n",
    "include/bits.h": "static inline int low(int a) { return a & 1; }\n",
    "src/tool.c": '#include "bits.h"\n#include "missing.h"\nint main(void) { return low(frame(1)); }\n'
    "int (*handler)(int); int call(int a) { return handler(a); }\n",
}


def test_sources_and_their_headers_are_one_module() -> None:
    modules = {m.id: (m.kind, m.files) for m in tree_of(TREE).modules}
    assert modules == {
        "bits": (ModuleKind.HEADER, ("include/bits.h",)),
        "crc": (ModuleKind.LIBRARY, ("src/crc.c", "include/crc.h")),
        "frame": (ModuleKind.LIBRARY, ("src/frame.c", "src/frame.h")),
        "tool": (ModuleKind.MAIN, ("src/tool.c",)),
    }


def test_edges_are_resolved_or_say_why_not() -> None:
    edges = {(d.source, d.kind, d.target): d for d in tree_of(TREE).dependencies}
    resolved = {key for key, d in edges.items() if d.resolved}
    assert resolved == {
        ("frame", DependencyKind.INCLUDE, "crc"),
        ("frame", DependencyKind.CALL, "crc"),
        ("frame", DependencyKind.DATA, "crc"),
        ("tool", DependencyKind.INCLUDE, "bits"),
        ("tool", DependencyKind.CALL, "frame"),
    }
    assert edges["frame", DependencyKind.CALL, "crc"].span.line == 4
    reasons = {key[2]: d.reason for key, d in edges.items() if not d.resolved}
    assert reasons == {
        "string.h": "a header of the system",
        "strlen": "a function of the C library",
        "missing.h": "the header is not in the tree",
        "handler": "a call through a function pointer",
    }


def test_inline_functions_of_headers_are_visible_to_all() -> None:
    assert tree_of(TREE).module("bits").interface.subprograms[0].exported


def test_modules_of_one_name_get_different_ids() -> None:
    ids = [m.id for m in tree_of({"a/util.c": "int x;", "b/util.c": "int y;", "1st.c": "int z;"}).modules]
    assert sorted(ids) == ["b_util", "m_1st", "util"]


@pytest.mark.parametrize(
    "text",
    [
        "int f(int a) { if (a { return 1; }\n}\nint g(void) { return 2; }\n",
        "}}}} int g(void) { return 2; }",
        "int g(void) { return 2; }\n#if 1\nint h(void) {",
        "MACRO_WE_LACK(x)\nint g(void) { return 2; }\n",
        'int g(void) { return 2; }\nint k(int a) { return a ? : asm("nop"); }',
        "\x00\x01 int g(void) { return 2; }",
    ],
)
def test_files_that_do_not_compile_are_still_used(text: str) -> None:
    module = tree_of({"m.c": text}).modules[0]
    assert "g" in [s.name for s in module.interface.subprograms]


def test_what_could_not_be_read_is_listed() -> None:
    tree = tree_of({"m.c": '#include "gone.h"\nint f(void) { return @; }\n#if UNKNOWN_THING\n#endif\n'})
    messages = [(d.severity, d.message, d.span.line) for d in tree.diagnostics]
    assert (Severity.WARNING, "the header gone.h is not in the tree", 1) in messages
    assert any(m.startswith("this could not be parsed") and line == 2 for _, m, line in messages)
    assert (Severity.NOTE, "#if asks for UNKNOWN_THING, which nothing defines: taken as 0", 3) in messages


def test_functions_of_posix_are_nothing_that_a_tree_lacks() -> None:
    assert {n: offered_by(n) for n in ("close", "pthread_create", "ioctl", "sinf", "memcpy", "xmalloc")} == {
        "close": "a function of POSIX", "pthread_create": "a function of POSIX", "ioctl": "a function of POSIX",
        "sinf": "a function of the C library", "memcpy": "a function of the C library", "xmalloc": "",
    }  # fmt: skip
