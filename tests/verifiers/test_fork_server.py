"""Fork servers: a process that one makes is what exec would have made of the program, as far as a program can tell."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from verifiers.observe import Case, Outcome
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import BuildMode, for_language
from verifiers.toolchains.protocol import Built

TELLS = r"""
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
static int begun = 41;
static char *first;
__attribute__((constructor)) static void begin(int argc, char **argv) { begun += argc > 0; first = argv[argc - 1]; }
static void ended(void) { printf("exit %d\n", begun); }
static void *threaded(void *said) { return said; }
__attribute__((noinline)) static int garbage(void)
{
    volatile unsigned char left[65536];
    int n = 0;
    for (unsigned i = 0; i < sizeof left - 8192; i++) n += left[i] != 0;
    return n;
}
int main(int argc, char **argv, char **environment)
{
    int deep = garbage();
    printf("%d %s\n", begun, first);
    for (int i = 0; i <= argc; i++) printf("[%s]\n", argv[i] ? argv[i] : "none");
    for (char **e = environment; *e; e++) puts(*e);
    char text[4096];
    printf("%d %s %s\n", environ == environment, getcwd(text, sizeof text), program_invocation_name);
    FILE *f = fopen("/proc/self/environ", "r");
    printf("preloaded %d\n", f && fread(text, 1, sizeof text, f) > 0 && memmem(text, sizeof text, "fork_server", 11) != 0);
    fclose(f);
    for (int fd = 0; fd < 200; fd++) if (fcntl(fd, F_GETFD) >= 0) printf("fd %d\n", fd);
    struct sigaction action;
    for (int s = 1; s < 32; s++) if (!sigaction(s, 0, &action) && action.sa_handler != SIG_DFL) printf("signal %d\n", s);
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, 0, &blocked);
    for (int s = 1; s < 32; s++) if (sigismember(&blocked, s)) printf("blocked %d\n", s);
    struct rlimit limit;
    for (int l = 0; l < 16; l++) { getrlimit(l, &limit); printf("%ld %ld\n", (long)limit.rlim_cur, (long)limit.rlim_max); }
    mode_t mask = umask(0);
    printf("%o %d %d %d\n", mask, getpgrp() == getpid(), getsid(0), nice(0));
    printf("heap %ld %d\n", (long)((char *)malloc(100) - (char *)malloc(5000)), deep);
    pthread_t thread;
    void *said = 0;
    printf("%d", pthread_create(&thread, 0, threaded, text));
    printf("%d", pthread_join(thread, &said));
    printf("%d\n", said == text);
    pthread_mutexattr_t kind;
    pthread_mutex_t lock;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&lock, &kind);
    printf("%d %d %d\n", pthread_mutex_lock(&lock), pthread_mutex_lock(&lock) != 0, pthread_mutex_unlock(&lock));
    fflush(stdout);
    if (!system("echo of a shell; echo $LD_PRELOAD")) puts("done");
    atexit(ended);
    return argc;
}
"""
PIDS = "#include <stdio.h>\n#include <unistd.h>\nint main(void) { printf(\"%d %d\\n\", getpid(), getppid()); return 0; }\n"


def built(tmp_path: Path, text: str, language: str = "c", name: str = "tells.c", mode: BuildMode = BuildMode.PLAIN) -> Built:
    (tmp_path / "source").mkdir(exist_ok=True)
    (tmp_path / "source" / name).write_text(text)
    return for_language(language).build(tmp_path / "source", tmp_path / f"built-{mode}", mode)


def test_a_program_cannot_tell_that_it_was_forked(tmp_path: Path) -> None:
    program = built(tmp_path, TELLS)
    cases = [
        Case(),
        Case((b"one", b"", b"a b\xff"), b"in\n"),
        Case(tuple(b"%d" % n for n in range(500)), files=(("f", b"x"),)),
        Case((b"x" * 100_000,)),
    ]
    with Runner(program) as plain, Runner(program, forks=True) as forking:
        for case in (*cases, *cases):
            mine, theirs = plain.run_one(case).observation, forking.run_one(case).observation
            assert (mine.outcome, mine.code, mine.stderr) == (theirs.outcome, theirs.code, theirs.stderr)
            assert mine.stdout.split(b"heap")[0] == theirs.stdout.split(b"heap")[0]
            assert mine.stdout.split(b"heap")[1].split()[0::2] == theirs.stdout.split(b"heap")[1].split()[0::2]
            assert b"42 " in theirs.stdout and b"of a shell\n\ndone\nexit 42" in theirs.stdout and b"preloaded 0" in theirs.stdout


def test_memory_below_main_is_as_empty_as_after_exec(tmp_path: Path) -> None:
    """What a program finds in variables that it did not set: nothing of what the server or a case before it did."""
    program = built(tmp_path, TELLS)
    long = Case(tuple(b"argument" * 500 for _ in range(20)))
    with Runner(program) as plain, Runner(program, forks=True) as forking:
        forking.run_one(long)
        used = [int(r.run_one(Case()).observation.stdout.split(b"heap")[1].split()[1]) for r in (plain, forking)]
    assert used == [0, 0]


def test_processes_are_the_loops_own_and_of_one_server(tmp_path: Path) -> None:
    program = built(tmp_path, PIDS)
    with Runner(program) as plain, Runner(program, forks=True) as forking:
        mine, theirs = (r.run_one(Case()).observation.stdout.split()[1] for r in (plain, forking))
        assert mine == theirs  # the parent is the loop, whose id is that of the sandbox's first process but one
        seen = [int(forking.run_one(Case()).observation.stdout.split()[0]) for _ in range(20)]
    assert seen == list(range(seen[0], seen[0] + 20))  # with a process of exec for each there would be gaps


@pytest.mark.parametrize(("text", "outcome", "code"), [
    ("int main(void) { for (;;) {} }", Outcome.TIMED_OUT, 0),
    ("#include <stdlib.h>\nint main(void) { abort(); }", Outcome.SIGNALLED, 6),
    ("int main(void) { return *(volatile int *)8; }", Outcome.SIGNALLED, 11),
    ("#include <signal.h>\n#include <unistd.h>\nint main(void) { kill(getppid(), 9); return 0; }", Outcome.SIGNALLED, 31),
    ("#include <signal.h>\nint main(void) { return kill(-1, 9) ? 3 : 4; }", Outcome.SIGNALLED, 31),
])  # fmt: skip
def test_ends_are_seen_and_the_next_case_runs(tmp_path: Path, text: str, outcome: Outcome, code: int) -> None:
    program = built(tmp_path, text)
    for forks in (False, True):
        with Runner(program, RunLimits(wall_seconds=0.5), forks) as runner:
            for _ in range(3):
                seen = runner.run_one(Case()).observation
                assert (seen.outcome, seen.code) == (outcome, code)


def test_what_a_program_leaves_behind_is_gone_before_the_next_case(tmp_path: Path) -> None:
    """A process in a session of its own waits for the next case's working folder, to leave a file there."""
    program = built(tmp_path, (
        "#include <fcntl.h>\n#include <stdio.h>\n#include <unistd.h>\n#include <sys/stat.h>\n"
        "int main(int argc, char **argv) {\n  if (argc > 1) { usleep(50000); puts(\"here\"); return 0; }\n"
        "  if (fork() == 0) { setsid(); if (fork() == 0) { fclose(stdout); fclose(stderr);\n"
        "    for (;;) { close(open(\"/tmp/case/left\", O_CREAT | O_WRONLY, 0600)); usleep(100); } } _exit(0); }\n"
        "  usleep(20000);\n  unlink(\"left\");\n  return 0;\n}\n"
    ))  # fmt: skip
    with Runner(program, forks=True) as runner:
        for _ in range(5):
            runner.run_one(Case())
            after = runner.run_one(Case((b"wait",))).observation
            assert (after.stdout, after.files) == (b"here\n", ())


