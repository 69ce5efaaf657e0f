"""Modules that the rules cannot move one by one move as one, when the whole program is equivalent; and apart again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workbench.command import theseus
from translators.protocol import Translation
from workbench.project import Project, open_project
from workbench.services import analysis, verification
from workbench.services.together import move_together
from workbench.services.translation import alone, latest, submit

pytestmark = pytest.mark.slow

# `find` gives a pointer into a table of its own, and `main` asks a call for a null pointer: the rules refuse both in a
# module alone. What is printed depends on which of two equal names is found first.
SOURCE = {
    "stock.h": "struct item { char name[8]; int count; };\nstruct item *find(const char *name);\nint add(const char *name, int n);\n",
    "stock.c": """#include <string.h>
#include "stock.h"
static struct item table[4];
static int used;
struct item *find(const char *name)
{
    for (int i = 0; i < used; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return 0;
}
int add(const char *name, int n)
{
    struct item *one = find(name);
    if (!one) {
        if (used == 4)
            return -1;
        one = &table[used++];
        strncpy(one->name, name, sizeof one->name - 1);
    }
    one->count += n;
    return one->count;
}
""",
    "shop.c": """#include <stdio.h>
#include "stock.h"
int main(void)
{
    char name[8];
    int n;
    while (scanf("%7s %d", name, &n) == 2)
        printf("%s %d\\n", name, add(name, n));
    return find("nail") != 0;
}
""",
}
# No input is known that gets past the test: its lines are never reached, so nothing can be said of them.
SEALED = """    unsigned long seal = 5381;
    for (int i = 0; name[i]; i++)
        seal = (seal ^ (unsigned char)name[i]) * 1099511628211UL;
    if (seal == 0x123456789abcdefUL) {
        n = n / 2;
        n = n + 17;
        n = n * 3;
        n = n - 5;
        n = n / 7;
        n = n + 11;
        n = n * 5;
        n = n - 3;
        n = n / 3;
        n = n + 13;
        n = n * 2;
        n = n - 1;
    }
    struct item *one"""
STOCK_GO = """package stock

type Item struct {
	Name  string
	Count int32
}
"""


def system_at(folder: Path, **instead: str) -> Path:
    for name, text in {**SOURCE, **instead}.items():
        (folder / "src").mkdir(parents=True, exist_ok=True)
        (folder / "src" / name).write_text(text)
    for name, stdin in {"few": "nail 3\nscrew 1\nnail -1\n", "many": "a 1\nb 2\nc 3\nd 4\ne 5\na 1\n"}.items():
        (folder / "scenarios" / name).mkdir(parents=True)
        (folder / "scenarios" / name / "stdin").write_text(stdin)
    (folder / "theseus.toml").write_text('[project]\nname = "shop"\n[verify]\nbudget = 12.0\ncalls = 100\nmutants = 0\n')
    return folder


def translations(project: Project) -> dict[str, Translation]:
    return {m: a.translation for m, a in latest(project, "go").items() if a.translation is not None}


def test_what_does_not_move_one_by_one_moves_as_one_and_apart_again(tmp_path: Path) -> None:
    system = system_at(tmp_path / "shop")
    done = theseus("run", system, "--to", "go", "--json")
    summary = json.loads(done.stdout)
    assert {m["module"]: m["verdict"] for m in summary["modules"] if m["units"]} == {
        "stock": "equivalent", "shop": "equivalent",
    }, summary  # fmt: skip
    assert summary["together"] and summary["units"] == {"total": 3, "translated": 3, "verified": 3}
    project = open_project(system)
    moved = translations(project)
    assert moved["stock"].together == moved["shop"].together == ("shop", "stock")
    assert not moved["stock"].probes, "a function over a memory that nobody set up can't be called"
    own = alone(project, "go")
    assert {m: own[m].translation.complete for m in own} == {"stock": False, "shop": False}  # type: ignore[union-attr]

    # somebody's own module does not fit to what shares one memory: the other's own counts again
    files = tmp_path / "mine" / "stock"
    files.mkdir(parents=True)
    (files / "stock.go").write_text(STOCK_GO)
    codebase, _ = analysis.analyze(project)
    submit(project, codebase, codebase.module("stock"), "go", files.parent)
    now = latest(project, "go")
    assert now["stock"].row.translator == "submitted"
    assert now["shop"].translation == own["shop"].translation and "counts again" in now["shop"].row.reason
    assert verification.compose(project, codebase, "go").waiting == {"shop": ("shop",)}
    assert move_together(project, codebase, "go", lambda _m, _e: None) == "", "not over somebody's own work"


def test_with_too_little_evidence_each_module_keeps_its_own(tmp_path: Path) -> None:
    system = system_at(tmp_path / "shop", **{"stock.c": SOURCE["stock.c"].replace("    struct item *one", SEALED)})
    summary = json.loads(theseus("run", system, "--to", "go", "--json").stdout)
    assert "moving 2 c modules as one was tried: inconclusive" in summary["together"]
    assert not any(t.together for t in translations(open_project(system)).values())
    assert {m["verdict"] for m in summary["modules"] if m["units"]} == {"inconclusive"}


def test_what_even_the_whole_program_is_refused_for_is_said(tmp_path: Path) -> None:
    shop = SOURCE["shop.c"].replace("    int n;\n", "    int n;\n    static void *ways[] = {&&on};\n    goto *ways[0];\non:\n")
    system = system_at(tmp_path / "shop", **{"shop.c": shop})
    summary = json.loads(theseus("run", system, "--to", "go", "--json").stdout)
    assert "moving 2 c modules as one was tried: 1 refused: shop: main: " in summary["together"]
    assert not any(t.together for t in translations(open_project(system)).values())
