"""Plan and evidence: who makes the evaluation, who takes part in which phase, and the ways to matrix and business case."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.dossier_forms import ConductForm
from app.evaluate.loading import evaluation
from app.evaluate.showing import phase_chart
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken, translate
from surveys.errors import Invalid
from surveys.evaluations import states
from surveys.evaluations.dossiers import evidence, phases, reading
from surveys.evaluations.dossiers.phases import Part
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.scoring.phases import PARTS, PHASES, card

DOSSIER, PHASE = "evaluate/dossier.html", "evaluate/phase.html"


@blueprint.get("/evaluations/<id:evaluation_id>/dossier")
def dossier(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    return _dossier(found, ConductForm(None, obj=evidence.conduct_of(session(), found)))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier")
def say_conduct(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ConductForm()
    try:
        evidence.say_conduct(session(), found, form.said(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _dossier(evaluation(evaluation_id), form), 422
    session().commit()
    flash(_("Who makes this evaluation is kept."))
    return redirect(url_for(".dossier", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/dossier/phases/<phase>")
def edit_phase(evaluation_id: str, phase: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    return _phase(found, phase, phases.parts_of(session(), found, phase))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/phases/<phase>")
def plan_phase(evaluation_id: str, phase: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    typed = {group: Part(_typed("part", group), _typed("evidence", group)) for group in phases.parts_of(session(), found, phase)}
    try:
        phases.plan_phase(session(), found, phase, typed, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return _phase(evaluation(evaluation_id), phase, typed, invalid), 422
    session().commit()
    flash(_("The phase is kept."))
    return redirect(url_for(".dossier", evaluation_id=evaluation_id, _anchor="phases"), 303)


def _typed(name: str, group: str) -> str:
    return request.form.get(f"{name}-{group}", "")


def _dossier(found: Evaluation, form: ConductForm) -> str:
    rows = card(reading.phases(session(), found.id))
    context = {
        "form": form,
        "rows": rows,
        "chart_of": phase_chart(rows, spoken()),
        "phases": PHASES,
        "matrix": reading.matrix(session(), found.id),
        "claims": reading.case(session(), found.id),
        "edits": states.allows(found, "add_words"),
    }
    return render_template(DOSSIER, evaluation=found, **context)


def _phase(found: Evaluation, phase: str, parts: dict[str, Part] | object, invalid: Invalid | None = None) -> str:
    wrong: dict[str, list[str]] = {}
    for problem in invalid.problems if invalid else ():
        wrong.setdefault(problem.place, []).append(f"{translate(problem.what)} {translate(problem.mend)}")
    context = {"phase": phase, "name": PHASES[phase], "parts": parts, "words": PARTS, "wrong": wrong}
    groups = finding.groups(session(), found.partnership_id)
    return render_template(PHASE, evaluation=found, groups=groups, edits=states.allows(found, "add_words"), **context)
