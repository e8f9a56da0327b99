"""What could an insider work out? Looked at before sealing and before sharing, and what can be done about it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import GuardForm, JoinMoreForm
from app.evaluate.forecast_pages import RATES
from app.evaluate.loading import evaluation
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid
from surveys.evaluations import guarding, insiders, states
from surveys.evaluations.forecast import USUAL_RATE
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Mode
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.insiders import Looked

BY_NAME = (Mode.ATTRIBUTED.value, Mode.POSITION.value)


@blueprint.get("/evaluations/<id:evaluation_id>/insiders", endpoint="insiders")
def what_an_insider_sees(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    if states.State(found.state) in (*states.WITH_RESULTS, states.State.SEALING):
        return redirect(url_for(".one_evaluation", evaluation_id=found.id), 303)
    looked = _looked(found)
    return _page(found, looked)


@blueprint.post("/evaluations/<id:evaluation_id>/insiders/guard")
def guard_more(evaluation_id: str) -> ResponseReturnValue:
    """Limits earlier."""
    found, form = evaluation(evaluation_id), GuardForm()
    try:
        guarding.guard(session(), found, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(found, invalid, guard=form)
    return _saved(evaluation_id, _("Limits are printed earlier in this round. Every focal person with an address is told."))


@blueprint.post("/evaluations/<id:evaluation_id>/insiders/join")
def join_more(evaluation_id: str) -> ResponseReturnValue:
    """Further groups as one."""
    found = evaluation(evaluation_id)
    form = _joining(_looked(found), JoinMoreForm())
    ids = [group for circle in form.groups.data or () for group in circle.split("+")]
    try:
        guarding.join(session(), found, ids, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(found, invalid, join=form)
    return _saved(evaluation_id, _("These groups are shown as one. Every focal person with an address is told."))


@outlet("what an insider could work out")
def _looked(found: Evaluation) -> Looked:
    rate = request.args.get("rate", USUAL_RATE, type=int)
    return insiders.looked(session(), found, rate if rate in RATES else USUAL_RATE)


def _joining(looked: Looked, form: JoinMoreForm) -> JoinMoreForm:
    form.groups.choices = [(one.circle.id, spoken().text(one.circle.name)) for one in looked.sights]
    return form


def _page(found: Evaluation, looked: Looked, guard: GuardForm | None = None, join: JoinMoreForm | None = None) -> str:
    return render_template(
        "evaluate/insiders.html",
        evaluation=found,
        looked=looked,
        by_name=found.mode in BY_NAME,
        may_change=states.allows(found, "protect"),
        guard=guard or GuardForm(formdata=None),
        join=join or _joining(looked, JoinMoreForm(formdata=None)),
    )


def _again(found: Evaluation, invalid: Invalid, **form: GuardForm | JoinMoreForm) -> ResponseReturnValue:
    session().rollback()
    for one in form.values():
        one.show(invalid)
    return _page(found, _looked(found), **form), 422


def _saved(evaluation_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".insiders", evaluation_id=evaluation_id), 303)
