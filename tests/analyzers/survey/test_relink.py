"""A tree that changes from run to run is linked as if it were read for the first time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from analyzers.c.link import CLinker
from analyzers.survey import looks, run
from analyzers.survey.document import as_json
from analyzers.survey.facts import FileFacts, Surveyor
from analyzers.survey.run import survey

_TREE = {
    "inc/names.h": "#define open_it lib_open\n#define TWICE(x) (helper (x) + helper (x))\nint helper(int);\nextern int level;\n",
    "inc/ops.h": "struct ops { int (*run)(int); };\nextern struct ops table[];\ntypedef int count_t;\n",
    "lib/open.c": '#include "../inc/names.h"\nint open_it(void) { return 1; }\n',
    "lib/helper.c": '#include "../inc/names.h"\nint level;\nint helper(int a) { return a + level; }\n',
    "lib/table.c": '#include "../inc/ops.h"\nstatic int one(int a) { return a; }\nint two(int a) { return a; }\n'
                   "struct ops table[] = { { .run = one }, { .run = two } };\n",
    "app/main.c": '#include "../inc/names.h"\n#include "../inc/ops.h"\n'
                  "int lib_open(void);\nint main(void) { count_t n = TWICE (lib_open ()); return table[0].run (n); }\n",
    "app/other.c": "int far_away(int);\nint other(int a) { return far_away (a); }\n",
}  # fmt: skip

# What is changed, one after the other, each on top of those before: file, what stands there, what comes in its place.
_CHANGES = {
    "a function nobody knows": ("app/other.c", "int other", "int fresh(void) { return 2; }\nint other"),
    "a body": ("app/other.c", "return 2", "return helper (2)"),
    "a definition that was missing": ("lib/open.c", "int open_it", "int far_away(int a) { return a; }\nint open_it"),
    "a second definition of it": ("lib/helper.c", "int helper", "int far_away(int a) { return a; }\nint helper"),
    "static now": ("lib/open.c", "int far_away", "static int far_away"),
    "behind a macro of a header": ("inc/names.h", "helper (x) + helper (x)", "two (x)"),
    "another name by a macro": ("inc/names.h", "#define open_it lib_open", "#define open_it lib_close"),
    "no macro any more": ("inc/names.h", "#define open_it lib_close\n", ""),
    "a function in a table": ("lib/table.c", "= two", "= helper"),
    "one of the table's functions gone": ("lib/helper.c", "int helper(int a)", "int helped(int a)"),
    "an object that becomes a pointer": ("lib/helper.c", "int level;", "int (*level)(int);"),
    "a function behind a macro": ("lib/table.c", "int two", "API int behind(int a) { return a; }\nint two"),
    "which is called": ("app/other.c", "return helper (2)", "return behind (2)"),
    "and declared": ("inc/ops.h", "struct ops {", "int behind(int);\nstruct ops {"),
    "a macro that makes nothing static": ("inc/ops.h", "typedef int count_t;\n", "typedef int count_t;\n#define API\n"),
    "a macro that does so in one configuration": ("inc/ops.h", "#define API\n", "#ifdef ONE\n#define API static\n#else\n#define API\n#endif\n"),
    "a type in another place": ("inc/names.h", "int helper", "typedef long count_t;\nint helper"),
    "a type moved": ("inc/ops.h", "typedef int count_t;\n", ""),
    "an include less": ("app/main.c", '#include "../inc/ops.h"\n', ""),
    "a macro undefined": ("inc/names.h", "extern int level;", "extern int level;\n#undef TWICE"),
    "generated code now": ("lib/open.c", "#include", "/* automatically generated */\n#include"),
}  # fmt: skip


def _written(root: Path, text: str, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    for name, text in _TREE.items():
        _written(root, text, name)
    return root


def _same_as_new(root: Path, tmp_path: Path, number: int) -> bool:
    return as_json(survey(root, tmp_path / "kept")) == as_json(survey(root, tmp_path / f"new{number}"))


def test_each_change_gives_what_a_first_run_gives(tree: Path, tmp_path: Path) -> None:
    assert _same_as_new(tree, tmp_path, 0)
    seen = {as_json(survey(tree, tmp_path / "kept"))}
    for number, (what, (name, old, new)) in enumerate(_CHANGES.items(), 1):
        text = (tree / name).read_text()
        assert old in text, what
        _written(tree, text.replace(old, new, 1), name)
        assert _same_as_new(tree, tmp_path, number), what
        seen.add(as_json(survey(tree, tmp_path / "kept")))
    assert len(seen) == len(_CHANGES) + 1  # each change shows


def test_files_that_come_and_go(tree: Path, tmp_path: Path) -> None:
    assert _same_as_new(tree, tmp_path, 0)
    _written(tree, "int far_away(int a) { return a; }\n", "app/far.c")
    assert _same_as_new(tree, tmp_path, 1)
    (tree / "lib/helper.c").unlink()
    assert _same_as_new(tree, tmp_path, 2)
    _written(tree, "all:\n\tcc -Iinc app/main.c\n", "Makefile")
    assert _same_as_new(tree, tmp_path, 3)


def _linked(tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that a run links anew."""
    found: set[str] = set()
    whole = CLinker.file_edges

    def linking(linker: CLinker, path: str, facts: FileFacts) -> None:
        found.add(path)
        whole(linker, path, facts)

    with monkeypatch.context() as patched:
        patched.setattr(CLinker, "file_edges", linking)
        survey(tree, cache, jobs=1)
    return found


