"""What a column can be used for: every part of every question's answer, with the codes and the words that may stand over its column.

Written so: `A1` an answer, `A1:first` a part of one, `A1:comment` words beside a rating, `C2:other` words beside “other”, `C2=money`
whether an option was chosen, `R1#2` what was put in second place. The first three are the columns of our own tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from surveys.messages import Text
from surveys.questionnaires.asking.composite import Composite
from surveys.questionnaires.coding import column
from surveys.questionnaires.formats.limesurvey_out import names as limesurvey_names
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.tables import BESIDE
from surveys.questionnaires.values import Item, Option, Questionnaire

ANSWER, PART, OPTION, PLACE, WORDS = "answer", "part", "option", "place", "words"
OTHER = "other"
Titles: TypeAlias = Mapping[str, str]
Codes: TypeAlias = Mapping[tuple[str, str], str]
_WITH_OTHER = frozenset({"choice", "choices"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use. `codes` and `texts` stand over its column alone; `beside_codes` and `beside_texts` behind those of its question."""

    code: str
    item: Item
    sort: str
    codes: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()
    beside_codes: tuple[str, ...] = ()
    beside_texts: tuple[Text, ...] = ()


@lru_cache(maxsize=8)
def uses(questionnaire: Questionnaire) -> dict[str, Use]:
    """Every use by its code, in the questionnaire's order."""
    titles, answers = limesurvey_names(questionnaire)
    return {use.code: use for item in questionnaire.items() if kind(item).answered for use in _of_item(item, titles, answers)}


def names_of(item: Item, titles: Mapping[str, str]) -> tuple[str, ...]:
    """What other tools call the question."""
    return tuple(dict.fromkeys((item.code, titles.get(item.code, item.code))))


def _of_item(item: Item, titles: Titles, answers: Codes) -> Iterator[Use]:
    own = kind(item)
    if item.kind == "two_scales":
        yield from _two_scales(item, own.columns(item), titles)
    elif isinstance(own, Composite):
        names = zip(own.parts(item), own.columns(item), strict=True)
        yield from (Use(name, item, PART, (), (), (part.code,), (own.label(item, place),)) for place, (part, name) in enumerate(names))
    if item.kind == "ranking":
        yield from (Use(f"{item.code}#{place}", item, PLACE, beside_codes=(str(place),)) for place in range(1, len(item.options) + 1))
    if item.kind == "choices":
        yield from (_of_option(item, one, answers) for one in item.options)
    if not isinstance(own, Composite) or item.kind == "ranking":
        wordings = (item.text, *(one.text for one in item.wordings))
        yield Use(item.code, item, ANSWER, names_of(item, titles), wordings)
    yield from _words(item)


def _two_scales(item: Item, columns: Sequence[str], titles: Titles) -> Iterator[Use]:
    asked = ((columns[0], item.ask, item.code, "1"), (columns[1], item.second_ask, f"{item.code}_2", "2"))
    for code, ask, alone, place in asked:
        both = Text({lang: f"{words} – {ask.by_lang.get(lang, '')}" for lang, words in item.text.by_lang.items()})
        part = code.rpartition(":")[2]
        yield Use(code, item, PART, (alone, titles.get(alone, alone)), (both,), (part, place), (ask,))


def _of_option(item: Item, option: Option, answers: Codes) -> Use:
    codes = tuple(dict.fromkeys((option.code, answers.get((item.code, option.code), option.code))))
    return Use(f"{item.code}={option.code}", item, OPTION, (), (), codes, (option.label,))


def _words(item: Item) -> Iterator[Use]:
    other = next((option for option in item.options if option.other), None)
    if other is not None and item.kind in _WITH_OTHER:
        codes = (OTHER, f"{other.code}text", f"{other.code}comment", f"{other.code}other")
        yield Use(column(item.code, OTHER), item, WORDS, beside_codes=tuple(dict.fromkeys(codes)), beside_texts=(other.label,))
    if item.comment is not None:
        yield Use(column(item.code, BESIDE), item, WORDS, beside_codes=(BESIDE,))
