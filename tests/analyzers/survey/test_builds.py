"""Build descriptions: include folders and entry points, as the tools that read them take them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from analyzers.survey.builds import describe
from analyzers.survey.run import survey

JOB = """//PAYROLL  JOB (ACCT),'PAY',CLASS=A
//* OLD      EXEC PGM=RETIRED
//STEP1    EXEC PGM=PAYCALC,PARM='X'
//STEP2    EXEC PGM=IKJEFT01
//SYSTSIN  DD *
  DSN SYSTEM(DB2P)
  RUN PROGRAM(PAYDB2) PLAN(PAYPLAN)
/*
//STEP3    EXEC PGM=DFSRRC00,
//         PARM='BMP,PAYIMS,PAYPSB'
"""


def put(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_jobs_name_programs_by_step_by_db2_and_by_ims(tmp_path: Path) -> None:
    put(tmp_path, {"run.jcl": JOB})
    assert describe(tmp_path).entries == ("PAYCALC", "IKJEFT01", "DFSRRC00", "PAYDB2", "PAYIMS")


@pytest.mark.parametrize("page", ["ascii", "cp037", "cp1140"])
def test_a_member_of_a_library_is_a_job_by_its_text_in_any_code(tmp_path: Path, page: str) -> None:
    text = JOB if page == "ascii" else JOB.replace("\n", "\x85")
    (tmp_path / "PAYROLL").write_bytes(text.encode(page))
    (tmp_path / "NOTES").write_text("// JOB is what a job begins with\n//STEP EXEC PGM=NOTHING\n")
    found = describe(tmp_path)
    assert "PAYCALC" in found.entries and "NOTHING" not in found.entries
    assert found.described_by == ("PAYROLL",)


def test_the_variables_that_a_makefile_sets_are_followed_as_make_does(tmp_path: Path) -> None:
    rules = "TOPMOST := ..\nLIBDIR ?= $(TOPMOST)/lib\nOTHER = a b\nCPPFLAGS = -I$(LIBDIR) -I${LIBDIR}/deep -I$(UNSET)/x\nall:\n\tcc -DA $(CPPFLAGS) -c t.c\n"
    files = {"tests/Makefile": rules, "lib/x.h": "", "lib/deep/y.h": "", "tests/t.c": '#ifdef A\n#include "x.h"\n#endif\n'}
    put(tmp_path, files)
    told = subprocess.run(["make", "-n"], cwd=tmp_path / "tests", capture_output=True, text=True, check=True).stdout
    assert "-I../lib -I../lib/deep " in told
    found = describe(tmp_path)
    assert found.include_folders == ("lib", "lib/deep")
    assert found.folders_for("tests") == ["lib", "lib/deep"] and found.folders_for("lib") == []
    edges = survey(tmp_path, tmp_path / "cache").codebase.dependencies
    assert [(d.source, d.target, d.resolved) for d in edges] == [("t", "x", True)]


def test_a_makefile_that_goes_in_circles_names_no_folder(tmp_path: Path) -> None:
    put(tmp_path, {"Makefile": "A = $(B)/x\nB = $(A)\nall:\n\tcc -I$(A) -I$(B) t.c\n", "x/x.h": ""})
    assert describe(tmp_path).include_folders == ()


def test_comments_of_projects_and_makefiles_say_nothing(tmp_path: Path) -> None:
    put(tmp_path, {
        "a.gpr": 'project A is\n   --  for Main use ("old.adb");\n   for Main use ("run.adb", "tool");  -- for Main use ("x")\nend A;\n',
        "Makefile": "# CFLAGS += -Iold\nCFLAGS += -Iinc\n", "old/a.h": "", "inc/a.h": "",
    })  # fmt: skip
    found = describe(tmp_path)
    assert found.entries == ("run.adb", "tool")
    assert found.include_folders == ("inc",)


@pytest.mark.parametrize("there", ["", "/home/somebody/work/project"])
def test_a_compilation_database_holds_wherever_it_was_made(tmp_path: Path, there: str) -> None:
    """The header that gcc takes with the database's own options is the one that the graph has."""
    root = put(tmp_path / "tree", {
        "src/main.c": '#include "sizes.h"\nint main(void) { return width(); }\n',
        "new/include/sizes.h": "int width(void);\n", "old/sizes.h": "int width(void);\n", "other/sizes.h": "int width(void);\n",
    })  # fmt: skip
    base = there or str(root)
    options = ["-I../new/include", "-isystem", f"{base}/old"]
    database = [
        {"directory": f"{base}/build", "file": "../src/main.c", "arguments": ["cc", *options, "-c", "../src/main.c"]},
        {"directory": f"{base}/build", "file": f"{base}/src/none.c", "command": "cc '-I/usr/include' -c none.c"},
    ]
    (root / "compile_commands.json").write_text(json.dumps(database))
    assert describe(root).include_folders == ("new/include", "old")
    (root / "build").mkdir()
    own = [option.replace(base, str(root)) for option in options]
    rule = subprocess.run(["gcc", "-M", *own, "../src/main.c"], cwd=root / "build", capture_output=True, text=True, check=True)
    assert "../new/include/sizes.h" in rule.stdout
    edges = survey(root, tmp_path / "cache").codebase.dependencies
    taken = {e.target for e in edges if e.kind == "include" and e.resolved}
    headers = {m.id: m.files for m in survey(root, tmp_path / "cache").codebase.modules}
    assert [headers[t] for t in taken] == [("new/include/sizes.h",)]


def test_what_a_library_project_offers_is_not_dead(tmp_path: Path) -> None:
    files = {
        "lib/api.ads": "package Api is\nend Api;\n",
        "lib/deep/more.ads": "package More is\nend More;\n",
        "app/left.ads": "package Left is\nend Left;\n",
        "app/run.adb": "procedure Run is\nbegin\n   null;\nend Run;\n",
        "app/run.gpr": 'project Run is\n   for Main use ("run.adb");\nend Run;\n',
    }
    for name, text in files.items():
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def dead(project: str) -> set[str]:
        (tmp_path / "tree" / "lib.gpr").write_text(project)
        return {d.name for d in survey(tmp_path / "tree", tmp_path / "cache").dead}

    assert dead("project Lib is\nend Lib;\n") == {"Api", "More", "Left"}
    library = 'library project Lib is\n   for Library_Name use "lib";\n   for Source_Dirs use ({});\nend Lib;\n'
    assert dead(library.format('"lib"')) == {"More", "Left"}
    assert dead(library.format('"lib/**"')) == {"Left"}
    assert dead(library.format('"./**"')) == set()
