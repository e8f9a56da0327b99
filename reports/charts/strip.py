"""Where single answers fall: a smoothed strip for each question, high where many answered alike; only what the release tells of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.charts.axis import GAP, Axis, Strip, labels, row_head, row_height, strips
from reports.charts.figures import run_on, unstopped
from reports.charts.reading import STRIPS
from reports.charts.spread import told_spread
from reports.drawing.values import Dot, Label, Line, Path, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.style import ACCENT, AGREEMENT, HAIRLINE, INK, PAPER, QUIET
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.values import Distribution, ItemResult, Released

MOST = 16
"""Questions on one picture."""
MOST_ANSWERS = 50
"""Per cent."""
HALF = 10.0
"""Half the height of the highest strip, in points."""
POINTS = 48
WORDS, WIDE = 76.0, 400.0
"""Room for the word behind a row, on pictures that are so wide; on others it stands behind the question."""
HEAD = 16.0
DIVIDED = msg("divided")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question: how many per cent at each place, 0 for the lowest step and 1 for the highest."""

    item: ItemResult
    parts: tuple[tuple[float, float], ...]
    step: float

    @property
    def divided(self) -> bool:
        return bool(self.item.distribution and self.item.distribution.divided)

    @property
    def hazy(self) -> bool:
        """Most answers were put together over most of the scale: an even strip would look like a spread that nobody knows."""
        steps = 1 + round(1 / self.step)
        wide = (
            (share.percent or 0 for share in self.item.distribution.shares if 2 * len(share.points) > steps)
            if self.item.distribution
            else ()
        )
        return sum(wide) >= MOST_ANSWERS

    @property
    def misleading(self) -> bool:
        """Views are divided, and the ends are known only as parts put together: over their steps they would lie lower than the middle."""
        return self.divided and any(len(share.points) > 1 for share in self.item.distribution.shares) if self.item.distribution else False

    def density(self, x: float) -> float:
        """How many answers lie around a place, in per cent: each step is spread to its neighbours by a raised cosine, so that answers that
        are even over all steps make an even strip."""
        near = ((abs(x - place) / self.step, percent) for place, percent in self.parts)
        return sum(percent * (1 + math.cos(math.pi * away)) / 2 for away, percent in near if away < 1)


def agreement_strips(results: Sequence[ItemResult], asked: Questionnaire, say: Translator, width: float) -> list[Picture]:
    """Every question whose spread may be drawn and has a shape, those on which views are divided first, the others from the highest score
    down; one picture for every few of them. The title counts those of `divided_without_strip` too."""
    telling = [one for one in _answers(results, asked) if not one.misleading and (one.divided or not one.hazy)]
    found = sorted(telling, key=lambda one: (not one.divided, -(one.item.overall.value or 0)))
    others = divided_without_strip(results, asked)
    title = say(_title(sum(one.divided for one in found) + len(others), len(found) + len(others)))
    titles = {0: title}
    return [
        _drawn(found[start : start + MOST], titles.get(start) or say(msg("{title} (continued)", title=title)), say, width)
        for start in range(0, len(found), MOST)
    ]


def divided_without_strip(results: Sequence[ItemResult], asked: Questionnaire) -> list[ItemResult]:
    """Questions on which views are divided, of which a strip would show the opposite."""
    return [one.item for one in _answers(results, asked) if one.misleading]


def of_strips(results: Sequence[ItemResult], released: Released, say: Translator) -> str:
    """The line below the strips: how they are read, and which questions are counted above and have none."""
    found = divided_without_strip(results, released.questionnaire)
    names = [say(msg("“{question}”", question=unstopped(say.text(one.text)))) for one in found]
    untold = say(msg("Divided, and told in larger parts only: {names}.", names=enumerated(names, say.lang))) if names else ""
    return run_on([say(STRIPS), untold], say)


def _title(divided: int, of: int) -> Message:
    if not divided:
        return msg("On none of these questions are views divided")
    return msg("Views are divided on {n} of {all} questions", n=divided, all=of)


def _drawn(found: Sequence[Answers], title: str, say: Translator, width: float) -> Picture:
    wide = width >= WIDE
    names = [say.text(one.item.text) if wide or not one.divided else f"{say.text(one.item.text)} · {say(DIVIDED)}" for one in found]
    axis = Axis(labels(names, say, width, 0.38) + GAP, width - (WORDS if wide else 4))
    heights = [row_height(name, axis.start - GAP, say, 2 * HALF + 8) for name in names]
    highest = max(one.density(x) for one in found for x in _places(one.step))
    shapes: list[Shape] = list(_head(axis, say))
    for one, name, row in zip(found, names, strips(axis, HEAD, width, heights), strict=True):
        shapes.extend(row_head(row, name))
        shapes.extend(_row(one, row, highest))
        if one.divided and wide:
            shapes.append(Label(width, row.middle, say(DIVIDED), 8, INK, bold=True, anchor="end", max_width=WORDS - GAP, middled=True))
    alt = listed([title, *(told_spread(one.item, say) for one in found)], say.lang)
    return Picture(width, HEAD + sum(heights) + 2, tuple(shapes), title, alt)


def _answers(results: Sequence[ItemResult], asked: Questionnaire) -> Iterator[Answers]:
    for one in results:
        scale = asked.item(one.code).scale
        if one.distribution and scale:
            values = [point.value for point in asked.scale(scale).points]
            low, high = min(values), max(values)
            places = {str(value): (value - low) / ((high - low) or 1) for value in values}
            yield Answers(one, tuple(_parts(one.distribution, places)), 1 / max(1, len(values) - 1))


def _parts(spread: Distribution, places: Mapping[str, float]) -> Iterator[tuple[float, float]]:
    """Answers that were put together lie evenly over the steps that they were put together from."""
    for share in spread.shares:
        known = [places[point] for point in share.points if point in places]
        for place in known:
            yield place, (share.percent or 0) / len(known)


def _places(step: float) -> list[float]:
    """From half a step below the lowest answer to half a step above the highest."""
    return [-step / 2 + (1 + step) * at / POINTS for at in range(POINTS + 1)]


def _head(axis: Axis, say: Translator) -> Iterator[Shape]:
    yield Label(axis.start, 7, say(msg("lowest answer")), 7.5, QUIET)
    yield Label(axis.end, 7, say(msg("highest answer")), 7.5, QUIET, anchor="end")


def _row(one: Answers, row: Strip, highest: float) -> Iterator[Shape]:
    axis, inner = row.axis, one.step / (1 + one.step)
    inside = Axis(axis.start + (axis.end - axis.start) * inner / 2, axis.end - (axis.end - axis.start) * inner / 2)
    yield Line(axis.start, row.middle, axis.end, row.middle, HAIRLINE, 0.4)
    curve = [(inside.at(100 * x), HALF * one.density(x) / highest) for x in _places(one.step)]
    above, below = ([(x, row.middle + side * high) for x, high in curve] for side in (-1, 1))
    yield Path((*above, *reversed(below)), closed=True, fill=AGREEMENT[3])
    value = one.item.overall.value
    if value is not None and not one.item.overall.cell:
        yield Dot(inside.at(value), row.middle, 3.2, "circle", PAPER, ACCENT, 1.4)
