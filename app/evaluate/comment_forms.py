"""The forms of the comments desk. They carry what was typed; what may be printed is the domain's business."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from app.administer.forms import Spoken
from app.evaluate.fields import SelectField, StringField, TextAreaField, chosen_from
from app.speaking import language
from surveys.comments.redacting import KINDS, Span
from surveys.evaluations.comments import Written
from surveys.evaluations.desk.looking import Look
from surveys.evaluations.desk.theming import ThemeDetails
from surveys.messages import msg
from surveys.translator import LANGUAGES, OWN_NAMES

SPAN = re.compile(r"(\d{1,6})-(\d{1,6})-([a-z]{1,20})")


class SummaryForm(Spoken):
    labels: ClassVar = {"summary": msg("Summed up in your words"), "summary_lang": msg("Written in")}
    summary = TextAreaField(render_kw={"rows": 4, "dir": "auto"})
    summary_lang = SelectField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summary_lang.choices = list(OWN_NAMES.items())
        self.summary_lang.data = self.summary_lang.data or language()


class LookForm(Spoken):
    labels: ClassVar = {
        "further": msg("Further words to leave out, as they stand there, a line each"),
        "kind": msg("What these words are"),
        "translation": msg("Translation by hand"),
        "translated_to": msg("Language of the translation"),
    }
    further = TextAreaField(render_kw={"rows": 2, "dir": "auto"})
    kind = SelectField()
    translation = TextAreaField(render_kw={"rows": 4, "dir": "auto"})
    translated_to = SelectField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = chosen_from(dict(KINDS))
        self.translated_to.choices = list(OWN_NAMES.items())
        self.kind.data = self.kind.data or "name"
        self.translated_to.data = self.translated_to.data or language()

    def look(self, spans: list[str]) -> Look:
        found = (SPAN.fullmatch(span) for span in spans)
        places = tuple(Span(int(one[1]), int(one[2]), one[3]) for one in found if one)
        words = (self.further.data or "", self.kind.data or "", self.translation.data or "", self.translated_to.data or "")
        return Look(places, *words)


def look_form(one: Written) -> LookForm:
    """The form with what was decided before."""
    return LookForm(None, data={"translation": one.translation, "translated_to": one.translated_to or None})


class ThemeForm(Spoken):
    """One box per language, the two most likely first."""

    labels: ClassVar = {
        f"name_{lang}": msg("Name in {language}", language=OWN_NAMES[lang]) for lang in ("en", *(x for x in LANGUAGES if x != "en"))
    }

    def details(self) -> ThemeDetails:
        return ThemeDetails({lang: self[f"name_{lang}"].data or "" for lang in LANGUAGES})


for _lang in LANGUAGES:
    setattr(ThemeForm, f"name_{_lang}", StringField(render_kw={"lang": _lang, "dir": "auto"}))
