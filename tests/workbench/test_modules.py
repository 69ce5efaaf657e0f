"""Which subprograms the drivers of a module campaign may call."""

from __future__ import annotations

from pathlib import Path

from analyzers import scan
from workbench.services.modules import console_readers, keeps_nothing


def test_what_reads_standard_input_itself_or_through_others_is_not_driven(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text(
        "#include <stdio.h>\n"
        "int next(void) { return getchar(); }\n"
        "int twice(void) { return next() + next(); }\n"
        "int plain(int x) { return x + 1; }\n"
    )
    readers = console_readers(scan.analyze(tmp_path), tmp_path)
    assert {"next", "twice"} <= readers
    assert "plain" not in readers


def test_only_modules_over_nothing_that_keeps_data_have_all_inputs_tried(tmp_path: Path) -> None:
    texts = {
        "pure": "int pure(int a) { return a + 1; }\n",
        "over": '#include "pure.h"\nint over(int a) { return pure(a); }\n',
        "counts": "int counts(int a) { static int n; return a + n++; }\n",
        "upon": '#include "counts.h"\nint upon(int a) { return counts(a); }\n',
        "chance": "#include <stdlib.h>\nint chance(int a) { return a + rand(); }\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.c").write_text(text)
        (tmp_path / f"{name}.h").write_text(f"int {name}(int a);\n")
    codebase = scan.analyze(tmp_path)
    assert {m.id: keeps_nothing(codebase, m) for m in codebase.modules} == {
        "pure": True, "over": True, "counts": False, "upon": False, "chance": False,
    }  # fmt: skip


def test_an_ada_unit_over_the_clock_may_keep_something(tmp_path: Path) -> None:
    for name, context in (("plain", ""), ("timed", "with Ada.Calendar;\n")):
        spec = f"package {name} is\n   function Next (X : Character) return Character;\nend {name};\n"
        body = f"{context}package body {name} is\n   function Next (X : Character) return Character is (X);\nend {name};\n"
        (tmp_path / f"{name}.ads").write_text(spec)
        (tmp_path / f"{name}.adb").write_text(body)
    codebase = scan.analyze(tmp_path)
    assert {m.id: keeps_nothing(codebase, m) for m in codebase.modules} == {"plain": True, "timed": False}
