"""Bad input gives one clear message and the right exit code, and loses nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.workbench.command import THESEUS, theseus
from tests.workbench.small import RUST, write_system, write_translation


def test_no_such_path(tmp_path: Path) -> None:
    for command in (("run", tmp_path / "x", "--to", "rust"), ("init", tmp_path / "x"), ("analyze", tmp_path / "x")):
        done = theseus(*command)
        assert done.returncode == 3
        assert "no such folder" in done.stderr


def test_an_empty_tree(tmp_path: Path) -> None:
    done = theseus("analyze", tmp_path)
    assert done.returncode == 3
    assert "no Ada, COBOL or C source" in done.stderr


def test_an_empty_tree_does_not_become_a_project(tmp_path: Path) -> None:
    for command in (("init", tmp_path), ("run", tmp_path, "--to", "go")):
        done = theseus(*command)
        assert done.returncode == 3
        assert "no Ada, COBOL or C source" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_comparison_that_makes_no_sense_is_refused_before_it_runs(tmp_path: Path) -> None:
    source = tmp_path / "p.c"
    source.write_text("int main(void) { return 0; }\n")
    for option, value in (("--domain", "numbers"), ("--rule", "roughly"), ("--html", str(tmp_path / "no" / "x.html"))):
        done = theseus("compare", source, source, option, value)
        assert done.returncode == 3
        assert value.split("/")[-2 if "/" in value else -1] in done.stderr


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    done = theseus("plan", "-p", tmp_path)
    assert done.returncode == 3
    assert "theseus init" in done.stderr


def test_settings_with_a_wrong_key_name_the_file_and_the_key(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    (system / "theseus.toml").write_text('[project]\nname = "x"\n[verify]\nbudgett = 3\n')
    done = theseus("plan", "-p", system)
    assert done.returncode == 3
    assert "theseus.toml" in done.stderr
    assert "budgett" in done.stderr


def test_undecodable_bytes_and_a_file_that_does_not_parse_are_listed_and_the_rest_is_used(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    (system / "src" / "binary.c").write_bytes(b"int f(void)\n{\0\1\2}")
    (system / "src" / "latin.c").write_bytes(b"/* gr\xfc\xdfe */ int g(void) { return 1; }\n")
    (system / "src" / "broken.c").write_text("int h(void) { return 1; }\nint ((((\n}}}} what is this(\n")
    done = theseus("analyze", system)
    assert done.returncode == 0
    assert "src/binary.c:2" in done.stderr
    assert "src/latin.c:1" in done.stderr
    assert "src/broken.c" in done.stderr
    for module in ("calc", "text", "words", "latin"):
        assert module in done.stdout


def test_an_unknown_module_and_an_unknown_target_are_named(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    done = theseus("translate", "nothing", "--to", "rust", "-p", system)
    assert done.returncode == 3
    assert "calc" in done.stderr
    done = theseus("translate", "calc", "--to", "cobol", "-p", system)
    assert done.returncode == 3
    assert "rust" in done.stderr


@pytest.mark.slow
def test_a_translation_that_does_not_compile_is_unsupported_with_the_compilers_words(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    bad = write_translation(tmp_path / "bad", calc=("x > high", "x > hgih"))
    theseus("submit", "--all", "--to", "rust", "--files", bad, "-p", system)
    done = theseus("verify", "calc", "--to", "rust", "-p", system)
    assert done.returncode == 3
    assert "hgih" in done.stdout


def test_a_submission_without_files_of_the_module(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "else.rs").write_text(RUST["src/calc.rs"])
    done = theseus("submit", "calc", "--to", "rust", "--files", tmp_path / "other", "-p", system)
    assert done.returncode == 3
    assert "no rust file of module 'calc'" in done.stderr


def test_a_missing_compiler_is_named(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("gcc", "bwrap"):
        found = subprocess.run(["which", name], capture_output=True, text=True, check=True).stdout.strip()
        (tmp_path / "bin" / name).symlink_to(found)
    source = tmp_path / "p.cob"
    source.write_text("       IDENTIFICATION DIVISION.\n       PROGRAM-ID. P.\n       PROCEDURE DIVISION.\n           STOP RUN.\n")
    done = theseus("compare", source, source, PATH=str(tmp_path / "bin"))
    assert done.returncode == 3
    assert "cobc is not installed" in done.stdout
    assert "make setup" in done.stdout


def test_what_a_missing_compiler_prevented_is_done_once_it_is_there(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    good = write_translation(tmp_path / "good")
    (tmp_path / "bin").mkdir()
    for name in ("gcc", "as", "ld", "bwrap", "rustc"):
        found = subprocess.run(["which", name], capture_output=True, text=True, check=True).stdout.strip()
        (tmp_path / "bin" / name).symlink_to(found)
    assert theseus("submit", "--all", "--to", "rust", "--files", good, "-p", system).returncode == 0
    done = theseus("verify", "calc", "--to", "rust", "-p", system, PATH=str(tmp_path / "bin"))
    assert done.returncode == 3
    assert "cargo is not installed" in done.stderr
    with sqlite3.connect(system / ".theseus" / "project.db") as base:
        assert base.execute("select count(*) from attempt").fetchone()[0] >= 3
        assert base.execute("select count(*) from campaign").fetchone() == (0,)


def test_a_locked_database_loses_nothing(tmp_path: Path) -> None:
    system = write_system(tmp_path / "w")
    assert theseus("init", system).returncode == 0
    with sqlite3.connect(system / ".theseus" / "project.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        done = theseus("plan", "-p", system)
        assert done.returncode == 3
        assert "locked" in done.stderr
    assert theseus("plan", "-p", system).returncode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root; CI runs as root")
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size=1500k none {disk} || exit 77
        cp -r {write_system(tmp_path / "w")} {disk}/w
        {THESEUS} plan -p {disk}/w >/dev/null || exit 70
        dd if=/dev/zero of={disk}/filler bs=1k count=4000 2>/dev/null
        {THESEUS} submit --all --to rust --files {write_translation(tmp_path / "t")} -p {disk}/w
        echo "exit $?"
        rm {disk}/filler
        {THESEUS} submit --all --to rust --files {tmp_path / "t"} -p {disk}/w && {THESEUS} audit -p {disk}/w
        echo "again $?"
    """
    done = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "exit 3" in done.stdout, done.stdout + done.stderr
    assert "full" in done.stderr
    assert "again 0" in done.stdout, done.stdout + done.stderr


def test_a_comparison_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    source, work = tmp_path / "p.c", tmp_path / "work"
    source.write_text("#include <stdio.h>\nint main(void) { int c, n = 0; while ((c = getchar()) != EOF) n += c; printf(\"%d\\n\", n); return 0; }\n")
    work.mkdir()
    command = [THESEUS, "compare", str(source), str(source), "--budget", "60s"]
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": str(work)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        end = time.monotonic() + 60
        while not list(work.glob("theseus-*/*/*/bin/*")) and time.monotonic() < end:
            time.sleep(0.05)
        assert list(work.iterdir()), "it works in a folder of its own"
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 143 and b"Traceback" not in said
    assert list(work.iterdir()) == []
