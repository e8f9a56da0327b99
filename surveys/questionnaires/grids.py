"""Ratings drawn in one table: neighbours on one scale that name the same grid. Each row stays a question of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from surveys.messages import Message, msg
from surveys.questionnaires.values import Item, Questionnaire, Section

Complaint = tuple[str, str, Message, Message]


def runs(items: Sequence[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The items in their order: those of a grid together with its code, all others one by one under ""."""
    for code, found in groupby(items, key=lambda item: item.grid):
        if code:
            yield code, tuple(found)
        else:
            yield from (("", (item,)) for item in found)


def check_grids(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Every fault of the grids: ("item A1.1", "grid", what is wrong, how to mend it)."""
    seen: set[str] = set()
    for section in questionnaire.sections:
        yield from _check_headings(section)
        for code, rows in runs(section.items):
            if code:
                yield from _check(code, rows, again=code in seen)
                seen.add(code)


def _check(code: str, rows: Sequence[Item], *, again: bool) -> Iterator[Complaint]:
    thing = f"item {rows[0].code}"
    if again:
        yield thing, "grid", msg("The rows of the table “{code}” do not follow one another.", code=code[:60]), msg("Put them side by side.")
    if any(row.kind != "rating" for row in rows):
        yield thing, "grid", msg("Only ratings can be rows of a table."), msg("Take “grid” away from the others.")
    elif len({_sort(row) for row in rows}) > 1:
        what = msg("The rows of the table “{code}” differ in scale or in the reasons for not answering.", code=code[:60])
        yield thing, "grid", what, msg("Make them alike, or give each its own table.")


def _check_headings(section: Section) -> Iterator[Complaint]:
    used = {item.grid for item in section.items}
    for grid in section.grids:
        if grid.code not in used:
            what = msg("The table “{code}” has no rows.", code=grid.code[:60])
            yield f"section {section.code}", "grids", what, msg("Write grid = “{code}” at its questions.", code=grid.code[:60])


def _sort(item: Item) -> tuple[object, ...]:
    return item.scale, item.unknown, item.inapplicable, item.declinable
