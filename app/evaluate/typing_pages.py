"""Typing what people wrote on paper: the code of a sheet, then its answers by keyboard, once or twice."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading, typed_sheets
from app.evaluate.blueprint import blueprint
from app.evaluate.typed_sheets import Typed
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.collecting import paper
from surveys.collecting.paper import Entered, Place
from surveys.collecting.personal_secrets import shown
from surveys.errors import Invalid, LinkError
from surveys.evaluations import typing
from surveys.evaluations.creating import questionnaire_of
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group

TYPE = "type paper sheets"
CODE, SHEET = "evaluate/type_code.html", "evaluate/type_sheet.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page of typing has at hand: the round, the sheet, and what was typed so far."""

    evaluation: Evaluation
    place: Place
    texts: dict[str, str]
    typed: Typed | None = None
    differing: tuple[str, ...] = ()


@blueprint.get("/evaluations/<id:evaluation_id>/type")
def type_code(evaluation_id: str) -> ResponseReturnValue:
    found = loading.evaluation(evaluation_id, TYPE)
    typing.require(ring(), found, loading.now())
    return render_template(CODE, evaluation=found, twice="twice" in request.args, code="", problems=())


@blueprint.post("/evaluations/<id:evaluation_id>/type")
def type_sheet(evaluation_id: str) -> ResponseReturnValue:
    """The fields of the sheet whose code was typed."""
    found = loading.evaluation(evaluation_id, TYPE)
    try:
        place = _place(found)
    except Invalid as invalid:
        said = {"twice": _twice(), "code": request.form.get("code", "")[:40], "problems": invalid.problems}
        return render_template(CODE, evaluation=found, **said), 422
    return _page(Entry(found, place, {}))


@blueprint.post("/evaluations/<id:evaluation_id>/type/answers")
def save_sheet(evaluation_id: str) -> ResponseReturnValue:
    found, texts = loading.evaluation(evaluation_id, TYPE), {name: text for name, text in request.form.items() if name.startswith("a-")}
    texts = {name.removeprefix("a-"): text for name, text in texts.items()}
    try:
        place = _place(found)
        return _saved(Entry(found, place, texts, typed_sheets.read(questionnaire_of(found), place.group, texts)))
    except Invalid as invalid:
        session().rollback()
        return render_template(CODE, evaluation=found, twice=_twice(), code="", problems=invalid.problems), 422
    except LinkError as error:
        session().rollback()
        flash(spoken()(error.message))
        return redirect(url_for(".type_code", evaluation_id=evaluation_id), 303)


def _saved(entry: Entry) -> ResponseReturnValue:
    """Sent, kept until it is typed again, or shown once more with what is wrong or differs."""
    typed, found, place = entry.typed, entry.evaluation, entry.place
    assert typed is not None
    first = paper.first_of(session(), ring(), place, now=loading.now())
    differing = typing.differing(first, typed.answers) if first is not None and "looked" not in request.form else ()
    if typed.faults or differing:
        return _page(Entry(found, place, entry.texts, typed, differing)), 422
    entered = Entered(typed.answers, _lang(found, place), "may_quote" in request.form)
    by, now = account_id(), loading.now()
    if _twice() and first is None:
        typing.keep_first(session(), ring(), found, place, entered, by=by, now=now)
        return _next(found, _("Typed once. It counts when it was typed a second time."))
    typing.send(session(), ring(), found, place, entered, nonce=request.form.get("nonce", ""), by=by, now=now)
    return _next(found, _("The sheet is typed and counts."))


def _next(found: Evaluation, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".type_code", evaluation_id=found.id, twice="y" if _twice() else None), 303)


def _page(entry: Entry) -> str:
    found, place = entry.evaluation, entry.place
    questionnaire = questionnaire_of(found)
    group = session().get_one(Group, place.group)
    return render_template(
        SHEET,
        evaluation=found,
        code=shown(place.code.upper()),
        group=spoken().text(Text(group.name)),
        parts=typed_sheets.parts(questionnaire, place.group),
        texts=entry.texts,
        faults=entry.typed.faults if entry.typed else {},
        differing=entry.differing,
        second=paper.first_of(session(), ring(), place, now=loading.now()) is not None,
        twice=_twice(),
        lang=_lang(found, place),
        quoted="may_quote" in request.form,
        nonce=secrets.token_hex(16),
    )


def _place(found: Evaluation) -> Place:
    return typing.find(session(), ring(), found, request.form.get("code", "")[:40], now=loading.now())


def _twice() -> bool:
    return "twice" in request.form


def _lang(found: Evaluation, place: Place) -> str:
    lang = request.form.get("lang", place.lang)
    return lang if lang in found.languages else place.lang
