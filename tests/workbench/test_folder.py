"""Files and folders translated without a project, by the command as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.workbench.command import theseus
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree

SOURCE = {
    "count.h": "int vowel(int c);\n",
    "count.c": '#include "count.h"\nint vowel(int c) { return c == 97 || c == 101 || c == 105 || c == 111; }\n',
    "words.c": '#include <stdio.h>\n#include "count.h"\nint main(void)\n{\n    int c, n = 0;\n'
    '    for (c = 97; c < 123; c++)\n        n += vowel(c);\n    printf("%d\\n", n);\n    return n;\n}\n',
}
VARIED = (
    "\nint varied(int n) { static void *ways[] = {&&low, &&high}; goto *ways[n > 0]; low: return 1; high: return 2; }\n"
)


def ran(tree: Path, target: str, built: Path, program: str) -> tuple[bytes, int | None]:
    with Runner(for_language(target).build(tree, built)) as runner:
        seen = runner.run_one(Case(program=program)).observation
    return seen.stdout, seen.code


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_folder_becomes_a_package_that_builds_and_behaves_the_same(target: str, tmp_path: Path) -> None:
    for name, text in SOURCE.items():
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    done = theseus("translate", tmp_path / "in", "--to", target, "--translator", "rules", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    expected = ran(tmp_path / "in", "c", tmp_path / "b1", "words")
    assert ran(tmp_path / "out", target, tmp_path / "b2", "words" if target == "rust" else "migrated") == expected


def test_go_finds_the_only_program_at_the_root_and_several_under_cmd(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int main(void) { return 1; }\n")
    one = translate_path(tmp_path, "go", embedded("rules"))
    assert one.whole and "main.go" in one.files and one.programs == ("a",)
    (tmp_path / "b.c").write_text("int main(void) { return 2; }\n")
    two = translate_path(tmp_path, "go", embedded("rules"))
    assert two.whole and {"cmd/a/main.go", "cmd/b/main.go"} <= set(two.files)
    assert two.files["main.go"] == two.files["cmd/a/main.go"], "what `go build` finds at the root is the first program"


@pytest.mark.slow
def test_programs_of_two_languages_with_one_name_stay_apart(tmp_path: Path) -> None:
    """Their modules too: what the Ada program calls is Ada's, what the C program calls is C's."""
    files = SOURCE | {
        "count.ads": "package Count is\n   function Vowel (C : Character) return Boolean;\nend Count;\n",
        "count.adb": 'package body Count is\n   function Vowel (C : Character) return Boolean is (C in \'a\' | \'e\');\nend Count;\n',
        "words.adb": "with Ada.Text_IO; with Count;\nprocedure Words is\nbegin\n"
        "   for C in Character range 'a' .. 'e' loop\n      if Count.Vowel (C) then Ada.Text_IO.Put (C); end if;\n   end loop;\nend Words;\n",
    }  # fmt: skip
    (tmp_path / "in").mkdir()
    for name, text in files.items():
        (tmp_path / "in" / name).write_text(text)
    both = translate_path(tmp_path / "in", "go", embedded("rules"))
    assert both.whole and len(both.programs) == 2, both.refused
    write_tree(tmp_path / "out", both.files)
    shown = {ran(tmp_path / "out", "go", tmp_path / f"built {program}", program) for program in both.programs}
    originals = {ran(tmp_path / "in", language, tmp_path / language, "words") for language in ("ada", "c")}
    assert shown == originals == {(b"ae\n", 0), (b"4\n", 4)}
    for asked, other in (("words.c", "from words.adb"), ("words.adb", "from words.c")):
        alone = translate_path(tmp_path / "in" / asked, "go", embedded("rules"))
        assert alone.whole and alone.programs == ("words",)
        assert not any(other in text for text in alone.files.values())


def test_a_file_brings_what_it_mentions_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "main.c").write_text('#include "sum.h"\nint main(void) { return sum(1, 2); }\n')
    (tmp_path / "sum.h").write_text("int sum(int a, int b);\n")
    (tmp_path / "sum.c").write_text('#include "sum.h"\nint sum(int a, int b) { return a + b; }\n')
    (tmp_path / "other.c").write_text(VARIED)
    result = translate_path(tmp_path / "main.c", "rust", embedded("rules"))
    assert result.whole and result.programs == ("main",)
    assert {p for p in result.files if p.startswith("src/") and "rt" not in p} >= {"src/main/mod.rs", "src/sum.rs"}
    assert "src/other.rs" not in result.files


def test_what_no_program_needs_may_be_refused_but_what_one_needs_may_not(tmp_path: Path) -> None:
    (tmp_path / "main.c").write_text("int varied(int n);\nint main(void) { return 0; }\n")
    (tmp_path / "varied.c").write_text(VARIED)
    kept = theseus("translate", tmp_path, "--to", "go")
    assert kept.returncode == 0, kept.stderr
    (tmp_path / "main.c").write_text("int varied(int n);\nint main(void) { return varied(0); }\n")
    needed = theseus("translate", tmp_path, "--to", "go", "--out", tmp_path / "out")
    assert needed.returncode == 3
    assert "refused: varied.c:2" in needed.stderr and "could not be parsed" in needed.stderr
    assert not (tmp_path / "out" / "main.go").exists()
    (tmp_path / "pair.h").write_text("int pair(int n);\nint spare(int n);\n")
    spare = VARIED.replace("varied", "spare")
    (tmp_path / "pair.c").write_text(f'#include "pair.h"\n{spare}/* spare */\nint pair(int n) {{ return n; }}\n')
    calls = 'int varied(int n);\n#include "pair.h"\nint main(void) { return varied(pair(0)); }\n'
    (tmp_path / "main.c").write_text(calls)
    told = {r.name: r.needed for r in translate_path(tmp_path, "go", embedded("rules")).refused}
    assert told["varied"] and not told["spare"], "one program is refused: for what it comes to"
    (tmp_path / "main.c").write_text(calls.replace("pair(0)", "pair(spare(0))"))
    assert {r.name: r.needed for r in translate_path(tmp_path, "go", embedded("rules")).refused}["spare"]
    (tmp_path / "main.c").unlink()
    library = theseus("translate", tmp_path / "varied.c", "--to", "go")
    assert library.returncode == 3, "of a library, everything counts"


def test_what_is_no_source_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(TheseusError, match="no Ada, COBOL or C source"):
        translate_path(tmp_path, "rust", embedded("rules"))
    assert theseus("translate", tmp_path / "missing.c", "--to", "rust").returncode == 3
