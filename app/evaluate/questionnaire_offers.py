"""The questionnaires that a round can ask: those of the catalog, those made in the house, or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from app.db import session
from app.evaluate.evaluation_forms import QuestionnaireForm
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid, Problem
from surveys.evaluations import creating
from surveys.messages import msg
from surveys.models.questionnaires import Version
from surveys.questionnaires import catalog
from surveys.questionnaires.values import Questionnaire
from surveys.workshop import finding
from surveys.workshop.documents import questionnaire_of

OWN_FILE = "own"


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire as it can be chosen: all of it, or its short form where it has one. `version_id`: the version made in the house."""

    whole: Questionnaire
    short: Questionnaire | None
    version_id: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    questionnaire: Questionnaire
    version_id: str | None = None


def offers(partnership_id: str) -> dict[str, Offer]:
    """By the value of the form's choice: what the house has made first, then the catalog."""
    made = {f"version-{one.id}": _made(one) for one in finding.offered(session(), account_id(), partnership_id)}
    return made | {name: _ready(name) for name in catalog.names()}


def form_of(offered: Mapping[str, Offer]) -> QuestionnaireForm:
    """The form with these questionnaires to choose from."""
    titles = [(name, spoken().text(offer.whole.title)) for name, offer in offered.items()]
    return QuestionnaireForm([*titles, (OWN_FILE, _("My own questionnaire"))])


def chosen(form: QuestionnaireForm, offered: Mapping[str, Offer]) -> Chosen:
    """What the form says. Raises Invalid."""
    name, size = form.template.data or "", form.form.data or ""
    if name == OWN_FILE:
        return Chosen(_uploaded())
    if name not in offered or size not in creating.FORMS:
        raise Invalid([Problem("template", msg("There is no such questionnaire."), msg("Choose one from the list."))])
    offer = offered[name]
    return Chosen(offer.short if size == "core" and offer.short else offer.whole, offer.version_id)


def _ready(name: str) -> Offer:
    whole = creating.from_template(name, "full")
    return Offer(whole, creating.short_form(whole))


def _made(version: Version) -> Offer:
    whole = questionnaire_of(version)
    return Offer(whole, creating.short_form(whole), version.id, version.number)


def _uploaded() -> Questionnaire:
    uploaded = request.files.get("file")
    if not uploaded or not uploaded.filename:
        raise Invalid([Problem("file", msg("No file was chosen."), msg("Choose your questionnaire, or one from the list."))])
    return creating.from_file(uploaded.read())
