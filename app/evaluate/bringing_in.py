"""A questionnaire from an uploaded file, looked at before it is used: what came across, what was changed, what could not."""

from __future__ import annotations

from typing import ClassVar

from flask import request

from app.evaluate.fields import FileField, SelectField, TextAreaField
from app.speaking import gettext as _
from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires import reading
from surveys.questionnaires.formats import importing
from surveys.questionnaires.formats.report import Imported
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, OWN_NAMES

ACCEPTED = ".toml,.xlsx,.xlsm,.xls,.csv,.tsv,.txt,.lss,.lsa,.json,.js,.md,.opml,.xml"


class Bringing:
    """The fields by which a form takes a file: the file, the language of texts that name none, and what a look at it left to be used."""

    words: ClassVar[dict[str, Message]] = {
        "file": msg("The file"),
        "texts_in": msg("Language of the file, if it names none"),
        "brought": msg("The questionnaire"),
    }
    file = FileField(render_kw={"accept": ACCEPTED})
    texts_in = SelectField(validate_choice=False)
    brought = TextAreaField()

    def name_languages(self) -> None:
        """The languages to choose from, in their own words."""
        self.texts_in.choices = [("", _("Told by its words")), *((tag, OWN_NAMES[tag]) for tag in LANGUAGES)]


def brought(form: Bringing) -> Questionnaire | Imported:
    """The questionnaire where it was looked at before or is in our own format, else what the file became with the report on it. Raises
    Invalid, each problem at the field "file"."""
    try:
        if form.brought.data:
            return reading.read(form.brought.data)
        found = importing.read_any(_uploaded(), _tag(form))
    except Invalid as invalid:
        raise Invalid([_at_file(problem) for problem in invalid.problems]) from None
    return found.questionnaire if found.ours else found


def written(imported: Imported) -> str:
    """The questionnaire as the page keeps it until it is used."""
    return to_toml(imported.questionnaire)


def _uploaded() -> bytes:
    uploaded = request.files.get("file")
    if not uploaded or not uploaded.filename:
        raise Invalid([Problem("file", msg("No file was chosen."), msg("Choose your questionnaire, or one from the list."))])
    return uploaded.read()


def _tag(form: Bringing) -> str:
    return form.texts_in.data if form.texts_in.data in LANGUAGES else ""


def _at_file(problem: Problem) -> Problem:
    """The same at the field of the form; where in the file it is goes before the sentence."""
    if problem.place in {"file", ""}:
        return problem
    return Problem("file", msg("{place}: {sentence}", place=problem.place, sentence=problem.what), problem.mend)
