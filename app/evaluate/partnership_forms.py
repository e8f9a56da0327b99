"""The forms of a partnership and its nouns. They carry what was typed; what may be said is the domain's business."""

from __future__ import annotations

from typing import Any, ClassVar

from app.administer.forms import Spoken
from app.evaluate.fields import CheckBoxes, DayField, FigureField, RadioField, SelectField, StringField, TextAreaField, chosen_from
from surveys.messages import msg
from surveys.partnerships.creating import Details
from surveys.partnerships.framework import IndicatorDetails, ObjectiveDetails
from surveys.partnerships.partners import PartnerDetails
from surveys.translator import LANGUAGES, OWN_NAMES

STATUSES = {
    "active": msg("Active"),
    "concluding": msg("Concluding"),
    "concluded": msg("Concluded"),
    "ended_early": msg("Ended early"),
}
KINDS = {
    "": msg("Not said"),
    "academia": msg("University or research"),
    "civil_society": msg("Civil society organisation"),
    "community": msg("Community"),
    "donor": msg("Funder"),
    "government": msg("Government"),
    "private_sector": msg("Business"),
    "un": msg("United Nations organisation"),
    "other": msg("Another kind"),
}
PILLARS = {
    "": msg("Not said"),
    "humanitarian": msg("Humanitarian"),
    "development": msg("Development"),
    "peacebuilding": msg("Peacebuilding"),
}
DIRECTIONS = {"up": msg("More is better"), "down": msg("Less is better")}
GOALS = {
    1: msg("No poverty"),
    2: msg("Zero hunger"),
    3: msg("Good health and well-being"),
    4: msg("Quality education"),
    5: msg("Gender equality"),
    6: msg("Clean water and sanitation"),
    7: msg("Affordable and clean energy"),
    8: msg("Decent work and economic growth"),
    9: msg("Industry, innovation and infrastructure"),
    10: msg("Reduced inequalities"),
    11: msg("Sustainable cities and communities"),
    12: msg("Responsible consumption and production"),
    13: msg("Climate action"),
    14: msg("Life below water"),
    15: msg("Life on land"),
    16: msg("Peace, justice and strong institutions"),
    17: msg("Partnerships for the goals"),
}


class PartnershipForm(Spoken):
    labels: ClassVar = {
        "title": msg("Name of the partnership"),
        "summary": msg("What it is about"),
        "starts_on": msg("First day"),
        "ends_on": msg("Last day"),
        "status": msg("How it stands"),
        "business_case": msg("Why together"),
    }
    title = StringField()
    summary = TextAreaField()
    starts_on = DayField()
    ends_on = DayField()
    status = RadioField(default="active")
    business_case = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.status.choices = chosen_from(STATUSES)

    def details(self, *, fictional: bool = False) -> Details:
        return Details(
            title=self.title.data or "",
            summary=self.summary.data or "",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            status=self.status.data or "",
            business_case=self.business_case.data or "",
            fictional=fictional,
        )


class PartnerForm(Spoken):
    labels: ClassVar = {
        "name": msg("Organisation"),
        "kind": msg("Kind of organisation"),
        "country": msg("Country"),
        "pillar": msg("Pillar"),
        "focal_name": msg("Focal person"),
        "focal_email": msg("The focal person’s e-mail address"),
        "focal_lang": msg("The focal person’s language"),
    }
    name = StringField()
    kind = SelectField()
    country = StringField()
    pillar = RadioField(default="")
    focal_name = StringField()
    focal_email = StringField(render_kw={"inputmode": "email", "dir": "ltr", "autocomplete": "off"})
    focal_lang = SelectField(default="en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = chosen_from(KINDS)
        self.pillar.choices = chosen_from(PILLARS)
        self.focal_lang.choices = list(OWN_NAMES.items())

    def details(self) -> PartnerDetails:
        return PartnerDetails(**{name: self[name].data or "" for name in PartnerDetails.__slots__})


class GroupForm(Spoken):
    """One box per language; the page shows the two most likely first."""

    labels: ClassVar = {
        f"name_{lang}": msg("Name in {language}", language=OWN_NAMES[lang]) for lang in ("en", *(x for x in LANGUAGES if x != "en"))
    }

    def names(self) -> dict[str, str]:
        return {lang: self[f"name_{lang}"].data or "" for lang in LANGUAGES}


for _lang in LANGUAGES:
    setattr(GroupForm, f"name_{_lang}", StringField(render_kw={"lang": _lang, "dir": "auto"}))


class ObjectiveForm(Spoken):
    labels: ClassVar = {"text": msg("What the partnership set out to do"), "sdgs": msg("Sustainable Development Goals it serves")}
    text = TextAreaField(render_kw={"rows": 3})
    sdgs = CheckBoxes(coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sdgs.choices = [(number, f"{number} {words}") for number, words in chosen_from(GOALS)]  # type: ignore[arg-type]

    def details(self) -> ObjectiveDetails:
        return ObjectiveDetails(self.text.data or "", tuple(self.sdgs.data or ()))


class IndicatorForm(Spoken):
    labels: ClassVar = {
        "name": msg("What is measured"),
        "unit": msg("Unit"),
        "baseline": msg("At the start"),
        "target": msg("Target"),
        "actual": msg("Now"),
        "direction": msg("Which way is better"),
        "source": msg("Source"),
    }
    name = StringField()
    unit = StringField()
    baseline = FigureField(render_kw={"inputmode": "decimal", "dir": "ltr"})
    target = FigureField(render_kw={"inputmode": "decimal", "dir": "ltr"})
    actual = FigureField(render_kw={"inputmode": "decimal", "dir": "ltr"})
    direction = RadioField(default="up")
    source = StringField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.direction.choices = chosen_from(DIRECTIONS)

    def details(self) -> IndicatorDetails:
        return IndicatorDetails(
            name=self.name.data or "",
            unit=self.unit.data or "",
            baseline=self.baseline.figure,
            target=self.target.figure,
            actual=self.actual.figure,
            source=self.source.data or "",
            direction=self.direction.data or "",
        )
