"""Paper sheets of a printing as one PDF, each with its own code and link."""

from __future__ import annotations

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.loading import evaluation
from app.key_ring import ring
from app.mail.addressing import asking, speaker
from app.mail.letters import invitation
from app.signed_in import account_id
from reports.printed.form import pdf
from reports.printed.sheets import Sheet
from surveys.collecting import paper
from surveys.collecting.personal_secrets import shown
from surveys.errors import NotFound
from surveys.evaluations import states
from surveys.evaluations.cards import note_printing
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.wording import voices_of
from surveys.messages import Text
from surveys.models.collecting import Cards
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding

PAPERS = ("A4", "Letter")


@blueprint.post("/evaluations/<id:evaluation_id>/cards/<id:cards_id>/sheets.pdf")
def print_sheets(evaluation_id: str, cards_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    states.require(found, "invite")
    row = session().get(Cards, cards_id)
    if row is None or row.evaluation_id != found.id or not row.sheets or row.state != "printed":
        raise NotFound
    size = request.form.get("paper", "A4")
    printed = _printed(found, row, size if size in PAPERS else "A4", large="large" in request.form)
    note_printing(session(), row, by=account_id(), now=loading.now())
    session().commit()
    headers = {"Content-Disposition": 'inline; filename="sheets.pdf"', "Cache-Control": "no-store"}
    return Response(printed, mimetype="application/pdf", headers=headers)


def _printed(found: Evaluation, row: Cards, size: str, *, large: bool) -> bytes:
    say = voices_of(session(), found).speaker(row.lang, "reports", "surveys", "app")
    names = {one.id: Text(one.name) for one in finding.groups(session(), found.partnership_id)}
    words = invitation(asking(session(), found, speaker(row.lang, found), row.group_id), "")
    promised = tuple(say(message) for message in words.promised)
    sheets = [_sheet(code, secret, promised) for code, secret in paper.printable(session(), ring(), found, row)]
    way = {"group": row.group_id, "groups": names, "channel": found.complaints}
    return pdf(questionnaire_of(found), say, paper=size, large=large, sheets=sheets, **way)


def _sheet(code: str, secret: str, promised: tuple[str, ...]) -> Sheet:
    site = current_app.extensions["settings"].base_url.rstrip("/")
    return Sheet(shown(code.upper()), f"{site}/r/{secret}", f"{site}/r/{shown(secret)}", promised)
