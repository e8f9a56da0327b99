"""Printed scores are kept for the benchmarks of other partnerships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printed_score",
        sa.Column("evaluation_id", sa.String(16), nullable=False),
        sa.Column("variable", sa.String(80), nullable=False),
        sa.Column("asks", sa.LargeBinary(32), nullable=False),
        sa.Column("partnership_id", sa.String(16), nullable=False),
        sa.Column("owner_id", sa.String(16), nullable=False),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("variance", sa.Float(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_printed_score_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "variable", name=op.f("pk_printed_score")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_printed_score_asks"), "printed_score", ["asks"])


def downgrade() -> None:
    op.drop_table("printed_score")
