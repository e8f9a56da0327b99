"""The page of a focal person, by link: what is planned, and whether their organisation agrees. It sets no cookie and holds no link."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from app import errors
from app.agree.showing import sight
from app.db import session
from app.respond.compressing import compress
from app.respond.preview import preview as preview_of
from app.speaking import speak_in, translate
from surveys.errors import Invalid, NotFound, RoundtableError
from surveys.evaluations import focal_links
from surveys.evaluations.facing import facts_of
from surveys.evaluations.focal_links import Focal
from surveys.evaluations.placing import asked
from surveys.evaluations.wording import voices_of
from surveys.models.partnerships import Group
from surveys.partnerships import finding
from surveys.translator import LANGUAGES

blueprint = Blueprint("agree", __name__)
blueprint.after_request(compress)


@blueprint.get("/<given>", strict_slashes=False)
def plan(given: str) -> Response | str:
    """What is planned, or one page of the questions as a group reads it. Changes nothing."""
    focal = _arrive(given)
    return _preview(focal, request.args["group"]) if "group" in request.args else _page(focal)


@blueprint.post("/<given>", strict_slashes=False)
def answer(given: str) -> Response | tuple[str, int]:
    """The partner agrees, or does not agree yet and says why."""
    seen, now = request.form.get("plan", ""), datetime.now(UTC)
    try:
        if request.form.get("act") == "agree":
            focal_links.agree(session(), given, seen, now=now)
        else:
            focal_links.object_to(session(), given, seen, request.form.get("objection", ""), now=now)
    except Invalid as invalid:
        session().rollback()
        return _page(_arrive(given), invalid), 422
    session().commit()
    spoken = {"lang": request.args["lang"]} if "lang" in request.args else {}
    return Response(status=303, headers={"Location": url_for(".plan", given=given, **spoken)}, mimetype="text/plain")


@blueprint.errorhandler(RoundtableError)
@blueprint.errorhandler(HTTPException)
def explain(error: RoundtableError | HTTPException) -> Response:
    """The kind page for what cannot be done."""
    page = errors.page_for(error)
    own = error.message if isinstance(error, RoundtableError) else None
    said = {"title": translate(page.title), "sentence": translate(own or page.sentence or errors.LOST)}
    return make_response(render_template("respond/kind.html", heading="", **said), page.status)


def _arrive(given: str) -> Focal:
    """Whose link it is; the page speaks the language that was chosen, else the focal person's."""
    focal = focal_links.find(session(), given)
    wanted = request.args.get("lang", "")
    speak_in(wanted if wanted in LANGUAGES else focal.partner.focal_lang)
    return focal


def _page(focal: Focal, invalid: Invalid | None = None) -> str:
    problems = invalid.problems if invalid else ()
    typed = request.form.get("objection", "")
    return render_template("agree/plan.html", typed=typed, problems=problems, languages=LANGUAGES, **sight(session(), focal))


def _preview(focal: Focal, group_id: str) -> str:
    """One page of the questions, as somebody of the group meets it. Raises NotFound."""
    evaluation = focal.evaluation
    group, number = finding.owned(session(), Group, evaluation.partnership_id, group_id), request.args.get("page", 1, type=int)
    lang = request.args["lang"] if request.args.get("lang") in evaluation.languages else evaluation.languages[0]
    page = {"facts": facts_of(evaluation), "template": "agree/preview_section.html", "voices": voices_of(session(), evaluation)}
    try:
        return preview_of(asked(session(), evaluation), number, lang, group.id, **page)
    except KeyError:
        raise NotFound from None
