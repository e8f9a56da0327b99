"""Remarks on words: two questions in one, a “no” to be agreed with, figures of speech, words of the office, too long for a phone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.messages import msg
from surveys.questionnaires.editing.texts import Place, places
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.linting.remarks import Remark
from surveys.questionnaires.linting.words import found_in, without, words_of
from surveys.questionnaires.values import Item, Questionnaire

LONGEST = {"text": 120, "help": 200, "label": 60, "title": 70, "intro": 300, "name": 60, "ask": 80, "second_ask": 80}
"""So many letters of a text are read at a glance on a phone; wide letters count twice."""
LONGEST_STEP = 32
"""For the words of one step of a scale, several of which stand side by side on a desk."""
LONGEST_OPEN = 160
"""For a question that is answered in own words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one language. `rated`: people say how far they agree with it."""

    place: Place
    lang: str
    words: str
    rated: bool


def check_wording(questionnaire: Questionnaire) -> Iterator[Remark]:
    """Every remark on the words of the questionnaire, in every language it has."""
    rated = {f"item/{item.code}/text" for item in questionnaire.items() if KINDS[item.kind].scorable}
    for place in places(questionnaire):
        for lang, words in place.text.by_lang.items():
            yield from _check(Wording(place, lang, words, place.key in rated))
    for item in questionnaire.items():
        yield from _heard_otherwise(item)


def _heard_otherwise(item: Item) -> Iterator[Remark]:
    """What was recorded before the words were changed."""
    for one in item.recordings:
        if one.words != item.text.by_lang.get(one.lang, ""):
            what = msg("People hear other words than they read: “{words}”.", words=one.words)
            yield Remark(f"item/{item.code}/text", "heard", what, msg("Record the question once more in this language."), one.lang)


def _check(one: Wording) -> Iterator[Remark]:
    if one.rated:
        yield from _double(one)
        yield from _negation(one)
    if one.place.owner != "questionnaire":
        yield from _figures(one)
    yield from _too_long(one)


def _double(one: Wording) -> Iterator[Remark]:
    plain = without(one.words, words_of(one.lang, "harmless"))
    joined = found_in(plain, words_of(one.lang, "joining"), one.lang)
    if joined:
        what = msg("Perhaps two questions in one: “{word}”.", word=joined[0])
        mend = msg("If somebody could agree with one half and not with the other, ask two questions or keep the half that matters.")
        yield Remark(one.place.key, "double", what, mend, one.lang)


def _negation(one: Wording) -> Iterator[Remark]:
    plain = without(one.words, words_of(one.lang, "contrast"))
    found = found_in(plain, words_of(one.lang, "negation"), one.lang)
    if found:
        what = msg("To agree means to agree to a “no”: “{word}”.", word=found[0])
        yield Remark(one.place.key, "negation", what, msg("Say what is there instead of what is not."), one.lang)


def _figures(one: Wording) -> Iterator[Remark]:
    for word in found_in(one.words, words_of(one.lang, "idioms"), one.lang):
        what = msg("A figure of speech that not everybody knows: “{word}”.", word=word)
        yield Remark(one.place.key, "idiom", what, msg("Say it in plain words; it is translated too."), one.lang)
    for word in found_in(one.words, words_of(one.lang, "jargon"), one.lang):
        what = msg("A word of the office: “{word}”.", word=word)
        yield Remark(one.place.key, "jargon", what, msg("Use a word that people use at home."), one.lang)


def _too_long(one: Wording) -> Iterator[Remark]:
    longest = _longest(one)
    length = width(one.words)
    if longest and length > longest:
        what = msg("Too long for a phone: {length} letters; {longest} are read at a glance.", length=length, longest=longest)
        yield Remark(one.place.key, "long", what, msg("Make it shorter; move what explains it into the help below."), one.lang)


def _longest(one: Wording) -> int:
    if one.place.key.startswith("scale/"):
        return LONGEST_STEP
    if one.place.part == "text" and not one.rated:
        return LONGEST_OPEN
    return 0 if one.place.owner == "questionnaire" and one.place.part != "title" else LONGEST.get(one.place.part, 0)


def width(words: str) -> int:
    """How many letters wide the text is; a wide one counts twice, a mark above or below a letter not at all."""
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)
