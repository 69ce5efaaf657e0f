"""Alembic's entry: migrations run online, against the URL that `workbench.store` gives."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from workbench.store import models  # noqa: F401 - registers the tables

engine = create_engine(str(context.config.get_main_option("sqlalchemy.url")), connect_args={"timeout": 10.0})
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
