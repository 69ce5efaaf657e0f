"""What texts offer where macros stand for members, and of operators; as gcc and GNAT have it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from analyzers.survey.run import survey, text_surfaces
from analyzers.survey.surface import Surface


def offered(root: Path, cache: Path) -> Surface:
    (only,) = text_surfaces(survey(root, cache))
    return only


def test_structures_with_members_that_macros_make(tmp_path: Path) -> None:
    text = """#define FIELDS int flags; void *data;
#define MORE(t) t more; t most;
#define API
typedef long HANDLE;

struct one {
  FIELDS
};

struct two {
  int first;

  FIELDS
  /* private */
  MORE(long)
};

API
struct three {
  FIELDS
  struct one *next;
  HANDLE
  own;
};
API int all(struct three *);
int all(struct three *t) { return t->next->flags + (int)sizeof(struct two); }
"""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "a.c").write_text(text)
    subprocess.run(["gcc", "-fsyntax-only", "-Werror", "a.c"], cwd=root, check=True)
    told = offered(root, tmp_path / "cache")
    assert {t.name: [m.name for m in t.members] for t in told.types} == {
        "struct one": [], "struct two": ["first"], "struct three": ["next", "own"],
    }  # fmt: skip
    assert [s.name for s in told.subprograms] == ["all"]


def test_operators(tmp_path: Path) -> None:
    text = """package Ops is
   type Pair is record A, B : Integer; end record;
   function "+" (L, R : Pair) return Pair;
   function "abs" (P : Pair) return Pair;
   function "<=" (L : in Pair; R : in Pair) return Boolean;
   --  function "-" (L, R : Pair) return Pair;
   Text : constant String := " function ""*"" (L, R : Pair) return Pair;";
   function Sum (P : Pair) return Integer;
end Ops;
"""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "ops.ads").write_text(text)
    subprocess.run(["gcc", "-c", "-gnatc", "ops.ads"], cwd=root, check=True)
    told = offered(root, tmp_path / "cache")
    assert [(s.name, [(f.name, f.type) for f in s.parameters], s.result) for s in told.subprograms] == [
        ("+", [("L", "Pair"), ("R", "Pair")], "Pair"),
        ("abs", [("P", "Pair")], "Pair"),
        ("<=", [("L", "Pair"), ("R", "Pair")], "Boolean"),
        ("Sum", [("P", "Pair")], "Integer"),
    ]
