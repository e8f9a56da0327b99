"""Data out: the released figures as files for other programs. What is quickly made is handed on while it is made."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate.blueprint import blueprint
from app.evaluate.loading import evaluation
from app.exporting.kinds import KINDS
from app.speaking import language
from surveys.evaluations.released import latest, read
from surveys.scoring.disclosure.outlets import outlet
from surveys.translator import LANGUAGES

TAKE = "take data out"


@blueprint.get("/evaluations/<id:evaluation_id>/data")
def data_out(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, TAKE)
    release = latest(session(), found.id)
    wanted = request.args.get("lang", language())
    lang = wanted if wanted in LANGUAGES else "en"
    return render_template(
        "evaluate/data_out.html", evaluation=found, release=release, kinds=KINDS.values(), languages=LANGUAGES, chosen=lang
    )


@blueprint.get("/evaluations/<id:evaluation_id>/data/<kind>-<lang>")
@outlet("data out")
def take_out(evaluation_id: str, kind: str, lang: str) -> ResponseReturnValue:
    """One file, in pieces."""
    found = evaluation(evaluation_id, TAKE)
    if kind not in KINDS or lang not in LANGUAGES or KINDS[kind].made is None:
        abort(404)
    _row, released = read(session(), found.id)
    hxl = request.args.get("hxl") == "1"
    return _handed(KINDS[kind].pieces(released, lang, hxl=hxl), KINDS[kind].media, f"{kind}-{found.round}-{lang}.{KINDS[kind].suffix}")


def _handed(pieces: Iterator[bytes], media: str, name: str) -> Response:
    response = Response(pieces, mimetype=media)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
