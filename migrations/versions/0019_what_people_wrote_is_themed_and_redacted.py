"""What people wrote is themed, redacted, set aside, translated and summed up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")

CHECKED = """
ALTER TABLE texts ADD COLUMN set_aside {boolean} NOT NULL
CONSTRAINT ck_texts_set_aside_is_never_quoted CHECK (NOT (chosen AND set_aside))
"""
"""In plain words because SQLite would otherwise make the table anew to add a check."""
BOOLEAN = {"sqlite": "INTEGER DEFAULT 0", "postgresql": "BOOLEAN DEFAULT false"}


def upgrade() -> None:
    op.add_column("texts", sa.Column("left_out", JSON, nullable=True))
    op.execute(CHECKED.format(boolean=BOOLEAN[op.get_bind().dialect.name]))
    op.add_column("texts", sa.Column("translation", sa.Text(), nullable=False, server_default=""))
    op.add_column("texts", sa.Column("translated_to", sa.String(length=40), nullable=False, server_default=""))
    op.create_table(
        "theme",
        evaluation(),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", JSON, nullable=False),
        owned_by_evaluation("theme"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_theme")),
        sqlite_strict=True,
    )
    op.create_table(
        "theme_of_text",
        evaluation(),
        sa.Column("theme_id", sa.String(length=16), nullable=False),
        sa.Column("words_id", sa.String(length=16), nullable=False),
        owned_by_evaluation("theme_of_text"),
        sa.PrimaryKeyConstraint("evaluation_id", "theme_id", "words_id", name=op.f("pk_theme_of_text")),
        sqlite_strict=True,
    )
    op.create_table(
        "summary",
        evaluation(),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        owned_by_evaluation("summary"),
        sa.PrimaryKeyConstraint("evaluation_id", "item", name=op.f("pk_summary")),
        sqlite_strict=True,
    )


def evaluation() -> sa.Column[str]:
    return sa.Column("evaluation_id", sa.String(length=16), nullable=False)


def owned_by_evaluation(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_evaluation_id_evaluation")
    return sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    for table in ("summary", "theme_of_text", "theme"):
        op.drop_table(table)
    for column in ("translated_to", "translation", "set_aside", "left_out"):
        op.drop_column("texts", column)
