"""What the partnership set out to do, and the measures of it: each a list with a form for one more, and a page for each row."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.partnership_forms import IndicatorForm, ObjectiveForm
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.errors import Invalid
from surveys.models.partnerships import Indicator, Objective
from surveys.partnerships import finding, framework

OBJECTIVES, OBJECTIVE = "evaluate/objectives.html", "evaluate/objective.html"
INDICATORS, INDICATOR = "evaluate/indicators.html", "evaluate/indicator.html"


@blueprint.get("/partnerships/<id:partnership_id>/objectives")
def objectives(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id)
    return render_template(OBJECTIVES, form=ObjectiveForm(), partnership=found, rows=finding.objectives(session(), partnership_id))


@blueprint.post("/partnerships/<id:partnership_id>/objectives")
def add_one_objective(partnership_id: str) -> ResponseReturnValue:
    found, form = loading.partnership(partnership_id), ObjectiveForm()
    try:
        framework.add_objective(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return loading.again(OBJECTIVES, form, invalid, partnership=found, rows=finding.objectives(session(), partnership_id))
    return _saved(".objectives", partnership_id, _("The objective is added."))


@blueprint.get("/partnerships/<id:partnership_id>/objectives/<id:objective_id>")
def edit_objective(partnership_id: str, objective_id: str) -> ResponseReturnValue:
    found = loading.owned(Objective, partnership_id, objective_id)
    form = ObjectiveForm(obj=framework.objective_details(found))
    return render_template(OBJECTIVE, form=form, partnership=loading.partnership(partnership_id), row=found)


@blueprint.post("/partnerships/<id:partnership_id>/objectives/<id:objective_id>")
def change_one_objective(partnership_id: str, objective_id: str) -> ResponseReturnValue:
    found, form = loading.owned(Objective, partnership_id, objective_id), ObjectiveForm()
    try:
        framework.change_objective(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(OBJECTIVE, form, invalid, partnership=loading.partnership(partnership_id), row=found)
    return _saved(".objectives", partnership_id, _("The changes are saved."))


@blueprint.post("/partnerships/<id:partnership_id>/objectives/<id:objective_id>/remove")
def remove_one_objective(partnership_id: str, objective_id: str) -> ResponseReturnValue:
    framework.remove(session(), loading.owned(Objective, partnership_id, objective_id), by=account_id(), now=loading.now())
    return _saved(".objectives", partnership_id, _("The objective is removed."))


@blueprint.get("/partnerships/<id:partnership_id>/indicators")
def indicators(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id)
    return render_template(INDICATORS, form=IndicatorForm(), partnership=found, rows=finding.indicators(session(), partnership_id))


@blueprint.post("/partnerships/<id:partnership_id>/indicators")
def add_one_indicator(partnership_id: str) -> ResponseReturnValue:
    found, form = loading.partnership(partnership_id), IndicatorForm()
    try:
        framework.add_indicator(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return loading.again(INDICATORS, form, invalid, partnership=found, rows=finding.indicators(session(), partnership_id))
    return _saved(".indicators", partnership_id, _("The indicator is added."))


@blueprint.get("/partnerships/<id:partnership_id>/indicators/<id:indicator_id>")
def edit_indicator(partnership_id: str, indicator_id: str) -> ResponseReturnValue:
    found = loading.owned(Indicator, partnership_id, indicator_id)
    form = IndicatorForm(obj=framework.indicator_details(found))
    return render_template(INDICATOR, form=form, partnership=loading.partnership(partnership_id), row=found)


@blueprint.post("/partnerships/<id:partnership_id>/indicators/<id:indicator_id>")
def change_one_indicator(partnership_id: str, indicator_id: str) -> ResponseReturnValue:
    found, form = loading.owned(Indicator, partnership_id, indicator_id), IndicatorForm()
    try:
        framework.change_indicator(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(INDICATOR, form, invalid, partnership=loading.partnership(partnership_id), row=found)
    return _saved(".indicators", partnership_id, _("The changes are saved."))


@blueprint.post("/partnerships/<id:partnership_id>/indicators/<id:indicator_id>/remove")
def remove_one_indicator(partnership_id: str, indicator_id: str) -> ResponseReturnValue:
    framework.remove(session(), loading.owned(Indicator, partnership_id, indicator_id), by=account_id(), now=loading.now())
    return _saved(".indicators", partnership_id, _("The indicator is removed."))


def _saved(endpoint: str, partnership_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    return redirect(url_for(endpoint, partnership_id=partnership_id), 303)
