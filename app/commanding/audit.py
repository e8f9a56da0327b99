"""`audit verify`: whether the record of changes is whole."""

from __future__ import annotations

import sys

import click
from sqlalchemy.orm import Session

from app.db import make_engine, reading
from app.settings import read_settings
from surveys import auditing


@click.group()
def audit() -> None:
    """The record of changes."""


@audit.command()
def verify() -> None:
    """Check the chain, and print its head, to be kept elsewhere."""
    engine = make_engine(read_settings().database_url)
    with Session(reading(engine)) as session:
        whole, (number, digest) = auditing.verify(session), auditing.head(session)
    engine.dispose()
    click.echo(f"{'Whole' if whole else 'BROKEN'}: {number} rows, head {digest}")
    sys.exit(0 if whole else 1)
