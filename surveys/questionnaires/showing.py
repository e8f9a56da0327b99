"""Which questions a person is shown: the show-if conditions and the groups that items are meant for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveys.questionnaires.expressions import GROUP, Expression, codes_in, holds
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Answer, Answers, Item, Questionnaire, Section

__all__ = ["Expression", "asked_of", "meant_for", "parse", "visible", "worded"]


def visible(questionnaire: Questionnaire, answers: Answers, group: str = "") -> tuple[Section, ...]:
    """The sections and items shown to a member of `group` who gave these answers. Answers to hidden items count as not given;
    a section left without items is hidden."""
    given: dict[str, Answer] = {}
    shown = (_shown_part(section, answers, given, group) for section in questionnaire.sections)
    return tuple(section for section in shown if section.items)


def meant_for(section: Section, group: str) -> tuple[Item, ...]:
    """The items that members of the group may be shown, whatever they answer, in the words that are meant for them."""
    return tuple(worded(item, group) for item in section.items if not item.groups or group in item.groups)


def asked_of(section: Section, group: str) -> tuple[str, ...]:
    """The codes of the items that the group is asked, whatever its members answer: conditions count as far as they ask about the group
    alone."""
    if _never(section.show_if, group):
        return ()
    return tuple(item.code for item in meant_for(section, group) if not _never(item.show_if, group))


def worded(item: Item, group: str) -> Item:
    """The item as this group is asked it; the very same where everybody is asked alike. Recordings say
    the words for everybody."""
    if not item.wordings:
        return item
    own = next((one for one in item.wordings if group in one.groups), None)
    if own is None:
        return replace(item, wordings=())
    return replace(item, text=own.text, help=own.help or item.help, wordings=(), recordings=())


def _shown_part(section: Section, answers: Answers, given: dict[str, Answer], group: str) -> Section:
    """The section with the items shown. Adds the answers to them to `given`, which later conditions see."""
    items = tuple(_shown_items(section, answers, given, group)) if _holds(section.show_if, given, group) else ()
    return section if items == section.items else replace(section, items=items)


def _shown_items(section: Section, answers: Answers, given: dict[str, Answer], group: str) -> Iterator[Item]:
    for item in meant_for(section, group):
        if _holds(item.show_if, given, group):
            if item.code in answers:
                given[item.code] = answers[item.code]
            yield item


def _never(show_if: str, group: str) -> bool:
    if not show_if:
        return False
    condition = parse(show_if)
    return set(codes_in(condition)) == {GROUP} and not holds(condition, {}, group)


def _holds(show_if: str, given: Answers, group: str) -> bool:
    return not show_if or holds(parse(show_if), given, group)
