"""Quotations can be taken out after the results were shared: question and digest, not the words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models.base import UtcTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "taken_out",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("taken_at", UtcTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_taken_out_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "item", "mark", name=op.f("pk_taken_out")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("taken_out")
