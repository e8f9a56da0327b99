"""Paper sheets are printed for a group, each a place of its own, and typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cards", sa.Column("sheets", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("evaluation", sa.Column("assisted", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("evaluation", "assisted")
    op.drop_column("cards", "sheets")
