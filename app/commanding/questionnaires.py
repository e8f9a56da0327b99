"""`roundtable questionnaires`: what the catalog holds, and whether questionnaires are sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from app.commanding.files import write
from app.commanding.questionnaire_files import export, import_
from app.commanding.questionnaire_print import print_
from surveys.errors import Invalid, Problem
from surveys.languages import language
from surveys.messages import Message
from surveys.questionnaires import catalog, crosswalk, offering, reading, rewording
from surveys.questionnaires.frames import uses
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.linting.checking import lint
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.wordings import languages, wordings
from surveys.translator import LANGUAGES, translator
from surveys.workshop.keeping import promised


@click.group()
def questionnaires() -> None:
    """Look at questionnaires, check them, and bring them in from other tools and out to them."""


questionnaires.add_command(import_)
questionnaires.add_command(export)
questionnaires.add_command(print_)


@questionnaires.command("list")
def list_() -> None:
    """Name the questionnaires of the catalog: what each is for, when, for whom, and how it is scored."""
    for name in catalog.names():
        questionnaire = catalog.load(name)
        click.echo(f"{name}\n  {_describe(questionnaire)}")
        for line in _offer(questionnaire):
            click.echo(f"  {line}")


@questionnaires.command()
@click.argument("paths", metavar="[FILES]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check questionnaire FILES, or without any the catalog: what it states, its promises of trends, its wordings in every language.
    Fails when something is to be mended, and says in which language, questionnaire and text."""
    sound, problems = _read_files(paths) if paths else _read_catalog()
    for name, questionnaire in sound.items():
        click.echo(f"{name}: {_describe(questionnaire)}")
        for remark in lint(questionnaire, promised()):
            click.echo(f"  worth a second look: {remark.place}: {_say(remark.what)} {_say(remark.mend)}")
    problems += crosswalk.differences(sound) if paths else _unkept(sound)
    _report(problems)


@questionnaires.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def renew(file: Path) -> None:
    """Bring the wordings of the catalog in FILE (es.po, named by its language) in step with its texts. A file that is not there is begun,
    with every text to be translated."""
    if not language(file.stem) or file.suffix != ".po":
        raise click.UsageError(f"{file.name}: name it by its language, for example es.po.")
    own = {name: catalog.own(name) for name in catalog.names()}
    write({file: rewording.renewed(file.read_bytes() if file.exists() else b"", file.stem, own)})


def _read_files(paths: Iterable[Path]) -> tuple[dict[str, Questionnaire], list[Problem]]:
    sound: dict[str, Questionnaire] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            sound[str(path)] = reading.read(path.read_bytes(), path.name)
        except Invalid as invalid:
            problems += invalid.problems
    return sound, problems


def _read_catalog() -> tuple[dict[str, Questionnaire], list[Problem]]:
    sound: dict[str, Questionnaire] = {}
    problems: list[Problem] = []
    for name in catalog.names():
        try:
            sound[name] = catalog.load(name)
        except Invalid as invalid:
            problems += invalid.problems
    return sound, problems


def _unkept(sound: Mapping[str, Questionnaire]) -> tuple[Problem, ...]:
    own = {name: catalog.own(name) for name in sound}
    said = {lang: wordings(lang) for lang in languages()}
    return (*offering.check(sound), *crosswalk.check(sound, crosswalk.promised(), crosswalk.shared()), *rewording.check(own, said))


def _describe(questionnaire: Questionnaire) -> str:
    asked = sum(kind(item).answered for item in questionnaire.items())
    absent = [lang for lang in LANGUAGES if lang not in questionnaire.languages]
    described = f"{questionnaire.title.pick('en')}; {asked} questions; in {', '.join(questionnaire.languages)}"
    return f"{described}; not translated into {', '.join(absent)}" if absent else described


def _offer(questionnaire: Questionnaire) -> Iterator[str]:
    yield f"Purpose: {questionnaire.purpose.pick('en')}"
    yield f"When: {questionnaire.when.pick('en')}"
    yield f"Who: {questionnaire.who.pick('en')}"
    yield f"Protection: {questionnaire.mode.value}; minutes: {questionnaire.minutes}"
    headlines = ((one.code, one.headline.value if one.headline else "none") for one in questionnaire.dimensions)
    yield f"Dimensions and headlines: {', '.join(f'{code} ({headline})' for code, headline in headlines)}"
    yield f"Frames: {', '.join(dict.fromkeys(frame for _, frame in uses(questionnaire)))}"
    yield f"Scoring: {questionnaire.scoring.pick('en')}"


def _report(problems: Iterable[Problem]) -> None:
    """Prints every problem and fails if there is one."""
    found = list(problems)
    for problem in found:
        click.echo(f"{problem.place}: {_say(problem.what)} {_say(problem.mend)}", err=True)
    if found:
        click.echo(f"{len(found)} to mend.", err=True)
        raise click.exceptions.Exit(1)


def _say(message: Message) -> str:
    return translator("en", "surveys")(message)
