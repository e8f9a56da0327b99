"""Moving by one place, as keys and buttons do it: across the edge of a section into the next; and copying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.codes import item_code
from surveys.questionnaires.editing.edits import AddItem, MoveItem, MoveSection
from surveys.questionnaires.values import Questionnaire


def item_by_one(questionnaire: Questionnaire, code: str, *, up: bool) -> MoveItem:
    """One place up or down; from the edge of a section to the nearest edge of the neighbouring one. At the very end it stays.
    Raises NotFound."""
    home = placing.section_of(questionnaire, code)
    codes = [item.code for item in home.items]
    place = codes.index(code)
    if up and place > 0:
        return MoveItem(code, home.code, codes[place - 1])
    if not up and place < len(codes) - 1:
        return MoveItem(code, home.code, _after(codes, place + 1))
    return _across(questionnaire, home.code, code, up=up) or MoveItem(code, home.code, _after(codes, place))


def section_by_one(questionnaire: Questionnaire, code: str, *, up: bool) -> MoveSection:
    """One place up or down. Raises NotFound."""
    placing.section(questionnaire, code)
    codes = [section.code for section in questionnaire.sections]
    place = codes.index(code)
    return MoveSection(code, codes[max(place - 1, 0)] if up else _after(codes, place + 1))


def copied(questionnaire: Questionnaire, code: str) -> AddItem:
    """The same question once more under a code of its own, below itself; its trends stay with the first. Raises NotFound."""
    home = placing.section_of(questionnaire, code)
    codes = [item.code for item in home.items]
    twin = replace(placing.item(questionnaire, code), code=item_code(questionnaire), core=False, sense=1, pair="", about=None)
    return AddItem(home.code, twin, _after(codes, codes.index(code)))


def _across(questionnaire: Questionnaire, home: str, code: str, *, up: bool) -> MoveItem | None:
    sections = [section.code for section in questionnaire.sections]
    place = sections.index(home) + (-1 if up else 1)
    if not 0 <= place < len(sections):
        return None
    there = questionnaire.sections[place]
    return MoveItem(code, there.code, "" if up or not there.items else there.items[0].code)


def _after(codes: Sequence[str], place: int) -> str:
    """The code that follows; empty at the end."""
    return codes[place + 1] if place + 1 < len(codes) else ""
