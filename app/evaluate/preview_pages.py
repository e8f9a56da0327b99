"""Previewing as each group."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate.blueprint import blueprint
from app.evaluate.loading import evaluation
from app.evaluate.previewing import look
from app.respond.preview import preview as preview_of
from reports.printed.form import pdf
from surveys.errors import NotFound
from surveys.evaluations.agreements import agreed_of, standings
from surveys.evaluations.facing import facts_of
from surveys.evaluations.invited import sizes
from surveys.evaluations.placing import asked
from surveys.evaluations.wording import voices_of
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Partnership
from surveys.partnerships import finding


@blueprint.get("/evaluations/<id:evaluation_id>/preview")
def preview(evaluation_id: str) -> ResponseReturnValue:
    """What each group is promised and asked."""
    found = evaluation(evaluation_id)
    questionnaire, partnership = asked(session(), found), session().get_one(Partnership, found.partnership_id)
    agreed = agreed_of(standings(session(), found))
    looks = [look(found, partnership.title, questionnaire, size, agreed) for size in sizes(session(), found)]
    return render_template("evaluate/preview.html", evaluation=found, looks=looks, questionnaire=questionnaire)


@blueprint.get("/evaluations/<id:evaluation_id>/preview/<id:group_id>/paper.pdf")
def preview_paper(evaluation_id: str, group_id: str) -> ResponseReturnValue:
    """The same on paper, in the words for this group, with lines where earlier answers would stand."""
    found = evaluation(evaluation_id)
    group = finding.owned(session(), Group, found.partnership_id, group_id)
    names = {one.id: Text(one.name) for one in finding.groups(session(), found.partnership_id)}
    say = voices_of(session(), found).speaker(_lang(found), "reports", "surveys")
    printed = pdf(asked(session(), found), say, group=group.id, groups=names, channel=found.complaints, large="large" in request.args)
    return Response(printed, mimetype="application/pdf", headers={"Content-Disposition": 'inline; filename="questionnaire.pdf"'})


@blueprint.get("/evaluations/<id:evaluation_id>/preview/<id:group_id>/<int:number>")
def preview_section(evaluation_id: str, group_id: str, number: int) -> ResponseReturnValue:
    """One page exactly as somebody of the group meets it, except that nothing can be sent."""
    found = evaluation(evaluation_id)
    group = finding.owned(session(), Group, found.partnership_id, group_id)
    page = {"facts": facts_of(found), "template": "evaluate/preview_section.html", "voices": voices_of(session(), found)}
    try:
        return preview_of(asked(session(), found), number, _lang(found), group.id, **page)
    except KeyError:
        raise NotFound from None


def _lang(found: Evaluation) -> str:
    """The language asked for, where the evaluation has it; else its first."""
    lang = request.args.get("lang", "")
    return lang if lang in found.languages else found.languages[0]
