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


@pytest.mark.parametrize("words", [("analyze", "{tree}", "--json", "{out}"), ("translate", "{tree}/a.c", "--to", "go")])
def test_a_command_on_a_folder_waits_for_nothing_that_it_does_not_need(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int add(int a, int b) { return a + b; }\n")
    given = [w.format(tree=tmp_path, out=tmp_path / "out.json") for w in words]
    program = (
        "import atexit, sys; from workbench import cli; cli._leave = sys.exit\n"
        "atexit.register(lambda: print(*sorted({m.partition('.')[0] for m in sys.modules} | set(sys.modules)), file=sys.stderr))\n"
        "cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", program, *given], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "analyzers.c" in loaded
    assert not loaded & {"pydantic", "networkx", "sqlalchemy", "analyzers.ada.tree", "analyzers.cobol.syntax"}


def test_paths_and_texts_are_read_as_typer_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int a;\n")
    exports = [tmp_path / "one.dot", tmp_path / "two.mmd"]
    given = [word for path in exports for word in ("--export", str(path))]
    subprocess.run([THESEUS, "analyze", str(tmp_path), *given], capture_output=True, check=True)
    assert all(path.is_file() for path in exports)
    done = subprocess.run([THESEUS, "analyze", str(tmp_path / "gone")], capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "gone" in done.stderr
    done = subprocess.run([THESEUS, "translate", str(tmp_path / "a.c")], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "--to" in done.stderr
