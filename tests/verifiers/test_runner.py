"""The runner and the sandbox under it: what a program does is seen exactly, and stays inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from verifiers.observe import Case, Outcome
from verifiers.runner import RunLimits, Runner, RunResult
from verifiers.sides import ModeExecutor
from verifiers.toolchains import BuildError, BuildMode, detect, for_language

PROGRAM = r"""
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <netinet/in.h>
int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "echo")) { int c; while ((c = getchar()) != EOF) putchar(c); return 7; }
    if (!strcmp(what, "abort")) abort();
    if (!strcmp(what, "spin")) for (;;) {}
    if (!strcmp(what, "flood")) for (;;) puts("flood");
    if (!strcmp(what, "files")) {
        FILE *f = fopen("out.txt", "w"); fputs("new", f); fclose(f);
        f = fopen("in.txt", "a"); fputs("!", f); fclose(f);
        remove("gone.txt"); return 0;
    }
    if (!strcmp(what, "bomb")) {
        int n = 0;
        while (n < 500) { int p = fork(); if (p == 0) _exit(sleep(1)); if (p < 0) break; n++; }
        printf("%d\n", n < 500); return 0;
    }
    if (!strcmp(what, "memory")) {
        int n = 0;
        while (n < 64 && malloc((size_t)1 << 30)) n++;
        printf("%d\n", n < 64); return 0;
    }
    if (!strcmp(what, "read")) { printf("%d\n", open(argv[2], O_RDONLY) >= 0); return 0; }
    if (!strcmp(what, "write")) { printf("%d\n", open(argv[2], O_WRONLY | O_CREAT, 0600) >= 0); return 0; }
    if (!strcmp(what, "connect")) {
        struct sockaddr_in a = {AF_INET, htons(22), {htonl(0x7f000001)}, {0}};
        printf("%d\n", connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&a, sizeof a) == 0); return 0;
    }
    if (!strcmp(what, "daemon")) { if (fork() == 0) { setsid(); for (;;) sleep(1); } puts("left"); return 0; }
    if (!strcmp(what, "kill")) { kill(-1, 9); return 0; }
    return 1;
}
"""


@pytest.fixture(scope="module", params=(False, True), ids=("exec", "fork"))
def runner(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    source = tmp_path_factory.mktemp("c") / "probe.c"
    source.write_text("#include <signal.h>\n" + PROGRAM)
    built = for_language("c").build(source, tmp_path_factory.mktemp("out") / "b")
    with Runner(built, RunLimits(wall_seconds=1.0, output_bytes=100_000), request.param) as running:
        yield running


def observe(runner: Runner, *arguments: str, stdin: bytes = b"", files: tuple[tuple[str, bytes], ...] = ()):  # type: ignore[no-untyped-def]
    return runner.run_one(Case(tuple(a.encode() for a in arguments), stdin, files)).observation


def test_bytes_and_exit_code_come_back_as_they_were(runner: Runner) -> None:
    text = bytes(range(256)) * 40
    seen = observe(runner, "echo", stdin=text)
    assert (seen.outcome, seen.code, seen.stdout, seen.stderr) == (Outcome.EXITED, 7, text, b"")


def test_a_signal_a_hang_and_a_flood_are_told_apart(runner: Runner) -> None:
    assert (observe(runner, "abort").outcome, observe(runner, "abort").code) == (Outcome.SIGNALLED, 6)
    assert observe(runner, "spin").outcome is Outcome.TIMED_OUT
    flood = observe(runner, "flood")
    assert flood.outcome is Outcome.OUTPUT_LIMIT
    assert flood.stdout == (b"flood\n" * 20_000)[:100_000]


def test_created_changed_and_deleted_files_are_seen_and_the_next_case_starts_clean(runner: Runner) -> None:
    given = (("gone.txt", b"x"), ("in.txt", b"hello"), ("kept.txt", b"same"))
    seen = observe(runner, "files", files=given)
    assert seen.files == (("gone.txt", None), ("in.txt", b"hello!"), ("out.txt", b"new"))
    assert observe(runner, "echo").files == ()


def test_of_files_with_one_path_the_last_is_there(runner: Runner) -> None:
    given = (("./gone.txt", b"x"), ("in.txt", b"early"), (".//in.txt", b"late"), ("gone.txt", b"y"))
    seen = observe(runner, "files", files=given)
    assert seen.files == (("gone.txt", None), ("in.txt", b"late!"), ("out.txt", b"new"))


def test_limits_hold(runner: Runner) -> None:
    assert observe(runner, "bomb").stdout.strip() == b"1"
    assert observe(runner, "memory").stdout.strip() == b"1"


@pytest.mark.parametrize("path", ["/etc/shadow", "/etc/passwd", "/root/.profile", "/home", "/proc/1/environ"])
def test_the_machine_cannot_be_read(runner: Runner, path: str) -> None:
    assert observe(runner, "read", path).stdout == b"0\n"


@pytest.mark.parametrize("path", ["/usr/x", "/prog/x", "/etc/x", "/x"])
def test_nothing_outside_the_working_folder_can_be_written(runner: Runner, path: str) -> None:
    assert observe(runner, "write", path).stdout == b"0\n"


def test_there_is_no_network(runner: Runner) -> None:
    assert observe(runner, "connect").stdout == b"0\n"


def test_what_a_program_leaves_running_is_gone_and_killing_the_loop_costs_one_case(runner: Runner) -> None:
    assert observe(runner, "daemon").stdout == b"left\n"
    killed = observe(runner, "kill")
    assert killed.outcome is Outcome.SIGNALLED
    assert observe(runner, "echo", stdin=b"again").stdout == b"again"


def test_cases_that_the_loop_has_ahead_fare_as_any_other(runner: Runner) -> None:
    texts = [b"small", b"large" * 8_000, b"larger" * 9_000, b"", b"last"]
    cases = [Case((b"echo",), text) for text in texts] + [Case((b"kill",)), Case((b"abort",)), Case((b"echo",), b"again")]
    seen = runner.run_batch(cases, (2.0,))
    assert [result.observation.stdout for result in seen] == [*texts, b"", b"", b"again"]
    assert [result.observation.code for result in seen[-2:]] == [6, 7]
    first, second, unknown = Case((b"echo",), b"first"), Case((b"echo",), b"second"), Case(steps=(("unknown", (), b""),))
    with pytest.raises(TheseusError, match="unknown"):
        runner.run_batch([first, first, unknown], (2.0,))
    assert runner.run_one(second, 2.0).observation.stdout == b"second"  # and not an answer that nobody took


def test_what_ends_the_loop_is_tried_twice_and_the_cases_behind_it_fare_as_any_other(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = runner._answer, []

    def broken(case: Case) -> RunResult:
        asked.append(case.stdin)
        if case.stdin == b"2":  # as if the loop had died
            runner._process.kill()  # type: ignore[union-attr]
            runner._process.wait()  # type: ignore[union-attr]
            raise OSError
        return read(case)

    monkeypatch.setattr(runner, "_answer", broken)
    seen = [r.observation for r in runner.run_batch([Case((b"echo",), b"%d" % number) for number in range(5)], (2.0,))]
    assert asked == [b"0", b"1", b"2", b"2", b"3", b"4"]
    assert [o.stdout for o in seen] == [b"0", b"1", b"", b"3", b"4"] and seen[2].outcome is Outcome.SIGNALLED


def test_sandboxes_at_work_together_answer_in_the_order_of_the_cases(runner: Runner) -> None:
    runners = [Runner(runner.built, RunLimits(wall_seconds=2.0)) for _ in range(3)]
    together = ModeExecutor(runners, runner.built)
    texts = [b"%d" % number * (1 + 7_000 * (number % 5)) for number in range(12)]
    cases = [Case((b"echo",), text) for text in texts]
    cases[4], cases[7] = Case((b"kill",)), Case((b"abort",))
    seen = [r.observation for r in together.run(cases, 2.0)]
    assert [o.stdout for o in seen] == [*texts[:4], b"", *texts[5:7], b"", *texts[8:]]
    assert (seen[4].outcome, seen[7].code) == (Outcome.SIGNALLED, 6)
    with pytest.raises(TheseusError, match="must lie in"):
        together.run([*cases[8:], *cases[8:], Case(files=(("/etc/passwd", b""),))], 2.0)
    assert [r.observation.stdout for r in together.run(cases[8:] * 2, 2.0)] == texts[8:] * 2  # none that nobody took before
    together.close()


def test_a_case_may_be_cut_off_after_less_output(runner: Runner) -> None:
    seen = runner.run_one(Case((b"flood",)), most_output=1_000).observation
    assert seen.outcome is Outcome.OUTPUT_LIMIT and len(seen.stdout) == 1_000
    assert len(observe(runner, "flood").stdout) == 100_000


def test_steps_share_a_working_folder(runner: Runner) -> None:
    steps = (("probe", (b"files",), b""), ("probe", (b"echo",), b"hi"))
    seen = runner.run_one(Case(steps=steps, files=(("in.txt", b""),))).observation
    assert seen.stdout == b"[step 1 probe: exited 0]\n[step 2 probe: exited 7]\nhi"
    assert dict(seen.files)["out.txt"] == b"new"
    assert seen.code == 7


def test_a_file_outside_the_working_folder_is_refused(runner: Runner) -> None:
    with pytest.raises(TheseusError, match="working folder"):
        observe(runner, "echo", files=(("../x", b""),))


SOURCES = {
    "ada": (
        "twice.adb",
        "with Ada.Text_IO; procedure Twice is\nbegin\n"
        "   if Ada.Text_IO.Get_Line = \"ada\" then Ada.Text_IO.Put_Line (\"yes\");\n   else\n"
        "   Ada.Text_IO.Put_Line (\"no\");\n   end if;\nend Twice;\n",
    ),
    "c": (
        "twice.c",
        '#include <stdio.h>\n#include <string.h>\nint main(void) {\n  char b[9] = ""; fgets(b, 9, stdin);\n'
        '  if (!strncmp(b, "ada", 3))\n    puts("yes");\n  else\n    puts("no");\n}\n',
    ),
    "cobol": (
        "twice.cob",
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. TWICE.\n       DATA DIVISION.\n"
        "       WORKING-STORAGE SECTION.\n       01 A PIC X(3).\n       PROCEDURE DIVISION.\n"
        "           ACCEPT A.\n           IF A = \"ada\"\n               DISPLAY \"yes\"\n           ELSE\n"
        "               DISPLAY \"no\".\n           STOP RUN.\n",
    ),
    "go": (
        "twice.go",
        'package main\n\nimport "fmt"\n\nfunc main() {\n\tvar s string\n\tfmt.Scanln(&s)\n\tif s == "ada" {\n'
        '\t\tfmt.Println("yes")\n\t} else {\n\t\tfmt.Println("no")\n\t}\n}\n',
    ),
    "rust": (
        "twice.rs",
        "fn main() {\n    let mut s = String::new();\n    std::io::stdin().read_line(&mut s).unwrap();\n"
        '    if s.trim() == "ada" { println!("yes"); std::process::exit(0) }\n    println!("no")\n}\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_every_language_builds_in_every_mode_it_offers(language: str, tmp_path: Path) -> None:
    name, text = SOURCES[language]
    (tmp_path / name).write_text(text)
    toolchain = detect(tmp_path / name)
    assert toolchain.language == language
    for mode in sorted(toolchain.modes):
        built = toolchain.build(tmp_path / name, tmp_path / mode, mode)
        with Runner(built) as runner:
            yes, no = runner.run([Case(stdin=b"ada\n"), Case(stdin=b"bob\n")])
            assert (yes.observation.stdout, no.observation.stdout) == (b"yes\n", b"no\n")
        if mode is BuildMode.EDGES:
            assert yes.edges != no.edges
        if mode is BuildMode.LINES:
            (lines,) = toolchain.covered_lines(built)
            assert lines.file == name
            assert lines.covered == len(lines.hits) > 2


def test_how_near_compared_numbers_came_is_seen_for_each_place(tmp_path: Path) -> None:
    (tmp_path / "limit.c").write_text(
        "#include <stdio.h>\nint main(void) {\n  int n;\n  while (scanf(\"%d\", &n) == 1)\n"
        '    if (n * 3 > 3000) puts("over");\n}\n'
    )
    built = detect(tmp_path / "limit.c").build(tmp_path / "limit.c", tmp_path / "out", BuildMode.EDGES)
    with Runner(built) as runner:
        far, nearer, met = (runner.run_one(Case(stdin=text)).nearness for text in (b"10\n", b"999\n", b"1000\n10\n"))

    def of_the_limit(seen: tuple[int, ...]) -> tuple[int, int]:
        """Sides and closeness at the one place that the other inputs see differently."""
        (packed,) = set(seen) - set(far if seen is not far else met)
        return packed >> 8 & 0xFF, packed & 0xFF

    assert of_the_limit(far) == (0, 65 - (3000 - 30).bit_length())
    assert of_the_limit(nearer) == (0, 65 - (3000 - 2997).bit_length())
    assert of_the_limit(met) in ((1, 65), (2, 65 - 1))  # compared with 3000 or, as the compiler likes, with 2999 or 3001


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_source_that_does_not_compile_gives_the_compilers_words(language: str, tmp_path: Path) -> None:
    name, text = SOURCES[language]
    (tmp_path / name).write_text(text.replace("yes", 'yes" +* nonsense_here(').replace("a", "a", 1))
    with pytest.raises(BuildError, match=name):
        for_language(language).build(tmp_path / name, tmp_path / "out")


def test_a_path_without_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TheseusError, match="no source"):
        detect(tmp_path)
    with pytest.raises(TheseusError, match="no such file"):
        detect(tmp_path / "missing")
