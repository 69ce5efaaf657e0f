"""What the C analyzer says of functions: types as gcc lays them out, directions, lengths, calls."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    Direction,
    EnumType,
    IntType,
    OpaqueType,
    Overflow,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
    UnionType,
)
from tests.analyzers.c.small import function_of, module_of, tree_of

STRUCTS = """
#include <stdint.h>
#include <stdbool.h>
typedef struct { char tag; double w; short s; } padded;
struct __attribute__((packed)) tight { char c; int i; long long l; };
struct bits { unsigned a : 3, b : 7; int c : 30; unsigned char d : 4; uint16_t e; bool f; };
struct nest { padded p[3]; union { int i; char c[6]; } u; enum { X, Y } k; char *name; };
struct list { int v; struct list *next; uint8_t tail[]; };
#pragma pack(push, 1)
struct packet { char c; int i; short s[3]; unsigned a : 5, b : 30; double d; };
#pragma pack(push, inner, 4)
struct half { char c; long l; struct packet p; signed char : 0; char e; };
#pragma pack(2)
#pragma pack(pop, inner)
union ones { char c[3]; short s; };
#pragma pack(pop)
#define PACK(n) _Pragma(#n)
PACK(pack(2))
struct twos { char c; long l; union ones u; };
#pragma pack()
struct apart { char c; long l; };
"""


def test_layout_is_gccs(tmp_path: Path) -> None:
    names = {"padded": "padded", "tight": "struct tight", "nest": "struct nest", "bits": "struct bits",
             "list": "struct list", "packet": "struct packet", "half": "struct half", "twos": "struct twos",
             "apart": "struct apart"}  # fmt: skip
    probes = []
    types = {t.name: t for t in module_of(STRUCTS).interface.types if isinstance(t, RecordType)}
    for name, spelled in names.items():
        probes.append(f'printf("{name} %zu\\n", sizeof({spelled}));')
        for field in types[name].fields:
            if field.bits is None and field.name:
                probes.append(f'printf("{name}.{field.name} %zu\\n", offsetof({spelled}, {field.name}));')
    program = f"{STRUCTS}\n#include <stdio.h>\n#include <stddef.h>\nint main(void) {{ {' '.join(probes)} }}"
    (tmp_path / "p.c").write_text(program)
    subprocess.run(["gcc", "-w", "p.c", "-o", "p"], cwd=tmp_path, check=True)
    answer = subprocess.run([tmp_path / "p"], capture_output=True, text=True, check=True).stdout
    ours = []
    for name in names:
        ours.append(f"{name} {types[name].size}")
        ours += [f"{name}.{f.name} {f.offset}" for f in types[name].fields if f.bits is None and f.name]
    assert answer.splitlines() == ours


@pytest.mark.parametrize("declared", [
    "struct odd { char c; int i; } __attribute__((aligned(32)));", "struct odd { char c; _Alignas(16) int i; };",
    "struct odd { char c; int i __attribute__((packed)); };", "typedef int big __attribute__((aligned(16))); struct odd { big i; };",
    "enum e { A } __attribute__((packed)); struct odd { char c; enum e i; };",
    "enum e { A = 5000000000 }; struct odd { char c; enum e i; };", "struct odd { char c; enum nowhere i; };",
])  # fmt: skip
def test_a_layout_that_is_not_known_is_not_guessed(declared: str) -> None:
    module = module_of(declared + "\nint f(struct odd *p) { return p->i; }")
    found = next(t for t in module.interface.types if getattr(t, "name", "") == "odd")
    opaque = isinstance(found, RecordType) and any(isinstance(field.type, OpaqueType) for field in found.fields)
    assert opaque or getattr(found, "size", None) is None, found


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("size_t x", IntType(64, False, Overflow.WRAPS)),
        ("int8_t x", IntType(8, True, Overflow.UNDEFINED)),
        ("unsigned long long int x", IntType(64, False, Overflow.WRAPS)),
        ("long unsigned x", IntType(64, False, Overflow.WRAPS)),
        ("char x", CharType("char")),
        ("signed char x", IntType(8, True, Overflow.UNDEFINED)),
        ("bool x", BoolType()),
        ("enum e x", IntType(32, False, Overflow.WRAPS, 0, 9, "e")),
        ("alias x", IntType(16, False, Overflow.WRAPS)),
        ("const char *x", StringType(StringKind.NUL_TERMINATED)),
        ("FILE *x", OpaqueType("pointer", "a type of the system's headers")),
        ("int (*x)(int)", OpaqueType("function", "a function pointer")),
    ],
)
def test_parameter_types(declared: str, expected: Type) -> None:
    text = (
        "#include <stdint.h>\n#include <stdbool.h>\n#include <stdio.h>\n"
        "typedef uint16_t alias;\nenum e { A, B = 9 };\n"
        f"int f({declared}) {{ return x ? 1 : 0; }}"
    )
    assert function_of(text).parameters[0].type == expected


def test_enumerations_are_listed_with_their_values() -> None:
    types = module_of("typedef enum { LOW = -2, MID, HIGH = 7 } level;").interface.types
    assert types == (EnumType("level", ("LOW", "MID", "HIGH"), (-2, -1, 7)),)


def test_unions_and_lists_keep_their_shape() -> None:
    text = "struct n { struct n *next; union { int i; float f; } u; };"
    record = module_of(text).interface.types[0]
    assert isinstance(record, RecordType)
    assert isinstance(record.fields[0].type, ReferenceType)
    assert isinstance(record.fields[1].type, UnionType)


DIRECTIONS = [
    ("int f(const int *p) { return *p; }", Direction.IN),
    ("int f(int *p) { return *p; }", Direction.IN),
    ("void f(int *p) { *p = 1; }", Direction.OUT),
    ("void f(int *p, int c) { if (c) *p = 1; }", Direction.IN_OUT),
    ("void f(int *p, int c) { if (c) *p = 1; else *p = 2; }", Direction.OUT),
    ("int f(int *p, int c) { if (c) return -1; *p = 1; return 0; }", Direction.IN_OUT),
    ("int f(int *p, int c) { *p = 0; if (c) return -1; *p += 1; return 0; }", Direction.OUT),
    ("void f(int *p) { *p += 1; }", Direction.IN_OUT),
    ("void f(int *p) { (*p)++; }", Direction.IN_OUT),
    ("void f(int *p) { while (*p) *p = 0; }", Direction.IN_OUT),
    ("void f(int *p, int c) { while (c--) *p = 0; }", Direction.IN_OUT),
    ("void f(int *p, int c) { do { *p = c; } while (c--); }", Direction.OUT),
    ("void f(int *p, int c) { do { if (c) break; *p = c; } while (c--); }", Direction.IN_OUT),
    ("void f(int *p, int c) { switch (c) { case 1: *p = 2; } }", Direction.IN_OUT),
    ("static void g(int *q) { *q = 3; } void f(int *p) { g(p); }", Direction.OUT),
    ("static void g(int *q) { *q += 3; } void f(int *p) { g(p); }", Direction.IN_OUT),
    ("void g(int *); void f(int *p) { g(p); }", Direction.IN_OUT),
    ("int g(const int *); int f(int *p) { return g(p); }", Direction.IN),
    ("struct s { int a, b; }; void f(struct s *p) { p->a = 1; p->b = 2; }", Direction.OUT),
    ("struct s { int a, b; }; void f(struct s *p) { p->a = 1; }", Direction.IN_OUT),
    ("struct s { int a, b; }; void f(struct s *p) { p->a = 1; p->b = p->a; }", Direction.OUT),
    ("struct s { int a, b; }; void f(struct s *p) { p->a = p->b; p->b = 0; }", Direction.IN_OUT),
    ("void *memset(void *, int, unsigned long); struct s { int a, b; };"
     "void f(struct s *p) { memset(p, 0, sizeof *p); p->b++; }", Direction.OUT),
    ("struct s { int a; }; int f(const struct s *p) { return p->a; }", Direction.IN),
    ("void f(int *p) { int *q = p; *q = *q + 1; }", Direction.IN_OUT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_directions(text: str, direction: Direction) -> None:
    assert function_of(text, "f").parameters[0].direction is direction


BUFFERS = [
    ("int f(const unsigned char *p, unsigned long len) { return len ? p[0] : 0; }", "p", "len"),
    ("int f(unsigned long n, const int *p) { int s = 0; for (unsigned long i = 0; i < n; i++) s += p[i]; return s; }",
     "p", "n"),
    ("int f(const int *p, int items) { int s = 0; for (int i = 0; i < items; i++) s += p[i]; return s; }", "p", "items"),
    ("void f(int *d, const int *s, int n) { for (int i = 0; i < n; i++) d[i] = s[i]; }", "d", "n"),
    ("void f(int *d, const int *s, int n) { for (int i = 0; i < n; i++) d[i] = s[i]; }", "s", "n"),
    ("void f(const char *s, char *out, unsigned long cap) { if (cap) out[0] = s[0]; }", "out", "cap"),
    ("int f(const void *data, unsigned long size) { const unsigned char *p = data; return size ? p[0] : 0; }",
     "data", "size"),
    ("struct s { int a; }; int f(const struct s *t, int count) { int r = 0; for (int i = 0; i < count; i++) r += t[i].a;"
     " return r; }", "t", "count"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "length"), BUFFERS)
def test_buffers_know_their_length(text: str, name: str, length: str) -> None:
    parameter = next(p for p in function_of(text).parameters if p.name == name)
    assert isinstance(parameter.type, BufferType)
    assert parameter.type.length_param == length


@pytest.mark.parametrize(
    "text",
    [
        "int f(const char *s, int len) { return s[0] != 0 ? len : 0; }",  # the length of something else
        "void f(const char *s, char *out, unsigned long cap) { out[0] = s[cap]; }",
    ],
)
def test_a_string_that_ends_at_its_nul_is_no_buffer(text: str) -> None:
    assert function_of(text).parameters[0].type == StringType(StringKind.NUL_TERMINATED)


def test_a_position_is_not_a_length() -> None:
    parameter = function_of("void f(int *p, unsigned long n, int v) { p[n++] = v; }").parameters[0]
    assert parameter.type == ArrayType(IntType(32, True, Overflow.UNDEFINED), None, None)


def test_fixed_arrays_keep_their_bounds() -> None:
    text = "enum { N = 4 };\nvoid f(int v[N * 2]) { v[0] = 1; }"
    parameter = function_of(text).parameters[0]
    assert parameter.type == ArrayType(IntType(32, True, Overflow.UNDEFINED), 0, 7)
    assert parameter.direction is Direction.OUT


def test_functions_say_what_they_are() -> None:
    text = """#include <stdio.h>