def test_case_with_another_environment_gets_it(tmp_path: Path) -> None:
    program = built(tmp_path, "#include <stdio.h>\n#include <stdlib.h>\nint main(void) { puts(getenv(\"WHO\") ? getenv(\"WHO\") : \"nobody\"); }")
    with Runner(program, forks=True) as runner:
        for who in (b"nobody", b"me", b"nobody", b"you"):
            environment = (("WHO", who.decode()),) if who != b"nobody" else ()
            assert runner.run_one(Case(environment=environment)).observation.stdout == who + b"\n"


def test_many_cases_outlast_a_server(tmp_path: Path) -> None:
    program = built(tmp_path, "#include <stdio.h>\nint main(void) { int n = 0; scanf(\"%d\", &n); printf(\"%p %d\\n\", (void *)&n, n); }")
    places = set()
    with Runner(program, forks=True) as runner:
        for number in range(1000):
            place, shown = runner.run_one(Case(stdin=b"%d\n" % number)).observation.stdout.split()
            assert int(shown) == number
            places.add(place)
    assert len(places) == 3  # of three servers


ORIGINALS = {
    "ada": ("tells.adb", (
        "with Ada.Text_IO; use Ada.Text_IO;\nwith Ada.Command_Line; use Ada.Command_Line;\nprocedure Tells is\n"
        "   task T is\n      entry Go (N : Natural);\n   end T;\n   task body T is\n   begin\n      loop\n         select\n"
        "            accept Go (N : Natural) do\n               Put_Line (N'Image);\n            end Go;\n         or\n"
        "            terminate;\n         end select;\n      end loop;\n   end T;\nbegin\n"
        "   for I in 1 .. Argument_Count loop\n      Put_Line (Argument (I));\n      T.Go (I);\n   end loop;\n"
        "   while not End_Of_File loop\n      Put_Line (Get_Line);\n   end loop;\n   Set_Exit_Status (3);\n"
        "   if Argument_Count > 2 then\n      raise Program_Error with \"three\";\n   end if;\nend Tells;\n")),
    "cobol": ("tells.cob", (
        "       identification division.\n       program-id. tells.\n       data division.\n       working-storage section.\n"
        "       01 ws-n pic 9(4) value 7.\n       01 ws-line pic x(20).\n       procedure division.\n"
        "           accept ws-line from command-line\n           display ws-line\n           accept ws-line\n"
        "           display ws-line\n           add 1 to ws-n\n           display ws-n\n           move ws-n to return-code\n"
        "           stop run.\n")),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(ORIGINALS))
