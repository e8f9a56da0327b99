"""Codes: a new one that is free, and one that everything which names it follows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import Any

from surveys.errors import Invalid
from surveys.questionnaires import catalog
from surveys.questionnaires.asking.settings import SETTINGS, Holds
from surveys.questionnaires.editing.placing import with_items
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.piping import repiped
from surveys.questionnaires.texts import reworded
from surveys.questionnaires.values import Item, Questionnaire
from surveys.questionnaires.writing import renamed, written

LONGEST = 40
SCALE_SETTINGS = tuple(name for name, setting in SETTINGS.items() if setting.holds is Holds.SCALE)
"""The settings of an item that name a scale."""


def free_code(stem: str, taken: Collection[str]) -> str:
    """The first of stem1, stem2, … that is not taken."""
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}{number}") not in taken)


def item_code(questionnaire: Questionnaire) -> str:
    """A free code for one more item: "X1", "X2", … None that the catalog uses: the same code means the same question."""
    return free_code("X", {item.code for item in questionnaire.items()} | known_codes())


def section_code(questionnaire: Questionnaire) -> str:
    """A free code for one more section: "M1", "M2", …"""
    return free_code("M", {*(one.code for one in questionnaire.sections), *(page.code for page in questionnaire.short)} | known_codes())


@cache
def known_codes() -> frozenset[str]:
    """Every code of a question, section or dimension of the catalog."""
    found = [catalog.load(name) for name in catalog.names()]
    return frozenset(
        code
        for one in found
        for code in (*(item.code for item in one.items()), *(each.code for each in one.sections), *(each.code for each in one.dimensions))
    )


def renamed_in(show_if: str, old: str, new: str) -> str:
    """The condition with one question's code exchanged; one that cannot be read stays as it is."""
    try:
        return written(renamed(parse(show_if), {old: new})) if show_if else ""
    except Invalid:
        return show_if


def follow_item(questionnaire: Questionnaire, old: str, new: str) -> Questionnaire:
    """Every condition, rule and text that speaks of the question does so by its new code."""
    sections = tuple(replace(one, show_if=renamed_in(one.show_if, old, new)) for one in questionnaire.sections)
    changed = with_items(replace(questionnaire, sections=sections), lambda one: [_followed(item, old, new) for item in one.items])
    return reworded(changed, lambda text: repiped(text, {old: new}))


def _followed(item: Item, old: str, new: str) -> Item:
    rules = tuple(replace(rule, holds=renamed_in(rule.holds, old, new)) for rule in item.rules)
    return replace(item, show_if=renamed_in(item.show_if, old, new), rules=rules)


def follow_scale(questionnaire: Questionnaire, old: str, new: str) -> Questionnaire:
    def follow(item: Item) -> Item:
        named: dict[str, Any] = {name: new for name in SCALE_SETTINGS if getattr(item, name) == old}
        return replace(item, **named)

    return with_items(questionnaire, lambda one: [follow(item) for item in one.items])


def follow_dimension(questionnaire: Questionnaire, old: str, new: str) -> Questionnaire:
    sections = tuple(replace(one, dimension=new) if one.dimension == old else one for one in questionnaire.sections)
    return with_items(
        replace(questionnaire, sections=sections),
        lambda one: [replace(item, dimension=new) if item.dimension == old else item for item in one.items],
    )


def follow_section(questionnaire: Questionnaire, old: str, new: str) -> Questionnaire:
    """The pages of the short form name it by its new code."""
    pages = tuple(replace(page, sections=tuple(new if code == old else code for code in page.sections)) for page in questionnaire.short)
    return replace(questionnaire, short=pages)
