"""The results, read from the release and from nothing else."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_pages import SHARE
from app.evaluate.loading import evaluation
from app.evaluate.showing import shown
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.speaking import spoken
from surveys.evaluations.released import latest, read


@blueprint.get("/evaluations/<id:evaluation_id>/results")
def results(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    if latest(session(), found.id) is None:
        job = job_of(session(), SHARE, found.id)
        page = render_template("evaluate/no_results.html", evaluation=found, job=job, waiting=is_waiting(job))
        return refreshed(page) if is_waiting(job) else page
    _row, released = read(session(), found.id)
    return render_template("evaluate/results.html", evaluation=found, released=released, shown=shown(released, spoken()))
