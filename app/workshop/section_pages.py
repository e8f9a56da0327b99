"""One section: its title, what stands above its questions, what its ratings measure, when it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate.fields import BooleanField, SelectField, StringField, TextAreaField
from app.speaking import gettext as _
from app.speaking import spoken
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done
from surveys.errors import Invalid, Overtaken
from surveys.messages import msg
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import PutSection
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.questionnaires.editing.scoring import with_scores
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.fitting import OBJECTIVE
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Questionnaire, Section

SECTION = "workshop/section.html"


class SectionForm(Spoken):
    labels: ClassVar = {
        "title": msg("Title of the section"),
        "intro": msg("What people read above its questions"),
        "dimension": msg("What its ratings measure"),
        "each": msg("Ask this section once for each objective of the partnership"),
        "code": msg("Code"),
    }
    title = StringField()
    intro = TextAreaField(render_kw={"rows": 3})
    dimension = SelectField()
    each = BooleanField()
    code = StringField(render_kw={"dir": "ltr", "autocomplete": "off"})

    def __init__(self, questionnaire: Questionnaire, section: Section, formdata: Any = None) -> None:
        self.base = questionnaire.languages[0]
        texts = {"title": section.title.by_lang.get(self.base, ""), "intro": section.intro.by_lang.get(self.base, "")}
        super().__init__(
            formdata=formdata, data={**texts, "dimension": section.dimension, "code": section.code, "each": bool(section.each)}
        )
        topics = [(one.code, spoken().text(one.name)) for one in questionnaire.dimensions]
        self.dimension.choices = [("", _("Nothing: answers here are not scored")), *topics]

    def section(self, before: Section) -> Section:
        """The section as typed."""
        return replace(
            before,
            title=worded(before.title, self.base, (self.title.data or "").strip()),
            intro=worded(before.intro, self.base, (self.intro.data or "").strip()),
            dimension=self.dimension.data or "",
            each=OBJECTIVE if self.each.data else "",
            code=(self.code.data or "").strip(),
        )


@blueprint.get("/questionnaires/<id:questionnaire_id>/sections/<code>")
def section(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    found = placing.section(work.questionnaire, code)
    return _page(work, found, SectionForm(work.questionnaire, found))


@blueprint.post("/questionnaires/<id:questionnaire_id>/sections/<code>")
def change_section(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    before = placing.section(work.questionnaire, code)
    form = SectionForm(work.questionnaire, before, request.form)
    after = form.section(before)
    try:
        carry_out(work, with_scores(work.questionnaire, PutSection(code, after)), request.form.get("seen", ""))
    except (Invalid, Overtaken) as error:
        return _again(work, code, form, error)
    return done(url_for(".board", questionnaire_id=work.id, _anchor=f"section-{after.code}"), _("The section is saved."))


def _again(work: Work, code: str, form: SectionForm, error: Invalid | Overtaken) -> ResponseReturnValue:
    session().rollback()
    now = loading.look(work.id)
    found = placing.section(now.questionnaire, code)
    if isinstance(error, Overtaken):
        return _page(now, found, form, SectionForm(now.questionnaire, found)), 409
    form.show(error)
    return _page(now, found, form), 422


def _page(work: Work, found: Section, form: SectionForm, theirs: SectionForm | None = None) -> str:
    told = shown_if(found.show_if, work.questionnaire)
    return render_template(SECTION, work=work, section=found, form=form, theirs=theirs, seen=fingerprint(found), shown_if=told)
