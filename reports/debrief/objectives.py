"""How far each objective was reached, as people see it: everybody, and group by group where that can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from reports.debrief.beside import FIRST_COLUMN
from reports.typesetting.blocks import Block, Heading, KeepTogether, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Distribution, GroupResult, ObjectiveResult, Released, Share

MOST_COLUMNS = 5
"""Groups that stand beside everybody on one line of the page; further ones make a table of their own."""

WIDEST_COLUMN = 0.25
"""A column of figures, as a share of the table: where few groups are told, the answers take what is left."""


def objectives(released: Released, say: Translator) -> Iterator[Block]:
    """One table for each objective; nothing where people were not asked about objectives."""
    if not released.objectives:
        return
    opening: tuple[Block, ...] = (
        Heading(say(msg("How far each objective was reached")), 2),
        Paragraph(say(msg("Of those who answered each question. Answers that few people gave are put together.")), "quiet"),
    )
    for at, one in enumerate(released.objectives):
        yield KeepTogether((*(() if at else opening), Heading(one.subject, 3, bookmark=False), *_told(one, released.groups, say)))


def _told(one: ObjectiveResult, groups: tuple[GroupResult, ...], say: Translator) -> Iterator[Block]:
    if one.hidden:
        yield Paragraph(say(one.hidden), "quiet")
    if one.overall is None:
        return
    shown = [group for group in groups if group.id in one.groups]
    for start in range(0, max(1, len(shown)), MOST_COLUMNS):
        yield _table(one, one.overall, shown[start : start + MOST_COLUMNS], say)


def _table(one: ObjectiveResult, overall: Distribution, groups: list[GroupResult], say: Translator) -> Table:
    columns = [(say(msg("Everybody")), overall), *((say.text(group.name), one.groups[group.id]) for group in groups)]
    header = (say(msg("Answer")), *(_head(name, spread.n, say) for name, spread in columns))
    rows = tuple(
        (say.text(share.label), *(_said(spread.shares[place], say) for _, spread in columns)) for place, share in enumerate(overall.shares)
    )
    first = max(FIRST_COLUMN, 1 - WIDEST_COLUMN * len(columns))
    width = (1 - first) / len(columns)
    return Table(header, rows, (first, *(width for _ in columns)), tuple(range(1, len(columns) + 1)))


def _head(name: str, people: int, say: Translator) -> str:
    """The number on a line of its own: in a narrow column it would be parted from its brackets."""
    counted = say(msg("({n})", n=people))
    return f"{name}\n{counted}"


def _said(share: Share, say: Translator) -> str:
    if share.words:
        return say(share.words)
    return "–" if share.percent is None else say(msg("{percent}%", percent=share.percent))
