"""How often one thing occurs: a bar for everybody and one for each group, with its number. No side of it is good or bad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.axis import GAP, Axis, Strip, row_height, strips
from reports.charts.by_group import MARK_ROOM, NAMES, SPARED, furthest
from reports.charts.figures import percent
from reports.charts.heat import EVERYBODY
from reports.drawing.values import Box, Dot, Label, Line, Picture, Shape
from reports.lettering.joining import listed
from reports.style import ACCENT, CHART, HAIRLINE, INK, MOST_MARKED, WASH, group_mark
from surveys.messages import Translator, msg
from surveys.scoring.beside import Occurrence
from surveys.scoring.values import Figure, GroupResult

BAR, WORDS, AIR = 9.0, 78.0, 6.0
"""How high a bar is, and what is left behind it for words such as "about 5 in 10"."""


def how_often(row: Occurrence, groups: Sequence[GroupResult], say: Translator, width: float, most: int = MOST_MARKED) -> Picture:
    """The highest group first; of more than `most` those furthest apart. Groups without a figure are not named."""
    sides = furthest([(group, row.groups[group.id]) for group in groups if group.shown and _known(row, group)], most)
    names = [say(EVERYBODY), *(say.text(group.name) for group, _ in sides)]
    figures = [row.everybody, *(figure for _, figure in sides)]
    axis = Axis(width * NAMES + GAP, width - WORDS)
    room = axis.start - GAP - MARK_ROOM
    needed = [row_height(_said(figure, say), WORDS - AIR, say, bold=True) for figure in figures]
    heights = [max(row_height(name, room, say, bold=not place), needed[place]) - SPARED for place, name in enumerate(names)]
    shapes: list[Shape] = []
    for place, strip in enumerate(strips(axis, 2, width, heights)):
        shapes.extend(_row(names[place], figures[place], strip, say, sides[place - 1][0] if place else None))
    told = [say(msg("{name}: {words}", name=name, words=_said(figure, say))) for name, figure in zip(names, figures, strict=True)]
    title = say.text(row.title)
    return Picture(width, sum(heights) + 4, tuple(shapes), title, listed([title, *told], say.lang))


def _known(row: Occurrence, group: GroupResult) -> bool:
    return group.id in row.groups and row.groups[group.id].value is not None


def _row(name: str, figure: Figure, strip: Strip, say: Translator, group: GroupResult | None) -> Iterator[Shape]:
    mark = group_mark(group.position) if group else None
    indent = MARK_ROOM if mark else 0.0
    yield Line(0, strip.top, strip.width, strip.top, HAIRLINE, 0.4)
    if mark:
        yield Dot(4, strip.middle, 3.4, mark.shape, mark.colour)
    yield Label(indent, strip.middle, name, CHART.size, INK, bold=not mark, max_width=strip.label_width - indent, middled=True)
    start, top = strip.axis.start, strip.middle - BAR / 2
    yield Box(start, top, strip.axis.end - start, BAR, WASH)
    if figure.value is not None:
        yield Box(start, top, strip.axis.at(figure.value) - start, BAR, mark.colour if mark else ACCENT)
    words = _said(figure, say)
    yield Label(strip.width, strip.middle, words, CHART.size, INK, bold=True, anchor="end", max_width=WORDS - AIR, middled=True)


def _said(figure: Figure, say: Translator) -> str:
    """In words where only words may be said, else as per cent."""
    return say(figure.sentence) if figure.sentence else percent(figure, say)
