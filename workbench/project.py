"""A project: a codebase's folder with its settings, database and objects."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from analyzers.model import TheseusError
from analyzers.scan import require_source
from analyzers.tree import require_folder
from workbench import audit, config
from workbench.config import STATE, Settings
from workbench.objects import Objects
from workbench.store import Store, open_store


@dataclass(frozen=True)
class Project:
    root: Path
    settings: Settings
    store: Store
    objects: Objects

    @property
    def state(self) -> Path:
        return self.root / STATE

    @property
    def scenarios(self) -> Path | None:
        """The scenarios' folder, if there is one."""
        folder = self.root / self.settings.project.scenarios
        return folder if folder.is_dir() else None

    def with_hybrid(self, seconds: float = 15.0) -> Project:
        """The same project with hybrid campaigns, of that many seconds where its settings have none."""
        verify = self.settings.verify.model_copy(update={"hybrid": self.settings.verify.hybrid or seconds})
        return dataclasses.replace(self, settings=self.settings.model_copy(update={"verify": verify}))

    @contextlib.contextmanager
    def exclusive(self, waiting: Callable[[], None] | None = None) -> Iterator[None]:
        """Held while a run changes the project, so that two runs don't do the same work. A killed run's lock
        dies with it. With `waiting` it is waited for, and that called once a second; else a held lock is an error."""
        path = self.state / "run.lock"
        with path.open("a+") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError:
                    if waiting is None:
                        raise self._busy(file) from None
                waiting()
                time.sleep(1)
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def _busy(self, file: TextIO) -> TheseusError:
        file.seek(0)
        return TheseusError(
            f"{self.root}: another run is at work here (process {file.read().strip() or 'unknown'}): "
            "wait for it to end, or end it, then run the same command again"
        )


def init(root: Path) -> tuple[Project, bool]:
    """Make a folder a project (idempotent): writes theseus.toml unless it is there. Returns whether it was new.
    Raises TheseusError, and writes nothing, for a folder without sources."""
    require_folder(root)
    path = root / config.FILE
    fresh = not path.exists()
    if fresh:
        require_source(root)
        try:
            path.write_text(config.TEMPLATE.format(name=_quoted(root.resolve().name)), "utf-8")
        except OSError as error:
            raise TheseusError(f"{path}: cannot be written: {error.strerror}") from error
    project = open_project(root)
    if fresh:
        with project.store.transaction() as session:
            audit.append(session, "init", project.settings.project.name, {})
    return project, fresh


def open_project(root: Path) -> Project:
    """Open an existing project. Raises TheseusError when there is none or its settings are wrong."""
    require_folder(root)
    settings = config.load(root)
    state = root / STATE
    try:
        state.mkdir(exist_ok=True)
        (state / "objects").mkdir(exist_ok=True)
        ignore = state / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n")
    except OSError as error:
        raise TheseusError(f"{state}: cannot be made: {error.strerror}") from error
    return Project(root, settings, open_store(database(root)), Objects(state / "objects"))


def database(root: Path) -> Path:
    """Where a project's database lies."""
    return root / STATE / "project.db"


def find_project(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that is a project."""
    for folder in (start, *start.resolve().parents):
        if (folder / config.FILE).is_file():
            return folder
    raise TheseusError(
        f"{start} is in no Theseus project (no {config.FILE} here or above): run 'theseus init DIR' first"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
