"""The form of one question, made from what its kind says about its settings, so that a new kind has its form from its first day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from math import isnan
from typing import Any, ClassVar

from werkzeug.datastructures import MultiDict
from wtforms import Field

from app.administer.forms import Spoken
from app.evaluate.fields import BooleanField, FigureField, RadioField, SelectField, StringField, TextAreaField, chosen_from
from app.speaking import gettext as _
from app.speaking import spoken, translate
from app.workshop.item_lists import named, rules_of, wordings_of
from app.workshop.option_rows import options_of
from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.editing.starting import changed_kind
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.scales import library
from surveys.questionnaires.values import About, Item, Questionnaire, Scale

NUMBERS = (Holds.WHOLE, Holds.NUMBER)
OF_QUESTIONS = ("inapplicable", "unknown", "declinable", "required", "ask_again", "message")
OF_SCORES = ("core", "scored", "reverse", "dimension", "about", "pair")
LOCKED = ("text", "kind", "scale", "options", "reverse", "about", "pair", "core", "code", "meaning")
"""What of a shared question is fixed as long as its meaning stays."""
MEANINGS = {
    "same": msg("It stays the same. Only the words are mended, and answers can be compared with earlier ones."),
    "changed": msg("It changes. From here on answers are no longer compared with earlier ones."),
}
MAKE: Mapping[Holds, Callable[[], Any]] = {
    Holds.FLAG: BooleanField,
    Holds.WHOLE: lambda: FigureField(render_kw={"inputmode": "numeric", "dir": "ltr"}),
    Holds.NUMBER: lambda: FigureField(render_kw={"inputmode": "decimal", "dir": "ltr"}),
    Holds.TEXT: lambda: StringField(render_kw={"dir": "auto"}),
    Holds.SCALE: SelectField,
    Holds.OPTIONS: lambda: TextAreaField(render_kw={"rows": 3, "dir": "auto"}),
    Holds.CHOICE: SelectField,
    Holds.STEPS: BooleanField,
    Holds.DAY: lambda: StringField(render_kw={"type": "date", "dir": "ltr"}),
    Holds.CODE: lambda: StringField(render_kw={"dir": "ltr", "autocomplete": "off"}),
    Holds.LINE: lambda: StringField(render_kw={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
}
READ: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.FLAG: lambda field: bool(field.data),
    Holds.SCALE: lambda field: field.data or "",
    Holds.CHOICE: lambda field: field.data or "",
    Holds.DAY: lambda field: (field.data or "").strip(),
    Holds.CODE: lambda field: (field.data or "").strip(),
    Holds.LINE: lambda field: (field.data or "").strip(),
}
"""How a setting is read from its field; numbers may be left out, texts and options are put together with those of other languages."""
DEFAULTS = {field.name: field.default for field in fields(Item)}


class ItemForm(Spoken):
    """What every question has. `form_of` adds what belongs to its kind."""

    labels: ClassVar[dict[str, Message]] = {
        "text": msg("The question"),
        "help": msg("A line of help below it"),
        "meaning": msg("What does your change do to the meaning?"),
        "kind": msg("How people answer"),
        "core": msg("Core question: part of the short form, asked in every round"),
        "code": msg("Code"),
        "groups": msg("Only asked of these groups, one a line"),
    }
    described: ClassVar[Mapping[str, Setting]] = {}
    text = TextAreaField(render_kw={"rows": 3, "dir": "auto"})
    help = TextAreaField(render_kw={"rows": 2, "dir": "auto"})
    meaning = RadioField(default="same")
    kind = SelectField()
    core = BooleanField()
    code = StringField(render_kw={"dir": "ltr", "autocomplete": "off"})
    groups = TextAreaField(render_kw={"rows": 2, "dir": "auto"})

    def __init__(self, questionnaire: Questionnaire, item: Item, formdata: Any = None) -> None:
        """The form as the item stands, or with what was typed."""
        self.questionnaire, self.base = questionnaire, questionnaire.languages[0]
        super().__init__(formdata=formdata, data=self._shown(item))
        self.meaning.choices = chosen_from(MEANINGS)
        self.kind.choices = [(kind, translate(one.title)) for kind, one in KINDS.items()]
        for name, setting in self.described.items():
            if setting.holds is Holds.SCALE:
                self[name].choices = _scales(questionnaire, item)
            elif setting.holds is Holds.CHOICE:
                self[name].choices = chosen_from(dict(setting.choices))
        if "dimension" in self:
            topics = [(one.code, spoken().text(one.name)) for one in questionnaire.dimensions]
            self["dimension"].choices = [("", _("That of its section")), *topics]

    def forget(self, *names: str) -> None:
        """Takes fields away that this page does not ask."""
        for name in names:
            if name in self:
                del self[name]

    def answers(self) -> list[Field]:
        """The fields of how it is answered, without those of scores, in the order of the kind."""
        return [
            self[name] for name, one in self.described.items() if name in self and name not in OF_SCORES and one.holds is not Holds.OPTIONS
        ]

    def help_of(self, name: str) -> str:
        """What the kind says about a setting."""
        told = self.described[name].help if name in self.described else None
        return translate(told) if told else ""

    def item(self, before: Item, typed: MultiDict[str, str]) -> Item:
        """The item as typed. A field that the form has not keeps what it was. Raises Invalid for what should be a number and is none."""
        if wrong := self.problems():
            raise Invalid(wrong)
        settings = {name: self._read(name, setting, before, typed) for name, setting in self._all().items() if name in self}
        kind = settings.pop("kind", before.kind)
        made = replace(before, **settings, **self._lists(before, typed))
        return made if kind == before.kind else replace(changed_kind(self.questionnaire, before, kind), text=made.text, help=made.help)

    def _lists(self, before: Item, typed: MultiDict[str, str]) -> dict[str, Any]:
        """What a question may have several of: groups, wordings for them, rules."""
        return {
            "groups": named(self.groups.data or ""),
            "wordings": wordings_of(before.wordings, typed, self.base),
            "rules": rules_of(before.rules, typed, self.base) if KINDS[before.kind].answered else before.rules,
        }

    def problems(self) -> tuple[Problem, ...]:
        """What was typed as a number and is none."""
        numbers = {name: one for name, one in self._all().items() if name in self and one.holds in NUMBERS}
        return tuple(
            problem for name, one in numbers.items() for problem in _no_number(name, self[name].figure, whole=one.holds is Holds.WHOLE)
        )

    def _all(self) -> dict[str, Setting]:
        return {**USUAL, **self.described}

    def _read(self, name: str, setting: Setting, before: Item, typed: MultiDict[str, str]) -> Any:
        if setting.holds is Holds.TEXT:
            return worded(getattr(before, name), self.base, (self[name].data or "").strip())
        if setting.holds is Holds.OPTIONS:
            flags = KINDS[before.kind].settings_of_options
            return options_of(before.options, typed, self.base, self[name].data or "", flags)
        if setting.holds is Holds.STEPS:
            return (getattr(before, name) or ()) if self[name].data else None
        if setting.holds in NUMBERS:
            return _number(self[name], DEFAULTS[name])
        value = READ[setting.holds](self[name])
        if name == "kind":
            return value if value in KINDS else before.kind
        return About(value) if name == "about" and value else None if name == "about" else value

    def _shown(self, item: Item) -> dict[str, Any]:
        """What the fields hold for this item."""
        plain = {name: self._shown_one(getattr(item, name), setting) for name, setting in self._all().items()}
        return {**plain, "groups": "\n".join(item.groups)}

    def _shown_one(self, value: Any, setting: Setting) -> Any:
        if setting.holds is Holds.TEXT:
            return value.by_lang.get(self.base, "")
        if setting.holds is Holds.OPTIONS:
            return ""
        if setting.holds is Holds.STEPS:
            return value is not None
        if setting.holds is Holds.WHOLE:
            return value or ""
        return value or "" if setting.holds is Holds.CHOICE else value


USUAL: Mapping[str, Setting] = {
    "text": Setting(Holds.TEXT, msg("The question")),
    "help": Setting(Holds.TEXT, msg("A line of help below it")),
    "kind": Setting(Holds.CHOICE, msg("How people answer")),
    "core": Setting(Holds.FLAG, msg("Core question: part of the short form, asked in every round")),
    "code": Setting(Holds.CODE, msg("Code")),
    "inapplicable": Setting(Holds.FLAG, msg("Offer “does not apply”")),
    "unknown": Setting(Holds.FLAG, msg("Offer “I do not know”")),
    "declinable": Setting(Holds.FLAG, msg("Offer “I do not want to answer”")),
    "required": Setting(Holds.FLAG, msg("People must answer it before they send")),
    "message": Setting(Holds.TEXT, msg("What is said to an answer beyond these limits")),
    "ask_again": Setting(Holds.FLAG, msg("Ask once more where it is left out; people may go on without")),
    "dimension": Setting(Holds.CHOICE, msg("Topic that it measures")),
}


@cache
def form_of(kind: str) -> type[ItemForm]:
    """The form of a question of this kind."""
    described = KINDS[kind].described()
    beside = (*(OF_QUESTIONS if KINDS[kind].answered else ()), *(("dimension",) if KINDS[kind].scorable else ()))
    made = {**{name: USUAL[name] for name in beside}, **{name: one for name, one in described.items() if one.holds in MAKE}}
    controls = {name: MAKE[one.holds]() for name, one in made.items()}
    labels = {**ItemForm.labels, **{name: one.label for name, one in made.items()}}
    return type(f"{kind}_form", (ItemForm,), {**controls, "labels": labels, "described": {n: o for n, o in made.items() if n in described}})


def _number(field: Any, default: float | None) -> float | None:
    value = field.figure
    return default if value is None or isnan(value) else int(value) if value.is_integer() else value


def _no_number(name: str, value: float | None, *, whole: bool) -> tuple[Problem, ...]:
    if value is None or value.is_integer() or not (whole or isnan(value)):
        return ()
    return (Problem(name, msg("This is not a number that fits here."), msg("Write it with digits only, for example 12.")),)


def _scales(questionnaire: Questionnaire, item: Item) -> list[tuple[str, str]]:
    """The questionnaire's own scales by their words, then those of the library."""
    own = [(scale.code, _steps(scale)) for scale in questionnaire.scales]
    others = [(code, spoken().text(one.name)) for code, one in library().items() if code not in dict(own)]
    return [*([] if item.scale else [("", _("None"))]), *own, *others]


def _steps(scale: Scale) -> str:
    ends = [spoken().text(point.label) for point in (*scale.points[:1], *scale.points[-1:])]
    return f"{' … '.join(ends)} ({scale.code})"
