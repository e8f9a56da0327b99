"""A questionnaire as a file that others can open, here or elsewhere."""

from __future__ import annotations

from flask import Response, abort
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.workshop.blueprint import blueprint
from surveys.questionnaires.editing.unfinished import unfinished
from surveys.questionnaires.formats.toml import to_toml
from surveys.workshop import finding
from surveys.workshop.documents import questionnaire_of
from surveys.workshop.finding import SEE


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>.toml")
def as_file(questionnaire_id: str, number: int) -> ResponseReturnValue:
    """Our own format, every language in it. A draft that could not be read back is not given out."""
    row = finding.row(session(), account_id(), questionnaire_id, SEE)
    found = questionnaire_of(finding.version(session(), row.id, number))
    if unfinished(found):
        abort(404)
    name = f"{found.code}-{number}.toml"
    return Response(to_toml(found), mimetype="application/toml", headers={"Content-Disposition": f'attachment; filename="{name}"'})
