"""Changes after the opening are announced to focal persons, in their language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("partner", sa.Column("focal_lang", sa.String(length=40), nullable=False, server_default="en"))
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("what", JSON, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_announcement_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("announcement")
    op.drop_column("partner", "focal_lang")
