"""Calls in clang's AST, by libclang where it can be imported (`pip install libclang`; no test or other benchmark needs it)."""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _clang() -> tuple[Any, Any, str] | None:
    """The binding, an index, and gcc's folder of the headers that a compiler brings; None without libclang."""
    try:
        binding = importlib.import_module("clang.cindex")
        index = binding.Index.create()
    except (ImportError, OSError):
        return None
    folder = subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True, check=True).stdout.strip()
    return binding, index, folder


def available() -> bool:
    return _clang() is not None


def calls(root: Path, path: str, options: Sequence[str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]] | None:
    """(file of the tree, function) of the call expressions of a translation unit, and of every reference to a function;
    None when clang has errors in it."""
    found = _clang()
    assert found is not None
    binding, index, folder = found
    unit = index.parse(str(root / path), args=["-w", "-std=gnu17", *options, f"-isystem{folder}"])
    if any(d.severity >= binding.Diagnostic.Error for d in unit.diagnostics):
        return None
    kinds = binding.CursorKind
    called: set[tuple[str, str]] = set()
    referred: set[tuple[str, str]] = set()
    names: dict[str, str] = {}
    for cursor in unit.cursor.walk_preorder():
        if cursor.kind not in (kinds.CALL_EXPR, kinds.DECL_REF_EXPR):
            continue
        target, file = cursor.referenced, cursor.location.file
        if target is None or target.kind != kinds.FUNCTION_DECL or file is None:
            continue
        if target.linkage == binding.LinkageKind.INTERNAL:  # the file's own, whatever others have of that name
            continue
        if file.name not in names:
            full = Path(file.name).resolve()
            names[file.name] = full.relative_to(root).as_posix() if full.is_relative_to(root) else ""
        if names[file.name]:
            (called if cursor.kind == kinds.CALL_EXPR else referred).add((names[file.name], target.spelling))
    return called, called | referred
