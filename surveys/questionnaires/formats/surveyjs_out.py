"""A questionnaire as SurveyJS JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from surveys.messages import Text, msg
from surveys.questionnaires.expressions import codes_in
from surveys.questionnaires.formats.dialects import Unsaid, say, surveyjs
from surveys.questionnaires.formats.outgoing import (
    Exported,
    Lost,
    Offered,
    guarded,
    offered,
    parted,
    tabled,
    tables,
    unheld,
    unheld_of_section,
    unheld_of_whole,
)
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Grid, Item, Questionnaire, Section

_HELD = frozenset({"help", "required", "minimum", "maximum", "longest", "earliest", "latest"})
_OF_LISTS = frozenset({"unknown", "inapplicable", "declinable"})

Element = dict[str, Any]


def write(questionnaire: Questionnaire) -> Exported:
    """The file, and what it cannot hold."""
    lost = Lost(msg("SurveyJS"))
    made = _Writer(parted(questionnaire, lost), lost).survey()
    return Exported(json.dumps(made, ensure_ascii=False, indent=2).encode(), tuple(lost.lines))


@dataclass
class _Writer:
    questionnaire: Questionnaire
    lost: Lost

    def survey(self) -> Element:
        self.lost.of_whole(*unheld_of_whole(self.questionnaire, frozenset({"purpose"})))
        return {
            "title": self.words(self.questionnaire.title),
            **self.spoken("description", self.questionnaire.purpose),
            "surveyId": self.questionnaire.code,
            "locale": self.questionnaire.languages[0],
            "pages": [self.page(section) for section in self.questionnaire.sections],
        }

    def page(self, section: Section) -> Element:
        asked = tables(section, alike=True, apart=self.asked_about)
        self.lost.of_section(section, *unheld_of_section(section, tabled(asked)))
        head = {"name": section.code, "title": self.words(section.title), **self.spoken("description", section.intro)}
        return {**head, **self.shown(section.show_if, section), "elements": [self.asked(section, *one) for one in asked]}

    @cached_property
    def asked_about(self) -> frozenset[str]:
        """The questions that conditions ask about: in a table they would have other names."""
        conditions = [one.show_if for one in self.questionnaire.sections] + [one.show_if for one in self.questionnaire.items()]
        return frozenset(code for condition in conditions if condition for code in codes_in(parse(condition)))

    def asked(self, section: Section, grid: Grid | None, items: tuple[Item, ...]) -> Element:
        if grid is None:
            return self.element(section, items[0])
        for item in items:
            self.lost.of(item, *unheld(section, item, _HELD | _OF_LISTS | {"grid"}))
        rows = [{"value": item.code, "text": self.words(item.text)} for item in items]
        head = {"type": "matrix", "name": grid.code, **(self.spoken("title", grid.text) or {"title": ""})}
        required = {"isAllRowRequired": True} if items[0].required else {}
        columns = self.choices(offered(self.questionnaire, items[0]))
        return {**head, "columns": columns, "rows": rows, **required, **self.shown(items[0].show_if, items[0])}

    def element(self, section: Section, item: Item) -> Element:
        answers = offered(self.questionnaire, item)
        self.lost.of(
            item,
            *unheld(
                section,
                item,
                _HELD | (_OF_LISTS if answers else frozenset({"decimals"})) | (frozenset() if item.comment else frozenset({"comment"})),
            ),
        )
        kind = _KINDS.get(item.kind) or (_one if answers else _long)
        if item.kind not in _KINDS and not answers:
            self.lost.of(item, item.kind, why=msg("{kind} has no such question; people write instead.", kind=self.lost.kind))
        plain = {"name": item.code, "title": self.words(item.text), **self.spoken("description", item.help)}
        required = {"isRequired": True} if item.required else {}
        comment = {"showCommentArea": True} if item.comment is not None else {}
        return {**plain, **kind(self, item, answers), **required, **comment, **self.shown(item.show_if, item)}

    def shown(self, condition: str, about: Item | Section) -> Element:
        try:
            said = say(condition, surveyjs(), self.questionnaire)
        except Unsaid:
            words = f"show_if = {condition}"
            if isinstance(about, Item):
                self.lost.of(about, words)
            else:
                self.lost.of_section(about, words)
            return {}
        return {"visibleIf": said} if said else {}

    def spoken(self, name: str, text: Text) -> Element:
        return {name: self.words(text)} if text else {}

    def words(self, text: Text) -> str | dict[str, str]:
        """By language with “default” for the first; plain where there is one language."""
        first, *others = self.questionnaire.languages
        words = {lang: guarded(text.by_lang.get(lang, "")) for lang in self.questionnaire.languages}
        return {"default": words[first], **{lang: words[lang] for lang in others}} if others else words[first]

    def choices(self, answers: Sequence[Offered]) -> list[Element]:
        return [self.choice(one) for one in answers if not one.other]

    def choice(self, one: Offered) -> Element:
        plain: Element = {"value": one.code if one.value is None else one.value, "text": self.words(one.label)}
        alone = {"isExclusive": True} if one.exclusive else {}
        return {**plain, **({} if one.value is None else {"score": one.value}), **alone}


def _one(writer: _Writer, item: Item, answers: Sequence[Offered]) -> Element:
    return {"type": "radiogroup", "choices": writer.choices(answers), **_other(writer, item, answers)}


def _other(writer: _Writer, item: Item, answers: Sequence[Offered]) -> Element:
    other = next((one for one in answers if one.other), None)
    if other is None:
        return {}
    if [one for one in answers if not one.missing][-1] is not other:
        writer.lost.of(item, other.code, why=msg("The answer “other” moves to the end of its list."))
    if other.code != "other":
        writer.lost.of(item, f"{other.code} → other", why=msg("Its codes are others there."))
    return {"showOtherItem": True, "otherText": writer.words(other.label)}


def _rating(writer: _Writer, item: Item, answers: Sequence[Offered]) -> Element:
    """The scale that SurveyJS has, or where there are reasons for not answering, a list with scores."""
    if any(one.missing for one in answers):
        return _one(writer, item, answers)
    values = [{"value": one.value, "text": writer.words(one.label)} for one in answers]
    return {"type": "rating", "rateValues": values}


def _several(writer: _Writer, item: Item, answers: Sequence[Offered]) -> Element:
    limits = {"minSelectedChoices": item.minimum, "maxSelectedChoices": item.maximum}
    kept = {name: int(limit) for name, limit in limits.items() if limit is not None}
    return {"type": "checkbox", "choices": writer.choices(answers), **kept, **_other(writer, item, answers)}


def _ranked(writer: _Writer, item: Item, answers: Sequence[Offered]) -> Element:
    most = {"selectToRankEnabled": True, "maxSelectedChoices": int(item.maximum)} if item.maximum else {}
    return {"type": "ranking", "choices": writer.choices(answers), **most}


def _number(_: _Writer, item: Item, __: Sequence[Offered]) -> Element:
    limits = {"min": item.minimum, "max": item.maximum, "step": None if item.decimals else 1}
    return {"type": "text", "inputType": "number", **{name: limit for name, limit in limits.items() if limit is not None}}


def _date(_: _Writer, item: Item, __: Sequence[Offered]) -> Element:
    limits = {"min": item.earliest, "max": item.latest}
    return {"type": "text", "inputType": "date", **{name: day for name, day in limits.items() if day}}


def _slider(writer: _Writer, item: Item, _: Sequence[Offered]) -> Element:
    scale = writer.questionnaire.scale(item.scale)
    labels = [{"value": point.value, "text": writer.words(point.label)} for point in scale.points]
    return {"type": "slider", "min": scale.low, "max": scale.high, "step": 1, "customLabels": labels}


def _line(_: _Writer, item: Item, __: Sequence[Offered]) -> Element:
    return {"type": "text", **({"maxLength": item.longest} if item.longest else {})}


def _long(_: _Writer, item: Item, __: Sequence[Offered]) -> Element:
    return {"type": "comment", **({"maxLength": item.longest} if item.longest else {})}


def _statement(writer: _Writer, item: Item, _: Sequence[Offered]) -> Element:
    plain = Text({lang: html.escape(words, quote=False).replace("\n", "<br>") for lang, words in item.text.by_lang.items()})
    first, *others = writer.questionnaire.languages
    words = {"default": plain.by_lang[first], **{lang: plain.by_lang[lang] for lang in others}}
    return {"type": "html", "title": "", "html": words if others else words["default"]}


_KINDS: Mapping[str, Callable[[_Writer, Item, Sequence[Offered]], Element]] = MappingProxyType(
    {
        "rating": _rating,
        "zero_to_ten": _rating,
        "choice": _one,
        "choices": _several,
        "ranking": _ranked,
        "slider": _slider,
        "number": _number,
        "date": _date,
        "short_text": _line,
        "long_text": _long,
        "statement": _statement,
    }
)
