"""The first tables: modules, attempts, campaigns, verdicts and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, **options: object) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, **options)  # type: ignore[arg-type]


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "module",
        *(_text(n) for n in ("id", "name", "language", "kind", "files")),
        _integer("lines"),
        _integer("wave"),
        *(_text(n) for n in ("needs", "cycle", "sha256")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(n) for n in ("key", "module", "target", "translator", "status", "reason", "translation")),
        _integer("units"),
        _integer("units_translated"),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_attempt_key", "attempt", ["key"], unique=True)
    op.create_index("ix_attempt_module", "attempt", ["module"])
    op.create_index("ix_attempt_target", "attempt", ["target"])
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(n) for n in ("key", "kind", "subject", "target", "status", "reason", "verdict", "translations")),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_campaign_key", "campaign", ["key"], unique=True)
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(n) for n in ("key", "module", "target", "translation", "status", "reason")),
        *(_integer(n) for n in ("units", "units_translated", "units_verified")),
        *(_text(n) for n in ("detail", "campaigns")),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    for name in ("key", "module", "target"):
        op.create_index(f"ix_verdict_{name}", "verdict", [name])
    op.create_table(
        "audit",
        _integer("seq"),
        *(_text(n) for n in ("time", "actor", "action", "subject", "detail", "previous", "hash")),
        sa.PrimaryKeyConstraint("seq"),
    )


def downgrade() -> None:
    for name in ("audit", "verdict", "campaign", "attempt", "module"):
        op.drop_table(name)
