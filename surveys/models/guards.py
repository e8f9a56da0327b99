"""What the database itself refuses, beside the checks of single rows: a published version never changes, whoever writes."""

from __future__ import annotations

from sqlalchemy import DDL, Table, event

FIXED = ("questionnaire_id", "number", "state", "origin", "note", "languages", "questions", "minutes", "digest", "document", "published_at")
"""Everything but what lies beside the version: its layers of further languages."""

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


def guard(version: Table) -> None:
    """Makes the guard wherever the table is made."""
    for dialect, statement in (
        ("sqlite", _of(SQLITE, "IS NOT")),
        ("postgresql", FUNCTION),
        ("postgresql", _of(POSTGRESQL, "IS DISTINCT FROM")),
    ):
        made: DDL = DDL(statement)  # type: ignore[no-untyped-call] # the library has no types here
        event.listen(version, "after_create", made.execute_if(dialect=dialect))


def _of(statement: str, sign: str) -> str:
    return statement.format(differs=" OR ".join(f"NEW.{name} {sign} OLD.{name}" for name in FIXED))
