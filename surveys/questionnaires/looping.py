"""Pages that are asked for each objective: what they may hold, and what may ask about them."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.messages import Message, msg
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Questionnaire, Section

LONGEST_CODE = 23
"""A code on such a page, to which the 16 signs of an objective's id are added."""


def check_loops(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Message, Message]]:
    """Every fault: ("item C1", "code", what is wrong, how to mend it)."""
    for section in questionnaire.sections:
        if section.each:
            yield from _check(section)


def _check(section: Section) -> Iterator[tuple[str, str, Message, Message]]:
    if section.dimension:
        yield (
            f"section {section.code}",
            "dimension",
            msg("A page that is asked for each objective is not averaged."),
            msg("Take the dimension away; the results list each objective by itself."),
        )
    for thing, code in ((f"section {section.code}", section.code), *((f"item {item.code}", item.code) for item in section.items)):
        if len(code) > LONGEST_CODE:
            what = msg("This code is too long for a page that is asked for each objective.")
            yield thing, "code", what, msg("Keep it under {longest} characters.", longest=LONGEST_CODE + 1)
    for item in section.items:
        if item.scored and KINDS[item.kind].scorable:
            yield (
                f"item {item.code}",
                "scored",
                msg("A page that is asked for each objective is not averaged."),
                msg("Write scored = false."),
            )
        if item.pair:
            yield (
                f"item {item.code}",
                "pair",
                msg("A page that is asked for each objective has no two-sided questions."),
                msg("Take it away."),
            )
