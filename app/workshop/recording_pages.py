"""A question that can be heard: what was recorded in each language."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.respond import sounding
from app.security import roomy
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done, now
from surveys.errors import Invalid, NotFound, Problem
from surveys.messages import msg
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import PutItem
from surveys.questionnaires.values import Item
from surveys.workshop import sounds

RECORDINGS = "workshop/recordings.html"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The question in one language. `heard`: where it is heard; `otherwise`: the words that were recorded, where it reads otherwise now."""

    lang: str
    words: str
    heard: str
    otherwise: str


@blueprint.get("/questionnaires/<id:questionnaire_id>/items/<code>/recordings")
def recordings(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    return _page(work, placing.item(work.questionnaire, code))


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>/recordings/<lang>")
@roomy
def record(questionnaire_id: str, code: str, lang: str) -> ResponseReturnValue:
    """Keeps the sound that was chosen, in place of an earlier one."""
    work = loading.shape(questionnaire_id)
    found = _known(work, code, lang)
    try:
        sound = sounds.keep(session(), _uploaded(), now=now())
        carry_out(work, PutItem(code, sounds.recorded(found, lang, sound)))
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(questionnaire_id), found, lang=lang, problems=invalid.problems), 422
    return done(url_for(".recordings", questionnaire_id=questionnaire_id, code=code), _("The recording is saved."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>/recordings/<lang>/remove")
def remove_recording(questionnaire_id: str, code: str, lang: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    carry_out(work, PutItem(code, sounds.recorded(_known(work, code, lang), lang, "")))
    return done(url_for(".recordings", questionnaire_id=questionnaire_id, code=code), _("The recording is taken away."))


def _known(work: Work, code: str, lang: str) -> Item:
    """The question, where the questionnaire speaks the language. Raises NotFound."""
    if lang not in work.questionnaire.languages:
        raise NotFound
    return placing.item(work.questionnaire, code)


def _uploaded() -> bytes:
    found = request.files.get("recording")
    if not found or not found.filename:
        raise Invalid([Problem("recording", msg("No file was chosen."), msg("Choose a recording."))])
    with closing(found):
        return found.read(sounds.LARGEST + 1)


def _page(work: Work, item: Item, **facts: Any) -> str:
    spoken = [_spoken(item, lang) for lang in work.questionnaire.languages]
    order = [one.code for one in work.questionnaire.items()]
    place = order.index(item.code)
    around = {"before": order[place - 1] if place else None, "after": next(iter(order[place + 1 :]), None)}
    return render_template(RECORDINGS, work=work, item=item, spoken=spoken, **around, **facts)


def _spoken(item: Item, lang: str) -> Spoken:
    words = item.text.by_lang.get(lang, "")
    found = next((one for one in item.recordings if one.lang == lang), None)
    otherwise = found.words if found and found.words != words else ""
    return Spoken(lang, words, sounding.way_to(found.sound) if found else "", otherwise)
