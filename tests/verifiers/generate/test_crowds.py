"""Differences that show only in long inputs: many lines, long lines, a file left by an earlier run."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.compare_service import compare
from verifiers.generate.facts import Facts, read_sources, scan
from verifiers.generate.plan import make_plan
from verifiers.verdict import CompareRequest, Status

HEAD = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
TABLE = (
    HEAD
    + """
#define MAX 3000
static char *lines[MAX];

int main(void)
{
    char buf[200];
    int n = 0;
    while (fgets(buf, sizeof buf, stdin)) {
        if (n == MAX) {
            puts("too many lines");
            return 3;
        }
        lines[n++] = strdup(buf);
    }
    while (n > 0)
        fputs(lines[--n], stdout);
    return 0;
}
"""
)
LENGTH = (
    HEAD
    + """
int main(void)
{
    char *line = NULL;
    size_t room = 0;
    long n;
    while ((n = getline(&line, &room, stdin)) > 0)
        printf("%ld\\n", n);
    return 0;
}
"""
)
COUNTER = (
    HEAD
    + """
int main(void)
{
    int n = 0, k = 0;
    char name[64];
    FILE *f = fopen("counter.dat", "r");
    if (f) {
        if (fscanf(f, "%d", &n) != 1)
            n = 0;
        fclose(f);
    }
    while (scanf("%63s", name) == 1)
        k++;
    n += k;
    if (n >= 1000) {
        puts("rollover");
        n -= 1000;
    }
    f = fopen("counter.dat", "w");
    if (!f)
        return 2;
    fprintf(f, "%d\\n", n);
    fclose(f);
    printf("%d\\n", n);
    return 0;
}
"""
)
PAIRS = {
    "one line more than the table holds": (TABLE, "return 3;", "return 4;"),
    "a line longer than the translation's buffer": (LENGTH, 'printf("%ld', 'if (n > 1024) n = 1024;\n printf("%ld'),
    "a file that an earlier run left": (COUNTER, "n -= 1000;", "n = 0;"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_difference_in_long_inputs_is_found(name: str, tmp_path: Path) -> None:
    source, old, new = PAIRS[name]
    (tmp_path / "original.c").write_text(source)
    (tmp_path / "translation.c").write_text(source.replace(old, new))
    request = CompareRequest(tmp_path / "original.c", tmp_path / "translation.c", budget=30, builds_apart=True)
    assert compare(request).status is Status.DIVERGENT


def test_files_that_c_opens_by_name_are_input(tmp_path: Path) -> None:
    (tmp_path / "x.c").write_text(
        '#include <stdio.h>\nint main(void) { FILE *a = fopen("in.txt", "r"), *b = fopen("out.txt", "w");'
        ' return a == b || freopen("more.txt", "rb", stdin) == NULL; }\n'
    )
    facts: Facts = scan(read_sources(tmp_path / "x.c"))
    assert facts.input_files == ("in.txt", "more.txt")
    plan = make_plan(tmp_path / "x.c", tmp_path / "x.c", "auto", None)
    assert [c.path for c in plan.channels if c.kind == "file"] == ["in.txt", "more.txt"]
