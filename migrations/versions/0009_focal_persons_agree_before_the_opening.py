"""Focal persons agree before the opening, by a link of its own purpose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    purposes("'answer', 'agree'")
    op.create_table(
        "agreement",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("partner_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_at", TIME, nullable=True),
        sa.Column("said_at", TIME, nullable=True),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("plan", JSON, nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'agreed', 'not_yet', 'otherwise', 'without')", name=op.f("ck_agreement_state_is_known")),
        sa.CheckConstraint(
            "state = 'waiting' OR (said_at IS NOT NULL AND digest IS NOT NULL)", name=op.f("ck_agreement_says_when_and_to_what")
        ),
        sa.CheckConstraint("state <> 'not_yet' OR objection <> ''", name=op.f("ck_agreement_objects_with_words")),
        sa.CheckConstraint(
            "state NOT IN ('otherwise', 'without') OR (reason <> '' AND account_id IS NOT NULL)",
            name=op.f("ck_agreement_says_who_and_why"),
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_agreement_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_agreement_partner_id_partner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "partner_id", name=op.f("pk_agreement")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("agreement")
    op.execute("DELETE FROM link WHERE purpose = 'agree'")
    purposes("'answer'")


def purposes(allowed: str) -> None:
    """What links are for."""
    name = op.f("ck_link_purpose_is_known")
    with op.batch_alter_table("link", copy_from=link()) as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"purpose IN ({allowed})")


def link() -> sa.Table:
    """The table as SQLite has to write it anew, strict and with its checks, which cannot be read from it."""
    return sa.Table(
        "link",
        sa.MetaData(),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.CheckConstraint("purpose IS NOT NULL", name=op.f("ck_link_purpose_is_known")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_link_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_link")),
        sqlite_strict=True,
    )
