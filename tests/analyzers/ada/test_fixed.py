"""Fixed-point types have the bounds and the storage that GNAT gives them, for random definitions."""

from __future__ import annotations

import random
import subprocess
from fractions import Fraction
from pathlib import Path, PurePosixPath

from analyzers.ada.entities import PackageEntity, Subtype, SubtypeEntity
from analyzers.ada.resolve import Library
from analyzers.model import SourceFile

COUNT = 60
FIRST = "N (Long_Long_Float ({0}'First) / {0}'Small)'Image"
LAST = "N (Long_Long_Float ({0}'Last) / {0}'Small)'Image"
PRINT = f"   Put_Line ({FIRST} & ASCII.HT & {LAST}"


def definitions(seed: int) -> list[str]:
    """Type definitions: ordinary ones with and without their own small, and decimal ones."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < COUNT:
        delta = Fraction(chance.choice((1, 3, 5, 7, 25, 125)), chance.choice((1, 4, 10, 16, 100, 1000)))
        ends = sorted(chance.choice((-1, 1, 1)) * chance.randint(0, 1 << chance.randint(0, 12)) * delta for _ in "ab")
        if ends[0] == ends[1] or any(e and abs(e) < delta for e in ends):
            continue
        low, high = (f"{float(e):.6f}" for e in ends)
        name = f"T{len(found)}"
        if chance.random() < 0.2:
            digits = chance.randint(2, 9)
            found.append(f"   type {name} is delta 0.01 digits {digits};")
            continue
        found.append(f"   type {name} is delta {float(delta):.6f} range {low} .. {high};")
        if chance.random() < 0.3:
            found[-1] += f"\n   for {name}'Small use {float(delta):.6f};"
    return found


def ours(text: str) -> list[tuple[int, int, int]]:
    library = Library([SourceFile(PurePosixPath("p.ads"), "ada", text, "", "utf-8")])
    package = library.unit("p")
    assert isinstance(package, PackageEntity)
    found: list[tuple[int, int, int]] = []
    for number in range(COUNT):
        entity = package.public.local(f"t{number}")[0]
        assert isinstance(entity, SubtypeEntity)
        of: Subtype = entity.subtype
        assert isinstance(of.low, int) and isinstance(of.high, int), of.type.reason
        found.append((of.low, of.high, of.type.high.bit_length() + 1))
    return found


def test_bounds_and_storage_are_those_that_gnat_chooses(tmp_path: Path) -> None:
    text = "package P is\n" + "\n".join(definitions(8)) + "\nend P;\n"
    (tmp_path / "p.ads").write_text(text)
    lines = [PRINT.format(f"T{n}") + f" & Integer'Image (T{n}'Base'Size));" for n in range(COUNT)]
    main = "with Ada.Text_IO; use Ada.Text_IO;\nwith P; use P;\nprocedure Show is\n"
    main += "   subtype N is Long_Long_Integer;\nbegin\n" + "\n".join(lines) + "\nend Show;\n"
    (tmp_path / "show.adb").write_text(main)
    subprocess.run(["gnatmake", "-q", "-gnat2022", "show.adb"], cwd=tmp_path, check=True, capture_output=True)
    shown = subprocess.run(["./show"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    expected = [tuple(int(x) for x in line.split()) for line in shown.splitlines()]
    assert ours(text) == expected
