"""What people ask of new attempts, and what agents ask of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_requests"
down_revision = "0003_workbench"
branch_labels = None
depends_on = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(n, sa.String(), nullable=False, server_default="") for n in names]


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("module", "target", "kind", "note", "who", "record"),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_request_module", "request", ["module"])
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("key", "kind", "subject", "detail", "why", "who", "state", "decided_by", "reason", "outcome"),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.Column("expires", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_approval_key", "approval", ["key"])
    op.create_index("ix_approval_state", "approval", ["state"])


def downgrade() -> None:
    for name in ("approval", "request"):
        op.drop_table(name)
