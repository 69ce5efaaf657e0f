"""C as text: heads that macros make, branches that share a body, and work shared between processes."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from analyzers.survey.facts import Survey
from analyzers.survey.parallel import shared
from analyzers.survey.run import survey


def surveyed(root: Path, files: Mapping[str, str], jobs: int = 1) -> Survey:
    for name, text in files.items():
        path = root / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return survey(root / "tree", root / "cache", jobs)


def names(found: Survey, source: str, target: str, kind: str = "call") -> tuple[str, ...]:
    return found.names.get((source, target, kind), ())


def test_a_macro_may_be_a_functions_whole_head(tmp_path: Path) -> None:
    """As in every scanner that flex makes. gcc's own symbols say the same."""
    files = {
        "scan.c": "extern int helper(int);\n#define YY_DECL int my_lex \\\n (int kind)\nYY_DECL\n{\n  return helper(kind);\n}\n",
        "main.c": "int my_lex(int);\nint main(void) { return my_lex(1); }\n",
        "help.c": "int helper(int n) { return n; }\n",
    }
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "scan.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "scan.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert "T my_lex" in symbols and "U helper" in symbols
    assert names(found, "scan", "help") == ("helper",)
    assert names(found, "main", "scan") == ("my_lex",)
    assert [r.name for r in found.routines["scan"]] == ["my_lex"]


