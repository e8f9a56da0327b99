"""Cards for people who cannot be listed by name: asked for before the opening, printed then, more of them while the round is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.fields import BooleanField, FigureField, SelectField, TextAreaField
from app.evaluate.invited_pages import WHY, ReasonForm
from app.evaluate.letter_sheets import cards as cards_of
from app.evaluate.loading import evaluation
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext, spoken
from surveys.errors import Invalid
from surveys.evaluations import cards, states
from surveys.evaluations.opening import Printing
from surveys.evaluations.roster import asked_groups
from surveys.messages import Text, msg
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.listing import group_sizes
from surveys.translator import own_name

PAGE = "evaluate/cards.html"


class CardsForm(Spoken):
    labels: ClassVar = {
        "number": msg("How many cards"),
        "group_id": msg("Group"),
        "organisation_id": msg("Organisation"),
        "lang": msg("Language"),
        "sheets": msg("With the questions on paper, to be filled in by hand and typed"),
        "reason": WHY,
    }
    number = FigureField(render_kw={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})
    group_id = SelectField()
    organisation_id = SelectField()
    lang = SelectField()
    sheets = BooleanField()
    reason = TextAreaField(render_kw={"rows": 2})

    def offering(self, found: Evaluation) -> CardsForm:
        """The form with the groups, organisations and languages that there are; once the round is open only groups that were asked."""
        asked = None if found.state == "draft" else asked_groups(session(), found.id)
        groups = [group for group in finding.groups(session(), found.partnership_id) if asked is None or group.id in asked]
        self.group_id.choices = [(group.id, spoken().text(Text(group.name))) for group in groups]
        self.organisation_id.choices = [(one.id, one.name) for one in finding.organisations(session(), found.partnership_id)]
        self.lang.choices = [(lang, own_name(lang)) for lang in found.languages]
        return self

    def wanted(self) -> cards.Wanted:
        return cards.Wanted(
            self.group_id.data or "", self.organisation_id.data or "", self.lang.data or "", self.number.whole, self.sheets.data
        )


@blueprint.get("/evaluations/<id:evaluation_id>/cards")
def show_cards(evaluation_id: str) -> ResponseReturnValue:
    return _page(evaluation(evaluation_id))


@blueprint.post("/evaluations/<id:evaluation_id>/cards")
def ask_for_cards(evaluation_id: str) -> ResponseReturnValue:
    """Before the opening they are noted, afterwards printed at once."""
    found = evaluation(evaluation_id)
    form = CardsForm().offering(found)
    try:
        printing = _made(found, form)
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _page(found, form), 422
    session().commit()
    if printing and printing.sheets_id:
        return _saved(evaluation_id, _("The sheets are ready to be printed."))
    return _printed(evaluation_id, printing) if printing else _saved(evaluation_id, _("These cards are printed when you open."))


@blueprint.post("/evaluations/<id:evaluation_id>/cards/<id:cards_id>/remove")
def remove_cards(evaluation_id: str, cards_id: str) -> ResponseReturnValue:
    cards.unplan(session(), evaluation(evaluation_id), cards_id, by=account_id(), now=loading.now())
    return _saved(evaluation_id, _("These cards are removed."))


@blueprint.post("/evaluations/<id:evaluation_id>/cards/<id:cards_id>/cancel")
def cancel_cards(evaluation_id: str, cards_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ReasonForm(prefix=cards_id)
    try:
        cards.cancel(session(), found, cards_id, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _page(found, cancelling={cards_id: form}), 422
    return _saved(evaluation_id, _("These cards are cancelled. Their links no longer work."))


def _made(found: Evaluation, form: CardsForm) -> Printing | None:
    by, now = account_id(), loading.now()
    if states.allows(found, "change"):
        cards.plan(session(), found, form.wanted(), by=by, now=now)
        return None
    return cards.print_more(session(), ring(), found, form.wanted(), form.reason.data or "", by=by, now=now)


def _printed(evaluation_id: str, printing: Printing) -> str:
    """The answer itself holds the cards: their links are kept nowhere and can be shown at no other time."""
    found, number = evaluation(evaluation_id), len(printing.secrets)
    lead = [ngettext("{n} card is ready.", "{n} cards are ready.", number)]
    return render_template("evaluate/letters.html", evaluation=found, lead=lead, sheets=(), cards=cards_of(session(), found, [printing]))


def _saved(evaluation_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".show_cards", evaluation_id=evaluation_id), 303)


def _page(found: Evaluation, form: CardsForm | None = None, *, cancelling: Mapping[str, ReasonForm] | None = None) -> str:
    printings = cards.listed(session(), found.id)
    cancels = {one.id: ReasonForm(None, prefix=one.id) for one in printings if one.state == "printed"}
    shown = form or CardsForm(None).offering(found)
    return render_template(
        PAGE,
        evaluation=found,
        form=shown,
        faulty=next(iter((cancelling or {}).values()), shown),
        printings=printings,
        cancels={**cancels, **(cancelling or {})} if states.allows(found, "invite") else {},
        groups=group_sizes(session(), found.partnership_id),
        may_ask=states.allows(found, "change") or (states.allows(found, "invite") and found.mode != "organisation_position"),
    )
