"""While answers come in: who took part per group, reminding, moving the day, closing, undoing it, sealing."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import LaterForm, RaiseForm, SureForm
from app.evaluate.loading import evaluation
from app.evaluate.squares import pictures
from app.evaluate.waiting import job_of, refreshed
from app.jobs.closing import SEAL
from app.jobs.waking import wake
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.collecting.participation import by_group
from surveys.errors import Invalid
from surveys.evaluations import closing, delivering, settings
from surveys.evaluations.roster import came_back
from surveys.evaluations.standing import standing
from surveys.models.evaluations import Evaluation
from surveys.scoring.disclosure.outlets import outlet
from surveys.work import enqueue


@blueprint.get("/evaluations/<id:evaluation_id>/collection")
def collection(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.COUNTS)
    page = _page(found)
    return refreshed(page) if found.state == "sealing" else page


@blueprint.post("/evaluations/<id:evaluation_id>/remind")
def remind(evaluation_id: str) -> ResponseReturnValue:
    delivering.remind(session(), evaluation(evaluation_id), by=account_id(), now=loading.now())
    return _done(evaluation_id, _("Reminders are on their way to everybody who has not answered yet."))


@blueprint.post("/evaluations/<id:evaluation_id>/extend")
def extend(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), LaterForm()
    try:
        closing.extend(session(), found, form.until.data, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(found, invalid, later=form)
    return _done(evaluation_id, _("The last day is moved. Every focal person with an address is told, and reminders say why."))


@blueprint.post("/evaluations/<id:evaluation_id>/close")
def close(evaluation_id: str) -> ResponseReturnValue:
    closing.close(session(), evaluation(evaluation_id), by=account_id(), now=loading.now())
    return _done(evaluation_id, _("The evaluation is closed. You can still undo this."))


@blueprint.post("/evaluations/<id:evaluation_id>/reopen")
def reopen(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), LaterForm()
    until, reason = form.until.data, form.reason.data or ""
    try:
        closing.reopen(session(), found, by=account_id(), now=loading.now(), until=until, reason=reason)
    except Invalid as invalid:
        return _again(found, invalid, later=form)
    return _done(evaluation_id, _("The evaluation is open again. Every focal person with an address is told."))


@blueprint.post("/evaluations/<id:evaluation_id>/seal")
def seal_at_once(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), SureForm()
    if not form.sure.data:
        form.sure.errors = [_("Please confirm this first.")]
        return _page(found, sure=form), 422
    closing.begin_sealing(session(), found, by=account_id(), now=loading.now(), at_once=True)
    enqueue(session(), SEAL, evaluation_id=found.id, due_at=loading.now())
    return _done(evaluation_id, _("The answers are being sealed."))


@blueprint.post("/evaluations/<id:evaluation_id>/raise")
def raise_k(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), RaiseForm()
    try:
        settings.raise_k(session(), found, form.k.whole, reason=form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(found, invalid, fewest=form)
    return _done(evaluation_id, _("More people now stand behind every figure. Every focal person with an address is told."))


def _done(evaluation_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    wake()
    flash(sentence)
    return redirect(url_for(".collection", evaluation_id=evaluation_id), 303)


def _again(found: Evaluation, invalid: Invalid, **forms: LaterForm | RaiseForm) -> ResponseReturnValue:
    session().rollback()
    for form in forms.values():
        form.show(invalid)
    return _page(found, **forms), 422


@outlet("collection")
def _page(found: Evaluation, *, later: LaterForm | None = None, sure: SureForm | None = None, fewest: RaiseForm | None = None) -> str:
    now = loading.now()
    return render_template(
        "evaluate/collection.html",
        evaluation=found,
        stands=standing(found),
        over=closing.is_over(found, now),
        groups=() if found.lost else pictures(session(), found, by_group(session(), ring(), found)),
        delivery=delivering.delivery(session(), found.id),
        returned=came_back(session(), found),
        sealing=job_of(session(), SEAL, found.id),
        later=later or LaterForm(formdata=None),
        sure=sure or SureForm(formdata=None),
        fewest=fewest or RaiseForm(formdata=None, data={"k": found.k}),
        problems=[error for form in (later, sure, fewest) if form for field in form for error in field.errors],
    )
