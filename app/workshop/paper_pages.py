"""The printed form of a questionnaire."""

from __future__ import annotations

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.preview_pages import groups_of, shown, voices_of
from reports.printed.form import pdf
from surveys.workshop import translating

PAPERS = ("A4", "Letter")


@blueprint.get("/questionnaires/<id:questionnaire_id>/paper.pdf")
def paper(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    lang = request.args.get("lang", "")
    spoken = translating.languages(work.version)
    say = voices_of(work).speaker(lang if lang in spoken else work.base, "reports", "surveys")
    size, group = request.args.get("paper", "A4"), request.args.get("group", "")
    known = groups_of(work)
    way = {"paper": size if size in PAPERS else "A4", "group": group if group in known else ""}
    printed = pdf(shown(work), say, groups=known, large="large" in request.args, **way)
    return Response(printed, mimetype="application/pdf", headers={"Content-Disposition": 'inline; filename="questionnaire.pdf"'})
