"""What was done to a draft, undone and done again."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.speaking import gettext as _
from app.speaking import translate
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, done
from surveys.workshop import drafting
from surveys.workshop.drafting import Step


@blueprint.get("/questionnaires/<id:questionnaire_id>/history")
def history(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    steps = drafting.history(session(), work.version) if work.version.state == "draft" else ()
    return render_template("workshop/history.html", work=work, steps=steps)


@blueprint.post("/questionnaires/<id:questionnaire_id>/undo")
def undo(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    undone = drafting.undo(session(), work.version, request.form.get("step", -1, type=int))
    session().commit()
    return done(_back(questionnaire_id), _("Undone: {what}", what=translate(undone)))


@blueprint.post("/questionnaires/<id:questionnaire_id>/redo")
def redo(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    again = drafting.redo(session(), work.version, request.form.get("step", -1, type=int))
    session().commit()
    return done(_back(questionnaire_id), _("Done again: {what}", what=translate(again)))


def steps_around(work: Work) -> tuple[Step | None, Step | None]:
    """For the tools above every page: what can be undone, and what can be done again."""
    return drafting.around(session(), work.version) if work.shaping else (None, None)


def _back(questionnaire_id: str) -> str:
    return url_for(".board", questionnaire_id=questionnaire_id)
