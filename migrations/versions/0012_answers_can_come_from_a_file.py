"""Answers can come from a file; until they are sealed it lies here locked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CODE = {"sqlite": {"code": "TEXT"}, "postgresql": {"code": "VARCHAR(40)"}}
"""How a short word is written, in plain words because SQLite would make the table anew to add a check."""


def upgrade() -> None:
    op.execute(
        "ALTER TABLE evaluation ADD COLUMN source {code} DEFAULT 'links' NOT NULL "
        "CONSTRAINT ck_evaluation_source_is_known CHECK (source IN ('links', 'file'))".format(**CODE[op.get_bind().dialect.name])
    )
    op.add_column("evaluation", sa.Column("origin", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "answer_file",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_answer_file_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", name=op.f("pk_answer_file")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("answer_file")
    op.drop_column("evaluation", "origin")
    op.drop_column("evaluation", "source")
