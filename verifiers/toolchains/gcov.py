"""Line coverage by gcov, for every language that gcc compiles in the end (C, Ada, COBOL)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from verifiers import sandbox
from verifiers.toolchains.protocol import Built, LineCoverage

COUNTERS = "gcov"  # folder of the build in which programs leave their counters
ENVIRONMENT = {"GCOV_PREFIX": "/box"}


def covered_lines(built: Built, wanted: Callable[[str], bool]) -> list[LineCoverage]:
    """Read the counters of all runs so far. `wanted` says which source paths count (relative to the tree)."""
    assert built.coverage_folder is not None
    notes = sorted(built.work.rglob("*.gcno"))
    for counter in sorted(built.coverage_folder.rglob("*.gcda")):
        inside = counter.relative_to(built.coverage_folder)
        place = built.work / Path(*inside.parts[1:]) if inside.parts[0] == "box" else built.work / inside
        if counter.is_symlink() or place.is_symlink():
            continue  # made by a program: it would lead elsewhere here than in the sandbox
        if place.parent.is_dir():
            shutil.copyfile(counter, place)
    hits: dict[str, dict[int, int]] = {}
    for note in notes:
        argument = f"/box/{note.relative_to(built.work)}"
        done = sandbox.run(
            ["/usr/bin/gcov", "--json-format", "--stdout", argument], writable=built.work, directory="/box/src"
        )
        for line in done.stdout.splitlines():
            if not line.startswith(b"{"):
                continue
            for file in json.loads(line)["files"]:
                name = _relative(file["file"])
                if not wanted(name):
                    continue
                table = hits.setdefault(name, {})
                for entry in file["lines"]:
                    number = int(entry["line_number"])
                    table[number] = max(table.get(number, 0), int(entry["count"]))
    return [LineCoverage(name, table) for name, table in sorted(hits.items())]


def _relative(name: str) -> str:
    return name.removeprefix("/box/src/").removeprefix("./")
