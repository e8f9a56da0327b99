"""One text at the comments desk: what is left out of it, its translation, and the way of what tells of harm or fraud."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_forms import LookForm, look_form
from app.evaluate.loading import evaluation
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.comments.redacting import KINDS
from surveys.errors import Invalid
from surveys.evaluations import comments as desk
from surveys.evaluations import states
from surveys.evaluations.desk import looking
from surveys.models.evaluations import Evaluation
from surveys.scoring.disclosure.outlets import outlet

TEXT, ASIDE = "evaluate/text.html", "evaluate/texts_aside.html"


@blueprint.get("/evaluations/<id:evaluation_id>/comments/text/<id:words_id>")
def text(evaluation_id: str, words_id: str) -> ResponseReturnValue:
    return _text(evaluation(evaluation_id), words_id)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/text/<id:words_id>")
def look_at_text(evaluation_id: str, words_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), LookForm()
    decided = form.look(request.form.getlist("span"))
    try:
        looking.look(session(), found, words_id, decided, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _text(evaluation(evaluation_id), words_id, form), 422
    session().commit()
    flash(_("What is left out of this text is kept."))
    return redirect(url_for(".text", evaluation_id=evaluation_id, words_id=words_id), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/text/<id:words_id>/set-aside")
def set_text_aside(evaluation_id: str, words_id: str) -> ResponseReturnValue:
    looking.set_aside(session(), evaluation(evaluation_id), words_id, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The text is set aside. It stands in no theme, no quotation and no report."))
    return redirect(url_for(".texts_aside", evaluation_id=evaluation_id), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/text/<id:words_id>/take-back")
def take_text_back(evaluation_id: str, words_id: str) -> ResponseReturnValue:
    looking.take_back(session(), evaluation(evaluation_id), words_id, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The text is back at the desk."))
    return redirect(url_for(".text", evaluation_id=evaluation_id, words_id=words_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/comments/-/aside")
@outlet("texts set aside")
def texts_aside(evaluation_id: str) -> ResponseReturnValue:
    """Reading them is written into the record of changes."""
    found = evaluation(evaluation_id)
    set_aside = looking.aside(session(), found, by=account_id(), now=loading.now())
    session().commit()
    return render_template(ASIDE, evaluation=found, written=set_aside, open_for_choice=states.allows(found, "choose_comments"))


@outlet("one text of the comments desk")
def _text(found: Evaluation, words_id: str, form: LookForm | None = None) -> str:
    one = desk.one(session(), found, words_id)
    open_for_choice = states.allows(found, "choose_comments")
    context = {"one": one, "form": form or look_form(one), "kinds": KINDS, "typed": request.form.getlist("span") if form else None}
    return render_template(TEXT, evaluation=found, open_for_choice=open_for_choice, **context)
