"""Who took part: invited people as outlined squares, those who answered as filled ones, by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reports.charts.axis import GAP, Axis, Strip, labels, row_head, row_height, strips, value_label
from reports.drawing.values import Box, Dot, Label, Picture, Shape
from reports.lettering.joining import listed
from reports.style import MOST_MARKED, PAPER, QUIET, group_mark
from surveys.messages import Translator, msg
from surveys.scoring.values import GroupResult

SIDE, STEP, LEAST_STEP = 8.0, 10.5, 6.5
INDENT, COUNTS = 16.0, 62.0
MOST, FEW = 90, 30


@dataclass(frozen=True, slots=True)
class Squares:
    """How people are drawn: one square for `each` people, `per_line` squares a line."""

    each: int
    per_line: int
    step: float = STEP

    @property
    def side(self) -> float:
        return self.step * SIDE / STEP

    def lines(self, group: GroupResult) -> int:
        return ceil(self.total(group) / self.per_line)

    def answered(self, group: GroupResult) -> int:
        return round((group.answered or 0) / self.each)

    def total(self, group: GroupResult) -> int:
        return max(ceil((group.invited or 0) / self.each), self.answered(group), 1)


def taking_part(groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    """One row of squares for each group; a square stands for several people where a group is large. Hidden groups say so in words."""
    axis = Axis(labels([say.text(group.name) for group in groups], say, width, 0.30, INDENT) + GAP, width - COUNTS)
    largest = max((group.invited or group.answered or 0 for group in groups), default=0)
    squares = _squares_for(largest, len(groups), axis.end - axis.start)
    heights = [_height(group, squares, axis.start - GAP - INDENT, say) for group in groups]
    shapes: list[Shape] = []
    for group, strip in zip(groups, strips(axis, 2, width, heights), strict=True):
        shapes.extend(_row(group, squares, strip, say))
    bottom = 2 + sum(heights)
    if squares.each > 1:
        shapes.append(Label(axis.start, bottom + 8, say(msg("One square stands for {n} people.", n=squares.each)), 7.5, QUIET))
        bottom += 14
    title = say(msg("Invited and answered, by group"))
    alt = listed([title, *(_described(group, say) for group in groups)], say.lang)
    return Picture(width, bottom + 2, tuple(shapes), title, alt)


def _squares_for(largest: int, groups: int, room: float) -> Squares:
    """So that the largest group takes one line, with squares a little smaller where need be; else lines of one length."""
    each = max(1, ceil(largest / (MOST if groups <= MOST_MARKED else FEW)))
    shown = max(1, ceil(largest / each))
    if room / shown >= LEAST_STEP:
        return Squares(each, shown, min(STEP, room / shown))
    lines = ceil(shown * STEP / room)
    return Squares(each, ceil(shown / lines))


def _height(group: GroupResult, squares: Squares, column: float, say: Translator) -> float:
    return row_height(say.text(group.name), column, say, max(22, squares.lines(group) * squares.step + 9))


def _row(group: GroupResult, squares: Squares, strip: Strip, say: Translator) -> Iterator[Shape]:
    mark = group_mark(group.position)
    yield from row_head(strip, say.text(group.name), indent=INDENT)
    yield Dot(5, strip.middle, 3.4, mark.shape, mark.colour if group.shown else PAPER, mark.colour)
    if not group.shown or group.answered is None:
        text = say(group.hidden) if group.hidden else ""
        yield Label(strip.axis.start, strip.middle, text, 8, QUIET, max_width=strip.width - strip.axis.start, middled=True)
        return
    yield from _squares(group, squares, strip, mark.colour)
    yield value_label(strip, _counts(group, say))


def _squares(group: GroupResult, squares: Squares, strip: Strip, colour: str) -> Iterator[Shape]:
    step, side = squares.step, squares.side
    top = strip.middle - (squares.lines(group) * step - (step - side)) / 2
    answered = squares.answered(group)
    for place in range(squares.total(group)):
        line, column = divmod(place, squares.per_line)
        fill = colour if place < answered else PAPER
        yield Box(strip.axis.start + column * step, top + line * step, side, side, fill, colour, 1, width=0.8)


def _counts(group: GroupResult, say: Translator) -> str:
    if group.invited is None:
        return say.number(group.answered or 0)
    return say(msg("{answered} of {invited}", answered=group.answered or 0, invited=group.invited))


def _described(group: GroupResult, say: Translator) -> str:
    if not group.shown or group.answered is None:
        return say(msg("{name}: not shown", name=group.name))
    return say(msg("{name}: {score}", name=group.name, score=_counts(group, say)))
