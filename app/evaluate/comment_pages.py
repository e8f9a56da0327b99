"""The comments desk: every question with how many wrote, what they wrote, and which of it may be printed; then sharing the results."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_forms import SummaryForm
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, job_of
from app.jobs.waking import wake
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext
from surveys.errors import Invalid
from surveys.evaluations import comments as desk
from surveys.evaluations import states
from surveys.evaluations.desk import taking_out, theming
from surveys.evaluations.desk.summing_up import sum_up, summary
from surveys.models.evaluations import Evaluation
from surveys.scoring.disclosure.outlets import outlet
from surveys.work import enqueue

SHARE = "share"
OVERVIEW, QUESTION = "evaluate/comments.html", "evaluate/comments_question.html"


@blueprint.get("/evaluations/<id:evaluation_id>/comments")
@outlet("comments desk")
def comments(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    asked = desk.overview(session(), found)
    return render_template(OVERVIEW, evaluation=found, asked=asked, open_for_choice=states.allows(found, "choose_comments"))


@blueprint.get("/evaluations/<id:evaluation_id>/comments/<item>")
def comments_of(evaluation_id: str, item: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    kept = summary(session(), found, item)
    form = SummaryForm(None, data={"summary": kept.text, "summary_lang": kept.lang} if kept else {})
    return _question(found, item, form)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/<item>")
def choose_comments(evaluation_id: str, item: str) -> ResponseReturnValue:
    """The ticks of the page that was shown."""
    found = evaluation(evaluation_id)
    shown, ticked = request.form.getlist("shown"), request.form.getlist("chosen")
    chosen = desk.choose_among(session(), found, shown, ticked, by=account_id(), now=loading.now())
    session().commit()
    flash(ngettext("{n} comment may be printed.", "{n} comments may be printed.", chosen))
    return redirect(url_for(".comments_of", evaluation_id=evaluation_id, item=item, page=_page()), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/<item>/summary")
def sum_up_comments(evaluation_id: str, item: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), SummaryForm()
    words, lang = form.summary.data or "", form.summary_lang.data or ""
    try:
        sum_up(session(), found, item, words, lang, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _question(evaluation(evaluation_id), item, form), 422
    session().commit()
    flash(_("The summary is kept."))
    return redirect(url_for(".comments_of", evaluation_id=evaluation_id, item=item), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/<item>/quotes/<key>/take-out")
def take_out_quote(evaluation_id: str, item: str, key: str) -> ResponseReturnValue:
    """Out of everything from now on."""
    taking_out.take_out(session(), evaluation(evaluation_id), item, key, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The quotation is taken out."))
    return redirect(url_for(".comments_of", evaluation_id=evaluation_id, item=item), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/comments/<item>/quotes/<key>/put-back")
def put_back_quote(evaluation_id: str, item: str, key: str) -> ResponseReturnValue:
    """Taken out by mistake."""
    taking_out.put_back(session(), evaluation(evaluation_id), item, key, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The quotation is printed again."))
    return redirect(url_for(".comments_of", evaluation_id=evaluation_id, item=item), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/share")
def share(evaluation_id: str) -> ResponseReturnValue:
    """Leaves the sharing to the worker: scoring loads libraries that no page should."""
    found = evaluation(evaluation_id)
    states.require(found, "share")
    if not is_waiting(job_of(session(), SHARE, found.id)):
        enqueue(session(), SHARE, evaluation_id=found.id, due_at=loading.now(), arguments={"by": account_id()})
        session().commit()
        wake()
    return redirect(url_for(".results", evaluation_id=evaluation_id), 303)


@outlet("comments on a question")
def _question(found: Evaluation, item: str, form: SummaryForm) -> str:
    asked = next((one for one in desk.overview(session(), found) if one.item == item), None)
    question = desk.question(session(), found, item, _page())
    names = {one.id: one.name for one in theming.themes(session(), found)}
    context = {"question": question, "asked": asked, "themes": names, "form": form}
    context |= {"quotations": taking_out.quotations(session(), found, item)}
    return render_template(QUESTION, evaluation=found, open_for_choice=states.allows(found, "choose_comments"), **context)


def _page() -> int:
    return request.args.get("page", 1, int)