def test_what_the_systems_headers_define_is_not_off(tmp_path: Path) -> None:
    """Nothing in the tree defines SIGALRM, AF_UNIX or ENOSYS, and yet gcc reads what stands behind them."""
    files = {
        "a.c": "#include <errno.h>\n#include <signal.h>\n#include <sys/socket.h>\nint f(int), g(int), h(int), off(int);\nint run(int n)\n{\n"
               "#ifdef SIGALRM\n  n += f(n);\n#endif\n#if defined(AF_UNIX) && !defined(ENOSYS)\n  n += off(n);\n#elif defined(O_NEVER) || defined ENOSYS\n"
               "  n += g(n);\n#endif\n#ifdef _SC_PAGESIZE_OF_OURS\n  n += h(n);\n#endif\n#ifdef OUR_OWN\n  n += off(n);\n#endif\n  return n;\n}\n"
               "#ifdef SIGALRM\nint table[] = { SIGALRM };\n#endif\n",
        "b.c": "int f(int n) { return n; }\nint g(int n) { return n; }\nint h(int n) { return n; }\n",
        "c.c": "extern int table[];\nint first(void) { return table[0]; }\n",
        "off.c": "int off(int n) { return n; }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "a.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "a.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert "U f" in symbols and "U g" in symbols and "D table" in symbols and "U off" not in symbols
    assert {"f", "g"} <= set(names(found, "a", "b"))
    assert names(found, "c", "a", "data") == ("table",)


def test_arrays_of_computed_bounds_and_pointers_to_functions_are_objects(tmp_path: Path) -> None:
    files = {
        "a.c": "#define N 4\ntypedef unsigned char uchar;\nuchar zone[N + 6 + (N / 2)], *rows[(N)];\nint (*hooks[(N)])(int);\n"
               "typedef int number;\nnumber (*now)(void) = 0;\nnumber (*const never[2])(int) = {0};\n",
        "b.c": "extern unsigned char zone[], *rows[];\nextern int (*hooks[])(int);\ntypedef int number;\nextern number (*now)(void), (*const never[])(int);\n"
               "int f(void) { return zone[0] + rows[0][0] + hooks[0](1) + now() + (never[0] != 0); }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "a.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "a.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    defined = sorted(line.split()[-1] for line in symbols.splitlines())
    assert sorted(names(found, "b", "a", "data")) == defined == ["hooks", "never", "now", "rows", "zone"]


def test_a_name_means_what_is_seen_where_it_stands(tmp_path: Path) -> None:
    """An included file's own functions, macros and types, and not what has external linkage elsewhere: as gcc's symbols say."""
    files = {
        "mine/dict.c": "static int make(int n);\nstatic int make(int n) { return n; }\n",
        "mine/use.h": "typedef struct table { int n; } table;\n#define sentinel (&hidden)\n",
        "mine/use.c": '#include "use.h"\n#include "dict.c"\nextern int shared;\nstatic int hidden;\n'
                      "int run(void) { table t = {0}; return make(1) + (sentinel != 0) + (int) sizeof (table) + shared + t.n; }\n",
        "other.c": "int make(int n) { return n + 1; }\nint sentinel; int table; int shared;\n",
        "mine/also.h": "#ifdef HAVE_LIBRARY\nstatic int hash(int n) { return n; }\n#else\nint hash(int n);\n#endif\n",
        "mine/also.c": '#include "also.h"\nint also(void) { return hash(2); }\n',
        "hash.c": "int hash(int n) { return n; }\n",
        "maybe.h": "int maybe(int n);\n",
        "maybe.c": "int maybe(int n) { return n; }\n",
        "may.c": '#include "maybe.h"\n#ifdef HAVE_NO_MAYBE\n#define maybe(n) 0\n#endif\nint may(void) { return maybe(1); }\n',
        "api.h": "#define API(type) type\nAPI(int) hash(int n);\nAPI(void)\nmake_api(int *p, int (*f)(int));\n",
        "named.h": "#define given(n) lib_given(n)\nint given(int n);\n",
        "named.c": '#include "named.h"\nint given(int n) { return n; }\n',
        "asks.c": '#include "named.h"\nint asks(void) { return given(1); }\n',
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    for name in ("mine/use.c", "asks.c"):
        subprocess.run(["gcc", "-c", name, "-o", "x.o"], cwd=tmp_path / "tree", check=True)
        symbols = subprocess.run(["nm", "x.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
        asked = {line.split()[-1] for line in symbols.splitlines() if " U " in line}
        assert asked == ({"shared"} if name == "mine/use.c" else {"lib_given"})
    assert [(t, n) for (s, t, _), n in found.names.items() if s == "use" and t == "other"] == [("other", ("shared",))]
    assert names(found, "asks", "named") == ("given", "lib_given")
    assert names(found, "also", "hash") == ("hash",)  # without the library
    assert names(found, "may", "maybe") == ("maybe",)
    assert not [key for key in found.names if key[0] == "api"]  # its prototypes use nothing


def test_of_several_definitions_the_one_for_this_machine_is_taken_and_a_guess_says_so(tmp_path: Path) -> None:
    """A library with a file a system, as libuv: nothing in the tree says which of them a build takes."""
    files = {
        "include/lib.h": "int lib_path(void), lib_poll(void), lib_wait(void);\n",
        "src/unix/aix.c": '#include "lib.h"\nint lib_path(void) { return 1; }\nint lib_poll(void) { return 1; }\n',
        "src/unix/darwin-common.c": '#include "lib.h"\nint lib_path(void) { return 2; }\n',
        "src/unix/linux.c": '#include "lib.h"\nint lib_poll(void) { return 3; }\n',
        "src/unix/procfs.c": '#include "lib.h"\nint lib_path(void) { return 4; }\n',
        "src/unix/poll_one.c": "int lib_wait(void) { return 1; }\n",
        "src/unix/poll_two.c": "int lib_wait(void) { return 2; }\n",
        "src/win/util.c": '#include "lib.h"\nint lib_path(void) { return 5; }\nint lib_poll(void) { return 5; }\n',
        "src/win/tty.c": '#include "lib.h"\nint tty(void) { return lib_path(); }\n',
        "test/run.c": '#include "lib.h"\nint main(void) { return lib_path() + lib_poll() + lib_wait(); }\n',
    }
    found = surveyed(tmp_path, files)
    assert names(found, "run", "procfs") == ("lib_path",)
    assert names(found, "run", "linux") == ("lib_poll",)
    assert names(found, "tty", "util") == ("lib_path",)
    assert names(found, "run", "poll_one") == ("lib_wait",)
    told = {(d.source, d.target): d.reason for d in found.codebase.dependencies if not d.resolved}
    assert told == {
        ("run", "lib_wait"): "src/unix/poll_one.c is taken of several files that define it; as near: src/unix/poll_two.c"
    }


def test_a_list_that_macros_begin_and_fill_is_read(tmp_path: Path) -> None:
    """Its values are no functions' bodies; another name for a macro that pastes makes the same names. gcc's symbols say so."""
    files = {
        "list.h": "struct task { const char *name; int (*run)(void); };\n#define LIST_START struct task tasks[] = {\n#define LIST_END {0, 0} };\n"
                  "#define DECLARE(name) int run_##name(void);\n#define ENTRY(name) { #name, &run_##name },\n#define HELPER ENTRY\n",
        "list.c": '#include "list.h"\nDECLARE(one)\nDECLARE(two)\nDECLARE(three)\nDECLARE(four)\nLIST_START\n  ENTRY(one)\n  ENTRY(two)\n'
                  "  HELPER(three)\n  HELPER (four)\nLIST_END\nint five(void);\nint after(void) { return five(); }\n",
        "all.c": "int run_one(void) { return 1; }\nint run_two(void) { return 2; }\nint run_three(void) { return 3; }\n"
                 "int run_four(void) { return 4; }\nint five(void) { return 5; }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "list.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "-u", "list.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout.split()[1::2]
    assert sorted(names(found, "list", "all")) == sorted(symbols) and len(symbols) == 5
    assert [r.name for r in found.routines["list"]] == ["after"]


def test_what_no_declaration_shows_is_no_object(tmp_path: Path) -> None:
    """A member's name in a macro's argument, whatever some program of the tree has of that name; a declaration in a body is one."""
    files = {
        "use.c": "#include <stddef.h>\n#define holder(p, type, member) ((type *) ((char *) (p) - offsetof(type, member)))\n"
                 "struct job { int n; int queue; };\nint use(int *p)\n{\n  extern int level, zones[4];\n"
                 "  return holder(p, struct job, queue)->n + level + zones[0];\n}\n",
        "all.c": "int queue;\nint level, zones[4];\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "use.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "-u", "use.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout.split()[1::2]
    assert names(found, "use", "all", "data") == tuple(symbols) == ("level", "zones")


def test_a_macro_that_stands_for_a_function_in_every_configuration_hides_it(tmp_path: Path) -> None:
    """As zstd's ZSTD_isError: declared for others, undefined where it is defined. One under a condition may not be there."""
    files = {
        "api.h": "unsigned is_error(int n), is_late(int n);\n",
        "inner.h": '#include "api.h"\nstatic unsigned err(int n) { return n < 0; }\n#undef is_error\n#define is_error err\n'
                   "#ifdef HAVE_LATE\n#define is_late err\n#endif\n",
        "api.c": '#include "inner.h"\n#undef is_error\nunsigned is_error(int n) { return err(n); }\nunsigned is_late(int n) { return err(n); }\n',
        "inside.c": '#include "inner.h"\nunsigned inside(int n) { return is_error(n) + is_late(n); }\n',
        "user.c": '#include "api.h"\nunsigned user(int n) { return is_error(n); }\n',
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    for name in ("inside", "user"):
        subprocess.run(["gcc", "-c", f"{name}.c"], cwd=tmp_path / "tree", check=True)
        symbols = subprocess.run(["nm", "-u", f"{name}.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout.split()[1::2]
        assert names(found, name, "api") == tuple(symbols) == (("is_late",) if name == "inside" else ("is_error",))


def test_what_tables_hold_by_their_places_are_candidates(tmp_path: Path) -> None:
    """Of calls through members (by the member's number, other names of the structure too) and of an array's elements."""
    files = {
        "op.h": "typedef int (*fn)(int);\nstruct op { const char *name; int (*run)(int), flags; fn undo; };\ntypedef struct op op_t;\n"
                "typedef struct { fn go; } cmd;\nextern struct op ops[];\n",
        "tables.c": '#include "op.h"\nstatic int up(int n) { return n + 1; }\nint down(int n) { return n - 1; }\nint left(int n) { return n; }\n'
                    'struct op ops[] = { { "up", up, 1, &down }, { "left", left, 2, 0 } };\nop_t one = { "down", down, 0, up };\n'
                    "cmd cmds[2] = { { left }, { up } };\nint (*const all[])(int) = { up, &left };\nfn some[] = { down };\n"
                    "static const struct { const char *name; int (*make)(int); } makers[] = { { 0, left }, { 0, down } };\n"
                "int go(int i) { return all[i](1) + some[i](2) + cmds[i].go(3) + makers[i].make(4); }\n",
        "use.c": '#include "op.h"\nint use(int i, struct op *p) { return ops[i].run(1) + p->undo(2); }\n',
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    told = {d.target: d.reason.partition("candidates: ")[2] for d in found.codebase.dependencies if "pointer" in d.reason}
    assert told == {
        ".run": "down, left, up", "->undo": "down, up", "all[]": "left, up", "some[]": "down", ".go": "left, up", ".make": "down, left",
    }  # fmt: skip


def test_tables_in_bodies_and_pointers_of_their_own_have_candidates(tmp_path: Path) -> None:
    """What is declared is no call; locals and parameters are no functions, whatever others are called."""
    files = {
        "hooks.h": "typedef int (*fn)(int);\nextern fn shared;\nint up(int n), down(int n), left(int n), right(int n);\n",
        "hooks.c": '#include "hooks.h"\nfn shared = up;\nstatic int (*own)(int) = &down;\nint right(int n) { return n; }\n'
                   "int plain(int n) { own = left; return own(n) + (*own)(n) + shared(n); }\n",
        "moves.c": '#include "hooks.h"\nint up(int n) { return n; }\nint down(int n) { return n; }\nint left(int n) { return n; }\n',
        "run.c": '#include "hooks.h"\nint run(int n, int right) {\n  static int (*const all[2])(int) = { up, &down };\n'
                 "  struct cmd { const char *name; int (*go)(int); };\n  struct cmd cmds[] = { { 0, left }, { 0, up } };\n"
                 "  static const struct { fn first; int n; } makers[] = { { down, 1 } };\n  typedef int (*other)(int);\n"
                 "  int numbers[] = { n, right };\n  int (*chosen)(int) = n ? up : down, *at = numbers;\n  int *(*no)(int (*)(int), int (*back)(int)) = 0;\n"
                 "  if (n == 3) shared = left;\n  other o = up;\n"
                 "  return all[n](1) + cmds[n].go(2) + makers[0].first(3) + shared(4) + *at * (*chosen)(5) + (no != 0) + (o != 0);\n}\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    for name in ("hooks", "moves", "run"):
        subprocess.run(["gcc", "-Wall", "-Werror", "-c", f"{name}.c"], cwd=tmp_path / "tree", check=True)
    told = {(d.source, d.target): d.reason.partition("candidates: ")[2] for d in found.codebase.dependencies if "pointer" in d.reason}
    assert told == {
        ("hooks", "own"): "down, left", ("hooks", "*own"): "down, left", ("hooks", "shared"): "left, up", ("run", "shared"): "left, up",
        ("run", "all[]"): "down, up", ("run", ".go"): "left, up", ("run", ".first"): "down", ("run", "*chosen"): "",
    }  # fmt: skip
    assert names(found, "run", "hooks") == ()


def test_an_object_that_a_macro_declares_with_its_bounds(tmp_path: Path) -> None:
    files = {
        "all.h": "#define DATA(type, name, bounds) extern type name bounds\nDATA(const int, table, [4]);\n",
        "all.c": '#include "all.h"\nconst int table[4] = {1};\n',
        "use.c": '#include "all.h"\nint use(int n) { return table[n]; }\n',
    }
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "use.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "-u", "use.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert names(found, "use", "all", "data") == tuple(symbols.split()[1::2]) == ("table",)


def test_a_function_with_a_name_in_capitals_is_one(tmp_path: Path) -> None:
    files = {"a.c": "typedef struct METHOD { int n; } METHOD;\nstatic METHOD one;\nMETHOD *NEW_ONE(void)\n{\n    return &one;\n}\n",
             "b.c": "struct METHOD *NEW_ONE(void);\nint b(void) { return NEW_ONE() != 0; }\n"}  # fmt: skip
    found = surveyed(tmp_path, files)
    assert [r.name for r in found.routines["a"]] == ["NEW_ONE"]
    assert names(found, "b", "a") == ("NEW_ONE",)


def test_members_in_a_branch_are_no_objects(tmp_path: Path) -> None:
    """Neither those of a structure nor enumerators; what stands in an initialiser's branch is mentioned, and what follows a
    structure that ends in a branch is declared. gcc agrees for the configuration that it sees."""
    files = {
        "s.h": "struct s {\n  int one;\n#ifdef HAVE_MORE\n  char *two;\n#else\n  char *peer, *other;\n#endif\n};\n"
               "enum e { A,\n#ifdef HAVE_MORE\n  B,\n#else\n  C, D,\n#endif\n  E };\n"
               "struct t { int x;\n#ifdef HAVE_MORE\n};\n#else\n int y; };\nextern int late;\n#endif\n",
        "s.c": '#include "s.h"\nint late = 3;\nint f(void), g(void);\nint (*table[])(void) = {\n#ifdef HAVE_MORE\n  f,\n#else\n  g,\n#endif\n};\n',
        "u.c": '#include "s.h"\nint use(struct s *p) { return p->one + (p->peer != 0) + C + late; }\nint peer_of(char *peer) { return *peer; }\n',
        "v.c": "int f(void) { return 1; }\nint g(void) { return 2; }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    header = found.files["s.h"].payload["objects"]
    assert set(header) == {"late"}
    assert names(found, "u", "s", "data") == ("late",)
    assert names(found, "s", "v") == ("f", "g")
    subprocess.run(["gcc", "-c", "u.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "u.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert [line.split()[-1] for line in symbols.splitlines() if " U " in line] == ["late"]


def test_a_definition_that_a_macro_renames_is_known_by_both_names(tmp_path: Path) -> None:
    """As curl's dynbuf.c, which its library and its tool use by different names; gcc's own symbols say the same."""
    files = {
        "buf.h": "#ifndef IN_LIBRARY\n#define buf_init(a, b) tool_buf_init(a, b)\n#define level tool_level\n#endif\nvoid buf_init(int *a, int b);\n"
                 "extern int level;\n",
        "buf.c": '#include "buf.h"\nint level;\nvoid buf_init(int *a, int b) { *a = b; }\n',
        "tool.c": "void tool_buf_init(int *, int);\nextern int tool_level;\nint run(void) { int n; tool_buf_init(&n, 1); return n + tool_level; }\n",
        "clock.h": "#ifdef HAVE_CLOCK\n#define our_time time\n#define ready true\n#define gone void\n#else\nextern long (*our_time)(long *);\n#endif\n",
        "clock.c": '#include "clock.h"\nlong (*our_time)(long *); int ready; void gone(void) { }\n',
        "asks.c": "#include <stdbool.h>\n#include <time.h>\nbool asks(void) { return time(0) ? true : false; }\n",
        "library.c": '#include "buf.h"\nint also(void) { int n; buf_init(&n, 1); return n + level; }\n',
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    for name in ("buf.c", "tool.c", "library.c"):
        subprocess.run(["gcc", "-c", name], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "-u", "tool.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout.split()[1::2]
    assert [*names(found, "tool", "buf"), *names(found, "tool", "buf", "data")] == symbols == ["tool_buf_init", "tool_level"]
    assert names(found, "library", "buf") == ("buf_init", "tool_buf_init")  # which of them hangs on IN_LIBRARY
    assert names(found, "library", "buf", "data") == ("level", "tool_level")
    assert not [key for key in found.names if key[:2] == ("asks", "clock")]  # time and true are the library's


def test_of_files_that_macros_rename_to_one_name_each_defines_it(tmp_path: Path) -> None:
    """As zstd's old versions: which file was taken hung on the order of a set, so on chance; gcc gives both that name."""
    files = {
        "a/one.h": "#define one_failed failed\n",
        "a/one.c": '#include "one.h"\nint one_failed(int n) { return n < 0; }\n',
        "b/two.h": "#define two_failed failed\n",
        "b/two.c": '#include "two.h"\nint two_failed(int n) { return n > 0; }\n',
        "u.c": "int failed(int n);\nint uses(int n) { return failed(n); }\n",
    }
    found = surveyed(tmp_path, files)
    for name in ("a/one.c", "b/two.c"):
        subprocess.run(["gcc", "-c", name, "-o", "x.o"], cwd=tmp_path / "tree", check=True)
        told = subprocess.run(["nm", "x.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
        assert told.split()[1:] == ["T", "failed"]
    assert names(found, "u", "one") == ("failed",)
    guess = [d.reason for d in found.codebase.dependencies if d.target == "failed" and not d.resolved]
    assert guess == ["a/one.c is taken of several files that define it; as near: b/two.c"]


def test_statements_of_a_function_that_a_macro_begins_are_read(tmp_path: Path) -> None:
    """As in curl's unit tests: gcc's own symbols say the same."""
    files = {
        "check.h": "#define TEST_START int test(void) { if(0) ; else {\n#define TEST_STOP } return 0; }\nvoid expect(int);\n",
        "t.c": '#include "check.h"\nint one(int), two(int);\nvoid three(int n);\nint four(void);\n\nTEST_START\n\nint n;\nn = one(1);\n'
               "expect(two(n));\nthree(n);\n\nTEST_STOP\n",
        "lib.c": "int one(int n) { return n; }\nint two(int n) { return n; }\nvoid three(int n) { }\nint four(void) { return 4; }\nvoid expect(int n) { }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "t.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "t.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert set(names(found, "t", "lib")) == {line.split()[-1] for line in symbols.splitlines() if " U " in line}


def test_a_branch_may_end_a_function_and_begin_the_next(tmp_path: Path) -> None:
    text = (
        "int make(int);\nint deep(int);\nint one(int a)\n{\n#ifndef SOME_OPTION\n  int r = make(a);\n#else\n  return two(a);\n}\n"
        "int two(int a)\n{\n  int r = deep(a);\n#endif\n  return r;\n}\n"
    )
    found = surveyed(tmp_path, {"a.c": "#define X SOME_OPTION\n#define SOME_OPTION\n#undef SOME_OPTION\n" + text,
                                "b.c": "int make(int a) { return a; }\nint deep(int a) { return a; }\n",
                                "m.c": "int two(int);\nint main(void) { return two(1); }\n"})  # fmt: skip
    assert names(found, "a", "b") == ("deep", "make")
    assert names(found, "m", "a") == ("two",)


def test_a_function_of_a_branch_goes_on_behind_the_conditions_inside_it(tmp_path: Path) -> None:
    """As in programs that say what is missing, else have all of themselves behind `#else`. gcc's own symbols say the same."""
    program = (
        "int missing(void);\n#if !defined(HAVE_TIMING)\nint main(void)\n{\n   return missing();\n}\n#else\nint one(void);\n"
        "int two(void);\nint three(void);\nint four(void);\nint main(void)\n{\n   int n = one();\n#ifdef HAVE_TWO\n   if (n) {\n      n = two();\n"
        "   }\n#else\n   n = three();\n#endif\n\n   return n + four();\n}\nint after(void) { return one(); }\n#endif\n"
    )
    numbers = "".join(f"int {name}(void) {{ return 1; }}\n" for name in ("missing", "one", "two", "three", "four"))
    found = surveyed(tmp_path, {"program.c": program, "numbers.c": numbers})
    seen = set()
    for options in ([], ["-DHAVE_TIMING"], ["-DHAVE_TIMING", "-DHAVE_TWO"]):
        subprocess.run(["gcc", "-c", *options, "program.c"], cwd=tmp_path / "tree", check=True)
        seen |= set(subprocess.run(["nm", "-u", "program.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout.split())
    assert set(names(found, "program", "numbers")) == seen - {"U"} == {"missing", "one", "two", "three", "four"}
    routines = {(r.name, r.line, r.end_line): r.calls for r in found.routines["program"]}
    assert routines == {
        ("main", 3, 6): ("missing",), ("main", 12, 24): ("four", "one", "three", "two"), ("after", 25, 25): ("one",),
    }  # fmt: skip


def test_a_macro_before_a_name_brings_its_calls(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        {
            "check.h": "#define BEGIN(name) static void name(void) { note(#name); {\n#define END } }\nvoid note(const char *);\n",
            "check.c": '#include "check.h"\nvoid note(const char *s) { }\n',
            "t.c": '#include "check.h"\nBEGIN(first) {\n}\nEND\n\nBEGIN(second) {\n}\nEND\nint main(void) { first(); second(); return 0; }\n',
        },
    )
    assert names(found, "t", "check") == ("note",)
    assert {r.name for r in found.routines["t"]} >= {"first", "second"}


def test_a_name_with_several_definitions_may_mean_any(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        {
            "a.c": "#ifdef WIDE_TEXT\n# define encode wide_encode\n#else\n# define encode slim_encode\n#endif\n"
                   "#define NAME WIDE_TEXT\nint f(int c) { return encode(c); }\n",
            "conf.h": "#define WIDE_TEXT 1\n",
            "w.c": "int wide_encode(int c) { return c; }\n",
            "s.c": "int slim_encode(int c) { return c; }\n",
        },
    )  # fmt: skip
    assert names(found, "a", "w") == ("wide_encode",)
    assert names(found, "a", "s") == ("slim_encode",)


def test_what_stands_behind_an_include_guard_is_not_open(tmp_path: Path) -> None:
    """The only header of a name is no guess when nothing but the guard is around the #include."""
    found = surveyed(
        tmp_path,
        {
            "src/unity.h": "void assert_it(int);\n",
            "src/unity.c": '#include "unity.h"\nvoid assert_it(int n) { }\n',
            "extra/fix.h": '#ifndef FIX_H\n#define FIX_H\n#include "unity.h"\n#endif\n',
            "extra/t.c": '#include "fix.h"\nint main(void) { assert_it(1); return 0; }\n',
        },
    )
    assert any(d.source == "fix" and d.target == "unity" and d.resolved for d in found.codebase.dependencies)


def test_a_local_name_is_local_in_every_branch(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        {
            "a.c": "#define MORE DEBUGGING\nint f(const int *const *match)\n{\n#ifdef DEBUGGING\n  return 1;\n#else\n  return **match;\n#endif\n}\n",
            "conf.h": "#define DEBUGGING 1\n",
            "b.c": "int match;\n",
        },
    )
    assert not names(found, "a", "b", "data")


@pytest.mark.parametrize("folder", ["lib", "../lib"])
def test_a_makefiles_variable_for_its_own_folder_is_followed(folder: str, tmp_path: Path) -> None:
    base = "$(top_srcdir)" if folder == "lib" else "$(srcdir)"
    found = surveyed(tmp_path, {"p/tests/Makefile.am": f"AM_CPPFLAGS = @AM_CPPFLAGS@ -I{base}/{folder}\n",
                                "p/lib/x.h": "int x(void);\n", "p/tests/t.c": '#include "x.h"\n'})  # fmt: skip
    assert found.build.include_folders == ("p/lib",)


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    """With enough text and files that both reading and linking are shared."""
    filler = "/* " + "text " * 700 + "*/\n"
    files = {
        f"m{n}.c": f"{filler}int f{n}(int a) {{ return f{(n * 7 + 1) % 450}(a) + g{n % 5}; }}\nint g{n};\n" for n in range(450)
    }
    one = surveyed(tmp_path / "one", files)
    many = surveyed(tmp_path / "many", files, jobs=3)
    assert many.codebase == one.codebase
    assert (many.names, many.counts, many.dead) == (one.names, one.counts, one.dead)
    assert survey(tmp_path / "many" / "tree", tmp_path / "many" / "cache").read == 0


def test_a_process_that_dies_costs_no_result() -> None:
    here = os.getpid()

    def square(n: int) -> int:
        if os.getpid() != here and n % 3 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return n * n

    assert shared(square, list(range(40)), 4) == [n * n for n in range(40)]


def test_an_error_ends_all_processes() -> None:
    def work(n: int) -> int:
        raise ValueError(n)

    with pytest.raises(ValueError):
        shared(work, list(range(20)), 3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_labels_need_no_function_of_their_name(tmp_path: Path) -> None:
    """A label of a program, and one that a macro jumps to, where another program has a function of that name."""
    files = {
        "one.c": "void usage(void) {}\nvoid cleanup(void) {}\nint main(void) { usage(); cleanup(); return 0; }\n",
        "two.c": "#define CHECK(f) do { if (f) goto cleanup; } while (0)\n"
        "int main(int argc, char **argv)\n{\n    if (argc < 2) {\nusage:\n        return 1;\n    }\n"
        "    if (argv[1][0] == '-')\n        goto usage;\n    CHECK(argc > 3);\ncleanup:\n    return 0;\n}\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "two.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "-u", "two.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert symbols.split() == []
    assert [d for d in found.codebase.dependencies if d.source == "two"] == []


def test_dead_code_is_what_nothing_can_reach(tmp_path: Path) -> None:
    """A name that a macro pastes whose list of parameters goes on in a second line; a macro with its arguments before a
    type is no function; what a header offers may have users elsewhere. gcc's symbols say which functions there are."""
    files = {
        "table.c": "#include \"offer.h\"\n#define TYPED(T, NAME) static const T *find_ ## NAME(int n) { return NAME + n; }\n"
        "#define FIELD(F, NAME, FIELD1, \\\n   FIELD2) int F(int n, int *FIELD1, int *FIELD2) { *FIELD1 = find_ ## NAME(n)->FIELD1; \\\n"
        "   *FIELD2 = find_ ## NAME(n)->FIELD2; return 0; }\n#define PLAIN(F) int F(void) { return 1; }\n"
        "typedef struct { int one; int two; } row;\nstatic const row rows[] = { { 1, 2 } };\n"
        "TYPED(row, rows)\nFIELD(get,\n      rows,\n      one,\n      two)\n"
        "PLAIN(plain)\ntypedef struct { int n; } later;\nPLAIN(other)\nstruct last { later l; };\n",
        "offer.h": "static inline int offered(void) { return 1; }\n",
        "main.c": "int get(int, int *, int *);\nint plain(void);\nint other(void);\n"
        "int main(void) { int a, b; return get(0, &a, &b) + plain() + other(); }\n",
    }  # fmt: skip
    found = surveyed(tmp_path, files)
    subprocess.run(["gcc", "-c", "table.c"], cwd=tmp_path / "tree", check=True)
    symbols = subprocess.run(["nm", "table.o"], cwd=tmp_path / "tree", check=True, capture_output=True, text=True).stdout
    assert {line.split()[-1] for line in symbols.splitlines() if " t " in line.lower()} == {"find_rows", "get", "plain", "other"}
    assert [(d.name, d.reason) for d in found.dead] == [("offered", "static in a header, and no file of the tree mentions it")]
    assert {"find_rows", "get"} <= {r.name for r in found.routines["table"]}
