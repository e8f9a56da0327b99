"""The form by which a questionnaire is begun, and what it makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from app.administer.forms import Spoken
from app.evaluate.evaluation_forms import FORMS
from app.evaluate.fields import FileField, RadioField, SelectField, StringField, chosen_from
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations.creating import from_template
from surveys.messages import Text, msg
from surveys.models.questionnaires import Version
from surveys.partnerships.wording import absent, line
from surveys.questionnaires import reading
from surveys.questionnaires.editing.starting import blank
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, OWN_NAMES
from surveys.workshop.drafting import begin


class BeginForm(Spoken):
    labels: ClassVar = {
        "start": msg("What do you begin with?"),
        "form": msg("How many of its questions"),
        "file": msg("The file"),
        "title": msg("Title"),
        "lang": msg("The language you write in"),
        "place": msg("Who may use and change it"),
    }
    start = RadioField(default="empty")
    form = RadioField(default="full")
    file = FileField(render_kw={"accept": ".toml"})
    title = StringField()
    lang = SelectField()
    place = SelectField()

    def __init__(self, ready: Sequence[tuple[str, Text]], partnerships: Sequence[tuple[str, str]], *, everywhere: bool, lang: str) -> None:
        super().__init__()
        self.start.choices = [
            ("empty", _("With nothing")),
            *((f"ready:{name}", spoken().text(title)) for name, title in ready),
            ("file", _("With a file")),
        ]
        self.form.choices = chosen_from(FORMS)
        self.lang.choices = [(tag, OWN_NAMES[tag]) for tag in LANGUAGES]
        self.lang.data = self.lang.data or lang
        house = [("", _("Evaluators of the whole house"))] if everywhere else []
        self.place.choices = [*house, *((id_, _("Evaluators of the partnership “{title}”", title=title)) for id_, title in partnerships)]


def begun(session: Session, form: BeginForm, uploaded: FileStorage | None, *, by: str, now: datetime) -> Version:
    """The first draft of what the form asks for. Raises Invalid, NotFound."""
    place = form.place.data or ""
    if place not in dict(form.place.choices):
        raise NotFound
    questionnaire, origin = _chosen(form, uploaded)
    return begin(session, questionnaire, by=by, now=now, partnership_id=place or None, origin=origin)


def _chosen(form: BeginForm, uploaded: FileStorage | None) -> tuple[Questionnaire, str]:
    start = form.start.data or ""
    if start == "file":
        return _from_file(uploaded), ""
    if start.startswith("ready:"):
        name = start.removeprefix("ready:")
        return from_template(name, form.form.data or ""), name
    title = line(form.title.data or "")
    if problems := absent("title", title):
        raise Invalid(problems)
    return blank(title, form.lang.data if form.lang.data in LANGUAGES else "en"), ""


def _from_file(uploaded: FileStorage | None) -> Questionnaire:
    if not uploaded or not uploaded.filename:
        raise Invalid([Problem("file", msg("No file was chosen."), msg("Choose your questionnaire, or begin with something else."))])
    return reading.read(uploaded.read(), "questionnaire.toml")
