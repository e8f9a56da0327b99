"""Answers held against the questionnaire: what is wrong on a page, and the settled form that is stored."""

from __future__ import annotations

from dataclasses import replace

from surveys.errors import Problem
from surveys.questionnaires.asking.kind import SKIPPED, UNSHOWN
from surveys.questionnaires.keeping import broken
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Answer, Answers, Item, Missing, Questionnaire, Section, Value

REMEMBERED = (int, type(None))
"""Exactly these: 1.0 and True are equal to 1 and no steps."""


def check_section(questionnaire: Questionnaire, section: Section, answers: Answers, group: str = "") -> tuple[Problem, ...]:
    """Everything wrong with the answers to the shown items of one section, in their order. Place: the item's code."""
    tidied = _possible(questionnaire, answers)
    sections = visible(questionnaire, tidied, group)
    shown = next((part.items for part in sections if part.code == section.code), ())
    problems: list[Problem] = []
    counted = {item.code: tidied[item.code] for part in sections for item in part.items if item.code in tidied}
    for item in shown:
        found = kind(item).check(item, questionnaire, kind(item).tidy(item, answers.get(item.code, SKIPPED)))
        problems += found or broken(item, counted, group)
    return tuple(problems)


def left_out(questionnaire: Questionnaire, section: Section, answers: Answers, group: str = "") -> tuple[str, ...]:
    """The codes of the section's shown items that are to be asked again and have neither an answer nor a reason."""
    tidied = _possible(questionnaire, answers)
    shown = next((part.items for part in visible(questionnaire, tidied, group) if part.code == section.code), ())
    return tuple(item.code for item in shown if item.ask_again and tidied.get(item.code, SKIPPED).missing is Missing.SKIPPED)


def settle(questionnaire: Questionnaire, answers: Answers, group: str = "") -> dict[str, Answer]:
    """One answer for every item that asks something: tidied where shown, UNSHOWN where hidden, SKIPPED where nothing was given.
    What cannot be an answer at all is skipped too, so that nothing stored can stop a sealing. Unknown codes are dropped."""
    return Settling(questionnaire).settle(answers, group)


class Settling:
    """The same for very many people, one after the other: what becomes of a step, or of a reason for none, is worked out once."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.asked = tuple(item for item in questionnaire.items() if kind(item).answered)
        self.known: dict[tuple[str, Value | None, Missing | None], Answer | None] = {}

    def settle(self, answers: Answers, group: str = "") -> dict[str, Answer]:
        tidied = self.possible(answers)
        shown = {item.code for section in visible(self.questionnaire, tidied, group) for item in section.items}
        return {item.code: tidied.get(item.code, SKIPPED) if item.code in shown else UNSHOWN for item in self.asked}

    def possible(self, answers: Answers) -> dict[str, Answer]:
        """The tidied answers that their items allow, required or not."""
        found = ((item.code, self._one(item, answers[item.code])) for item in self.asked if item.code in answers)
        return {code: answer for code, answer in found if answer is not None}

    def _one(self, item: Item, answer: Answer) -> Answer | None:
        if answer.other or type(answer.value) not in REMEMBERED:
            return self._looked_at(item, answer)
        key = item.code, answer.value, answer.missing
        if key not in self.known:
            self.known[key] = self._looked_at(item, answer)
        return self.known[key]

    def _looked_at(self, item: Item, answer: Answer) -> Answer | None:
        tidied = kind(item).tidy(item, answer)
        return tidied if _is_possible(self.questionnaire, item, tidied) else None


def _possible(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    return Settling(questionnaire).possible(answers)


def _is_possible(questionnaire: Questionnaire, item: Item, answer: Answer) -> bool:
    return not kind(item).check(replace(item, required=False) if item.required else item, questionnaire, answer)
