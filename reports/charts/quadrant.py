"""How much something matters beside how it goes: both as people see them, side by side, without a judgement in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports.charts.axis import Axis
from reports.charts.figures import HIDDEN, score
from reports.drawing.values import Box, Dot, Label, Line, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.lettering.measuring import line_count
from reports.style import ACCENT, AGREEMENT, CHART, FAINT, HAIRLINE, LABEL_LEADING, QUIET
from surveys.messages import Message, Text, Translator, msg
from surveys.scoring.values import Figure, Released

NAMED_FROM = 400.0
"""Below this width points are numbered, and named under the field."""
LEFT, ABOVE, BELOW, BETWEEN = 26.0, 22.0, 26.0, 26.0
CELL = 9
TICKS = (0, 50, 100)
LINE = CHART.size * LABEL_LEADING


@dataclass(frozen=True, slots=True)
class Point:
    """One statement (`code`: its question's); `first` and `second` are what was asked of it twice, each on its own scale from 0 to 100."""

    code: str
    name: Text
    first: Figure
    second: Figure


@dataclass(frozen=True, slots=True)
class Field:
    """Statements of which the same two things were asked on the same two scales."""

    first: Text
    second: Text
    points: tuple[Point, ...]


def fields(released: Released) -> tuple[Field, ...]:
    """The questions on two scales of which both figures may be shown, those asked alike together."""
    asked = [(released.questionnaire.item(tally.code), tally) for tally in released.tallies if tally.parts and not tally.hidden]
    twice = [
        (item, Point(tally.code, tally.text, tally.parts[0].figure, tally.parts[1].figure))
        for item, tally in asked
        if item.kind == "two_scales"
    ]
    found = []
    for _, some in groupby(twice, key=lambda one: (one[0].ask, one[0].second_ask, one[0].scale, one[0].second_scale)):
        group = list(some)
        points = tuple(point for _, point in group if None not in (point.first.value, point.second.value))
        if points:
            found.append(Field(group[0][0].ask, group[0][0].second_ask, points))
    return tuple(found)


def quadrant(field: Field, say: Translator, width: float) -> Picture:
    """The first question upwards, the second to the side where reading goes."""
    named = width >= NAMED_FROM
    side = min(260.0, width * 0.5) if named else width - LEFT - 10
    across, up = Axis(LEFT, LEFT + side), Axis(ABOVE + side, ABOVE)
    shapes: list[Shape] = list(_frame(field, across, up, say, width))
    for number, point in enumerate(field.points, start=1):
        shapes.extend(_mark(point, across, up, "" if named else say.number(number)))
    bottom = ABOVE + side + BELOW
    if named:
        labels = list(_led(field.points, across, up, say, width))
        bottom = max([bottom, *(shape.y for shape in labels if isinstance(shape, Label))])
        shapes += labels
    else:
        for number, point in enumerate(field.points, start=1):
            text = f"{say.number(number)}  {say.text(point.name)}"
            shapes.append(Label(0, bottom + CHART.size, text, max_width=width))
            bottom += line_count(text, CHART.size, width, lang=say.lang) * LINE + 4
    title = say(_title(field))
    told = [_told(field, point, say) for point in field.points]
    return Picture(width, bottom + 8, tuple(shapes), title, listed([title, *told], say.lang))


def _title(field: Field) -> Message:
    if len(field.points) < 2:
        return msg("{first} Beside it: {second}", first=field.first, second=field.second)
    highest = max(field.points, key=lambda point: _middle(point.first))
    return msg("{question} Highest: {name}", question=field.first, name=highest.name)


def _frame(field: Field, across: Axis, up: Axis, say: Translator, width: float) -> Iterator[Shape]:
    """The field with its middle lines, and what is told upwards and sideways."""
    for tick in TICKS:
        edge = tick == TICKS[1]
        colour, dash = (QUIET, (1.5, 2.5)) if edge else (HAIRLINE, ())
        yield Line(across.at(tick), up.end, across.at(tick), up.start, colour, 0.5, dash)
        yield Line(across.start, up.at(tick), across.end, up.at(tick), colour, 0.5, dash)
        yield Label(across.at(tick), up.start + 11, say.number(tick), 7.5, QUIET, anchor="middle")
        yield Label(across.start - 5, up.at(tick), say.number(tick), 7.5, QUIET, anchor="end", middled=True)
    yield Label(0, 8, say.text(field.first), 8, QUIET, bold=True, max_width=width)
    yield Label(across.end, up.start + 22, say.text(field.second), 8, QUIET, bold=True, anchor="end")


def _middle(figure: Figure) -> float:
    return (figure.value or 0) + (CELL / 2 if figure.cell else 0)


def _mark(point: Point, across: Axis, up: Axis, number: str) -> Iterator[Shape]:
    """A dot, or the whole ten-point cell where no more may be said."""
    x, y = across.at(_middle(point.second)), up.at(_middle(point.first))
    if point.first.cell or point.second.cell:
        unit = (across.end - across.start) / 100
        wide, high = (CELL * unit if figure.cell else 5.0 for figure in (point.second, point.first))
        yield Box(x - wide / 2, y - high / 2, wide, high, AGREEMENT[3], ACCENT, 2)
    else:
        yield Dot(x, y, 4, "circle", ACCENT)
    if number:
        yield Label(x + 7, y, number, 7.5, bold=True, middled=True)


def _led(points: Sequence[Point], across: Axis, up: Axis, say: Translator, width: float) -> Iterator[Shape]:
    """Names in a column beside the field, in the order of height, each led to its mark."""
    x, room = across.end + BETWEEN, width - across.end - BETWEEN
    y = 0.0
    for point in sorted(points, key=lambda one: -_middle(one.first)):
        name = say.text(point.name)
        lines = line_count(name, CHART.size, room, lang=say.lang)
        place = max(y, up.at(_middle(point.first)) - lines * LINE / 2)
        mark = across.at(_middle(point.second)), up.at(_middle(point.first))
        yield Line(mark[0] + 5, mark[1], x - 4, place + LINE / 2, FAINT, 0.5)
        yield Label(x, place + CHART.size, name, max_width=room)
        y = place + lines * LINE + 4


def _told(field: Field, point: Point, say: Translator) -> str:
    pairs = ((field.first, point.first), (field.second, point.second))
    parts = enumerated((say(msg("{name}: {score}", name=asked, score=score(figure, say) or HIDDEN)) for asked, figure in pairs), say.lang)
    return say(msg("{name}: {parts}", name=point.name, parts=parts))
