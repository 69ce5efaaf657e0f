"""The whole path, from a folder of C to verdicts, as a user goes it."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.workbench.command import THESEUS, theseus
from tests.workbench.small import write_system, write_translation

pytestmark = pytest.mark.slow


def state(folder: Path) -> dict[str, object]:
    """Everything a run leaves behind, but for times and counts."""
    with sqlite3.connect(folder / ".theseus" / "project.db") as base:
        queries = {
            "modules": "select id, wave, sha256 from module order by id",
            "attempts": "select key, module, status, translation from attempt order by key",
            "campaigns": "select key, kind, subject, status from campaign order by key",
            "verdicts": "select key, module, status, reason, units_verified from verdict order by key",
            "log": "select action, subject, count(*) from audit group by 1, 2 order by 1, 2",
        }
        return {name: base.execute(query).fetchall() for name, query in queries.items()}


def test_a_faithful_translation_is_equivalent_and_a_faulty_module_is_named(tmp_path: Path) -> None:
    system = write_system(tmp_path / "words")
    good = write_translation(tmp_path / "good")
    done = theseus("run", system, "--to", "rust", "--submissions", good, "--json")
    summary = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert {m["module"]: m["verdict"] for m in summary["modules"]} == {
        "calc": "equivalent", "text": "equivalent", "words": "equivalent",
    }  # fmt: skip
    bad = write_translation(tmp_path / "bad", calc=("x > high", "x > high + 1"))
    assert theseus("submit", "calc", "--to", "rust", "--files", bad, "-p", system).returncode == 0
    verdict = theseus("verify", "calc", "--to", "rust", "-p", system)
    assert verdict.returncode == 1
    assert "divergent" in verdict.stdout
    others = theseus("verify", "text", "--to", "rust", "-p", system)
    assert others.returncode != 1, "a module that agreed before must not be blamed for another's fault"
    assert theseus("audit", "-p", system).returncode == 0


@pytest.mark.parametrize("target", ["rust", "go"])
def test_rules_alone_verify_what_they_translate_and_list_the_rest(target: str, tmp_path: Path) -> None:
    system = write_system(tmp_path / "words")
    done = theseus("run", system, "--to", target, "--json")
    summary = json.loads(done.stdout)
    verdicts = {m["module"]: m for m in summary["modules"]}
    assert verdicts["calc"]["verdict"] == "equivalent", verdicts["calc"]
    assert verdicts["text"]["verdict"] == "equivalent", verdicts["text"]
    named = {r["unit"] for r in summary["refused"]}
    units = sum(m["units_translated"] for m in summary["modules"])
    assert units + len(named) == summary["units"]["total"] == 4
    page = system / ".theseus" / "reports" / target / "index.html"
    assert all(m in page.read_text() for m in verdicts)


def test_kill_at_ten_random_moments_and_the_same_command_gives_the_same_final_state(tmp_path: Path) -> None:
    good = write_translation(tmp_path / "good")
    reference = write_system(tmp_path / "a" / "words")
    started = time.monotonic()
    assert theseus("run", reference, "--to", "rust", "--submissions", good).returncode == 0
    whole = time.monotonic() - started
    killed = write_system(tmp_path / "b" / "words")
    chooser = random.Random(20)
    argv = [THESEUS, "run", str(killed), "--to", "rust", "--submissions", str(good)]
    for _ in range(10):
        process = subprocess.Popen(
            argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=chooser.uniform(0.05, whole * 0.9))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert theseus("run", killed, "--to", "rust", "--submissions", good).returncode == 0
    assert state(killed) == state(reference)
    assert theseus("audit", "-p", killed).returncode == 0
