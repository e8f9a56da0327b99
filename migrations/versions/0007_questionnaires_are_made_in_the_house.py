"""Questionnaires are made in the house: versions, and every step of a draft. An evaluation knows which version it asks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    questionnaire()
    version()
    change()
    op.add_column("evaluation", sa.Column("version_id", sa.String(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("evaluation", "version_id")
    for table in ("questionnaire_change", "questionnaire_version", "questionnaire"):
        op.drop_table(table)


def questionnaire() -> None:
    op.create_table(
        "questionnaire",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=True),
        sa.Column("title", JSON, nullable=False),
        sa.Column("shelved", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_questionnaire_owner_id_account"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_questionnaire_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sqlite_strict=True,
    )


def version() -> None:
    op.create_table(
        "questionnaire_version",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("questionnaire_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("forked_from", sa.String(length=16), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("document", JSON, nullable=False),
        sa.Column("layers", JSON, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("published_at", TIME, nullable=True),
        sa.CheckConstraint("state IN ('draft', 'published')", name=op.f("ck_questionnaire_version_state_is_known")),
        sa.CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name=op.f("ck_questionnaire_version_published_at_a_moment")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_questionnaire_version_questionnaire_id_questionnaire"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["forked_from"],
            ["questionnaire_version.id"],
            name=op.f("fk_questionnaire_version_forked_from_questionnaire_version"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_version")),
        sa.UniqueConstraint("questionnaire_id", "number", name=op.f("uq_questionnaire_version_questionnaire_id_number")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_questionnaire_version_one_draft",
        "questionnaire_version",
        ["questionnaire_id"],
        unique=True,
        sqlite_where=sa.text("state = 'draft'"),
        postgresql_where=sa.text("state = 'draft'"),
    )


def change() -> None:
    op.create_table(
        "questionnaire_change",
        sa.Column("version_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("said", JSON, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_questionnaire_change_version_id_questionnaire_version"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_questionnaire_change_account_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("version_id", "number", name=op.f("pk_questionnaire_change")),
        sqlite_strict=True,
    )
