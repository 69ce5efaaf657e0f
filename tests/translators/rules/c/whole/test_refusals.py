"""What has no exact form in a whole program is refused by its name, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import FolderTranslation, embedded, translate_path

LOCALS = "int *p, x = 1; p = &x;"  # so that the plain rules hand over


def translated(tmp_path: Path, text: str, encoding: str = "utf-8") -> FolderTranslation:
    (tmp_path / "program.c").write_text(text, encoding=encoding)
    return translate_path(tmp_path, "go", embedded("rules"))


@pytest.mark.parametrize(
    ("text", "construct"),
    [
        (f"#include <math.h>\nint main(void) {{ {LOCALS} long double y = fabsl(*p); return y > 1; }}", "library function"),
        (f"int main(void) {{ {LOCALS} void *l = &&end; goto *l; end: return *p; }}", "label value"),
        (f"int main(void) {{ {LOCALS} int f(int y) {{ return y; }} return f(*p); }}", "unknown syntax"),
        (f"int labs(int x) {{ return 7 + x; }} int main(void) {{ {LOCALS} return labs(*p); }}", "library function"),
        (f"int main(void) {{ {LOCALS} struct {{ int a[x]; }} s; return sizeof s + *p; }}", "variable length array"),
        (f"#include <setjmp.h>\njmp_buf b; int main(void) {{ {LOCALS} return setjmp(b); }}", "setjmp"),
        (f"int f(int a, int b); int main(void) {{ {LOCALS} return f(*p, 2); }}", "library function"),
        (f"int s = ({{ 4; }}); int main(void) {{ {LOCALS} return s + *p; }}", "statement expression"),
        (f'#include <stdio.h>\nint main(void) {{ {LOCALS} return !freopen("f", "w", stdout) + *p; }}', "library function"),
        (f"typedef int big __attribute__((aligned(8))); int main(void) {{ {LOCALS} big b = 1; return *p + b; }}", "pointer in data"),
        ("static int n; __attribute__((constructor)) static void f(void) { n = 1; } int main(void) { return n; }", "preprocessor"),
        ("#pragma scalar_storage_order big-endian\nint main(void) { return 0; }", "preprocessor"),
        (f'#include <stdio.h>\nint main(void) {{ {LOCALS} printf("%d%% %5ls", *p, L"x"); return 0; }}', "printf format"),
        (f'#include <stdio.h>\nint main(void) {{ {LOCALS} printf("%2$d %1$d", *p, 2); return 0; }}', "printf format"),
        (f'#include <stdio.h>\nint main(void) {{ {LOCALS} long double y; return sscanf("1", "%%d%*5Lf", p, &y) + *p; }}', "scanf format"),
        (f'#include <time.h>\nint main(void) {{ {LOCALS} struct tm t = {{0}}; char s[9]; return strftime(s, 9, "%H%%%-d", &t) + *p; }}', "strftime format"),
        (f"#include <time.h>\nint main(void) {{ {LOCALS} struct tm t = {{0}}; char s[9]; return strftime(s, 9, s, &t) + *p; }}", "strftime format"),
        (f"#if f(1)\n#endif\nint main(void) {{ {LOCALS} return *p; }}", "preprocessor"),
    ],
)  # fmt: skip
def test_by_name(text: str, construct: str, tmp_path: Path) -> None:
    result = translated(tmp_path, text)
    assert not result.whole
    assert construct in {r.construct for r in result.refused}, result.refused


def test_formats_of_scanf_that_only_look_like_refused_ones_are_none(tmp_path: Path) -> None:
    text = f'#include <stdio.h>\nint main(void) {{ {LOCALS} return sscanf("1%Lx%ls", "%d%%Lx%%ls", p) + *p; }}'
    assert translated(tmp_path, text).whole


def test_a_program_that_plain_values_hold_stays_plain(tmp_path: Path) -> None:
    result = translated(tmp_path, "int twice(int x) { return 2 * x; } int main(void) { return twice(4); }")
    assert result.whole
    assert not any("memory" in path for path in result.files)


def test_definitions_without_types_are_read_as_c90_has_them(tmp_path: Path) -> None:
    result = translated(tmp_path, "f(a, p) char *p; { return a + *p; }\n/* main( */ main() { exit(f(1, \"a\") != 98); }")
    assert result.whole and result.programs == ("program",)


def test_bytes_of_text_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'const char *t = "\xff"; int main(void) { const char *p = t; return p[0] != (char)0377; }'
    files = translated(tmp_path, text, "latin-1").files
    assert any('"\\xff"' in code for code in files.values())
