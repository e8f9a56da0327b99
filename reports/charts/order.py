"""In which order people put things: each thing at its average place, the first of all where reading begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.charts.axis import GAP, Axis, Strip, beside_labels, row_head, row_height, strips, value_label
from reports.charts.rows import TICK_ROOM
from reports.drawing.values import Dot, Label, Line, Picture, Shape
from reports.lettering.joining import listed
from reports.style import ACCENT, HAIRLINE, QUIET
from surveys.messages import Text, Translator, msg
from surveys.questionnaires.asking.ordering import last_place
from surveys.scoring.values import PartResult, Released, Tally


@dataclass(frozen=True, slots=True)
class Order:
    """A question whose options were put in order, and the last place that one can have."""

    tally: Tally
    last: float

    @property
    def text(self) -> Text:
        return self.tally.text

    def place(self, part: PartResult) -> float:
        """The average place, from the printed mean and no finer (100: first of all, 0: last)."""
        return round(self.last - (part.figure.value or 0) * (self.last - 1) / 100, 1)


def orders(released: Released) -> tuple[Order, ...]:
    """Every ranking of which places may be shown."""
    asked = ((released.questionnaire.item(tally.code), tally) for tally in released.tallies if tally.parts and not tally.hidden)
    found = (Order(tally, last_place(item)) for item, tally in asked if item.kind == "ranking")
    return tuple(one for one in found if all(part.figure.value is not None for part in one.tally.parts))


def order_chart(one: Order, say: Translator, width: float) -> Picture:
    """A row for each option in the order of its average place."""
    axis = beside_labels([say.text(part.label) for part in one.tally.parts], say, width, 0.42)
    parts = sorted(one.tally.parts, key=one.place)
    heights = [row_height(say.text(part.label), axis.start - GAP, say) for part in parts]
    shapes: list[Shape] = list(_grid(one, axis, TICK_ROOM + sum(heights), say))
    for part, strip in zip(parts, strips(axis, TICK_ROOM, width, heights), strict=True):
        shapes.extend(_row(one, part, strip, say))
    title = say(msg("Put first: {name}", name=parts[0].label))
    told = [say(msg("{name}: place {place} on average", name=part.label, place=one.place(part))) for part in parts]
    return Picture(width, TICK_ROOM + sum(heights) + 2, tuple(shapes), title, listed([title, *told], say.lang))


def _at(one: Order, place: float) -> float:
    return 100 * (place - 1) / (one.last - 1)


def _grid(one: Order, axis: Axis, bottom: float, say: Translator) -> Iterator[Shape]:
    for place in range(1, int(one.last) + 1):
        x = axis.at(_at(one, place))
        yield Line(x, TICK_ROOM, x, bottom, HAIRLINE, 0.5)
        yield Label(x, TICK_ROOM - 5, say.number(place), 7.5, QUIET, anchor="middle")


def _row(one: Order, part: PartResult, strip: Strip, say: Translator) -> Iterator[Shape]:
    yield from row_head(strip, say.text(part.label))
    yield Dot(strip.axis.at(_at(one, one.place(part))), strip.middle, 4.2, "circle", ACCENT)
    yield value_label(strip, say.number(one.place(part), 1))
