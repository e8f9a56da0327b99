"""The results, read from the release and from nothing else."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_pages import SHARE
from app.evaluate.loading import evaluation
from app.evaluate.showing import behind, few, named, questions, shown
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.speaking import spoken
from surveys.evaluations.released import latest, read
from surveys.scoring.disclosure.outlets import outlet


@blueprint.get("/evaluations/<id:evaluation_id>/results")
@outlet("results page")
def results(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    if latest(session(), found.id) is None:
        job = job_of(session(), SHARE, found.id)
        page = render_template("evaluate/no_results.html", evaluation=found, job=job, waiting=is_waiting(job))
        return refreshed(page) if is_waiting(job) else page
    _row, released = read(session(), found.id)
    drawn = {"shown": shown(released, spoken()), "named": named(released, spoken()), "findings": behind(released), "few": few(released)}
    return render_template("evaluate/results.html", evaluation=found, released=released, here="", **drawn)


@blueprint.get("/evaluations/<id:evaluation_id>/results/<code>")
@outlet("results page of a topic")
def result_dimension(evaluation_id: str, code: str) -> ResponseReturnValue:
    """One dimension: its score, its questions, what people wrote about it."""
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    one = next((each for each in released.dimensions if each.code == code), None) or abort(404)
    context = {"charts": questions(released, one, spoken()), "comments": [each for each in released.comments if each.dimension == code]}
    return render_template("evaluate/result_dimension.html", evaluation=found, released=released, one=one, here=code, **context)


@blueprint.get("/evaluations/<id:evaluation_id>/results/-/words")
@outlet("results page of words")
def result_words(evaluation_id: str) -> ResponseReturnValue:
    """Questions without a score, and everything that people wrote and may be printed."""
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    return render_template("evaluate/result_words.html", evaluation=found, released=released, comments=released.comments, here="words")
