"""`migrate`: the database's tables as this version wants them."""

from __future__ import annotations

import click

from app import migrating
from app.db import make_engine
from app.settings import read_settings


@click.command()
def migrate() -> None:
    """Bring the tables up to date."""
    engine = make_engine(read_settings().database_url)
    migrating.migrate(engine)
    engine.dispose()
    click.echo("The tables are up to date.")
