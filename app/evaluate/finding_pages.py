"""Findings: read with all that is behind them, and in the evaluators' hands worded, ordered, left out, completed by other evidence."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.finding_forms import EvidenceForm, LeaveOutForm, WordingForm
from app.evaluate.loading import evaluation
from app.evaluate.result_contents import contents
from app.evaluate.showing import behind
from app.signed_in import account_id, allowed
from app.speaking import gettext as _
from app.speaking import language
from surveys.errors import Invalid, Overtaken
from surveys.evaluations import states
from surveys.evaluations.dossiers import evidence
from surveys.evaluations.dossiers import findings as dossier
from surveys.evaluations.released import read
from surveys.models.evaluations import Evaluation
from surveys.scoring.disclosure.outlets import outlet
from surveys.translator import LANGUAGES

LIST, ONE, EVIDENCE = "evaluate/findings.html", "evaluate/finding.html", "evaluate/evidence.html"
ACT = "edit findings"


@blueprint.get("/evaluations/<id:evaluation_id>/findings")
@outlet("findings page")
def findings(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    edits = states.allows(found, "edit_findings") and allowed(ACT, found.partnership_id)
    return render_template(
        LIST, evaluation=found, released=released, findings=behind(released), edits=edits, here="findings", contents=contents(released)
    )


@blueprint.post("/evaluations/<id:evaluation_id>/findings/<int:number>/move")
def move_finding(evaluation_id: str, number: int) -> ResponseReturnValue:
    found = evaluation(evaluation_id, ACT)
    dossier.move(session(), found, number, -1 if "up" in request.form else 1, by=account_id(), now=loading.now())
    session().commit()
    return redirect(url_for(".findings", evaluation_id=evaluation_id, _anchor=f"finding-{number}"), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/findings/<int:number>")
def edit_finding(evaluation_id: str, number: int) -> ResponseReturnValue:
    return _one(evaluation(evaluation_id, ACT), number)


@blueprint.post("/evaluations/<id:evaluation_id>/findings/<int:number>")
def reword_finding(evaluation_id: str, number: int) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id, ACT), WordingForm()
    wording = form.wording(_language())
    try:
        dossier.reword(session(), found, number, wording, seen=form.seen.data or "", by=account_id(), now=loading.now())
    except (Invalid, Overtaken) as error:
        return _again(evaluation_id, number, error, wording_form=form)
    return _saved(evaluation_id, number, _("The wording is kept. The release's own stands beside it."))


@blueprint.post("/evaluations/<id:evaluation_id>/findings/<int:number>/leave-out")
def leave_out_finding(evaluation_id: str, number: int) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id, ACT), LeaveOutForm()
    try:
        dossier.leave_out(session(), found, number, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(evaluation_id, number, invalid, leaving=form)
    return _saved(evaluation_id, number, _("The finding is left out. The annex says so, with your reason."))


@blueprint.post("/evaluations/<id:evaluation_id>/findings/<int:number>/put-back")
def put_back_finding(evaluation_id: str, number: int) -> ResponseReturnValue:
    dossier.put_back(session(), evaluation(evaluation_id, ACT), number, by=account_id(), now=loading.now())
    return _saved(evaluation_id, number, _("The finding is back on the list."))


@blueprint.post("/evaluations/<id:evaluation_id>/findings/<int:number>/evidence")
def add_evidence(evaluation_id: str, number: int) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id, ACT), EvidenceForm(prefix="evidence-")
    try:
        evidence.add_evidence(session(), found, number, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return _again(evaluation_id, number, invalid, evidence_form=form)
    return _saved(evaluation_id, number, _("The evidence stands beside the finding."))


@blueprint.get("/evaluations/<id:evaluation_id>/evidence/<id:evidence_id>")
def edit_evidence(evaluation_id: str, evidence_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, ACT)
    row = evidence.evidence(session(), found, evidence_id)
    return render_template(EVIDENCE, evaluation=found, form=EvidenceForm(obj=evidence.details_of(row)), row=row)


@blueprint.post("/evaluations/<id:evaluation_id>/evidence/<id:evidence_id>")
def change_evidence(evaluation_id: str, evidence_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id, ACT), EvidenceForm()
    row = evidence.evidence(session(), found, evidence_id)
    try:
        evidence.change_evidence(session(), found, evidence_id, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(EVIDENCE, form, invalid, evaluation=found, row=row)
    return _saved(evaluation_id, row.number, _("The changes are saved."))


@blueprint.post("/evaluations/<id:evaluation_id>/evidence/<id:evidence_id>/remove")
def remove_evidence(evaluation_id: str, evidence_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, ACT)
    number = evidence.evidence(session(), found, evidence_id).number
    evidence.remove_evidence(session(), found, evidence_id, by=account_id(), now=loading.now())
    return _saved(evaluation_id, number, _("The evidence is removed."))


def _language() -> str:
    """The language in which the finding is worded now."""
    asked = request.args.get("in", language())
    return asked if asked in LANGUAGES else language()


@outlet("page of a finding")
def _one(found: Evaluation, number: int, theirs: dossier.Draft | None = None, **forms: object) -> str:
    """The page of one finding; `forms` hold what was typed."""
    draft, lang = dossier.draft(session(), found, number), _language()
    _row, released = read(session(), found.id)
    kept = {"statement": draft.statement.get(lang, ""), "prompt": draft.prompt.get(lang, ""), "seen": draft.seen}
    fresh = {
        "wording_form": WordingForm(None, data=kept),
        "leaving": LeaveOutForm(None),
        "evidence_form": EvidenceForm(None, prefix="evidence-"),
    }
    lines = next((lines for one, lines in behind(released) if one.origin == number), ())
    sources = next((one.beside for one in released.findings if one.origin == number), ())
    edits = states.allows(found, "edit_findings")
    context = {
        "draft": draft,
        "finding": draft.finding,
        "lines": lines,
        "sources": sources,
        "wording_lang": lang,
        "languages": LANGUAGES,
        "theirs": theirs,
    }
    return render_template(ONE, evaluation=found, edits=edits, **context, **{**fresh, **forms})


def _again(
    evaluation_id: str, number: int, error: Invalid | Overtaken, **typed: WordingForm | LeaveOutForm | EvidenceForm
) -> ResponseReturnValue:
    """The same page with what was typed, and what is wrong or what somebody else has written meanwhile."""
    session().rollback()
    found = evaluation(evaluation_id, ACT)
    (form,) = typed.values()
    if isinstance(error, Invalid):
        form.show(error)
        return _one(found, number, **typed), 422
    theirs = dossier.draft(session(), found, number)
    form.seen.data = theirs.seen
    return _one(found, number, theirs, **typed), 409


def _saved(evaluation_id: str, number: int, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".edit_finding", evaluation_id=evaluation_id, number=number, **{"in": _language()}), 303)
