"""Hostile originals: what they leave in a build folder does not lead the host elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.sandbox import SandboxError, real
from verifiers.toolchains import BuildError, for_language, kept

TOKEN = "Token-That-No-Program-May-See"


def crate(folder: Path, build: str) -> Path:
    (folder / "src").mkdir(parents=True)
    (folder / "Cargo.toml").write_text('[package]\nname = "thing"\nversion = "0.1.0"\nedition = "2021"\n')
    (folder / "src/main.rs").write_text("fn main() {}\n")
    (folder / "build.rs").write_text(f"use std::os::unix::fs::symlink;\n\nfn main() {{\n    {build}\n}}\n")
    return folder


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text(TOKEN)
    return path


def test_a_link_among_the_programs_is_not_followed_into_the_kept_builds(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = crate(tmp_path / "crate", f'symlink("{secret}", "/box/bin/loot").unwrap();')
    monkeypatch.setenv("THESEUS_CACHE", str(tmp_path / "cache"))
    built = kept.build(for_language("rust"), source, tmp_path / "out")
    assert set(built.programs) == {"thing"}
    found = [p for p in (tmp_path / "cache").rglob("*") if p.is_file() and TOKEN.encode() in p.read_bytes()]
    assert found == []


def test_a_link_in_the_place_of_a_build_folder_is_refused(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "victim").mkdir(mode=0o777)
    moved = f'std::fs::rename("/box/bin", "/box/away").unwrap(); symlink("{tmp_path}/victim", "/box/bin").unwrap();'
    with pytest.raises(BuildError, match="put a link in the place of bin"):
        for_language("rust").build(crate(tmp_path / "crate", moved), tmp_path / "out")
    assert list((tmp_path / "victim").iterdir()) == []


def test_only_paths_without_links_are_real(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    assert real(tmp_path, "a/x") == tmp_path / "a/x"
    with pytest.raises(SandboxError, match=r"put a link in the place of b/x \(b\)"):
        real(tmp_path, "b/x")
