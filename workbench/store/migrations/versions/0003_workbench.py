"""The workbench: the state of each module, its decisions and their history, jobs with their events, saved views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_workbench"
down_revision = "0002_trials"
branch_labels = None
depends_on = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(n, sa.String(), nullable=False, server_default="") for n in names]


def _key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _time(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "item",
        *(sa.Column(n, sa.String(), primary_key=True) for n in ("module", "target")),
        *_texts("state", "reason", "assignee", "translation", "verdict"),
        sa.Column("priority", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("held", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("expires", sa.Date(), nullable=True),
        _time("since"),
    )
    op.create_table("transition", _key(), *_texts("module", "target", "before", "after", "who", "reason"), _time("at"))
    op.create_index("ix_transition_target", "transition", ["target"])
    op.create_index("ix_transition_module", "transition", ["module"])
    op.create_table(
        "decision",
        _key(),
        *_texts("module", "target", "decision", "who", "reason", "differences"),
        *_texts("translation", "verdict", "source", "statement"),
        sa.Column("expires", sa.Date(), nullable=True),
        _time("at"),
    )
    op.create_index("ix_decision_module", "decision", ["module"])
    op.create_table(
        "job",
        _key(),
        *_texts("kind", "target", "spec", "who", "state", "stage", "module", "message"),
        sa.Column("done", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("total", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("pid", sa.Integer(), nullable=False, server_default="0"),
        _time("created"),
        _time("heartbeat"),
        _time("ended", nullable=True),
    )
    op.create_index("ix_job_state", "job", ["state"])
    op.create_table(
        "job_event",
        _key(),
        sa.Column("job_id", sa.Integer(), sa.ForeignKey("job.id"), nullable=False),
        *_texts("module", "kind", "body"),
        _time("at"),
    )
    op.create_index("ix_job_event_job_id", "job_event", ["job_id"])
    op.create_index("ix_job_event_module", "job_event", ["module"])
    op.create_table("view", _key(), *_texts("name", "who", "body"), sa.UniqueConstraint("name"))
    op.add_column("module", sa.Column("moves", sa.Boolean(), nullable=False, server_default="1"))
    for name in ("lines_reached", "lines_total"):
        op.add_column("verdict", sa.Column(name, sa.Integer(), nullable=True))
    for name in ("mutants", "mutants_caught"):
        op.add_column("campaign", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for table, name in (("campaign", "mutants_caught"), ("campaign", "mutants"), ("verdict", "lines_total"),
                        ("verdict", "lines_reached"), ("module", "moves")):  # fmt: skip
        op.drop_column(table, name)
    for name in ("view", "job_event", "job", "decision", "transition", "item"):
        op.drop_table(name)
