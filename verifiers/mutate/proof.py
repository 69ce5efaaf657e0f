"""Mutants that mean the same as what they were made from, proved so: an optimizing compiler makes the same program
of both. What is compared is everything of an executable that is loaded, apart from the marks of a build itself. A program
may tell where in its source it stopped, so the change is made as long as what it takes the place of, by blanks."""

from __future__ import annotations

import hashlib
import re
import struct
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from verifiers import sandbox
from verifiers.bundle import Tree
from verifiers.mutate import Mutant
from verifiers.mutate.protocol import Change
from verifiers.toolchains import BuildError, Toolchain

REASON = "the compiler makes the same program of it"
_MARKS = (b".note", b".go.buildinfo", b".comment", b".gnu_debug")
_ALLOCATED = 2  # SHF_ALLOC (System V ABI, Section Attribute Flags)
_EMPTY = 8  # SHT_NOBITS
_LONGEST = 40  # survivors that are looked at
_AT_ONCE = 2  # builds


def proved(
    tree: Tree, mutants: Sequence[Mutant], toolchain: Toolchain, work: Path, deadline: float
) -> dict[Mutant, str]:
    """Those of the mutants that are proved equivalent, and why, as far as time goes."""
    if not mutants or time.monotonic() > deadline:
        return {}

    def built(name: str, file: str, text: bytes) -> str:
        return _digest(replace(tree, files={**tree.files, file: text}), toolchain, work / name)

    def is_same(mutant: Mutant) -> bool:
        if not plain.result() or time.monotonic() > deadline:
            return False
        before, after = laid_out(tree.files[mutant.file], mutant.change)
        digest = built(f"proof-{mutant.number}", mutant.file, after)
        if digest and digest != plain.result() and before != tree.files[mutant.file]:
            return digest == built(f"proof-{mutant.number}-before", mutant.file, before)
        return digest == plain.result()

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        plain = pool.submit(_digest, tree, toolchain, work / "proof-0")
        looked_at = mutants[:_LONGEST]
        return {m: REASON for m, same in zip(looked_at, pool.map(is_same, looked_at), strict=True) if same}


def laid_out(source: bytes, change: Change) -> tuple[bytes, bytes]:
    """A file before and after a change, each with blanks where the other one is longer."""
    end = change.at + len(change.before)
    after = source[: change.at] + change.after + source[end:]
    if after != source[: change.start] + change.text + source[change.end :]:
        return source, source[: change.start] + change.text + source[change.end :]
    longer = len(change.after) - len(change.before)
    if longer > 0:
        return source[:end] + b" " * longer + source[end:], after
    blanks = b" " * -longer if change.after else re.sub(rb"[^\n]", b" ", change.before)
    return source, source[: change.at] + change.after + blanks + source[end:]


def _digest(tree: Tree, toolchain: Toolchain, place: Path) -> str:
    """A hash of the programs that a tree builds into; empty when it does not build or holds what is no ELF file."""
    try:
        built = toolchain.build(tree.write(place / "tree"), place / "out")
        parts = [
            name + ":" + loaded(sandbox.real(built.directory, file).read_bytes())
            for name, file in sorted(built.programs.items())
        ]
    except (BuildError, ValueError, struct.error):
        return ""
    return "\n".join(parts)


def loaded(program: bytes) -> str:
    """A hash of the sections of an ELF64 program that are loaded, with their names. Raises ValueError for others."""
    if program[:5] != b"\x7fELF\x02":
        raise ValueError("no 64-bit ELF file")
    (table,) = struct.unpack_from("<Q", program, 0x28)
    size, count, names_at = struct.unpack_from("<HHH", program, 0x3A)
    headers = [struct.unpack_from("<IIQQQQ", program, table + i * size) for i in range(count)]
    names = headers[names_at]
    digest = hashlib.sha256()
    for name_at, kind, flags, address, offset, length in headers:
        start = names[4] + name_at
        name = program[start : program.index(b"\0", start)]
        if not flags & _ALLOCATED or name.startswith(_MARKS):
            continue
        content = b"" if kind == _EMPTY else program[offset : offset + length]
        digest.update(b"%s %d %d\n" % (name, address, length) + content)
    return digest.hexdigest()
