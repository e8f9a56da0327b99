"""The business case then and now: its claims, begun from its own sentences, and a page for each."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.dossier_forms import ClaimForm
from app.evaluate.loading import evaluation
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext
from surveys.errors import Invalid
from surveys.evaluations import states
from surveys.evaluations.dossiers import case as verbs
from surveys.evaluations.dossiers import rows
from surveys.models.dossiers import Claim
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.scoring.case import WORTH

LIST, ONE = "evaluate/case.html", "evaluate/claim.html"


@blueprint.get("/evaluations/<id:evaluation_id>/dossier/case")
def case(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    return _list(found, _form(found, None))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/case")
def add_claim(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    form = _form(found)
    try:
        verbs.add_claim(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _list(evaluation(evaluation_id), form), 422
    return _saved(evaluation_id, _("The claim is added."))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/case/begin")
def begin_case(evaluation_id: str) -> ResponseReturnValue:
    made = verbs.begin(session(), evaluation(evaluation_id), by=account_id(), now=loading.now())
    return _saved(
        evaluation_id, ngettext("{n} claim is taken from the business case.", "{n} claims are taken from the business case.", made)
    )


@blueprint.get("/evaluations/<id:evaluation_id>/dossier/case/<id:claim_id>")
def edit_claim(evaluation_id: str, claim_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    row = rows.owned(session(), found, Claim, claim_id)
    return render_template(ONE, evaluation=found, form=_form(found, None, obj=verbs.details_of(row)), row=row)


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/case/<id:claim_id>")
def change_claim(evaluation_id: str, claim_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    form, row = _form(found), rows.owned(session(), found, Claim, claim_id)
    try:
        verbs.change_claim(session(), found, row, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(ONE, form, invalid, evaluation=found, row=row)
    return _saved(evaluation_id, _("The changes are saved."))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/case/<id:claim_id>/move")
def move_claim(evaluation_id: str, claim_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    row, steps = rows.owned(session(), found, Claim, claim_id), -1 if "up" in request.form else 1
    rows.move(session(), found, row, steps, by=account_id(), now=loading.now())
    session().commit()
    return redirect(url_for(".case", evaluation_id=evaluation_id, _anchor=f"row-{claim_id}"), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/case/<id:claim_id>/remove")
def remove_claim(evaluation_id: str, claim_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    rows.remove(session(), found, rows.owned(session(), found, Claim, claim_id), by=account_id(), now=loading.now())
    return _saved(evaluation_id, _("The claim is removed."))


def _form(found: Evaluation, *args: Any, **kwargs: Any) -> ClaimForm:
    indicators = finding.indicators(session(), found.partnership_id)
    return ClaimForm(*args, indicators=indicators, topics=verbs.topics(found), **kwargs)


def _list(found: Evaluation, form: ClaimForm) -> str:
    named = {one.id: one.name for one in finding.indicators(session(), found.partnership_id)}
    written = finding.partnership(session(), found.partnership_id).business_case
    context = {"rows": rows.listed(session(), found, Claim), "indicators": named, "topics": verbs.topics(found), "worth": WORTH}
    return render_template(LIST, evaluation=found, form=form, written=written, edits=states.allows(found, "add_words"), **context)


def _saved(evaluation_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    return redirect(url_for(".case", evaluation_id=evaluation_id), 303)
