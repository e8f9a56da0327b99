"""The forms of what evaluators add to a round in words: who made it, phases, matrix, business case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from app.administer.forms import Spoken
from app.evaluate.fields import RadioField, SelectField, StringField, TextAreaField, chosen_from
from app.speaking import spoken, translate
from surveys.evaluations.dossiers.case import ClaimDetails
from surveys.evaluations.dossiers.evidence import Conduct
from surveys.evaluations.dossiers.matrix import MatrixDetails
from surveys.messages import Message, Text, msg
from surveys.models.partnerships import Indicator
from surveys.scoring.case import WORTH

NOT_SAID = msg("Not said")
CONDUCTS: Mapping[str, Message] = {
    "": NOT_SAID,
    "joint": msg("The partners, jointly"),
    "one_partner": msg("One of the partners"),
    "independent": msg("Somebody independent of the partners"),
}
ROOM = {"rows": 3, "dir": "auto"}


class ConductForm(Spoken):
    labels: ClassVar = {"conduct": msg("Who makes this evaluation"), "made_by": msg("Who that is")}
    conduct = RadioField(default="")
    made_by = StringField(render_kw={"dir": "auto"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conduct.choices = chosen_from(dict(CONDUCTS))

    def said(self) -> Conduct:
        return Conduct(self.conduct.data or "", self.made_by.data or "")


class MatrixForm(Spoken):
    labels: ClassVar = {
        "question": msg("Question"),
        "criterion": msg("Criterion"),
        "judged_by": msg("By what it is judged"),
        "sources": msg("Sources"),
    }
    question = TextAreaField(render_kw=ROOM)
    criterion = StringField(render_kw={"dir": "auto"})
    judged_by = TextAreaField(render_kw=ROOM)
    sources = TextAreaField(render_kw=ROOM)

    def details(self) -> MatrixDetails:
        return MatrixDetails(**{name: self[name].data or "" for name in MatrixDetails.__slots__})


class ClaimForm(Spoken):
    labels: ClassVar = {
        "words": msg("What was claimed"),
        "indicator_id": msg("The indicator that speaks to it"),
        "heard": msg("The topic on which people were asked"),
        "worth": msg("Was it worth the effort?"),
        "why": msg("Why"),
    }
    words = TextAreaField(render_kw=ROOM)
    indicator_id = SelectField()
    heard = SelectField()
    worth = RadioField(default="")
    why = TextAreaField(render_kw=ROOM)

    def __init__(self, *args: Any, indicators: Sequence[Indicator], topics: Mapping[str, Text], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", translate(msg("None")))
        self.indicator_id.choices = [none, *((one.id, one.name) for one in indicators)]
        self.heard.choices = [none, *((code, spoken().text(name)) for code, name in topics.items())]
        self.worth.choices = chosen_from({"": NOT_SAID, **WORTH})

    def details(self) -> ClaimDetails:
        return ClaimDetails(**{name: self[name].data or "" for name in ClaimDetails.__slots__})
