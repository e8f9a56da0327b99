"""The scales of a questionnaire: taken from the library, made, mended."""

from __future__ import annotations

from dataclasses import replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.db import session
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done
from surveys.errors import Invalid, NotFound, Overtaken, Problem
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import Edit, PutScale, RemoveScale
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.questionnaires.editing.scaling import new_scale, reworded
from surveys.questionnaires.scales import library, spoken_in
from surveys.questionnaires.values import Scale

SCALES, SCALE = "workshop/scales.html", "workshop/scale.html"


@blueprint.get("/questionnaires/<id:questionnaire_id>/scales")
def scales(questionnaire_id: str) -> ResponseReturnValue:
    return _list(loading.look(questionnaire_id))


@blueprint.post("/questionnaires/<id:questionnaire_id>/scales")
def add_scale(questionnaire_id: str) -> ResponseReturnValue:
    """One of the library, or one made of lines."""
    work, given = loading.shape(questionnaire_id), request.form
    if wanted := given.get("ready", ""):
        if wanted not in library():
            raise NotFound
        made = spoken_in(library()[wanted].scale, work.questionnaire.languages)
    else:
        made = new_scale(work.questionnaire, given.get("lines", ""), ends_only="ends" in given)
    return _did(work, PutScale(made), _("The scale is added."))


@blueprint.get("/questionnaires/<id:questionnaire_id>/scales/<code>")
def scale(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    return _page(work, placing.find(work.questionnaire.scales, code))


@blueprint.post("/questionnaires/<id:questionnaire_id>/scales/<code>")
def change_scale(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    before = placing.find(work.questionnaire.scales, code)
    try:
        carry_out(work, PutScale(_typed(work, before, request.form), code), request.form.get("seen", ""))
    except (Invalid, Overtaken) as error:
        session().rollback()
        now = loading.look(questionnaire_id)
        theirs = placing.find(now.questionnaire.scales, code) if isinstance(error, Overtaken) else None
        return _page(now, _worded(work, before, request.form), getattr(error, "problems", ()), theirs), 409 if theirs else 422
    return done(url_for(".scales", questionnaire_id=questionnaire_id), _("The scale is saved."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/scales/<code>/remove")
def remove_scale(questionnaire_id: str, code: str) -> ResponseReturnValue:
    return _did(loading.shape(questionnaire_id), RemoveScale(code), _("The scale is taken away."))


def _typed(work: Work, before: Scale, given: MultiDict[str, str]) -> Scale:
    """The scale as typed."""
    dropped = [int(value) for value in given.getlist("drop") if value.isdecimal()]
    return reworded(_worded(work, before, given), work.base, _labels(work, before, given), given.get("more", "").splitlines(), dropped)


def _worded(work: Work, before: Scale, given: MultiDict[str, str]) -> Scale:
    """The scale with the typed words and code, and still with the steps that it has: so the form shows what it will send."""
    return replace(reworded(before, work.base, _labels(work, before, given)), code=given.get("code", before.code).strip())


def _labels(work: Work, before: Scale, given: MultiDict[str, str]) -> dict[int, str]:
    """The words of each step; a step that the form did not show keeps its own."""
    return {point.value: given.get(f"label.{point.value}", point.label.by_lang.get(work.base, "")).strip() for point in before.points}


def _did(work: Work, edit: Edit, said: str) -> ResponseReturnValue:
    try:
        carry_out(work, edit)
    except Invalid as invalid:
        session().rollback()
        return _list(loading.look(work.id), invalid.problems), 422
    return done(url_for(".scales", questionnaire_id=work.id), said)


def _list(work: Work, problems: tuple[Problem, ...] = ()) -> str:
    used = {one.code: [item.code for item in work.questionnaire.items() if one.code in item.scales] for one in work.questionnaire.scales}
    others = {code: one for code, one in library().items() if code not in used}
    return render_template(SCALES, work=work, used=used, library=others, problems=problems, typed=request.form)


def _page(work: Work, found: Scale, problems: tuple[Problem, ...] = (), theirs: Scale | None = None) -> str:
    now = theirs or next((one for one in work.questionnaire.scales if one.code == request.view_args["code"]), found)  # type: ignore[index]
    used = [item for item in work.questionnaire.items() if now.code in item.scales]
    return render_template(
        SCALE, work=work, scale=found, theirs=theirs, problems=problems, seen=fingerprint(now), used=used, typed=request.form
    )
