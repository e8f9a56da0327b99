"""The languages of a questionnaire: how far each is, adding one, taking one away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import language
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, done, now
from surveys.errors import Invalid, Problem
from surveys.languages import known_names
from surveys.questionnaires.side_by_side import Progress, due, progress
from surveys.translator import own_name, speaks
from surveys.workshop import translating

TRANSLATIONS = "workshop/translations.html"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the first is translated into: how far its own texts, the sentences around them and those of the debrief are, which
    may follow when a round is over. `fixed`: the version was published in it. `spoken`: Roundtable speaks it itself, so that only the
    questionnaire's own texts are translated."""

    lang: str
    texts: Progress
    around: Progress
    debrief: Progress
    fixed: bool
    spoken: bool

    @property
    def missing(self) -> int:
        return self.texts.missing + self.around.missing


@blueprint.get("/questionnaires/<id:questionnaire_id>/translations")
def translations(questionnaire_id: str) -> ResponseReturnValue:
    return _page(loading.look(questionnaire_id))


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations")
def add_language(questionnaire_id: str) -> ResponseReturnValue:
    work, words = loading.translate(questionnaire_id), request.form.get("lang", "")
    try:
        lang = translating.add_language(session(), work.version, words[:80], by=account_id(), now=now())
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(questionnaire_id), invalid.problems), 422
    session().commit()
    return done(
        url_for(".wordings", questionnaire_id=questionnaire_id, lang=lang, missing="y"), _("Added: {language}", language=own_name(lang))
    )


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations/<lang>/remove")
def remove_language(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    return _did(questionnaire_id, translating.remove_language, lang, _("Taken away: {language}", language=own_name(lang)))


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations/<lang>/first")
def put_first(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    return _did(questionnaire_id, translating.put_first, lang, _("The others are translated from {language} now.", language=own_name(lang)))


def tongues(work: Work) -> tuple[Tongue, ...]:
    """Every language but the first, with what is missing."""
    return tuple(_tongue(work, lang) for lang in translating.languages(work.version)[1:])


def _tongue(work: Work, lang: str) -> Tongue:
    found = translating.pairs_of(session(), work.version, lang)
    own, around = [pair for pair in found if not pair.around], [pair for pair in due(found) if pair.around]
    debrief = [pair for pair in found if pair.later]
    fixed = work.version.state == "published" and lang in work.questionnaire.languages
    return Tongue(lang, progress(own), progress(around), progress(debrief), fixed, speaks(lang))


def _did(questionnaire_id: str, act: Callable[..., None], lang: str, said: str) -> ResponseReturnValue:
    work = loading.translate(questionnaire_id)
    try:
        act(session(), work.version, lang, by=account_id(), now=now())
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(questionnaire_id), invalid.problems), 422
    session().commit()
    return done(url_for(".translations", questionnaire_id=questionnaire_id), said)


def _page(work: Work, problems: tuple[Problem, ...] = ()) -> str:
    return render_template(
        TRANSLATIONS,
        work=work,
        tongues=tongues(work),
        names=known_names(language()),
        shapes=loading.may_shape(work.row),
        problems=problems,
        typed=request.form,
    )
