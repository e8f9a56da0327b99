"""A page about the person who answers: it can be left out, is asked of everybody alike, and nothing is ever compared with it.

Its answers are packed apart from all others (`packing`), counted over everybody, and shown where no rule forbids it
(`disclosure.margins`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveys.messages import Message, msg
from surveys.questionnaires.values import Answers, Item, Questionnaire, Section

KIND = "choice"
Complaint = tuple[str, str, Message, Message]


def page(questionnaire: Questionnaire) -> Section | None:
    """The page about the person, if there is one."""
    return next((section for section in questionnaire.sections if section.personal), None)


def items(questionnaire: Questionnaire) -> tuple[Item, ...]:
    """The questions about the person."""
    return tuple(item for section in questionnaire.sections if section.personal for item in section.items)


def impersonal(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire without its page about the person."""
    kept = tuple(section for section in questionnaire.sections if not section.personal)
    return replace(questionnaire, sections=kept) if len(kept) < len(questionnaire.sections) else questionnaire


def without(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers without those about the person."""
    about = {item.code for item in items(questionnaire)}
    return {code: answer for code, answer in answers.items() if code not in about} if about else answers


def check_personal(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Every fault of the page: ("item you.age", "required", what is wrong, how to mend it)."""
    for section in questionnaire.sections[:-1]:
        if section.personal:
            what = msg("The page about the person who answers is the last one, and there is only one.")
            yield f"section {section.code}", "personal", what, msg("Move it to the end.")
    for section in questionnaire.sections:
        if section.personal:
            yield from _check(section)


def _check(section: Section) -> Iterator[Complaint]:
    if section.show_if or section.each or section.dimension:
        what = msg("The page about the person is asked of everybody alike, and is not averaged.")
        yield f"section {section.code}", "personal", what, msg("Take its condition, its dimension and its repetition away.")
    for item in section.items:
        thing = f"item {item.code}"
        if item.kind != KIND or any(option.other for option in item.options):
            what = msg("On the page about the person one of several options is chosen, and nothing is written.")
            yield thing, "kind", what, msg("Write kind = “choice”, without an option for other words.")
        if item.required or item.ask_again or item.core or item.scored or item.comment is not None:
            what = msg("A question about the person can be left out, and enters no score.")
            yield thing, "required", what, msg("Take “required”, “ask_again”, “core”, “scored” and “comment” away.")
        if item.show_if or item.groups or item.rules or item.wordings or item.dimension:
            what = msg("A question about the person is asked of everybody alike.")
            yield thing, "show_if", what, msg("Take its condition, its groups and its rules away.")
