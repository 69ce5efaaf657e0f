"""What is recorded stays, whole or not at all, and a changed audit log is noticed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel, select

from analyzers.model import TheseusError
from workbench import audit, store
from workbench.objects import Objects
from workbench.store.models import AuditRow


def test_the_migrations_give_exactly_the_models_tables(tmp_path: Path) -> None:
    opened = store.open_store(tmp_path / "p.db")
    with opened.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    opened = store.open_store(tmp_path / "p.db")
    with pytest.raises(RuntimeError), opened.transaction() as session:
        audit.append(session, "x", "y", {})
        raise RuntimeError
    with opened.reading() as session:
        assert session.exec(select(AuditRow)).all() == []


def test_every_change_of_the_audit_log_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    opened = store.open_store(path)
    for number in range(4):
        with opened.transaction() as session:
            audit.append(session, "translate", f"m{number}", {"n": number})
    with opened.reading() as session:
        assert audit.broken_at(session) is None
    changes = [
        (f"update audit set {column} = {column} || 'x' where seq = 2", 2)
        for column in ("time", "actor", "action", "subject", "detail", "previous", "hash")
    ]
    changes += [("delete from audit where seq = 2", 2), ("delete from audit where seq = 1", 1)]
    for statement, place in changes:
        copy = tmp_path / "copy.db"
        with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
            source.backup(target)
            target.execute(statement)
        with store.open_store(copy).reading() as session:
            assert audit.broken_at(session) == place, statement
        copy.unlink()


def test_a_locked_database_gives_one_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    path = tmp_path / "p.db"
    opened = store.open_store(path)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TheseusError, match="locked"), opened.transaction():
            pass


def test_a_file_that_is_no_database_gives_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "p.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(TheseusError, match="damaged or no database"):
        store.open_store(tmp_path / "p.db")


def test_objects_are_found_by_content_and_a_changed_one_is_refused(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    digest = objects.put(b"plank")
    assert objects.put(b"plank") == digest
    assert objects.get(digest) == b"plank"
    (tmp_path / digest[:2] / digest).write_bytes(b"plonk")
    with pytest.raises(TheseusError, match="was changed"):
        objects.get(digest)
