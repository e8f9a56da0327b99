"""Rounds speak languages that Roundtable does not speak itself: the sentences around their questionnaire are fixed with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("evaluation", sa.Column("layers", JSON, nullable=False, server_default="{}"))
    op.add_column("evaluation", sa.Column("voiced", sa.LargeBinary(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("evaluation", "voiced")
    op.drop_column("evaluation", "layers")
