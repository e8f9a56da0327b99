"""The forms of an evaluation: how it starts, what is promised, how it closes."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from typing import Any, ClassVar

from app.administer.forms import Spoken
from app.evaluate.bringing_in import Bringing
from app.evaluate.fields import (
    BooleanField,
    CheckBoxes,
    DayField,
    FigureField,
    RadioField,
    StringField,
    TextAreaField,
    chosen_from,
)
from surveys.evaluations.settings import Settings
from surveys.messages import msg
from surveys.translator import LANGUAGES, own_name

FORMS = {
    "core": msg("The short form: core questions only"),
    "full": msg("The long form: every question"),
}
MODES = {
    "anonymous": msg("Without names. After the closing day nobody can see who answered what."),
    "confidential": msg("Without names, but each person’s answers stay side by side. Somebody might be recognised by what was said."),
    "attributed": msg("With names, each by the person’s own consent."),
    "organisation_position": msg("One agreed answer for each partner, given by its signatory; all are opened at the same moment."),
}
ESTIMANDS = {
    "groups": msg("Each group’s voice counts the same"),
    "people": msg("Each invited person’s voice counts the same"),
}


class QuestionnaireForm(Bringing, Spoken):
    labels: ClassVar = {
        "title": msg("Name of this round"),
        "template": msg("Which questionnaire"),
        "form": msg("How many questions"),
        **Bringing.words,
        "file": msg("Your own questionnaire"),
    }
    title = StringField()
    template = RadioField()
    form = RadioField(default="core")

    def __init__(self, templates: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template.choices = templates
        self.form.choices = chosen_from(FORMS)
        self.name_languages()


class SettingsForm(Spoken):
    labels: ClassVar = {
        "title": msg("Name of this round"),
        "owner": msg("Who asks"),
        "contact": msg("Address for questions"),
        "complaints": msg("How to complain safely"),
        "languages": msg("Languages people can choose"),
        "closes_on": msg("Last day for answers"),
        "zone": msg("Time zone"),
        "grace_hours": msg("Hours in which closing can be undone"),
        "names_months": msg("Months until names and addresses are erased"),
        "mode": msg("How answers are protected"),
        "single_answers": msg("An analyst may get the ratings row by row, without names"),
        "k": msg("Fewest people behind any figure"),
        "guarded": msg("Also protect against colleagues who know their own answers"),
        "estimand": msg("Which average leads"),
    }
    title = StringField()
    owner = StringField()
    contact = StringField(render_kw={"inputmode": "email", "dir": "ltr", "autocomplete": "off"})
    complaints = TextAreaField(render_kw={"rows": 3})
    languages = CheckBoxes()
    closes_on = DayField()
    zone = StringField(render_kw={"list": "zones", "dir": "ltr", "autocomplete": "off"})
    grace_hours = FigureField(render_kw={"inputmode": "numeric", "dir": "ltr"})
    names_months = FigureField(render_kw={"inputmode": "numeric", "dir": "ltr"})
    mode = RadioField()
    single_answers = BooleanField()
    k = FigureField(render_kw={"inputmode": "numeric", "dir": "ltr"})
    guarded = BooleanField()
    estimand = RadioField()

    def __init__(self, *args: Any, offered: tuple[str, ...] = LANGUAGES, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages.choices = [(lang, own_name(lang)) for lang in offered]
        self.mode.choices = chosen_from(MODES)
        self.estimand.choices = chosen_from(ESTIMANDS)

    @staticmethod
    def zones() -> list[str]:
        return sorted(zoneinfo.available_timezones())

    def settings(self, before: Settings) -> Settings:
        """What was typed, on top of what this form does not ask."""
        return replace(
            before,
            title=self.title.data or "",
            owner=self.owner.data or "",
            contact=self.contact.data or "",
            complaints=self.complaints.data or "",
            languages=tuple(self.languages.data or ()),
            closes_on=self.closes_on.data,
            zone=(self.zone.data or "").strip(),
            grace_hours=self.grace_hours.whole,
            names_months=self.names_months.whole,
            mode=self.mode.data or "",
            single_answers=bool(self.single_answers.data),
            k=self.k.whole,
            guarded=self.guarded.data,
            estimand=self.estimand.data or "",
        )


class JoinForm(Spoken):
    labels: ClassVar = {"groups": msg("Groups to show as one")}
    groups = CheckBoxes()


class GuardForm(Spoken):
    labels: ClassVar = {"reason": msg("Why, in a sentence that the focal persons are told")}
    reason = TextAreaField(render_kw={"rows": 2})


class JoinMoreForm(Spoken):
    labels: ClassVar = {"groups": msg("Groups to show as one"), "reason": msg("Why, in a sentence that the focal persons are told")}
    groups = CheckBoxes()
    reason = TextAreaField(id="join-reason", render_kw={"rows": 2})


class LaterForm(Spoken):
    labels: ClassVar = {"until": msg("New last day for answers"), "reason": msg("Why, in a sentence that people are shown")}
    until = DayField()
    reason = TextAreaField(render_kw={"rows": 2})


class RaiseForm(Spoken):
    labels: ClassVar = {"k": msg("Fewest people behind any figure"), "reason": msg("Why, in a sentence that the focal persons are told")}
    k = FigureField(render_kw={"inputmode": "numeric", "dir": "ltr"})
    reason = TextAreaField(id="raise-reason", render_kw={"rows": 2})


WRITTEN_DOWN = {
    "otherwise": msg("The partner agreed in another way, in a meeting or a call"),
    "without": msg("The round goes on without this partner’s agreement"),
}


class WriteDownForm(Spoken):
    labels: ClassVar = {"how": msg("What you write down"), "reason": msg("How it was agreed, or why you go on without")}
    how = RadioField()
    reason = TextAreaField(render_kw={"rows": 3})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.how.choices = chosen_from(WRITTEN_DOWN)


class SureForm(Spoken):
    labels: ClassVar = {"sure": msg("I understand that this cannot be undone")}
    sure = BooleanField()
