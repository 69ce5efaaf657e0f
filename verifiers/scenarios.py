"""Scenario folders: recorded or hand-written inputs of a whole program or batch job.

`scenarios/NAME/scenario.toml` (optional) has `program`, `arguments`, or `[[step]]` tables with `program`,
`arguments` and `stdin` (a file name inside the scenario folder); `stdin` beside it is the standard input;
`files/` holds the input files.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from analyzers.model import TheseusError
from verifiers.observe import Case

_KEYS = frozenset({"program", "arguments", "step", "description", "environment"})
_STEP_KEYS = frozenset({"program", "arguments", "stdin", "description"})


def read(folder: Path) -> list[Case]:
    """All scenarios of a folder, by name. Raises TheseusError for one that cannot be read."""
    if not folder.is_dir():
        raise TheseusError(f"{folder}: not a folder of scenarios")
    return [read_one(path) for path in sorted(folder.iterdir()) if path.is_dir()]


def read_one(folder: Path) -> Case:
    """One scenario folder as a case."""
    description: dict[str, Any] = {}
    file = folder / "scenario.toml"
    if file.is_file():
        try:
            description = tomllib.loads(file.read_text("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise TheseusError(f"{file}: cannot be read: {error}") from error
    _check(file, description, _KEYS)
    steps = []
    for number, step in enumerate(description.get("step", []), 1):
        _check(file, step, _STEP_KEYS)
        if "program" not in step:
            raise TheseusError(f"{file}: step {number} names no program")
        steps.append((str(step["program"]), _arguments(step), _stdin(folder, step.get("stdin"))))
    stdin = folder / "stdin"
    root = folder / "files"
    files = tuple(
        (str(path.relative_to(root)), path.read_bytes())
        for path in (sorted(root.rglob("*")) if root.is_dir() else ())
        if path.is_file()
    )
    return Case(
        arguments=_arguments(description),
        stdin=stdin.read_bytes() if stdin.is_file() else b"",
        files=files,
        environment=tuple(sorted((str(k), str(v)) for k, v in description.get("environment", {}).items())),
        program=str(description.get("program", "")),
        steps=tuple(steps),
        name=folder.name,
    )


def _check(file: Path, table: dict[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(set(table) - known):
        raise TheseusError(f"{file}: unknown key '{unknown[0]}'; keys: {', '.join(sorted(known))}")


def _arguments(table: dict[str, Any]) -> tuple[bytes, ...]:
    return tuple(str(a).encode("utf-8") for a in table.get("arguments", ()))


def _stdin(folder: Path, name: object) -> bytes:
    if not name:
        return b""
    path = folder / str(name)
    if not path.is_file():
        raise TheseusError(f"{path}: the scenario's stdin is missing")
    return path.read_bytes()
