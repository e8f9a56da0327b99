"""`roundtable questionnaires print`: the printed form of a questionnaire, without server or database."""

from __future__ import annotations

from pathlib import Path

import click

from app.commanding.files import NEW, write
from reports.printed.form import asked_of, pdf
from reports.printed.sheets import Sheet
from surveys.errors import Invalid
from surveys.questionnaires import catalog, reading
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, translator

PAPERS = ("A4", "Letter")


@click.command("print")
@click.argument("questionnaire", metavar="FILE|NAME")
@click.option("--out", type=NEW, required=True, help="The PDF to write.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the form.")
@click.option("--paper", type=click.Choice(PAPERS), default="A4", show_default=True)
@click.option("--large", is_flag=True, help="Large print: 18 points.")
@click.option("--group", default="", help="The code of the group that fills it in: in its words, with what it is asked.")
@click.option("--link", default="", metavar="URL", help="Where it can be answered online; printed as a code to photograph.")
def print_(*, questionnaire: str, out: Path, lang: str, paper: str, large: bool, group: str, link: str) -> None:
    """Print FILE (TOML), or the questionnaire NAME of the catalog, as a tagged PDF with boxes to tick and lines to write on."""
    found = _found(questionnaire)
    if lang not in found.languages:
        raise click.UsageError(f"{questionnaire} is not in {lang}. It is in: {', '.join(found.languages)}.")
    if group and not asked_of(found, group).sections:
        raise click.UsageError(f"Nothing in {questionnaire} is asked of the group {group}.")
    write({out: pdf(found, translator(lang, "reports", "surveys"), paper=paper, large=large, group=group, sheets=(Sheet(link=link),))})


def _found(name: str) -> Questionnaire:
    if name in catalog.names():
        return catalog.load(name)
    path = Path(name)
    if not path.is_file():
        raise click.UsageError(f"There is no file {name}, and no such questionnaire in the catalog: {', '.join(catalog.names())}.")
    try:
        return reading.read(path.read_bytes(), path.name)
    except Invalid as invalid:
        say = translator("en", "surveys")
        raise click.ClickException("\n".join(f"{one.place}: {say(one.what)} {say(one.mend)}" for one in invalid.problems)) from None
