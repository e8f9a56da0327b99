"""The comments desk: what people wrote, and which of it may be printed; then sharing the results."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, job_of
from app.jobs.waking import wake
from app.signed_in import account_id
from app.speaking import ngettext
from surveys.evaluations import comments as desk
from surveys.evaluations import states
from surveys.scoring.disclosure.outlets import outlet
from surveys.work import enqueue

SHARE = "share"


@blueprint.get("/evaluations/<id:evaluation_id>/comments")
@outlet("comments desk")
def comments(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    written = desk.desk(session(), found)
    return render_template(
        "evaluate/comments.html", evaluation=found, written=written, open_for_choice=states.allows(found, "choose_comments")
    )


@blueprint.post("/evaluations/<id:evaluation_id>/comments")
def choose_comments(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    chosen = desk.choose(session(), found, request.form.getlist("chosen"), by=account_id(), now=loading.now())
    session().commit()
    flash(ngettext("{n} comment may be printed.", "{n} comments may be printed.", chosen))
    return redirect(url_for(".comments", evaluation_id=evaluation_id), 303)


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
