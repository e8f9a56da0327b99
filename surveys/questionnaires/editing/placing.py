"""Items and sections found, put, taken out and moved. Everything here gives a new questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from surveys.errors import NotFound
from surveys.questionnaires.values import Item, Questionnaire, Section


class Coded(Protocol):
    @property
    def code(self) -> str: ...


Thing = TypeVar("Thing", bound=Coded)


def find(things: Sequence[Thing], code: str) -> Thing:
    """The one with this code. Raises NotFound."""
    found = next((thing for thing in things if thing.code == code), None)
    if found is None:
        raise NotFound
    return found


def item(questionnaire: Questionnaire, code: str) -> Item:
    """Raises NotFound."""
    return find(tuple(questionnaire.items()), code)


def section(questionnaire: Questionnaire, code: str) -> Section:
    """Raises NotFound."""
    return find(questionnaire.sections, code)


def section_of(questionnaire: Questionnaire, code: str) -> Section:
    """The section in which the item with this code stands. Raises NotFound."""
    found = next((one for one in questionnaire.sections if any(item.code == code for item in one.items)), None)
    if found is None:
        raise NotFound
    return found


def exchanged(things: Sequence[Thing], code: str, new: Thing) -> tuple[Thing, ...]:
    """`new` in the place of the one with this code. Raises NotFound."""
    find(things, code)
    return tuple(new if thing.code == code else thing for thing in things)


def inserted(things: Sequence[Thing], new: Thing, before: str) -> tuple[Thing, ...]:
    """`new` before the one with this code, at the end where there is none."""
    place = next((number for number, thing in enumerate(things) if thing.code == before), len(things))
    return (*things[:place], new, *things[place:])


def without(things: Sequence[Thing], code: str) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing.code != code)


def with_items(questionnaire: Questionnaire, change: Callable[[Section], Sequence[Item]]) -> Questionnaire:
    """Every section with the items that `change` gives for it."""
    return replace(questionnaire, sections=tuple(replace(one, items=tuple(change(one))) for one in questionnaire.sections))


def put_item(questionnaire: Questionnaire, code: str, new: Item) -> Questionnaire:
    """Raises NotFound."""
    item(questionnaire, code)
    return with_items(questionnaire, lambda one: [new if each.code == code else each for each in one.items])


def add_item(questionnaire: Questionnaire, section_code: str, new: Item, before: str = "") -> Questionnaire:
    """Raises NotFound."""
    section(questionnaire, section_code)
    return with_items(questionnaire, lambda one: inserted(one.items, new, before) if one.code == section_code else one.items)


def without_items(questionnaire: Questionnaire, codes: Sequence[str]) -> Questionnaire:
    return with_items(questionnaire, lambda one: [each for each in one.items if each.code not in codes])


def put_section(questionnaire: Questionnaire, code: str, new: Section) -> Questionnaire:
    """Raises NotFound."""
    return replace(questionnaire, sections=exchanged(questionnaire.sections, code, new))
