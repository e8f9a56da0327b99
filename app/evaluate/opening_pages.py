"""Opening, and the letters for people without an address, which are shown this once."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.letter_sheets import cards, sheets
from app.evaluate.loading import evaluation
from app.jobs.waking import wake
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext
from surveys.errors import Invalid
from surveys.evaluations.opening import Opened, open_evaluation


@blueprint.post("/evaluations/<id:evaluation_id>/open")
def open_now(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    try:
        opened = open_evaluation(session(), ring(), found, by=account_id(), now=loading.now())
    except Invalid:
        session().rollback()
        return redirect(url_for(".check_list", evaluation_id=evaluation_id), 303)
    session().commit()
    wake()
    return _printed(evaluation_id, opened) if opened.letters or opened.cards else _collection(evaluation_id, opened)


def _printed(evaluation_id: str, opened: Opened) -> str:
    """The answer itself holds the letters and the cards: the links of cards are kept nowhere and can be shown at no other time."""
    found, by_email = evaluation(evaluation_id), ngettext("{n} of them by mail.", "{n} of them by mail.", opened.by_email)
    if any(one.sheets_id for one in opened.cards):
        flash(_("Paper sheets are ready to be printed, on the page of cards."))
    papers = {"sheets": sheets(session(), found, opened.letters), "cards": cards(session(), found, opened.cards)}
    return render_template("evaluate/letters.html", evaluation=found, lead=[_open(opened), by_email], **papers)


def _collection(evaluation_id: str, opened: Opened) -> ResponseReturnValue:
    flash(_open(opened))
    return redirect(url_for(".collection", evaluation_id=evaluation_id), 303)


def _open(opened: Opened) -> str:
    return ngettext("The evaluation is open. {n} person is invited.", "The evaluation is open. {n} people are invited.", opened.invited)
