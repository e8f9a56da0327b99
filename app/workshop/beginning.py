"""The form by which a questionnaire is begun, and what it makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Session

from app.administer.forms import Spoken
from app.evaluate.bringing_in import Bringing, brought, written
from app.evaluate.evaluation_forms import FORMS
from app.evaluate.fields import RadioField, SelectField, StringField, chosen_from
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid, NotFound
from surveys.evaluations.creating import from_template
from surveys.messages import Text, msg
from surveys.models.questionnaires import Version
from surveys.partnerships.wording import absent, line
from surveys.questionnaires.editing.starting import blank
from surveys.questionnaires.formats.report import Imported
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, OWN_NAMES
from surveys.workshop.drafting import begin


class BeginForm(Bringing, Spoken):
    labels: ClassVar = {
        "start": msg("What do you begin with?"),
        "form": msg("How many of its questions"),
        **Bringing.words,
        "title": msg("Title"),
        "lang": msg("The language you write in"),
        "place": msg("Who may use and change it"),
    }
    start = RadioField(default="empty")
    form = RadioField(default="full")
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
        self.name_languages()
        self.lang.choices = [(tag, OWN_NAMES[tag]) for tag in LANGUAGES]
        self.lang.data = self.lang.data or lang
        house = [("", _("Evaluators of the whole house"))] if everywhere else []
        self.place.choices = [*house, *((id_, _("Evaluators of the partnership “{title}”", title=title)) for id_, title in partnerships)]


def begun(session: Session, form: BeginForm, *, by: str, now: datetime) -> Version | Imported:
    """The first draft of what the form asks for; for another tool's file the report, to be looked at first. Raises Invalid, NotFound."""
    place = form.place.data or ""
    if place not in dict(form.place.choices):
        raise NotFound
    questionnaire, origin = _chosen(form)
    if isinstance(questionnaire, Imported):
        return questionnaire
    return begin(session, questionnaire, by=by, now=now, partnership_id=place or None, origin=origin)


def kept(form: BeginForm, imported: Imported) -> dict[str, str]:
    """What the page of the report sends on when the questionnaire is used."""
    return {"start": "file", "place": form.place.data or "", "brought": written(imported)}


def _chosen(form: BeginForm) -> tuple[Questionnaire | Imported, str]:
    start = form.start.data or ""
    if start == "file":
        return brought(form), ""
    if start.startswith("ready:"):
        name = start.removeprefix("ready:")
        return from_template(name, form.form.data or ""), name
    title = line(form.title.data or "")
    if problems := absent("title", title):
        raise Invalid(problems)
    return blank(title, form.lang.data if form.lang.data in LANGUAGES else "en"), ""
