"""Work folders go with their run, however it ends; nothing else goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from verifiers.work_folder import remove_stale, work_folder

PROGRAMS = [str(Path(__file__).parent / "pairs/c_crc_rust" / name) for name in ("original.c", "faithful.rs")]
HOLD = "import time\nfrom verifiers.work_folder import work_folder\nwith work_folder('x') as f:\n    print(f, flush=True)\n    time.sleep(600)\n"


def start(code: str, temporary: Path) -> tuple[subprocess.Popen[str], Path]:
    """A run that holds a folder, and its folder."""
    run = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(temporary)}, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    return run, Path(run.stdout.readline().strip()).parent


def ended(run: subprocess.Popen[str]) -> None:
    run.send_signal(signal.SIGKILL)
    run.communicate()


def test_a_killed_runs_folder_goes_and_a_live_ones_stays(tmp_path: Path) -> None:
    killed, stale = start(HOLD, tmp_path)
    live, held = start(HOLD, tmp_path)
    try:
        ended(killed)
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "kept").write_text("kept")
        (stale / "work" / "link").symlink_to(outside)
        (stale / "link").symlink_to(outside)
        (stale / "work" / "deep" / "er").mkdir(parents=True)
        assert remove_stale(tmp_path) == [stale.name]
        assert not stale.exists() and held.is_dir()
        assert (outside / "kept").read_text() == "kept"
    finally:
        ended(live)
    assert remove_stale(tmp_path) == [held.name]


def test_what_is_no_work_folder_of_ours_stays(tmp_path: Path) -> None:
    killed, stale = start(HOLD, tmp_path)
    ended(killed)
    elsewhere = tmp_path / "elsewhere"
    stale.rename(elsewhere)
    (tmp_path / "theseus-link").symlink_to(elsewhere)
    (tmp_path / "theseus-plain").mkdir()
    (tmp_path / "theseus-file").write_text("")
    marked = tmp_path / "theseus-marked"
    marked.mkdir()
    (marked / ".theseus-work-folder").write_text("something else")
    linked = tmp_path / "theseus-linked"
    linked.mkdir()
    (linked / ".theseus-work-folder").symlink_to(elsewhere / ".theseus-work-folder")
    before = sorted(tmp_path.rglob("*"))
    assert remove_stale(tmp_path) == []
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_is_gone_when_its_block_ends_and_sandboxes_do_not_see_its_marker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ZeroDivisionError), work_folder("test") as folder:
        (folder / "file").write_text("")
        assert [p.name for p in folder.iterdir()] == ["file"]
        assert remove_stale(tmp_path) == []
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_a_comparison_that_was_killed_leaves_nothing_once_another_run_begins(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from workbench.cli import main; sys.exit(main())", "compare", *PROGRAMS]
    killed = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.DEVNULL)
    while not (found := list(tmp_path.glob("theseus-compare-*/.theseus-work-folder"))):
        assert killed.poll() is None
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    assert found[0].exists()
    another, held = start(HOLD, tmp_path)
    try:
        assert [p for p in tmp_path.iterdir() if p.is_dir()] == [held]
    finally:
        ended(another)
