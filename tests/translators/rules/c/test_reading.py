"""What is written of C programs over a memory reads as the source does: no temporaries, casts and bare addresses that
say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

SOURCE = r"""#include <stdio.h>
static int is_alpha(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static int is_digit(int c) { return c >= '0' && c <= '9'; }
static int is_name(const char *s)
{
    while (*s && (is_alpha(*s) || is_digit(*s)))
        s++;
    if (*s == '#')
        printf("%s: \"%d\" */\n", s, 1);
    return *s == 0;
}
int main(int argc, char **argv) { return argc > 1 && is_name(argv[1]); }
"""

EXPECTED = {
    "rust": [
        "while rt::memory::load_i8(s) != 0",
        "is_alpha(rt::memory::load_i8(s) as i32) != 0 || is_digit(rt::memory::load_i8(s) as i32) != 0",
        "if rt::memory::load_i8(s) == b'#' as i8 {",
        r'/* "%s: \"%d\" * /\n" */, extra);',
        "rt::memory::load_i8(s) == 0",
    ],
    "go": [
        "for theseusrt.MemoryLoadI8(s) != 0",
        "IsAlpha(int32(theseusrt.MemoryLoadI8(s))) != 0 || IsDigit(int32(theseusrt.MemoryLoadI8(s))) != 0",
        "if theseusrt.MemoryLoadI8(s) == '#' {",
        r'/* "%s: \"%d\" * /\n" */, extra)',
        "theseusrt.MemoryLoadI8(s) == 0",
    ],
}


@pytest.mark.parametrize("target", sorted(EXPECTED))
def test_calls_and_comparisons_stand_where_the_source_has_them(target: str, tmp_path: Path) -> None:
    (tmp_path / "names.c").write_text(SOURCE)
    result = translate_path(tmp_path, target, embedded("rules"))
    assert result.whole, result.refused
    (text,) = (t for path, t in result.files.items() if path in ("src/names.rs", "names/names.go"))
    code = " ".join(text.split())
    for wanted in EXPECTED[target]:
        assert wanted in code, f"{wanted}\n{text}"


NAMED = r"""#include <stdio.h>
#define ROOM 12
enum mood { CALM, WILD = 4 };
struct pet { int age; enum mood mood; struct { int paws[ROOM]; } body; };
static enum mood turned(enum mood m)
{
    switch (m) {
    case CALM: return WILD;
    case WILD: return CALM;
    }
    return m;
}
static void grow(struct pet *p, int paw)
{
    p->mood = turned(p->mood);
    if (p->age < ROOM)
        p->body.paws[paw] += WILD;
    p->body.paws[2] = p->age == ROOM;
}
int main(void) { struct pet p = { 1, WILD, { { 0 } } }; grow(&p, 3); printf("%d\\n", p.body.paws[3]); return p.mood; }
"""

SAID = {
    "rust": [
        "const ROOM: i32 = 12;",
        "match m { CALM => { return WILD; } WILD => { return CALM; } _ => {} }",
        "rt::memory::store_u32(p.wrapping_add(4 /* mood */), turned(rt::memory::load_u32(p.wrapping_add(4 /* mood */))));",
        "if rt::memory::load_i32(p) < ROOM {",
        "p.wrapping_add((paw as u64).wrapping_mul(4)).wrapping_add(8 /* body.paws[] */);",
        "p.wrapping_add(16 /* body.paws[2] */)",
    ],
    "go": [
        "switch m { case 0 /* CALM */ : return 4 /* WILD */ case 4 /* WILD */ : return 0 /* CALM */ }",
        "theseusrt.MemoryStoreU32(p+4 /* mood */, Turned(theseusrt.MemoryLoadU32(p+4 /* mood */)))",
        "if theseusrt.MemoryLoadI32(p) < 12 /* ROOM */ {",
        "p + uint64(paw)*4 + 8 /* body.paws[] */",
        "p+16 /* body.paws[2] */",
    ],
}


@pytest.mark.parametrize("target", sorted(SAID))
def test_members_and_numbers_keep_the_names_that_the_source_has_for_them(target: str, tmp_path: Path) -> None:
    (tmp_path / "pets.c").write_text(NAMED)
    result = translate_path(tmp_path, target, embedded("rules"))
    assert result.whole, result.refused
    (text,) = (t for path, t in result.files.items() if path in ("src/pets.rs", "pets/pets.go"))
    code = " ".join(text.split())
    for wanted in SAID[target]:
        assert wanted in code, f"{wanted}\n{text}"


ENDS = {"rust": "[;{]", "go": "\n"}  # of statements


@pytest.mark.parametrize("target", sorted(ENDS))
def test_indexes_inside_of_indexes_are_named(target: str, tmp_path: Path) -> None:
    """rustfmt's time doubles with each call that is inside of another."""
    nested = "a[" * 9 + "b" + "]" * 9
    (tmp_path / "deep.c").write_text(
        f"static int a[10], b;\nint main(void) {{ int *p = a, **q = &p; **q = 0; while ({nested} && b < 3) b++; return {nested}; }}\n"
    )
    result = translate_path(tmp_path, target, embedded("rules"))
    assert result.whole, result.refused
    (text,) = (t for path, t in result.files.items() if path in ("src/deep.rs", "deep/deep.go"))
    loads = [len(re.findall("load_?i32", statement, re.IGNORECASE)) for statement in re.split(ENDS[target], text)]
    assert max(loads) in range(1, 5), text
