"""The forms of findings: their wording, the reason for leaving one out, other evidence. What may be said is the domain's business."""

from __future__ import annotations

from typing import Any, ClassVar

from wtforms import HiddenField

from app.administer.forms import Spoken
from app.evaluate.fields import BooleanField, DayField, RadioField, SelectField, StringField, TextAreaField, chosen_from
from app.speaking import language
from surveys.evaluations.dossiers.evidence import EvidenceDetails
from surveys.evaluations.dossiers.findings import Wording
from surveys.messages import msg
from surveys.scoring.dossier import SAYS, SOURCES, WEIGHTS
from surveys.translator import OWN_NAMES


class WordingForm(Spoken):
    labels: ClassVar = {
        "statement": msg("What it says"),
        "prompt": msg("The question for the room"),
        "sure": msg("I have looked at these numbers and names. They tell nothing about answers, and I mean it so."),
    }
    statement = TextAreaField(render_kw={"rows": 4, "dir": "auto"})
    prompt = TextAreaField(render_kw={"rows": 2, "dir": "auto"})
    sure = BooleanField()
    seen = HiddenField()

    def wording(self, lang: str) -> Wording:
        return Wording(lang, self.statement.data or "", self.prompt.data or "", bool(self.sure.data))


class LeaveOutForm(Spoken):
    labels: ClassVar = {"reason": msg("Why it is left out")}
    reason = TextAreaField(render_kw={"rows": 2, "dir": "auto"})


class EvidenceForm(Spoken):
    labels: ClassVar = {
        "kind": msg("Kind of source"),
        "words": msg("What it shows, in your words"),
        "source": msg("Source"),
        "day": msg("Its day"),
        "says": msg("What it does beside the answers"),
        "weight": msg("Its weight"),
        "lang": msg("Written in"),
    }
    kind = RadioField(default="document")
    words = TextAreaField(render_kw={"rows": 3, "dir": "auto"})
    source = StringField(render_kw={"dir": "auto"})
    day = DayField()
    says = RadioField(default="agrees")
    weight = RadioField(default="some")
    lang = SelectField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices, self.says.choices, self.weight.choices = (chosen_from(dict(words)) for words in (SOURCES, SAYS, WEIGHTS))
        self.lang.choices = list(OWN_NAMES.items())
        self.lang.data = self.lang.data or language()

    def details(self) -> EvidenceDetails:
        return EvidenceDetails(
            kind=self.kind.data or "",
            words=self.words.data or "",
            source=self.source.data or "",
            day=self.day.data,
            says=self.says.data or "",
            weight=self.weight.data or "",
            lang=self.lang.data or "",
        )
