"""Rows of single answers go out only where people were told so, each time for a written purpose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("evaluation", sa.Column("single_answers", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "taking",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("analyst", sa.String(length=300), nullable=False),
        sa.Column("signed_at", base.UtcTime(timezone=True), nullable=False),
        sa.CheckConstraint("purpose <> '' AND analyst <> ''", name=op.f("ck_taking_says_what_for_and_who")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_taking_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_taking")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("taking")
    op.drop_column("evaluation", "single_answers")
