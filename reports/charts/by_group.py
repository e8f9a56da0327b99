"""One topic, a row for everybody and one for each group, with its number: nothing to look up in a key.

Thin lines are ranges, as in every chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.axis import (
    GAP,
    NARROW,
    Strip,
    beside_labels,
    grid,
    interval_line,
    previous_dot,
    row_height,
    score_dot,
    strips,
    value_label,
)
from reports.charts.figures import described, score
from reports.charts.legend import Entry, key, range_entry
from reports.charts.rows import TICK_ROOM
from reports.drawing.values import Dot, Label, Line, Picture, Shape
from reports.lettering.joining import dotted, listed
from reports.style import CHART, HAIRLINE, INK, MOST_MARKED, PAPER, QUIET, GroupMark, group_mark
from surveys.messages import Translator, msg
from surveys.scoring.values import DimensionResult, Figure, GroupResult

MARK_ROOM = 12.0
NAMES = 0.46
"""Of the width: what names take."""
SPARED = 6.0
"""What rows are closer than in the report."""
EVERYBODY = msg("All groups")
Side = tuple[GroupResult, Figure]


def by_group(
    one: DimensionResult, groups: Sequence[GroupResult], say: Translator, width: float, most: int = MOST_MARKED, *, before: bool = False
) -> Picture | None:
    """Where each group stands, the highest first; of more than `most` those furthest apart. None where fewer than two are shown. `before`:
    with the round before of everybody, as a hollow dot with its number in the key."""
    sides = furthest([(group, one.groups[group.id]) for group in groups if _seen(group, one)], most)
    if len(sides) < 2:
        return None
    names = [say(EVERYBODY), *(say.text(group.name) for group, _ in sides)]
    figures = [one.main, *(figure for _, figure in sides)]
    values = [score(figure, say) for figure in figures]
    previous = one.previous if before else None
    ranged = width >= NARROW and any(figure.low is not None for figure in figures)
    entries = _entries(previous, say, ranged=ranged)
    legend = key(entries, width, say.lang)
    axis, top = beside_labels(names, say, width, NAMES, values), legend.height + TICK_ROOM
    room = axis.start - GAP - MARK_ROOM
    heights = [row_height(name, room, say, bold=not place) - SPARED for place, name in enumerate(names)]
    bottom = top + sum(heights)
    shapes: list[Shape] = [*legend.shapes, *grid(axis, top, bottom, say), *previous_dot(axis, top + heights[0] / 2, previous)]
    for place, strip in enumerate(strips(axis, top, width, heights)):
        shapes.extend(_row(names[place], figures[place], strip, say, sides[place - 1][0] if place else None))
    title = say.text(one.name)
    alt = listed(
        [
            title,
            *(entry.text for entry in entries[-1:] if previous is not None),
            *(described(name, figure, say) for name, figure in zip(names, figures, strict=True)),
        ],
        say.lang,
    )
    return Picture(width, bottom + 2, tuple(shapes), title, alt)


def _entries(previous: int | None, say: Translator, *, ranged: bool) -> list[Entry]:
    """What the thin lines are, on a picture that has room for it, and the hollow dot with its number."""
    entries = [range_entry(say)] if ranged else []
    if previous is not None:
        hollow = Dot(0, 0, 3.4, "circle", PAPER, QUIET, 1)
        entries.append(Entry((hollow,), dotted((say.number(previous), say(msg("round before"))), say.lang)))
    return entries


def _seen(group: GroupResult, one: DimensionResult) -> bool:
    return group.shown and group.id in one.groups and one.groups[group.id].value is not None


def furthest(sides: list[Side], most: int) -> list[Side]:
    """From the highest to the lowest; where they are too many, the two ends of the row."""
    order = sorted(sides, key=lambda side: -(side[1].value or 0))
    return order if len(order) <= most else [*order[: most - most // 2], *order[-(most // 2) :]]


def _row(name: str, figure: Figure, strip: Strip, say: Translator, group: GroupResult | None) -> Iterator[Shape]:
    mark = group_mark(group.position) if group else None
    yield Line(0, strip.top, strip.width, strip.top, HAIRLINE, 0.4)
    indent = MARK_ROOM if mark else 0.0
    yield Label(indent, strip.middle, name, CHART.size, INK, bold=not mark, max_width=strip.label_width - indent, middled=True)
    if mark is None:
        yield from interval_line(strip.axis, strip.middle, figure)
        yield from score_dot(strip.axis, strip.middle, figure)
    else:
        yield Dot(4, strip.middle, 3.4, mark.shape, mark.colour)
        yield from interval_line(strip.axis, strip.middle, figure, mark.colour, 1)
        yield from _stands(strip, figure, mark)
    yield value_label(strip, score(figure, say), bold=True)


def _stands(strip: Strip, figure: Figure, mark: GroupMark) -> Iterator[Shape]:
    """The group's shape where its score lies, or a bar over the whole cell."""
    value = figure.value or 0
    if figure.cell:
        yield Line(strip.axis.at(value), strip.middle, strip.axis.at(min(value + 9, 100)), strip.middle, mark.colour, 4)
    else:
        yield Dot(strip.axis.at(value), strip.middle, 3.8, mark.shape, mark.colour)
