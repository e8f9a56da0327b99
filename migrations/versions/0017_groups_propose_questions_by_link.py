"""Groups propose questions and comment on them by a link; what became of each is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "co_design",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("questionnaire_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("group_name", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.Column("made_at", TIME, nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed', 'revoked')", name=op.f("ck_co_design_state_is_known")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_co_design_questionnaire_id_questionnaire"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_co_design_account_id_account"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_design")),
        sa.UniqueConstraint("key", name=op.f("uq_co_design_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("co_design_id", sa.String(length=16), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("replied_at", TIME, nullable=True),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.CheckConstraint("sort IN ('question', 'comment')", name=op.f("ck_proposal_sort_is_known")),
        sa.CheckConstraint("state IN ('new', 'adopted', 'answered')", name=op.f("ck_proposal_state_is_known")),
        sa.CheckConstraint("state <> 'answered' OR reply <> ''", name=op.f("ck_proposal_says_why_not")),
        sa.CheckConstraint("state = 'new' OR replied_at IS NOT NULL", name=op.f("ck_proposal_says_when")),
        sa.ForeignKeyConstraint(["co_design_id"], ["co_design.id"], name=op.f("fk_proposal_co_design_id_co_design"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_proposal_account_id_account"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("proposal")
    op.drop_table("co_design")
