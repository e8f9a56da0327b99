"""Sections compiled once: the HTML of each question with slots for what one person has said, cut at the slots and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from flask import render_template
from markupsafe import escape

from app.respond import fields
from app.respond.piping import CLOSE, MIDDLE, OPEN, marked
from app.respond.slots import MARK, Fragment, cut, slot
from app.respond.sources import Source
from app.speaking import speak_in
from surveys.questionnaires.asking.commenting import Commented
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Item, Missing, Questionnaire

COMPILED_SECTIONS = 512

FRAGMENTS: Mapping[str, str] = {
    "rating": "respond/kinds/rating.html",
    "zero_to_ten": "respond/kinds/zero_to_ten.html",
    "two_scales": "respond/kinds/two_scales.html",
    "choice": "respond/kinds/choice.html",
    "choices": "respond/kinds/choices.html",
    "ranking": "respond/kinds/ranking.html",
    "points": "respond/kinds/points.html",
    "number": "respond/kinds/number.html",
    "short_text": "respond/kinds/short_text.html",
    "long_text": "respond/kinds/long_text.html",
    "statement": "respond/kinds/statement.html",
}


@lru_cache(maxsize=COMPILED_SECTIONS)
def compiled(source: Source, section: str, lang: str, group: str) -> Mapping[str, Fragment]:
    """Each question of the section by its code, as HTML in `lang` and in the words meant for `group`. Raises KeyError for a section that is
    not there."""
    speak_in(lang)
    found = next((each for each in source.questionnaire.sections if each.code == section), None)
    if found is None:
        raise KeyError(section)
    return {item.code: _fragment(source.questionnaire, marked(item)) for item in meant_for(found, group)}


def _fragment(questionnaire: Questionnaire, item: Item) -> Fragment:
    scale = questionnaire.scale(item.scale) if item.scale else None
    second = questionnaire.scale(item.second_scale) if item.second_scale else None
    reasons = [fields.token(reason) for reason in _reasons(item)]
    described = slot(f"described:{item.code}", f' aria-describedby="{escape(help_id(item))}"' if item.help else "")
    opening = asked.opening(item, questionnaire) if isinstance(asked := kind(item), Commented) else frozenset()
    html = render_template(
        FRAGMENTS[item.kind], item=item, scale=scale, second=second, reasons=reasons, slot=slot, described=described, opening=opening
    )
    made = cut(item.code, html.replace(OPEN, MARK).replace(MIDDLE, MARK).replace(CLOSE, MARK))
    return replace(made, opening=frozenset(map(str, opening)), pipes=_pipes(made))


def _pipes(fragment: Fragment) -> tuple[tuple[str, str], ...]:
    places = (name.removeprefix("pipe:").rpartition("@") for name in fragment.places if name.startswith("pipe:"))
    return tuple((code, lang) for code, _, lang in places)


def help_id(item: Item) -> str:
    return f"h.{item.code}"


def _reasons(item: Item) -> list[Missing]:
    allowed = {Missing.INAPPLICABLE: item.inapplicable, Missing.UNKNOWN: item.unknown, Missing.DECLINED: item.declinable}
    return [reason for reason, offered in allowed.items() if offered]
