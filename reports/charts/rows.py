"""A chart of rows on the 0-100 axis: a name, the score with its range, the groups' shapes, the number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.charts.axis import (
    GAP,
    Strip,
    beside_labels,
    grid,
    group_dots,
    interval_line,
    previous_dot,
    row_head,
    row_height,
    score_dot,
    strips,
    value_label,
)
from reports.charts.figures import described, score
from reports.charts.legend import group_entries, key, score_entries
from reports.drawing.values import Picture, Shape
from reports.lettering.joining import listed
from reports.style import INK, QUIET
from surveys.messages import Translator
from surveys.scoring.values import Figure, GroupResult

TICK_ROOM = 14.0
NAMES = 0.36


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `groups` by group id; `previous` is the earlier round's score."""

    name: str
    figure: Figure
    groups: Mapping[str, Figure]
    previous: int | None = None
    strong: bool = False


def rows_chart(
    rows: Sequence[Row],
    groups: Sequence[GroupResult],
    say: Translator,
    width: float,
    title: str,
    names: float = NAMES,
    *,
    keyed: bool = True,
) -> Picture:
    """The picture of `rows` under a key, where `keyed`; `names`: the share of the width that their names take. Drawn from left to right;
    the pens mirror it for languages that run the other way."""
    has_previous = any(row.previous is not None for row in rows)
    has_range = any(row.figure.low is not None for row in rows)
    rough = [row.figure.cell for row in rows if row.figure.value is not None]
    lined = any(row.groups[group.id].cell for row in rows for group in groups if group.shown and group.id in row.groups)
    entries = [
        *score_entries(say, previous=has_previous, intervals=has_range, exact=not (rough and all(rough)), rough=any(rough), lined=lined),
        *group_entries(groups, say),
    ]
    legend = key(entries if keyed else [], width, say.lang)
    top = legend.height + TICK_ROOM
    axis = beside_labels([row.name for row in rows], say, width, names, [score(row.figure, say) for row in rows])
    shapes: list[Shape] = list(legend.shapes)
    heights = [row_height(row.name, axis.start - GAP, say, 28 if row.groups else 20, bold=row.strong) for row in rows]
    shapes.extend(grid(axis, top, top + sum(heights), say))
    for row, strip in zip(rows, strips(axis, top, width, heights), strict=True):
        shapes.extend(_row(row, groups, strip, say))
    alt = listed([title, *(described(row.name, row.figure, say) for row in rows)], say.lang)
    return Picture(width, top + sum(heights) + 2, tuple(shapes), title, alt)


def _row(row: Row, groups: Sequence[GroupResult], strip: Strip, say: Translator) -> Iterator[Shape]:
    dots = list(group_dots(strip.axis, strip.middle + 5.5, groups, row.groups))
    line = strip.middle - 5.5 if dots else strip.middle
    yield from row_head(strip, row.name, bold=row.strong)
    yield from previous_dot(strip.axis, line, row.previous)
    yield from interval_line(strip.axis, line, row.figure)
    yield from score_dot(strip.axis, line, row.figure)
    yield from dots
    yield value_label(strip, score(row.figure, say), QUIET if row.figure.value is None else INK)
