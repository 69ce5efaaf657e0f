"""What is written of C programs over a memory reads as the source does: no temporaries, casts and bare addresses that
say nothing."""

from __future__ import annotations

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
        "if rt::memory::load_i8(s) == 35 {",
        r'/* "%s: \"%d\" * /\n" */, extra);',
        "rt::memory::load_i8(s) == 0",
    ],
    "go": [
        "for theseusrt.MemoryLoadI8(s) != 0",
        "IsAlpha(int32(theseusrt.MemoryLoadI8(s))) != 0 || IsDigit(int32(theseusrt.MemoryLoadI8(s))) != 0",
        "if theseusrt.MemoryLoadI8(s) == 35 {",
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
