"""Data out: the released figures as files for other programs. What is quickly made is handed on while it is made; the worker makes the
others, once, and they are kept with their release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Response, abort, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.exporting.kept import EXPORT, Copy
from app.exporting.kinds import KINDS, Kind
from app.jobs.waking import wake
from app.speaking import language
from surveys.evaluations.released import latest, marked, read
from surveys.models.evaluations import Evaluation
from surveys.models.work import Job
from surveys.scoring.disclosure.outlets import outlet
from surveys.translator import LANGUAGES
from surveys.work import enqueue

TAKE = "take data out"


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of file on the page: to be had at once (`ready`), being made by a `job`, or to be asked for."""

    kind: Kind
    ready: bool
    job: Job | None = None

    @property
    def waits(self) -> bool:
        return not self.ready and is_waiting(self.job)


@blueprint.get("/evaluations/<id:evaluation_id>/data")
def data_out(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, TAKE)
    lang = _language(request.args.get("lang", language()))
    copies = _copies(found, lang) if latest(session(), found.id) else {}
    offers = [_offer(KINDS[kind], found, copy) for kind, copy in copies.items()]
    context = {"offers": offers, "languages": LANGUAGES, "chosen": lang}
    page = render_template("evaluate/data_out.html", evaluation=found, **context)
    return refreshed(page) if any(offer.waits for offer in offers) else page


@blueprint.post("/evaluations/<id:evaluation_id>/data")
def make_file(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, TAKE)
    kind, lang = _kind(request.form.get("kind", "")), _language(request.form.get("lang", ""))
    copy = _copies(found, lang)[kind.code]
    offer = _offer(kind, found, copy)
    if not offer.ready and not offer.waits:
        enqueue(session(), EXPORT, evaluation_id=found.id, due_at=loading.now(), arguments=copy.arguments())
        session().commit()
        wake()
    return redirect(url_for(".data_out", evaluation_id=evaluation_id, lang=lang), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/data/<kind>-<lang>")
@outlet("data out")
def take_out(evaluation_id: str, kind: str, lang: str) -> ResponseReturnValue:
    """One file: in pieces while it is made, or the one that is kept."""
    found = evaluation(evaluation_id, TAKE)
    wanted, hxl = _kind(kind), request.args.get("hxl") == "1"
    if lang not in LANGUAGES:
        abort(404)
    name = f"{kind}-{found.round}-{lang}.{wanted.suffix}"
    if wanted.made is None:
        path = _path(_copies(found, lang)[kind])
        return send_file(path, wanted.media, as_attachment=True, download_name=name) if path.is_file() else abort(404)
    _row, released = read(session(), found.id)
    return _handed(wanted.pieces(released, lang, hxl=hxl), wanted.media, name)


def _handed(pieces: Iterator[bytes], media: str, name: str) -> Response:
    response = Response(pieces, mimetype=media)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _offer(kind: Kind, found: Evaluation, copy: Copy) -> Offer:
    if kind.made or _path(copy).is_file():
        return Offer(kind, ready=True)
    return Offer(kind, ready=False, job=job_of(session(), EXPORT, found.id, **copy.arguments()))


def _copies(found: Evaluation, lang: str) -> dict[str, Copy]:
    """By kind. Raises NotFound when nothing was released."""
    release, contents = marked(session(), found.id)
    return {kind: Copy(release.id, contents, kind, lang) for kind in KINDS}


def _path(copy: Copy) -> Path:
    return copy.path(current_app.extensions["settings"].instance)


def _kind(code: str) -> Kind:
    return KINDS[code] if code in KINDS else abort(404)


def _language(wanted: str) -> str:
    return wanted if wanted in LANGUAGES else "en"
