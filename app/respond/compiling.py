"""Sections compiled once: the HTML of each question with slots for what one person has said, cut at the slots and kept.

A slot is written by the templates as `{{ slot("name") }}`; `Fragment.fill` joins the pieces again with the values for one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from flask import render_template
from markupsafe import Markup, escape

from app.respond import fields
from app.speaking import speak_in
from surveys.questionnaires.asking.commenting import Commented
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Item, Missing, Questionnaire

MARK = "\x00"
COMPILED_SECTIONS = 512

FRAGMENTS: Mapping[str, str] = {
    "rating": "respond/kinds/rating.html",
    "zero_to_ten": "respond/kinds/zero_to_ten.html",
    "two_scales": "respond/kinds/two_scales.html",
    "choice": "respond/kinds/choice.html",
    "choices": "respond/kinds/choices.html",
    "number": "respond/kinds/number.html",
    "short_text": "respond/kinds/short_text.html",
    "long_text": "respond/kinds/long_text.html",
    "statement": "respond/kinds/statement.html",
}


def slot(name: str, default: str = "") -> Markup:
    """A place to be filled later; holds `default` when nothing is."""
    return Markup(f"{MARK}{name}{MARK}{default}{MARK}")  # noqa: S704 - names and defaults are written in our own templates


@dataclass(frozen=True, slots=True)
class Fragment:
    """The HTML of one question, cut at its slots. `blank` is the HTML with every slot at its default; `places` finds each slot in it.
    `opening`: the answers that open the box for words beside them."""

    code: str
    blank: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    opening: frozenset[str] = frozenset()

    def fill(self, slots: Mapping[str, str]) -> str:
        """The HTML with these slots filled; values must be safe already."""
        parts = list(self.blank)
        for name, value in slots.items():
            for place in self.places.get(name, ()):
                parts[place] = value
        return "".join(parts)


def cut(code: str, html: str) -> Fragment:
    """The rendered HTML cut at its marks: text, name, default, text, name, default, …, text."""
    pieces = html.split(MARK)
    blank = [piece for place, piece in enumerate(pieces) if place % 3 != 1]
    places: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(pieces[1::3]):
        places[name] = (*places.get(name, ()), 2 * number + 1)
    return Fragment(code, tuple(blank), places)


@dataclass(frozen=True, slots=True)
class Source:
    """A questionnaire known by its digest, so that finding a compiled section compares 32 bytes and nothing more."""

    digest: bytes
    questionnaire: Questionnaire = field(compare=False, repr=False)


@lru_cache(maxsize=COMPILED_SECTIONS)
def compiled(source: Source, section: str, lang: str, group: str) -> Mapping[str, Fragment]:  # noqa: ARG001 - wording may differ by group
    """Each question of the section by its code, as HTML in `lang`. Raises KeyError for a section that is not there."""
    speak_in(lang)
    found = next((each for each in source.questionnaire.sections if each.code == section), None)
    if found is None:
        raise KeyError(section)
    return {item.code: _fragment(source.questionnaire, item) for item in found.items}


def _fragment(questionnaire: Questionnaire, item: Item) -> Fragment:
    scale = questionnaire.scale(item.scale) if item.scale else None
    second = questionnaire.scale(item.second_scale) if item.second_scale else None
    reasons = [fields.token(reason) for reason in _reasons(item)]
    described = slot(f"described:{item.code}", f' aria-describedby="{escape(help_id(item))}"' if item.help else "")
    opening = asked.opening(item, questionnaire) if isinstance(asked := kind(item), Commented) else frozenset()
    html = render_template(
        FRAGMENTS[item.kind], item=item, scale=scale, second=second, reasons=reasons, slot=slot, described=described, opening=opening
    )
    return replace(cut(item.code, html), opening=frozenset(map(str, opening)))


def help_id(item: Item) -> str:
    return f"h.{item.code}"


def _reasons(item: Item) -> list[Missing]:
    allowed = {Missing.INAPPLICABLE: item.inapplicable, Missing.UNKNOWN: item.unknown, Missing.DECLINED: item.declinable}
    return [reason for reason, offered in allowed.items() if offered]
