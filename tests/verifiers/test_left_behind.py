"""What a run leaves besides the contents of files in its working folder is observed, and compared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verifiers.compare import compare, rule_set
from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.toolchains import for_language

SOURCE = """\
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *what = argv[i], *name = argv[i + 1];
        if (!strcmp(what, "write")) { FILE *f = fopen(name, "w"); if (f) { fputs("text", f); fclose(f); } }
        if (!strcmp(what, "folder")) mkdir(name, 0777);
        if (!strcmp(what, "away")) rmdir(name);
        if (!strcmp(what, "remove")) remove(name);
        if (!strcmp(what, "close")) chmod(name, 0400);
        if (!strcmp(what, "open")) chmod(name, 0755);
        if (!strcmp(what, "link")) (void)!symlink("elsewhere", name);
        if (!strcmp(what, "pipe")) mkfifo(name, 0600);
        if (!strcmp(what, "private")) close(open(name, O_CREAT | O_WRONLY, 0700));
    }
    return 0;
}
"""
GIVEN = (("d/e/x", b"1"), ("d/y", b"2"), ("z", b"3"))


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    folder = tmp_path_factory.mktemp("left")
    (folder / "source").mkdir()
    (folder / "source" / "a.c").write_text(SOURCE)
    with Runner(for_language("c").build(folder / "source", folder / "built")) as one:
        yield one


def run(runner: Runner, words: str) -> Observation:
    return runner.run_one(Case(arguments=tuple(w.encode() for w in words.split()), files=GIVEN)).observation


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("write new", [("new", b"text")]),
        ("folder new folder d/f", [("d/f/", b""), ("new/", b"")]),
        ("folder new open new write new/w close new/w", [("new/", b""), ("new/w", b"text"), ("new/w//permissions", b"0400"), ("new//permissions", b"0755")]),
        ("open z close d", [("d//permissions", b"0400"), ("z//permissions", b"0755")]),
        ("private new", [("new", b""), ("new//permissions", b"0700")]),
        ("link new remove z link z", [("new//link", b"elsewhere"), ("z//link", b"elsewhere")]),
        ("pipe new", [("new//special", b"fifo")]),
        ("remove d/e/x", [("d/e/x", None)]),
        ("remove d/e/x away d/e", [("d/e/", None), ("d/e/x", None)]),
        ("remove d/e/x away d/e remove d/y away d", [("d/", None), ("d/e/", None), ("d/e/x", None), ("d/y", None)]),
        ("write /tmp/new", [("/tmp/new", b"text")]),
        ("folder ../new write ../new/w", [("/tmp/new/", b""), ("/tmp/new/w", b"text")]),
        ("write /tmp/new remove /tmp/new", []),
        ("", []),
    ],
)  # fmt: skip
def test_all_that_a_run_leaves_is_seen(runner: Runner, words: str, left: list[tuple[str, bytes | None]]) -> None:
    assert run(runner, words).files == tuple(sorted(left, key=lambda one: one[0]))
    assert run(runner, "").files == ()  # and the next run finds nothing of it


def test_it_is_compared_unless_a_rule_says_otherwise(runner: Runner) -> None:
    seen = [run(runner, words) for words in ("write a close a", "write a", "write a folder b")]
    asked = rule_set(["permissions"])
    assert [d.where for d in compare(seen[0], seen[1], ("c", "go")).differences] == ["a//permissions"]
    assert compare(seen[0], seen[1], ("c", "go"), asked).rules == ("permissions",)
    assert compare(seen[0], seen[1], ("c", "go"), asked).same
    assert [d.where for d in compare(seen[0], seen[2], ("c", "go"), asked).differences] == ["b/"]


def test_only_files_of_the_working_folder_are_handed_on(runner: Runner) -> None:
    seen = run(runner, "write a close a folder b link c write /tmp/d remove z")
    assert seen.plain_files == (("a", b"text"), ("z", None))
