"""Sections compiled once: the HTML of each question with slots for what one person has said, cut at the slots and kept.

A section is known by its words, so that it is compiled once for all evaluations and groups that are asked in the same ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from flask import render_template
from markupsafe import escape

from app.respond.fields import tokens
from app.respond.piping import CLOSE, MIDDLE, OPEN, marked
from app.respond.slots import MARK, Fragment, cut, slot
from app.respond.sources import Source
from app.speaking import speak_in
from surveys.questionnaires import stored
from surveys.questionnaires.asking.commenting import Commented
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Item, Questionnaire, Section
from surveys.questionnaires.voices import Voices

COMPILED_SECTIONS = 512
KNOWN_SECTIONS = 20_000
GRID_ROW, PICTURES = "respond/kinds/grid_row.html", "respond/kinds/pictures.html"

FRAGMENTS: Mapping[str, str] = {
    "rating": "respond/kinds/rating.html",
    "zero_to_ten": "respond/kinds/zero_to_ten.html",
    "slider": "respond/kinds/slider.html",
    "two_scales": "respond/kinds/two_scales.html",
    "relationship": "respond/kinds/relationship.html",
    "choice": "respond/kinds/choice.html",
    "choices": "respond/kinds/choices.html",
    "ranking": "respond/kinds/ranking.html",
    "points": "respond/kinds/points.html",
    "number": "respond/kinds/number.html",
    "date": "respond/kinds/date.html",
    "short_text": "respond/kinds/short_text.html",
    "long_text": "respond/kinds/long_text.html",
    "statement": "respond/kinds/statement.html",
}


def compiled(source: Source, section: str, lang: str, group: str) -> Mapping[str, Fragment]:
    """Each question of the section by its code, as HTML in `lang` and in the words meant for `group`. Raises KeyError for a section that is
    not there."""
    found = next((each for each in source.questionnaire.sections if each.code == section), None)
    if found is None:
        raise KeyError(section)
    audience = group if any(item.groups or item.wordings for item in found.items) else ""
    return _compiled(_Page(_digest(source, found, audience), source.voices, source.questionnaire, found), lang, audience)


@dataclass(frozen=True, slots=True)
class _Page:
    """A section known by the digest of what it asks, and by the voices that it speaks with."""

    digest: bytes
    voices: Voices
    questionnaire: Questionnaire = field(compare=False, repr=False)
    section: Section = field(compare=False, repr=False)


@lru_cache(maxsize=COMPILED_SECTIONS)
def _compiled(page: _Page, lang: str, audience: str) -> Mapping[str, Fragment]:
    speak_in(lang, page.voices)
    return {item.code: _fragment(page.questionnaire, marked(item)) for item in meant_for(page.section, audience)}


_DIGESTS: dict[tuple[bytes, str, str], bytes] = {}


def _digest(source: Source, section: Section, audience: str) -> bytes:
    """The digest of the questions that this audience is asked and of their scales; counted once for each questionnaire."""
    key = (source.digest, section.code, audience)
    if key not in _DIGESTS:
        if len(_DIGESTS) >= KNOWN_SECTIONS:
            _DIGESTS.clear()
        items = meant_for(section, audience)
        scales = (source.questionnaire.scale(code) for code in sorted({code for item in items for code in item.scales}))
        words = json.dumps([stored.plain(part) for part in (*items, *scales)], sort_keys=True, ensure_ascii=False)
        _DIGESTS[key] = hashlib.sha256(words.encode("utf-8", "replace")).digest()
    return _DIGESTS[key]


def _fragment(questionnaire: Questionnaire, item: Item) -> Fragment:
    scale = questionnaire.scale(item.scale) if item.scale else None
    second = questionnaire.scale(item.second_scale) if item.second_scale else None
    described = slot(f"described:{item.code}", f' aria-describedby="{escape(help_id(item))}"' if item.help else "")
    opening = asked.opening(item, questionnaire) if isinstance(asked := kind(item), Commented) else frozenset()
    html = render_template(
        GRID_ROW if item.grid else PICTURES if item.pictures else FRAGMENTS[item.kind],
        item=item,
        scale=scale,
        second=second,
        reasons=tokens(item),
        slot=slot,
        described=described,
        opening=opening,
    )
    made = cut(item.code, html.replace(OPEN, MARK).replace(MIDDLE, MARK).replace(CLOSE, MARK))
    return replace(made, opening=frozenset(map(str, opening)), pipes=_pipes(made))


def _pipes(fragment: Fragment) -> tuple[tuple[str, str], ...]:
    places = (name.removeprefix("pipe:").rpartition("@") for name in fragment.places if name.startswith("pipe:"))
    return tuple((code, lang) for code, _, lang in places)


def help_id(item: Item) -> str:
    return f"h.{item.code}"
