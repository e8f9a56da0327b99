"""Names are kept for so many months after the closing, and longer for those who agree to stay in contact."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CHECKED = """
ALTER TABLE evaluation ADD COLUMN names_months INTEGER DEFAULT 12 NOT NULL
CONSTRAINT ck_evaluation_names_are_kept_five_years_at_most CHECK (names_months BETWEEN 1 AND 60);
ALTER TABLE invitation ADD COLUMN contact {bytes}
CONSTRAINT ck_invitation_sealed_keeps_no_contact CHECK (state <> 'sealed' OR contact IS NULL);
UPDATE evaluation SET names_until = {later} WHERE closed_at IS NOT NULL
"""
"""In plain words because SQLite would otherwise make a table anew to add a check, and take every row that refers to it along."""
WORDS = {
    "sqlite": {"bytes": "BLOB", "later": "date(closed_at, '+12 months')"},
    "postgresql": {"bytes": "BYTEA", "later": "(closed_at + interval '12 months')::date"},
}
COLUMNS = (
    ("invitation", "contact"),
    ("evaluation", "names_erased"),
    ("evaluation", "names_until"),
    ("evaluation", "names_months"),
    ("person", "stays"),
)


def upgrade() -> None:
    op.add_column("person", sa.Column("stays", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("evaluation", sa.Column("names_until", sa.Date(), nullable=True))
    op.add_column("evaluation", sa.Column("names_erased", sa.Boolean(), nullable=False, server_default=sa.false()))
    for line in CHECKED.format(**WORDS[op.get_bind().dialect.name]).split(";"):
        op.execute(line)


def downgrade() -> None:
    for table, column in COLUMNS:
        op.drop_column(table, column)
