"""The support libraries of COBOL and C are laid out as the formatters lay out what is translated."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from translators.rules.emit import go, rust

RUNTIMES = Path(__file__).parents[3] / "translators" / "runtimes"


@pytest.mark.skipif(shutil.which("rustfmt") is None, reason="needs rustfmt")
def test_rustfmt_changes_nothing_in_the_libraries() -> None:
    files = sorted((RUNTIMES / "rust" / "cobol").glob("*.rs"))
    assert len(files) > 20
    files += sorted((RUNTIMES / "rust").glob("*.rs"))
    texts = {f.name: f.read_text() for f in files if f.name != "mod.rs"}  # which names the others, and rustfmt follows
    assert dict(zip(texts, rust.laid_out(list(texts.values())), strict=True)) == texts


def test_gofmt_changes_nothing_in_the_cobol_library() -> None:
    files = sorted((RUNTIMES / "go" / "cobol").glob("*.go"))
    assert len(files) > 20
    texts = [f.read_text() for f in files]
    assert go.laid_out(texts) == texts


@pytest.mark.skipif(shutil.which("rustfmt") is None, reason="needs rustfmt")
def test_a_crate_says_how_it_is_laid_out(tmp_path: Path) -> None:
    from translators.targets.rust import STYLE

    long = "fn f() -> i32 {\n    " + " + ".join(["some_name_of_a_value"] * 5) + "\n}\n"
    (tmp_path / "rustfmt.toml").write_text(STYLE)
    (tmp_path / "a.rs").write_text(long)
    done = subprocess.run(["rustfmt", "--check", "a.rs"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, rust.laid_out([long])) == (0, [long])
