"""Cards for people who cannot be listed by name: their printings, and which invitation stands on which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 1000", name=op.f("ck_cards_number_is_1_to_1000")),
        sa.CheckConstraint("state IN ('planned', 'printed', 'cancelled')", name=op.f("ck_cards_state_is_known")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_cards_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group_id"], ["stakeholder_group.id"], name=op.f("fk_cards_group_id_stakeholder_group")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_cards_organisation_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cards_evaluation_id"), "cards", ["evaluation_id"], unique=False)
    _refer_to_cards()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE invitation DROP COLUMN cards_id")
    else:
        op.drop_column("invitation", "cards_id")
    op.drop_table("cards")


def _refer_to_cards() -> None:
    """SQLite takes a new column's reference only together with the column."""
    if op.get_bind().dialect.name == "sqlite":
        reference = "CONSTRAINT fk_invitation_cards_id_cards REFERENCES cards (id)"
        op.execute(f"ALTER TABLE invitation ADD COLUMN cards_id TEXT {reference}")
    else:
        op.add_column("invitation", sa.Column("cards_id", sa.String(length=16), nullable=True))
        op.create_foreign_key(op.f("fk_invitation_cards_id_cards"), "invitation", "cards", ["cards_id"], ["id"])
