"""How long a questionnaire takes, counted from its questions, so that the minutes that people are told are honest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.questionnaires.values import Item, Questionnaire, Section

SECONDS: Mapping[str, int] = MappingProxyType(
    {
        "statement": 5,
        "rating": 12,
        "zero_to_ten": 12,
        "slider": 15,
        "two_scales": 20,
        "relationship": 45,
        "choice": 15,
        "number": 15,
        "date": 15,
        "choices": 20,
        "ranking": 30,
        "points": 40,
        "short_text": 30,
        "long_text": 60,
    }
)
SELDOM = 15
"""For a question under a condition, and for the box for words on a page of ratings: few people answer it."""
OBJECTIVES = 3
"""As many as a page that is asked for each of them is counted with."""
MARGIN = 0.2


def seconds(questionnaire: Questionnaire) -> int:
    """The time to answer everything, in seconds."""
    return sum(
        _seconds(section, item) * (OBJECTIVES if section.each else 1) for section in questionnaire.sections for item in section.items
    )


def honest(questionnaire: Questionnaire) -> bool:
    """Whether the minutes are those of its questions, give or take a fifth or a minute."""
    needed = seconds(questionnaire)
    return abs(60 * questionnaire.minutes - needed) <= max(60, MARGIN * needed)


def _seconds(section: Section, item: Item) -> int:
    beside = bool(section.dimension_of(item)) and item.kind == "long_text" and not item.core
    usual = SECONDS[item.kind]
    return min(usual, SELDOM) if beside or item.show_if or section.show_if else usual
