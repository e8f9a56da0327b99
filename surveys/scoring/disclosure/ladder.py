"""R8 for answers on a scale: in which of a few fixed ways they are put together in bars, if they are drawn at all.

Readers know the ways and their order, and often the mean beside the bars. The way that was taken tells them that no finer one could be.
So one is taken only if they still cannot say of any step that one or two people gave it: among all answers that print like these, each step
is given by nobody in some, or by more people. The same is asked of answers that are not drawn. Standard library only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice, pairwise
from operator import mul

from surveys.scoring.disclosure.bars import Bar
from surveys.scoring.disclosure.thresholds import LONELY, ROUNDED_BELOW, WIDTH

Bars = tuple[Bar, ...]
Counts = tuple[int, ...]

CELLS = 5
"""A scale of more steps is put together in so many parts of about the same width at first, or in four, where no step is in its middle."""
SEARCHED = 200
"""How many answers are looked at in search of those that print alike. Where these are not enough the way is not taken."""
CLOSELY, CLOSELY_UNTOLD = 30, 100
"""Of how many it is asked closely whether they print alike, beside the bars and where nothing is drawn."""
ENDS = {
    1: (),
    2: ((1, 1),),
    3: ((1, 1), (2, 1), (1, 2)),
    4: ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3)),
    5: ((1, 1), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3), (4, 1), (1, 4)),
}
"""How many parts are one bar at the low and at the high end of the scale, from the finest way to the coarsest, by the number of parts."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """`ways`: from the finest to the coarsest. `known`: of which steps together it is told elsewhere how many people gave them. `summed`:
    a mean beside the bars tells what all steps add up to. `reach`: few people who all stay within fewer steps than these are not drawn."""

    ways: tuple[Bars, ...]
    known: Bars
    reach: int = 0
    summed: bool = False

    def way(self, counts: Counts) -> Bars | None:
        """In which bars these answers are drawn."""
        return self.first(counts) if _hides_enough(self, _people(self.known, counts), self.total(counts)) else None

    def first(self, counts: Counts) -> Bars | None:
        if self.is_near(counts):
            return None
        return next((way for place, way in enumerate(self.ways) if self.stands(place, counts)), None)

    def stands(self, place: int, counts: Counts) -> bool:
        """Whether the way at this place may be taken. It depends on nothing but what is printed then."""
        return _stands(self, place, _people(self.ways[place], counts), self.total(counts))

    def is_near(self, counts: Counts) -> bool:
        """Of 20 people or more this may be told (R8), except beside a mean: so many others are drawn there that not to be drawn would tell
        of one or two."""
        given = [step for step, people in enumerate(counts) if people]
        return not given or ((self.summed or sum(counts) < ROUNDED_BELOW) and given[-1] - given[0] < self.reach)

    def total(self, counts: Counts) -> int | None:
        return _sum(counts) if self.summed else None


def neighbours(counts: Sequence[int], reach: int = 0, *, summed: bool = False) -> Bars | None:
    """Which steps of a scale are drawn as one bar; `reach` and `summed` as a ladder has them. None: the answers are not drawn."""
    return _ladder(len(counts), reach, summed).way(tuple(counts))


def is_step_by_step(counts: Sequence[int]) -> bool:
    """Whether answers beside their mean would be drawn without putting any together."""
    found = neighbours(counts, half_of(len(counts)), summed=True)
    return found is not None and all(len(bar) == 1 for bar in found)


def half_of(steps: int) -> int:
    """How many steps of a scale of so many make half of it or more."""
    return math.ceil((steps - 1) * WIDTH / 100)


def neighbours_by_side(counts: Sequence[int], upper: int, reach: int = 0) -> Bars | None:
    """The same where it is also printed how many people gave the steps from place `upper` on: no bar holds steps of both sides."""
    whole = _ladder(len(counts), reach, summed=False)
    ways = tuple(way for way in whole.ways if any(bar[0] == upper for bar in way))
    return replace(whole, ways=ways, known=(tuple(range(upper)), tuple(range(upper, len(counts))))).way(tuple(counts))


def neighbours_in_all(tables: Sequence[Sequence[int]], reach: int = 0) -> Bars | None:
    """The same for several columns of one table, in which every bar is drawn alike: the finest way that may be taken for each of them."""
    ladder, columns = _ladder(len(tables[0]), reach, summed=False), [tuple(one) for one in tables]
    if any(ladder.is_near(one) for one in columns):
        return None
    return next((way for place, way in enumerate(ladder.ways) if all(ladder.stands(place, one) for one in columns)), None)


@lru_cache(maxsize=256)
def _ladder(steps: int, reach: int, summed: bool) -> Ladder:  # noqa: FBT001 - a cached function takes its arguments by place
    parts = _parts(steps)
    ways = (tuple((step,) for step in range(steps)), *(_with_ends(parts, *ends) for ends in ENDS[len(parts)]))
    return Ladder(tuple(dict.fromkeys(ways)), (tuple(range(steps)),), reach, summed)


def _parts(steps: int) -> Bars:
    if steps <= CELLS:
        return tuple((step,) for step in range(steps))
    half, outer = steps // 2, -(-(steps // 2) // 2)
    edges = sorted({0, outer, half, steps - half, steps - outer, steps})
    return tuple(tuple(range(*pair)) for pair in pairwise(edges))


def _with_ends(parts: Bars, low: int, high: int) -> Bars:
    upper = len(parts) - high
    return (tuple(chain(*parts[:low])), *parts[low:upper], tuple(chain(*parts[upper:])))


@lru_cache(maxsize=1 << 16)
def _stands(ladder: Ladder, place: int, held: Counts, total: int | None) -> bool:
    """No bar is of one or two people, or of everybody, and all answers that take this way and print alike leave every step open."""
    if not _is_plain(held):
        return False
    way = ladder.ways[place]
    told = [step for bar, people in zip(way, held, strict=True) if people and len(bar) > 1 for step in bar]
    alike = _refused(ladder, place, lambda: _answers(way, held, total), CLOSELY)
    return not _left(told, (counts for counts in alike if not ladder.is_near(counts)))


@lru_cache(maxsize=1 << 12)
def _hides_enough(ladder: Ladder, held: Counts, total: int | None) -> bool:
    """Whether those not drawn, although what is known beside is the same, leave every step open too; there may be none at all."""
    near = filter(ladder.is_near, _answers(ladder.known, held, total))
    untold = chain(near, _refused(ladder, len(ladder.ways), lambda: _answers(ladder.known, held, total), CLOSELY_UNTOLD))
    one = next(untold, None)
    return one is None or not _left(range(len(one)), chain([one], untold))


def _refused(ladder: Ladder, places: int, answers: Callable[[], Iterator[Counts]], closely: int) -> Iterator[Counts]:
    """Those answers that may not take any of the first so many ways: at first those whose bars tell so at once."""
    ways = ladder.ways[:places]
    yield from (counts for counts in answers() if not any(_is_plain(_people(way, counts)) for way in ways))
    yield from (counts for counts in islice(answers(), closely) if not any(ladder.stands(place, counts) for place in range(places)))


def _is_plain(held: Counts) -> bool:
    return not any(0 < people <= LONELY or people == sum(held) for people in held)


def _left(steps: Sequence[int], answers: Iterator[Counts]) -> set[int]:
    """The steps that one or two people gave in all of the answers."""
    left = set(steps)
    while left and (counts := next(answers, None)) is not None:
        left -= {step for step in left if not 0 < counts[step] <= LONELY}
    return left


def _answers(bars: Bars, held: Counts, total: int | None) -> Iterator[Counts]:
    """Answers with so many people in each bar, and steps that add up to `total`: some far apart, and what single moves make of them. The
    same ones in the same order whoever asks, at most `SEARCHED`."""
    found = list(dict.fromkeys(_far_apart(bars, held, total)))
    seen = set(found)
    moved = _one_moves if total is None else _two_move
    up = [pair for bar in bars for pair in pairwise(bar)]
    for place in range(SEARCHED):
        if place == len(found):
            return
        yield found[place]
        new = [counts for counts in moved(found[place], up) if counts not in seen]
        seen.update(new)
        found.extend(dict.fromkeys(new))


def _far_apart(bars: Bars, held: Counts, total: int | None) -> Iterator[Counts]:
    if total is None:
        ends = [_all_at(bars, held, pick) for pick in (lambda bar: bar[0], lambda bar: bar[-1], lambda bar: bar[len(bar) // 2])]
        yield from ends
        yield from (tuple(one - one // 2 + other // 2 for one, other in zip(ends[0], end, strict=True)) for end in ends[1:])
        return
    lowest = _all_at(bars, held, lambda bar: bar[0])
    for order in (bars, bars[::-1]):
        yield _raised_to_ends(lowest, order, total)
    yield _raised_together(lowest, bars, total)


def _all_at(bars: Bars, held: Counts, pick: Callable[[Bar], int]) -> Counts:
    counts = [0] * sum(map(len, bars))
    for bar, people in zip(bars, held, strict=True):
        counts[pick(bar)] += people
    return tuple(counts)


def _raised_to_ends(lowest: Counts, bars: Bars, total: int) -> Counts:
    """Until all steps add up to `total`: as many as can be at the upper end of the first bars, one of them on the way there."""
    counts, left = list(lowest), total - _sum(lowest)
    for bar in bars:
        width = bar[-1] - bar[0]
        people = min(counts[bar[0]], left // width) if width else 0
        counts[bar[0]] -= people
        counts[bar[-1]] += people
        left -= people * width
        if left and width and counts[bar[0]]:
            counts[bar[0]] -= 1
            counts[bar[0] + left] += 1
            return tuple(counts)
    return tuple(counts)


def _raised_together(lowest: Counts, bars: Bars, total: int) -> Counts:
    """The same with all people of a bar as near to each other as can be."""
    counts, left = list(lowest), total - _sum(lowest)
    first = {step: bar[0] for bar in bars for step in bar}
    for low, high in sorted((pair for bar in bars for pair in pairwise(bar)), key=lambda pair: pair[0] - first[pair[0]]):
        people = min(counts[low], left)
        counts[low] -= people
        counts[high] += people
        left -= people
    return tuple(counts)


def _one_moves(counts: Counts, up: Sequence[tuple[int, int]]) -> Iterator[Counts]:
    for one, other in up:
        for start, end in ((one, other), (other, one)):
            if counts[start]:
                yield _moved(counts, start, end)


def _two_move(counts: Counts, up: Sequence[tuple[int, int]]) -> Iterator[Counts]:
    """One person a step up and one a step down."""
    for pair in up:
        if counts[pair[0]]:
            risen = _moved(counts, *pair)
            yield from (_moved(risen, high, low) for low, high in up if (low, high) != pair and risen[high])


def _moved(counts: Counts, start: int, end: int) -> Counts:
    return tuple(people - (step == start) + (step == end) for step, people in enumerate(counts))


def _people(bars: Bars, counts: Counts) -> Counts:
    return tuple(sum(counts[step] for step in bar) for bar in bars)


def _sum(counts: Counts) -> int:
    return sum(map(mul, range(len(counts)), counts))
