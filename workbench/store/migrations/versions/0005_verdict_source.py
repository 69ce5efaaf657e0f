"""Verdicts know the source that they are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_verdict_source"
down_revision = "0004_requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("verdict", sa.Column("source", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("verdict", "source")
