"""A published version of a questionnaire never changes, whoever writes to the database."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

FIXED = ("questionnaire_id", "number", "state", "origin", "note", "languages", "questions", "minutes", "digest", "document", "published_at")
SQLITE = """
CREATE TRIGGER questionnaire_version_never_changes BEFORE UPDATE ON questionnaire_version
WHEN OLD.state = 'published' AND ({differs}) BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION questionnaire_version_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'check_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER questionnaire_version_never_changes BEFORE UPDATE ON questionnaire_version
FOR EACH ROW WHEN (OLD.state = 'published' AND ({differs})) EXECUTE FUNCTION questionnaire_version_never_changes()
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE.format(differs=" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)))
    else:
        op.execute(FUNCTION)
        op.execute(POSTGRESQL.format(differs=" OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FIXED)))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER questionnaire_version_never_changes")
    else:
        op.execute("DROP TRIGGER questionnaire_version_never_changes ON questionnaire_version")
        op.execute("DROP FUNCTION questionnaire_version_never_changes()")
