"""Trials: every candidate of a model's search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_trials"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    texts = [sa.Column(n, sa.String(), nullable=False) for n in ("key", "task", "module", "target", "mode", "record", "prompt")]
    numbers = ("round", "place", "stage", "prompt_tokens", "completion_tokens")
    op.create_table(
        "trial",
        sa.Column("id", sa.Integer(), nullable=False),
        *texts,
        *(sa.Column(n, sa.Integer(), nullable=False) for n in numbers),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_trial_key", "trial", ["key"], unique=True)
    op.create_index("ix_trial_task", "trial", ["task"])
    op.create_index("ix_trial_module", "trial", ["module"])


def downgrade() -> None:
    op.drop_table("trial")
