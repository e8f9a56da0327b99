"""Questions can be heard: sounds that evaluators record, by their content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models.base import UtcTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sound",
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('mpeg', 'ogg', 'mp4', 'wav', 'webm')", name=op.f("ck_sound_kind_is_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sound")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("sound")
