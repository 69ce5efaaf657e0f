"""The COBOL driver: storage in, storage out, state kept between calls."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzers.scan import analyze
from tests.verifiers.harness.cases import agrees, texts
from verifiers.harness import cobol
from verifiers.observe import Case
from verifiers.probe.blocks import Block
from verifiers.runner import Runner
from verifiers.toolchains import for_language

COUNTER = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. COUNTER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-COUNT PIC 9(3) VALUE 0.
       LINKAGE SECTION.
       01  L-STEP PIC 9(2).
       01  L-OUT.
           05  L-COUNT PIC 9(3).
           05  L-BYTE PIC X.
       PROCEDURE DIVISION USING L-STEP L-OUT.
       MAIN-LINE.
           DISPLAY "STEP " L-STEP.
           IF L-STEP = 99 STOP RUN.
           ADD L-STEP TO WS-COUNT.
           MOVE WS-COUNT TO L-COUNT.
           GOBACK.
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "COUNTER.cob").write_text(COUNTER)
    return source


def test_paragraphs_are_not_driven_but_the_program_is(tree: Path) -> None:
    program, paragraph = analyze(tree).modules[0].interface.subprograms
    assert cobol.drivable(program) == ""
    assert "paragraph" in cobol.drivable(paragraph)
    assert [cobol.storage_size(p.type) for p in program.parameters] == [2, 4]


@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
def test_the_driver_passes_storage_and_keeps_state(tree: Path, tmp_path: Path) -> None:
    codebase = analyze(tree)
    module = codebase.modules[0]
    driver = tmp_path / "driver"
    for name, content in cobol.original_tree(codebase, tree, module, module.interface.subprograms[:1]).items():
        (driver / name).parent.mkdir(parents=True, exist_ok=True)
        (driver / name).write_bytes(content)
    calls = b"0 x3035 x00000001\n0 x3130 x20202000\n0 x3939 x20202020\n0 x3031 x20202020\n"
    with Runner(for_language("cobol").build(driver, tmp_path / "built")) as runner:
        seen = next(iter(runner.run([Case(stdin=calls, program="driver")]))).observation
    assert seen.stdout.splitlines() == [
        b"STEP 05", b"\x01returned x3035 x30303501", b"STEP 10", b"\x01returned x3130 x30313500", b"STEP 99",
    ]  # fmt: skip
    assert seen.code == 0


@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
def test_a_block_has_the_digest_of_its_calls(tree: Path, tmp_path: Path) -> None:
    codebase = analyze(tree)
    module = codebase.modules[0]
    (program,) = module.interface.subprograms[:1]
    for name, content in cobol.original_tree(codebase, tree, module, [program]).items():
        (tmp_path / "driver" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "driver" / name).write_bytes(content)
    slots = (texts(b"05", b"10", b"00", b"  "), texts(b"abcd", b"\0\xff12"))
    blocks = [
        Block(0, tuple(p.type for p in program.parameters), (b"05", b"abcd"), slots, seed, 3, 30, in_order=order, raw=True)
        for seed, order in ((9, False), (2**62, False), (0, True))
    ]
    with Runner(for_language("cobol").build(tmp_path / "driver", tmp_path / "built")) as runner:
        agrees(
            lambda *lines: runner.run_one(Case(stdin="".join(f"{x}\n" for x in lines).encode(), program="driver")).observation,
            blocks,
        )
