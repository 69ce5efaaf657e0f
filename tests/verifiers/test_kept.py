"""Kept builds: the same programs without a compiler's work, never a stale or a damaged one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import BuildError, BuildMode, Built, for_language, kept
from verifiers.toolchains.c import CToolchain


class Counting(CToolchain):
    """The C toolchain, counting what it is asked to build."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[BuildMode] = []

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        self.asked.append(mode)
        return super().build(source, out, mode)


@pytest.fixture
def toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counting]:
    for_language("c").version()
    kept._ours()  # its own objects stay in the ordinary cache
    monkeypatch.setattr(kept, "cache_folder", lambda: tmp_path)
    yield Counting()


def write(folder: Path, answer: int) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "p.c").write_text(
        '#include <stdio.h>\n#include "n.h"\nint main(void)\n{\n    if (getchar() == 65)\n        puts("A");\n'
        "    return N;\n}\n"
    )
    (folder / "n.h").write_text(f"#define N {answer}\n")
    return folder


def code(built: Built, stdin: bytes = b"") -> int:
    with Runner(built) as runner:
        return runner.run_one(Case(stdin=stdin)).observation.code


def test_what_was_built_is_copied_and_any_change_builds_anew(tmp_path: Path, toolchain: Counting) -> None:
    source = write(tmp_path / "s", 3)
    first = kept.build(toolchain, source, tmp_path / "1")
    second = kept.build(toolchain, source, tmp_path / "2")
    assert toolchain.asked == [BuildMode.PLAIN]
    assert (code(first), code(second)) == (3, 3)
    assert second.commands == first.commands
    write(source, 4)  # only the header differs
    assert code(kept.build(toolchain, source, tmp_path / "3")) == 4
    kept.build(toolchain, source, tmp_path / "4", BuildMode.EDGES)
    assert toolchain.asked == [BuildMode.PLAIN, BuildMode.PLAIN, BuildMode.EDGES]


def test_each_use_of_a_build_that_counts_lines_counts_its_own(tmp_path: Path, toolchain: Counting) -> None:
    source = write(tmp_path / "s", 0)
    hits = []
    for name, stdin in (("1", b"A"), ("2", b"B"), ("3", b"A")):
        built = kept.build(toolchain, source, tmp_path / name, BuildMode.LINES)
        code(built, stdin)
        (table,) = [t for t in toolchain.covered_lines(built) if t.file == "p.c"]
        hits.append((table.hits[5], table.hits[6]))
    assert hits == [(1, 1), (1, 0), (1, 1)]
    assert len(toolchain.asked) == 1


def test_a_damaged_or_unfinished_build_is_made_again(tmp_path: Path, toolchain: Counting) -> None:
    source = write(tmp_path / "s", 5)
    kept.build(toolchain, source, tmp_path / "1")
    (program,) = (tmp_path / "builds").glob("*/tree/bin/p")
    program.write_bytes(b"#!/bin/sh\nexit 9\n")
    assert code(kept.build(toolchain, source, tmp_path / "2")) == 5
    (record,) = (tmp_path / "builds").glob("*/build.json")
    record.unlink()  # as a kill during storing leaves it
    assert code(kept.build(toolchain, source, tmp_path / "3")) == 5
    assert code(kept.build(toolchain, source, tmp_path / "4")) == 5
    assert len(toolchain.asked) == 3


def test_a_failing_build_is_not_kept(tmp_path: Path, toolchain: Counting) -> None:
    source = write(tmp_path / "s", 5)
    (source / "n.h").write_text("#define N nothing\n")
    for name in ("1", "2"):
        with pytest.raises(BuildError, match="nothing"):
            kept.build(toolchain, source, tmp_path / name)
    assert len(toolchain.asked) == 2


def test_what_was_not_used_for_longest_goes_first(
    tmp_path: Path, toolchain: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MAX_BYTES", 1)
    for answer in (1, 2):
        source = write(tmp_path / f"s{answer}", answer)
        assert code(kept.build(toolchain, source, tmp_path / str(answer))) == answer
    assert len(list((tmp_path / "builds").glob("*/build.json"))) == 1
