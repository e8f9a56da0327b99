"""Where groups differ, and how those in it and those opposite see the same thing: dumbbells on the 0-100 axis."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.charts.axis import GAP, Strip, beside_labels, grid, group_dots, row_head, row_height, strips, value_label
from reports.charts.legend import Entry, group_entries, key
from reports.charts.rows import TICK_ROOM
from reports.drawing.values import Dot, Line, Picture, Shape
from reports.lettering.joining import listed
from reports.style import ACCENT, FAINT, INK, PAPER, QUIET
from surveys.messages import Message, Text, Translator, msg, nmsg
from surveys.scoring.values import Difference, DimensionResult, Figure, GroupResult, TwoSided


@dataclass(frozen=True, slots=True)
class Gap:
    """The lowest and highest group of one dimension and whether the difference may be chance. `groups`: the figures of those that can be
    set beside each other; `shared`: the codes of the questions that they rest on, where the groups were asked others too."""

    dimension: DimensionResult
    low: int
    high: int
    by_chance: bool
    groups: Mapping[str, Figure]
    shared: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        return self.high - self.low

    @property
    def name(self) -> Message | Text:
        """The topic, and on how many of its questions where that is not all of them."""
        if not self.shared:
            return self.dimension.name
        n = len(self.shared)
        return nmsg("{topic}, on one shared question", "{topic}, on {n} shared questions", n, topic=self.dimension.name)

    def named(self, say: Translator) -> str:
        return say.text(self.name) if isinstance(self.name, Text) else say(self.name)


def gaps(dimensions: Sequence[DimensionResult], differences: Sequence[Difference]) -> list[Gap]:
    """One gap for each dimension with two groups to compare, and one for each set of questions on which others are compared, widest first.
    A bound ("at least 90") has no difference; that it is no chance is said of the two that are joined, not of others between them."""
    found = (gap for one in dimensions for gap in _of_topic(one, [row for row in differences if row.dimension == one.code]))
    return sorted(found, key=lambda gap: -gap.points)


def _of_topic(dimension: DimensionResult, rows: Sequence[Difference]) -> Iterator[Gap]:
    alike = [row for row in rows if not row.shared]
    if alike:
        widest = max(alike, key=_width)
        ends = {widest.a, widest.b}
        others = {code for row in rows if row.shared and ends & {row.a, row.b} for code in (row.a, row.b)} - ends
        yield _gap_of(dimension, alike, dimension.groups, others)
    for shared in dict.fromkeys(row.shared for row in rows if row.shared):
        some = [row for row in rows if row.shared == shared]
        sides = [(row.a, row.first) for row in some] + [(row.b, row.second) for row in some]
        yield _gap_of(dimension, some, {code: figure for code, figure in sides if figure}, shared=shared)


def _gap_of(
    dimension: DimensionResult,
    rows: Sequence[Difference],
    figures: Mapping[str, Figure],
    left: Collection[str] = (),
    shared: tuple[str, ...] = (),
) -> Gap:
    """Of the two that are furthest apart of those that are compared. `left`: groups that were asked otherwise."""
    widest = _ends(max(rows, key=_width), figures)
    by_chance = all(row.by_chance for row in rows if _ends(row, figures) == widest)
    return Gap(dimension, *widest, by_chance, {code: figure for code, figure in figures.items() if code not in left}, shared)


def _width(row: Difference) -> tuple[int, bool]:
    return abs(row.points), not row.by_chance


def _ends(row: Difference, figures: Mapping[str, Figure]) -> tuple[int, int]:
    low, high = sorted((figures[row.a].value or 0, figures[row.b].value or 0))
    return low, high


def gap_chart(found: Sequence[Gap], groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    """A dumbbell for each dimension; grey where the difference may be chance."""
    legend = key(group_entries(groups, say), width, say.lang)
    top = legend.height + TICK_ROOM
    axis = beside_labels([gap.named(say) for gap in found], say, width)
    shapes: list[Shape] = list(legend.shapes)
    heights = [row_height(gap.named(say), axis.start - GAP, say, 21) for gap in found]
    shapes.extend(grid(axis, top, top + sum(heights), say))
    for gap, strip in zip(found, strips(axis, top, width, heights), strict=True):
        shapes.extend(_gap(gap, groups, strip, say))
    title = say(msg("Widest apart: {name}", name=found[0].name)) if found else ""
    alt = listed([title, *(_described(gap, say) for gap in found)], say.lang)
    return Picture(width, top + sum(heights) + 2, tuple(shapes), title, alt)


def _gap(gap: Gap, groups: Sequence[GroupResult], strip: Strip, say: Translator) -> Iterator[Shape]:
    axis, middle = strip.axis, strip.middle
    yield from row_head(strip, gap.named(say))
    yield Line(axis.at(gap.low), middle, axis.at(gap.high), middle, FAINT if gap.by_chance else INK, 2.2)
    yield from group_dots(axis, middle, groups, gap.groups, 3.6, near=2)
    yield value_label(strip, say.number(gap.points), QUIET if gap.by_chance else INK, bold=not gap.by_chance)


def _described(gap: Gap, say: Translator) -> str:
    chance = say(msg("may be chance")) if gap.by_chance else say(msg("unlikely to be chance"))
    return say(msg("{name}: {points} points apart, {chance}", name=gap.name, points=gap.points, chance=chance))


def two_sided_chart(pairs: Sequence[TwoSided], say: Translator, width: float) -> Picture:
    """For each pair of questions: how people see their own side (hollow) beside how they see the other side (filled)."""
    entries = [
        Entry((Dot(0, 0, 3.4, "circle", PAPER, ACCENT, 1.4),), say(msg("how people see their own organisation"))),
        Entry((Dot(0, 0, 3.4, "circle", ACCENT),), say(msg("how people see the other partners"))),
    ]
    legend = key(entries, width, say.lang)
    top = legend.height + TICK_ROOM
    axis = beside_labels([say.text(pair.name) for pair in pairs], say, width)
    shapes: list[Shape] = list(legend.shapes)
    heights = [row_height(say.text(pair.name), axis.start - GAP, say, 22) for pair in pairs]
    shapes.extend(grid(axis, top, top + sum(heights), say))
    for pair, strip in zip(pairs, strips(axis, top, width, heights), strict=True):
        shapes.extend(_pair(pair, strip, say))
    title = say(msg("How people see their own organisation and the other partners"))
    alt = listed([title, *(say(msg("“{name}”: {words}", name=pair.name, words=pair.sentence)) for pair in pairs)], say.lang)
    return Picture(width, top + sum(heights) + 2, tuple(shapes), title, alt)


def _pair(pair: TwoSided, strip: Strip, say: Translator) -> Iterator[Shape]:
    axis, middle = strip.axis, strip.middle
    yield from row_head(strip, say.text(pair.name))
    own, other = _place(pair.own), _place(pair.other)
    if own is not None and other is not None:
        yield Line(axis.at(own), middle, axis.at(other), middle, FAINT, 2)
        yield Dot(axis.at(own), middle, 3.8, "circle", PAPER, ACCENT, 1.4)
        yield Dot(axis.at(other), middle, 3.8, "circle", ACCENT)
        yield value_label(strip, say.number(abs(own - other)))


def _place(figure: Figure) -> int | None:
    return None if figure.value is None or figure.cell else figure.value
