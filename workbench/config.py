"""A project's settings: `theseus.toml` in the codebase's folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analyzers.model import TheseusError

FILE = "theseus.toml"
STATE = ".theseus"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProjectSection(_Section):
    """`scenarios` is relative to the codebase's folder."""

    name: str
    scenarios: str = "scenarios"


class VerifySection(_Section):
    """`budget`: seconds for a whole-program campaign; `calls`: calls for each subprogram in a module campaign;
    `rules`: comparison rules beyond the exact default (see docs/verdicts.md); `mutants`: how many mutants of the
    translation to try in each whole-program campaign (0: none)."""

    budget: float = Field(default=40.0, gt=0)
    calls: int = Field(default=2000, gt=0)
    seed: int = 1
    rules: list[str] = []
    mutants: int = Field(default=0, ge=0)


class Settings(_Section):
    project: ProjectSection
    verify: VerifySection = VerifySection()


TEMPLATE = """\
# Theseus: how this codebase is migrated. Every key is explained in docs/project.md.
[project]
name = {name}
scenarios = "scenarios"   # folder of scenarios (arguments, stdin, input files), relative to this file

[verify]
budget = 40.0             # seconds for each whole-program campaign
calls = 2000              # calls of each subprogram in a module campaign
seed = 1                  # every input follows from it
rules = []                # comparison rules beyond the exact default
"""


def load(root: Path) -> Settings:
    """Read `theseus.toml`. Raises TheseusError naming the file and the key that is wrong."""
    path = root / FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise TheseusError(f"{root} is no Theseus project (no {FILE}): run 'theseus init {root}' first") from None
    except (OSError, UnicodeDecodeError) as error:
        raise TheseusError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise TheseusError(f"{path}: is not valid TOML: {error}") from error
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise TheseusError(f"{path}: key '{key}': {first['msg']}") from error
