"""The axis from 0 to 100 that every score lies on, and the column of labels beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.drawing.values import Dot, Label, Line, Shape
from reports.lettering.measuring import line_count
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, CHART, FAINT, HAIRLINE, INK, MOST_MARKED, PAPER, QUIET, group_mark
from surveys.messages import Translator
from surveys.scoring.values import Figure, GroupResult

TICKS = (0, 25, 50, 75, 100)
BAND_EDGES = (50, 75)
VALUE_COLUMN = 48.0
GAP = 14.0
NARROW = 330.0
"""Points: on a narrower picture numbers take no more room than they need."""
WIDEST = 0.5
DOT, CAP = 3.6, 4.4
"""Half the height of a score's dot, and of the ends of its range: higher than the dot, so that a range narrower than it is seen too."""
HEAP = 9.0
"""Points between the highest and the lowest of marks that stand one above the other."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `start` (0) to `end` (100) in points."""

    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a score of 0-100 lies."""
        return self.start + (self.end - self.start) * value / 100


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip of a chart that one row fills: from `top`, `height` points high, across `width`, its scores on `axis`."""

    axis: Axis
    top: float
    height: float
    width: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def label_width(self) -> float:
        return self.axis.start - GAP


def strips(axis: Axis, top: float, width: float, heights: Sequence[float]) -> list[Strip]:
    """The strips of rows of these heights, one below the other."""
    tops = accumulate(heights, initial=top)
    return [Strip(axis, start, height, width) for start, height in zip(tops, heights, strict=False)]


def labels(names: Iterable[str], say: Translator, width: float, share: float = 0.36, indent: float = 0) -> float:
    """How wide the column of row labels is: this share of the picture, and on a narrow one as much as keeps the longest word whole, up to
    a half."""
    longest = max((text_width(word, CHART.size, lang=say.lang) for name in names for word in name.split()), default=0)
    return max(width * share, min(width * WIDEST, longest + indent + 1))


def beside_labels(names: Iterable[str], say: Translator, width: float, share: float = 0.36, values: Iterable[str] = ()) -> Axis:
    """An axis with room for row labels before it and for `values`, its numbers, behind it."""
    return Axis(labels(names, say, width, share) + GAP, width - _value_column(values, say, width))


def _value_column(values: Iterable[str], say: Translator, width: float) -> float:
    """Of equal width on all wide pictures, so that their axes lie below each other."""
    if width >= NARROW:
        return VALUE_COLUMN
    return GAP + max((text_width(value, CHART.size, bold=True, lang=say.lang) for value in values), default=VALUE_COLUMN - GAP)


def grid(axis: Axis, top: float, bottom: float, say: Translator) -> Iterator[Shape]:
    """Hairlines at the quarters, stronger at the band edges, with their numbers above."""
    for tick in TICKS:
        x = axis.at(tick)
        edge = tick in BAND_EDGES
        yield Line(x, top, x, bottom, QUIET if edge else HAIRLINE, 0.5, (1.5, 2.5) if edge else ())
        yield Label(x, top - 5, say.number(tick), 7.5, QUIET, anchor="middle")


def row_height(text: str, width: float, say: Translator, least: float = 24, *, bold: bool = False) -> float:
    """The height that a row with this label needs, in points."""
    lines = line_count(text, CHART.size, width, bold=bold, lang=say.lang)
    return max(least, lines * CHART.leading + 9)


def row_head(strip: Strip, text: str, *, bold: bool = False, indent: float = 0) -> Iterator[Shape]:
    """The hairline above a row and its name, wrapped in its column and centred on the row."""
    yield Line(0, strip.top, strip.width, strip.top, HAIRLINE, 0.4)
    yield Label(indent, strip.middle, text, CHART.size, INK, bold=bold, max_width=strip.label_width - indent, middled=True)


def interval_line(axis: Axis, y: float, figure: Figure, colour: str = ACCENT, width: float = 1.4) -> Iterator[Shape]:
    """The interval as a thin line with small ends."""
    if figure.low is None or figure.high is None:
        return
    yield from ended(axis.at(figure.low), axis.at(figure.high), y, colour, width)


def ended(low: float, high: float, y: float, colour: str, width: float) -> Iterator[Shape]:
    """A line with small ends."""
    yield Line(low, y, high, y, colour, width)
    for x in (low, high):
        yield Line(x, y - CAP, x, y + CAP, colour, width)


def score_dot(axis: Axis, y: float, figure: Figure, radius: float = DOT) -> Iterator[Shape]:
    """The score as a filled dot; a ten-point cell as a short bar over the whole cell."""
    if figure.value is None:
        return
    if figure.cell:
        yield Line(axis.at(figure.value), y, axis.at(min(figure.value + 9, 100)), y, ACCENT, 4)
        return
    yield Dot(axis.at(figure.value), y, radius, "circle", ACCENT)


def previous_dot(axis: Axis, y: float, value: int | None) -> Iterator[Shape]:
    """The earlier round's score as a hollow dot."""
    if value is not None:
        yield Dot(axis.at(value), y, 3.4, "circle", PAPER, QUIET, 1)


def group_dots(
    axis: Axis, y: float, groups: Sequence[GroupResult], figures: Mapping[str, Figure], radius: float = 3, *, near: float = 5
) -> Iterator[Shape]:
    """Each shown group's score in its own colour and shape, those nearer than `near` points to each other one above the other; a ten-point
    cell as a line over the whole cell with the shape in its middle. Small and grey where the groups are too many to tell apart."""
    shown = [group for group in groups if group.shown]
    placed = [(_centre(axis, figures[group.id]), group) for group in shown if group.id in figures and figures[group.id].value is not None]
    if len(shown) > MOST_MARKED:
        yield from (Dot(x, y, 2, "circle", FAINT) for x, _ in placed)
        return
    for heap in _heaps(placed, near):
        step = min(2 * radius, HEAP / max(1, len(heap) - 1))
        for at, (x, group) in enumerate(heap):
            mark, level = group_mark(group.position), y + (at - (len(heap) - 1) / 2) * step
            yield from _cell_line(axis, level, figures[group.id], mark.colour)
            yield Dot(x, level, radius, mark.shape, mark.colour)


def _cell_line(axis: Axis, y: float, figure: Figure, colour: str) -> Iterator[Shape]:
    if figure.cell and figure.value is not None:
        yield Line(axis.at(figure.value), y, axis.at(min(figure.value + 9, 100)), y, colour, 2)


def _centre(axis: Axis, figure: Figure) -> float:
    value = figure.value or 0
    return axis.at(min(value + 4.5, 100) if figure.cell else value)


def _heaps(placed: Sequence[tuple[float, GroupResult]], near: float) -> list[list[tuple[float, GroupResult]]]:
    """The marks from left to right, those nearer to each other than `near` points together; in each, groups in their own order."""
    heaps: list[list[tuple[float, GroupResult]]] = []
    for one in sorted(placed, key=lambda found: found[0]):
        if heaps and one[0] - heaps[-1][-1][0] < near:
            heaps[-1].append(one)
        else:
            heaps.append([one])
    return [sorted(heap, key=lambda found: found[1].position) for heap in heaps]


def value_label(strip: Strip, text: str, colour: str = INK, *, bold: bool = True) -> Label:
    """The number at the row's end."""
    return Label(strip.width, strip.middle, text, CHART.size, colour, bold=bold, anchor="end", middled=True)