/* Adds.
 * Twice. */
static int add(int a) { return a > 0 && a < 9 ? a : helper(a) + helper(a); }
"""
    function = function_of(text)
    assert not function.exported
    assert function.comment == "Adds.\nTwice."
    assert function.calls == ("helper",)
    assert function.complexity == 3
    assert re.match(r"m.c:4", str(function.span))


def test_state_and_input_are_seen() -> None:
    text = """#include <stdio.h>
static int hits; extern int elsewhere; int shared[3]; static const int table[] = { 1, 2 };
int f(void) { static unsigned calls; calls++; return getchar(); }
int main(int argc, char **argv) { fopen("data.txt", "r"); return argc > 1 ? argv[1][0] : f(); }
"""
    interface = module_of(text).interface
    assert [(d.name, d.exported) for d in interface.data] == [("hits", False), ("shared", True), ("f.calls", False)]
    assert interface.reads_stdin
    assert interface.reads_arguments
    assert [f.external for f in interface.files] == ["data.txt"]


def test_bit_fields_have_the_range_of_their_width() -> None:
    record = module_of("struct s { unsigned a : 3; int b : 4; };").interface.types[0]
    assert isinstance(record, RecordType)
    ranges = [(f.type.minimum, f.type.maximum) for f in record.fields if isinstance(f.type, IntType)]
    assert ranges == [(0, 7), (-8, 7)]


def test_equal_trees_give_equal_graphs() -> None:
    texts = {"b.c": "int g(int); int f(int a) { return g(a); }", "a.c": "int g(int a) { return a; }"}
    assert tree_of(texts) == tree_of(dict(reversed(texts.items())))
