"""The database of a project: SQLite in WAL mode, brought to the newest schema by Alembic when opened."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, create_engine

from analyzers.model import TheseusError

BUSY_SECONDS = 10.0
_MIGRATIONS = Path(__file__).parent / "migrations"


def explained(error: Exception, path: Path) -> TheseusError:
    """A database error in words that tell the way out."""
    text = str(getattr(error, "orig", error))
    if "locked" in text or "busy" in text:
        return TheseusError(
            f"{path}: another process has held the database locked for {BUSY_SECONDS:.0f} s: wait for it to end "
            "(or end it), then run the same command again; nothing recorded so far is lost"
        )
    if "full" in text or "disk I/O" in text:
        return TheseusError(
            f"{path}: the disk is full: free some room and run the same command again; nothing recorded so far is lost"
        )
    if "not a database" in text or "malformed" in text:
        return TheseusError(f"{path}: is damaged or no database ({text}): restore it from a backup")
    if "readonly" in text or "unable to open" in text:
        return TheseusError(f"{path}: cannot be written ({text}): check the folder's permissions")
    return TheseusError(f"{path}: {text}")


@dataclass(frozen=True)
class Store:
    path: Path
    engine: Engine

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Session]:
        """One write transaction: all of it is recorded, or nothing."""
        try:
            with Session(self.engine, expire_on_commit=False) as session:
                session.execute(sqlalchemy.text("BEGIN IMMEDIATE"))
                yield session
                session.commit()
        except (DatabaseError, sqlite3.Error) as error:
            raise explained(error, self.path) from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        try:
            with Session(self.engine, expire_on_commit=False) as session:
                yield session
        except (DatabaseError, sqlite3.Error) as error:
            raise explained(error, self.path) from error


def _connect(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def alembic_config(path: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{path}")
    return config


def open_store(path: Path) -> Store:
    """Open a project's database, making or migrating it when needed. Raises TheseusError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = _connect(path)
        if _version(engine) != _head():
            command.upgrade(alembic_config(path), "head")
        return Store(path, engine)
    except (OperationalError, DatabaseError, sqlite3.Error) as error:
        raise explained(error, path) from error
    except OSError as error:
        raise TheseusError(f"{path}: cannot be made: {error.strerror}") from error


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if "alembic_version" not in sqlalchemy.inspect(connection).get_table_names():
            return None
        return connection.execute(sqlalchemy.text("select version_num from alembic_version")).scalar()


def _head() -> str | None:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()
