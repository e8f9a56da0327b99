"""The page of a group that is invited to co-design, by link: the questionnaire as it stands, what they propose, and what became of it. It
sets no cookie and holds no link."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from app import errors
from app.db import session
from app.limits import count_failure, may_write, spent
from app.respond.compressing import compress
from app.speaking import language, speak_in, translate
from surveys.errors import Invalid, LinkUnknown, RoundtableError
from surveys.questionnaires.piping import unpiped
from surveys.translator import LANGUAGES
from surveys.workshop import co_designing
from surveys.workshop.co_designing import Table

blueprint = Blueprint("suggest", __name__)
blueprint.after_request(compress)
PAGE = "suggest/table.html"


@blueprint.get("/<given>", strict_slashes=False)
def table(given: str) -> str:
    """What lies on the table. Changes nothing."""
    return _page(_arrive(given))


@blueprint.post("/<given>", strict_slashes=False)
def act(given: str) -> Response | tuple[str, int]:
    """Proposes, comments or takes back, as the button says."""
    found, now = _arrive(given), datetime.now(UTC)
    if not may_write(co_designing.SUGGEST, found.co_design.id):
        abort(429)
    try:
        place = _do(given, now)
    except Invalid as invalid:
        session().rollback()
        return _page(_arrive(given), invalid), 422
    session().commit()
    spoken = {"lang": request.args["lang"]} if "lang" in request.args else {}
    where = url_for(".table", given=given, done=request.form.get("act", ""), **spoken, _anchor=place)
    return Response(status=303, headers={"Location": where}, mimetype="text/plain")


@blueprint.errorhandler(RoundtableError)
@blueprint.errorhandler(HTTPException)
def explain(error: RoundtableError | HTTPException) -> Response:
    """The kind page for what cannot be done."""
    page = errors.page_for(error)
    own = error.message if isinstance(error, RoundtableError) else None
    said = {"title": translate(page.title), "sentence": translate(own or page.sentence or errors.LOST)}
    return make_response(render_template("respond/kind.html", heading="", **said), page.status)


def _do(given: str, now: datetime) -> str:
    """Does what the form says; the place on the page where it is seen."""
    form = request.form
    match form.get("act"):
        case "comment":
            co_designing.comment(session(), given, form.get("code", ""), form.get("words", ""), now=now)
        case "take_back":
            co_designing.take_back(session(), given, form.get("proposal", ""), now=now)
        case _:
            words, reason, answers = (form.get(name, "") for name in ("words", "reason", "answers"))
            co_designing.propose(session(), given, words, reason, answers, now=now)
    return "yours"


def _arrive(given: str) -> Table:
    """What lies on the table for this link; the page speaks the language that was chosen, else the link's. Raises LinkUnknown; whoever
    tries too many links is asked to wait."""
    if spent(co_designing.SUGGEST):
        abort(429)
    try:
        found = co_designing.find(session(), given, now=datetime.now(UTC))
    except LinkUnknown:
        count_failure(co_designing.SUGGEST)
        raise
    wanted = request.args.get("lang", "")
    speak_in(wanted if wanted in LANGUAGES else found.co_design.lang)
    return found


def _page(found: Table, invalid: Invalid | None = None) -> str:
    problems = invalid.problems if invalid else ()
    commented = request.form.get("code", "") if request.form.get("act") == "comment" else ""
    return render_template(
        PAGE,
        heading=found.co_design.group,
        table=found,
        questionnaire=unpiped(found.questionnaire),
        codes={item.code for item in found.questionnaire.items()},
        yours=co_designing.left(session(), found.co_design.id),
        problems=problems,
        typed=request.form if problems else {},
        commented=commented if problems else "",
        done=request.args.get("done", ""),
        languages=[lang for lang in LANGUAGES if lang in found.questionnaire.languages or lang == language()],
    )
