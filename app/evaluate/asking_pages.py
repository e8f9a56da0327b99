"""Whether people are asked about themselves, and what becomes of it."""

from __future__ import annotations

from typing import ClassVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.fields import CheckBoxes
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.errors import Invalid
from surveys.evaluations import asking_about, creating
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.questionnaires import about_you

PAGE = "evaluate/asking_about.html"


class AskingForm(Spoken):
    labels: ClassVar = {"wanted": msg("What people are asked about themselves")}
    wanted = CheckBoxes()

    def __init__(self, found: Evaluation) -> None:
        asked = list(about_you.asked(creating.questionnaire_of(found)))
        super().__init__(**({"data": {"wanted": asked}} if request.method == "GET" else {}))
        self.wanted.choices = [(item.code, spoken().text(item.text)) for item in about_you.shipped().items]


@blueprint.get("/evaluations/<id:evaluation_id>/asking-about")
def asking(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    return render_template(PAGE, evaluation=found, form=AskingForm(found), page=about_you.shipped())


@blueprint.post("/evaluations/<id:evaluation_id>/asking-about")
def ask_about(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    form = AskingForm(found)
    try:
        asking_about.ask_about(session(), found, form.wanted.data or [], by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(PAGE, form, invalid, evaluation=found, page=about_you.shipped())
    session().commit()
    flash(_("The changes are saved."))
    return redirect(url_for(".questionnaire", evaluation_id=evaluation_id), 303)
