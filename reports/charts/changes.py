"""What changed since the round before: the change of each topic in points, with its range around no change. Never a line between dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.charts.axis import DOT, GAP, Strip, beside_labels, ended, row_head, row_height, strips
from reports.charts.axis import Axis as Scale
from reports.charts.legend import Entry, key, range_entry
from reports.charts.rows import TICK_ROOM
from reports.drawing.values import Dot, Label, Line, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.style import ACCENT, HAIRLINE, INK, PAPER, QUIET
from surveys.messages import Translator, msg
from surveys.scoring.changed import Trend
from surveys.scoring.values import DimensionResult

LEAST_REACH, STEP, NAMED = 20, 10, 4


@dataclass(frozen=True, slots=True)
class Axis:
    """From `-reach` to `reach` points around the middle of `scale`."""

    scale: Scale
    reach: int

    def at(self, points: float) -> float:
        return self.scale.at(50 + 50 * max(-self.reach, min(self.reach, points)) / self.reach)


def changed(dimensions: Sequence[DimensionResult]) -> list[tuple[DimensionResult, Trend]]:
    """The topics that can be compared with the round before, the largest clear changes first."""
    found = [(one, one.trend) for one in dimensions if one.trend]
    return sorted(found, key=lambda pair: (not pair[1].clear, -abs(pair[1].points)))


def changes(found: Sequence[tuple[DimensionResult, Trend]], say: Translator, width: float) -> Picture:
    """A row for each topic; filled where the change is clear, hollow where it may be chance."""
    legend = key(_entries(say), width, say.lang)
    top = legend.height + TICK_ROOM
    axis = Axis(beside_labels([say.text(one.name) for one, _ in found], say, width), _reach([trend for _, trend in found]))
    heights = [row_height(say.text(one.name), axis.scale.start - GAP, say, 22) for one, _ in found]
    shapes: list[Shape] = [*legend.shapes, *_grid(axis, top, top + sum(heights), say)]
    for (one, trend), strip in zip(found, strips(axis.scale, top, width, heights), strict=True):
        shapes.extend(_row(say.text(one.name), trend, strip, axis, say))
    title = headline(found, say)
    alt = listed([title, *(f"{say.text(one.name)}: {say(trend.sentence)}" for one, trend in found)], say.lang)
    return Picture(width, top + sum(heights) + 2, tuple(shapes), title, alt)


def signed(points: int, say: Translator) -> str:
    """A change with its sign: "+7", "−4", "0"."""
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{say.number(abs(points))}"


def headline(found: Sequence[tuple[DimensionResult, Trend]], say: Translator) -> str:
    """Which topics changed clearly, by name where they are few."""
    clear = [say.text(one.name) for one, trend in found if trend.clear]
    if len(clear) > NAMED:
        return say(msg("Clearly changed since the last round: {n} of {all} topics", n=len(clear), all=len(found)))
    if not clear:
        return say(msg("No topic changed clearly since the last round"))
    return say(msg("Changed clearly since the last round: {names}", names=enumerated(clear, say.lang)))


def _entries(say: Translator) -> list[Entry]:
    return [
        Entry((Dot(0, 0, 3.6, "circle", ACCENT),), say(msg("clear change"))),
        Entry((Dot(0, 0, 3.6, "circle", PAPER, QUIET, 1),), say(msg("may be chance"))),
        range_entry(say, QUIET),
    ]


def _reach(trends: Sequence[Trend]) -> int:
    furthest = max((max(abs(one.low), abs(one.high)) for one in trends), default=0)
    return max(LEAST_REACH, -(-furthest // STEP) * STEP)


def _grid(axis: Axis, top: float, bottom: float, say: Translator) -> Iterator[Shape]:
    for points in (-axis.reach, 0, axis.reach):
        x = axis.at(points)
        yield Line(x, top, x, bottom, HAIRLINE if points else QUIET, 0.5)
        yield Label(x, top - 5, signed(points, say), 7.5, QUIET, anchor="middle")


def _row(name: str, trend: Trend, strip: Strip, axis: Axis, say: Translator) -> Iterator[Shape]:
    yield from row_head(strip, name)
    colour = ACCENT if trend.clear else QUIET
    yield from ended(axis.at(trend.low), axis.at(trend.high), strip.middle, colour, 1.2)
    yield Dot(axis.at(trend.points), strip.middle, DOT, "circle", ACCENT if trend.clear else PAPER, colour, 1)
    ink = INK if trend.clear else QUIET
    yield Label(strip.width, strip.middle, signed(trend.points, say), 9, ink, bold=trend.clear, anchor="end", middled=True)
