"""`roundtable score`: a debrief from a questionnaire and a table of answers, without server or database."""

from __future__ import annotations

from pathlib import Path

import click

from app.commanding.export import FOLDER
from app.commanding.files import EXISTING, NEW, write
from app.exporting.folders import fill
from reports.editions.making import make
from reports.editions.names import EDITIONS
from reports.editions.order import Order
from surveys.errors import Invalid
from surveys.messages import Translator
from surveys.questionnaires.answer_files.mapping import to_toml
from surveys.questionnaires.answer_files.reading import Unmatched
from surveys.scoring import stored
from surveys.scoring.annex import writing
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.disclosure.thresholds import HIGHEST_K, LOWEST_K
from surveys.scoring.scored import File, annexed, read, scored
from surveys.translator import LANGUAGES, translator

PRINTED = tuple(code for code, one in EDITIONS.items() if not one.groups)
SHEETS = ("A4", "Letter")


@click.command()
@click.argument("questionnaire", type=EXISTING)
@click.argument("answers", type=EXISTING)
@click.option("--group", default="", metavar="COLUMN", help="The column that names each person's group.")
@click.option("--invited", type=EXISTING, help="A CSV file with the columns group and invited.")
@click.option("--mapping", type=EXISTING, help="Which column is which question: a file that --save-mapping wrote.")
@click.option("--save-mapping", type=NEW, help="Write which column was taken for which question, to be looked at and corrected.")
@click.option("--out", type=NEW, required=True, help="The file to write, as its ending says: .pdf, .docx, .pptx, .zip.")
@click.option("--scores", type=NEW, help="Also write the released figures as JSON.")
@click.option("--data", type=FOLDER, help="Also write the released figures into a folder, as files for other programs.")
@click.option("--annex", type=NEW, help="Also write every statistic, of small groups too, as JSON: for your analyst, not for publication.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the debrief.")
@click.option("--edition", type=click.Choice(PRINTED), default=PRINTED[0], show_default=True, help="What to make of the figures.")
@click.option("--paper", type=click.Choice(SHEETS), default=SHEETS[0], show_default=True, help="The size of the sheets.")
@click.option("--k", type=click.IntRange(LOWEST_K, HIGHEST_K), default=LOWEST_K, show_default=True, help="People per printed score.")
@click.option("--title", default="", help="The partnership's name on the cover.")
@outlet("score command")
def score(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    questionnaire: Path,
    answers: Path,
    group: str,
    invited: Path | None,
    mapping: Path | None,
    save_mapping: Path | None,
    out: Path,
    scores: Path | None,
    data: Path | None,
    annex: Path | None,
    lang: str,
    edition: str,
    paper: str,
    k: int,
    title: str,
) -> None:
    """Make a debrief from a QUESTIONNAIRE (TOML) and ANSWERS, one row a person: from KoboToolbox, LimeSurvey, Microsoft or Google Forms,
    or a table (CSV, XLSX) whose columns are named by codes or by the questions' words."""
    say = translator(lang, "surveys", "reports")
    try:
        table = read(_file(questionnaire), _file(answers), group, _maybe(invited), _maybe(mapping))
    except Invalid as invalid:
        if save_mapping and isinstance(invalid, Unmatched):
            write({save_mapping: to_toml(invalid.mapping).encode()})
        raise SystemExit(_complain(invalid, say)) from None
    for note in table.notes:
        click.echo(say(note), err=True)
    released = scored(table, k, title, lang).released
    made = make(released, Order(edition, lang, paper, suffix=_ending(out, edition)), say)
    pages = {out: made} | ({scores: stored.canonical(released) + b"\n"} if scores else {})
    pages |= {save_mapping: to_toml(table.mapping).encode()} if save_mapping else {}
    write(pages, {annex: writing.to_json(annexed(table), say)} if annex else {})
    if data:
        fill(data, released, lang)


def _ending(out: Path, edition: str) -> str:
    """What the file is made as: what its ending says, where the edition can be made so."""
    files, wanted = EDITIONS[edition].files, out.suffix.lower().removeprefix(".")
    return wanted if wanted in files else files[0]


def _file(path: Path) -> File:
    return File(path.name, path.read_bytes())


def _maybe(path: Path | None) -> File | None:
    return _file(path) if path else None


def _complain(invalid: Invalid, say: Translator) -> int:
    """Every problem on a line of its own; the exit status."""
    for problem in invalid.problems:
        click.echo(f"{problem.place}: {say(problem.what)} {say(problem.mend)}", err=True)
    return 2
