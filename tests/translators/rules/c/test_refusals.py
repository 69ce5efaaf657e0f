"""What the rules for C refuse, by name; and what looks like it but is lowered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.analyzers.c.small import files_of, tree_of
from translators.rules import ir
from translators.rules.c import lower


def lowered(text: str, headers: Mapping[str, str] | None = None) -> ir.IrModule:
    texts = {"m.c": text, **(headers or {})}
    codebase = tree_of(texts)
    return lower(codebase.module("m"), files_of(texts), codebase, {})


def fate(text: str, name: str = "f") -> str:
    """The construct for which a function is refused; empty when it is lowered."""
    module = lowered(text)
    names = [s.name for s in module.subprograms]
    refusals = {r.subprogram: r.construct for r in module.refusals}
    assert (name in names) != (name in refusals)
    return refusals.get(name, "")


REFUSED = [
    ("#include <stdarg.h>\nint f(int n, ...) { va_list a; va_start(a, n); return n; }", "varargs"),
    ("int f(int (*g)(int)) { return g(1); }", "function pointer"),
    ("int (*g)(int); int f(void) { return g(1); }", "function pointer"),
    ("#include <stdlib.h>\nint f(void) { int *p = malloc(4); *p = 1; free(p); return 0; }", "malloc"),
    ("union u { int i; float g; }; int f(union u *p) { return p->i; }", "union"),
    ("struct n { struct n *next; int v; }; int f(struct n *p) { return p->next->v; }", "pointer in data"),
    ("int f(int **p) { return **p; }", "pointer to pointer"),
    ("int f(int x) { { char x = sizeof x; return x; } }", "initialiser"),
    ("int f(int x) { static int y = sizeof y; return x + y; }", "initialiser"),
    ("int f(void) { asm(\"nop\"); return 0; }", "inline assembler"),
    ("#include <setjmp.h>\nstatic jmp_buf b; int f(void) { return setjmp(b); }", "setjmp"),
    ("int f(int a) { again: if (a++ < 3) goto again; return a; }", "goto"),
    ("int f(int a) { if (a) { goto in; } { in: a = 1; } return a; }", "goto"),
    ("int f(int a) { int x; if (a) x = 1; return x; }", "uninitialised variable"),
    ("int f(int i) { return i++ + i; }", "order of evaluation"),
    ("int f(int i) { i = i++; return i; }", "order of evaluation"),
    ("int g; int h(void) { return g++; } int f(void) { return g + h(); }", "order of evaluation"),
    ("int h(int *p) { return (*p)++; } int f(int i) { return h(&i) + i; }", "order of evaluation"),
    ("#include <stdio.h>\nint h(int a) { return putchar(a); } int f(void) { return h(1) + h(2); }", "order of evaluation"),
    ("int f(int n) { int v[n]; v[0] = 1; return v[0]; }", "variable length array"),
    ("int f(int n) { switch (n) { case 0: while (n) { case 1: n--; } } return n; }", "switch"),
    ("void h(int *a, const int *b) { *a += *b; } int f(int x) { h(&x, &x); return x; }", "aliasing"),
    ("int g; void h(int *a) { g = 1; *a += g; } int f(void) { h(&g); return g; }", "aliasing"),
    ("int h(const char *s) { return s[0]; } int f(void) { return h(0); }", "null pointer"),
    ("#include <string.h>\nint f(const char *a, const char *b) { return strcmp(a, b); }", "library result"),
    ("#include <ctype.h>\nint f(int c) { return isdigit(c); }", "library result"),
    ("#include <stdio.h>\nint f(const char *s) { return printf(s); }", "printf format"),
    ("int f(const unsigned *p, unsigned long n) { const unsigned char *b = (const unsigned char *)p; return b[n - 1]; }",
     "pointer cast"),
    ("const char *f(char *s, unsigned long n) { s[n - 1] = 0; return s; }", "string"),
    ("extern int missing; int f(void) { return missing; }", "unknown name"),
    ("void f(char *s) { for (; *s; s++) *s = '-'; }", "string"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "construct"), REFUSED)
def test_refused_by_name(text: str, construct: str) -> None:
    assert fate(text) == construct


LOWERED = [
    "int f(int a) { int x; if (a) x = 1; else x = 2; return x; }",
    "int f(int a) { int x; switch (a) { case 1: x = 1; break; default: x = 2; } return x; }",
    "int f(int a) { int x; do { x = a; } while (a-- > 0); return x; }",
    "int f(int a, const int *p, int n) { return n > a && p[a++] ? a : 0; }",
    "int g; int h(int a) { return a * 2; } int f(int i) { return h(i) + h(g) + i; }",
    "struct s { int a[4]; int n; }; void f(struct s *p, int v) { if (p->n < 4) p->a[p->n++] = v; }",
    "int f(int a) { int rc = 1; if (a) goto out; rc = 2; out: return rc; }",
    "int f(int a) { switch (a) { case 1: a++; case 2: return a; default: break; } return 0; }",
    "int f(const char *s) { int n = 0; while (*s++) n++; return n; }",
    "struct s { int a; }; int f(const struct s *p) { if (p == 0 || !p) return -1; return p->a; }",
    "void h(int *a, int b) { *a += b; } int f(int x) { h(&x, x); return x; }",
    "struct s { int a, b; }; void h(int *a, int *b) { *a = *b; } void f(struct s *p) { h(&p->a, &p->b); }",
    "#include <string.h>\nint f(const char *a) { return strcmp(a, \"x\") == 0 || strcmp(a, \"y\") < 0; }",
    "#include <ctype.h>\nint f(int c) { return isdigit(c) ? 1 : isalpha(c) && c != 'x'; }",
    "int f(void) { static int n; return ++n; }",
]  # fmt: skip


@pytest.mark.parametrize("text", LOWERED)
def test_lowered(text: str) -> None:
    assert fate(text) == ""


def test_refusals_carry_their_place() -> None:
    module = lowered("int g(void) { return 1; }\n\nint f(int **p)\n{\n    return **p;\n}\n")
    assert [(r.subprogram, r.span.file, r.span.line) for r in module.refusals] == [("f", "m.c", 3)]


def test_types_and_constants_of_headers_belong_to_their_module() -> None:
    header = "#define LIMIT 9\nenum k { A = 4 };\nstruct p { int x; };\n"
    module = lowered('#include "h.h"\nint f(struct p *q) { return q->x + LIMIT + A; }', {"h.h": header})
    assert module.types == ()
    assert module.depends == ("h",)
    assert dict(module.type_owner) == {"p": "h"}
    assert not module.globals


def test_a_call_whose_result_is_not_used_is_still_made() -> None:
    module = lowered("int g; int h(void) { return ++g; } void f(void) { h(); (void)h(); h(), h(); }")
    body = next(s for s in module.subprograms if s.name == "f").body
    assert len([s for s in body if isinstance(s, ir.CallStatement)]) == 4


def test_integers_have_no_ranges_because_c_keeps_none() -> None:
    module = lowered("enum k { A, B }; enum k f(enum k v) { return v; }")
    parameter = module.subprograms[0].parameters[0]
    assert (parameter.type.low, parameter.type.high) == (None, None)  # type: ignore[union-attr]


OWN = (
    "static int count;\n"
    "#if START > 10\nstatic const int sizes[] = {1, 3};\n#else\nstatic const int sizes[] = {2, 3};\n#endif\nenum { HALF = START / 2 };\n"
    "static int counted(void) { return ++count; }\nstatic int ticket(void) { static int n; return n++; }\n"
    "static int limit(void) { return START; }\nstatic int half(void) { return HALF; }\nstatic int size(void) { return sizes[0]; }\n"
    "static int same(int x) { return x + 1; }\n"
)


@pytest.mark.parametrize("others", ("#define START 20\n", "#define START 10\n"))
def test_what_units_have_their_own_of_is_refused_in_a_header(others: str) -> None:
    """A module of the target has one of it. What macros make the same is shared; macros of the units are known in no header."""
    use = '#include "own.h"\nint {}(void) {{ return counted() + ticket() + limit() + half() + size() + same(1); }}\n'
    texts = {"own.h": OWN, "a.c": "#define START 10\n" + use.format("first"), "b.c": others + use.format("second")}
    codebase = tree_of(texts)
    module = lower(codebase.module("own"), files_of(texts), codebase, {})
    refused = {r.subprogram for r in module.refusals if r.construct == "static in a header"}
    assert refused == {"counted", "ticket"} | ({"half", "size"} if "20" in others else set())
    assert {r.subprogram for r in module.refusals} == refused | {"limit"}
    assert {s.name for s in module.subprograms} == {"half", "size", "same"} - refused


def test_structures_that_units_do_not_have_alike_are_refused_in_a_header() -> None:
    """Those that hold one of them, and what comes to one without a declaration of its own, too; two without a tag are alike."""
    header = (
        "#ifdef WIDE\nstruct cell { long v; };\n#else\nstruct cell { short v; };\n#endif\n"
        "struct row { struct cell at; };\ntypedef struct { int x; struct { int a; } in; } same;\nextern struct row all;\n"
        "static inline int full(const same *s) { return s->x + s->in.a; }\n"
    )
    use = (
        '#include "own.h"\nint {0}_cell(struct cell *c) {{ return (int)c->v; }}\nint {0}_row(void) {{ return (int)all.at.v; }}\n'
        "int {0}_size(void) {{ return sizeof(struct row); }}\nint {0}_same(const same *s) {{ return full(s); }}\n"
    )
    texts = {"own.h": header, "a.c": "#define WIDE\n" + use.format("a"), "b.c": "\n\n\n" + use.format("b")}
    codebase = tree_of(texts)
    for unit in "ab":
        module = lower(codebase.module(unit), files_of(texts), codebase, {})
        refused = {r.subprogram for r in module.refusals if r.construct == "static in a header"}
        assert refused == {f"{unit}_cell", f"{unit}_row", f"{unit}_size"}
        assert {s.name for s in module.subprograms} == {f"{unit}_same"}
