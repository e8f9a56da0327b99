"""People can be invited after the opening: each invitation says in which wave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("invitation", sa.Column("wave", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("invitation", "wave")
