"""The way through a questionnaire for one person: which sections they see, in words and in addresses.

An address names a section by its place in the whole questionnaire, so that it stays the same whatever is shown or hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Answers, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Walk:
    """`shown` holds the sections this person sees, each with the items they see, by the number in the address (from 1). `known`: the
    answers to them."""

    shown: dict[int, Section]
    known: Answers

    def section(self, number: int) -> Section | None:
        return self.shown.get(number)

    def place(self, number: int) -> int:
        """How manieth of the shown sections it is, from 1."""
        return list(self.shown).index(number) + 1

    def after(self, number: int) -> int | None:
        """The number of the next shown section."""
        return next((later for later in self.shown if later > number), None)

    def before(self, number: int) -> int | None:
        """The number of the shown section before it."""
        return next((earlier for earlier in reversed(self.shown) if earlier < number), None)

    def number(self, code: str) -> int | None:
        """The number of the shown section with this code."""
        return next((number for number, section in self.shown.items() if section.code == code), None)


def walk(questionnaire: Questionnaire, answers: Answers, group: str) -> Walk:
    """The way of a member of `group` who gave these answers."""
    numbers = {section.code: number for number, section in enumerate(questionnaire.sections, start=1)}
    shown = {numbers[section.code]: section for section in visible(questionnaire, answers, group)}
    codes = [item.code for section in shown.values() for item in section.items]
    return Walk(shown, {code: answers[code] for code in codes if code in answers})
