"""The results, read from the release and from nothing else: an overview, a page for each side of it, and one for each topic."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_pages import SHARE
from app.evaluate.loading import evaluation
from app.evaluate.result_contents import PAGES, contents, others, told
from app.evaluate.showing import behind, few, named, questions, shown
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.speaking import spoken
from reports.charts.reading import of_spread
from surveys.evaluations.released import latest, read
from surveys.questionnaires.values import Headline
from surveys.scoring.case import claims
from surveys.scoring.choosing import only
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released


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
    return render_template("evaluate/results.html", evaluation=found, here="", **_around(released), **drawn)


@blueprint.get("/evaluations/<id:evaluation_id>/results/-/<page>")
@outlet("results page by page")
def result_page(evaluation_id: str, page: str) -> ResponseReturnValue:
    """One side of the results; of the figures by group only those that were asked for."""
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    if page not in dict(contents(released)):
        abort(404)
    part = only(released, request.args.getlist("group"), _headline())
    context = {
        "shown": shown(part, spoken()),
        "part": part,
        "claims": claims(released),
        "page": page,
        "title": PAGES[page][0],
        "told": told(part),
    }
    return render_template(f"evaluate/result_{page}.html", evaluation=found, here=page, **_around(released), **context)


@blueprint.get("/evaluations/<id:evaluation_id>/results/<code>")
@outlet("results page of a topic")
def result_dimension(evaluation_id: str, code: str) -> ResponseReturnValue:
    """One dimension: its score, its questions, its findings, what people wrote about it."""
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    part = only(released, request.args.getlist("group"))
    one = next((each for each in part.dimensions if each.code == code), None) or abort(404)
    context = {"charts": questions(part, one, spoken()), "how_spread": of_spread(one.items)}
    context |= {
        "part": part,
        "comments": [each for each in released.comments if each.dimension == code],
        "findings": behind(released, code),
    }
    return render_template("evaluate/result_dimension.html", evaluation=found, one=one, here=code, **_around(released), **context)


@blueprint.get("/evaluations/<id:evaluation_id>/results/-/words")
@outlet("results page of words")
def result_words(evaluation_id: str) -> ResponseReturnValue:
    """Questions without a score, and everything that people wrote and may be printed."""
    found = evaluation(evaluation_id, loading.RESULTS)
    _row, released = read(session(), found.id)
    context = {"comments": released.comments, "others": others(released), **_around(released)}
    return render_template("evaluate/result_words.html", evaluation=found, here="words", **context)


def _around(released: Released) -> dict[str, object]:
    return {"released": released, "contents": contents(released)}


def _headline() -> Headline | None:
    asked = request.args.get("headline", "")
    return Headline(asked) if asked in [one.value for one in Headline] else None
