"""`roundtable export`: the released figures of a round as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.orm import Session

from app.db import make_engine, reading
from app.exporting.folders import fill
from app.exporting.kinds import KINDS
from app.settings import read_settings
from surveys.evaluations.released import find
from surveys.scoring.disclosure.outlets import outlet
from surveys.translator import LANGUAGES

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("release")
@click.option("--into", type=FOLDER, required=True, help="The folder for the files; made if it is not there.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the files.")
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, help="Only this kind of file; may be given again.")
@outlet("export command")
def export(*, release: str, into: Path, lang: str, kinds: tuple[str, ...]) -> None:
    """Write the figures of RELEASE (its id, or that of its evaluation, as the address of its page names it) as files for other programs.

    Nothing but released figures is written; small groups stay hidden.
    """
    engine = make_engine(read_settings().database_url)
    with Session(reading(engine)) as session:
        _row, released = find(session, release)
    engine.dispose()
    for path in fill(into, released, lang, kinds or tuple(KINDS)):
        click.echo(str(path))
