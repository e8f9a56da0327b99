"""Two rounds beside each other, topic by topic: dots with their ranges and no line between them, for nobody knows what lay in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.charts.axis import BAND_EDGES, CAP, Axis
from reports.charts.changes import headline
from reports.charts.figures import score
from reports.charts.legend import key, score_entries
from reports.drawing.values import Box, Dot, Label, Line, Path, Picture, Shape
from reports.lettering.joining import listed
from reports.lettering.measuring import line_count
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, CHART, HAIRLINE, INK, LABEL_LEADING, PAPER, QUIET
from surveys.messages import Translator, msg
from surveys.scoring.changed import Trend
from surveys.scoring.values import DimensionResult

NARROWEST, MOST = 104.0, 5
"""How narrow a panel may be, and how many stand side by side."""
PLOT, FOOT, AIR, SIDE = 72.0, 26.0, 12.0, 16.0
DOT = 2.4
"""Half the height of a dot: less than elsewhere, for a point of the scale is less high than elsewhere wide."""
SIGNED = "en"
"""Where a sign stands before its number in every language."""
BEFORE, NOW = 0.3, 0.68
"""Where the two rounds stand, as shares of a panel."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The field of one topic: its upper left corner, how wide it is, and how high its name."""

    x: float
    y: float
    width: float
    head: float

    @property
    def up(self) -> Axis:
        """From 0 at the foot to 100."""
        return Axis(self.y + self.head + PLOT, self.y + self.head + 9)


def with_both_rounds(dimensions: Sequence[DimensionResult]) -> list[DimensionResult]:
    """The topics of which two rounds can be set beside each other as numbers."""
    return [one for one in dimensions if one.trend and one.previous is not None and one.main.value is not None and not one.main.cell]


def changed_title(dimensions: Sequence[DimensionResult], say: Translator) -> str:
    """How many of the topics with two rounds changed clearly."""
    return headline([(one, one.trend) for one in dimensions if one.trend], say)


def trends(dimensions: Sequence[DimensionResult], say: Translator, width: float, title: str = "") -> Picture | None:
    """A small field for each topic with two rounds, under a `title` where they are some of all; None where there is none."""
    found = with_both_rounds(dimensions)
    if not found:
        return None
    columns = max(1, min(MOST, int((width + AIR) // (NARROWEST + AIR))))
    wide = (width - AIR * (columns - 1)) / columns
    legend = key(score_entries(say, previous=True, intervals=any(one.main.low is not None for one in found)), width, say.lang)
    shapes, y = list(legend.shapes), legend.height + 6
    for start in range(0, len(found), columns):
        some = found[start : start + columns]
        head = max(line_count(say.text(one.name), CHART.size, wide, bold=True, lang=say.lang) for one in some) * CHART.size * LABEL_LEADING
        for place, one in enumerate(some):
            shapes.extend(_panel(one, Panel(place * (wide + AIR), y, wide, head), say))
        y += head + PLOT + FOOT + AIR
    title = title or changed_title(found, say)
    return Picture(width, y - AIR + 2, tuple(shapes), title, listed([title, *(_told(one, say) for one in found)], say.lang))


def _panel(one: DimensionResult, panel: Panel, say: Translator) -> Iterator[Shape]:
    up, left, right = panel.up, panel.x + SIDE, panel.x + panel.width
    yield Label(panel.x, panel.y + CHART.size, say.text(one.name), bold=True, max_width=panel.width)
    for tick in (0, *BAND_EDGES, 100):
        edge = tick in BAND_EDGES
        yield Line(left, up.at(tick), right, up.at(tick), QUIET if edge else HAIRLINE, 0.4, (1.5, 2.5) if edge else ())
        yield Label(left - 3, up.at(tick), say.number(tick), 6.5, QUIET, anchor="end", middled=True)
    yield from _rounds(one, panel, say)
    if one.trend:
        yield from _change(one.trend, panel, say)


def _rounds(one: DimensionResult, panel: Panel, say: Translator) -> Iterator[Shape]:
    up = panel.up
    before, now = (panel.x + panel.width * share for share in (BEFORE, NOW))
    then, value = one.previous or 0, one.main.value or 0
    yield Dot(before, up.at(then), DOT, "circle", PAPER, QUIET, 1)
    yield from _number(before + 6, up.at(then), say.number(then), Label(0, 0, "", 7.5, QUIET))
    if one.main.low is not None and one.main.high is not None:
        yield Line(now, up.at(one.main.low), now, up.at(one.main.high), ACCENT, 1)
        for end in (one.main.low, one.main.high):
            yield Line(now - CAP, up.at(end), now + CAP, up.at(end), ACCENT, 1)
    yield Dot(now, up.at(value), DOT, "circle", ACCENT)
    yield from _number(now + 8, up.at(value), score(one.main, say), Label(0, 0, "", 8, INK, bold=True))


def _number(x: float, y: float, text: str, like: Label) -> Iterator[Shape]:
    """A number beside its dot, on white so that no line runs through it."""
    yield Box(x - 1.5, y - like.size / 2, text_width(text, like.size, bold=like.bold) + 3, like.size, PAPER)
    yield replace(like, x=x, y=y, text=text, middled=True)


def _change(trend: Trend, panel: Panel, say: Translator) -> Iterator[Shape]:
    """An arrow only where the change is clear (statistics.md 8)."""
    y = panel.up.start + 12
    if not trend.clear:
        yield Label(panel.x + SIDE, y, say(msg("no clear change")), 7.5, QUIET, max_width=panel.width - SIDE)
        return
    side = -1 if trend.points > 0 else 1
    arrow = ((panel.x + SIDE + 4, y - 3 + side * 4), (panel.x + SIDE + 8, y - 3 - side * 3), (panel.x + SIDE, y - 3 - side * 3))
    yield Path(arrow, closed=True, fill=INK)
    points = f"{'+' if trend.points > 0 else '−'}{say.number(abs(trend.points))}"
    yield Label(panel.x + SIDE + 12, y, points, 8, INK, bold=True, lang=SIGNED)


def _told(one: DimensionResult, say: Translator) -> str:
    words = say(one.trend.sentence) if one.trend else ""
    return say(
        msg(
            "{name}: {before} in the round before, {now} now. {words}",
            name=one.name,
            before=one.previous or 0,
            now=score(one.main, say),
            words=words,
        )
    )
