"""A translation as a table: taken to a translator, and brought back after a look at what it changes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.security import roomy
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import translate as say
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, done, now
from app.workshop.places import part_name, place_name
from surveys.errors import Invalid, NotFound, Problem
from surveys.messages import msg
from surveys.questionnaires.side_by_side import Pair
from surveys.questionnaires.translation_sheets import Brought, read, written
from surveys.workshop import translating

SHEET = "workshop/sheet.html"


@blueprint.get("/questionnaires/<id:questionnaire_id>/translations/<lang>.csv")
def sheet(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    """The table, beside the language asked for; of the debrief's sentences alone where these are asked for."""
    work, later = loading.look(questionnaire_id), "later" in request.args
    every = translating.pairs_of(session(), work.version, lang, request.args.get("beside", ""))
    found = [pair for pair in every if pair.later is later]

    def place(pair: Pair) -> str:
        return f"{say(part_name(pair.part, work.questionnaire))} · {say(place_name(pair))}"

    name = f"{'debrief' if later else work.questionnaire.code}-{work.version.number}-{lang}.csv"
    table = written(found, lang, place)
    return Response(table, mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.get("/questionnaires/<id:questionnaire_id>/translations/<lang>/table")
def bring_sheet(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    translating.pairs_of(session(), work.version, lang)
    if not loading.may_shape(work.row):
        raise NotFound
    return _page(work, lang)


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations/<lang>/table")
@roomy
def read_sheet(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    """What the table would change; nothing is changed yet."""
    work = loading.translate(questionnaire_id)
    pairs = translating.pairs_of(session(), work.version, lang)
    try:
        brought = read(_uploaded(), pairs, lang)
    except Invalid as invalid:
        return _page(work, lang, problems=invalid.problems), 422
    return _page(work, lang, brought=brought, pairs={pair.key: pair for pair in pairs})


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations/<lang>/table/use")
@roomy
def use_sheet(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    work = loading.translate(questionnaire_id)
    try:
        translating.translate(session(), work.version, lang, _kept(), by=account_id(), now=now())
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(questionnaire_id), lang, problems=invalid.problems), 422
    session().commit()
    return done(url_for(".wordings", questionnaire_id=questionnaire_id, lang=lang), _("The translation is saved."))


def _uploaded() -> bytes:
    found = request.files.get("file")
    if not found or not found.filename:
        raise Invalid([Problem("0", msg("No file was chosen."), msg("Choose the table that came back."))])
    return found.read()


def _kept() -> dict[str, str]:
    """What the page of the look kept. Raises NotFound for what it never wrote."""
    try:
        found = json.loads(request.form.get("wordings", ""))
    except ValueError:
        raise NotFound from None
    if not isinstance(found, dict) or not all(isinstance(words, str) for words in found.values()):
        raise NotFound
    return found


def _page(
    work: Work, lang: str, *, brought: Brought | None = None, problems: tuple[Problem, ...] = (), pairs: Mapping[str, Pair] | None = None
) -> str:
    kept = json.dumps(dict(brought.wordings), ensure_ascii=False) if brought else ""
    return render_template(SHEET, work=work, lang=lang, brought=brought, problems=problems, pairs=pairs or {}, kept=kept)
