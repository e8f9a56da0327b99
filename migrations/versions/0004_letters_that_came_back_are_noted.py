"""A first letter that came back is noted beside what its reader has done, and no longer instead of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KNOWN, RETURNED = "ck_invitation_state_is_known", "ck_invitation_returned_is_known"
BEFORE = "state IN ('invited', 'answered', 'declined', 'withdrawn', 'bounced', 'replaced', 'sealed')"
AFTER = "state IN ('invited', 'answered', 'declined', 'withdrawn', 'replaced', 'sealed')"


def upgrade() -> None:
    with op.batch_alter_table("invitation", table_kwargs={"sqlite_strict": True}) as table:
        table.add_column(sa.Column("returned", sa.String(length=40), nullable=False, server_default=""))
        table.create_check_constraint(op.f(RETURNED), "returned IN ('', 'address', 'mailbox', 'refused', 'other')")
        table.drop_constraint(op.f(KNOWN), type_="check")
    op.execute("UPDATE invitation SET returned = 'address', state = 'invited' WHERE state = 'bounced'")
    with op.batch_alter_table("invitation", table_kwargs={"sqlite_strict": True}) as table:
        table.create_check_constraint(op.f(KNOWN), AFTER)


def downgrade() -> None:
    with op.batch_alter_table("invitation", table_kwargs={"sqlite_strict": True}) as table:
        table.drop_constraint(op.f(KNOWN), type_="check")
    op.execute("UPDATE invitation SET state = 'bounced' WHERE returned <> '' AND state = 'invited'")
    with op.batch_alter_table("invitation", table_kwargs={"sqlite_strict": True}) as table:
        table.create_check_constraint(op.f(KNOWN), BEFORE)
        table.drop_constraint(op.f(RETURNED), type_="check")
        table.drop_column("returned")