@pytest.mark.parametrize("mode", (BuildMode.PLAIN, BuildMode.EDGES))
def test_run_time_systems_start_in_each_process(tmp_path: Path, language: str, mode: BuildMode) -> None:
    name, text = ORIGINALS[language]
    program = built(tmp_path, text, language, name, mode)
    with Runner(program) as plain, Runner(program, forks=True) as forking:
        for arguments in ((), (b"a",), (b"b", b"c"), (b"d", b"e", b"f"), ()):
            case = Case(arguments, b"one\ntwo\n", program="tells")
            mine, theirs = plain.run_one(case), forking.run_one(case)
            shown = mine.observation
            assert (shown.code, shown.stdout, shown.stderr) == (
                theirs.observation.code, theirs.observation.stdout, theirs.observation.stderr,
            )  # fmt: skip
            assert (mine.edges, mine.nearness) == (theirs.edges, theirs.nearness)
            assert bool(mine.edges) is (mode is BuildMode.EDGES)


def test_a_program_without_a_dynamic_linker_is_started_as_ever(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "go.mod").write_text("module tells\n\ngo 1.18\n")
    program = built(tmp_path, "package main\n\nfunc main() {\n\tprintln(42)\n}\n", "go", "main.go")
    with Runner(program, forks=True) as runner:
        for _ in range(3):
            assert runner.run_one(Case()).observation.stderr == b"42\n"


def test_a_server_that_a_program_stopped_costs_its_case_only(tmp_path: Path) -> None:
    """Its own server is the one process that a program can reach with a signal: nothing but time is lost by that."""
    program = built(tmp_path, (
        "#include <signal.h>\n#include <stdio.h>\n#include <unistd.h>\nint main(int argc, char **argv) {\n"
        "  if (argc > 1) for (int p = 2; p < getpid(); p++) if (p != getppid()) kill(p, argv[1][0] == 's' ? SIGSTOP : SIGKILL);\n"
        "  puts(\"ran\"); return 0; }\n"
    ))  # fmt: skip
    with Runner(program, forks=True) as runner:
        for what in (b"kill", b"stop"):
            runner.run_one(Case())
            assert runner.run_one(Case((what,))).observation.stdout == b"ran\n"
            started = time.monotonic()
            for _ in range(5):
                assert runner.run_one(Case()).observation.stdout == b"ran\n"
            assert time.monotonic() - started < 30
