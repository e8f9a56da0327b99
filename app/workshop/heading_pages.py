"""The title page: what a questionnaire says about itself to those who choose it and those who answer it."""

from __future__ import annotations

from typing import Any, ClassVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate.fields import RadioField, StringField, TextAreaField, chosen_from
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done
from app.workshop.words import MODES
from surveys.errors import Invalid, Overtaken
from surveys.messages import msg
from surveys.questionnaires.editing.edits import Heading, PutHeading
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.values import Mode, Questionnaire

HEADING = "workshop/heading.html"
TEXTS = ("title", "purpose", "when", "who", "scoring")


class HeadingForm(Spoken):
    labels: ClassVar = {
        "title": msg("Title"),
        "purpose": msg("What it is for"),
        "when": msg("When to ask it"),
        "who": msg("Who answers"),
        "scoring": msg("How it is scored"),
        "mode": msg("How answers should be protected"),
        "source": msg("Where it comes from"),
        "code": msg("Code"),
    }
    title = StringField()
    purpose = TextAreaField(render_kw={"rows": 3})
    when = TextAreaField(render_kw={"rows": 2})
    who = TextAreaField(render_kw={"rows": 2})
    scoring = TextAreaField(render_kw={"rows": 3})
    mode = RadioField()
    source = StringField()
    code = StringField(render_kw={"dir": "ltr", "autocomplete": "off"})

    def __init__(self, found: Questionnaire, formdata: Any = None) -> None:
        self.base = found.languages[0]
        texts = {name: getattr(found, name).by_lang.get(self.base, "") for name in TEXTS}
        super().__init__(formdata=formdata, data={**texts, "mode": found.mode.value, "source": found.source, "code": found.code})
        self.mode.choices = chosen_from(MODES)

    def heading(self, before: Questionnaire) -> Heading:
        """The title page as typed."""
        texts = {name: worded(getattr(before, name), self.base, (self[name].data or "").strip()) for name in TEXTS}
        mode = Mode(self.mode.data) if self.mode.data in MODES else before.mode
        return Heading(**texts, mode=mode, source=(self.source.data or "").strip(), code=(self.code.data or "").strip())


@blueprint.get("/questionnaires/<id:questionnaire_id>/title")
def heading(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    return _page(work, HeadingForm(work.questionnaire))


@blueprint.post("/questionnaires/<id:questionnaire_id>/title")
def change_heading(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    form = HeadingForm(work.questionnaire, request.form)
    try:
        carry_out(work, PutHeading(form.heading(work.questionnaire)), request.form.get("seen", ""))
    except (Invalid, Overtaken) as error:
        return _again(work, form, error)
    return done(url_for(".board", questionnaire_id=work.id), _("The title page is saved."))


def _again(work: Work, form: HeadingForm, error: Invalid | Overtaken) -> ResponseReturnValue:
    session().rollback()
    now = loading.look(work.id)
    if isinstance(error, Overtaken):
        return _page(now, form, HeadingForm(now.questionnaire)), 409
    form.show(error)
    return _page(now, form), 422


def _page(work: Work, form: HeadingForm, theirs: HeadingForm | None = None) -> str:
    return render_template(HEADING, work=work, form=form, theirs=theirs, seen=fingerprint(work.questionnaire))