def test_only_what_may_have_changed_is_linked(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "kept"
    assert _linked(tree, cache, monkeypatch) == set(_TREE)
    assert _linked(tree, cache, monkeypatch) == set()
    _written(tree, _TREE["app/other.c"] + "int fresh(void) { return 2; }\n", "app/other.c")
    assert _linked(tree, cache, monkeypatch) == {"app/other.c"}
    _written(tree, _TREE["lib/open.c"] + "int far_away(int a) { return a; }\n", "lib/open.c")
    assert _linked(tree, cache, monkeypatch) == {"lib/open.c", "app/other.c"}
    _written(tree, _TREE["lib/helper.c"].replace("int helper(int a)", "static int helper(int a)"), "lib/helper.c")
    assert _linked(tree, cache, monkeypatch) >= {"lib/helper.c", "app/main.c"}  # TWICE comes to helper


@pytest.mark.parametrize("broken", ["c-links.jsonl", "c.jsonl", "looks.jsonl"])
@pytest.mark.parametrize("how", ["cut", "of another run", "no text"])
def test_a_store_that_does_not_fit_is_as_if_there_were_none(
    tree: Path, tmp_path: Path, broken: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_STILL", 0)
    store = tmp_path / "kept" / broken
    survey(tree, tmp_path / "kept")
    before = store.read_bytes()
    _written(tree, _TREE["app/other.c"].replace("far_away", "helper"), "app/other.c")
    survey(tree, tmp_path / "kept")
    store.write_bytes({"cut": store.read_bytes()[:-9], "of another run": before, "no text": b"\xff\n[1]"}[how])
    _written(tree, _TREE["app/other.c"].replace("far_away", "two"), "app/other.c")
    assert _same_as_new(tree, tmp_path, 1)


def _looked_at(tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that a run reads to see what is in them."""
    found: set[str] = set()
    whole = run._looked_at

    def looking(root: Path, name: str, surveyor: Surveyor) -> looks.Look:
        found.add(name)
        return whole(root, name, surveyor)

    with monkeypatch.context() as patched:
        patched.setattr(run, "_looked_at", looking)
        survey(tree, cache, jobs=1)
    return found


def test_files_that_lie_still_are_not_read_again(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "trusted", lambda _: True)  # wherever the tests' folder lies
    cache, other = tmp_path / "kept", tree / "app/other.c"
    survey(tree, cache)
    assert _looked_at(tree, cache, monkeypatch) == set(_TREE)  # written just now: more may come within the clock's tick
    monkeypatch.setattr(looks, "_STILL", 0)
    survey(tree, cache)
    assert _looked_at(tree, cache, monkeypatch) == set()
    was = other.stat()
    other.write_text(other.read_text().replace("far_away", "near_far"))  # as long as before, and said to be as old
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert _looked_at(tree, cache, monkeypatch) == {"app/other.c"}
    assert _same_as_new(tree, tmp_path, 1)


@pytest.mark.parametrize(
    ("mounts", "holds"),
    [
        ({"/": "ext4"}, True),
        ({"/": "ext4", "/proc": "proc"}, True),
        ({"/": "ext4", "/home/a\\040team": "nfs4"}, False),
        ({"/": "nfs4", "/home/a\\040team": "xfs"}, True),
        ({"/": "ext4", "/home/a\\040team/code/vendor": "squashfs"}, False),
        ({"/": "ext4", "/home/a\\040team/code2": "vfat"}, True),
        ({}, False),
    ],
)
def test_looks_are_kept_only_where_the_file_system_says_what_was_written(
    tmp_path: Path, mounts: dict[str, str], holds: bool
) -> None:
    told = tmp_path / "mountinfo"
    told.write_text("".join(f"27 1 254:0 / {where} rw - {kind} /dev/vda rw\n" for where, kind in mounts.items()))
    assert looks.trusted(Path("/home/a team/code"), told) is holds


def test_facts_are_kept_by_the_hash_of_what_they_were_read_from(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is written after it was hashed and before it is read, and set back afterwards."""
    other, was = tree / "app/other.c", (tree / "app/other.c").read_text()
    whole = run._facts

    def late(*given: Any) -> Any:
        other.write_text(was.replace("far_away", "two"))
        return whole(*given)

    with monkeypatch.context() as patched:
        patched.setattr(run, "_facts", late)
        survey(tree, tmp_path / "kept")
    other.write_text(was)
    assert _same_as_new(tree, tmp_path, 1)
