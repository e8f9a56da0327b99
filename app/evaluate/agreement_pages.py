"""The agreement of the partners: who agrees to what is planned, and who not and why; asking them; writing down what is so otherwise."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import WriteDownForm
from app.evaluate.loading import evaluation
from app.jobs.waking import wake
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext
from surveys.errors import Invalid
from surveys.evaluations import agreeing, states
from surveys.evaluations.agreements import agreed_of, standing_of, standings
from surveys.evaluations.announcing import announced
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partner
from surveys.partnerships import finding

ONE = "evaluate/partner_agreement.html"


@blueprint.get("/evaluations/<id:evaluation_id>/agreement")
def agreement(evaluation_id: str) -> ResponseReturnValue:
    """Where every partner stands; after the opening, where it stood, and what was changed since."""
    found, now = evaluation(evaluation_id), loading.now()
    every = standings(session(), found)
    askable = [one for one in every if agreeing.may_be_asked(one, now) and not one.holds]
    told = announced(session(), found.id)
    context = {"every": every, "askable": askable, "counts": agreed_of(every), "announced": told, "zone": states.zone_of(found)}
    return render_template("evaluate/agreement.html", evaluation=found, **context)


@blueprint.post("/evaluations/<id:evaluation_id>/agreement")
def ask_partners(evaluation_id: str) -> ResponseReturnValue:
    n = agreeing.ask_all(session(), evaluation(evaluation_id), by=account_id(), now=loading.now())
    return _done(
        evaluation_id, ngettext("A letter is on its way to {n} focal person.", "Letters are on their way to {n} focal persons.", n)
    )


@blueprint.get("/evaluations/<id:evaluation_id>/agreement/<id:partner_id>")
def partner_agreement(evaluation_id: str, partner_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    return _page(found, _partner(found, partner_id), WriteDownForm(formdata=None))


@blueprint.post("/evaluations/<id:evaluation_id>/agreement/<id:partner_id>")
def write_down_agreement(evaluation_id: str, partner_id: str) -> ResponseReturnValue:
    found, form = loading.draft(evaluation_id), WriteDownForm()
    partner, how, reason = _partner(found, partner_id), form.how.data or "", form.reason.data or ""
    try:
        agreeing.write_down(session(), found, partner, how, reason, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _page(found, partner, form), 422
    return _done(evaluation_id, _("It is written down."))


@blueprint.post("/evaluations/<id:evaluation_id>/agreement/<id:partner_id>/ask")
def ask_partner(evaluation_id: str, partner_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    agreeing.ask(session(), found, _partner(found, partner_id), by=account_id(), now=loading.now())
    return _done(evaluation_id, _("A letter is on its way."))


@blueprint.post("/evaluations/<id:evaluation_id>/agreement/<id:partner_id>/take-back")
def take_back_agreement(evaluation_id: str, partner_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    agreeing.take_back(session(), found, _partner(found, partner_id), by=account_id(), now=loading.now())
    return _done(evaluation_id, _("It is taken back. The partner is waited for again."))


def _partner(found: Evaluation, partner_id: str) -> Partner:
    return finding.owned(session(), Partner, found.partnership_id, partner_id)


def _page(found: Evaluation, partner: Partner, form: WriteDownForm) -> str:
    one, now = standing_of(session(), found, partner), loading.now()
    context = {"one": one, "may_ask": agreeing.may_be_asked(one, now), "zone": states.zone_of(found)}
    return render_template(ONE, evaluation=found, form=form, **context)


def _done(evaluation_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    wake()
    flash(sentence)
    return redirect(url_for(".agreement", evaluation_id=evaluation_id), 303)
