"""A house has a name, a colour and a mark.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "house",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("colour", sa.String(40), nullable=False),
        sa.Column("logo", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_house")),
        sa.CheckConstraint("number = 1", name=op.f("ck_house_only_one")),
    )


def downgrade() -> None:
    op.drop_table("house")
