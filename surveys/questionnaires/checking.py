"""Answers held against the questionnaire: what is wrong on a page, and the settled form that is stored."""

from __future__ import annotations

from dataclasses import replace

from surveys.errors import Problem
from surveys.questionnaires.asking.kind import SKIPPED, UNSHOWN
from surveys.questionnaires.keeping import broken
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Answer, Answers, Item, Missing, Questionnaire, Section


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
    tidied = _possible(questionnaire, answers)
    shown = {item.code for section in visible(questionnaire, tidied, group) for item in section.items}
    return {
        item.code: tidied.get(item.code, SKIPPED) if item.code in shown else UNSHOWN
        for item in questionnaire.items()
        if kind(item).answered
    }


def _possible(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    """The tidied answers that their items allow, required or not."""
    tidied = {
        item.code: (item, kind(item).tidy(item, answers[item.code]))
        for item in questionnaire.items()
        if kind(item).answered and item.code in answers
    }
    return {code: answer for code, (item, answer) in tidied.items() if _is_possible(questionnaire, item, answer)}


def _is_possible(questionnaire: Questionnaire, item: Item, answer: Answer) -> bool:
    return not kind(item).check(replace(item, required=False) if item.required else item, questionnaire, answer)
