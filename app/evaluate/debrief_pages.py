"""The debrief: made in the background, kept, and downloaded."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.debriefs import DEBRIEF, EDITION_WORDS, LANGUAGES, PAPERS, Copy, path_of
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.jobs.waking import wake
from surveys.evaluations.released import marked
from surveys.models.evaluations import Evaluation
from surveys.work import enqueue


@blueprint.get("/evaluations/<id:evaluation_id>/debrief")
def debrief(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    copies = [(copy, _ready(copy), job_of(session(), DEBRIEF, found.id, **copy.arguments())) for copy in _copies(found)]
    page = render_template("evaluate/debrief.html", evaluation=found, copies=copies, editions=EDITION_WORDS)
    return refreshed(page) if any(is_waiting(job) for _, ready, job in copies if not ready) else page


@blueprint.post("/evaluations/<id:evaluation_id>/debrief")
def make_debrief(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    copy = _asked_for(found)
    if not _ready(copy) and not is_waiting(job_of(session(), DEBRIEF, found.id, **copy.arguments())):
        enqueue(session(), DEBRIEF, evaluation_id=found.id, due_at=loading.now(), arguments=copy.arguments())
        session().commit()
        wake()
    return redirect(url_for(".debrief", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/debrief/<edition>-<lang>-<paper>.pdf")
def download_debrief(evaluation_id: str, edition: str, lang: str, paper: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    copy = next((one for one in _copies(found) if (one.edition, one.lang, one.paper) == (edition, lang, paper)), None)
    if copy is None or not _ready(copy):
        abort(404)
    name = f"debrief-{found.round}-{edition}-{lang}-{paper}.pdf"
    return send_file(path_of(current_app.extensions["settings"].instance, copy), "application/pdf", as_attachment=True, download_name=name)


def _copies(found: Evaluation) -> list[Copy]:
    release, contents = marked(session(), found.id)
    return [Copy(release.id, contents, edition, lang, paper) for edition in EDITION_WORDS for lang in LANGUAGES for paper in PAPERS]


def _asked_for(found: Evaluation) -> Copy:
    asked = tuple(request.form.get(name, "") for name in ("edition", "lang", "paper"))
    return next((copy for copy in _copies(found) if (copy.edition, copy.lang, copy.paper) == asked), None) or abort(404)


def _ready(copy: Copy) -> bool:
    return path_of(current_app.extensions["settings"].instance, copy).is_file()
