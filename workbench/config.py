"""A project's settings: `theseus.toml` in the codebase's folder."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analyzers.model import TheseusError
from verifiers.verdict import SAMPLED_MUTANTS

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
    translation to try before a whole-program campaign says `equivalent`, as `theseus compare` does (0: none); `lines`: measure which lines of the
    translation its inputs reach, too; `hybrid`: seconds for running each module inside the original program (0: not
    done)."""

    budget: float = Field(default=40.0, gt=0)
    calls: int = Field(default=2000, gt=0)
    seed: int = 1
    rules: list[str] = []
    mutants: int = Field(default=SAMPLED_MUTANTS, ge=0)
    lines: bool = False
    hybrid: float = Field(default=0.0, ge=0)


class EndpointSection(_Section):
    """An OpenAI-compatible server. `key` names the environment variable that holds the key; never the key."""

    url: str = Field(pattern=r"^https?://")
    model: str = ""
    key: str = Field(default="", pattern=r"^[A-Za-z_][A-Za-z0-9_]*$|^$")


class ModelSection(_Section):
    """The model translator. Tokens throughout; `price_*` is a currency for a million tokens; `tokens` bounds
    one module, `total` the whole project (0: nothing does), prompts and answers together; `polish` rounds after
    success go for better style; `timeout` is seconds of silence from a server."""

    endpoints: list[EndpointSection] = []
    candidates: int = Field(default=4, ge=1, le=64)
    rounds: int = Field(default=5, ge=1, le=50)
    patience: int = Field(default=2, ge=1)
    polish: int = Field(default=0, ge=0)
    tokens: int = Field(default=400_000, gt=0)
    total: int = Field(default=0, ge=0)
    context: int = Field(default=32_768, ge=2048)
    answer: int = Field(default=8_192, ge=256)
    temperature: float = Field(default=0.7, ge=0, le=2)
    seed: int = 1
    timeout: float = Field(default=120.0, gt=0)
    price_prompt: float = Field(default=0.0, ge=0)
    price_completion: float = Field(default=0.0, ge=0)


class Role(StrEnum):
    """What people may do: `operator` runs and orders work, `reviewer` decides, `auditor` only reads, `admin` all. An
    `agent` is a program: it proposes, and asks for what the policy does not allow."""

    OPERATOR = "operator"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMIN = "admin"
    AGENT = "agent"


class ReviewSection(_Section):
    """`four_eyes`: who produced a translation or its verdict cannot accept or waive it; None: as soon as more
    than one user is named. `waiver_days`: how long a waiver may last at most."""

    four_eyes: bool | None = None
    waiver_days: int = Field(default=365, ge=1)


class PolicySection(_Section):
    """What goes without asking (docs/workbench.md). `read`: folders (relative to the project, or absolute) besides the
    project's own that agents may take files from; `write`: patterns of paths in the target tree outside of a
    submitted module's own place; `run`: beginnings of commands that may run, in the sandbox, on a copy of the
    codebase, each for at most `seconds`; `hours`: for how long requests and grants hold."""

    read: list[str] = []
    write: list[str] = []
    run: list[str] = []
    hours: float = Field(default=72.0, gt=0)
    seconds: float = Field(default=120.0, gt=0)


class Settings(_Section):
    """`users` maps names (of sign-in, or of the local system) to roles. Empty: every local user is admin."""

    project: ProjectSection
    users: dict[str, list[Role]] = {}
    review: ReviewSection = ReviewSection()
    policy: PolicySection = PolicySection()
    verify: VerifySection = VerifySection()
    model: ModelSection = ModelSection()

    @property
    def four_eyes(self) -> bool:
        return len(self.users) > 1 if self.review.four_eyes is None else self.review.four_eyes


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
mutants = 24              # changes of the translation that are tried before it counts as equivalent

# Who may do what (docs/workbench.md): operator, reviewer, auditor, admin. Without it every local user is admin.
# [users]
# ann = ["operator"]
# bob = ["reviewer"]

# A served model as translator (docs/model.md): any OpenAI-compatible server.
# [[model.endpoints]]
# url = "http://127.0.0.1:8000/v1"
# key = "NAME_OF_AN_ENVIRONMENT_VARIABLE"
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
