"""`keys backup`: a separate and deliberate act, because whoever holds this copy and the database can read open evaluations."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import click

from app.settings import read_settings

WARNING = """\
This copy opens the answers of every evaluation that is open or not yet sealed, also after they are sealed here.
Keep it apart from the database's backups, and destroy it when those evaluations are sealed."""


@click.group()
def keys() -> None:
    """The key ring."""


@keys.command()
@click.argument("destination", type=click.Path(path_type=Path, dir_okay=False))
def backup(destination: Path) -> None:
    """Copy the key ring into a new file that only you can read."""
    ring = read_settings().key_ring
    if "://" in ring:
        raise click.ClickException("The key ring is a database: copy it with that database's own tools.")
    try:
        file = os.fdopen(os.open(destination, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except OSError as error:
        raise click.ClickException(f"The file cannot be made: {error.strerror}.") from None
    with file, tarfile.open(fileobj=file, mode="w:gz") as archive:
        archive.add(ring, arcname="keys")
    click.echo(WARNING)
