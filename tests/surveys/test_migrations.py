"""The migrations make exactly the tables of the models, on both databases, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from app.db import make_engine
from app.migrating import migrate, undo, up_to_date
from surveys.models.registry import metadata


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Engine]:
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def test_migrating_makes_every_table_and_nothing_drifts(empty: Engine) -> None:
    assert not up_to_date(empty)

    migrate(empty)

    assert up_to_date(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrated_tables_have_the_checks_of_the_models(empty: Engine) -> None:
    migrate(empty)
    migrated = checks_of(empty)

    undo(empty)
    metadata.create_all(empty)

    assert migrated == checks_of(empty)


def checks_of(engine: Engine) -> set[tuple[str, str | None, str]]:
    found = inspect(engine)
    return {(table, check["name"], check["sqltext"]) for table in metadata.tables for check in found.get_check_constraints(table)}


def test_migrating_twice_changes_nothing_and_undoing_leaves_nothing(empty: Engine) -> None:
    migrate(empty)
    migrate(empty)
    undo(empty)

    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    migrate(empty)
    assert up_to_date(empty)


def test_sqlite_refuses_a_text_in_a_column_of_numbers(sqlite_database: str) -> None:
    engine = make_engine(sqlite_database)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO account VALUES ('a', 'e', 'n', NULL, 'en', 1, 'many', '2026-11-21')"))
    engine.dispose()
