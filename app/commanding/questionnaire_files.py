"""`roundtable questionnaires import` and `export`: questionnaires of other tools, in and out, without server or database."""

from __future__ import annotations

import json
from pathlib import Path

import click

from app.commanding.files import EXISTING, NEW, write
from reports.codebook import html
from surveys.errors import Invalid
from surveys.messages import Translator
from surveys.questionnaires import reading
from surveys.questionnaires.formats import exporting, importing, telling
from surveys.questionnaires.formats.codebook import codebook
from surveys.questionnaires.formats.codebook_files import as_csv, as_xlsx
from surveys.questionnaires.formats.report import Imported
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, translator

CODEBOOK = "codebook"


@click.command("import")
@click.argument("file", type=EXISTING)
@click.option("--out", type=NEW, required=True, help="The questionnaire to write (TOML).")
@click.option("--report", type=NEW, help="Also write the report: as JSON where the name ends in .json, else as text.")
@click.option("--texts-in", default="", metavar="TAG", help="The language of texts for which the file names none, for example fr.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the report.")
def import_(file: Path, out: Path, report: Path | None, texts_in: str, lang: str) -> None:
    """Make a questionnaire of FILE: XLSForm (.xlsx, .xls, .csv), LimeSurvey (.lss or tab-separated), SurveyJS (.json), a list of
    statements, or our own TOML. What it is, its content tells."""
    say = translator(lang, "surveys")
    try:
        found = importing.read_any(file.read_bytes(), texts_in)
    except Invalid as invalid:
        raise SystemExit(_complain(file, invalid, say)) from None
    pages = {out: to_toml(found.questionnaire).encode()}
    write(pages | ({report: _report(report, found, say)} if report else {}))
    for message in telling.summary(found):
        click.echo(say(message), err=True)
    if not report:
        click.echo(telling.as_text(found, say))


@click.command()
@click.argument("file", type=EXISTING)
@click.option("--as", "format_", type=click.Choice([*exporting.FORMATS, CODEBOOK]), required=True, help="What to write.")
@click.option("--out", type=NEW, required=True, help="The file to write. A codebook is CSV, XLSX or HTML by the ending of its name.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the report and the codebook.")
def export(file: Path, format_: str, out: Path, lang: str) -> None:
    """Write the questionnaire FILE (TOML) for another tool, and say what that tool cannot hold."""
    say = translator(lang, "surveys", "reports")
    try:
        questionnaire = reading.read(file.read_bytes(), file.name)
    except Invalid as invalid:
        raise SystemExit(_complain(file, invalid, say)) from None
    if format_ == CODEBOOK:
        write({out: _codebook(questionnaire, out, say)})
        return
    found = exporting.export(questionnaire, format_)
    write({out: found.source})
    if found.lines:
        click.echo(telling.lines_as_text(found.lines, say), err=True)


def _codebook(questionnaire: Questionnaire, out: Path, say: Translator) -> bytes:
    made = codebook(questionnaire)
    if out.suffix == ".xlsx":
        return as_xlsx(made, say)
    return html(made, say).encode() if out.suffix in {".html", ".htm"} else as_csv(made, say)


def _report(path: Path, found: Imported, say: Translator) -> bytes:
    if path.suffix == ".json":
        return json.dumps(telling.as_json(found, say), ensure_ascii=False, indent=1).encode()
    return telling.as_text(found, say).encode()


def _complain(file: Path, invalid: Invalid, say: Translator) -> int:
    """Every problem on a line of its own; the exit status."""
    for problem in invalid.problems:
        click.echo(f"{file.name}: {say(problem.what)} {say(problem.mend)}", err=True)
    return 2
