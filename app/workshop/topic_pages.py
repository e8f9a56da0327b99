"""The topics that a questionnaire measures, and to which headline each belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate.fields import RadioField, StringField, chosen_from
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done
from app.workshop.words import HEADLINES
from surveys.errors import Invalid, Overtaken, Problem
from surveys.messages import Text, msg
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.codes import free_code
from surveys.questionnaires.editing.edits import PutDimension, RemoveDimension
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.values import Dimension, Headline

TOPICS, TOPIC = "workshop/topics.html", "workshop/topic.html"


class TopicForm(Spoken):
    labels: ClassVar = {"name": msg("Name of the topic"), "headline": msg("Which headline it is part of"), "code": msg("Code")}
    name = StringField()
    headline = RadioField(default="")
    code = StringField(render_kw={"dir": "ltr", "autocomplete": "off"})

    def __init__(self, found: Dimension, base: str, formdata: Any = None) -> None:
        self.base = base
        headline = found.headline.value if found.headline else ""
        super().__init__(formdata=formdata, data={"name": found.name.by_lang.get(base, ""), "headline": headline, "code": found.code})
        self.headline.choices = chosen_from(HEADLINES)

    def topic(self, before: Dimension) -> Dimension:
        """The topic as typed."""
        known = {one.value: one for one in Headline}
        name = worded(before.name, self.base, (self.name.data or "").strip())
        return replace(before, name=name, headline=known.get(self.headline.data or ""), code=(self.code.data or "").strip())


@blueprint.get("/questionnaires/<id:questionnaire_id>/topics")
def topics(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    return _list(work, TopicForm(_new(work), work.base))


@blueprint.post("/questionnaires/<id:questionnaire_id>/topics")
def add_topic(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    form = TopicForm(_new(work), work.base, request.form)
    try:
        carry_out(work, PutDimension(replace(form.topic(_new(work)), code=_new(work).code)))
    except Invalid as invalid:
        session().rollback()
        return _list(loading.look(questionnaire_id), form, invalid.problems), 422
    return done(url_for(".topics", questionnaire_id=questionnaire_id), _("The topic is added."))


@blueprint.get("/questionnaires/<id:questionnaire_id>/topics/<code>")
def topic(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    found = placing.find(work.questionnaire.dimensions, code)
    return _page(work, found, TopicForm(found, work.base))


@blueprint.post("/questionnaires/<id:questionnaire_id>/topics/<code>")
def change_topic(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    before = placing.find(work.questionnaire.dimensions, code)
    form = TopicForm(before, work.base, request.form)
    try:
        carry_out(work, PutDimension(form.topic(before), code), request.form.get("seen", ""))
    except (Invalid, Overtaken) as error:
        return _again(work, code, form, error)
    return done(url_for(".topics", questionnaire_id=questionnaire_id), _("The topic is saved."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/topics/<code>/remove")
def remove_topic(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    try:
        carry_out(work, RemoveDimension(code))
    except Invalid as invalid:
        session().rollback()
        now = loading.look(questionnaire_id)
        return _list(now, TopicForm(_new(now), now.base), invalid.problems), 422
    return done(url_for(".topics", questionnaire_id=questionnaire_id), _("The topic is taken away."))


def _new(work: Work) -> Dimension:
    return Dimension(free_code("T", {one.code for one in work.questionnaire.dimensions}), Text({work.base: ""}))


def _again(work: Work, code: str, form: TopicForm, error: Invalid | Overtaken) -> ResponseReturnValue:
    session().rollback()
    now = loading.look(work.id)
    found = placing.find(now.questionnaire.dimensions, code)
    if isinstance(error, Overtaken):
        return _page(now, found, form, TopicForm(found, now.base)), 409
    form.show(error)
    return _page(now, found, form), 422


def _list(work: Work, form: TopicForm, problems: tuple[Problem, ...] = ()) -> str:
    asked = {one.code: sum(item.scored for item in work.questionnaire.items_of(one.code)) for one in work.questionnaire.dimensions}
    return render_template(TOPICS, work=work, form=form, asked=asked, headlines=HEADLINES, problems=problems)


def _page(work: Work, found: Dimension, form: TopicForm, theirs: TopicForm | None = None) -> str:
    asked = [item for item in work.questionnaire.items_of(found.code) if item.scored]
    return render_template(TOPIC, work=work, topic=found, form=form, theirs=theirs, seen=fingerprint(found), asked=asked)
