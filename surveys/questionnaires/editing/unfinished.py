"""What is still to be done before a questionnaire can be asked, thing by thing, so that its editor leads to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.messages import Message, msg
from surveys.questionnaires.editing.texts import Place, places
from surveys.questionnaires.rules import complaints
from surveys.questionnaires.values import Questionnaire


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend. `owner`: "item A1.1", "section A1", "questionnaire"; `setting`: what of it."""

    owner: str
    setting: str
    what: Message


def unfinished(questionnaire: Questionnaire) -> tuple[Gap, ...]:
    """Everything that stops the questionnaire from being asked in its first language."""
    return tuple(_gaps(questionnaire))


def _gaps(questionnaire: Questionnaire) -> Iterator[Gap]:
    first = next(iter(questionnaire.languages), "")
    for place in places(questionnaire):
        if place.needed and not place.text.by_lang.get(first):
            yield Gap(place.owner, place.part, msg("Its words are missing."))
    for section in questionnaire.sections:
        if not section.items:
            yield Gap(f"section {section.code}", "items", msg("This section has no questions."))
    yield from (Gap(thing, setting, what) for thing, setting, what, _mend in complaints(questionnaire))


def by_owner(gaps: tuple[Gap, ...]) -> Mapping[str, tuple[Gap, ...]]:
    """The gaps of each thing."""
    return {owner: tuple(gap for gap in gaps if gap.owner == owner) for owner in dict.fromkeys(gap.owner for gap in gaps)}


def untranslated(questionnaire: Questionnaire, lang: str) -> tuple[Place, ...]:
    """The texts that have words in the first language and none in `lang`."""
    first = next(iter(questionnaire.languages), "")
    return tuple(place for place in places(questionnaire) if place.text.by_lang.get(first) and not place.text.by_lang.get(lang))
