"""The command starts with what is asked for alone, and ends with all that it printed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench.cli import app, only

THESEUS = Path(sys.executable).with_name("theseus")


@pytest.mark.parametrize("arguments", ["analyze", "compare", "graph path", "keys", "review", "run"])
def test_what_is_made_for_one_command_says_what_the_whole_does(arguments: str) -> None:
    words = [*arguments.split(), "--help"]
    part = only(words[0])
    assert part is not app
    told = CliRunner().invoke(part, words, prog_name="theseus")
    assert (told.exit_code, told.output) == (0, CliRunner().invoke(app, words, prog_name="theseus").output)


@pytest.mark.parametrize("name", ["", "--help", "no-such-command", "path"])
def test_for_any_other_word_the_whole_is_made(name: str) -> None:
    assert only(name) is app


def test_what_an_analysis_prints_is_whole_though_it_ends_at_once(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"part{number}.c").write_text(f"int f{number}(void) {{ return g{number}(); }}\n")
    done = subprocess.run([THESEUS, "analyze", str(tmp_path), "--json", "-"], capture_output=True, text=True, check=True)
    assert len(json.loads(done.stdout)["modules"]) == 400
    done = subprocess.run([THESEUS, "analyze", str(tmp_path), "--json", "/dev/null"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("400 modules")
