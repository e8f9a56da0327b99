"""Brings a database's tables to where this version wants them, from a checkout or from an installed wheel."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

INSTALLED = Path(__file__).parent / "migrations"
CHECKED_OUT = Path(__file__).parent.parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's settings for our scripts on that connection."""
    config = Config()
    config.set_main_option("script_location", str(INSTALLED if INSTALLED.is_dir() else CHECKED_OUT).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, to: str = "head") -> None:
    """Upgrades to `to`; an empty database gets every table."""
    with engine.begin() as connection:
        command.upgrade(configuration(connection), to)


def undo(engine: Engine, to: str = "base") -> None:
    """Downgrades to `to`. Loses what the tables held."""
    with engine.begin() as connection:
        command.downgrade(configuration(connection), to)


def up_to_date(engine: Engine) -> bool:
    """Whether the database stands at our newest migration."""
    with engine.connect() as connection:
        return (
            MigrationContext.configure(connection).get_current_revision() == ScriptDirectory.from_config(configuration()).get_current_head()
        )
