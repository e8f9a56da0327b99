"""The home page finds what waits without reading every round, and a partnership its own objectives and indicators."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

INDEXES = (
    ("evaluation", ("partnership_id", "round")),
    ("evaluation", ("shared_at", "id")),
    ("partnership", ("ends_on",)),
    ("partnership", ("created_at", "id")),
    ("objective", ("partnership_id",)),
    ("indicator", ("partnership_id",)),
)


def upgrade() -> None:
    for table, columns in INDEXES:
        op.create_index(_name(table, columns), table, list(columns))


def downgrade() -> None:
    for table, columns in INDEXES:
        op.drop_index(_name(table, columns), table_name=table)


def _name(table: str, columns: tuple[str, ...]) -> str:
    return op.f("_".join(("ix", table, *columns)))
