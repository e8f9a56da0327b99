"""Runs the migrations on the database that the caller names (`app.migrating`), or on the one of the settings."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, text

from app.db import make_engine
from app.settings import read_settings
from surveys.models.registry import metadata


def run(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=sqlite, compare_type=True)
    if not sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(7220141)"))  # two machines that start together migrate one after the other
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(read_settings().database_url).begin() as opened:
        run(opened)
