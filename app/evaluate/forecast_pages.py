"""What will probably be shown, before anybody is asked; joining small groups; another way of asking."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import JoinForm
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.evaluations import settings, wording
from surveys.evaluations.forecast import USUAL_RATE, Choice, forecast
from surveys.evaluations.invited import sizes
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding

RATES = (30, 40, 50, 60, 70, 80, 90, 100)


@blueprint.get("/evaluations/<id:evaluation_id>/forecast")
def show_forecast(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    rate = request.args.get("rate", USUAL_RATE, type=int)
    looked = forecast(sizes(session(), found), found.k, rate if rate in RATES else USUAL_RATE)
    form, lacking = _join_form(found, looked.choices), wording.lacking(session(), found)
    return render_template("evaluate/forecast.html", evaluation=found, looked=looked, rates=RATES, form=form, lacking=lacking)


@blueprint.post("/evaluations/<id:evaluation_id>/forecast/join")
def join_groups(evaluation_id: str) -> ResponseReturnValue:
    """The ticked groups become one; what they were joined with before is taken apart."""
    found = loading.draft(evaluation_id)
    ticked = tuple(_join_form(found, ()).groups.data or ())
    before = settings.settings_of(found)
    kept = tuple(together for together in before.joined if not set(together) & set(ticked))
    joined = (*kept, ticked) if ticked else ()
    settings.change(session(), found, replace(before, joined=joined), by=account_id(), now=loading.now())
    return _saved(evaluation_id, _("These groups are shown as one.") if ticked else _("Every group stands by itself again."))


@blueprint.post("/evaluations/<id:evaluation_id>/forecast/mode")
def choose_mode(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    mode, before = request.form.get("mode", ""), settings.settings_of(found)
    changed = replace(before, mode=mode, single_answers=before.single_answers and mode == settings.ANONYMOUS)
    settings.change(session(), found, changed, by=account_id(), now=loading.now())
    return _saved(evaluation_id, _("People will be asked in this way."))


def _join_form(found: Evaluation, choices: tuple[Choice, ...]) -> JoinForm:
    groups = finding.groups(session(), found.partnership_id)
    suggested = next((choice.groups for choice in choices if choice.code == "join"), ())
    form = JoinForm(data={"groups": list(suggested)}) if request.method == "GET" else JoinForm()
    form.groups.choices = [(group.id, spoken().text(Text(group.name))) for group in groups]
    return form


def _saved(evaluation_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".show_forecast", evaluation_id=evaluation_id), 303)
