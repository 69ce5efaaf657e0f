"""No exit code says more than is known (docs/exit-codes.md): 0 and 1 are verdicts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.workbench.command import THESEUS
from tests.workbench.small import write_system
from workbench import cli


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    write_system(tmp_path / "tree")
    return tmp_path / "tree"


def said(command: list[str | Path], stdout: int) -> tuple[int, str]:
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=300)
    return done.returncode, done.stderr


@pytest.mark.parametrize("more", [(), ("--json", "/dev/stdout")])
def test_output_that_nobody_reads_or_that_finds_no_room(tree: Path, more: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert said([THESEUS, "analyze", tree, *more], writing) == (141, "")
    os.close(writing)
    full = os.open("/dev/full", os.O_WRONLY)
    code, error = said([THESEUS, "analyze", tree, *more], full)
    os.close(full)
    assert code == 3 and "No space left on device" in error and "Traceback" not in error


def test_a_mistake_of_our_own_is_no_verdict(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def mistaken(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(cli, "only", mistaken)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 70
    assert "internal error: KeyError" in capsys.readouterr().err
