"""The preprocessor against what gcc -E makes of the same text."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from analyzers.c.preprocess import Preprocessed, preprocess, resolve_include
from analyzers.c.system import SYSTEM_CONSTANTS, SYSTEM_FUNCTION_MACROS, SYSTEM_HEADERS, SYSTEM_MACROS, headers_of
from translators.rules.c.whole.lexer import tokens_of

TRICKY = r"""
#define EMPTY
#define ADD(a, b) ((a) + (b))
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a ## b
#define LOG(fmt, ...) log_it(fmt, ##__VA_ARGS__)
#define SELF SELF + one
#define LOOP_A LOOP_B
#define LOOP_B LOOP_A
#define CALL(f) f(1, (2, 3), "a,b")
#define WIDE call_me
int a = ADD(1, ADD(2, 3));
const char *s = STR(a  "quoted\n" b) XSTR(ADD(1,2));
int CAT(var, 1) = SELF;
int b = LOOP_A;
void f(void) { LOG("x"); LOG("x", 1, 2); CALL(WIDE); ADD
  (4,
   5); }
#if defined(ADD) && (2 > 1 ? 3 : 0) == 3 && !defined NOPE
int yes;
#elif 1
int no;
#endif
#ifndef ADD
int no2;
#else
int yes2;
#endif
#undef ADD
int ADD;
EMPTY int c EMPTY;
"""


PLACES = r"""
#define N 8
#define SAME N
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a ## b
#define XCAT(a, b) CAT(a, b)
#define GLUE(a, b, c) [a##b##c] [a ## b] [b##c] x##a y##b##z
#define ADD(a, b) a+b
#define CALL ADD
#define ID(x) x
#define ALL(f, a...) f(0, ##a) #a
#define OPEN ADD(1,
#define NEG -1
#define HEX 0x1e
#define PAIR(a, b) {a, b}
#define COUNT(...) COUNTED(__VA_ARGS__, 3, 2, 1, 0)
#define COUNTED(a, b, c, n, ...) n
#define f(a) a*g
#define g(a) f(a)
const char *s[] = { STR(N), XSTR(N), XSTR(SAME + N), STR(a   +  /* c */ b), STR(a/**/b), XSTR(-NEG), STR("a\\b" '\n'), STR() };
int CAT(v, N), XCAT(v, N), XCAT(N, u), CAT(,w), CAT(w,), XCAT(,N);
GLUE(,,) GLUE(1,,) GLUE(,2,) GLUE(,,3) GLUE(1,2,) GLUE(1,,3) GLUE(N,,q) GLUE(p q, r s, t u)
int called[] = { CALL (1, 2), ID(ID)(3), ID(ADD)(3, N), OPEN N), f(2)(9), ID(CALL)(ID(1), NEG), ALL(ADD, N), ALL(ID) };
int apart[] = { -NEG, HEX+1, ID(1)ID(+)ID(+)ID(2), 5 -ID(-N), ID(1)ID(2), ADD(1,)+2, NEG-ID(- 3), ID(.)ID(5), ID(<)ID(<)1 };
int split[2][2] = { PAIR(1, 2), ID(PAIR)({3, 4}) }; int counts[] = { COUNT(a), COUNT(a, b), COUNT((a, b), c), COUNT([a, b]) };
int later = 1;
#define later 5
int now = later;
#define EMPTY()
#define DEFER(id) id EMPTY()
#define A() 123
#define OBSTRUCT(id) id DEFER(EMPTY)()
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) __VA_ARGS__
#define LOOP(n) n OBSTRUCT(LOOP_AGAIN)()(n)
#define LOOP_AGAIN() LOOP
#define DIV /
const char *deferred[] = { XSTR(DEFER(A)()), XSTR(EVAL1(DEFER(A)())), XSTR(EVAL(LOOP(7))), XSTR(A) }; int shut = DEFER(A) (), A;
ID(L)"abc" ID(L)'x' ID(v)"abc" 6 DIV/* c */ 2
"""


def words_of(pre: Preprocessed) -> list[str]:
    """The tokens, constant macros expanded."""
    return [token.text for token in tokens_of(pre, "t.c")]


def squeezed(text: str) -> str:
    text = re.sub(r"^#.*$", "", text, flags=re.M)
    return re.sub(r"\s+", "", text)


def test_expansion_is_what_gcc_does(tmp_path: Path) -> None:
    path = tmp_path / "t.c"
    path.write_text(TRICKY)
    expected = subprocess.run(["gcc", "-E", "-P", str(path)], capture_output=True, text=True, check=True).stdout
    assert squeezed(preprocess("t.c", {"t.c": TRICKY}).text) == squeezed(expected)


def test_expansion_has_the_tokens_and_texts_of_gcc(tmp_path: Path) -> None:
    path = tmp_path / "t.c"
    path.write_text(PLACES)
    expected = subprocess.run(["gcc", "-E", "-P", str(path)], capture_output=True, text=True, check=True).stdout
    assert words_of(preprocess("t.c", {"t.c": PLACES})) == words_of(Preprocessed(expected))


def test_limits_are_written_as_gcc_has_them(tmp_path: Path) -> None:
    headers = "".join(f"#include <{name}.h>\n" for name in ("float", "limits", "stdint", "stdio", "stdlib", "errno", "stdbool"))
    macros = "#define STR(x) #x\n#define XSTR(x) STR(x)\n"
    text = headers + macros + "".join(f"const char *t_{name} = XSTR({name});\n" for name in SYSTEM_CONSTANTS)
    path = tmp_path / "t.c"
    path.write_text(text)
    out = subprocess.run(["gcc", "-E", "-P", str(path)], capture_output=True, text=True, check=True).stdout
    expected = dict(re.findall(r'char \*t_(\w+) = ("[^"]*")', out))
    assert {name: text for name, text in expected.items() if text != f'"{name}"'}.items() <= dict(
        re.findall(r'char \*t_(\w+) = ("[^"]*")', preprocess("t.c", {"t.c": text}).text)
    ).items()
    assert len(expected) == len(SYSTEM_CONSTANTS)


def test_constant_macros_stay_as_names_and_others_are_expanded() -> None:
    text = "#define N 16\n#define MASK ((1u << 4) - N)\n#define SQ(x) ((x)*(x))\nint a[N] = { MASK, SQ(N) };\n"
    result = preprocess("t.c", {"t.c": text})
    assert set(result.kept) == {"N", "MASK"}
    assert "int a[N] = { MASK, ((N)*(N)) };" in result.text


def test_a_constant_that_changes_is_expanded_everywhere() -> None:
    text = "#define N 1\nint a = N;\n#undef N\n#define N 2\nint b = N;\n"
    result = preprocess("t.c", {"t.c": text})
    assert "int a = 1;" in result.text
    assert "int b = 2;" in result.text
    assert not result.kept


def test_every_output_line_knows_its_source() -> None:
    texts = {"src/t.c": '#include "t.h"\nint here;\n', "src/t.h": "#pragma once\nint there;\n"}
    result = preprocess("src/t.c", texts)
    lines = dict(zip(result.text.splitlines(), result.lines, strict=False))
    assert lines["int there;"] == ("src/t.h", 2)
    assert lines["int here;"] == ("src/t.c", 2)


@pytest.mark.parametrize(
    ("name", "system", "includer", "found"),
    [
        ("a.h", False, "src/x.c", "src/a.h"),
        ("lib/b.h", False, "src/x.c", "include/lib/b.h"),
        ("../src/a.h", False, "include/lib/b.h", "src/a.h"),
        ("stdio.h", True, "src/x.c", ""),
        ("nowhere.h", False, "src/x.c", ""),
    ],
)
def test_includes_are_found_beside_or_by_their_end(name: str, system: bool, includer: str, found: str) -> None:
    texts = dict.fromkeys(["src/x.c", "src/a.h", "include/lib/b.h"], "")
    assert resolve_include(name, system, includer, texts) == found


@pytest.mark.parametrize(
    "text",
    ["#if\n#endif\n", "#if (1\nint a;\n", "#define\n", "#define F(a\nF(1", "/* never closed", '"never closed\n',
     "#include\n", "#include \"t.c\"\n", "#if 1/0\n#endif", "#else\n#endif\n#endif\n", "\\\n\\", "F(\n#define X\n)"],
)  # fmt: skip
def test_broken_text_never_raises(text: str) -> None:
    preprocess("t.c", {"t.c": text})


def test_places_are_what_gcc_says_of_them(tmp_path: Path) -> None:
    """`__LINE__` and `__FILE__`, in headers and behind `#line`."""
    texts = {
        "main.c": '#define HERE __FILE__ __LINE__\nHERE;\n#include "sub/part.h"\nHERE;\n#line 100\nHERE;\n\n__LINE__\n'
        '#define AT 7\n#line AT "made.y"\nHERE; HERE;\n#include "sub/part.h"\nHERE;\n# 40 "again.c"\nHERE;\n',
        "sub/part.h": "HERE;\n#line 9 \"inner\"\nHERE;\n",
    }
    (tmp_path / "sub").mkdir()
    for path, text in texts.items():
        (tmp_path / path).write_text(text)
    gcc = subprocess.run(["gcc", "-E", "-P", "main.c"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert preprocess("main.c", texts).text.split() == gcc.split()


_ATOMS = (
    "0", "1", "2", "7", "63", "0u", "1u", "2U", "0xFFFFFFFF", "0xFFFFFFFFUL", "9223372036854775807", "9223372036854775808",
    "18446744073709551615u", "0x8000000000000000", "0xFFFFFFFFFFFFFFFF", "100L", "3ull", "'a'", "'\\377'",
)  # fmt: skip
_OPERATORS = ["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "&", "|", "^", "&&", "||", "<<", ">>"]


def _drawn(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.15:
        return rng.choice(_ATOMS)
    kind = rng.random()
    if kind < 0.2:
        return f"{rng.choice('-~!+')} {_drawn(rng, depth - 1)}"
    if kind < 0.3:
        return f"({_drawn(rng, depth - 1)} ? {_drawn(rng, depth - 1)} : {_drawn(rng, depth - 1)})"
    operator = rng.choice(_OPERATORS)
    right = str(rng.randrange(64)) if operator in ("<<", ">>") else _drawn(rng, depth - 1)
    return f"({_drawn(rng, depth - 1)} {operator} {f'({right} | 1)' if operator in '/%' else right})"


def test_conditions_are_what_gcc_makes_of_them() -> None:
    """Random ones, of signed and unsigned numbers of 64 bits."""
    rng = random.Random(7)
    given = [_drawn(rng, rng.randrange(1, 5)) for _ in range(3000)]
    text = "".join(f"#if {expression}\nholds_{n}\n#endif\n" for n, expression in enumerate(given))
    gcc = subprocess.run(["gcc", "-E", "-P", "-w", "-"], input=text, capture_output=True, text=True, check=True)
    holding = set(gcc.stdout.split())
    assert 300 < len(holding) < 2700
    assert set(preprocess("a.c", {"a.c": text}).text.split()) == holding


def test_what_headers_define_is_defined_where_gcc_has_it_defined() -> None:
    """Every macro that is known by a text, behind each header alone and behind none, asked of gcc."""
    names = sorted({*SYSTEM_MACROS, *SYSTEM_FUNCTION_MACROS} - {"__FILE__", "__LINE__", "__STDC_VERSION__"})
    asked = "".join(f"#ifdef {name}\nint is_{name};\n#endif\n" for name in names if headers_of(name))
    assert asked.count("#ifdef") > 150
    for header in ("", *sorted(SYSTEM_HEADERS)):
        text = (f"#include <{header}>\n" if header else "") + asked
        built = subprocess.run(["gcc", "-E", "-P", "-"], input=text, capture_output=True, text=True, check=True)
        theirs = re.findall(r"^int is_(\w+);", built.stdout, re.M)
        assert re.findall(r"int is_(\w+);", preprocess("u.c", {"u.c": text}).text) == theirs, header
    assert "is_INT_MAX" in preprocess("u.h", {"u.h": asked}).text, "who includes it may have included limits.h"
