"""The questionnaires that a round can ask: those of the catalog, those made in the house, or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.db import session
from app.evaluate.bringing_in import brought, written
from app.evaluate.evaluation_forms import QuestionnaireForm
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid, Problem
from surveys.evaluations import creating
from surveys.messages import msg
from surveys.models.questionnaires import Version
from surveys.questionnaires import catalog
from surveys.questionnaires.formats.report import Imported
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
    """What is to be asked. `imported`: it comes from another tool's file and is looked at before it is used."""

    questionnaire: Questionnaire
    version_id: str | None = None
    imported: Imported | None = None


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
        return _own(form)
    if name not in offered or size not in creating.FORMS:
        raise Invalid([Problem("template", msg("There is no such questionnaire."), msg("Choose one from the list."))])
    offer = offered[name]
    return Chosen(offer.short if size == "core" and offer.short else offer.whole, offer.version_id)


def kept(form: QuestionnaireForm, imported: Imported) -> dict[str, str]:
    """What the page of the report sends on when the questionnaire is used."""
    return {"title": form.title.data or "", "template": OWN_FILE, "form": "full", "brought": written(imported)}


def _own(form: QuestionnaireForm) -> Chosen:
    found = brought(form)
    return Chosen(found.questionnaire, imported=found) if isinstance(found, Imported) else Chosen(found)


def _ready(name: str) -> Offer:
    whole = creating.from_template(name, "full")
    return Offer(whole, creating.short_form(whole))


def _made(version: Version) -> Offer:
    whole = questionnaire_of(version)
    return Offer(whole, creating.short_form(whole), version.id, version.number)
